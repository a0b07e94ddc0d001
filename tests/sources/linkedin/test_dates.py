import zipfile
from pathlib import Path

from goodword.archive import open_archive
from goodword.nouns import Account
from goodword.sources import identify


def test_the_date_of_an_export_stands_in_its_name(tmp_path: Path) -> None:
    path = tmp_path / "Complete_LinkedInDataExport_04-25-2026.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("Connections.csv", "First Name,Last Name,Connected On\nAna,Ruiz,07 Jun 2016\n")
    with open_archive(path) as archive:
        found = [record for record in identify(archive).read(archive) if isinstance(record, Account)]
    assert {one.seen_at.date().isoformat() for one in found if one.seen_at} == {"2026-04-25"}
