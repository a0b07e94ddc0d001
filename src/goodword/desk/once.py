"""What is worked out from the whole record once, and again only when something changes that it hangs on."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Once(Generic[T]):
    """One value in memory, with the stamp of what it was made from; the store stays the record."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._held: tuple[str, T] | None = None

    def get(self, stamp: str, make: Callable[[], T]) -> T:
        """The value of this stamp: the one held, else a new one."""
        if self._held is None or self._held[0] != stamp:
            self._held = stamp, make()
        return self._held[1]
