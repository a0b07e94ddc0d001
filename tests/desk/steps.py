"""Steps that many tests of the desk take first: a draft, the page before the signature, a signed letter."""

import re
from html import unescape

from tests.desk.at_the_desk import Answer, AtTheDesk

NUALA = "x:318204417"
PASSPHRASE = "an invented passphrase"
THEIRS = "the recipient's own passphrase"


def begun(desk: AtTheDesk) -> Answer:
    """A draft for Nuala in the editor."""
    return desk.post("/drafts", person=NUALA, pronoun="she")


def ready(desk: AtTheDesk) -> Answer:
    """The draft with its face answered: the page before the signature."""
    page = begun(desk)
    missing = desk.get("/drafts/d1/give")
    assert "This is missing" in missing.words
    return desk.post(
        "/drafts/d1/say",
        version=page.field("version"),
        relation="We worked together.",
        paid="no",
        family="no",
    )


def signed(desk: AtTheDesk) -> Answer:
    """The page of the signed letter."""
    page = ready(desk)
    return desk.post("/drafts/d1/sign", **form_of(page))


def form_of(page: Answer) -> dict[str, str]:
    """The form of the page before the signature, filled in."""
    told = {"version": page.field("version"), "id": page.field("id"), "read": "on"}
    return {**told, "passphrase": PASSPHRASE, "again": PASSPHRASE}


def texts_of(page: Answer) -> dict[str, str]:
    """The sentences as the editor's form would send them."""
    found = re.findall(r'name="(text-\d+)"[^>]*>([^<]*)</textarea>', page.text)
    return {name: unescape(text) for name, text in found}


def path_of(desk: AtTheDesk) -> str:
    """The page of the one letter."""
    found = re.search(r'"(/letters/[0-9a-f]{8})"', desk.get("/letters").text)
    assert found
    return found[1]


def answered(desk: AtTheDesk, page: str, choice: str, words: str = "") -> Answer:
    """Answer what was received."""
    return desk.post(page, choice=choice, words=words, passphrase=THEIRS, again=THEIRS)


def sent(desk: AtTheDesk, other: AtTheDesk) -> str:
    """A letter is signed, proposed, and dropped on the desk of the other; its page there."""
    signed(desk)
    path = path_of(desk)
    desk.post(f"{path}/propose", message="I meant every word.")
    shown = other.send("/received", desk.get(f"{path}/proposal").body)
    assert "I meant every word." in shown.words
    assert "Waits for you." in shown.words
    return "/received/" + path.rpartition("/")[2]
