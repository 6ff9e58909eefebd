"""Contacts, their segments and duties in memory."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from dozor.domain.contact import Contact, Segment
from dozor.domain.duty import Duty
from dozor.domain.errors import Conflict, FieldProblem, Invalid, NotFound
from dozor.events.envelope import Envelope
from dozor.ports.contacts import ContactRepository, DutyChange
from dozor.ports.paging import Page
from tests.fakes.faults import Faults, faulty


class FakeContacts(ContactRepository):
    """Contacts in memory. events: everything that was to be published, in order."""

    def __init__(self) -> None:
        self.faults = Faults()
        self.events: list[Envelope] = []
        self._contacts: dict[tuple[str, str], Contact] = {}
        self._segments: dict[tuple[str, str, str], Segment] = {}
        self._duties: dict[tuple[str, str], Duty] = {}

    @faulty
    def begin(self, contact: Contact) -> None:
        self._contacts.setdefault((contact.company, contact.id), contact)

    @faulty
    def add_segment(self, segment: Segment) -> tuple[Segment, ...]:
        company, contact_id = segment.contact.company, segment.contact.id
        self._segments[company, contact_id, segment.id] = segment
        return tuple(one for key, one in sorted(self._segments.items()) if key[:2] == (company, contact_id))

    @faulty
    def settle(self, contact: Contact, event: Envelope | None, changes: Sequence[DutyChange] = ()) -> bool:
        if contact.outcome is None:
            raise ValueError(f"contact {contact.id} has no outcome yet")
        known = self._contacts.get((contact.company, contact.id))
        if known is not None and known.outcome is not None:
            return False
        if not all(self._fits(change.duty) for change in changes):
            raise Conflict("A duty of this caller has changed meanwhile: look again.")
        self._contacts[contact.company, contact.id] = contact
        self.events.extend([event] if event else [])
        for change in changes:
            self._write(change)
        return True

    @faulty
    def get(self, company: str, contact_id: str) -> Contact:
        if (company, contact_id) not in self._contacts:
            raise NotFound(f"There is no call {contact_id}.")
        return self._contacts[company, contact_id]

    @faulty
    def recent(self, company: str, *, limit: int = 50) -> tuple[Contact, ...]:
        return self._latest(company)[:limit]

    @faulty
    def page(self, company: str, *, limit: int = 50, cursor: str = "") -> Page[Contact]:
        known = [one.id for one in self._latest(company)]
        if cursor and cursor not in known:
            raise Invalid([FieldProblem("cursor", "This is no place in the list.")])
        behind = self._latest(company)[known.index(cursor) + 1 if cursor else 0 :]
        return Page(behind[:limit], behind[limit - 1].id if len(behind) > limit else "")

    @faulty
    def between(self, company: str, begins_at: datetime, ends_at: datetime) -> Iterator[Contact]:
        return (one for one in reversed(self._latest(company)) if begins_at <= one.started_at < ends_at)

    @faulty
    def duties(self, company: str) -> tuple[Duty, ...]:
        return self._open(company)

    @faulty
    def duties_done(self, company: str, *, limit: int = 50, cursor: str = "") -> Page[Duty]:
        done = [one for one in self._duties.values() if one.company == company and one.done_at is not None]
        done.sort(key=lambda one: (str(one.done_at), one.contact_id), reverse=True)
        known = [one.contact_id for one in done]
        if cursor and cursor not in known:
            raise Invalid([FieldProblem("cursor", "This is no place in the list.")])
        behind = done[known.index(cursor) + 1 if cursor else 0 :]
        return Page(tuple(behind[:limit]), behind[limit - 1].contact_id if len(behind) > limit else "")

    @faulty
    def duties_of(self, company: str, phone: str) -> tuple[Duty, ...]:
        return tuple(one for one in self._open(company) if one.phone == phone)

    @faulty
    def duty(self, company: str, contact_id: str) -> Duty:
        if (company, contact_id) not in self._duties:
            raise NotFound(f"Nobody has to be called back for call {contact_id}.")
        return self._duties[company, contact_id]

    @faulty
    def add_duty(self, change: DutyChange) -> Duty:
        known = self._duties.get((change.duty.company, change.duty.contact_id))
        if known is None:
            self._write(change)
        return known or change.duty

    @faulty
    def save_duty(self, change: DutyChange) -> None:
        if (change.duty.company, change.duty.contact_id) not in self._duties:
            raise NotFound(f"Nobody has to be called back for call {change.duty.contact_id}.")
        if not self._fits(change.duty):
            raise Conflict("Somebody has called this person back already.")
        self._write(change)

    def _fits(self, duty: Duty) -> bool:
        known = self._duties.get((duty.company, duty.contact_id))
        if known is None:
            return duty.version == 1
        return known.open and known.version == duty.version - 1

    def _write(self, change: DutyChange) -> None:
        self._duties[change.duty.company, change.duty.contact_id] = change.duty
        self.events.extend([change.event] if change.event else [])

    def _open(self, company: str) -> tuple[Duty, ...]:
        found = (one for one in self._duties.values() if one.company == company and one.open)
        return tuple(sorted(found, key=lambda one: (one.due_at, one.contact_id)))

    def _latest(self, company: str) -> tuple[Contact, ...]:
        found = (one for one in self._contacts.values() if one.company == company)
        return tuple(sorted(found, key=lambda one: (one.started_at, one.id), reverse=True))
