"""`import`, `imports`, `undo-import`, `sources`."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goodword.cli import CANNOT_BE_ANSWERED, DONE, print_error
from goodword.cli.options import AsJson, home_of
from goodword.cli.showing import suggest_a_third
from goodword.cli.terminal import (
    answer_json,
    ask_yes,
    count,
    day,
    faint,
    heading,
    progress,
    say,
    table,
    tell,
    waiting,
)
from goodword.errors import ArchiveError
from goodword.nouns import ImportReport
from goodword.settings import Home

if TYPE_CHECKING:
    from goodword.workflow.finding import Contents

SHOWN_REASONS = 5
SHOWN_FILES = 3


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command("import")(import_)
    app.command("imports")(imports)
    app.command("undo-import")(undo_import)
    app.command("sources")(sources)


Paths = Annotated[
    list[Path],
    typer.Argument(metavar="PATH…", help="Archives, or a folder that holds archives of any kind."),
]
SameOwner = Annotated[
    str | None,
    typer.Option(help="“same”: an archive under another name is the owner's too.", metavar="same"),
]


def import_(
    context: typer.Context,
    paths: Paths,
    owner: SameOwner = None,
    yes: Annotated[bool, typer.Option("--yes", help="Read all that a folder holds, without asking.")] = False,
    as_json: AsJson = False,
) -> int:
    """Read archives into your own store.

    They are read where they lie; the same archive again changes nothing. Of a folder
    that holds several archives it is said first what will be read.
    """
    home = home_of(context)
    begun = time.monotonic()
    reports, failed = [], False
    for path, only in _to_read(paths, said=True if yes else None):
        try:
            reports.append(_read(home, path, only, owner_is_same=owner == "same"))
        except ArchiveError as error:
            print_error(str(error))
            failed = True
            continue
        if not as_json:
            is_first = reports[-1].source not in {report.source for report in reports[:-1]}
            _print_report(reports[-1], tells_limits=is_first)
    if reports:
        _recognise(home)
    if as_json:
        from goodword.workflow.forms import import_form

        seconds = round(time.monotonic() - begun, 3)
        answer_json({"archives": [import_form(report) for report in reports], "seconds": seconds})
    elif reports:
        _print_sum(reports)
        if any(report.recommendations and not report.already_imported for report in reports):
            suggest_a_third(home)
        say("Next: `goodword` says where you stand; `goodword overlooked` whom to begin with.")
    return CANNOT_BE_ANSWERED if failed else DONE


def _to_read(paths: list[Path], *, said: bool | None) -> list[tuple[Path, tuple[str, ...]]]:
    """What the owner named and, after one question, what the folders among it hold."""
    from goodword.workflow.finding import find_archives

    chosen: list[tuple[Path, tuple[str, ...]]] = []
    is_asked = False
    for path in paths:
        contents = find_archives(path) if path.is_dir() else None
        found = contents.archives if contents else []
        if contents is None or [one.path for one in found] in ([], [path]):
            chosen.append((path, ()))
            continue
        is_asked = True
        _tell_contents(path, contents)
        chosen.extend((one.path, one.only) for one in found)
    archives = count(len(chosen), "archive", "archives")
    if is_asked and not ask_yes(f"Read {archives}?", option="--yes", said=said):
        tell("Nothing was read.")
        return []
    return chosen


def _tell_contents(folder: Path, contents: "Contents") -> None:
    """Say what a folder holds: beside the answer, which may be JSON."""
    tell(f"{folder} holds:")
    for found in contents.archives:
        place = str(found.path.relative_to(folder)) if found.path != folder else _named(found.only)
        tell(f"  · {place}: {found.source.title}")
    for left in contents.passed_over:
        tell(f"  · {left.path.relative_to(folder)} is not read: {left.because}")


def _named(files: tuple[str, ...]) -> str:
    """Files that lie loose, the first by their names: "people.vcf, Bo Lind.vcf and 3 more"."""
    more = len(files) - SHOWN_FILES
    return ", ".join(files[:SHOWN_FILES]) + (f" and {more:,} more" if more > 0 else "")


def _read(home: Home, path: Path, only: tuple[str, ...], *, owner_is_same: bool) -> ImportReport:
    from goodword.workflow.importing import import_archive

    def ask_same_owner(*, path: str, found: str, known: str) -> bool:
        question = f"{path} is the archive of {found}; so far everything here is {known}'s. Are both you?"
        return ask_yes(question, option="--owner same", said=True if owner_is_same else None)

    with progress(f"Reading {path.name}", unit="bytes") as on_progress:
        return import_archive(
            home.store,
            path,
            clock=home.clock,
            ask_same_owner=ask_same_owner,
            on_progress=on_progress,
            only=only,
        )


def _recognise(home: Home) -> None:
    from goodword.workflow.everyone import find_who_is_who
    from goodword.workflow.recognising import catch_up

    with progress("Finding thanks and praise", unit="exchanges") as on_progress:
        catch_up(home.store, on_progress)
    with waiting("Finding out who is who"):
        find_who_is_who(home.store)


def _print_report(report: ImportReport, *, tells_limits: bool) -> None:
    """What one archive gave; what its kind cannot contain once, however many of the kind are read."""
    owner = f" of {report.owner_name}" if report.owner_name else ""
    if report.already_imported:
        say(f"{heading(report.path)}: imported before as {report.id}; nothing was changed.")
        return
    say(heading(f"{report.path}: the {_title(report.source)} archive{owner}") + faint(f"  ({report.id})"))
    span = f", {day(report.first_at)} to {day(report.last_at)}" if report.first_at else ""
    exchanges = count(report.exchanges, "exchange", "exchanges")
    counts = f"{exchanges} with {count(report.accounts, 'account', 'accounts')}{span}"
    letters = count(report.recommendations, "recommendation", "recommendations")
    written = f"; {letters}" if report.recommendations else ""
    say(f"  Read: {counts}{written}.")
    _print_skipped(report)
    if tells_limits:
        _list("What this archive cannot contain", report.cannot_contain)
    say()


def _print_sum(reports: list[ImportReport]) -> None:
    """What several archives gave together."""
    if len(reports) > 1:
        exchanges = count(sum(report.exchanges for report in reports), "exchange", "exchanges")
        say(f"Together: {exchanges} in {count(len(reports), 'archive', 'archives')}.")


def _print_skipped(report: ImportReport) -> None:
    if not report.skipped_count:
        say("  Skipped: nothing.")
        return
    reasons: dict[tuple[str, str], int] = {}
    for one in report.skipped:
        reasons[one.origin.member, one.reason] = reasons.get((one.origin.member, one.reason), 0) + 1
    say(f"  Skipped: {count(report.skipped_count, 'record', 'records')}.")
    listed = sorted(reasons.items(), key=lambda found: -found[1])
    for (member, reason), times in listed[:SHOWN_REASONS]:
        say(f"    · {times:,} × {member}: {reason}")
    if len(listed) > SHOWN_REASONS:
        say("    · more: `goodword imports --json` lists them")


def _title(source: str) -> str:
    from goodword.sources import NAMES, source_named

    return source_named(source).title if source in NAMES else source


def imports(context: typer.Context, as_json: AsJson = False) -> None:
    """List what was imported, with the ids for `undo-import`."""
    from goodword.workflow.forms import import_form
    from goodword.workflow.imports import imports as list_them

    reports = list_them(home_of(context).store)
    if as_json:
        answer_json([import_form(report) for report in reports])
        return
    if not reports:
        say("Nothing is imported yet. `goodword sources` says how to get your archives.")
        return
    rows = [
        (r.id, _title(r.source), r.path, f"{r.exchanges:,}", f"{r.skipped_count:,}", day(r.completed_at))
        for r in reports
    ]
    table(("Id", "Kind", "Archive", "Exchanges", "Skipped", "Imported"), rows)


def undo_import(
    context: typer.Context,
    import_id: Annotated[str, typer.Argument(metavar="ID", help="As `goodword imports` lists it.")],
    as_json: AsJson = False,
) -> None:
    """Take one import back.

    What another archive holds too stays, and so do your decisions and drafts.
    """
    from goodword.workflow.imports import undo

    undone = undo(home_of(context).store, import_id)
    if as_json:
        answer_json(
            {
                "id": undone.id,
                "path": undone.path,
                "exchanges": undone.exchanges,
                "kept": undone.kept,
                "accounts": undone.accounts,
            }
        )
        return
    exchanges = count(undone.exchanges, "exchange is", "exchanges are")
    say(f"Took back {undone.id} ({undone.path}): {exchanges} gone.")
    if undone.kept:
        stay = count(undone.kept, "exchange stays", "exchanges stay")
        say(f"{stay}, for another archive holds the same.")
    say("Your decisions and drafts are kept.")


def sources(as_json: AsJson = False) -> None:
    """Say how to ask for each kind of archive, and what it holds.

    And what it cannot hold or Goodword leaves alone, so that you know what silence means.
    """
    from goodword.sources import all_sources

    if as_json:
        answer_json(
            [
                {
                    "source": source.name,
                    "title": source.title,
                    "how_to_ask": source.how_to_ask,
                    "holds": source.holds,
                    "cannot_contain": list(source.cannot_contain),
                    "not_read": list(source.not_read),
                }
                for source in all_sources()
            ]
        )
        return
    for source in all_sources():
        say(heading(source.title))
        say(f"  How to ask for it: {source.how_to_ask}")
        say(f"  It holds: {source.holds}")
        _list("It cannot hold", source.cannot_contain)
        _list("Goodword does not read", source.not_read)
        say()


def _list(title: str, sentences: tuple[str, ...]) -> None:
    say(f"  {title}:")
    for sentence in sentences:
        say(f"    · {sentence}")
