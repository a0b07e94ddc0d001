"""All that is kept, in files that any program reads: JSON, and the signed files as they are."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from goodword.ports import Clock
from goodword.store.correspondence import Kind, kept_files
from goodword.store.database import Store
from goodword.store.decisions import answers, decided_pairs, kept_out, pronouns, rests, skills_set
from goodword.store.letters import credentials, drafts, events
from goodword.store.record import exchanges_after
from goodword.workflow.asking import Names, contacts, moments_with, names_of
from goodword.workflow.backing_up import Packed, packed_into
from goodword.workflow.forms import import_form, moment_form, person_form, reviewed_form
from goodword.workflow.imports import imports
from goodword.workflow.reviewing import reviewed

_LOT = 2_000
_ABOUT = """\
All that Goodword keeps of yours, written on {day}.

people.json       everyone, with their accounts
moments.json      the thanks and praise that were found
imports.json      what was imported, what it could not contain, what was skipped
exchanges.jsonl   every post, message and meeting, one JSON object a line
decisions.json    what you said: who is who, never suggested, resting, skills, pronouns, what stands
drafts.json       your drafts as they are now
events.json       what happened to your letters
letters/          the signed files, byte for byte
received/         what others sent you, and your answers

Your keys are not among them: print them on paper.
"""


def export_home(store: Store, folder: Path, *, clock: Clock) -> Packed:
    """Write everything but the keys into one zip in `folder`; errors as `packed_into`."""

    def fill(packed: zipfile.ZipFile, beside: Path) -> None:
        del beside
        packed.writestr("README.txt", _ABOUT.format(day=f"{clock.now():%Y-%m-%d}"))
        names = names_of(store)
        _write(packed, "people.json", [person_form(person) for person in contacts(store)])
        _write(packed, "moments.json", [moment_form(one, names) for one in moments_with(store, None)])
        _write(packed, "imports.json", [import_form(one) for one in imports(store)])
        _write(packed, "decisions.json", _decisions(store, names))
        _write(packed, "drafts.json", drafts(store))
        _write(packed, "events.json", _events(store))
        with packed.open("exchanges.jsonl", "w", force_zip64=True) as lines:
            for line in _exchanges(store):
                lines.write(line)
        for letter in credentials(store):
            packed.writestr(f"letters/{letter.id.removeprefix('urn:uuid:')}.json", letter.document)
        for file in kept_files(store, *Kind):
            packed.writestr(f"received/{file.key}-{file.kind.replace(' ', '-')}.json", file.body)

    return packed_into(folder, f"goodword-export-{clock.now():%Y-%m-%d}", fill)


def _write(packed: zipfile.ZipFile, name: str, what: object) -> None:
    packed.writestr(name, msgspec.json.format(msgspec.json.encode(what), indent=1) + b"\n")


def _decisions(store: Store, names: Names) -> dict[str, object]:
    return {
        "links": [
            {"left": left, "right": right, "decision": decision}
            for _, left, right, decision in decided_pairs(store)
        ],
        "never_suggested": kept_out(store),
        "resting": rests(store),
        "skills": skills_set(store),
        "pronouns": pronouns(store),
        "reviewed": [reviewed_form(one, names) for one in reviewed(store)],
        "answers": answers(store),
    }


def _events(store: Store) -> list[dict[str, object]]:
    return [
        {
            "id": one.recommendation_id,
            "about": one.subject,
            "state": one.state,
            "at": one.at,
            "detail": one.detail,
        }
        for one in events(store)
    ]


def _exchanges(store: Store) -> Iterator[bytes]:
    mark = 0
    while True:
        last, found = exchanges_after(store, mark, limit=_LOT)
        yield from (msgspec.json.encode(one) + b"\n" for one in found)
        if last == mark or not found:
            return
        mark = last
