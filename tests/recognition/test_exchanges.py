"""From exchanges to recognitions with giver and receiver."""

from collections.abc import Callable

import pytest

from goodword.nouns import Audience, Exchange, ExchangeKind, Manner, RecognitionKind, Substance
from goodword.recognition import NameBook, recognitions_in

Make = Callable[..., Exchange]


def test_a_post_recognises_the_account_of_the_handle(exchange: Make, names: NameBook) -> None:
    made = exchange("Thank you @ana_r for rebuilding our website in one night")
    (found,) = recognitions_in(made, names)
    assert (found.giver, found.receiver, found.receiver_name) == ("x:1", "x:2", None)
    assert found.passage.stands_in(made.text)


def test_an_unknown_handle_leaves_a_name_and_no_receiver(exchange: Make, names: NameBook) -> None:
    (found,) = recognitions_in(exchange("Thank you @nobody_known for rebuilding our website"), names)
    assert (found.receiver, found.receiver_name) == (None, "@nobody_known")


def test_several_receivers_make_several_recognitions(exchange: Make, names: NameBook) -> None:
    found = recognitions_in(exchange("Thank you @ana_r and @jonas_k for carrying the piano upstairs"), names)
    assert [one.receiver for one in found] == ["x:2", "x:3"]
    assert len({one.id for one in found}) == 2


def test_an_answer_recognises_the_one_answered(exchange: Make, names: NameBook) -> None:
    made = exchange(
        "you saved me, thank you for finding that bug so fast",
        kind=ExchangeKind.REPLY,
        addressed=[("x:3", Manner.REPLY)],
    )
    assert [one.receiver for one in recognitions_in(made, names)] == ["x:3"]


def test_a_private_message_recognises_the_other_side(exchange: Make, names: NameBook) -> None:
    made = exchange(
        "Thank you for introducing me to the port authority, we signed this week.",
        kind=ExchangeKind.MESSAGE,
        author="linkedin:in/nora",
        addressed=[("linkedin:in/ana-ruiz", Manner.RECIPIENT)],
        audience=Audience.DIRECT,
    )
    assert [one.receiver for one in recognitions_in(made, names)] == ["linkedin:in/ana-ruiz"]


def test_a_first_name_that_is_also_a_word_is_known_among_the_addressed(
    exchange: Make, names: NameBook
) -> None:
    made = exchange(
        "Hi Mark, thank you for sorting out the payroll at such short notice",
        kind=ExchangeKind.MESSAGE,
        author="linkedin:in/nora",
        addressed=[("linkedin:in/mark-hale", Manner.RECIPIENT), ("linkedin:in/ana-ruiz", Manner.RECIPIENT)],
        audience=Audience.GROUP,
    )
    assert [one.receiver for one in recognitions_in(made, names)] == ["linkedin:in/mark-hale"]


def test_a_quoting_post_recognises_the_quoted_one(exchange: Make, names: NameBook) -> None:
    made = exchange(
        "thank you for writing this up so clearly, you saved me a week of work",
        kind=ExchangeKind.QUOTE,
        addressed=[("x:2", Manner.QUOTED)],
        quoted="How a tide table is made",
    )
    assert [one.receiver for one in recognitions_in(made, names)] == ["x:2"]


def test_the_words_of_somebody_else_are_never_taken(exchange: Make, names: NameBook) -> None:
    made = exchange(
        "Meeting is at nine.",
        kind=ExchangeKind.QUOTE,
        addressed=[("x:2", Manner.QUOTED)],
        quoted="Thank you @jonas_k for saving the whole launch",
    )
    assert recognitions_in(made, names) == ()


@pytest.mark.parametrize("kind", [ExchangeKind.REPOST, ExchangeKind.REACTION, ExchangeKind.MEETING])
def test_reposts_reactions_and_meetings_recognise_nobody(
    kind: ExchangeKind, exchange: Make, names: NameBook
) -> None:
    made = exchange("Thank you @ana_r for saving the launch", kind=kind, addressed=[("x:2", Manner.REPOSTED)])
    assert recognitions_in(made, names) == ()


def test_nobody_recognises_himself(exchange: Make, names: NameBook) -> None:
    assert recognitions_in(exchange("Thank you @owner_o for saving the whole launch"), names) == ()


def test_an_endorsement_is_the_skill_and_certain(exchange: Make, names: NameBook) -> None:
    made = exchange(
        "Technical Writing",
        kind=ExchangeKind.ENDORSEMENT,
        author="linkedin:in/nora",
        addressed=[("linkedin:in/ana-ruiz", Manner.SUBJECT)],
    )
    (found,) = recognitions_in(made, names)
    assert found.kind is RecognitionKind.ENDORSEMENT
    assert (found.confidence, found.substance, found.receiver) == (1.0, Substance.LOW, "linkedin:in/ana-ruiz")
    assert [skill.skill for skill in found.skills] == ["Technical Writing"]
    assert found.passage.quote == "Technical Writing"


def test_a_recommendation_is_about_its_subject(exchange: Make, names: NameBook) -> None:
    made = exchange(
        "I sat beside Ana for years. She taught me everything I know about tide tables. Thanks, Jonas.",
        kind=ExchangeKind.RECOMMENDATION,
        author="linkedin:in/nora",
        addressed=[("linkedin:in/ana-ruiz", Manner.SUBJECT)],
    )
    found = recognitions_in(made, names)
    assert {one.receiver for one in found} == {"linkedin:in/ana-ruiz"}
    assert any("taught me" in one.passage.quote for one in found)


def test_a_dry_recommendation_is_one_endorsement_over_its_first_sentence(
    exchange: Make, names: NameBook
) -> None:
    made = exchange(
        "Ana and I sat in the same office. The office was in Leeds.",
        kind=ExchangeKind.RECOMMENDATION,
        author="linkedin:in/nora",
        addressed=[("linkedin:in/ana-ruiz", Manner.SUBJECT)],
    )
    (found,) = recognitions_in(made, names)
    assert found.kind is RecognitionKind.ENDORSEMENT
    assert found.passage.quote == "Ana and I sat in the same office."


def test_the_received_direction_follows_the_same_rules(exchange: Make, names: NameBook) -> None:
    made = exchange("Thank you @owner_o for reviewing my whole thesis", author="x:3")
    assert [(one.giver, one.receiver) for one in recognitions_in(made, names)] == [("x:3", "x:1")]


def test_the_same_exchange_gives_the_same_ids(exchange: Make, names: NameBook) -> None:
    made = exchange("Thank you @ana_r for rebuilding our website in one night")
    assert recognitions_in(made, names) == recognitions_in(made, names)


def test_an_empty_exchange_gives_nothing(exchange: Make, names: NameBook) -> None:
    assert recognitions_in(exchange(" \n "), names) == ()


@pytest.mark.parametrize(
    ("trailer", "kind"),
    [
        ("Helped-by", RecognitionKind.HELP),
        ("reviewed-by", RecognitionKind.HELP),
        ("Inspired-by", RecognitionKind.LEARNED),
        ("Thanks-to", RecognitionKind.THANKS),
    ],
)
def test_a_trailer_is_recognition_of_the_kind_that_its_key_says(
    exchange: Make, names: NameBook, trailer: str, kind: RecognitionKind
) -> None:
    made = exchange(
        f"Round tide heights to the centimetre\n\n{trailer}: Ana Ruiz",
        kind=ExchangeKind.CREDIT,
        addressed=[("x:2", Manner.SUBJECT)],
    )
    (found,) = recognitions_in(made, names)
    assert (found.kind, found.receiver, found.confidence) == (kind, "x:2", 1.0)
    assert found.substance is Substance.HIGH
    assert found.passage.quote == made.text


@pytest.mark.parametrize("trailer", ["Signed-off-by", "Acked-by", "Cc", "Thank you so much", ""])
def test_a_trailer_that_passes_a_change_on_recognises_nobody(
    exchange: Make, names: NameBook, trailer: str
) -> None:
    made = exchange(
        f"Thank you for the great review\n\n{trailer}: Ana Ruiz",
        kind=ExchangeKind.CREDIT,
        addressed=[("x:2", Manner.SUBJECT)],
    )
    assert recognitions_in(made, names) == ()
