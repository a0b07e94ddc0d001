"""`keys`: the key that signs, the ones before it, one on paper, and the did.json of a site."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from goodword.cli import DONE, NO
from goodword.cli.files import write_file
from goodword.cli.options import AsJson, Yes, home_of
from goodword.cli.terminal import answer_json, ask_passphrase, ask_yes, count, day, say, tell
from goodword.errors import KeyNotHereError
from goodword.text.days import day_of

keys = typer.Typer(invoke_without_command=True, rich_markup_mode=None)
KeyName = Annotated[
    str | None,
    typer.Argument(metavar="[KEY]", help="As `goodword keys` lists it; else the one in use."),
]
Since = Annotated[
    str | None,
    typer.Option(metavar="DAY", help="Since when nobody may rely on it: the day it was stolen, say."),
]
StatementTo = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where the signed statement goes.")
]


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.add_typer(keys, name="keys")


@keys.callback()
def callback(context: typer.Context, as_json: AsJson = False) -> int | None:
    """List your signing keys; back one up, replace it, give it up."""
    return _list(context, as_json=as_json) if context.invoked_subcommand is None else None


@keys.command("list")
def list_keys(context: typer.Context, as_json: AsJson = False) -> int:
    """List your signing keys."""
    return _list(context, as_json=as_json)


def _list(context: typer.Context, *, as_json: bool) -> int:
    from goodword.workflow.forms import rfc3339
    from goodword.workflow.keys import owned_keys

    home = home_of(context)
    store = home.store if home.store_file.exists() else None
    known = owned_keys(store, home.key_file, home.former_keys())
    if as_json:
        answer_json(
            [
                {
                    "key": one.did,
                    "in_use": one.is_in_use,
                    "here": one.is_here,
                    "letters": one.letters,
                    "followed_at": rfc3339(one.followed_at),
                    "revoked_since": rfc3339(one.revoked_since),
                }
                for one in known
            ]
        )
        return DONE
    for one in known:
        say(one.did)
        states = ["in use" if one.is_in_use else "not in use"]
        states += [] if one.is_here else ["its file is not here"]
        states += [f"followed by another on {day(one.followed_at)}"] if one.followed_at else []
        states += [f"given up on {day(one.revoked_since)}"] if one.revoked_since else []
        say(f"  {', '.join(states)}; signed {count(one.letters, 'letter', 'letters')}")
    if not known:
        say("There is no key yet; the first signature makes it.")
    return DONE if known else NO


@keys.command()
def rotate(context: typer.Context, yes: Yes = False, as_json: AsJson = False) -> int:
    """Make a new key for what you sign from now on.

    The old one stays, and what it signed stays good: it is needed to withdraw or revise that.
    """
    from goodword.store.keys import did_of_key
    from goodword.workflow.keys import rotate as replace_key

    home = home_of(context)
    old = did_of_key(home.key_file)
    question = "Make a new key? People who know your old one have to learn the new one from you."
    if not ask_yes(question, option="--yes", said=True if yes else None):
        tell("Nothing was changed.")
        return NO
    if old is not None:
        home.signer(ask_passphrase)  # who cannot open it any more should know before it is set aside
    former = home.former_place(old or "")
    new = replace_key(
        home.store, home.key_file, former, make=lambda: home.signer(ask_passphrase), clock=home.clock
    )
    if as_json:
        answer_json({"old": old, "new": new.did})
    else:
        say(f"New key: {new.did}. Back it up on paper: goodword keys backup")
    return DONE


@keys.command()
def revoke(
    context: typer.Context,
    key: KeyName = None,
    since: Since = None,
    to: StatementTo = None,
    yes: Yes = False,
    as_json: AsJson = False,
) -> int:
    """Give a key up, because somebody else may have it.

    What it signed later is refused from then on, by whoever has the statement: it travels with your
    letters, lies on your site, and can be sent.
    """
    from goodword.store.keys import did_of_key
    from goodword.workflow.forms import rfc3339
    from goodword.workflow.keys import revoke as give_up

    home = home_of(context)
    from_then = day_of(since) if since else None
    did = key or did_of_key(home.key_file)
    if did is None:
        raise KeyNotHereError("in use")
    place = home.key_place(did)
    question = f"Give up {did}? This cannot be taken back."
    if not ask_yes(question, option="--yes", said=True if yes else None):
        tell("Nothing was changed.")
        return NO
    signer = home.signer(ask_passphrase, did=did)
    former = home.former_place(did)
    statement = give_up(home.store, signer, place, former, since=from_then, clock=home.clock)
    if to:
        write_file(to, statement)
    if as_json:
        answer_json({"key": did, "revoked_since": rfc3339(from_then or home.clock.now())})
    else:
        say(f"Given up: {did}. Your next signature makes a new key.")
        say("Publish your site again, and tell the people who have your letters.")
    return DONE


@keys.command()
def backup(
    context: typer.Context,
    key: KeyName = None,
    to: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="A file in place of the terminal.")
    ] = None,
) -> int:
    """Write a key as eight lines for paper.

    It opens with your passphrase and not without it; keep the paper apart from it. Each line has a check, so
    that a typo is found when you type it back.
    """
    from goodword.store.keys import back_up, did_of_key

    home = home_of(context)
    did = key or did_of_key(home.key_file)
    place = home.key_file if did is None else home.key_place(did)
    text = back_up(place, passphrase=home.passphrase(ask_passphrase))
    if to:
        write_file(to, text.encode())
        say(f"{to}: print it, then delete the file.")
    else:
        sys.stdout.write(text)
    return DONE


@keys.command()
def restore(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="What you typed from the paper; - reads it in.")
    ],
    as_json: AsJson = False,
) -> int:
    """Put a key back from its backup on paper; no key that is here is overwritten."""
    from goodword.cli.files import read_file
    from goodword.store.keys import restore as put_back

    home = home_of(context)
    text = sys.stdin.read() if str(file) == "-" else read_file(file).decode("utf-8", "replace")
    did = put_back(text, passphrase=home.passphrase(ask_passphrase), place=home.key_place)
    if as_json:
        answer_json({"key": did, "in_use": home.key_place(did) == home.key_file})
    else:
        say(f"Here again: {did}.")
    return DONE


@keys.command()
def web(
    context: typer.Context,
    address: Annotated[str, typer.Argument(metavar="URL", help="Where your site stands.")],
    issuer: Annotated[
        bool | None,
        typer.Option(
            "--issuer/--no-issuer",
            help="Whether the site is the issuer of what you sign from now on.",
        ),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Let your site say which keys are yours (did:web).

    From now on `goodword publish` writes a did.json with all of them, the former ones too. Who saved it from
    your site checks with `goodword verify FILE --keys did.json`. With `--issuer` your letters name the site
    as their issuer, so that it stays the same when the key changes.
    """
    from goodword.credential import did_web_of, file_of_did
    from goodword.errors import PublishError
    from goodword.text.urls import is_web
    from goodword.workflow.keys import issuing_site, serve_keys

    if not is_web(address):
        raise PublishError(
            f"No site can stand at “{address}”; expected an address like https://ada.example/."
        )
    home = home_of(context)
    serve_keys(home.store, address, is_issuer=issuer, clock=home.clock)
    did, name = did_web_of(address), file_of_did(address)
    if as_json:
        answer_json({"did": did, "file": name, "issuer": issuing_site(home.store)})
    else:
        say(f"Your site is {did}. `goodword publish DIR` writes {name} from now on.")
        if issuing_site(home.store):
            say("What you sign from now on names the site as its issuer.")
    return DONE
