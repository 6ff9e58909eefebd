"""Contacts and callback duties."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dozor.adapters.dynamodb import keys
from dozor.adapters.dynamodb.documents import Item, to_entity
from dozor.adapters.dynamodb.items import make_item
from dozor.adapters.dynamodb.table import Condition, ConditionFailed, Table, TransactionRefused
from dozor.domain.contact import Contact
from dozor.domain.duty import CallbackDuty
from dozor.domain.errors import Conflict, NotFound
from dozor.ports.repositories import ContactRepository

if TYPE_CHECKING:
    from dozor.events.envelope import Envelope

NOT_SETTLED = Condition("attribute_not_exists(#outcome)")
STILL_OPEN = Condition(f"{keys.PRESENT} AND attribute_not_exists(#done_at)")


class DynamoContactRepository(ContactRepository):
    """Contacts in the table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def begin(self, contact: Contact) -> None:
        """One request."""
        try:
            self._table.put(_contact_item(contact), Condition(keys.ABSENT))
        except ConditionFailed:
            return

    def settle(self, contact: Contact, duty: CallbackDuty | None, events: Sequence[Envelope]) -> bool:
        """One request. All events lie in the contact's outbox, so they are published in their order."""
        if contact.outcome is None:
            raise ValueError(f"contact {contact.id} has no outcome yet")
        writes = [self._table.put_of(_contact_item(contact, events), NOT_SETTLED)]
        if duty is not None:
            writes.append(self._table.put_of(_duty_item(duty), Condition(keys.ABSENT)))
        try:
            self._table.transact(writes)
        except TransactionRefused:
            return False
        return True

    def get(self, company: str, contact_id: str) -> Contact:
        """One request; sees every earlier write."""
        plain = self._table.get(keys.contact(company, contact_id), consistent=True)
        if plain is None:
            raise NotFound(f"There is no call {contact_id}.")
        return to_entity(plain, Contact)

    def recent(self, company: str, *, limit: int = 50) -> tuple[Contact, ...]:
        """One request."""
        return self._latest(keys.contacts(company), limit)

    def from_phone(self, company: str, phone: str, *, limit: int = 5) -> tuple[Contact, ...]:
        """One request."""
        return self._latest(keys.contacts_from(company, phone), limit)

    def duties(self, company: str) -> tuple[CallbackDuty, ...]:
        """One request."""
        return tuple(to_entity(plain, CallbackDuty) for plain in self._table.query(keys.duties(company)))

    def duty(self, company: str, contact_id: str) -> CallbackDuty:
        """One request; sees every earlier write."""
        plain = self._table.get(keys.duty(company, contact_id), consistent=True)
        if plain is None:
            raise NotFound(f"Nobody has to be called back for call {contact_id}.")
        return to_entity(plain, CallbackDuty)

    def save_duty(self, duty: CallbackDuty, events: Sequence[Envelope]) -> None:
        """One request."""
        try:
            self._table.put(_duty_item(duty, events), STILL_OPEN)
        except ConditionFailed as failed:
            if failed.old is None:
                raise NotFound(f"Nobody has to be called back for call {duty.contact_id}.") from failed
            raise Conflict("Somebody has called this person back already.") from failed

    def _latest(self, partition: keys.Partition, limit: int) -> tuple[Contact, ...]:
        found = self._table.query(partition, limit=limit, newest_first=True)
        return tuple(to_entity(plain, Contact) for plain in found)


def _contact_item(one: Contact, events: Sequence[Envelope] = ()) -> Item:
    return make_item("contact", keys.contact(one.company, one.id), keys.contact_indexes(one), one, events)


def _duty_item(one: CallbackDuty, events: Sequence[Envelope] = ()) -> Item:
    return make_item("duty", keys.duty(one.company, one.contact_id), keys.duty_indexes(one), one, events)
