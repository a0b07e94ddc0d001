"""The command line: options, words and layout; it owns nothing else.

`main` is the only place where errors become text and exit codes. Everything
heavy is imported inside the commands, so that `goodword --help` stays quick.
"""

import os
import sys
from collections.abc import Sequence

DONE, NO, CANNOT_BE_ANSWERED, INTERRUPTED = 0, 1, 2, 130
_BROKEN_PIPE = 141


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
        print_error("Interrupted. What was complete is kept; run the same command again to go on.")
        return INTERRUPTED
    except typer.TyperException as error:
        found = error.format_message().rstrip(".")
        print_error(f"{found}. `goodword VERB --help` says what a verb takes.")
        return CANNOT_BE_ANSWERED
    except BrokenPipeError:
        # The reader of our pipe has gone (`goodword people | head`): nothing to say, and nowhere to say it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BROKEN_PIPE
    return answer if isinstance(answer, int) else DONE


def print_error(message: str) -> None:
    """Write one message to standard error."""
    sys.stderr.write(f"goodword: {message}\n")
    sys.stderr.flush()


def _home_first(arguments: Sequence[str]) -> list[str]:
    """`--home DIR` may stand anywhere before `--`; it is moved to the front, where the parser wants it."""
    rest, home = list(arguments), list[str]()
    end = rest.index("--") if "--" in rest else len(rest)
    for place in range(end - 1, -1, -1):
        if rest[place] == "--home" and place + 1 < end:
            home = rest[place : place + 2] + home
            del rest[place : place + 2]
            end -= 2
        elif rest[place].startswith("--home="):
            home.insert(0, rest.pop(place))
            end -= 1
    return home + rest
