from collections.abc import Callable

import pytest

from goodword.nouns import Account
from goodword.people.names import Likeness, clearly_differ, likeness, shape
from goodword.people.sides import side_of
from goodword.people.weighing import weigh

Make = Callable[..., Account]


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Ana Ruiz", "Dr. Ana RUIZ, Ph.D.", Likeness.EQUAL),
        ("Łukasz Wójcik", "Lukasz Wojcik", Likeness.SAME_BUT_ACCENTS),
        ("Ruiz Ana", "Ana Ruiz", Likeness.SAME_WORDS),
        ("Ruiz, Ana", "Ana Ruiz", Likeness.EQUAL),
        ("van Dijk, Piet", "Piet van Dijk", Likeness.EQUAL),
        ("Jean-Luc Roy", "Jean Luc Roy", Likeness.SAME_BUT_ACCENTS),
        ("Sara Okoye-Bell", "Sara Okoye", Likeness.MORE_NAMES),
        ("Sasha Volchin", "Aleksandr Volchin", Likeness.NICKNAME),
        ("Ruiz, PhD", "Ana Ruiz", None),
        ("Ana Ruiz, Pilot", "Pilot Ana", None),
        ("Ana Maria Ruiz", "Ana Ruiz", Likeness.MORE_NAMES),
        ("Ana Ruiz Vega", "Ana Ruiz", Likeness.MORE_NAMES),
        ("Ana M. Ruiz", "Ana Maria Ruiz", Likeness.INITIAL),
        ("Bill Okoro", "William Okoro", Likeness.NICKNAME),
        ("A. Ruiz", "Ana Ruiz", Likeness.INITIAL),
        ("Ana Ruiz", "Ana Bell", Likeness.CHANGED_FAMILY_NAME),
        ("Ana Ruiz", "Ben Okoro", None),
        ("Ana Ruiz", "Ben Ruiz", None),
        ("sunny", "Ana Ruiz", None),
    ],
)
def test_two_names_are_alike_in_a_way_that_can_be_said(left: str, right: str, kind: Likeness | None) -> None:
    assert likeness(shape(left), shape(right)) is kind
    assert likeness(shape(right), shape(left)) is kind


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [("Ana Ruiz", "Ben Okoro", True), ("Ana Ruiz", "Анна Руис", False), ("Ana Ruiz", "sunny", False)],
)
def test_only_full_names_of_one_script_clearly_differ(left: str, right: str, differ: bool) -> None:  # noqa: FBT001 - what is expected
    assert clearly_differ(shape(left), shape(right)) is differ


@pytest.mark.parametrize(
    ("handle", "sentence"),
    [
        ("@anaruiz", "The handle @anaruiz is the name Ana Ruiz written together."),
        ("@ruiz_ana", "The handle @ruiz_ana is the name Ana Ruiz written together."),
        ("@annaruiz", "The handle @annaruiz is nearly the name Ana Ruiz written together."),
    ],
)
def test_a_handle_made_of_a_name_speaks_for_it(account: Make, handle: str, sentence: str) -> None:
    left = side_of(account("linkedin:in/a1", name="Ana Ruiz"))
    right = side_of(account("x:1", handle=handle))
    assert weigh(left, right, namesakes=(1, 1)).reasons == (sentence,)


def test_a_handle_of_an_initial_and_a_name_speaks_for_it(account: Make) -> None:
    left = side_of(account("linkedin:in/a1", name="Ana Brackenridge"))
    right = side_of(account("x:1", handle="@abrackenridge"))
    sentence = "The handle @abrackenridge is made of the name Ana Brackenridge and an initial."
    assert weigh(left, right, namesakes=(1, 1)).reasons == (sentence,)


def test_what_two_profiles_share_is_said(account: Make) -> None:
    left = account("linkedin:in/a1", emails=("anaruiz@example.com",), links=("ana.example",), company="Quay")
    right = account("x:1", handle="@anaruiz", links=("https://ana.example/",), bio="Pilot at Quay, mostly")
    assert weigh(side_of(left), side_of(right), namesakes=(1, 1)).reasons == (
        "Both profiles link to ana.example.",
        "The handle of @anaruiz on X stands in the address anaruiz@example.com.",
        "The profile of @anaruiz on X names Quay.",
    )


def test_one_address_speaks_for_two_accounts_and_a_shared_mailbox_does_not(account: Make) -> None:
    sides = [side_of(account(key, emails=("ana@example.com", "info@example.com"))) for key in ("x:1", "x:2")]
    found = weigh(sides[0], sides[1], namesakes=(1, 1))
    assert found.reasons == ("Both have the e-mail address ana@example.com.",)


def test_namesakes_and_another_company_speak_against(account: Make) -> None:
    left = side_of(account("linkedin:in/a1", name="Ana Ruiz", company="Quay"))
    right = side_of(account("mastodon:a@h.example", name="Ana Ruiz", company="Fern & Co"))
    assert weigh(left, right, namesakes=(2, 7)).against == (
        "Different companies: Quay and Fern & Co.",
        "Two people called Ana Ruiz are among your LinkedIn contacts.",
        "7 people called Ana Ruiz are among your Mastodon accounts.",
    )
