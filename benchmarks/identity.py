"""How long it takes to say who is who among 30,000 accounts: `python benchmarks/identity.py [ACCOUNTS]`.

Four networks; a third of the accounts are of somebody who has one already, under the name or a handle. Names
are drawn from 400 given and 20,000 family names, common ones more often, so that some are borne by many.
Everybody is invented. The aim: ten seconds.
"""

import random
import sys
import time
from collections.abc import Sequence

from goodword.nouns import Account, AccountId
from goodword.people import hard_links, merge, propose_links

PLACES = ("linkedin", "x", "mail", "mastodon")
SYLLABLES = (
    "ba",
    "ro",
    "ki",
    "len",
    "mar",
    "to",
    "sol",
    "an",
    "ve",
    "di",
    "ul",
    "he",
    "or",
    "ni",
    "sta",
    "pe",
)


def name(person: int) -> str:
    """The name of a person, always the same."""
    rng = random.Random(person)
    return f"{word(int(400 * rng.random() ** 2), 3)} {word(int(20_000 * rng.random() ** 1.5), 4)}"


def word(number: int, length: int) -> str:
    """Syllables by a number."""
    return "".join(SYLLABLES[number // 16**place % 16] for place in range(length)).capitalize()


def accounts(count: int, seed: int = 7) -> list[Account]:
    """Accounts of whom a third are of one person with others."""
    rng = random.Random(seed)
    made: list[Account] = []
    for number in range(count):
        place = rng.choices(PLACES, (5, 4, 3, 3))[0]
        person = number if rng.random() < 0.67 else rng.randrange(max(1, number))
        called = name(person)
        plain = called.replace(" ", "").lower()
        key = f"p{number}@quay.example" if place == "mail" else f"{plain}-{number}"
        email = (f"p{person}@quay.example",) if rng.random() < 0.2 else ()
        handle = f"@{plain}" if rng.random() < 0.5 else f"@{plain}{number}"
        made.append(
            Account(
                id=AccountId(f"{place}:{key}"),
                source=place,
                name=called if rng.random() < 0.9 else None,
                handle=None if place == "mail" else handle,
                emails=(key,) if place == "mail" else email,
            )
        )
    return list({one.id: one for one in made}.values())


def measure(everyone: Sequence[Account]) -> None:
    """Print what each part takes."""
    owners = frozenset({everyone[0].id})
    begun = at = time.process_time()
    hard = hard_links(everyone, owners)
    at = told("verified keys", at, len(hard))
    asked = propose_links(everyone, hard, owners)
    at = told("questions", at, len(asked))
    people = merge(everyone, (*hard, *asked), owners, owner_name=None)
    told("people", at, len(people))
    print(f"{'all':16}{time.process_time() - begun:8.2f} s of the processor, one core   (aim 10)")


def told(what: str, since: float, count: int) -> float:
    """Print a part and what came out; the time now."""
    now = time.process_time()
    print(f"{what:16}{now - since:8.2f} s {count:10,}")
    return now


if __name__ == "__main__":
    some = accounts(int(sys.argv[1]) if sys.argv[1:] else 30_000)
    print(f"{len(some):,} accounts")
    measure(some)
