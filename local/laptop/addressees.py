"""Who stands behind a phone or an address: messages name people, not bare numbers."""

import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

ANEW_AFTER_S = 60.0


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody to whom messages go. role: resident, executor, foreman, manager, supervisor, or the role of a login.

    company: the name of theirs, and time_zone its IANA zone; both empty for who is of no single one.
    """

    name: str
    role: str
    company: str = ""
    time_zone: str = ""


Known = Iterable[tuple[str, Addressee]]


class AddressBook:
    """Addresses (E.164, or e-mail) and who has them. read: everybody, those first as whom somebody of two roles is named.

    Read when somebody is asked for first, and anew for an address that is not in it, a minute later at the soonest.
    """

    def __init__(self, read: Callable[[], Known] = tuple, now: Callable[[], float] = time.monotonic) -> None:
        self._read = read
        self._now = now
        self._known: Mapping[str, Addressee] = {}
        self._read_at: float | None = None
        self._lock = threading.Lock()

    def find(self, addresses: Sequence[str]) -> Mapping[str, Addressee]:
        """Those of these addresses whose people are known."""
        with self._lock:
            if not all(address.lower() in self._known for address in addresses) and self._is_old():
                self._known = _first_of_each(self._read())
                self._read_at = self._now()
            return {address: self._known[address.lower()] for address in addresses if address.lower() in self._known}

    def _is_old(self) -> bool:
        return self._read_at is None or self._now() - self._read_at >= ANEW_AFTER_S


def _first_of_each(everybody: Known) -> dict[str, Addressee]:
    known: dict[str, Addressee] = {}
    for address, addressee in everybody:
        if address:
            known.setdefault(address.lower(), addressee)
    return known
