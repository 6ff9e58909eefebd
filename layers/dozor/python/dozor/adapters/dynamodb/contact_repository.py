"""Contacts, their segments, and duties."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from dozor.adapters.dynamodb import keys
from dozor.adapters.dynamodb.documents import Item, to_entity
from dozor.adapters.dynamodb.items import make_item
from dozor.adapters.dynamodb.pages import newest_page
from dozor.adapters.dynamodb.table import Condition, ConditionFailed, Table, TransactionRefused
from dozor.domain.contact import Contact, Segment
from dozor.domain.duty import Duty
from dozor.domain.errors import Conflict, NotFound
from dozor.ports.contacts import ContactRepository, DutyChange
from dozor.ports.paging import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dozor.events.envelope import Envelope

NOT_SETTLED = Condition("attribute_not_exists(#outcome)")


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

    def add_segment(self, segment: Segment) -> tuple[Segment, ...]:
        """Two requests; sees every earlier write."""
        company, contact_id = segment.contact.company, segment.contact.id
        self._table.put(make_item("segment", keys.segment(company, contact_id, segment.id), {}, segment))
        found = self._table.query(keys.segments(company, contact_id), consistent=True)
        return tuple(to_entity(plain, Segment) for plain in found)

    def settle(self, contact: Contact, event: Envelope | None, changes: Sequence[DutyChange] = ()) -> bool:
        """One request. The event of each duty lies with the duty."""
        if contact.outcome is None:
            raise ValueError(f"contact {contact.id} has no outcome yet")
        writes = [self._table.put_of(_contact_item(contact, event), NOT_SETTLED)]
        writes += [self._table.put_of(duty_item(one), expect_duty(one.duty)) for one in changes]
        try:
            self._table.transact(writes)
        except TransactionRefused as refused:
            if 0 in refused.failed:
                return False
            raise Conflict("A duty of this caller has changed meanwhile: look again.") from refused
        return True

    def get(self, company: str, contact_id: str) -> Contact:
        """One request; sees every earlier write."""
        plain = self._table.get(keys.contact(company, contact_id), consistent=True)
        if plain is None:
            raise NotFound(f"There is no call {contact_id}.")
        return to_entity(plain, Contact)

    def recent(self, company: str, *, limit: int = 50) -> tuple[Contact, ...]:
        """One request."""
        found = self._table.query(keys.contacts(company), limit=limit, newest_first=True)
        return tuple(to_entity(plain, Contact) for plain in found)

    def page(self, company: str, *, limit: int = 50, cursor: str = "") -> Page[Contact]:
        """One request."""
        page, more = newest_page(self._table, keys.contacts(company), limit, cursor)
        return Page(tuple(to_entity(plain, Contact) for plain in page), more)

    def between(self, company: str, begins_at: datetime, ends_at: datetime) -> Iterator[Contact]:
        """One request per megabyte (about 1,500 contacts), made when they are asked for."""
        for plain in self._table.query(keys.contacts(company).between(begins_at, ends_at)):
            yield to_entity(plain, Contact)

    def duties(self, company: str) -> tuple[Duty, ...]:
        """One request."""
        return tuple(to_entity(plain, Duty) for plain in self._table.query(keys.duties(company)))

    def duties_done(self, company: str, *, limit: int = 50, cursor: str = "") -> Page[Duty]:
        """One request."""
        page, more = newest_page(self._table, keys.duties_done(company), limit, cursor)
        return Page(tuple(to_entity(plain, Duty) for plain in page), more)

    def duties_of(self, company: str, phone: str) -> tuple[Duty, ...]:
        """One request."""
        return tuple(to_entity(plain, Duty) for plain in self._table.query(keys.duties_of(company, phone)))

    def duty(self, company: str, contact_id: str) -> Duty:
        """One request; sees every earlier write."""
        plain = self._table.get(keys.duty(company, contact_id), consistent=True)
        if plain is None:
            raise NotFound(f"Nobody has to be called back for call {contact_id}.")
        return to_entity(plain, Duty)

    def add_duty(self, change: DutyChange) -> Duty:
        """One request, two when it was there already."""
        try:
            self._table.put(duty_item(change), Condition(keys.ABSENT))
        except ConditionFailed as failed:
            return to_entity(failed.old, Duty) if failed.old else self.duty(change.duty.company, change.duty.contact_id)
        return change.duty

    def save_duty(self, change: DutyChange) -> None:
        """One request."""
        try:
            self._table.put(duty_item(change), expect_duty(change.duty))
        except ConditionFailed as failed:
            if failed.old is None:
                raise NotFound(f"Nobody has to be called back for call {change.duty.contact_id}.") from failed
            raise Conflict("Somebody has called this person back already.") from failed


def expect_duty(duty: Duty) -> Condition:
    """The duty must stand as it was before this change, and not at all before its first version."""
    if duty.version == 1:
        return Condition(keys.ABSENT)
    return Condition(f"{keys.PRESENT} AND attribute_not_exists(#done_at) AND #version = :v", {"v": duty.version - 1})


def _contact_item(one: Contact, event: Envelope | None = None) -> Item:
    key = keys.contact(one.company, one.id)
    return make_item("contact", key, keys.contact_indexes(one), one, [event] if event else ())


def duty_item(change: DutyChange) -> Item:
    """The item of a duty with its event, for whoever writes it together with other things."""
    one = change.duty
    events = [change.event] if change.event else ()
    return make_item("duty", keys.duty(one.company, one.contact_id), keys.duty_indexes(one), one, events)
