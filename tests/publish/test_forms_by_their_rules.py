"""The feed and the résumé are what their own rules call valid: RFC 4287, and the schema of JSON Resume."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec
import pytest
from jsonschema import Draft7Validator

from goodword.credential.times import read
from goodword.nouns import Recommendation
from goodword.publish import PublishedLetter, plan_site

Sign = Callable[[Recommendation], bytes]
ROOT = Path(__file__).parents[2]
SCHEMA = msgspec.json.decode((ROOT / "conformance" / "schemas" / "json-resume-schema.json").read_bytes())
ADDRESS = "https://mara.example/words/"
ATOM = "{http://www.w3.org/2005/Atom}"
OF_A_FEED = ("id", "title", "updated")


@pytest.fixture
def files(accepted: Sign, recommendation: Recommendation, now: datetime) -> dict[str, bytes]:
    """The site of two letters, one of them without anything that may be left out."""
    bare = replace(
        recommendation,
        id=type(recommendation.id)("urn:uuid:00000002-7c1d-4a55-9c0e-0d5b7a2e4f10"),
        author_role=None,
        subject_url=None,
        skills=(),
        evidence=(),
        approved_at=recommendation.approved_at - timedelta(days=9),
    )
    letters = [PublishedLetter(document=accepted(one)) for one in (recommendation, bare)]
    return dict(plan_site(letters, now=now, address=ADDRESS))


def test_the_resume_is_valid_by_its_schema(files: dict[str, bytes]) -> None:
    resumes = [msgspec.json.decode(files[path]) for path in files if path.endswith("resume.json")]
    assert [len(resume["references"]) for resume in resumes] == [2]
    assert [flaw.message for resume in resumes for flaw in Draft7Validator(SCHEMA).iter_errors(resume)] == []


def test_the_feed_holds_what_the_rules_of_atom_ask_for(files: dict[str, bytes]) -> None:
    feed = ET.fromstring(files["feed.xml"])  # noqa: S314 - made here
    assert list(_flaws(feed)) == []
    spoilt = ET.fromstring(files["feed.xml"].replace(b"<updated>", b"<updated>x", 1))  # noqa: S314 - made here
    assert list(_flaws(spoilt)) == ["a time that is none"]


def _flaws(feed: ET.Element) -> Iterator[str]:
    """What RFC 4287 (4.1.1 to 4.2.15) forbids and the feed has."""
    entries = feed.findall(f"{ATOM}entry")
    if feed.tag != f"{ATOM}feed" or not entries:
        yield "no feed"
    for part in (feed, *entries):
        yield from _flaws_of_a_part(part)
    if not all(_has_author(part) for part in entries) and not _has_author(feed):
        yield "an entry without an author"
    if len({entry.findtext(f"{ATOM}id") for entry in entries}) != len(entries):
        yield "two entries of one id"
    if not any(link.get("rel") == "self" for link in feed.findall(f"{ATOM}link")):
        yield "no address of its own"
    if not all(entry.find(f"{ATOM}content") is not None for entry in entries):
        yield "an entry without content"


def _flaws_of_a_part(part: ET.Element) -> Iterator[str]:
    for name in OF_A_FEED:
        if len(part.findall(f"{ATOM}{name}")) != 1:
            yield f"not exactly one {name}"
    if read(part.findtext(f"{ATOM}updated") or "") is None:
        yield "a time that is none"
    if not re.match(r"[a-z][a-z0-9+.-]*:", part.findtext(f"{ATOM}id") or ""):
        yield "an id that is no address"


def _has_author(part: ET.Element) -> bool:
    return bool(part.findtext(f"{ATOM}author/{ATOM}name"))
