from collections.abc import Callable

from goodword.nouns import Account, AccountId, Link
from goodword.people import hard_links, propose_links

Make = Callable[..., Account]
NOBODY: frozenset[AccountId] = frozenset()


def ask(*accounts: Account, owner: frozenset[AccountId] = NOBODY) -> tuple[Link, ...]:
    return propose_links(accounts, hard_links(accounts, owner), owner)


def test_one_name_in_two_places_is_asked_with_its_reason(account: Make) -> None:
    (link,) = ask(
        account("linkedin:in/a1", name="Ana Ruiz"), account("x:2201", name="Ana Ruiz", handle="@sunny")
    )
    assert link.reasons == ("Both are called Ana Ruiz.",)
    assert not link.is_hard
    assert 0.5 < link.probability < 1


def test_a_link_stated_one_way_is_nearly_certain(account: Make) -> None:
    x = account("x:2201", handle="@sunny", url="x.com/sunny", links=("https://linkedin.com/in/ana-ruiz",))
    (link,) = ask(account("linkedin:in/ana-ruiz", name="Ana Ruiz", url="linkedin.com/in/ana-ruiz"), x)
    assert link.probability > 0.9
    assert link.reasons == ("The profile of @sunny on X links to linkedin.com/in/ana-ruiz.",)


def test_a_handle_named_in_a_profile_is_asked(account: Make) -> None:
    x = account("x:2201", handle="@sunny", bio="Tides and trains. Now @ana@social.example")
    (link,) = ask(x, account("mastodon:ana@social.example", handle="@ana@social.example"))
    assert link.reasons == ("The profile of @sunny on X names @ana@social.example as its own.",)


def test_the_employer_named_in_a_profile_is_not_taken_for_the_person(account: Make) -> None:
    assert not ask(
        account("x:1", handle="@sunny", bio="Engineer @tidewater"), account("x:2", handle="@tidewater")
    )


def test_a_slug_that_is_the_handle_is_asked(account: Make) -> None:
    linkedin = account("linkedin:in/ana-ruiz-4b21a3", handle="ana-ruiz-4b21a3", name="Ana Ruiz")
    (link,) = ask(linkedin, account("x:2201", handle="@AnaRuiz"))
    assert "Both use the handle “anaruiz”." in link.reasons


def test_names_meet_in_any_script_and_order(account: Make) -> None:
    assert ask(account("linkedin:in/t", name="田中太郎"), account("x:1", name="田中太郎"))
    assert ask(account("linkedin:in/o", name="Ольга Петрова"), account("x:1", name="Петрова Ольга"))
    assert ask(account("linkedin:in/j", name="José Núñez"), account("x:1", name="Jose Nunez"))


def test_short_forms_are_asked(account: Make) -> None:
    (link,) = ask(account("linkedin:in/w", name="William Thorne"), account("x:1", name="Bill Thorne"))
    assert "short form" in link.reasons[0]


def test_an_initial_alone_is_not_worth_a_question(account: Make) -> None:
    assert not ask(account("linkedin:in/a", name="Ana Ruiz"), account("x:1", name="A. Ruiz"))
    assert ask(
        account("linkedin:in/a", name="Ana Ruiz", company="Tidewater"),
        account("x:1", name="A. Ruiz", bio="Bridges at Tidewater"),
    )


def test_different_companies_speak_against(account: Make) -> None:
    (link,) = ask(
        account("linkedin:in/a", name="Ana Ruiz", company="Tidewater"),
        account("mastodon:a@s.example", name="Ana Ruiz", company="Brightfold"),
    )
    assert link.against == ("Different companies: Tidewater and Brightfold.",)


def test_namesakes_speak_against_each_and_both_are_asked(account: Make) -> None:
    links = ask(
        account("linkedin:in/a1", name="Ana Ruiz", company="Tidewater"),
        account("linkedin:in/a2", name="Ana Ruiz", company="Brightfold"),
        account("linkedin:name/ana ruiz", name="Ana Ruiz"),
    )
    assert {(link.left, link.right) for link in links} == {
        ("linkedin:in/a1", "linkedin:name/ana ruiz"),
        ("linkedin:in/a2", "linkedin:name/ana ruiz"),
    }
    assert all(
        "people called Ana Ruiz are among your LinkedIn contacts." in link.against[0] for link in links
    )


def test_two_ids_of_one_network_are_never_asked_about_for_a_name(account: Make) -> None:
    assert not ask(account("x:1", name="Ana Ruiz"), account("x:2", name="Ana Ruiz"))


def test_one_handle_with_two_clearly_different_names_is_not_asked(account: Make) -> None:
    assert not ask(
        account("mastodon:sunnyday@s.example", handle="@sunnyday@s.example", name="Ana Ruiz"),
        account("x:1", handle="@sunnyday", name="Bogdan Iliev"),
    )


def test_what_is_joined_already_is_not_asked(account: Make) -> None:
    both = ("ana@ruiz.example",)
    assert not ask(
        account("linkedin:in/a", name="Ana Ruiz", emails=both), account("x:1", name="Ana Ruiz", emails=both)
    )


def test_those_dealt_with_most_are_asked_about_first(account: Make) -> None:
    accounts = [
        account("linkedin:in/a", name="Ana Ruiz"),
        account("x:1", name="Ana Ruiz"),
        account("linkedin:in/b", name="Ben Ortega"),
        account("x:2", name="Ben Ortega"),
    ]
    links = propose_links(accounts, (), NOBODY, exchanges={AccountId("x:2"): 30})
    assert [link.right for link in links] == ["x:2", "x:1"]


def test_a_handle_of_a_name_and_an_initial_is_asked(account: Make) -> None:
    linkedin = account("linkedin:in/grace-tumwine", name="Grace Tumwine")
    for handle in ("@gracet@sound.example", "@gtumwine@sound.example"):
        (link,) = ask(linkedin, account(f"mastodon:{handle[1:]}", handle=handle))
        assert link.reasons == (f"The handle {handle} is made of the name Grace Tumwine and an initial.",)


def test_a_handle_made_of_an_equal_name_is_no_second_reason(account: Make) -> None:
    (link,) = ask(
        account("linkedin:in/ana-ruiz", handle="ana-ruiz", name="Ana Ruiz"),
        account("x:1", handle="@sunny", name="Ana Ruiz"),
    )
    assert link.reasons == ("Both are called Ana Ruiz.",)
