"""Each reason to ask: what is said for it, and what is not taken for it."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from goodword.nouns import Account, AccountId, Behaviour, Coincidence, Link, Role, SaidName
from goodword.people import hard_links, propose_links
from goodword.people.names import Likeness, likeness, shape

Make = Callable[..., Account]
NOBODY: frozenset[AccountId] = frozenset()


def ask(*accounts: Account, done: tuple[Coincidence, ...] = ()) -> tuple[Link, ...]:
    return propose_links(accounts, hard_links(accounts, NOBODY), NOBODY, coincidences=done)


def coincidence(left: str, right: str, behaviour: Behaviour, times: int = 2) -> Coincidence:
    return Coincidence(
        left=AccountId(left),
        right=AccountId(right),
        behaviour=behaviour,
        times=times,
        last_at=datetime(2024, 3, 4, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("behaviour", "sentence"),
    [
        (
            Behaviour.SAME_WORDS,
            "Both wrote the same words within minutes, on Slack and X, twice, last on 4 March 2024.",
        ),
        (
            Behaviour.SAME_ADDRESSEE,
            "You wrote the same words to both within minutes, on Slack and X, twice, last on 4 March 2024.",
        ),
        (
            Behaviour.ANSWERED,
            "What you wrote to @ar on Slack alone was answered by @sunny on X, twice, last on 4 March 2024.",
        ),
    ],
)
def test_what_two_accounts_did_is_a_reason(account: Make, behaviour: Behaviour, sentence: str) -> None:
    slack, x = account("slack:T1/U1", handle="@ar"), account("x:1", handle="@sunny")
    assert not ask(slack, x)
    (link,) = ask(slack, x, done=(coincidence("slack:T1/U1", "x:1", behaviour),))
    assert link.reasons == (sentence,)
    assert not link.is_hard


def test_one_answer_from_somebody_of_another_name_is_not_asked(account: Make) -> None:
    accounts = account("mail:a@q.example", name="Ana Ruiz"), account("mail:b@q.example", name="Ben Okoro")
    assert not ask(
        *accounts, done=(coincidence("mail:a@q.example", "mail:b@q.example", Behaviour.ANSWERED, 1),)
    )


def test_a_former_name_meets_the_name_that_another_place_still_has(account: Make) -> None:
    names = SaidName(name="Ana Bell"), SaidName(name="Ana Ruiz")
    (link,) = ask(
        account("linkedin:in/a", name="Ana Bell", names=names),
        account("x:1", name="Ana Ruiz", handle="@sunny"),
    )
    assert link.reasons == ("Ana Bell was also called Ana Ruiz.",)
    assert not link.against


@pytest.mark.parametrize(
    "name",
    [
        "Ana Bell, née Ruiz",
        "Ana Bell (née Ruiz)",
        "Ana Bell née Ruiz",
        "Ana Bell (geb. Ruiz)",
        "Ana Bell (born Ruiz)",
    ],
)
def test_a_maiden_name_in_the_name_is_a_former_name(account: Make, name: str) -> None:
    assert shape(name).whole == "ana bell"
    (link,) = ask(account("linkedin:in/a", name=name), account("x:1", name="Ana Ruiz", handle="@sunny"))
    assert "Ana Ruiz" in link.reasons[0]


def test_the_names_of_a_mailbox_of_many_meet_nobody(account: Make) -> None:
    names = tuple(
        SaidName(name=name) for name in (*(f"Ana{n} Ruiz via Forge" for n in range(9)), "Ben Okoro")
    )
    assert not ask(
        account("mail:n@forge.example", name="Forge", names=names), account("x:1", name="Ben Okoro")
    )


@pytest.mark.parametrize(
    ("left", "right", "is_same"),
    [
        ("Сергей Иванов", "Sergei Ivanov", True),
        ("Сергей Иванов", "Serguei Ivanoff", True),
        ("Юлия Щербакова", "Julia Sherbakova", True),
        ("Александр Хохлов", "Alexander Khokhlov", True),
        ("Γιώργος Παπαδόπουλος", "Giorgos Papadopoulos", True),
        ("Գոհար Սարգսյան", "Gohar Sargsyan", True),
        ("Сергей Иванов", "Sergei Ivanenko", False),
        ("Сергей Иванов", "Boris Ivanov", False),
        ("田中太郎", "Tanaka Taro", False),
        ("محمد علي", "Mohamed Ali", False),
    ],
)
def test_a_name_in_another_alphabet_is_known_only_where_that_is_certain(
    account: Make,
    left: str,
    right: str,
    is_same: bool,  # noqa: FBT001 - what is expected
) -> None:
    assert (likeness(shape(left), shape(right)) is Likeness.OTHER_SCRIPT) is is_same
    links = ask(account("linkedin:in/a", name=left), account("x:1", name=right))
    assert bool(links) is is_same
    assert all(not link.against for link in links)


def test_a_space_in_a_name_that_needs_none_makes_no_other_name(account: Make) -> None:
    (link,) = ask(account("linkedin:in/t", name="田中 太郎"), account("x:1", name="田中太郎"))
    assert not link.against


def test_two_addresses_of_one_name_are_asked_and_two_ids_of_one_network_are_not(account: Make) -> None:
    (link,) = ask(
        account("mail:ana@work.example", name="Ana Ruiz", emails=("ana@work.example",)),
        account("mail:ana@home.example", name="Ana Ruiz", emails=("ana@home.example",)),
    )
    assert not link.against
    assert not ask(account("slack:T1/U1", name="Ana Ruiz"), account("slack:T1/U2", name="Ana Ruiz"))
    assert ask(account("slack:T1/U1", name="Ana Ruiz"), account("slack:T2/U2", name="Ana Ruiz"))


def test_an_account_that_names_its_next_one_in_the_same_network_is_asked(account: Make) -> None:
    old = account("x:1", handle="@ana_old", name="Ana Ruiz", bio="Moved! Now X: @anaruiz")
    (link,) = ask(old, account("x:2", handle="@anaruiz", name="Ana Ruiz"))
    assert "The profile of @ana_old on X names @anaruiz as its own." in link.reasons


def test_a_company_of_before_is_no_reason_against(account: Make) -> None:
    roles = (Role(company="Fern"), Role(company="Quay"))
    (link,) = ask(
        account("linkedin:in/a", name="Ana Ruiz", company="Fern", roles=roles),
        account("contacts:a", name="Ana Ruiz", company="Quay"),
    )
    assert "Both were with Quay at some time." in link.reasons
    assert not link.against


def test_a_signature_that_names_a_profile_is_a_reason(account: Make) -> None:
    mail = account("mail:ana@quay.example", name="Ana Ruiz", links=("linkedin.com/in/ana-ruiz",))
    linkedin = account("linkedin:in/ana-ruiz", name="A. Ruiz", url="linkedin.com/in/ana-ruiz")
    (link,) = ask(mail, linkedin)
    assert "The signature of Ana Ruiz links to linkedin.com/in/ana-ruiz." in link.reasons


def test_an_address_in_a_profile_is_a_reason(account: Make) -> None:
    mail = account("mail:ana@quay.example", emails=("ana@quay.example",))
    (link,) = ask(mail, account("x:1", handle="@sunny", bio="mail: ana@quay.example"))
    assert link.reasons[0] == "The profile of @sunny on X gives the address ana@quay.example."
