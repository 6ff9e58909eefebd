"""Contacts that wait in one queue for one channel, in the order in which they are served."""

import bisect
from collections.abc import Iterator

from local.connect.contacts.contact import Contact

_Entry = tuple[int, float, int, Contact]


class WaitingLine:
    """A sorted line. `len` counts those who ring at an agent, too: they are in the queue until somebody accepts."""

    __slots__ = ("_counter", "_entries", "_keys", "_members")

    def __init__(self) -> None:
        self._counter = 0
        self._entries: list[_Entry] = []
        self._keys: dict[str, _Entry] = {}
        self._members: dict[str, Contact] = {}

    def __len__(self) -> int:
        return len(self._members)

    def __iter__(self) -> Iterator[Contact]:
        """Those who may be offered, next first."""
        for entry in self._entries:
            yield entry[3]

    @property
    def members(self) -> Iterator[Contact]:
        """All in the queue, in the order in which they came."""
        return iter(self._members.values())

    def add(self, contact: Contact) -> None:
        """Stand in line, by priority and then by the time waited; after a missed call in the old place."""
        entry = self._keys.get(contact.id) or (contact.priority, waiting_since(contact), self._counter, contact)
        self._counter += 1
        self._keys[contact.id] = entry
        self._members[contact.id] = contact
        bisect.insort(self._entries, entry)

    def offer(self, contact: Contact) -> bool:
        """It rings somewhere: nobody else is offered it. False when it rang already."""
        entry = self._keys[contact.id]
        position = bisect.bisect_left(self._entries, entry)
        waited = position < len(self._entries) and self._entries[position] is entry
        if waited:
            del self._entries[position]
        return waited

    def remove(self, contact: Contact) -> bool:
        """It waits no longer. False when it rang already."""
        waited = self.offer(contact)
        del self._keys[contact.id], self._members[contact.id]
        return waited

    def sort_anew(self, contact: Contact) -> None:
        """Its priority or its waiting time was changed."""
        waited = self.offer(contact)
        del self._keys[contact.id]
        if waited:
            self.add(contact)
        else:
            self._keys[contact.id] = (contact.priority, waiting_since(contact), self._counter, contact)

    def position(self, contact: Contact) -> int:
        """1 for the next one; 1 too for one that rings already."""
        return bisect.bisect_left(self._entries, self._keys[contact.id]) + 1


def waiting_since(contact: Contact) -> float:
    """Since when it counts as waiting: seconds of the epoch, with the time that a flow added or took away."""
    visit = contact.visit
    began = contact.waits_since or (visit.enqueued if visit else contact.initiated)
    return began.timestamp() - contact.time_adjustment_s
