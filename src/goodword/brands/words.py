"""What the words themselves say of a firm: that it is one, and that it is praised and not mocked."""

import re
from functools import cache

from goodword.text.companies import bears_legal_form
from goodword.text.shipped import shipped_table


def is_called_a_firm(name: str, text: str) -> bool:
    """Whether the name bears a legal form, or `text` says that it is a firm: "NAME, the printers"."""
    if bears_legal_form(name):
        return True
    words = " ".join(text.split())
    return any(re.search(rule.replace("NAME", re.escape(name)), words) for rule in _rules("firm"))


def is_mocked(text: str, *, is_doubtful: bool) -> bool:
    """Whether thanks are for a harm, or where they are doubtful anyway, a complaint stands around them.

    Firms are mocked with thanks more often than people are: irony is most of what is said to them.
    """
    rules = (*_rules("harm_thanked"), *(_rules("harm_around") if is_doubtful else ()))
    return any(re.search(rule, text) for rule in rules)


@cache
def _rules(which: str) -> tuple[str, ...]:
    return shipped_table("goodword.brands", "firms.toml", dict[str, tuple[str, ...]])[which]
