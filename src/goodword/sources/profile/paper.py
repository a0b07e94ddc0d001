"""A profile that LinkedIn saved to PDF: contact and skills at the side, the name largest, then the jobs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from goodword.nouns import Role
from goodword.sources.profile.listed import Listed
from goodword.sources.profile.pdf import Line
from goodword.text.shipped import shipped_table

_HEADINGS = {
    name: frozenset(words)
    for name, words in shipped_table(
        "goodword.sources.profile", "headings.toml", dict[str, list[str]]
    ).items()
}
_EVERY = frozenset().union(*(words for name, words in _HEADINGS.items() if name != "present"))
_SIDE = 1 / 3
"""Of the page's width: what begins left of it stands at the side."""
_LABELLED = re.compile(r"(.*?)\s*\(([^()]*)\)$")
_PROFILE = re.compile(r"(?:www\.)?linkedin\.com/in/[^\s()]+", re.IGNORECASE)
_YEARS = re.compile(r"\b(?:19|20)\d\d\b")
_DURATION = re.compile(r"\d+ [^\d\W]+(?: \d+ [^\d\W]+)?")


def read_paper(lines: Sequence[Line]) -> Listed | None:
    """What the profile lists; None where this is no profile of LinkedIn's."""
    side = [line.text for line in lines if line.x < _SIDE]
    main = [line for line in lines if line.x >= _SIDE]
    contact = "".join(f"{text}\n" for text in _below(side, "contact"))
    profile = _PROFILE.search(contact.replace("\n", ""))
    first = [line for line in main if line.page == 0]
    if profile is None or not first:
        return None
    name = max(first, key=lambda line: line.size)
    job = _first_job(_below([line.text for line in main], "experience"))
    present = job if job and not job.ended else Role()
    entries = list(_entries(contact.splitlines()))
    return Listed(
        name=name.text,
        url=profile[0],
        emails=[entry for entry in entries if "@" in entry],
        links=[entry for entry in entries if "@" not in entry],
        bio=" ".join(_headline(first, name)),
        company=present.company or "",
        position=present.position or "",
        roles=[job] if job else (),
        skills=_below(side, "skills"),
    )


def _is_heading(text: str) -> bool:
    return text.casefold() in _EVERY


def _below(texts: Sequence[str], heading: str) -> list[str]:
    """The lines from a heading to the next one."""
    at = next((place for place, text in enumerate(texts) if text.casefold() in _HEADINGS[heading]), None)
    return [] if at is None else list(takewhile(lambda text: not _is_heading(text), texts[at + 1 :]))


def _headline(main: Sequence[Line], name: Line) -> Iterator[str]:
    """What stands between the name and the first heading; the last of several lines is the place."""
    after = list(takewhile(lambda line: not _is_heading(line.text), main[main.index(name) + 1 :]))
    yield from (line.text for line in (after[:-1] or after))


def _entries(contact: Iterable[str]) -> Iterator[str]:
    """Addresses of mail and web; long ones are broken over lines and end with a label in brackets."""
    pending = ""
    for line in contact:
        if "@" in line and not pending:
            yield line.partition(" ")[0]
            continue
        pending += line
        if labelled := _LABELLED.fullmatch(pending):
            yield labelled[1]
            pending = ""


def _first_job(experience: Sequence[str]) -> Role | None:
    """The job that stands first, with the years in which it began and ended; the present one has no end.

    A company with several positions has the time there below its name. Below the first job words of the
    person stand between one job and the next, so that it cannot be told which line is a company.
    """
    for place, (before, dates) in enumerate(pairwise(experience)):
        years = _YEARS.findall(dates)
        if not years or _YEARS.search(before):
            continue
        is_present = any(word in dates.casefold() for word in _HEADINGS["present"])
        above = [line for line in experience[:place] if not _DURATION.fullmatch(line)]
        return Role(
            company=above[-1] if above else "",
            position=before,
            started=years[0],
            ended=None if is_present else years[-1],
        )
    return None
