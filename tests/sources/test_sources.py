"""One body for all sources: each folder `NAME/archive…` with its twin `NAME/expected….json`.

`GOODWORD_UPDATE_EXPECTED=1 pytest tests/sources/test_sources.py` writes the twins anew; read the
difference before committing it.
"""

import os
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

import goodword.sources
from goodword.archive import open_archive
from goodword.errors import GoodwordError
from goodword.nouns import Account, Exchange, Record, Skipped
from goodword.ports import Source
from goodword.sources import NAMES, all_sources, identify

HERE = Path(__file__).parent
READ_AT = datetime(2023, 8, 2, tzinfo=UTC)
"""What the calendars there date later has not taken place yet."""
CASES = sorted(folder for folder in HERE.glob("*/archive*") if folder.is_dir())


@pytest.fixture(params=CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def case(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


def records_of(path: Path) -> list[Record]:
    with open_archive(path, read_at=READ_AT) as archive:
        return list(identify(archive).read(archive))


def as_read(path: Path) -> dict[str, object]:
    """What an archive gives, as JSON would hold it, without the digest, which says nothing to a reader."""
    with open_archive(path, read_at=READ_AT) as archive:
        source = identify(archive)
        owner = source.owner(archive)
        whole = {
            "source": source.name,
            "owner": {"name": owner.name, "accounts": [account.id for account in owner.accounts]},
            "records": [{"is": type(record).__name__} | told(record) for record in source.read(archive)],
        }
        text = msgspec.json.encode(whole).decode().replace(archive.digest, "")
    plain: dict[str, object] = msgspec.json.decode(text)
    return plain


def told(record: Record) -> dict[str, object]:
    fields: dict[str, object] = msgspec.to_builtins(record)
    return {name: value for name, value in fields.items() if value not in (None, [], ())}


def zip_of(folder: Path, target: Path, prefix: str = "") -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                packed.write(path, prefix + path.relative_to(folder).as_posix())
    return target


def tar_of(folder: Path, target: Path) -> Path:
    with tarfile.open(target, "w:gz") as packed:
        packed.add(folder, arcname=".")
    return target


FORMS: dict[str, Callable[[Path, Path], Path]] = {
    "zip": lambda folder, made: zip_of(folder, made / "export.zip"),
    "zip with one folder around everything": lambda folder, made: zip_of(
        folder, made / "again.zip", "My export/"
    ),
    "tar.gz": lambda folder, made: tar_of(folder, made / "export.tar.gz"),
}


def test_every_source_has_an_archive_here() -> None:
    assert {case.parent.name for case in CASES} == set(NAMES)


def test_every_package_is_in_the_list_under_the_name_of_its_source() -> None:
    packages = {path.parent.name for path in Path(goodword.sources.__file__).parent.glob("*/__init__.py")}
    assert packages == set(NAMES)
    assert tuple(source.name for source in all_sources()) == NAMES


@pytest.mark.parametrize("name", ["blog", "profile"])
def test_the_process_that_confines_a_parser_imports_no_other_source(name: str) -> None:
    look = "print(*sorted(one for one in sys.modules if one.startswith('goodword.sources.')))"
    told = subprocess.run(
        [sys.executable, "-c", f"import sys, goodword.sources.{name}; {look}"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert {module.split(".")[2] for module in told.stdout.split()} == {name}


def test_a_source_reads_from_its_archive_what_is_expected(case: Path) -> None:
    expected = case.with_name(case.name.replace("archive", "expected") + ".json")
    found = as_read(case)
    if os.environ.get("GOODWORD_UPDATE_EXPECTED"):
        expected.write_bytes(msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n")
    assert found == msgspec.json.decode(expected.read_bytes())


def test_an_archive_is_identified_by_its_own_source_and_no_other(case: Path) -> None:
    with open_archive(case) as archive:
        assert [source.name for source in all_sources() if source.identifies(archive)] == [case.parent.name]


def test_reading_twice_gives_the_same_ids(case: Path) -> None:
    def ids(records: list[Record]) -> list[str]:
        return [record.id for record in records if not isinstance(record, Skipped)]

    assert ids(records_of(case)) == ids(records_of(case))


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_every_form_of_an_archive_gives_the_same(
    case: Path, form: Callable[[Path, Path], Path], tmp_path: Path
) -> None:
    with open_archive(case) as folder, open_archive(form(case, tmp_path)) as packed:
        assert folder.digest == packed.digest
        assert folder.names == packed.names
    assert as_read(form(case, tmp_path)) == as_read(case)


def test_every_exchange_names_only_accounts_that_were_told_before(case: Path) -> None:
    told_so_far: set[str] = set()
    for record in records_of(case):
        if isinstance(record, Account):
            told_so_far.add(record.id)
        elif isinstance(record, Exchange):
            assert {record.author, *(one.account for one in record.addressed)} <= told_so_far


def test_times_are_in_utc_and_ids_are_unique(case: Path) -> None:
    exchanges = [record for record in records_of(case) if isinstance(record, Exchange)]
    offsets = {exchange.sent_at.utcoffset() for exchange in exchanges if exchange.sent_at}
    assert len({offset.total_seconds() if offset is not None else None for offset in offsets} - {0.0}) == 0
    assert len({exchange.id for exchange in exchanges}) == len(exchanges)


def test_progress_ends_where_it_said_it_would(case: Path) -> None:
    steps: list[tuple[int, int]] = []
    with open_archive(case, on_progress=lambda done, whole: steps.append((done, whole))) as archive:
        list(identify(archive).read(archive))
        assert archive.bytes_read == archive.bytes_to_read
    assert steps[-1][0] == steps[-1][1]


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.8, 0.97])
def test_a_cut_zip_gives_what_is_there_or_one_clear_sentence(case: Path, kept: float, tmp_path: Path) -> None:
    whole = zip_of(case, tmp_path / "export.zip").read_bytes()
    cut = tmp_path / "cut.zip"
    cut.write_bytes(whole[: int(len(whole) * kept)])
    found: list[Record] = []
    refusal = ""
    try:
        found = records_of(cut)
    except GoodwordError as error:
        refusal = str(error)
    assert str(cut) in refusal or any(isinstance(record, Skipped) for record in found)


@pytest.mark.parametrize("source", [*all_sources()], ids=lambda source: source.name)
def test_a_source_says_what_its_archives_cannot_contain_and_what_of_them_is_left_alone(
    source: Source,
) -> None:
    for sentences in (source.cannot_contain, source.not_read):
        assert sentences
        assert all(sentence.endswith(".") for sentence in sentences)
