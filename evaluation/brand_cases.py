"""Invented records in which a company is praised: whom the praise belongs to, or who only seems to."""

import random
import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import msgspec

from goodword.nouns import (
    Account,
    AccountId,
    Addressed,
    Audience,
    Exchange,
    ExchangeId,
    ExchangeKind,
    Manner,
    Origin,
)
from goodword.text.ids import exchange_id

HERE = Path(__file__).parent
WORDS = tomllib.loads((HERE / "data" / "brands.toml").read_text("utf-8"))
GIVEN, FAMILY = WORDS["given_names"].split(), WORDS["family_names"].split()
SEED = 41
EACH = 10
NOW = datetime(2026, 11, 24, tzinfo=UTC)
EXPORT = datetime(2025, 6, 1, tzinfo=UTC)
ME = Account(id=AccountId("x:me"), source="x", handle="@rosalind", name="Rosa Lind")
MY_MAIL = Account(id=AccountId("mail:rosa@lind.example"), source="mail", emails=("rosa@lind.example",))
MY_LINKEDIN = Account(
    id=AccountId("linkedin:in/rosa"), source="linkedin", name="Rosa Lind", emails=("rosa@lind.example",)
)


class Case(NamedTuple):
    """A record, and whom the praise in it belongs to."""

    kind: str
    accounts: tuple[Account, ...]
    exchanges: tuple[Exchange, ...]
    expected: str | None
    """The person's name; None for nobody."""


class Making:
    """A case in the making."""

    def __init__(self, kind: str, number: int) -> None:
        """Begin the case of that class and number."""
        self.chance = random.Random(f"{SEED} {kind} {number}")
        self.kind = kind
        self.company = self.chance.choice(WORDS["companies"])
        self.key = "".join(word.capitalize() for word in self.company.replace("&", "").split())
        self.domain = f"{self.key.casefold()}.example"
        self.accounts: list[Account] = []
        self.exchanges: list[Exchange] = []
        self.praised_at = datetime(2023, 1, 1, tzinfo=UTC) + timedelta(days=self.chance.randint(0, 700))
        self.expected: str | None = None

    def name(self) -> str:
        """A name that nobody in this case has."""
        taken = {account.name for account in self.accounts}
        while (name := f"{self.chance.choice(GIVEN)} {self.chance.choice(FAMILY)}") in taken:
            pass
        return name

    def praise(
        self, *, handle: str | None = None, naming: str | None = None, words: str | None = None
    ) -> None:
        """The owner praises the company's account in public; with `words` says it in words of that kind."""
        written = handle or self.chance.choice(WORDS["handles"]).format(key=self.key)
        if not written.startswith("@"):
            text = self.chance.choice(WORDS["praise"]).format(brand=written)
            self.exchanges.append(self._exchange("x", ME.id, None, text, self.praised_at))
            return
        brand = Account(
            id=AccountId(f"x:{written[1:].casefold()}"),
            source="x",
            handle=written,
            name=f"{self.company} Support",
        )
        self.accounts.append(brand)
        kind = words or ("praise_naming" if naming else "praise")
        text = self.chance.choice(WORDS[kind]).format(brand=written, name=(naming or "").partition(" ")[0])
        self.exchanges.append(self._exchange("x", ME.id, brand.id, text, self.praised_at, written=written))

    def colleague(
        self,
        *,
        at: str | None = None,
        role: str = "roles",
        email: str | None = None,
        is_connected: bool = True,
    ) -> Account:
        """Somebody whom the LinkedIn export names, at the company unless said otherwise."""
        name = self.name()
        made = Account(
            id=AccountId(f"linkedin:in/{name.casefold().replace(' ', '-')}"),
            source="linkedin",
            name=name,
            company=at or f"{self.company}{self.chance.choice(['', ' Ltd', ' GmbH', ', Inc.'])}",
            position=self.chance.choice(WORDS[role]),
            emails=(email,) if email else (),
            connected_at=self.praised_at - timedelta(days=300) if is_connected else None,
            seen_at=EXPORT,
        )
        self.accounts.append(made)
        return made

    def seen_at(self, who: Account, company: str, *, days: int) -> None:
        """What an older export said: `who` was with `company` as many days before the praise."""
        older = {"company": company, "seen_at": self.praised_at - timedelta(days=days)}
        self.accounts.append(msgspec.structs.replace(who, **older))

    def mailbox(self, email: str, name: str) -> Account:
        """An address that letters came from."""
        made = Account(id=AccountId(f"mail:{email}"), source="mail", name=name, emails=(email,))
        self.accounts.append(made)
        return made

    def letters(self, who: Account, words: str, *, days: int = 3, count: int = 2) -> None:
        """Letters or messages between the owner and `who`, ending `days` before the praise."""
        for place in range(count):
            text = self.chance.choice(WORDS[words]).format(
                name=(who.name or "").partition(" ")[0], company=self.company
            )
            at = self.praised_at - timedelta(days=days + 2 * (count - 1 - place), hours=place)
            mine = MY_MAIL.id if who.source == "mail" else MY_LINKEDIN.id
            author, to = (who.id, mine) if place % 2 == 0 else (mine, who.id)
            self.exchanges.append(self._exchange(who.source, author, to, text, at))

    def meeting(self, who: Account, topic: str, *, days: int = 5) -> None:
        """A meeting of the two, called by `who`."""
        at = self.praised_at - timedelta(days=days)
        made = self._exchange("calendar", who.id, MY_MAIL.id, topic, at, kind=ExchangeKind.MEETING)
        self.exchanges.append(made)

    def _exchange(  # noqa: PLR0913, PLR0917 - an exchange has that many sides
        self,
        source: str,
        author: AccountId,
        to: AccountId | None,
        text: str,
        at: datetime,
        written: str | None = None,
        kind: ExchangeKind = ExchangeKind.MESSAGE,
    ) -> Exchange:
        native = f"{self.kind}-{len(self.exchanges)}"
        is_public = written is not None or to is None
        return Exchange(
            id=ExchangeId(exchange_id(source, author, native)),
            source=source,
            kind=ExchangeKind.POST if is_public else kind,
            native_id=native,
            author=author,
            addressed=tuple(
                Addressed(
                    account=one, manner=Manner.MENTION if is_public else Manner.RECIPIENT, written=written
                )
                for one in ([to] if to else [])
            ),
            text=text,
            sent_at=at,
            audience=Audience.PUBLIC if is_public else Audience.DIRECT,
            lang="en",
            origin=Origin(archive="d" * 64, member="m", position=len(self.exchanges)),
        )


def listed_and_in_contact(case: Making) -> None:
    """The LinkedIn export names somebody of service there, with messages at the time."""
    who = case.colleague()
    case.letters(who, case.chance.choice(["about_service", "naming_company", "small_talk"]), count=4)
    case.expected = who.name


def company_address(case: Making) -> None:
    """Nobody is listed; somebody wrote from the company's own address."""
    name = case.name()
    who = case.mailbox(f"{name.split(maxsplit=1)[0].casefold()}@{case.domain}", name)
    case.letters(who, "about_service", count=3)
    case.expected = name


def one_of_many(case: Making) -> None:
    """Three are listed, one was dealt with."""
    for _ in range(2):
        case.colleague()
    who = case.colleague(role="other_roles")
    case.letters(who, "about_service", count=3)
    case.expected = who.name


def the_nearer(case: Making) -> None:
    """Two were in contact; one years ago, one when it happened."""
    case.letters(case.colleague(), "about_service", days=900, count=6)
    who = case.colleague()
    case.letters(who, "about_service", days=2, count=2)
    case.expected = who.name


def named_in_the_praise(case: Making) -> None:
    """The praise itself names one of two who were in contact."""
    case.letters(case.colleague(), "about_service", count=4)
    who = case.colleague(role="other_roles")
    case.letters(who, "small_talk", days=40, count=2)
    case.expected = who.name


def met_there(case: Making) -> None:
    """A meeting with somebody of the company's address."""
    name = case.name()
    who = case.mailbox(f"{name.replace(' ', '.').casefold()}@{case.domain}", name)
    case.meeting(who, "Migration, last questions")
    case.expected = name


def private_address(case: Making) -> None:
    """Listed there, and wrote about it from an address of their own."""
    email = f"{case.chance.choice(GIVEN).casefold()}{case.chance.randint(10, 99)}@mailbox.example"
    who = case.colleague(email=email, role="other_roles")
    case.letters(case.mailbox(email, who.name or ""), "naming_company", count=2)
    case.expected = who.name


def praised_by_its_name(case: Making) -> None:
    """The praise says the company's name, no handle; somebody of it was in contact."""
    who = case.colleague(at=case.company)
    case.letters(who, "about_service", count=3)
    case.expected = who.name


def signs_from_there(case: Making) -> None:
    """A letter from a private address, signed with the company's name behind one's own."""
    name = case.name()
    email = f"{name.split(maxsplit=1)[0].casefold()}@mailbox.example"
    who = case.mailbox(email, f"{name} ({case.company})")
    case.letters(who, "about_service", count=3)
    case.expected = name


def left_since(case: Making) -> None:
    """With the company by the export of that time, elsewhere by the newest; messages at the time."""
    who = case.colleague(at="Elsewhere Ltd")
    case.seen_at(who, case.company, days=case.chance.randint(10, 400))
    case.letters(who, "about_service", count=3)
    case.expected = who.name


def nobody_known(case: Making) -> None:
    """Nobody of the company is known at all."""
    case.letters(case.colleague(at="Elsewhere Ltd"), "about_service", count=4)


def only_connected(case: Making) -> None:
    """Listed there and connected; nothing was ever said."""
    case.colleague()
    case.colleague(role="other_roles")


def long_apart(case: Making) -> None:
    """In contact years before the praise."""
    case.letters(case.colleague(), "about_service", days=case.chance.randint(500, 2_000), count=4)


def had_left(case: Making) -> None:
    """Listed there by the export, and wrote from another firm's address at that time."""
    email = f"hello@{case.chance.choice(['oldgate', 'brackwater', 'millrace'])}.example"
    who = case.colleague(email=email)
    case.letters(case.mailbox(email, who.name or ""), "small_talk", count=3)


def came_later(case: Making) -> None:
    """With another firm by the export of that time, with the company by the newest."""
    who = case.colleague()
    case.seen_at(who, "Elsewhere Ltd", days=case.chance.randint(10, 200))
    case.letters(who, case.chance.choice(["about_service", "small_talk"]), count=3)


def address_of_old(case: Making) -> None:
    """Wrote from the company's address years ago; now from another firm's."""
    name = case.name()
    given = name.split(maxsplit=1)[0].casefold()
    case.letters(case.mailbox(f"{given}@{case.domain}", name), "about_service", days=1_200, count=4)
    case.letters(case.mailbox(f"{given}@brackwater.example", name), "small_talk", days=4, count=2)


def like_named(case: Making) -> None:
    """In contact with somebody of another firm whose name begins like it."""
    other = f"{case.company.split(maxsplit=1)[0]} {case.chance.choice(['Dental', 'Orchestra', 'Legal'])}"
    case.letters(case.colleague(at=other), "about_service", count=4)


def a_friend_there(case: Making) -> None:
    """A friend of another trade who happens to work there: small talk, and nothing of the company."""
    case.letters(case.colleague(role="other_roles"), "small_talk", days=30, count=2)


def mocked(case: Making) -> None:
    """The company is mocked, although somebody of it was dealt with."""
    case.letters(case.colleague(), "about_service", count=4)


KINDS = {
    "somebody": (
        listed_and_in_contact,
        company_address,
        one_of_many,
        the_nearer,
        named_in_the_praise,
        met_there,
        private_address,
        praised_by_its_name,
        signs_from_there,
        left_since,
    ),
    "nobody": (
        nobody_known,
        only_connected,
        long_apart,
        had_left,
        came_later,
        address_of_old,
        like_named,
        a_friend_there,
        mocked,
    ),
}


def cases() -> list[Case]:
    """All cases, always the same."""
    made = []
    for kind in (kind for group in KINDS.values() for kind in group):
        for number in range(EACH):
            making = Making(kind.__name__, number)
            kind(making)
            making.praise(
                naming=making.expected if kind is named_in_the_praise else None,
                handle=making.company if kind is praised_by_its_name else None,
                words="mockery" if kind is mocked else None,
            )
            exchanges = tuple(making.exchanges)
            made.append(Case(making.kind, tuple(making.accounts), exchanges, making.expected))
    return made
