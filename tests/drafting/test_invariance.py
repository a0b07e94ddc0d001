"""Who is recommended plays no part in how: another name and another pronoun change nothing else."""

import re
from collections.abc import Callable
from itertools import islice, product
from typing import Any

from goodword.drafting import check
from goodword.nouns import Pronoun
from tests.conftest import SOAK
from tests.drafting.conftest import Post, person

_SWAPS = 1000 if SOAK else 250
_NAMES = (
    "Ana Ruiz", "Tom Becker", "Mary Whitlock", "Mohammed Saleh", "Mei Tan", "Olena Kovalenko", "Björn Ek",
    "Aoife Byrne", "Kwame Boateng", "Fatima Zahra", "Grace Hall", "Will Stone", "Rose Field", "Mark Bishop",
    "Jean Petit", "Nuria Sol", "Ṣadé Akin", "Łucja Wrona", "Dmitri Orlov", "Yuki Mori",
)  # fmt: skip
_DEEDS = (
    "@{h} your pricing workshop changed how we bill 40 clients.",
    "@{h} you caught the error in the dosage table before the wards used it.",
    "Thank you @{h} for the honest feedback on my pitch deck.",
    "@{h} you taught me to read a balance sheet, and it stayed.",
    "I learned more about rivers from @{h} than from any book.",
    "@{h} you’re the reason our library has a roof.",
    "Congratulations @{h} on the prize for the tide tables!",
    "{n} drove to Leeds in the snow to mend our printer.",
    "@{h} you were kind and patient with all of our apprentices.",
    "@{h} you don't give up: you called nine foundries for our bell.",
)
_FORMS = {
    "she": "S", "he": "S", "hers": "P", "her": "O", "him": "O", "his": "O", "herself": "R", "himself": "R",
}  # fmt: skip


def _unnamed(text: str, name: str) -> list[str]:
    """The words with the name and the pronouns taken for one; "her" and "his" are one form in English."""
    names = {word.casefold() for word in name.split()}
    words = (word.casefold() for word in re.findall(r"[^\W_]+(?:['’][^\W_]+)*|[^\w\s]", text))
    told = ["N" if word.removesuffix("’s") in names else _FORMS.get(word, word) for word in words]
    return " ".join(told).replace("N N", "N").split()


def test_swaps_of_name_and_pronoun_change_nothing_else(case: Callable[..., Any]) -> None:
    first: dict[int, tuple[list[str], set[str]]] = {}
    starts = range(len(_DEEDS))
    swaps = islice(product(range(3), starts, _NAMES, (Pronoun.SHE, Pronoun.HE)), _SWAPS)
    for more, start, name, pronoun in swaps:
        chosen = [_DEEDS[(start + step * (more + 1)) % len(_DEEDS)] for step in range(3)]
        posts = [
            Post(text=deed.format(h="friend", n=name.split()[0]), day=f"{2014 + place}-05-03")
            for place, deed in enumerate(dict.fromkeys(chosen))
        ]
        made = case(posts, subject=person(name, "@friend"), pronoun=pronoun)
        found = check(made.draft, made.evidence, subject=made.subject, public=True)
        told = _unnamed(made.draft.text, name), {one.code for one in found}
        assert told == first.setdefault(start * 10 + more, told), (name, pronoun, made.draft.text)
