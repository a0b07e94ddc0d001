"""`doubtful` and `amend`: the owner's word about what was found, doubtful or not."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from goodword.cli import DONE
from goodword.cli.asking import print_direction, say_nothing_found
from goodword.cli.keys import single_keys
from goodword.cli.options import AsJson, home_of
from goodword.cli.showing import show_moment
from goodword.cli.terminal import answer_json, count, faint, is_terminal, say, tell
from goodword.cli.walking import Words, asked_through
from goodword.nouns import RecognitionKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from goodword.nouns import Moment
    from goodword.settings import Home
    from goodword.workflow.asking import Names
    from goodword.workflow.reviewing import Reviewed

doubtful = typer.Typer(invoke_without_command=True, rich_markup_mode=None)
WORDS = Words("it was meant", "it was not")
_SAID = {True: "it was meant", False: "it was not", None: "waits again"}
MomentIds = Annotated[list[str], typer.Argument(metavar="ID…", help="As `goodword doubtful` lists them.")]
InTruth = Annotated[
    RecognitionKind | None, typer.Option("--kind", help="What it is in truth.", case_sensitive=False)
]
Meant = Annotated[str | None, typer.Option("--person", metavar="NAME", help="Who was meant in truth.")]
Sensitive = Annotated[
    bool | None, typer.Option("--sensitive/--not-sensitive", help="It counts, but is quoted nowhere.")
]
Hidden = Annotated[bool | None, typer.Option("--hide/--show", help="It counts nowhere and is shown nowhere.")]


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.add_typer(doubtful, name="doubtful")
    app.command()(amend)


@doubtful.callback()
def list_doubtful(
    context: typer.Context,
    everything: Annotated[bool, typer.Option("--all", help="Decided ones too, as a list.")] = False,
    is_asking: Annotated[bool, typer.Option("--ask", help="Walk through them, one key each.")] = False,
    as_json: AsJson = False,
) -> None:
    """Ask whether words were meant as thanks or praise.

    Irony and doubt count nowhere until you say that they stand; --ask walks through them at a terminal.
    """
    if context.invoked_subcommand is not None:
        return
    from goodword.workflow.asking import names_of
    from goodword.workflow.forms import reviewed_form
    from goodword.workflow.reviewing import Reviewed, reviewed, waiting

    home = home_of(context)
    found = [Reviewed(moment=moment) for moment in waiting(home.store)]
    decided = list(reviewed(home.store)) if everything else []
    names = names_of(home.store)
    if as_json:
        answer_json([reviewed_form(one, names) for one in (*found, *decided)])
        return
    if not found and not decided:
        say_nothing_found(home.store, "Nothing waits for your word.")
        return

    def show(moment: "Moment") -> None:
        print_direction(moment, names)
        show_moment(moment, names, indent="  ")

    if is_asking and is_terminal() and sys.stdout.isatty():
        _walk(home, [one.moment for one in found], show)
    else:
        _list([*found, *decided], show)


def _walk(home: "Home", waiting: "Sequence[Moment]", show: "Callable[[Moment], None]") -> None:
    with single_keys() as ask_key:
        tell(f"{count(len(waiting), 'passage', 'passages')}, the surest first.")
        tell(WORDS.keys)
        answered = asked_through(waiting, show, keeper(home), ask_key, WORDS)
    left = count(len(waiting) - answered, "waits", "wait")
    say(f"You answered {answered:,}; {left}. `goodword doubtful undo ID…` takes an answer back.")


def keeper(home: "Home") -> "Callable[[Moment, bool | None], None]":
    """What keeps the answers of a walk in the owner's home."""
    from goodword.workflow.reviewing import answer_doubt

    def keep(moment: "Moment", stands: bool | None) -> None:
        answer_doubt(home.store, moment, stands, clock=home.clock)

    return keep


def _list(found: "Sequence[Reviewed]", show: "Callable[[Moment], None]") -> None:
    for one in found:
        said = f"  {faint('you said: ' + _SAID[one.stands])}" if one.stands is not None else ""
        say(f"{one.moment.recognition.id}{said}")
        show(one.moment)
    waits = count(sum(one.stands is None for one in found), "passage waits", "passages wait")
    say(f"{waits} for your word. None of them counts before you answer:")
    say("  goodword doubtful confirm ID…   it was meant")
    say("  goodword doubtful reject ID…    it was not; works for any moment")
    say("  goodword doubtful undo ID…      take the answer back")


@doubtful.command()
def confirm(context: typer.Context, ids: MomentIds, as_json: AsJson = False) -> int:
    """Say that these words were meant: they count from now on."""
    return _decide(context, ids, stands=True, as_json=as_json)


@doubtful.command()
def reject(context: typer.Context, ids: MomentIds, as_json: AsJson = False) -> int:
    """Say that these words were not meant so; any moment can be taken out of the list like this."""
    return _decide(context, ids, stands=False, as_json=as_json)


@doubtful.command()
def undo(context: typer.Context, ids: MomentIds, as_json: AsJson = False) -> int:
    """Take the answer back."""
    return _decide(context, ids, stands=None, as_json=as_json)


def _decide(context: typer.Context, ids: list[str], *, stands: bool | None, as_json: bool) -> int:
    from goodword.workflow.asking import names_of
    from goodword.workflow.forms import reviewed_form
    from goodword.workflow.reviewing import review

    home = home_of(context)
    changed = review(home.store, ids, stands=stands, clock=home.clock)
    if as_json:
        names = names_of(home.store)
        answer_json([reviewed_form(one, names) for one in changed])
    else:
        for one in changed:
            say(f"{one.moment.recognition.id}: {_SAID[one.stands]}")
    return DONE


def amend(
    context: typer.Context,
    ids: MomentIds,
    kind: InTruth = None,
    person: Meant = None,
    sensitive: Sensitive = None,
    hide: Hidden = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take back all that you said of it.")] = False,
    as_json: AsJson = False,
) -> int:
    """Correct a moment: its kind, who was meant; or set it apart.

    What you say holds for these words through every import, and is used at once. That it is no thanks
    and no praise at all: `goodword doubtful reject`.
    """
    from goodword.errors import NothingToCorrectError
    from goodword.workflow.asking import names_of
    from goodword.workflow.forms import reviewed_form
    from goodword.workflow.reviewing import Amendment, take_back
    from goodword.workflow.reviewing import amend as correct

    home = home_of(context)
    amendment = Amendment(kind=kind, meant=person, is_sensitive=sensitive, is_hidden=hide)
    if undo == (amendment != Amendment()):
        raise NothingToCorrectError
    if undo:
        changed = take_back(home.store, ids, clock=home.clock)
    else:
        changed = correct(home.store, ids, amendment, clock=home.clock)
    names = names_of(home.store)
    if as_json:
        answer_json([reviewed_form(one, names) for one in changed])
    else:
        for one in changed:
            _print_amended(one, names)
    return DONE


def _print_amended(one: "Reviewed", names: "Names") -> None:
    found = one.moment.recognition
    say(f"{found.id}: {found.kind}")
    print_direction(one.moment, names)
    if one.moment.is_sensitive:
        say("  Sensitive: it counts, but is quoted nowhere.")
    if one.said.is_hidden:
        say("  Hidden: it counts nowhere. `goodword doubtful --all` lists it.")
