"""What a process remembers, by name, for some seconds."""

from collections.abc import Callable, Hashable
from time import monotonic
from typing import Generic, TypeVar

T = TypeVar("T")
SECONDS = 30.0
MOST = 1_000


class Memory(Generic[T]):
    """Values that were read, each good for `seconds`. now: seconds of a clock that only goes forward.

    What could not be read is not remembered. Of more than `most` values the oldest is forgotten.
    """

    def __init__(self, seconds: float = SECONDS, now: Callable[[], float] = monotonic, most: int = MOST) -> None:
        self._seconds = seconds
        self._now = now
        self._most = most
        self._known: dict[Hashable, tuple[float, T]] = {}

    def recall(self, name: Hashable, read: Callable[[], T]) -> T:
        """The value of that name, read if it is not known any more."""
        known = self.find(name)
        return self.keep(name, read()) if known is None else known

    def find(self, name: Hashable) -> T | None:
        """The value of that name if it is still good."""
        until, value = self._known.get(name, (0.0, None))
        return value if self._now() < until else None

    def keep(self, name: Hashable, value: T) -> T:
        """Remember the value, and answer it."""
        self._known.pop(name, None)  # to the end: the order is that of age
        self._known[name] = (self._now() + self._seconds, value)
        if len(self._known) > self._most:
            del self._known[next(iter(self._known))]
        return value

    def amend(self, name: Hashable, value: T) -> None:
        """Put a value in the place of a known one, which stays good as long as it would have been."""
        if name in self._known:
            self._known[name] = (self._known[name][0], value)

    def forget(self, name: Hashable) -> None:
        """Forget one value, known or not."""
        self._known.pop(name, None)

    def clear(self) -> None:
        """Forget everything."""
        self._known.clear()
