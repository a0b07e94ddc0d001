"""A whole static site out of signed files: pure, so that the same input gives the same bytes."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from goodword.errors import NoFontError, PublishError
from goodword.publish.badge import badge
from goodword.publish.card import HEIGHT, WIDTH, card, card_alt
from goodword.publish.feed import atom_feed
from goodword.publish.files import Plan, Site
from goodword.publish.letter import letter_of
from goodword.publish.letters import CheckedLetter, PublishedLetter, checked_letters, slug_of_person
from goodword.publish.listing import ListingPlace, dossier_page, giver_page
from goodword.publish.page import Picture, Place, page_of
from goodword.publish.paper import is_drawn_everywhere
from goodword.publish.resume import json_resume
from goodword.publish.typesetting import can_typeset
from goodword.publish.verifier import verify_page
from goodword.text.urls import is_web


def plan_site(
    letters: Sequence[PublishedLetter],
    *,
    now: datetime,
    address: str | None = None,
    beside: Mapping[str, bytes] | None = None,
) -> Site:
    """Every file of a giver's site by its path, each made when its bytes are asked for.

    `index.html` lists everything given, `verify.html` checks files, `feed.xml` is for readers of
    feeds. Each letter has a folder: its page, `credential.json` (the signed bytes exactly as they
    came), `badge.svg`, and with the extra `pdf` `letter.pdf` and, where the address is known,
    `card.png`. Whoever accepted with their own key has a folder `for-…` of what they were given,
    with `resume.json`. Of two versions of one recommendation the one signed last is taken.

    `address` is where the site will stand (`https://ada.example/words/`); without it the pages
    name no address of their own. `beside` are files of others that stand with them: lists of
    withdrawals, the document of the keys. The bytes do not depend on `now`, which is only asked
    whether a signature lies ahead.

    Raises PublishError where one of the letters may not be published, where `address` is none,
    and where a file of `beside` would stand in the place of a page.
    """
    planner = _planner(checked_letters(letters, now), address)
    planner.add_letters(index="../", feed="../feed.xml")
    planner.add_listing("index.html", giver_page, ListingPlace(address=planner.base, feed=planner.feed()))
    planner.add_dossiers()
    return planner.site(beside or {})


def plan_dossier(documents: Sequence[bytes], *, now: datetime, address: str | None = None) -> Site:
    """The site of a recipient: what others gave them and they accepted, with `resume.json` at its top.

    Raises PublishError where a file was not accepted with the key of the person recommended, where
    they are about several people, and as `plan_site`.
    """
    letters = checked_letters((PublishedLetter(document=document) for document in documents), now)
    _require_one_recipient(letters)
    planner = _planner(letters, address)
    planner.add_letters(index=None, feed=None)
    place = ListingPlace(address=planner.base, resume="resume.json")
    planner.add_listing("index.html", dossier_page, place)
    planner.add_resume("resume.json", letters)
    return planner.site({})


def _require_one_recipient(letters: Sequence[CheckedLetter]) -> None:
    if not letters:
        raise PublishError("There is no recommendation to show; name at least one file that you accepted.")
    for letter in letters:
        if not letter.is_by_subject:
            raise PublishError(
                f"The recommendation by {letter.face.author_name} was accepted before it was made out to a "
                "key, so it does not say whose it is. Ask the writer to sign it again for your key, and "
                "accept that one."
            )
    keys = {letter.face.subject for letter in letters}
    if len(keys) > 1:
        raise PublishError(
            f"These recommendations are made out to {len(keys)} keys; expected one. "
            "Name the files of one person."
        )


def _planner(letters: Sequence[CheckedLetter], address: str | None) -> "_Planner":
    if address is not None and not is_web(address):
        raise PublishError(
            f"No site can stand at “{address}”; expected an address like https://ada.example/words/."
        )
    return _Planner(letters=letters, base=address.rstrip("/") + "/" if address else None)


_Listing = Callable[[Sequence[CheckedLetter], ListingPlace], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Planner:
    """The files of one site, letter by letter."""

    letters: Sequence[CheckedLetter]
    base: str | None
    plan: Plan = field(default_factory=Plan)

    def add_letters(self, *, index: str | None, feed: str | None) -> None:
        """A folder for each letter."""
        people = self._people()
        for letter in self.letters:
            person = people.get(letter.face.subject) if index else None
            place = Place(
                address=f"{self.base}{letter.folder}/" if self.base else None,
                verify=f"../verify.html#{letter.folder}/credential.json",
                index=index,
                feed=feed,
                dossier=f"../{person}/" if person and letter.is_by_subject else None,
                letter="letter.pdf" if self._add_paper(letter) else None,
                picture=self._add_card(letter),
            )
            self.plan.add_bytes(f"{letter.folder}/credential.json", letter.copy)
            page = partial(self._page, letter, place)
            self.plan.add(f"{letter.folder}/index.html", page, letter.digest, repr(place))
            self.plan.add(f"{letter.folder}/badge.svg", partial(badge, letter.face), letter.digest)

    def feed(self) -> str | None:
        """The feed at the top, where there is something to tell."""
        if not self.letters:
            return None
        make = partial(atom_feed, self.letters, address=self.base)
        self.plan.add("feed.xml", make, *self._all(self.letters))
        return "feed.xml"

    def add_listing(
        self, path: str, make: _Listing, place: ListingPlace, letters: Sequence[CheckedLetter] | None = None
    ) -> None:
        """A page that lists letters."""
        listed = self.letters if letters is None else letters
        self.plan.add(path, lambda: make(listed, place).encode(), *self._all(listed), repr(place))

    def add_resume(self, path: str, letters: Sequence[CheckedLetter]) -> None:
        """The letters of one person as references."""
        self.plan.add(path, partial(json_resume, letters, address=self.base), *self._all(letters))

    def add_dossiers(self) -> None:
        """A folder for each person who accepted with their own key."""
        given = defaultdict(list)
        for letter in self.letters:
            if letter.is_by_subject:
                given[letter.face.subject].append(letter)
        for did, folder in self._people().items():
            place = ListingPlace(
                address=f"{self.base}{folder}/" if self.base else None,
                root="../",
                resume="resume.json",
                index="../",
            )
            self.add_listing(f"{folder}/index.html", dossier_page, place, given[did])
            self.add_resume(f"{folder}/resume.json", given[did])

    def site(self, beside: Mapping[str, bytes]) -> Site:
        """Everything, the check page and the files of others with it."""
        self.plan.add("verify.html", verify_page)
        for path, content in beside.items():
            if path in self.plan.makes:
                raise PublishError(f"Two files would stand at {path}; nothing was written.")
            self.plan.add_bytes(path, content)
        return self.plan.site()

    def _people(self) -> dict[str, str]:
        """The folder of each person who accepted with their own key; their newest name counts."""
        accepted = (letter.face for letter in reversed(self.letters) if letter.is_by_subject)
        return {face.subject: slug_of_person(face.subject_name, face.subject) for face in accepted}

    def _all(self, letters: Sequence[CheckedLetter]) -> tuple[object, ...]:
        return self.base, *((letter.folder, letter.digest) for letter in letters)

    def _page(self, letter: CheckedLetter, place: Place) -> bytes:
        return page_of(letter.face, letter.verification, place=place).encode()

    def _add_paper(self, letter: CheckedLetter) -> bool:
        """Whether the letter has a PDF; one that may lack a font is made at once, to know it."""
        if not can_typeset():
            return False
        path = f"{letter.folder}/letter.pdf"
        address = f"{self.base}{letter.folder}/" if self.base else None
        make = partial(letter_of, letter.face, letter.verification, document=letter.document, address=address)
        if is_drawn_everywhere(letter.document.decode()):
            self.plan.add(path, make, letter.digest, address)
            return True
        try:
            self.plan.add_bytes(path, make())
        except NoFontError as error:
            self.plan.without_letter.append(f"{letter.face.subject_name}: {error}")
            return False
        return True

    def _add_card(self, letter: CheckedLetter) -> Picture | None:
        """The picture; social networks ask for its whole address, so without one there is none."""
        path = f"{letter.folder}/card.png"
        if self.base is None or f"{letter.folder}/letter.pdf" not in self.plan.makes:
            return None
        self.plan.add(path, partial(card, letter.face), letter.digest)
        return Picture(address=self.base + path, width=WIDTH, height=HEIGHT, alt=card_alt(letter.face))
