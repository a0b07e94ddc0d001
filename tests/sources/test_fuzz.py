"""Every source over damaged archives: what nobody wrote down as a case.

`make soak` runs this long; what it finds becomes a case of its own beside the source.
"""

import zipfile
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodword.archive import open_archive
from goodword.errors import GoodwordError, UnknownArchiveError
from goodword.nouns import Account, Exchange, Record, Skipped
from goodword.sources import all_sources
from tests.conftest import SOAK
from tests.sources.mutations import Files, mutated

HERE = Path(__file__).parent
CASES = sorted(folder for folder in HERE.glob("*/archive*") if folder.is_dir())
BY_NAME = {source.name: source for source in all_sources()}
EXAMPLES = 500 if SOAK else 12
_WITH_A_CHILD = {"blog-archive", "blog-archive-atom", "profile-archive-page", "profile-archive-pdf"}
"""Cases whose parser starts in a process of its own each time: fewer examples, but for `make soak`."""
AT_MOST = 6
"""Records that may hang on one value: a post, or the recipients and the author of a message."""


def files_of(case: Path) -> Files:
    return {
        file.relative_to(case).as_posix(): file.read_bytes()
        for file in sorted(case.rglob("*"))
        if file.is_file()
    }


def read(path: Path, files: Files, source: str) -> list[Record]:
    """All records that the source reads of these files. Raises GoodwordError where it is not read at all."""
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    with open_archive(path) as archive:
        BY_NAME[source].owner(archive)
        found = list(BY_NAME[source].read(archive))
        if not BY_NAME[source].identifies(archive):
            raise UnknownArchiveError(archive.path, "what is no longer known", [])
        return found


def name_of(case: Path) -> str:
    return f"{case.parent.name}-{case.name}"


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_no_damage_makes_a_source_fall_or_lose_anything_in_silence(
    case: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    whole = files_of(case)
    folder = tmp_path_factory.mktemp("damaged")
    before = read(folder / "whole.zip", whole, case.parent.name)

    @given(seed=st.integers(0, 2**32))
    @settings(max_examples=EXAMPLES if SOAK or name_of(case) not in _WITH_A_CHILD else EXAMPLES // 4)
    def holds(seed: int) -> None:
        files, count = mutated(whole, seed)
        with suppress(GoodwordError):  # one sentence that says why nothing can be read
            assert_nothing_lost(before, read(folder / "damaged.zip", files, case.parent.name), count)

    holds()


def exchanges(records: list[Record]) -> list[Exchange]:
    return [record for record in records if isinstance(record, Exchange)]


def skips(records: list[Record]) -> set[tuple[str, str]]:
    return {(record.origin.member, record.reason) for record in records if isinstance(record, Skipped)}


def assert_nothing_lost(before: list[Record], found: list[Record], changes: int) -> None:
    """What is found can be stored and names only accounts that were told; more than was touched is told."""
    msgspec.json.encode(found)
    assert all(reason for _, reason in skips(found))
    told = {record.id for record in found if isinstance(record, Account)}
    for one in exchanges(found):
        assert {one.author, *(addressed.account for addressed in one.addressed)} <= told
        assert one.sent_at is None or one.sent_at.tzinfo is not None
    if skips(found) <= skips(before):
        assert len(exchanges(found)) >= len(exchanges(before)) - changes * AT_MOST
