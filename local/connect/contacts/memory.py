"""Which contacts are still known: all that live, and of those that are over the newest ones, for a while."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from local.connect.contacts.contact import Contact


@dataclass(frozen=True, slots=True)
class Retention:
    """How long what is over is remembered: `newest` contacts at most (a twentieth more now and then), each for `lasting`.

    Connect itself keeps contact records for two years; here they stand in memory, with every step of their flows.
    """

    newest: int = 10_000
    lasting: timedelta = timedelta(days=2)


class ContactMemory:
    """The contacts by id. One that is over is forgotten in time, unless something that lives still hangs together with it.

    A contact is over when its record is written: after-contact work and the disconnect flow are done.
    """

    def __init__(self, now: Callable[[], datetime], retention: Retention) -> None:
        self.contacts: dict[str, Contact] = {}
        self._now = now
        self._retention = retention
        self._slack = retention.newest // 20
        self._living: dict[str, Contact] = {}
        self._over: deque[tuple[datetime, Contact]] = deque()

    def add(self, contact: Contact) -> None:
        """A contact begins."""
        self.contacts[contact.id] = self._living[contact.id] = contact

    def close(self, contact: Contact) -> bool:
        """A contact is over; False when it was before."""
        if self._living.pop(contact.id, None) is None:
            return False
        now = self._now()
        self._over.append((now, contact))
        too_old = now - self._retention.lasting
        if len(self._over) > self._retention.newest + self._slack or self._over[0][0] < too_old:
            self._forget(now, too_old)
        return True

    def _forget(self, now: datetime, too_old: datetime) -> None:
        """Those that must stay stand behind the newest again."""
        chains = {one.initial_id for one in self._living.values()}
        named = {name for one in self._living.values() for name in (one.previous_id, one.related_id, one.next_id)}
        for _ in range(len(self._over)):
            if len(self._over) <= self._retention.newest and self._over[0][0] >= too_old:
                return
            _, contact = self._over.popleft()
            if contact.initial_id in chains or contact.id in named:
                self._over.append((now, contact))
            else:
                del self.contacts[contact.id]
