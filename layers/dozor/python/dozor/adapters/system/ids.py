"""Identifiers that sort by the time at which they were made."""

import secrets
import threading
import time
from collections.abc import Callable

from dozor.ports.system import Ids

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: nothing that is mistaken for something else
CHANCE_BITS = 80
LENGTH = 26


class SortableIds(Ids):
    """26 characters: 48 bits of milliseconds since 1970, 80 of chance (the ULID layout), one after another in a process."""

    def __init__(self, milliseconds: Callable[[], int] = lambda: time.time_ns() // 1_000_000) -> None:
        self._milliseconds = milliseconds
        self._last = 0
        self._lock = threading.Lock()

    def new(self) -> str:
        """No request. Later ones of the same process are greater, whatever its clock does."""
        fresh = (self._milliseconds() << CHANCE_BITS) | secrets.randbits(CHANCE_BITS)
        with self._lock:
            self._last = fresh if fresh > self._last else self._last + 1 + secrets.randbits(64)
            return _spell(self._last)


def _spell(number: int) -> str:
    return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(LENGTH)))
