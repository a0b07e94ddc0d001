"""One lie a sentence, hand-made, in sentences of all three bases: found, and the truth left in peace."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from goodword.drafting import check
from goodword.nouns import Basis, Sentence, Severity

_TABLE = Path(__file__).with_name("lies.tsv")
_BASES = {"own": Basis.OWN_WORDS, "fact": Basis.FACT, "owner": Basis.OWNER}
_GROUNDS = "GW1"


def _rows() -> Iterator[list[str]]:
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")


def _is_stopped(row: list[str], case: Callable[..., Any], post: Callable[..., Any]) -> bool:
    _, basis, text, said = row
    made = case([post(text=text)])
    cited = ("r0",) if basis != "fact" else (f"{0:032x}", "linkedin:in/ana")
    sentence = Sentence(text=said, basis=_BASES[basis], evidence=cited)
    draft = replace(made.draft, sentences=(sentence,), skills=())
    found = check(draft, made.evidence, subject=made.subject, public=True)
    return any(one.code.startswith(_GROUNDS) and one.severity is Severity.FORBIDS for one in found)


def test_nineteen_lies_of_twenty_are_stopped(case: Callable[..., Any], post: Callable[..., Any]) -> None:
    lies = [row for row in _rows() if row[0] != "true"]
    missed = [row for row in lies if not _is_stopped(row, case, post)]

    assert len(lies) >= 50
    assert len(missed) <= 0.05 * len(lies), missed


def test_nineteen_true_sentences_of_twenty_pass(case: Callable[..., Any], post: Callable[..., Any]) -> None:
    truths = [row for row in _rows() if row[0] == "true"]
    stopped = [row for row in truths if _is_stopped(row, case, post)]

    assert len(truths) >= 25
    assert len(stopped) <= 0.05 * len(truths), stopped
