"""What scripts rely on: the verbs, their JSON forms and exit codes (INTERFACE)."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import CommandLine

ACCOUNT = {"source", "handle", "url", "name"}
PERSON = {"id", "name", "accounts", "emails", "company", "position", "skills", "recommended_at"}
MOMENT = {
    "id", "kind", "direction", "giver", "receiver", "quote", "start", "end",
    "exchange", "skills", "confidence", "substance",
}  # fmt: skip
EXCHANGE = {"id", "native_id", "source", "sent_at", "url", "audience"}
RFC_3339 = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$")
KINDS = {"thanks", "praise", "learned", "help", "endorsement", "congratulation"}


def first(answer: object) -> dict[str, Any]:
    """The first object of a list that holds at least one."""
    assert isinstance(answer, list)
    assert answer
    assert isinstance(answer[0], dict)
    return answer[0]


def whole(answer: object) -> dict[str, Any]:
    """The answer, which must be one object."""
    assert isinstance(answer, dict)
    return answer


def test_import_says_for_each_archive_what_was_read_and_what_it_cannot_contain(
    goodword: CommandLine, samples: Path
) -> None:
    answer = goodword("import", samples / "linkedin.zip", samples / "x-archive.zip", "--json")

    assert answer.code == 0
    report = whole(answer.json)
    assert set(report) >= {"archives", "seconds"}
    for archive in report["archives"]:
        assert set(archive) >= {
            "path", "source", "owner", "accounts", "exchanges", "recommendations", "skipped",
            "first_at", "last_at", "cannot_contain", "already_imported",
        }  # fmt: skip
        assert set(archive["owner"]) >= {"name", "accounts"}
        assert archive["cannot_contain"]
        assert RFC_3339.match(archive["first_at"])
        assert all(set(skipped) == {"member", "position", "reason"} for skipped in archive["skipped"])


def test_importing_the_same_archive_again_changes_nothing(at_home: CommandLine, samples: Path) -> None:
    before = at_home("people", "--json").json, at_home("moments", "--json").json

    answer = whole(at_home("import", samples / "linkedin.zip", "--json").json)

    assert answer["archives"][0]["already_imported"] is True
    assert (at_home("people", "--json").json, at_home("moments", "--json").json) == before


def test_people_are_listed_with_their_accounts_and_the_owner_is_left_out(at_home: CommandLine) -> None:
    answer = at_home("people", "--json")

    person = first(answer.json)
    assert set(person) >= PERSON
    assert set(person["accounts"][0]) >= ACCOUNT
    assert "Ishbel Quennell" not in {one["name"] for one in json.loads(answer.out)}


def test_links_are_answered_accepted_rejected_and_undone(at_home: CommandLine) -> None:
    link = first(at_home("links", "--json").json)
    assert set(link) >= {"id", "left", "right", "probability", "reasons", "decision"}
    assert link["decision"] is None
    assert link["reasons"]

    assert first(at_home("links", "accept", link["id"], "--json").json)["decision"] == "same"
    people = json.loads(at_home("people", "--json").out)
    ids = {link["left"]["id"], link["right"]["id"]}
    assert any(ids <= {account["id"] for account in person["accounts"]} for person in people)
    assert first(at_home("links", "reject", link["id"], "--json").json)["decision"] == "different"
    assert first(at_home("links", "undo", link["id"], "--json").json)["decision"] is None


def test_moments_hold_exact_passages_with_their_place(at_home: CommandLine) -> None:
    answer = at_home("moments", "--json")

    moments = json.loads(answer.out)
    assert set(moments[0]) >= MOMENT
    for moment in moments:
        assert moment["kind"] in KINDS
        assert moment["direction"] in {"given", "received"}
        assert set(moment["exchange"]) >= EXCHANGE
        assert moment["end"] - moment["start"] == len(moment["quote"])
        assert moment["substance"] in {"high", "low"}
        if moment["exchange"]["sent_at"]:
            assert RFC_3339.match(moment["exchange"]["sent_at"])


def test_overlooked_gives_reasons_and_no_number_that_scores_a_person(at_home: CommandLine) -> None:
    answer = at_home("overlooked", "-n", "5", "--json")

    found = json.loads(answer.out)
    assert [one["rank"] for one in found] == [1, 2, 3, 4, 5]
    for one in found:
        assert set(one) == {
            "person", "rank", "reasons", "given", "received", "first_at", "last_at", "skills", "best",
        }  # fmt: skip
        assert all(reason.endswith(".") for reason in one["reasons"])
        assert set(one["person"]) >= PERSON
        assert not any(word in json.dumps(one) for word in ("score", "probability", "influence", "strength"))
        assert all(isinstance(one[key], int) for key in ("rank", "given", "received"))


def test_no_page_of_text_prints_a_percentage_or_a_score(at_home: CommandLine) -> None:
    printed = "".join(at_home(verb).out for verb in ("overlooked", "people", "brands", "last", "links"))
    printed += at_home().out

    own_words = re.sub(r"“.*?”", "", printed)
    assert not re.search(r"\d\s*%|\bscore|\brating|\bstrength|\binfluence|0\.\d\d", own_words, re.IGNORECASE)


def test_skills_are_set_by_the_owner_and_matched(at_home: CommandLine) -> None:
    name = json.loads(at_home("overlooked", "-n", "1", "--json").out)[0]["person"]["id"]

    answer = at_home("skills", name, "--set", "Information Design, Welding", "--json")

    spoken = json.loads(answer.out)
    assert {one["skill"] for one in spoken if one["listed"]} == {"Information Design", "Welding"}
    assert all(set(one) >= {"skill", "listed", "moments", "confidence"} for one in spoken)
    welding = next(one for one in spoken if one["skill"] == "Welding")
    assert welding["moments"] == []


def test_brands_name_only_people_with_a_dated_contact(at_home: CommandLine) -> None:
    company = first(at_home("brands", "--json").json)

    assert set(company) >= {"company", "moments", "people"}
    for one in company["people"]:
        assert set(one) >= {"person", "reasons", "probability"}


def test_last_says_when_and_who_has_waited(at_home: CommandLine) -> None:
    last = whole(at_home("last", "--json").json)

    assert set(last) >= {"last_at", "last_to", "by_year", "waiting_longest"}
    assert last["last_to"]
    assert sum(last["by_year"].values()) == 2


def test_sources_say_how_to_ask(goodword: CommandLine) -> None:
    source = first(goodword("sources", "--json").json)

    assert set(source) >= {"source", "title", "how_to_ask", "holds", "cannot_contain", "not_read"}


def test_doctor_finds_nothing_wrong_in_a_new_home(goodword: CommandLine) -> None:
    answer = goodword("doctor", "--json")

    assert answer.code == 0
    assert set(first(answer.json)) >= {"check", "well", "found", "advice"}


def test_undo_import_takes_back_what_no_other_archive_holds(at_home: CommandLine) -> None:
    before = len(json.loads(at_home("people", "--json").out))
    x = next(one for one in json.loads(at_home("imports", "--json").out) if one["source"] == "x")

    undone = whole(at_home("undo-import", x["id"], "--json").json)

    assert undone["exchanges"] > 0
    assert len(json.loads(at_home("people", "--json").out)) < before
    assert at_home("undo-import", x["id"]).code == 2


def test_never_keeps_someone_out_until_it_is_taken_back(at_home: CommandLine) -> None:
    top = json.loads(at_home("overlooked", "-n", "1", "--json").out)[0]["person"]

    changed = whole(at_home("never", top["id"], "--because", "asked me to", "--json").json)

    assert changed["never"] is True
    assert json.loads(at_home("overlooked", "-n", "1", "--json").out)[0]["person"]["id"] != top["id"]
    at_home("never", top["id"], "--undo")
    assert json.loads(at_home("overlooked", "-n", "1", "--json").out)[0]["person"]["id"] == top["id"]


def test_recognise_answers_line_by_line_and_goes_on_after_a_bad_one(goodword: CommandLine) -> None:
    lines = [
        json.dumps({"id": "a", "text": "Thanks @ana for fixing our build at midnight"}),
        "this is no JSON",
        json.dumps({"id": "c", "text": "The 8.15 is late again"}),
    ]

    answer = goodword("recognise", stdin="\n".join(lines) + "\n")

    one, two, three = map(json.loads, answer.out.splitlines())
    assert (one["id"], one["recognition"], one["targets"]) == ("a", True, ["@ana"])
    assert "Thanks @ana" in one["quote"]
    assert "Expected one JSON object in a line, as `goodword recognise --help` tells; found" in two["error"]
    assert (three["id"], three["recognition"], three["kind"]) == ("c", False, None)


def test_recognise_answers_each_odd_line_with_one_of_its_own(goodword: CommandLine) -> None:
    killer = "thank you @ana " + "!" * 100_000 + " (" * 50_000
    lines = [
        '{"id":"a","text":"thanks \\ud800 @ana"}',
        "[1, 2]",
        '{"id": 5}',
        "",
        json.dumps({"text": killer}),
    ]

    answer = goodword("recognise", stdin="\n".join(lines) + "\n")

    *wrong, last = map(json.loads, answer.out.splitlines())
    assert [list(one) for one in wrong] == [["error"], ["error"], ["id", "error"], ["error"]]
    assert last["targets"] in (["@ana"], [])


@pytest.mark.parametrize(
    ("verb", "good", "bad"),
    [
        ("recognise", {"text": "Thank you @ana for fixing the build."}, {"text": 5}),
        ("match-skills", {"listed_skills": ["SEO"], "post": "Thanks"}, {"listed_skills": ["SEO"]}),
    ],
)
def test_a_filter_takes_numbers_for_ids_and_tells_which_line_it_cannot_read(
    goodword: CommandLine, verb: str, good: dict[str, Any], bad: dict[str, Any]
) -> None:
    lines = [json.dumps({"id": 7, **good}), json.dumps({"id": "b", **bad})]

    right, wrong = map(json.loads, goodword(verb, stdin="\n".join(lines) + "\n").out.splitlines())

    assert right["id"] == 7
    assert "error" not in right
    assert list(wrong) == ["id", "error"]
    assert wrong["id"] == "b"


def test_match_skills_answers_with_spans(goodword: CommandLine) -> None:
    post = "Thanks @ana for the copywriting on our spring leaflet"
    line = {
        "id": "1",
        "listed_skills": ["Copywriting", "Welding"],
        "post": post,
        "contact": {"name": "Ana Ruiz", "handle": "@ana"},
    }

    answer = json.loads(goodword("match-skills", stdin=json.dumps(line) + "\n").out)

    (found,) = answer["skills"]
    assert found["skill"] == "Copywriting"
    assert post[found["start"] : found["end"]] == "copywriting"


def test_json_output_is_one_document_and_nothing_else(at_home: CommandLine) -> None:
    for verb in (
        "people",
        "links",
        "moments",
        "overlooked",
        "last",
        "sources",
        "doctor",
        "imports",
        "letters",
    ):
        json.loads(at_home(verb, "--json").out)
