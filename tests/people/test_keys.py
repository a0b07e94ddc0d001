from collections.abc import Callable

import pytest

from goodword.nouns import Account, AccountId
from goodword.people import hard_links

Make = Callable[..., Account]
NOBODY: frozenset[AccountId] = frozenset()


def pairs(*accounts: Account, owner: frozenset[AccountId] = NOBODY) -> set[tuple[str, str]]:
    return {(link.left, link.right) for link in hard_links(accounts, owner)}


def test_the_same_address_joins_across_networks(account: Make) -> None:
    linkedin = account("linkedin:in/ana-ruiz", name="Ana Ruiz", emails=("ana@ruiz.example",))
    mastodon = account("mastodon:ana@social.example", name="Ana", emails=("ana@ruiz.example",))
    (link,) = hard_links([linkedin, mastodon], NOBODY)
    assert link.is_hard
    assert link.reasons == ("Both have the e-mail address ana@ruiz.example.",)


def test_the_same_profile_address_joins_however_it_is_written(account: Make) -> None:
    by_number = account("x:2201", url="https://twitter.com/AnaRuiz/")
    by_handle = account("x:@anaruiz", url="x.com/anaruiz")
    assert pairs(by_number, by_handle) == {("x:2201", "x:@anaruiz")}


def test_links_stated_both_ways_join(account: Make) -> None:
    left = account(
        "mastodon:ana@social.example", url="https://social.example/@ana", links=("https://x.com/anaruiz",)
    )
    right = account("x:2201", url="https://x.com/anaruiz", links=("https://social.example/@ana",))
    assert pairs(left, right) == {("mastodon:ana@social.example", "x:2201")}


def test_a_link_stated_one_way_joins_nothing(account: Make) -> None:
    left = account(
        "mastodon:ana@social.example", url="https://social.example/@ana", links=("https://x.com/anaruiz",)
    )
    assert not pairs(left, account("x:2201", url="https://x.com/anaruiz"))


@pytest.mark.parametrize(
    "email", ["info@tidewater.example", "no-reply@tidewater.example", "support+de@tidewater.example"]
)
def test_a_mailbox_of_many_is_no_key(account: Make, email: str) -> None:
    assert not pairs(
        account("linkedin:in/a", emails=(email,)), account("mastodon:b@s.example", emails=(email,))
    )


def test_an_address_that_stands_in_many_places_is_still_one_persons(account: Make) -> None:
    places = ("calendar", "contacts", "git", "linkedin", "mail", "slack")
    found = [account(f"{place}:ana", name="Ana Ruiz", emails=("ana@ruiz.example",)) for place in places]
    assert len(pairs(*found)) == 15


def test_an_address_that_very_many_bear_is_no_key(account: Make) -> None:
    crowd = [account(f"mastodon:m{n}@s.example", emails=("us@club.example",)) for n in range(5)]
    assert not pairs(*crowd)


def test_two_names_behind_one_address_are_asked_not_joined(account: Make) -> None:
    ana = account("linkedin:in/ana-ruiz", name="Ana Ruiz", emails=("family@ruiz.example",))
    ben = account("mastodon:ben@s.example", name="Ben Ortega", emails=("family@ruiz.example",))
    assert not pairs(ana, ben)


def test_a_handle_that_passed_on_does_not_join_two_ids(account: Make) -> None:
    before = account("x:1", url="https://x.com/ana")
    after = account("x:2", url="https://x.com/ana")
    assert not pairs(before, after)


def test_two_people_of_one_name_stay_two(account: Make) -> None:
    assert not pairs(
        account("linkedin:in/ana-ruiz", name="Ana Ruiz"),
        account("linkedin:in/ana-ruiz-2", name="Ana Ruiz"),
        account("x:2201", name="Ana Ruiz"),
    )


def test_the_accounts_of_the_owner_belong_together(account: Make) -> None:
    mine = frozenset({AccountId("x:1"), AccountId("linkedin:in/me")})
    assert pairs(account("x:1"), account("linkedin:in/me"), account("x:2"), owner=mine) == {
        ("linkedin:in/me", "x:1")
    }


def test_the_order_of_accounts_changes_nothing(account: Make) -> None:
    accounts = [
        account("linkedin:in/ana-ruiz", emails=("ana@ruiz.example",)),
        account("x:2201", url="x.com/anaruiz", emails=("ana@ruiz.example",)),
        account("x:@anaruiz", url="x.com/anaruiz"),
    ]
    assert hard_links(accounts, NOBODY) == hard_links(accounts[::-1], NOBODY)
