"""`erase`: what is kept of a person, of a place, or at all, gone from the file; looked at before."""

from typing import TYPE_CHECKING, Annotated

import typer

from goodword.cli import DONE, NO
from goodword.cli.options import AsJson, Yes, home_of
from goodword.cli.terminal import answer_json, ask_typed, count, day, heading, say, tell
from goodword.errors import WhatToEraseError
from goodword.text.places import place_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goodword.settings import Home
    from goodword.workflow.erasing import AllToErase, PlaceToErase, ToErase


def register(app: typer.Typer) -> None:
    """Add the verb of this module."""
    app.command()(erase)


def erase(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="A name, a handle, an e-mail address or an id.")
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            metavar="SOURCE", help="All that came from one place, as `goodword imports --json` calls it."
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--everything", help="All that Goodword keeps, your signing keys among it.")
    ] = False,
    let_back: Annotated[
        bool, typer.Option("--let-back", help="Let later archives bring back whom you erased.")
    ] = False,
    preview: Annotated[bool, typer.Option("--preview", help="Change nothing; say what would go.")] = False,
    yes: Yes = False,
    as_json: AsJson = False,
) -> int:
    """Erase somebody, a place or everything: gone from the file, and overwritten.

    It says first what would go and what stays, and asks you to type what is to be erased. Whom you erase
    no later archive brings back. Your archives themselves, backups and exports are yours to delete.
    """
    home = home_of(context)
    if bool(name) + bool(source) + everything + let_back != 1:
        raise WhatToEraseError
    if let_back:
        return _let_back(home, as_json=as_json)
    if name is not None:
        return _erase_person(home, name, is_preview=preview, yes=yes, as_json=as_json)
    if source is not None:
        return _erase_place(home, source, is_preview=preview, yes=yes, as_json=as_json)
    return _erase_everything(home, is_preview=preview, yes=yes, as_json=as_json)


def _let_back(home: "Home", *, as_json: bool) -> int:
    from goodword.store.erasing import forget_erasures, how_many_erased

    many = how_many_erased(home.store)
    forget_erasures(home.store)
    if as_json:
        answer_json({"forgotten": many})
    else:
        say("Archives that you import from now on bring back whom they hold.")
    return DONE


def _erase_person(home: "Home", name: str, *, is_preview: bool, yes: bool, as_json: bool) -> int:
    from goodword.workflow.erasing import erase_person, to_erase
    from goodword.workflow.forms import person_form

    found = to_erase(home.store, name)
    if not as_json:
        _tell_person(found)
    if not is_preview:
        if not ask_typed(found.person.name, what=f"erase {found.person.name}", said=yes):
            return _left()
        erase_person(home.store, found.person.id, clock=home.clock)
    if as_json:
        answer_json(
            {
                "person": person_form(found.person),
                "exchanges": found.held.exchanges,
                "drafts": found.held.drafts,
                "decisions": found.held.decisions,
                "letters_stay": [one.id for one in found.letters],
                "erased": not is_preview,
            }
        )
    elif not is_preview:
        say(f"Erased: {found.person.name}. No later archive brings them back.")
    return DONE


def _tell_person(found: "ToErase") -> None:
    held, accounts = found.held, count(len(found.person.accounts), "account", "accounts")
    decisions = count(held.decisions, "decision", "decisions")
    say(heading(found.person.name))
    _list(
        "Would go",
        [
            f"{count(held.exchanges, 'exchange', 'exchanges')}: what they wrote, and what you wrote to them",
            f"{accounts}, {count(held.drafts, 'draft', 'drafts')}, {decisions} of yours about them",
        ],
    )
    given = [
        f"the letter that you signed on {day(one.signed.signed_at)}"
        + ("" if one.state == "withdrawn" else ": `goodword withdraw` is the deed for that")
        for one in found.letters
    ]
    _list("Stays", ["words of others that only name them in passing", *given])
    if found.questions:
        many = "another account is" if found.questions == 1 else f"{found.questions} other accounts are"
        say(f"  ? Answer first whether {many} theirs too: `goodword links`. What is not known to be stays.")


def _erase_place(home: "Home", source: str, *, is_preview: bool, yes: bool, as_json: bool) -> int:
    from goodword.workflow.erasing import erase_place, place_to_erase

    found = place_to_erase(home.store, source)
    if not as_json:
        _tell_place(found)
    if not is_preview:
        if not ask_typed(found.source, what=f"erase what came from {place_name(found.source)}", said=yes):
            return _left()
        erase_place(home.store, found.source)
    if as_json:
        archives = [one.path for one in found.archives]
        answer_json(
            {
                "source": found.source,
                "archives": archives,
                "exchanges": found.exchanges,
                "erased": not is_preview,
            }
        )
    elif not is_preview:
        say(f"Erased: what came from {place_name(found.source)}.")
    return DONE


def _tell_place(found: "PlaceToErase") -> None:
    say(heading(place_name(found.source)))
    archives = count(len(found.archives), "archive", "archives")
    _list("Would go", [f"{count(found.exchanges, 'exchange', 'exchanges')} out of {archives}"])
    _list(
        "Stays",
        [
            "what an archive of another place holds too",
            "your decisions, and drafts and letters, which may quote from it",
        ],
    )


def _erase_everything(home: "Home", *, is_preview: bool, yes: bool, as_json: bool) -> int:
    from goodword.workflow.erasing import all_to_erase, erase_everything

    if not home.store_file.exists() and not home.written():
        return _nothing_kept(as_json=as_json)
    found = all_to_erase(home.store, home.written())
    if not as_json:
        _tell_everything(home, found)
    if not is_preview:
        if not ask_typed("everything", what="erase everything", said=yes):
            return _left()
        home.close_store()
        erase_everything(home.store_file, home.written())
    if as_json:
        answer_json(
            {
                "exchanges": found.exchanges,
                "archives": found.archives,
                "drafts": found.drafts,
                "letters": len(found.letters),
                "files": [str(file) for file in found.files],
                "erased": not is_preview,
            }
        )
    elif not is_preview:
        say("Erased: everything that Goodword kept here.")
    return DONE


def _nothing_kept(*, as_json: bool) -> int:
    if as_json:
        answer_json({"erased": False})
    else:
        say("Nothing is kept here: there is nothing to erase.")
    return NO


def _tell_everything(home: "Home", found: "AllToErase") -> None:
    exchanges = count(found.exchanges, "exchange", "exchanges")
    accounts = count(found.accounts, "account", "accounts")
    has_keys = home.key_file.exists() or any(home.former_keys())
    say(heading(f"All that is kept in {home.folder}"))
    _list(
        "Would go",
        [
            f"{exchanges} with {accounts}, out of {count(found.archives, 'archive', 'archives')}",
            f"{count(found.drafts, 'draft', 'drafts')}, your decisions"
            + (", and your signing keys" if has_keys else ""),
        ],
    )
    if found.letters:
        letters = count(len(found.letters), "letter that you signed", "letters that you signed")
        say(
            f"  ! Without the keys nobody can withdraw {letters}. `goodword backup DIR` keeps them elsewhere."
        )
    _list("Stays", ["your archives, the letters and sites that you gave away, backups and exports"])


def _list(title: str, lines: "Sequence[str]") -> None:
    say(f"  {title}:")
    for line in lines:
        say(f"    · {line}")


def _left() -> int:
    tell("Nothing was erased.")
    return NO
