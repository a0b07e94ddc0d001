"""The command line: options, words and layout; it owns nothing else.

`main` is the only place where errors become text and exit codes. Everything
heavy is imported inside the commands, so that `goodword --help` stays quick.
"""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typer

DONE, NO, CANNOT_BE_ANSWERED, INTERRUPTED = 0, 1, 2, 130
_BROKEN_PIPE = 141
_STIFF = {
    "Input should be a valid integer, unable to parse string as an integer": "expected a whole number",
    "Input should be greater": "expected a number greater",
    "Input should be less": "expected a number less",
    "Missing argument": "Missing",
    "Value error, ": "",
}
"""Sentences of the option parser, and plainer ones."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(sys.argv[1:] if arguments is None else list(arguments)))


def run(arguments: Sequence[str]) -> int:
    """The exit code of one command; its answer stands on standard output, the rest on standard error."""
    import typer

    from goodword.cli.app import app
    from goodword.errors import GoodwordError

    try:
        answer = app(_home_first(arguments), prog_name="goodword", standalone_mode=False)
    except GoodwordError as error:
        print_error(str(error))
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        answer = INTERRUPTED
    except typer.TyperException as error:
        print_error(_of_the_call(error, arguments))
        return CANNOT_BE_ANSWERED
    except BrokenPipeError:
        return _reader_has_gone()
    except SystemExit as leaving:
        # Typer answers a broken pipe by leaving with 1, which would say that the answer is “no”.
        if isinstance(leaving.__context__, OSError):
            return _reader_has_gone()
        raise
    if answer == INTERRUPTED:  # by Typer too, for Ctrl-C within a command
        return _interrupted()
    return answer if isinstance(answer, int) else DONE


def print_error(message: str) -> None:
    """Write one message to standard error."""
    from goodword.text.plainly import plainly

    text = plainly(f"goodword: {message}")
    if sys.stderr.isatty():
        from goodword.cli.terminal import fitted

        text = fitted(text)
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def _interrupted() -> int:
    if sys.stderr.isatty():
        sys.stderr.write("\n")  # the terminal has written ^C on the line of the question
    print_error("Interrupted. What was complete is kept; run the same command again to go on.")
    return INTERRUPTED


def _reader_has_gone() -> int:
    """The reader of our pipe has gone (`goodword people | head`): nothing to say, and nowhere to say it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return _BROKEN_PIPE


def _of_the_call(error: "typer.TyperException", arguments: Sequence[str]) -> str:
    """What is wrong with how a verb was called, and where it says how."""
    found = error.format_message().rstrip(".")
    found += "" if found.endswith("?") else "."
    for stiff, plain in _STIFF.items():
        found = found.replace(stiff, plain)
    if found.startswith("No such command"):
        return f"{found.replace('command', 'verb')} `goodword --help` lists the verbs."
    verb = _verb(arguments)
    return f"{found} `goodword {f'{verb} ' if verb else ''}--help` says what it takes."


def _verb(arguments: Sequence[str]) -> str | None:
    """The verb that was called, wherever `--home DIR` stands."""
    rest = _home_first(arguments)
    while rest[:1] == ["--home"]:
        del rest[:2]
    return next((one for one in rest if not one.startswith("-")), None)


def _home_first(arguments: Sequence[str]) -> list[str]:
    """`--home DIR` may stand anywhere before `--`; it is moved to the front, where the parser wants it."""
    rest, home = list(arguments), list[str]()
    end = rest.index("--") if "--" in rest else len(rest)
    for place in range(end - 1, -1, -1):
        if rest[place] == "--home":
            if place + 1 == end:
                return ["--home"]  # without its folder: the parser says so
            home = rest[place : place + 2] + home
            del rest[place : place + 2]
            end -= 2
        elif rest[place].startswith("--home="):
            home.insert(0, rest.pop(place))
            end -= 1
    return home + rest
