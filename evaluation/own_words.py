"""Whose words drafts are made of: content words of whole drafts, in three lengths and seven languages.

    python evaluation/own_words.py [--write]

Drafts are composed of labelled posts (`data/recognition-dev.jsonl.gz`: posts to one person with a handle,
by many writers) for somebody whose role and one skill are known, and of the sample archives, as `goodword
draft` composes them for everybody about whom a deed can be told. A content word is no small
word of the seven languages, no figure and not the name; it is the owner's where a post that the draft is made
of holds it, whatever its ending. Relation, role, skills, counts and "I wrote" are counted as not the owner's.
Drafts that tell no deed, since no post could stand in a letter, are left out: there is nothing to count.
"""

import argparse
import gzip
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from thanked import NAME, OWNER_NAME, SUBJECT, moment_of

from goodword.drafting import Material, compose, gather
from goodword.drafting.shares import share_of
from goodword.drafting.voice import Voice
from goodword.errors import NothingToDraftError
from goodword.nouns import (
    Account,
    Basis,
    Draft,
    DraftId,
    Person,
    PersonId,
    Pronoun,
    SpokenOf,
    TextForm,
)
from goodword.settings import FixedClock, Home
from goodword.text.catalogue import languages
from goodword.workflow.asking import contacts
from goodword.workflow.writing import Choices, DraftInHand, begin_draft

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
POSTS = {TextForm.LINE: 5, TextForm.LINKEDIN: 8, TextForm.LETTER: 12}
DRAFTS = 100


def _labelled(language: str) -> list[tuple[str, str]]:
    found = []
    with gzip.open(HERE / "data" / "recognition-dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            targets = row["targets"]
            if row["recognition"] and row["lang"] == language and len(targets) == 1 and targets[0][0] == "@":
                text, quote = (row[key].replace(targets[0], "@mara") for key in ("text", "quote"))
                found += [(text, quote)] if quote in text else []
    return found


def _composed(language: str, form: TextForm) -> Iterator[float]:
    """The share of each draft of labelled posts."""
    chance, posts = random.Random(f"{language} {form}"), _labelled(language)
    known = Account(
        id=SUBJECT, source="x", handle="@mara", name=NAME, company="Fjordlys",
        position="Project Coordinator", seen_at=datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip
    subject = Person(id=PersonId("p1"), name=NAME, accounts=(known,))
    for _ in range(DRAFTS):
        drawn = enumerate(chance.sample(posts, POSTS[form]))
        moments = tuple(moment_of(*post, at, datetime(2012 + at, 5, 3, tzinfo=UTC)) for at, post in drawn)
        spoken = SpokenOf(
            skill="Facilitation", is_listed=True, moments=(moments[0].recognition.id,), confidence=0.9
        )
        material = Material(
            subject=subject,
            owner_name=OWNER_NAME,
            tie=None,
            moments=moments,
            spoken=(spoken,),
            language=language,
        )
        evidence = gather(material, exchanges=())
        draft = compose(
            material, pronoun=Pronoun.SHE, draft_id=DraftId("d1"), made_at=NOW, evidence=evidence, form=form
        )
        if _tells_a_deed(draft):
            share = share_of(draft.sentences, {piece.id: piece for piece in evidence}, Voice.of(draft))
            yield share.own / share.all


def _of_samples(folder: Path) -> dict[TextForm, list[float]]:
    """The shares of drafts for everybody in the sample archives of whom enough can be told."""
    made = str(folder / "archives")
    subprocess.run(
        [sys.executable, str(HERE.parent / "samples" / "build.py"), made],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    reading = [sys.executable, "-m", "goodword", "--home", str(folder / "home"), "import", made, "--yes"]
    subprocess.run(reading, check=True, stdout=subprocess.DEVNULL)
    home = Home(folder / "home", FixedClock(NOW))
    shares: dict[TextForm, list[float]] = {form: [] for form in TextForm}
    for person in contacts(home.store):
        for form in TextForm:
            try:
                hand = begin_draft(
                    home.store,
                    person.id,
                    choices=Choices(pronoun=Pronoun.SHE, form=form),
                    clock=home.clock,
                    is_afresh=True,
                )
            except NothingToDraftError:
                break
            if _tells_a_deed(hand.draft):
                shares[form].append(_share(hand))
    return shares


def _tells_a_deed(draft: Draft) -> bool:
    return any(one.basis is Basis.OWN_WORDS for one in draft.sentences)


def _share(hand: DraftInHand) -> float:
    share = share_of(hand.draft.sentences, hand.evidence, Voice.of(hand.draft))
    return share.own / share.all


def _row(what: str, form: TextForm, shares: Sequence[float]) -> str:
    low = sorted(shares)[len(shares) // 20]
    enough = sum(share >= 0.8 for share in shares) / len(shares)
    mean = sum(shares) / len(shares)
    return f"| {what} | {form} | {len(shares)} | {mean:.2f} | {low:.2f} | {min(shares):.2f} | {enough:.0%} |"


def table() -> str:
    """The page of results."""
    with tempfile.TemporaryDirectory() as folder:
        of_samples = _of_samples(Path(folder))
    rows = [_row("sample archives, en", form, of_samples[form]) for form in TextForm]
    rows += [
        _row(f"labelled posts, {tongue}", form, list(_composed(tongue, form)))
        for tongue in languages()
        for form in TextForm
    ]
    intro = (__doc__ or "").split("\n\n", 2)[2].strip()
    head = "| drafts of | length | drafts | own words, mean | one in twenty below | lowest | at least 0.80 |"
    return "\n".join(
        ["# Own words: whose words is a draft made of?", "", intro, "", head, "| --- " * 7 + "|", *rows]
    ) + (
        "\n\nAim: at least 0.80. Where a draft stays below, the check GW414 says so: “In 2016 I praised\n"
        "her for staying with the interns” holds three words, and one of them is ours.\n"
    )


def main() -> None:
    """Print the table; with --write keep it."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true")
    text = table()
    print(text)
    if options.parse_args().write:
        (HERE / "results" / "own_words.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
