"""Work that no bound holds inside a library, done in another process that can be killed.

A parser may take minutes over a kilobyte or gigabytes over a page, and nothing in this process can
stop it. So a function of ours is given its bytes in a child process that has limits of time and memory
and is ended at the limit: what is lost then is one member. The child is kept for the next bytes, for
starting one takes a quarter of a second; it opens no file and knows neither archive nor store.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from math import ceil
from pathlib import Path
from struct import Struct
from threading import Event, Timer
from types import TracebackType
from typing import IO, Self, cast

MEMORY = 1 << 30
"""Bytes of one child, its interpreter and libraries included."""
SECONDS = 3.0
"""Of the processor, for any bytes at all."""
SECONDS_A_MEGABYTE = 2.0
"""More for each megabyte: feedparser needs a third of one."""
MOST_LOST = 10
"""Members after which nothing more is tried: an archive of nothing but bombs ends too."""
_PATIENCE = 5
"""Times the processor's seconds, by the clock: for a child that waits, and for a busy machine."""
_STATUS = Path("/proc/self/status")
_WORN_OUT = 256 << 20
"""Bytes by which a child may grow before it makes way for a new one: the next member has all its memory."""

TOO_LONG = "reading it took far longer than any real one does; it was given up"
TOO_MUCH = "reading it needs more memory than any real one does; it was given up"
BROKE = "the library that reads it broke down over it; it was given up"
NO_MORE = "it was not tried: too many others in this archive had to be given up"

_ASKED = Struct(">IQ")
"""Before each request: seconds, length."""
_ANSWERED = Struct(">cQ")
"""Before each answer: what became of it, length."""
_DONE, _TIRED, _FULL, _FAILED = b"+", b".", b"m", b"!"


class LostError(Exception):
    """The bytes could not be read within the limits; the message says why, in words for the owner."""


class Confined:
    """One function, run in a child process; the child ends with the `with` block at the latest.

    The function stands at the top of a module of ours, takes bytes and gives bytes. The child starts with
    the first call. Not for several threads at once.
    """

    def __init__(
        self, function: Callable[[bytes], bytes], *, memory: int = MEMORY, seconds: float | None = None
    ) -> None:
        """Start nothing yet."""
        self._command = [
            sys.executable, "-P", "-m", __name__, function.__module__, function.__qualname__, str(memory),
        ]  # fmt: skip
        # -P: nothing is imported from the folder it runs in.
        self._seconds = SECONDS if seconds is None else seconds
        self._lost = 0
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        """Nothing runs before the first call."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing runs any more."""
        self._end()

    def __call__(self, data: bytes) -> bytes:
        """What the function makes of `data`. Raises LostError."""
        if self._lost >= MOST_LOST:
            raise LostError(NO_MORE)
        try:
            return self._asked(data, self._seconds + SECONDS_A_MEGABYTE * len(data) / (1 << 20))
        except LostError:
            self._lost += 1
            raise
        except BaseException:  # Ctrl-C while the child works: what it would answer is nobody's
            self._end()
            raise

    def _asked(self, data: bytes, seconds: float) -> bytes:
        child = self._running()
        is_late = Event()

        def stop() -> None:
            is_late.set()
            child.kill()

        watch = Timer(seconds * _PATIENCE, stop)
        watch.start()
        try:
            status, answer = _exchange(child, data, ceil(seconds))
        except (OSError, EOFError):
            code = self._end()
            is_spent = code == -getattr(signal, "SIGXCPU", 0)
            raise LostError(TOO_LONG if is_late.is_set() or is_spent else BROKE) from None
        finally:
            watch.cancel()
            watch.join()
        if status != _DONE or is_late.is_set():
            self._end()
        if status in {_FULL, _FAILED}:
            raise LostError(TOO_MUCH if status == _FULL else BROKE)
        return answer

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is None:
            self._child = subprocess.Popen(  # noqa: S603 - our own module, by our own interpreter
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        return self._child

    def _end(self) -> int:
        """Kill the child, if there is one; how it ended."""
        child, self._child = self._child, None
        if child is None:
            return 0
        requests, answers = _pipes(child)
        with suppress(OSError):  # what it was sent and did not take
            requests.close()
        answers.close()
        if child.poll() is None:
            child.kill()
        return child.wait()


def _exchange(child: subprocess.Popen[bytes], data: bytes, seconds: int) -> tuple[bytes, bytes]:
    """Send a request and take the answer. Raises OSError or EOFError where the child dies over it."""
    requests, answers = _pipes(child)
    requests.write(_ASKED.pack(seconds, len(data)))
    requests.write(data)
    requests.flush()
    status, length = _ANSWERED.unpack(_exactly(answers, _ANSWERED.size))
    return status, _exactly(answers, length)


def _pipes(child: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    """Where the child is asked, and where it answers."""
    return cast("IO[bytes]", child.stdin), cast("IO[bytes]", child.stdout)


def _exactly(file: IO[bytes], size: int) -> bytes:
    found = file.read(size)
    if len(found) < size:
        raise EOFError
    return found


# What the child does


def _serve(module: str, name: str, memory: int) -> None:
    """Answer requests until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it reaches every process of a terminal; the parent answers
    with os.fdopen(os.dup(1), "wb") as answers, Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)  # a library that prints must not write into an answer
        function: Callable[[bytes], bytes] = getattr(import_module(module), name)
        _limit("RLIMIT_AS", memory)
        _limit("RLIMIT_CORE", 0)
        status = _DONE
        most = _grown() + _WORN_OUT
        while status == _DONE and len(head := sys.stdin.buffer.read(_ASKED.size)) == _ASKED.size:
            seconds, length = _ASKED.unpack(head)
            _limit("RLIMIT_CPU", ceil(_spent()) + seconds)
            status, answer = _tried(function, length)
            if status == _DONE and _grown() > most:
                status = _TIRED
            answers.write(_ANSWERED.pack(status, len(answer)))
            answers.write(answer)
            answers.flush()


def _tried(function: Callable[[bytes], bytes], length: int) -> tuple[bytes, bytes]:
    try:
        return _DONE, function(_exactly(sys.stdin.buffer, length))
    except MemoryError:
        return _FULL, b""
    except Exception:  # noqa: BLE001 - whatever a library raises costs this member and no other
        return _FAILED, b""


def _limit(name: str, value: int) -> None:
    """Set a soft limit, where the system has it (Windows has none, macOS not all)."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    kind = getattr(resource, name)
    hard = resource.getrlimit(kind)[1]
    with suppress(ValueError, OSError):
        resource.setrlimit(kind, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))


def _spent() -> float:
    """Seconds of the processor that this process has used, as the limit counts them."""
    times = os.times()
    return times.user + times.system


def _grown() -> int:
    """The most bytes of memory that this process has had.

    Linux tells them beside its `getrusage`, whose figure begins with that of whatever started the process:
    below a parent of a gigabyte no child would ever have grown.
    """
    with suppress(OSError):
        for line in _STATUS.read_bytes().splitlines():
            if line.startswith(b"VmHWM:"):
                return int(line.split()[1]) << 10
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most << 10


if __name__ == "__main__":
    _serve(sys.argv[1], sys.argv[2], int(sys.argv[3]))
