"""A key on paper: it comes back from what was typed, and one typo is found and named."""

from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.errors import BrokenKeyError, KeyLockedError, MistypedBackupError
from goodword.store.backup import PAYLOAD, from_paper, to_paper
from goodword.store.keys import back_up, did_of_key, open_key, restore

WORDS = "four words from nowhere"
PAPER = to_paper(bytes(range(PAYLOAD)), "did:key:z6MkInvented")
LINES = PAPER.splitlines()


def test_a_key_comes_back_from_paper(tmp_path: Path) -> None:
    made = open_key(tmp_path / "key.json", passphrase=lambda _: WORDS)
    paper = back_up(tmp_path / "key.json", passphrase=lambda _: WORDS)
    assert len(paper.splitlines()) == 10
    assert made.did in paper
    there = tmp_path / "elsewhere" / "key.json"
    assert restore(paper.lower(), passphrase=lambda _: WORDS, place=lambda _: there) == made.did
    assert open_key(there, passphrase=lambda _: WORDS).sign(b"words") == made.sign(b"words")
    with pytest.raises(KeyLockedError, match="the backup"):
        restore(paper, passphrase=lambda _: WORDS + "x", place=lambda _: tmp_path / "third")
    with pytest.raises(KeyLockedError):
        back_up(tmp_path / "key.json", passphrase=lambda _: "another")
    assert not (tmp_path / "third").exists()
    other = tmp_path / "other.json"
    kept = open_key(other, passphrase=lambda _: WORDS).did
    with pytest.raises(BrokenKeyError, match="another program has just made a key"):
        restore(paper, passphrase=lambda _: WORDS, place=lambda _: other)
    assert did_of_key(other) == kept


@given(payload=st.binary(min_size=PAYLOAD, max_size=PAYLOAD))
def test_what_is_written_is_read(payload: bytes) -> None:
    assert from_paper(to_paper(payload, "did:key:z6MkInvented")) == payload


@pytest.mark.parametrize("number", range(8))
def test_every_single_typo_is_found_and_its_line_named(number: int) -> None:
    line = LINES[number + 2]
    for place in range(3, len(line)):
        if line[place] == " ":
            continue
        for letter in "0123456789ABCDEFGHJKMNPQRSTVWXYZ":
            if letter != line[place]:
                typed = line[:place] + letter + line[place + 1 :]
                with pytest.raises(MistypedBackupError, match=f"Line {number + 1} is mistyped"):
                    from_paper("\n".join([*LINES[: number + 2], typed, *LINES[number + 3 :]]))


def test_two_letters_that_change_places_are_found() -> None:
    line = LINES[5]
    letters = [place for place in range(3, len(line)) if line[place] != " "]
    for one, other in pairwise(letters):
        if line[one] != line[other]:
            typed = list(line)
            typed[one], typed[other] = line[other], line[one]
            with pytest.raises(MistypedBackupError, match="Line 4 is mistyped"):
                from_paper("\n".join([*LINES[:5], "".join(typed), *LINES[6:]]))


def test_letters_that_look_alike_are_taken_for_what_they_are() -> None:
    alike = PAPER.replace("0", "o").replace("1", "l")
    numbered = [f"{n}  {line.partition(' ')[2]}" for n, line in enumerate(alike.splitlines()[2:], 1)]
    assert from_paper("\n".join(numbered).replace("  ", " - ")) == bytes(range(PAYLOAD))


def test_what_else_is_wrong_is_named() -> None:
    for text, found in (
        ("", "Line 1 of 8 is missing"),
        ("\n".join(LINES[:5]), "Line 4 of 8 is missing"),
        (PAPER + LINES[2], "Line 1 stands twice"),
        (PAPER.replace(LINES[4], LINES[4] + "Q"), "Line 3 has 19 letters; expected 18"),
        (PAPER.replace(LINES[4], LINES[4][:-1] + "U"), "Line 3 holds “U”"),
    ):
        with pytest.raises(MistypedBackupError, match=found):
            from_paper(text)
    other = to_paper(bytes(PAYLOAD), "did:key:z6MkInvented").splitlines()
    with pytest.raises(MistypedBackupError, match="not of one backup"):
        from_paper("\n".join([*LINES[:9], other[9]]))


def test_any_text_is_answered() -> None:
    dice = Random(3)  # noqa: S311 - no secret
    for _ in range(200):
        copy = "".join(chr(dice.randrange(32, 600)) if dice.random() < 0.05 else one for one in PAPER)
        try:
            assert from_paper(copy) == bytes(range(PAYLOAD))
        except MistypedBackupError as error:
            assert "Line" in str(error)  # noqa: PT017 - either answer is right
