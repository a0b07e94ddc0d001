"""`docs/reference/checks.md` is run: every wrong example is found by its code, every right one is not."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from goodword.drafting import CODES, EarlierLetter, check
from goodword.nouns import Audience, Basis, Disclosures, Draft, Evidence, Sentence, Severity

_PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "checks.md").read_text(encoding="utf-8")
_SECTION = re.compile(r"^## (GW\d+) (.+?)\n(.*?)(?=^## |^# |\Z)", re.MULTILINE | re.DOTALL)
_EXAMPLE = re.compile(r"^(Wrong|Right):\n\n```text\n(.*?)```", re.MULTILINE | re.DOTALL)
_SENTENCE = re.compile(r"\[(own|fact|mine)((?: \w+)*)((?:, [^\]]+)?)\] (.+?)(?: ×(\d+))?")
_BASES = {"own": Basis.OWN_WORDS, "fact": Basis.FACT, "mine": Basis.OWNER}
_EARLIER = (
    EarlierLetter(
        subject_name="Ben Okoro",
        text="I met him in 2014. Ben never lost patience with a question that I had asked before.",
    ),
)
_ANSWERS = {"yes": True, "no": False, "?": None}
_SECTIONS = {code: (title, body) for code, title, body in _SECTION.findall(_PAGE)}
_EXAMPLES = [
    (code, kind, text) for code, (_, body) in _SECTIONS.items() for kind, text in _EXAMPLE.findall(body)
]


@pytest.fixture(name="setting")
def _setting(case: Callable[..., Any], post: Callable[..., Any]) -> Any:  # noqa: ANN401 - the Case of conftest.py
    made = case(
        [
            post(text="@ana your pricing workshop changed how we bill 40 clients.", day="2016-05-03"),
            post(
                text="Thank you for the honest feedback on my pitch deck.",
                day="2018-02-01",
                audience=Audience.DIRECT,
            ),
            post(
                text="@ana you caught the error in the dosage table before the wards used it.",
                day="2019-03-04",
                audience=Audience.GROUP,
            ),
            post(
                text="@ana and @benito built the new rota for our clinic in one evening.",
                day="2020-04-05",
                others=("@benito",),
            ),
            post(text="Nora, your patience with my spreadsheets was heroic.", day="2017-06-07"),
        ]
    )
    made.evidence["r4"] = replace(made.evidence["r4"], is_own=False)
    return made


def _ids(named: str) -> tuple[str, ...]:
    return tuple("linkedin:in/ana" if one == "record" else f"r{one[1:]}" for one in named.split())


def _share(setting: Any, company: str) -> None:  # noqa: ANN401 - the Case of conftest.py
    record = setting.evidence["linkedin:in/ana"]
    text = f"{record.text}\nshared with the owner: {company}"
    setting.evidence[record.id] = replace(record, text=text)


def _call(setting: Any, title: str) -> None:  # noqa: ANN401 - the Case of conftest.py
    record = setting.evidence["linkedin:in/ana"]
    text = record.text.replace("Head of Pricing", title)
    setting.evidence[record.id] = replace(record, text=text)


def _with_answer(told: Disclosures, key: str, answer: bool | None) -> Disclosures:  # noqa: FBT001 - as on the face
    if key == "paid":
        return replace(told, is_paid=answer)
    return replace(told, is_family=answer) if key == "family" else replace(told, is_reciprocal=answer)


def _drafted(text: str, setting: Any) -> Draft:  # noqa: ANN401 - the Case of conftest.py
    """The draft that an example of the page stands for."""
    told = Disclosures(relation="We met at a harbour meeting", is_paid=False, is_family=False)
    sentences: list[Sentence] = []
    skills: tuple[str, ...] = ()
    for line in text.strip().splitlines():
        if found := _SENTENCE.fullmatch(line):
            sentence = Sentence(
                text=found[4],
                basis=_BASES[found[1]],
                evidence=_ids(found[2]),
                is_confirmed="I saw this myself" in found[3],
                is_released="release" in found[3],
            )
            sentences += [sentence] * int(found[5] or 1)
            continue
        key, _, value = line.partition(":")
        match key:
            case "skills":
                skills = tuple(value.split())
            case "relation":
                told = replace(told, relation=value.strip() or None)
            case "title":
                _call(setting, value.strip())
            case "shared":
                _share(setting, value.strip())
            case "paid" | "family" | "reciprocal":
                told = _with_answer(told, key, _ANSWERS[value.strip()])
            case _:
                pytest.fail(f"not understood: {line}")
    draft: Draft = setting.draft
    return replace(draft, sentences=tuple(sentences), skills=skills, disclosures=told)


@pytest.mark.parametrize(("code", "kind", "text"), _EXAMPLES)
def test_the_page_shows_what_each_code_finds(code: str, kind: str, text: str, setting: Any) -> None:  # noqa: ANN401 - the Case of conftest.py
    draft = _drafted(text, setting)
    found = check(draft, setting.evidence, subject=setting.subject, public=True, earlier=_EARLIER)

    assert (code in {one.code for one in found}) is (kind == "Wrong"), [one.message for one in found]


def test_the_page_and_the_code_know_the_same_codes_by_the_same_titles() -> None:
    assert {code: title for code, (title, _) in _SECTIONS.items()} == {one.code: one.title for one in CODES}


def test_every_code_has_one_wrong_and_one_right_example() -> None:
    shown = [(code, kind) for code, kind, _ in _EXAMPLES]

    assert shown == [(code.code, kind) for code in CODES for kind in ("Wrong", "Right")]


def test_the_page_says_what_each_code_does() -> None:
    words = {Severity.FORBIDS: "Forbids", Severity.ASKS: "Asks", Severity.TELLS: "Tells"}

    for code in CODES:
        assert _SECTIONS[code.code][1].strip().startswith(words[code.severity])


def test_private_words_only_tell_while_the_text_stays_in_private_hands(setting: Any) -> None:  # noqa: ANN401 - the Case of conftest.py
    draft = _drafted(
        "[own p1] In February 2018 I thanked her for the honest feedback on my pitch deck.", setting
    )

    found = check(draft, setting.evidence, subject=setting.subject, public=False)
    assert [one.severity for one in found if one.code == "GW201"] == [Severity.TELLS]


def test_private_words_are_known_again_in_a_sentence_that_is_called_the_owners(setting: Any) -> None:  # noqa: ANN401 - the Case of conftest.py
    draft = _drafted("[mine p1] I value the honest feedback on my pitch deck.", setting)

    assert "GW201" in _codes(draft, setting.evidence, setting)


def test_what_linkedin_would_fold_or_cut_is_told_and_forbids_nothing(setting: Any) -> None:  # noqa: ANN401 - the Case of conftest.py
    draft = _drafted("[mine] I would gladly work with Ana again at any time. ×80", setting)

    found = check(draft, setting.evidence, subject=setting.subject, public=True)
    told = {one.code: one.severity for one in found if one.code in {"GW401", "GW403"}}
    assert told == {"GW401": Severity.TELLS, "GW403": Severity.TELLS}


def test_findings_stand_in_the_order_of_the_sentences_and_the_whole_comes_last(setting: Any) -> None:  # noqa: ANN401 - the Case of conftest.py
    draft = _drafted("paid: ?\n[mine] He left in 2009.\n[fact] Nothing.\n[mine] Larkspur hired 12.", setting)
    found = check(draft, setting.evidence, subject=setting.subject, public=True)

    places = [len(draft.sentences) if one.sentence is None else one.sentence for one in found]
    assert places == sorted(places)
    assert {0, 1, 2, 3} <= set(places)


def _codes(draft: Draft, evidence: dict[str, Evidence], setting: Any) -> set[str]:  # noqa: ANN401 - the Case of conftest.py
    return {one.code for one in check(draft, evidence, subject=setting.subject, public=True)}


def test_a_title_in_words_of_the_networks_is_told_and_forbids_nothing(setting: Any) -> None:  # noqa: ANN401 - the Case of conftest.py
    told = "I have known Ana Ruiz, Tweep in chief at Tidewater, since 2016."
    draft = _drafted(f"title: Tweep in chief\n[fact p0 record] {told}", setting)
    found = check(draft, setting.evidence, subject=setting.subject, public=True)

    assert [(one.code, one.severity, one.sentence) for one in found if one.code in {"GW413", "GW415"}] == [
        ("GW415", Severity.TELLS, 0)
    ]


def test_words_of_the_networks_beside_the_title_are_forbidden_all_the_same(setting: Any) -> None:  # noqa: ANN401 - the Case of conftest.py
    draft = _drafted("title: Tweep in chief\n[mine] Ana, Tweep in chief, retweeted me.", setting)

    assert {"GW413", "GW415"} <= _codes(draft, setting.evidence, setting)


@pytest.mark.parametrize(
    ("role", "word"),
    [("Chief Happiness Officer, Larkspur", "Chief Happiness Officer"), ("Nurse, Larkspur", None)],
)
def test_the_owners_own_title_is_looked_at_too(role: str, word: str | None, setting: Any) -> None:  # noqa: ANN401 - the Case of conftest.py
    draft = _drafted("[mine] I recommend Ana without reservation.", setting)
    found = check(draft, setting.evidence, subject=setting.subject, public=True, author_role=role)

    told = [one for one in found if one.code == "GW415"]
    assert [one.sentence for one in told] == ([None] if word else [])
    assert all(f"“{word}”" in one.message for one in told)
