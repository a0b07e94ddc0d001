"""Members of a workspace, and the apps that speak in it."""

import re
from datetime import UTC, datetime, timedelta

import msgspec

from goodword.nouns import Account, AccountId
from goodword.sources.slack.records import Profile, User

AUTOMATED = "Automated account: an app of the workspace."
"""The bio of what is no person: Slack says so of it."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SLACKBOT = "USLACKBOT"
_NOT_OF_A_HANDLE = re.compile(r"[^\w.-]+")
_ADDRESS = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")


def place_of(user: User) -> str | None:
    """The grid or the workspace in which the member's id is unique."""
    grid = user.enterprise_user.enterprise_id if user.enterprise_user else None
    return grid or user.team_id or (user.profile.team if user.profile else None)


def time_of(ts: str) -> datetime | None:
    """The time in a `ts`: seconds since 1970, a point, microseconds; None where it is none."""
    seconds, _, micros = ts.partition(".")
    try:
        at = _EPOCH + timedelta(0, int(seconds), int(micros[:6].ljust(6, "0")))
    except (ValueError, OverflowError):
        return None
    return at if at.year > 1970 else None  # noqa: PLR2004 - zeros are no time


def written_as(account: Account, user_id: str) -> str:
    """How a mention of that id stands in plain words."""
    return account.handle or f"@{user_id}"


class People:
    """The accounts of one workspace; what was learned of them waits in `news` to be given on."""

    def __init__(self, workspace: str, elsewhere: "People | None" = None) -> None:
        """Work for `workspace`; whom it does not list may be listed `elsewhere`, in the grid around it."""
        self.workspace = workspace
        self.news: list[Account] = []
        self.elsewhere = elsewhere
        self._known: dict[str, Account] = {}

    def take(self, user: User) -> Account:
        """The account of a listed member."""
        profile = user.profile or Profile()
        email = (profile.email or "").strip().lower()
        is_app = user.is_bot or user.id == _SLACKBOT
        account = Account(
            id=self._id(user.id, place_of(user)),
            source="slack",
            handle=f"@{_handle(user.name, profile.display_name) or user.id}",
            name=_first(profile.real_name, user.real_name, profile.display_name, user.name),
            emails=(email,) if _ADDRESS.fullmatch(email) else (),
            position=_first(profile.title),
            bio=AUTOMATED if is_app else None,
            seen_at=time_of(str(user.updated)) if user.updated else None,
        )
        self._known[user.id] = account
        return account

    def known(self, user_id: str) -> Account | None:
        """The account of that id where a list or a message told of it."""
        account = self._known.get(user_id)
        if account is None and self.elsewhere is not None:
            return self.elsewhere.known(user_id)
        return account

    def of(self, user_id: str, label: str = "") -> Account:
        """The account of that id; one that no list holds is learned from here."""
        known = self._known.get(user_id) or self.known(user_id)
        if known is None:
            known = self._learn(user_id, self._unlisted(user_id, handle=_handle(label)))
        return known

    def author(self, user_id: str, profile: Profile | None) -> Account:
        """The account of who wrote a message, by the card beside it where no list holds it."""
        known = self.known(user_id)
        if profile is None or (known is not None and known.name):
            return known or self.of(user_id)
        handle = _handle(profile.name, profile.display_name)
        name = _first(profile.real_name, profile.display_name, profile.name)
        if known is None:
            known = self._unlisted(user_id, handle=handle, place=profile.team)
        shown = f"@{handle}" if handle else known.handle
        return self._learn(user_id, msgspec.structs.replace(known, handle=shown, name=name))

    def app(self, bot_id: str, name: str | None) -> Account:
        """The account of an app, listed among the members or not."""
        known = self.known(bot_id)
        if known is None:
            bare = self._unlisted(bot_id)
            known = self._learn(bot_id, msgspec.structs.replace(bare, name=_first(name), bio=AUTOMATED))
        return known

    def take_news(self) -> list[Account]:
        """The accounts learned since the last time."""
        news, self.news = self.news, []
        return news

    def _learn(self, user_id: str, account: Account) -> Account:
        self._known[user_id] = account
        self.news.append(account)
        return account

    def _unlisted(self, user_id: str, *, handle: str = "", place: str | None = None) -> Account:
        shown = f"@{handle}" if handle else None
        return Account(id=self._id(user_id, place), source="slack", handle=shown)

    def _id(self, user_id: str, place: str | None) -> AccountId:
        within = place or self.workspace
        return AccountId(f"slack:{within}/{user_id}" if within else f"slack:{user_id}")


def _handle(*names: str | None) -> str:
    """The first name that there is, as one word."""
    return _NOT_OF_A_HANDLE.sub(".", (_first(*names) or "")).strip(".-")


def _first(*values: str | None) -> str | None:
    return next((value.strip() for value in values if value and value.strip()), None)
