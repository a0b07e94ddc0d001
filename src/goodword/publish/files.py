"""The files of a site, each made only when somebody asks for its bytes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec

Make = Callable[[], bytes]

_OURS = ("goodword.publish", "goodword.credential", "goodword.text", "goodword.nouns")
_LIBRARIES = ("babel", "jinja2", "markupsafe", "msgspec", "segno", "typst")


@dataclass(frozen=True, slots=True, eq=False)
class Site(Mapping[str, bytes]):
    """Every file by its path. Asking for one makes it; `recipes` says of each what it is made of.

    Two files of one recipe have the same bytes, so who has kept a file with its recipe need not
    ask for it again.
    """

    recipes: Mapping[str, str]
    _makes: Mapping[str, Make]
    without_letter: tuple[str, ...] = ()
    """Why a letter has no PDF beside it, a sentence for each."""

    def __getitem__(self, path: str) -> bytes:
        """The bytes of the file at `path`, made now."""
        return self._makes[path]()

    def __contains__(self, path: object) -> bool:
        """Whether there is such a file; none is made for it."""
        return path in self._makes

    def __iter__(self) -> Iterator[str]:
        """The paths."""
        return iter(self._makes)

    def __len__(self) -> int:
        """How many files."""
        return len(self._makes)


@dataclass(slots=True)
class Plan:
    """A site while it is being planned."""

    recipes: dict[str, str] = field(default_factory=dict)
    makes: dict[str, Make] = field(default_factory=dict)
    without_letter: list[str] = field(default_factory=list)

    def add(self, path: str, make: Make, *made_of: object) -> None:
        """Add a file that is `made_of` these values, and of nothing else but the program itself."""
        self.makes[path] = make
        self.recipes[path] = digest(maker(), path, *made_of)

    def add_bytes(self, path: str, content: bytes) -> None:
        """Add a file that is there already."""
        self.makes[path] = lambda: content
        self.recipes[path] = sha256(content).hexdigest()

    def site(self) -> Site:
        """The site as it is planned now."""
        return Site(dict(self.recipes), dict(self.makes), tuple(self.without_letter))


def digest(*parts: object) -> str:
    """A digest of the values, in their order."""
    return sha256(msgspec.json.encode(parts)).hexdigest()


@cache
def maker() -> str:
    """A digest of everything that makes files: our code, templates, fonts and words, and the libraries."""
    told = sha256()
    for package in _OURS:
        for path, content in sorted(_contents(files(package), package)):
            told.update(f"{path} {sha256(content).hexdigest()}\n".encode())
    for library in _LIBRARIES:
        told.update(f"{library} {_version_of(library)}\n".encode())
    return told.hexdigest()


def _contents(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _contents(entry, f"{name}/{entry.name}")
        elif entry.is_file():
            yield f"{name}/{entry.name}", entry.read_bytes()


def _version_of(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"
