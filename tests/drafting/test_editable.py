from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.drafting import as_editable, check, read_edited
from goodword.errors import UnreadableDraftError
from goodword.nouns import Audience, Basis, Disclosures, Draft, DraftId, PersonId, Pronoun, Sentence

_AT = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture(name="made")
def _made(case: Callable[..., Any], post: Callable[..., Any]) -> Any:  # noqa: ANN401 - the Case of conftest.py
    return case(
        [
            post(text="@ana your pricing workshop changed how we bill 40 clients.", day="2014-03-03"),
            post(text="Thanks @ana for reviewing our billing code on a Sunday!", day="2016-07-01"),
        ],
        skills=("Pricing",),
    )


def _text(made: Any) -> str:  # noqa: ANN401 - the Case of conftest.py
    checks = check(made.draft, made.evidence, subject=made.subject, public=True)
    return as_editable(made.draft, made.evidence, checks)


def _read(made: Any, text: str) -> Draft:  # noqa: ANN401 - the Case of conftest.py
    return read_edited(made.draft, text, made.evidence, at=_AT, subject=made.subject)


def test_an_editor_shows_each_sentence_with_what_it_rests_on(made: Any) -> None:  # noqa: ANN401 - the Case of conftest.py
    text = _text(made)

    assert (
        "[2 own] Her pricing workshop changed how we bill 40 clients.\n"
        "#   rests on: 2014-03-03, public: “@ana your pricing workshop changed how we bill 40 clients.”\n"
    ) in text
    assert "relation: We met at a harbour meeting\npaid: no\nfamily: no\n" in text
    assert text.endswith("\n[mine] \n")


def test_what_was_not_touched_is_the_very_same_draft(made: Any) -> None:  # noqa: ANN401 - the Case of conftest.py
    assert _read(made, _text(made)) is made.draft


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "   \n"),
        lambda text: text.rstrip("\n"),
        lambda text: text.replace("\n\n", "\n\n\n"),
        lambda text: text.replace("\n", "\r"),
    ],
)
def test_what_editors_do_to_a_file_changes_nothing(spoil: Callable[[str], str], made: Any) -> None:  # noqa: ANN401 - the Case of conftest.py
    assert _read(made, spoil(_text(made))) is made.draft


def test_a_file_of_comments_only_changes_nothing(made: Any) -> None:  # noqa: ANN401 - the Case of conftest.py
    assert _read(made, "") is made.draft
    assert _read(made, "# nothing\n\n") is made.draft


def test_own_words_that_were_cut_stay_own_words(made: Any) -> None:  # noqa: ANN401 - the Case of conftest.py
    edited = _read(made, _text(made).replace("how we bill 40 clients.\n#", "how we bill.\n#"))

    assert edited.sentences[1].text == "Her pricing workshop changed how we bill."
    assert edited.sentences[1].basis is Basis.OWN_WORDS
    assert edited.edited_at == _AT


def test_own_words_with_something_added_are_the_owners_and_keep_their_evidence(made: Any) -> None:  # noqa: ANN401 - the Case of conftest.py
    edited = _read(made, _text(made).replace("[2 own] Her pricing", "[2 own] Her brilliant pricing"))

    assert edited.sentences[1].basis is Basis.OWNER
    assert edited.sentences[1].evidence == ("r0",)


def test_a_fact_that_was_changed_is_the_owners_unless_the_record_says_so_too(made: Any) -> None:  # noqa: ANN401 - the Case of conftest.py
    shorter = _read(made, _text(made).replace("Ana Ruiz and I go back to", "I have known Ana Ruiz since"))
    other = _read(made, _text(made).replace("back to 2014", "back to 2009"))

    assert shorter.sentences[0].basis is Basis.FACT
    assert other.sentences[0].basis is Basis.OWNER


def test_new_lines_are_the_owners_one_sentence_each(made: Any) -> None:  # noqa: ANN401 - the Case of conftest.py
    edited = _read(made, _text(made).replace("\n[mine] \n", "\n[mine] I recommend her. Ask me anything!\n"))

    assert [one.text for one in edited.sentences[-2:]] == ["I recommend her.", "Ask me anything!"]
    assert {one.basis for one in edited.sentences[-2:]} == {Basis.OWNER}
    assert edited.sentences[-1].paragraph == edited.sentences[-3].paragraph + 1


def test_a_line_without_a_mark_is_the_owners(made: Any) -> None:  # noqa: ANN401 - the Case of conftest.py
    edited = _read(made, _text(made) + "[Sic] She asks first.\n")

    assert (edited.sentences[-1].text, edited.sentences[-1].basis) == ("[Sic] She asks first.", Basis.OWNER)


def test_a_line_that_was_taken_out_is_gone_and_lines_may_be_moved(made: Any) -> None:  # noqa: ANN401 - the Case of conftest.py
    lines = [line for line in _text(made).splitlines() if not line.startswith("[3 own]")]
    gone = _read(made, "\n".join(lines))
    moved = _read(
        made, "[3 own] " + made.draft.sentences[2].text + "\n\n[1 fact] " + made.draft.sentences[0].text
    )

    assert [one.text for one in gone.sentences] == [
        one.text for place, one in enumerate(made.draft.sentences) if place != 2
    ]
    assert [one.evidence for one in moved.sentences] == [
        made.draft.sentences[2].evidence,
        made.draft.sentences[0].evidence,
    ]


def test_marks_confirm_and_release(made: Any) -> None:  # noqa: ANN401 - the Case of conftest.py
    text = _text(made).replace("[2 own]", "[2 own, release]")
    edited = _read(made, text.replace("\n[mine] \n", "\n[mine, I saw this myself] She trained 15 people.\n"))

    assert edited.sentences[1].is_released
    assert edited.sentences[-1].is_confirmed


def test_a_confirmation_does_not_outlive_other_words(made: Any) -> None:  # noqa: ANN401 - the Case of conftest.py
    confirmed = Sentence(text="She trained 15 people.", basis=Basis.OWNER, is_confirmed=True)
    draft = replace(made.draft, sentences=(confirmed,))
    edited = read_edited(draft, "She trained 15 people.\nShe trained 50 people.", made.evidence, at=_AT)

    assert [one.is_confirmed for one in edited.sentences] == [True, False]


def test_calling_the_owners_sentence_own_words_does_not_make_it_so(made: Any) -> None:  # noqa: ANN401 - the Case of conftest.py
    edited = _read(made, "[own] She is the best accountant of all.\n[2 fact] She doubled our sales.")

    assert {one.basis for one in edited.sentences} == {Basis.OWNER}


def test_disclosures_are_answered_in_words(made: Any) -> None:  # noqa: ANN401 - the Case of conftest.py
    text = _text(made).replace("paid: no", "paid: Yes").replace("family: no", "family: ?")
    edited = _read(made, text.replace("relation: We met at a harbour meeting", "relation: She taught me"))

    assert edited.disclosures == Disclosures(relation="She taught me", is_paid=True, is_family=None)


def test_an_answer_that_is_neither_yes_nor_no_is_said_in_words(made: Any) -> None:  # noqa: ANN401 - the Case of conftest.py
    with pytest.raises(UnreadableDraftError, match="“paid:” of the draft says “perhaps”"):
        _read(made, _text(made).replace("paid: no", "paid: perhaps"))


def test_a_sentence_that_looks_like_a_disclosure_is_a_sentence_in_the_body(made: Any) -> None:  # noqa: ANN401 - the Case of conftest.py
    edited = _read(made, _text(made) + "relation: is everything to her.\n")

    assert edited.sentences[-1].text == "relation: is everything to her."


def test_skills_go_with_the_sentence_that_speaks_to_them(made: Any) -> None:  # noqa: ANN401 - the Case of conftest.py
    lines = [line for line in _text(made).splitlines() if "I have seen her work" not in line]

    assert made.draft.skills == ("Pricing",)
    assert _read(made, "\n".join(lines)).skills == ()


_ONE_LINE = st.text(max_size=60).map(lambda text: " ".join(text.split())).filter(bool)
_SENTENCES = st.builds(
    Sentence,
    text=_ONE_LINE,
    basis=st.sampled_from(Basis),
    evidence=st.lists(st.sampled_from(["r0", "r1", "gone"]), max_size=2).map(tuple),
    is_confirmed=st.booleans(),
    is_released=st.booleans(),
)


@given(
    sentences=st.lists(_SENTENCES, max_size=6),
    breaks=st.lists(st.booleans(), min_size=6, max_size=6),
    told=st.builds(
        Disclosures,
        relation=st.none() | _ONE_LINE,
        is_paid=st.none() | st.booleans(),
        is_family=st.none() | st.booleans(),
        is_reciprocal=st.none() | st.booleans(),
    ),
)
def test_any_draft_goes_through_an_editor_unharmed(
    sentences: list[Sentence],
    breaks: list[bool],
    told: Disclosures,
    case: Callable[..., Any],
    post: Callable[..., Any],
) -> None:
    number = 0
    placed = []
    for place, sentence in enumerate(sentences):
        number += breaks[place] and place > 0
        placed.append(replace(sentence, paragraph=number))
    made = case([post(text="@ana your notes saved us.", audience=Audience.GROUP), post(text="Thanks @ana")])
    draft = Draft(
        id=DraftId("d9"),
        subject=PersonId("x:1"),
        subject_name="Ana Ruiz",
        owner_name="Nora Voss",
        language="en",
        pronoun=Pronoun.SHE,
        sentences=tuple(placed),
        disclosures=told,
        made_at=_AT,
    )
    checks = check(draft, made.evidence, subject=made.subject, public=True)

    assert read_edited(draft, as_editable(draft, made.evidence, checks), made.evidence, at=_AT) == draft


@given(text=st.text())
def test_any_edited_text_is_read_or_refused_in_words(
    text: str, case: Callable[..., Any], post: Callable[..., Any]
) -> None:
    made = case([post(text="@ana your notes saved us.")])
    try:
        edited = read_edited(made.draft, "[1 own] x\n" + text, made.evidence, at=_AT)
    except UnreadableDraftError:
        return
    assert all(one.text and "\n" not in one.text for one in edited.sentences)
