"""What a person was given, as the `references` of a JSON Resume (jsonresume.org, schema 1.0.0)."""

from collections.abc import Sequence

import msgspec

from goodword.publish.letters import CheckedLetter
from goodword.text.urls import is_web

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"


def json_resume(letters: Sequence[CheckedLetter], *, address: str | None) -> bytes:
    """A résumé that holds nothing but the name and the references, to be merged into the person's own.

    `address` is where the site stands, ending in `/`; each reference then names the page on which it
    can be checked. There is at least one letter, and all are about one person.
    """
    face = letters[0].face
    basics: dict[str, object] = {"name": face.subject_name}
    if is_web(face.subject_url):
        basics["url"] = face.subject_url
    resume = {
        "$schema": SCHEMA,
        "basics": basics,
        "references": [_reference(letter, address) for letter in letters],
    }
    return msgspec.json.format(msgspec.json.encode(resume), indent=2) + b"\n"


def _reference(letter: CheckedLetter, address: str | None) -> dict[str, object]:
    face = letter.face
    reference: dict[str, object] = {
        "name": ", ".join(part for part in (face.author_name, face.author_role) if part),
        "reference": "\n\n".join(face.paragraphs),
        "date": face.awarded_at.date().isoformat(),
        "id": face.id,
    }
    if face.relation:
        reference["relation"] = face.relation
    if address is not None:
        reference["url"] = f"{address}{letter.folder}/"
    return reference
