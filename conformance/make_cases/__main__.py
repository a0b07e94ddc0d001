# ruff: noqa: INP001 - a script beside the files that it makes, no package
"""Make `verify-cases/`: signed files, good and hostile, and what a verifier has to say of each.

Run as `python conformance/make_cases [FOLDER]`. The keys are fixed and public, the times
are fixed, so the same files come out on every machine; `tests/conformance` makes them again
and compares. The Python verifier and the page in the browser are both run against them.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from answered import other_acceptances, other_envelopes
from changed import changed_files, hostile_json, touched_files
from good import good_files, names_that_deceive, relaid_files
from making import NOW, Case
from on_paper import letters_as_pdf
from revoked import keys_given_up, statements_to_refuse
from signed_otherwise import (
    other_contexts,
    other_forms,
    other_keys,
    other_options,
    other_proof_sets,
    sets_of_both,
)
from sites import sites_as_issuers, sites_to_refuse
from withdrawn import lists_of_withdrawals, lists_to_refuse


def cases() -> Iterator[Case]:
    """Every case, in the order of the table."""
    for group in (
        good_files, relaid_files, touched_files, changed_files, hostile_json, other_contexts, other_forms,
        other_options, other_proof_sets,
        sets_of_both, other_keys, other_acceptances, other_envelopes, names_that_deceive,
        letters_as_pdf,
        lists_of_withdrawals, lists_to_refuse, keys_given_up, statements_to_refuse,
        sites_as_issuers, sites_to_refuse,
    ):  # fmt: skip
        yield from group()


def row(case: Case) -> dict[str, object]:
    """The line of a case in `cases.json`."""
    told: dict[str, object] = {
        "file": case.file,
        "about": case.about,
        "verified": case.reason is None,
        "reason": case.reason,
        "accepted": case.accepted,
        "accepted_by_subject": case.accepted_by_subject,
        "cautions": list(case.cautions),
    }
    if case.page is not None:
        told["page"] = {"reason": case.page.reason, "cautions": list(case.page.cautions)}
    return told


def main(folder: Path) -> None:
    """Write every case and the table of them into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for case in cases():
        (folder / case.file).write_bytes(case.data)
        rows.append(row(case))
    table = {"now": NOW.strftime("%Y-%m-%dT%H:%M:%SZ"), "cases": rows}
    (folder / "cases.json").write_text(
        json.dumps(table, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "verify-cases")
