import json
from pathlib import Path

from goodword.credential.reasons import SENTENCES, Caution, Reason, refused, sentence

CASES = Path(__file__).parent.parent.parent / "conformance" / "verify-cases" / "cases.json"


def test_every_reason_and_caution_has_a_sentence() -> None:
    assert set(SENTENCES) == {*Reason, *Caution}
    assert all(text.endswith((".", "{}.")) for text in SENTENCES.values())


def test_every_reason_and_caution_stands_in_the_shared_table() -> None:
    table = json.loads(CASES.read_bytes())["cases"]
    told = [*table, *(case["page"] for case in table if "page" in case)]
    assert {case["reason"] for case in told} >= {*Reason}
    only_where_a_reader_sets_a_limit = {Caution.STATUS_OLD}
    cautions = {caution for case in told for caution in case["cautions"]}
    assert cautions == {*Caution} - only_where_a_reader_sets_a_limit


def test_facts_from_a_file_are_cut_and_made_visible() -> None:
    told = sentence(Reason.TYPE, "x" * 500 + "\n")
    assert len(told) < 300
    assert "\\u001b" in sentence(Reason.TYPE, "\x1b[31m")


def test_an_error_keeps_its_key() -> None:
    error = refused(Reason.DEPTH, 32)
    assert (error.reason, error.exit_code) == ("depth", 1)
