"""The shared table of signed files, good and hostile, as the Python verifier answers it."""

import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import msgspec
import pytest

from goodword.credential import verify
from goodword.credential.reasons import SENTENCES
from goodword.errors import UnreadableCredentialError

ROOT = Path(__file__).parent.parent.parent / "conformance"
FOLDER = ROOT / "verify-cases"


class Page(msgspec.Struct, forbid_unknown_fields=True):
    """What the page in the browser says instead; asked in `tests/browser`."""

    reason: str | None
    cautions: tuple[str, ...]


class Case(msgspec.Struct, forbid_unknown_fields=True):
    """A line of the table."""

    file: str
    about: str
    verified: bool
    reason: str | None
    accepted: bool
    accepted_by_subject: bool
    cautions: tuple[str, ...]
    page: Page | None = None


class Table(msgspec.Struct, forbid_unknown_fields=True):
    """The table."""

    now: datetime
    cases: list[Case]


TABLE = msgspec.json.decode((FOLDER / "cases.json").read_bytes(), type=Table)


def key_of(told: str) -> str:
    """The key of the sentence that was told."""
    patterns = {key: ".*".join(map(re.escape, text.split("{}"))) for key, text in SENTENCES.items()}
    return next(key for key, pattern in patterns.items() if re.fullmatch(pattern, told))


def answered(case: Case) -> Case:
    """What `verify` says of the file of `case`."""
    try:
        answer = verify((FOLDER / case.file).read_bytes(), now=TABLE.now)
    except UnreadableCredentialError:
        return msgspec.structs.replace(
            case, verified=False, reason="unreadable", accepted=False, accepted_by_subject=False, cautions=()
        )
    return msgspec.structs.replace(
        case,
        verified=answer.verified,
        reason=key_of(answer.problems[0]) if answer.problems else None,
        accepted=answer.acceptance is not None,
        accepted_by_subject=answer.acceptance is not None and answer.acceptance.is_by_subject,
        cautions=tuple(map(key_of, answer.warnings)),
    )


@pytest.mark.parametrize("case", TABLE.cases, ids=lambda case: case.file.removesuffix(".json"))
def test_the_verifier_says_what_the_table_says(case: Case) -> None:
    assert answered(case) == case


def test_every_file_stands_in_the_table_once() -> None:
    named = [case.file for case in TABLE.cases]
    assert sorted(named) == sorted(path.name for path in FOLDER.iterdir() if path.name != "cases.json")
    assert len(named) > 100


def test_the_same_files_are_made_again(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(ROOT / "make_cases"), str(tmp_path)], check=True, timeout=120)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in FOLDER.iterdir()}
