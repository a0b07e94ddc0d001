"""Bad input gives a clear answer with bounded work."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.recognition import Post, findings, may_hold_recognition, recognise
from goodword.recognition.reading import LONGEST, read

MEGABYTE = 1_000_000


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t ",
        "🙏🙏🙏",
        "\x00\x01\x02 thank you \u202e@ana\u202c",
        "thank you \ud800 @ana for the \udfff map",
        "t̸̢h̷̛a̴n̵k̶ ̷y̴o̵u̶ @ana" + "\u0336" * 500,
        "İİİ thank you @ana İİİ",
        "شكراً thank you ありがとう @ana merci",
        "@" * 300,
        "@@@ @. @- thank you",
    ],
)
def test_odd_texts_are_answered(text: str) -> None:
    finding = recognise(Post(text=text))
    if finding.recognition:
        assert finding.quote is not None
        assert text[finding.start : finding.end] == finding.quote


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "thank you ",
        "@ana ",
        "#ff @a",
        "thanks @ana and ",
        "Ana Ruiz and ",
        '"thank you said ',
        "\n> thanks",
        "On Tue wrote",
        " #thanks",
        "Thanks. ",
        "RT @a: ",
        "if ",
        "ありがとう",
        "Mr Mr Mr ",
        "said ",
        "thanks to a's ",
        "“",
        "Ana, ",
        "> \n",
        "RT @a: // ",
        "If @a ",
        "thank you 🙏 #x ",
        "t\u0338",
        "\u202e",
        "شكرا ",
        "さん",
    ],
)
def test_a_megabyte_of_anything_is_read_up_to_the_limit_only(unit: str) -> None:
    text = (unit * (MEGABYTE // len(unit) + 1))[:MEGABYTE]
    reading = read(Post(text=text))
    assert sum(len(sentence.text) for sentence in reading.sentences) <= LONGEST
    assert all(sentence.end <= LONGEST for sentence in reading.sentences)
    assert len(findings(Post(text=text))) <= len(reading.sentences)


@given(st.text(max_size=300))
def test_any_text_gives_a_quote_that_stands_in_it(text: str) -> None:
    for finding in findings(Post(text=text, reply_to="@ana")):
        assert text[finding.start : finding.end] == finding.quote
        assert 0.0 <= finding.confidence <= 1.0
        assert finding.targets


@given(st.text(alphabet="thanksyou @an,.'\"\n#f🙏ü", max_size=200))
def test_what_the_gate_turns_away_holds_no_finding(text: str) -> None:
    if not may_hold_recognition(text):
        assert findings(Post(text=text, reply_to="@ana")) == ()


@pytest.mark.parametrize("unit", ["If ", "I ", "Ana and ", "A\u0301", "Mr. ", "Hi, ", "A-", "\u202e A"])
def test_asking_whether_anybody_is_named_takes_any_text(unit: str) -> None:
    text = "thank you so much for the brilliant help " + unit * 5_000
    assert all(text[one.start : one.end] == one.quote for one in findings(Post(text=text)))
