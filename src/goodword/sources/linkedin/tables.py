"""The files of a LinkedIn export by what they hold, and their rows by canonical column names.

Names of files and columns drift over the years (`Endorsement Received Info.csv`,
`Endorsement_Received_Info.csv`, `Comments_34875879.csv`); both are compared without case, spaces,
underscores and numbers. Columns are found by name, never by place.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from goodword.nouns import Origin, Skipped
from goodword.ports import Archive
from goodword.text.elements import FILE_DAMAGED
from goodword.text.rows import BadRow, Row, column_key, lines_of, rows, rows_in, text_of

CONNECTIONS = "connections"
GIVEN, RECEIVED = "recommendations given", "recommendations received"
ENDORSED, ENDORSED_BY = "endorsements given", "endorsements received"
SKILLS, PROFILE, POSITIONS, EMAILS = "skills", "profile", "positions", "email addresses"
MESSAGES, INVITATIONS = "messages", "invitations"
SHARES, COMMENTS, REACTIONS = "shares", "comments", "reactions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What a file of one kind must look like."""

    kind: str
    needs: frozenset[str]
    """Columns without which it is not that file."""
    has_backslashes: bool = False
    """Some eras escape quotation marks by a backslash there."""


def _table(kind: str, *needs: str, has_backslashes: bool = False) -> Table:
    return Table(kind=kind, needs=frozenset(needs), has_backslashes=has_backslashes)


_RECOMMENDATION = ("firstname", "lastname", "text")
_TABLES = {
    "connections": _table(CONNECTIONS, "firstname", "lastname", "connectedon"),
    "recommendationsgiven": _table(GIVEN, *_RECOMMENDATION),
    "recommendationgiven": _table(GIVEN, *_RECOMMENDATION),
    "recommendationsreceived": _table(RECEIVED, *_RECOMMENDATION),
    "recommendationreceived": _table(RECEIVED, *_RECOMMENDATION),
    "endorsementgiveninfo": _table(ENDORSED, "skillname", "endorseefirstname", "endorseelastname"),
    "endorsementsgiven": _table(ENDORSED, "skillname", "endorseefirstname", "endorseelastname"),
    "endorsementreceivedinfo": _table(ENDORSED_BY, "skillname", "endorserfirstname", "endorserlastname"),
    "endorsementsreceived": _table(ENDORSED_BY, "skillname", "endorserfirstname", "endorserlastname"),
    "skills": _table(SKILLS, "name"),
    "profile": _table(PROFILE, "firstname", "lastname"),
    "positions": _table(POSITIONS, "companyname", "title"),
    "emailaddresses": _table(EMAILS, "emailaddress"),
    "messages": _table(MESSAGES, "from", "to", "date", "content"),
    "invitations": _table(INVITATIONS, "from", "to", "direction"),
    "shares": _table(SHARES, "date", "sharecommentary", has_backslashes=True),
    "comments": _table(COMMENTS, "date", "message", has_backslashes=True),
    "reactions": _table(REACTIONS, "date", "type"),
}
"""By the key of the file's name."""

_MACHINES = frozenset({"guidemessages", "learningcoachmessages", "learningroleplaymessages"})
_OF_NO_USE = frozenset(
    """
    accountstatushistory adsclicked adtargeting articles callinghistory causesyoucareabout
    certifications companiesfollowed companyfollows contacts courses education events groupcontributions
    groupposts groups hashtagfollows honors identificationandverification importedcontacts inbox
    inferencesaboutyou instantreposts jobalerts jobapplicantsavedanswers
    jobapplicantsavedscreeningquestionresponses jobapplications jobseekerpreferences lanadsengagement
    languages learning likes logins memberfollows organizations patents phonenumbers
    privateidentityasset profilesummary projects providers publications receipts receiptsv registration
    reviews richmedia richmediaexport savedanswers savedarticles saveditems savedjobalerts savedjobs
    savedscreeningquestionresponses searchqueries securitychallenges servicesmarketplaceengagements
    servicesmarketplacepages testscores verifications volunteering votes whatsappphonenumbers
    """.split()  # noqa: SIM905 - a list of sixty words is read best as words
)
"""Files that LinkedIn is known to send and that say nothing about who helped whom."""

_ALIASES = {
    "vorname": "firstname", "prénom": "firstname", "nachname": "lastname", "nom": "lastname",
    "nomdefamille": "lastname", "emailadresse": "emailaddress", "adresseemail": "emailaddress",
    "email": "emailaddress", "unternehmen": "company", "firma": "company", "entreprise": "company",
    "société": "company", "jobtitle": "position", "poste": "position", "verbundenam": "connectedon",
    "verknüpftam": "connectedon", "connectéle": "connectedon", "datedeconnexion": "connectedon",
    "profilurl": "url", "profileurl": "url", "urlduprofil": "url", "endorserpublicurl": "url",
    "endorseepublicurl": "url", "empfehlungstext": "text", "texte": "text", "creationdate": "date",
    "createddate": "date", "endorsementdate": "date", "sentat": "date", "endorsementstatus": "status",
}  # fmt: skip
"""Other names of columns: of other eras, and German and French ones, which only invented samples show."""

_LAST_NUMBER = re.compile(r"[_ ]*\(?\d+\)?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """The members of an export by what they hold."""

    by_kind: dict[str, tuple[str, ...]]
    machines: tuple[str, ...]
    """Chatter with LinkedIn's assistants."""
    unknown: tuple[str, ...]

    @property
    def to_read(self) -> tuple[str, ...]:
        """All members that will be read."""
        return tuple(name for names in self.by_kind.values() for name in names)


def table_of(name: str) -> Table | None:
    """The table that a member of this name is, or None."""
    path = PurePosixPath(name)
    return _TABLES.get(_key(path)) if path.suffix.lower() == ".csv" else None


def sorted_members(archive: Archive) -> Sorted:
    """Sort the members of `archive` by what they hold."""
    by_kind: dict[str, list[str]] = {}
    machines: list[str] = []
    unknown: list[str] = []
    for name in archive.names:
        if not name.lower().endswith(".csv"):
            continue
        path = PurePosixPath(name)
        key = _key(path)
        if table := table_of(name):
            by_kind.setdefault(table.kind, []).append(name)
        elif key in _MACHINES:
            machines.append(name)
        elif len(path.parts) == 1 and key not in _OF_NO_USE:
            unknown.append(name)
    kinds = {kind: tuple(names) for kind, names in by_kind.items()}
    return Sorted(by_kind=kinds, machines=tuple(machines), unknown=tuple(unknown))


def read_table(archive: Archive, name: str) -> Iterator[Row | Skipped]:
    """The rows of the member `name` that are not blank; what cannot be read as Skipped."""
    table = table_of(name)
    if table is None:
        return
    for row in _read(archive, name, table):
        if isinstance(row, BadRow):
            yield skipped(archive, name, row.position, row.reason)
        elif not row.is_blank:
            yield row
    if archive.is_cut(name):
        yield skipped(archive, name, 0, FILE_DAMAGED)


def _read(archive: Archive, name: str, table: Table) -> Iterator[Row | BadRow]:
    """As it comes; a table in which backslashes may escape quotes is looked through for one first."""
    if not table.has_backslashes:
        return rows_in(lines_of(archive.chunks(name)), table.needs, aliases=_ALIASES)
    text = text_of(archive.read(name))
    return rows(text, table.needs, aliases=_ALIASES, has_backslashes='\\"' in text)


def skipped(archive: Archive, name: str, position: int, reason: str) -> Skipped:
    """A Skipped at a place of this archive."""
    return Skipped(origin=Origin(archive=archive.digest, member=name, position=position), reason=reason)


def _key(path: PurePosixPath) -> str:
    return column_key(_LAST_NUMBER.sub("", path.stem))
