"""Invented people with accounts on several networks, made by rules: who is who is known, for it was made up.

The rates are guesses at what networks show, set before anything was measured with them: a third of handles
have nothing to do with the name, half of the display names are the full name, one person in eight has a
namesake who is somebody else, some share an address with their family.
"""

import random
from collections.abc import Iterator

from goodword.nouns import Account, AccountId, SaidName
from goodword.text.letters import without_marks

Found = tuple[Account, str, str]
"""An account, whose it is, and what that person is about."""

GIVEN = [
    "Amara",
    "Anton",
    "Beatriz",
    "Bohdan",
    "Chiara",
    "Cormac",
    "Daniela",
    "Dariusz",
    "Elif",
    "Emeka",
    "Farida",
    "Florian",
    "Greta",
    "Gustavo",
    "Hana",
    "Henrik",
    "Imogen",
    "Ismael",
    "Jana",
    "Joaquín",
    "Kerstin",
    "Kofi",
    "Laila",
    "Leandro",
    "Mireille",
    "Mustafa",
    "Nadia",
    "Niamh",
    "Oksana",
    "Owen",
    "Paola",
    "Piotr",
    "Quirin",
    "Rania",
    "Renske",
    "Samira",
    "Stefan",
    "Tamsin",
    "Tariq",
    "Ulla",
    "Umberto",
    "Vera",
    "Viktor",
    "Wanda",
    "Xavier",
    "Yara",
    "Yannick",
    "Zofia",
    "Zdeněk",
]
SHORT = {
    "William": "Bill",
    "Robert": "Rob",
    "Katherine": "Kate",
    "Alexander": "Alex",
    "Elizabeth": "Liz",
    "Michael": "Mike",
    "Margaret": "Maggie",
    "Thomas": "Tom",
    "Susanne": "Susi",
    "Francisco": "Paco",
}
FAMILY = [
    "Abendroth",
    "Baskerfield",
    "Castellón",
    "Drummore",
    "Eskildsen",
    "Fenwright",
    "Galindez",
    "Hollander",
    "Iversholm",
    "Jablonski",
    "Kettering",
    "Lindqvist",
    "Mwangi",
    "Norwell",
    "Oyelaran",
    "Pettigrew",
    "Quarmby",
    "Radulescu",
    "Sørlie",
    "Thornbury",
    "Ustinow",
    "Vandermolen",
    "Whitlam",
    "Yilmazer",
    "Zambrano",
    "Ashdown",
    "Brambilla",
    "Coolidge",
    "Dvořáček",
    "Ekwueme",
    "Farnsby",
    "Grzelak",
    "Haddadi",
    "Ilić",
    "Jansson",
    "Kobayashi",
]
FIRST = [
    "Brim",
    "Cald",
    "Dorn",
    "Elm",
    "Fair",
    "Gorse",
    "Hart",
    "Ivor",
    "Kest",
    "Lark",
    "Marl",
    "Nor",
    "Ost",
    "Pell",
    "Quill",
    "Rook",
    "Sand",
    "Thorn",
]
LAST = [
    "bury",
    "combe",
    "den",
    "field",
    "ford",
    "gate",
    "ham",
    "hurst",
    "ley",
    "more",
    "ness",
    "stead",
    "stow",
    "wick",
    "worth",
]
WORDS = [
    "heron",
    "granite",
    "tuesday",
    "lantern",
    "bramble",
    "kettle",
    "orbit",
    "marmalade",
    "puffin",
    "static",
    "velvet",
    "anchor",
]
COMPANIES = [
    f"{one}{two}"
    for one in ("Alder", "Bright", "Copper", "Delta", "Ever")
    for two in ("works", "line", "soft", "yard")
]


def invented_people(*, people: int, seed: int) -> list[Found]:
    """The accounts of so many people, of a few companies and bots among them, in no order."""
    rng = random.Random(seed)
    made: list[Found] = []
    called: list[tuple[str, str]] = []
    for number in range(people):
        given, family = _name(rng)
        if called and rng.random() < 0.125:
            given, family = rng.choice(called)
        called.append((given, family))
        made.extend(_Person(rng, number, given, family).accounts())
    made.extend(_companies(rng))
    made = list({account.id: (account, person, about) for account, person, about in made}.values())
    rng.shuffle(made)
    return made


def _name(rng: random.Random) -> tuple[str, str]:
    given = rng.choice([*GIVEN, *SHORT])
    family = rng.choice(FAMILY) if rng.random() < 0.4 else rng.choice(FIRST) + rng.choice(LAST)
    return given, family


class _Person:
    """Somebody, and how they are known in each place."""

    def __init__(self, rng: random.Random, number: int, given: str, family: str) -> None:
        self.rng, self.number, self.given, self.family = rng, number, given, family
        self.company = rng.choice(COMPANIES)
        self.plain = without_marks(f"{given}{family}").lower().replace("ø", "o")
        self.handle = self._handle()
        self.email = f"{without_marks(given).lower()}.{number}@{rng.choice(['post', 'letter'])}.example"
        self.site = f"{self.handle}{number}.example" if rng.random() < 0.3 else ""

    def accounts(self) -> Iterator[Found]:
        places = [self.linkedin, self.x, self.mastodon, self.slack, self.mail, self.contacts]
        for place in self.rng.sample(places, self.rng.choice((2, 2, 3, 3, 4, 5))):
            yield place(), f"person {self.number}", "by rules"

    def linkedin(self) -> Account:
        slug = f"{self.plain}-{self.number:05x}"
        return Account(
            id=AccountId(f"linkedin:in/{slug}"), source="linkedin", handle=slug, name=self._full(),
            url=f"linkedin.com/in/{slug}", emails=self._sometimes(self.email, 0.1), company=self.company,
            names=self._former(),
        )  # fmt: skip

    def x(self) -> Account:
        handle = self._variant()
        return Account(
            id=AccountId(f"x:{100_000 + self.number}"), source="x", handle=f"@{handle}", name=self._shown(),
            url=f"x.com/{handle}", links=self._sometimes(self.site, 0.8), bio=self._bio("mastodon"),
        )  # fmt: skip

    def mastodon(self) -> Account:
        address = f"{self._variant()}@{self.rng.choice(['reef', 'moor', 'dune'])}.example"
        return Account(
            id=AccountId(f"mastodon:{address}"), source="mastodon", handle=f"@{address}", name=self._shown(),
            links=self._sometimes(self.site, 0.8), bio=self._bio("x"),
        )  # fmt: skip

    def slack(self) -> Account:
        return Account(
            id=AccountId(f"slack:T1/U{self.number}"), source="slack", handle=f"@{self._variant()}",
            name=self._shown(), emails=self._sometimes(self.email, 0.6), position="Engineer",
        )  # fmt: skip

    def mail(self) -> Account:
        return Account(
            id=AccountId(f"mail:{self.email}"), source="mail", name=self._shown(), emails=(self.email,)
        )

    def contacts(self) -> Account:
        shared = f"home@{self.family.lower()}.example" if self.rng.random() < 0.15 else self.email
        return Account(
            id=AccountId(f"contacts:{self.number}"), source="contacts", name=self._full(),
            emails=self._sometimes(shared, 0.6),
            company=self.company if self.rng.random() < 0.7 else "Wayside",
        )  # fmt: skip

    def _sometimes(self, value: str, chance: float) -> tuple[str, ...]:
        return (value,) if value and self.rng.random() < chance else ()

    def _handle(self) -> str:
        draw, given, family = self.rng.random(), self.given, self.family
        letters = without_marks(given).lower(), without_marks(family).lower()
        if draw < 0.3:
            return "".join(letters)
        if draw < 0.45:
            return letters[0][0] + letters[1]
        if draw < 0.6:
            return f"{letters[0]}{self.rng.randrange(10, 99)}"
        return f"{self.rng.choice(WORDS)}_{self.rng.choice(WORDS)}"

    def _variant(self) -> str:
        return (
            self.handle
            if self.rng.random() < 0.7
            else f"{self.handle}{self.rng.choice(['_', '1', 'x', 'hq2'])}"
        )

    def _full(self) -> str:
        return f"{self.given} {self.family}" if self.rng.random() < 0.9 else f"{self.given} M. {self.family}"

    def _shown(self) -> str | None:
        draw, full = self.rng.random(), f"{self.given} {self.family}"
        for chance, shown in (
            (0.52, full),
            (0.60, f"{SHORT.get(self.given, self.given)} {self.family}"),
            (0.66, f"{self.given[0]}. {self.family}"),
            (0.77, self.given),
            (0.85, f"{self.rng.choice(WORDS)} ✨"),
            (0.88, f"{self.family} {self.given}"),
            (0.92, without_marks(full)),
            (0.95, f"{self.given} {self.rng.choice(FIRST)}ly"),
        ):
            if draw < chance:
                return shown
        return None

    def _former(self) -> tuple[SaidName, ...]:
        if self.rng.random() > 0.05:
            return ()
        return tuple(
            SaidName(name=f"{self.given} {name}") for name in (self.family, f"{self.rng.choice(FIRST)}by")
        )

    def _bio(self, elsewhere: str) -> str | None:
        draw = self.rng.random()
        if draw < 0.08:
            return f"Also on {elsewhere}: @{self.handle}" + (
                "@reef.example" if elsewhere == "mastodon" else ""
            )
        if draw < 0.2:
            return f"Works at {self.company}, likes {self.rng.choice(WORDS)}"
        return f"I like {self.rng.choice(WORDS)}" if draw < 0.7 else None


def _companies(rng: random.Random) -> Iterator[Found]:
    shapes = (
        "{0}",
        "{0} Ltd",
        "{0} Support",
        "The {0} Museum",
        "{0} Bot",
        "{0} Careers",
        "{0} GmbH",
        "{0} News Bot",
    )
    for number, company in enumerate(COMPANIES):
        name = rng.choice(shapes).format(company)
        handle = f"@{company.lower()}{rng.choice(['', '_hq', '_help', ''])}"
        account = Account(
            id=AccountId(f"x:{900_000 + number}"),
            source="x",
            handle=handle,
            name=name,
            url=f"x.com/{handle[1:]}",
        )
        yield account, f"company {number} -", "company"
