"""A newer archive of the same account replaces nothing: what changed is kept with its dates."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from goodword.nouns import Account, AccountId, Role, SaidName
from goodword.store.accounts import merged


def on(year: int) -> datetime:
    return datetime(year, 3, 4, tzinfo=UTC)


def sighting(
    year: int | None,
    *,
    name: str | None = None,
    company: str | None = None,
    position: str | None = None,
    roles: tuple[Role, ...] = (),
) -> Account:
    return Account(
        id=AccountId("linkedin:in/ana"),
        source="linkedin",
        name=name,
        company=company,
        position=position,
        seen_at=on(year) if year else None,
        roles=roles,
    )


def said(account: Account) -> list[tuple[str | None, str | None, int | None, int | None]]:
    return [
        (
            role.company,
            role.position,
            role.seen_from.year if role.seen_from else None,
            role.seen_to.year if role.seen_to else None,
        )
        for role in account.roles
    ]


def test_a_former_company_keeps_its_dates_and_the_newest_stands() -> None:
    account = merged(
        [
            sighting(2021, company="Tidewater", position="Editor"),
            sighting(2023, company="Tidewater", position="Editor"),
            sighting(2025, company="Fernside", position="Publisher"),
        ]
    )
    assert (account.company, account.position) == ("Fernside", "Publisher")
    assert said(account) == [("Fernside", "Publisher", 2025, 2025), ("Tidewater", "Editor", 2021, 2023)]


def test_who_comes_back_to_a_company_was_away_between() -> None:
    account = merged([sighting(y, company=c) for y, c in ((2019, "Quay"), (2021, "Fern"), (2023, "Quay"))])
    assert said(account) == [
        ("Quay", None, 2023, 2023),
        ("Fern", None, 2021, 2021),
        ("Quay", None, 2019, 2019),
    ]


def test_a_company_that_a_newer_archive_leaves_out_is_not_taken_away() -> None:
    account = merged([sighting(2021, company="Quay"), sighting(2024)])
    assert account.company == "Quay"
    assert said(account) == [("Quay", None, 2021, 2021)]


def test_a_former_name_keeps_its_dates() -> None:
    account = merged(
        [sighting(2019, name="Ana Ruiz"), sighting(2021, name="Ana  Ruiz"), sighting(2025, name="Ana Bell")]
    )
    assert account.name == "Ana Bell"
    assert account.names == (
        SaidName(name="Ana Bell", seen_from=on(2025), seen_to=on(2025), sources=("linkedin",)),
        SaidName(name="Ana Ruiz", seen_from=on(2019), seen_to=on(2021), sources=("linkedin",)),
    )


def test_what_has_no_date_gets_none() -> None:
    account = merged(
        [sighting(None, company="Quay"), sighting(2024, company="Fern"), sighting(None, company="fern")]
    )
    assert said(account) == [("Fern", None, 2024, 2024), ("Quay", None, None, None)]


def test_roles_with_dates_of_their_own_keep_them_and_are_not_told_twice() -> None:
    jobs = (
        Role(company="Fern", position="Chief", started="2022-03"),
        Role(company="Quay", position="Pilot", started="2012", ended="2022"),
    )
    account = merged([sighting(y, company="Fern", position="Chief", roles=jobs) for y in (2023, 2025)])
    assert [(one.company, one.started, one.ended) for one in account.roles] == [
        ("Fern", "2022-03", None),
        ("Quay", "2012", "2022"),
    ]
    assert said(account)[1] == ("Quay", "Pilot", 2023, 2025)


SIGHTINGS = st.lists(
    st.builds(
        sighting,
        st.none() | st.integers(2018, 2022),
        name=st.none() | st.sampled_from(["Ana Ruiz", "Ana Bell"]),
        company=st.none() | st.sampled_from(["Quay", "QUAY", "Fern"]),
        position=st.none() | st.just("Pilot"),
        roles=st.just(()) | st.just((Role(company="Quay", started="2012", ended="2013"),)),
    ),
    min_size=1,
    max_size=6,
)


@given(SIGHTINGS)
def test_the_order_of_what_was_seen_does_not_matter_and_nothing_is_lost(sightings: list[Account]) -> None:
    account = merged(sightings)
    assert merged(sightings[::-1]) == account
    assert {one.name for one in sightings if one.name} == {one.name for one in account.names}
    told = {(role.company or "").casefold() for role in account.roles}
    assert told >= {one.company.casefold() for one in sightings if one.company}
    for role in account.roles:
        dates = {one.seen_at for one in sightings}
        assert {role.seen_from, role.seen_to} <= dates, "a date that nobody said"
