"""Where things lie in an export: one workspace, a grid, or several exports side by side."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from goodword.ports import Archive

_DAY = re.compile(r"\d{4}-\d\d-\d\d\.json")
_USERS = frozenset({"users.json", "org_users.json"})
_HEAD = 256


class Kind(StrEnum):
    """The kinds of conversations, by the file that lists them."""

    CHANNEL = "channels.json"
    PRIVATE = "groups.json"
    DIRECT = "dms.json"
    GROUP_DIRECT = "mpims.json"


_LISTS = frozenset(Kind)


@dataclass(slots=True)
class Space:
    """A folder with the lists of a workspace, and what lies below it."""

    prefix: str
    """With its closing `/`; empty at the root."""
    users: list[str] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)
    days: dict[str, list[str]] = field(default_factory=dict)
    """By the name of the conversation's folder: its days, oldest first."""

    @property
    def members(self) -> list[str]:
        """Every member that is read."""
        return [*self.users, *self.lists, *(day for days in self.days.values() for day in days)]


def spaces_of(archive: Archive) -> list[Space]:
    """The workspaces in the archive, the one around others first."""
    spaces: dict[str, Space] = {}
    days: list[tuple[str, str]] = []
    for name in archive.names:
        folder, slash, file = name.rpartition("/")
        if file in _USERS or file in _LISTS:
            space = spaces.setdefault(folder + slash, Space(folder + slash))
            (space.users if file in _USERS else space.lists).append(name)
        elif folder and _DAY.fullmatch(file):
            days.append((folder, name))
    for folder, name in days:
        parent, slash, _ = folder.rpartition("/")
        around = spaces.get(parent + slash) or spaces.get("")
        if around is not None:
            around.days.setdefault(folder, []).append(name)
    return [spaces[prefix] for prefix in sorted(spaces)]


def looks_like_one(archive: Archive) -> bool:
    """Whether these are Slack's lists: conversations beside members or beside days, each a JSON array."""
    for space in spaces_of(archive):
        if space.lists and (space.users or space.days):
            head = next(archive.chunks(space.lists[0]), b"")[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
            if head.startswith(b"["):
                return True
    return False


def kind_of(name: str) -> Kind:
    """What the list file `name` lists."""
    return Kind(name.rpartition("/")[2])
