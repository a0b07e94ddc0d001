"""Each rule by its name: a sentence that it speaks against, and a near one that it lets pass."""

import re

import pytest

from goodword.recognition import Post, recognise
from goodword.recognition.reading import read
from goodword.recognition.vetoes import fired, rules

SPOKEN_AGAINST = [
    ("ff_list", "#FF @one_a @two_b @three_c @four_d"),
    ("follow_thanks", "Thanks for the follow @tess_w, have a look at my shop"),
    ("follow_thanks", "Thank you for accepting my connection request, Imre"),
    ("thanks_in_advance", "Many thanks in advance for any advice on boiler parts"),
    ("thanks_in_advance", "Could you send me the minutes? Thanks so much"),
    ("thanks_but_no", "Thanks for the invitation, but we have decided to stay home"),
    ("causal", "Thanks to the storm there is no ferry today"),
    ("conditional", "If anyone finds my bike I would be eternally grateful"),
    ("request", "@tess_w you are the best at tax forms, could you do mine?"),
    ("reported_speech", "The chairman said that @tess_w had been wonderful"),
    ("self_promotion", "Humbled to be named one of the best trainers, book now"),
    ("sarcasm", "Oh great, thanks @rail_x for another cancelled train 🙃"),
    ("praise_of_thing", "This app is brilliant and the new update is great"),
    ("empty_congratulation", "Happy birthday @tess_w, congratulations"),
    ("small_talk", "ok thanks, have a lovely weekend"),
    ("signature", "Minutes attached.\n\nMany thanks,\nImre"),
    ("everyone", "Thank you everyone, what a night"),
    ("unreal", "He was supposedly a brilliant cook"),
]
"""A rule, and a text that it speaks against."""


def names_of(text: str, *, reply_to: str | None = None, lang: str = "en") -> set[str]:
    reading = read(Post(text=text, reply_to=reply_to, lang=lang))
    return {rule.name for sentence in reading.sentences for rule in fired(reading, sentence)}


@pytest.mark.parametrize(("name", "text"), SPOKEN_AGAINST)
def test_a_rule_fires_where_its_name_says(name: str, text: str) -> None:
    assert name in names_of(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("ff_list", "Thank you @one_a for the map and @two_b for the boots"),
        ("follow_thanks", "Thank you @tess_w for fixing the fence"),
        ("thanks_in_advance", "Thank you @tess_w for fixing the fence yesterday"),
        ("thanks_but_no", "Thank you @tess_w for fixing the fence yesterday"),
        ("causal", "Thanks to @tess_w we found the keys"),
        ("conditional", "Thank you @tess_w for fixing the fence yesterday"),
        ("sarcasm", "Thank you @tess_w for fixing the fence yesterday"),
        ("signature", "Thank you @tess_w for fixing the fence yesterday"),
    ],
)
def test_a_rule_stays_silent_where_its_name_does_not_fit(name: str, text: str) -> None:
    assert name not in names_of(text)


def test_every_rule_has_a_test() -> None:
    assert {rule.name for rule in rules()} == {name for name, _ in SPOKEN_AGAINST}


def test_a_bare_repost_is_nobodys_recognition() -> None:
    post = Post(text="RT @one_a: thank you @tess_w for the map", is_repost=True, quoted_author="@one_a")
    assert recognise(post).recognition is False
    assert recognise(post).veto == "bare_repost"


def test_words_added_to_a_repost_are_judged_alone() -> None:
    text = "RT @one_a: new dates for the tour // @one_a found my lost passport in the crowd, thank you!"
    finding = recognise(Post(text=text, quoted_author="@one_a"))
    assert finding.recognition
    assert finding.quote is not None
    assert "dates" not in finding.quote


def test_quoted_mail_is_not_the_writers() -> None:
    text = "See you on Monday.\n\nOn Tue, Imre wrote:\n> Thank you so much for saving the launch, Carla"
    assert not recognise(Post(text=text)).recognition


def test_thanks_to_nobody_that_can_be_named_are_vetoed_as_no_target() -> None:
    assert recognise(Post(text="So grateful to whoever found my keys, bless you")).veto == "no_target"


def test_what_a_deciding_rule_refuses_is_no_recognition_whatever_the_words() -> None:
    text = "Thank you so much for following me @tess_w, you are brilliant and amazing"
    finding = recognise(Post(text=text))
    assert not finding.recognition
    assert finding.veto == "follow_thanks"


def test_irony_waits_for_the_owners_eye() -> None:
    finding = recognise(Post(text="Thank you @rail_x for helping us all miss the wedding 🙃 you legends"))
    assert not finding.recognition or finding.doubtful


@pytest.mark.parametrize(
    ("lang", "text"),
    [("it", "@noemi sei una forza della natura"), ("pt", "Devo à Deolinda tudo o que sei de teares.")],
)
def test_a_word_of_hearsay_in_one_language_is_none_in_another(lang: str, text: str) -> None:
    assert "reported_speech" not in names_of(text, lang=lang)
    assert "reported_speech" in names_of("Er meint, Deolinda sei ein Engel", lang="de")


def test_every_expression_of_a_rule_compiles() -> None:
    for rule in rules():
        for pattern in filter(None, (rule.pattern, rule.post_pattern, rule.post_without)):
            assert re.compile(pattern).pattern == pattern
