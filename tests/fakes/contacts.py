"""Contacts and callback duties in memory."""

from collections.abc import Sequence

from dozor.domain.contact import Contact
from dozor.domain.duty import CallbackDuty
from dozor.domain.errors import Conflict, NotFound
from dozor.events.envelope import Envelope
from dozor.ports.repositories import ContactRepository
from tests.fakes.faults import Faults, faulty


class FakeContacts(ContactRepository):
    """Contacts in memory. events: everything that was to be published, in order."""

    def __init__(self) -> None:
        self.faults = Faults()
        self.events: list[Envelope] = []
        self._contacts: dict[tuple[str, str], Contact] = {}
        self._duties: dict[tuple[str, str], CallbackDuty] = {}

    @faulty
    def begin(self, contact: Contact) -> None:
        self._contacts.setdefault((contact.company, contact.id), contact)

    @faulty
    def settle(self, contact: Contact, duty: CallbackDuty | None, events: Sequence[Envelope]) -> bool:
        if contact.outcome is None:
            raise ValueError(f"contact {contact.id} has no outcome yet")
        known = self._contacts.get((contact.company, contact.id))
        if known is not None and known.outcome is not None:
            return False
        self._contacts[contact.company, contact.id] = contact
        if duty is not None:
            self._duties[duty.company, duty.contact_id] = duty
        self.events.extend(events)
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
    def from_phone(self, company: str, phone: str, *, limit: int = 5) -> tuple[Contact, ...]:
        return tuple(one for one in self._latest(company) if one.caller == phone)[:limit]

    @faulty
    def duties(self, company: str) -> tuple[CallbackDuty, ...]:
        found = (one for one in self._duties.values() if one.company == company and one.open)
        return tuple(sorted(found, key=lambda one: (one.due_at, one.contact_id)))

    @faulty
    def duty(self, company: str, contact_id: str) -> CallbackDuty:
        if (company, contact_id) not in self._duties:
            raise NotFound(f"Nobody has to be called back for call {contact_id}.")
        return self._duties[company, contact_id]

    @faulty
    def save_duty(self, duty: CallbackDuty, events: Sequence[Envelope]) -> None:
        known = self._duties.get((duty.company, duty.contact_id))
        if known is None:
            raise NotFound(f"Nobody has to be called back for call {duty.contact_id}.")
        if not known.open:
            raise Conflict("Somebody has called this person back already.")
        self._duties[duty.company, duty.contact_id] = duty
        self.events.extend(events)

    def _latest(self, company: str) -> tuple[Contact, ...]:
        found = (one for one in self._contacts.values() if one.company == company)
        return tuple(sorted(found, key=lambda one: (one.started_at, one.id), reverse=True))
