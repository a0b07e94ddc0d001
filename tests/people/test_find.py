from collections.abc import Callable

import pytest

from goodword.errors import AmbiguousPersonError, PersonNotFoundError
from goodword.nouns import Account, AccountId, Person
from goodword.people import find_person, merge

Make = Callable[..., Account]
NOBODY: frozenset[AccountId] = frozenset()


@pytest.fixture
def people(account: Make) -> tuple[Person, ...]:
    accounts = [
        account(
            "linkedin:in/ana-ruiz",
            handle="ana-ruiz",
            name="Ana Ruiz",
            url="linkedin.com/in/ana-ruiz",
            company="Tidewater",
            position="Engineer",
        ),
        account("linkedin:in/ana-ruiz-2", handle="ana-ruiz-2", name="Ana Ruiz", company="Brightfold"),
        account("x:2201", handle="@jnunez", name="José Núñez", emails=("jose@nunez.example",)),
        account("linkedin:in/jnunez", handle="jnunez", name="Jorge Núñez"),
        account("mastodon:mel@social.example", handle="@mel@social.example", name="Melba Okonjo-Reyes"),
    ]
    return merge(accounts, [], NOBODY, owner_name=None)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("linkedin:in/ana-ruiz-2", "linkedin:in/ana-ruiz-2"),
        ("@jnunez", "x:2201"),
        ("@JNunez", "x:2201"),
        ("jose@nunez.example", "x:2201"),
        ("jose nunez", "x:2201"),
        ("José Núñez", "x:2201"),
        ("josé núñ", "x:2201"),
        ("@mel@social.example", "mastodon:mel@social.example"),
        ("mel", "mastodon:mel@social.example"),
        ("melba", "mastodon:mel@social.example"),
        ("okonjo", "mastodon:mel@social.example"),
        ("https://www.linkedin.com/in/Ana-Ruiz/?trk=x", "linkedin:in/ana-ruiz"),
    ],
)
def test_a_person_is_found_by(people: tuple[Person, ...], asked: str, found: str) -> None:
    assert find_person(people, asked).id == found


def test_a_name_of_two_people_lists_what_tells_them_apart(people: tuple[Person, ...]) -> None:
    with pytest.raises(AmbiguousPersonError) as caught:
        find_person(people, "Ana Ruiz")
    listing = str(caught.value)
    assert "Ana Ruiz · Engineer, Tidewater · id linkedin:in/ana-ruiz" in listing
    assert "Ana Ruiz · Brightfold · id linkedin:in/ana-ruiz-2" in listing


def test_a_handle_without_its_sign_may_be_of_either_network(people: tuple[Person, ...]) -> None:
    with pytest.raises(AmbiguousPersonError, match="fits 2 people"):
        find_person(people, "jnunez")


def test_a_stranger_is_not_found_and_near_names_are_told(people: tuple[Person, ...]) -> None:
    with pytest.raises(PersonNotFoundError, match="Near it: José Núñez"):
        find_person(people, "Josef Nunes")


@pytest.mark.parametrize("asked", ["", "  ", "@", "🦆", "\ud800", "(((", "zz" * 5000])
def test_odd_questions_find_nobody(people: tuple[Person, ...], asked: str) -> None:
    with pytest.raises(PersonNotFoundError):
        find_person(people, asked)


def test_a_name_of_emoji_alone_is_found_as_it_is_written(account: Make) -> None:
    fox = account("x:13", name="🦊🔥", handle="@emo")
    cat = account("x:14", name="🐈", handle="@cat")
    people = merge((fox, cat), (), frozenset(), owner_name=None)

    assert find_person(people, "🦊🔥").accounts == (fox,)
