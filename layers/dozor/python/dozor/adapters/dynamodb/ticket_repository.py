"""Tickets, their journals and the claims of their registration. Events lie in the outbox of the entry they tell of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from dozor.adapters.dynamodb import cursors, keys
from dozor.adapters.dynamodb.contact_repository import duty_item, expect_duty
from dozor.adapters.dynamodb.documents import to_entity, to_item
from dozor.adapters.dynamodb.items import make_item
from dozor.adapters.dynamodb.staff_items import write_holding
from dozor.adapters.dynamodb.table import Condition, Table, TransactionRefused
from dozor.adapters.dynamodb.ticket_register import PageWanted, read_register
from dozor.domain.duty import BECOMES_A_TICKET
from dozor.domain.errors import Conflict, DutyWaits, KeyReused, NotFound
from dozor.domain.journal import JournalEntry
from dozor.domain.ticket import Change, Ticket
from dozor.domain.ticket.search import EVERY_TICKET, TicketSearch, late_from
from dozor.ports.contacts import DutyChange
from dozor.ports.paging import Page
from dozor.ports.tickets import TicketRepository

if TYPE_CHECKING:
    from dozor.events.envelope import Envelope

NEW = Condition(keys.ABSENT)
NO_DUTY_WAITS = Condition(
    f"{keys.ABSENT} OR attribute_exists(#done_at) OR NOT (#kind IN (:{', :'.join(BECOMES_A_TICKET)}))",
    {kind.value: kind for kind in BECOMES_A_TICKET},
)


class DynamoTicketRepository(TicketRepository):
    """Tickets in the table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def next_number(self, company: str) -> str:
        """One request. Outside of any transaction: a counter within one would let only one caller at a time pass."""
        return str(self._table.increment(keys.counter(company), "last", {"company": company, "item": "counter"}))

    def find_by_key(self, company: str, key: str, digest: str = "") -> Ticket | None:
        """One request, two when there is one."""
        claim = self._table.get(keys.claim(company, key), consistent=True)
        if claim and digest and claim.get("digest", digest) != digest:
            raise KeyReused
        return self.get(company, claim["number"]) if claim else None

    def add(
        self, change: Change, key: str, events: Sequence[Envelope], done: DutyChange | None = None, digest: str = ""
    ) -> None:
        """One request."""
        ticket = change.ticket
        claim = {"item": "claim", "company": ticket.company, "number": ticket.number}
        claim |= {"digest": digest} if digest else {}
        writes = [
            self._table.put_of(item_of(ticket), NEW),
            self._table.put_of(to_item({**keys.claim(ticket.company, key), **claim}), NEW),
            *self._entries(change, events),
            *write_holding(self._table, change),
        ]
        about_duty = len(writes)
        writes += self._see_to_duty(ticket, done)
        try:
            self._table.transact(writes)
        except TransactionRefused as refused:
            if refused.failed == (about_duty,):
                raise DutyWaits(
                    f"Call {ticket.contact_id} has to be seen to with request {ticket.number}."
                ) from refused
            raise Conflict(f"Request {ticket.number} has been registered already: read it again.") from refused

    def save(self, change: Change, events: Sequence[Envelope]) -> None:
        """One request."""
        self.save_together([(change, events)])

    def save_together(self, changes: Sequence[tuple[Change, Sequence[Envelope]]]) -> None:
        """One request."""
        writes = [write for change, events in changes for write in self._changed(change, events)]
        try:
            self._table.transact(writes)
        except TransactionRefused as refused:
            numbers = ", ".join(change.ticket.number for change, _ in changes)
            raise Conflict(f"Somebody has changed request {numbers} meanwhile: read it again.") from refused

    def get(self, company: str, number: str) -> Ticket:
        """One request; sees every earlier write."""
        plain = self._table.get(keys.ticket(company, number), consistent=True)
        if plain is None:
            raise NotFound(f"There is no request {number}.")
        return to_entity(plain, Ticket)

    def several(self, company: str, numbers: Sequence[str]) -> tuple[Ticket, ...]:
        """One request per hundred; sees every earlier write."""
        found = self._table.get_many([keys.ticket(company, number) for number in numbers], consistent=True)
        return tuple(to_entity(plain, Ticket) for plain in found)

    def last_seen(self, company: str, number: str) -> Ticket:
        """One request: nothing is remembered here."""
        return self.get(company, number)

    def journal(self, company: str, number: str) -> tuple[JournalEntry, ...]:
        """One request; sees every earlier write."""
        found = self._table.query(keys.entries(company, number), consistent=True)
        return tuple(to_entity(plain, JournalEntry) for plain in found)

    def open_by_phone(self, company: str, phone: str) -> tuple[Ticket, ...]:
        """One request."""
        found = self._table.query(keys.open_tickets_of(company, phone), newest_first=True)
        return tuple(to_entity(plain, Ticket) for plain in found)

    def open_in_building(self, company: str, building_id: str, since: datetime | None = None) -> tuple[Ticket, ...]:
        """One request per megabyte (about 500 tickets)."""
        partition = keys.open_tickets_in(company, building_id)
        found = self._table.query(replace(partition, start=keys.moment(since)) if since else partition)
        return tuple(to_entity(plain, Ticket) for plain in found)

    def watched_before(self, company: str, moment: datetime) -> tuple[str, ...]:
        """One request: an index of numbers alone."""
        found = self._table.query(keys.watched_tickets(company), before=keys.moment(moment))
        return tuple(str(plain["number"]) for plain in found)

    def list(
        self,
        company: str,
        *,
        open_only: bool,
        search: TicketSearch = EVERY_TICKET,
        limit: int = 50,
        cursor: str = "",
        oldest_first: bool = False,
    ) -> Page[Ticket]:
        """One request, or a few: see `ticket_register`."""
        if not search.number:
            wanted = PageWanted(company, search, open_only, limit, oldest_first)
            return read_register(self._table, wanted, cursor)
        cursors.read(cursor)
        try:
            found = self.get(company, search.number)
        except NotFound:
            return Page(())
        return Page((found,)) if search.fits(found) and (found.open or not open_only) else Page(())

    def _see_to_duty(self, ticket: Ticket, done: DutyChange | None) -> Sequence[dict[str, Any]]:
        """What is written of the duty that the ticket's contact left; nearly always a look that there is none."""
        if done:
            return [self._table.put_of(duty_item(done), expect_duty(done.duty))]
        if not ticket.contact_id:
            return []
        return [self._table.check_of(keys.duty(ticket.company, ticket.contact_id), NO_DUTY_WAITS)]

    def _changed(self, change: Change, events: Sequence[Envelope]) -> Sequence[dict[str, Any]]:
        unchanged = Condition("#version = :version", {"version": change.ticket.version - len(change.entries)})
        return [
            self._table.put_of(item_of(change.ticket), unchanged),
            *self._entries(change, events),
            *write_holding(self._table, change),
        ]

    def _entries(self, change: Change, events: Sequence[Envelope]) -> Sequence[dict[str, Any]]:
        if not change.entries:
            raise ValueError("a change without an entry in the journal is no change")
        return [self._table.put_of(_entry_item(entry, told), NEW) for entry, told in _share_out(change.entries, events)]


def item_of(ticket: Ticket) -> dict[str, Any]:
    """A ticket as it lies in the table."""
    item = make_item("ticket", keys.ticket(ticket.company, ticket.number), keys.ticket_indexes(ticket), ticket)
    late = late_from(ticket)
    return item | to_item({"late_from": late}) if late else item


def _entry_item(entry: JournalEntry, events: Sequence[Envelope]) -> dict[str, Any]:
    key = keys.entry(entry.company, entry.ticket, entry.position)
    return make_item("entry", key, keys.entry_indexes(entry), entry, events)


def _share_out(
    entries: Sequence[JournalEntry], events: Sequence[Envelope]
) -> list[tuple[JournalEntry, Sequence[Envelope]]]:
    """Each entry with the event of its position; raises ValueError for an event of no entry."""
    homes = {event.sequence: event for event in events}
    strangers = set(homes) - {entry.position for entry in entries}
    if strangers or len(homes) < len(events):
        raise ValueError(f"every event must be that of one entry: {[event.id for event in events]}")
    return [(entry, [homes[entry.position]] if entry.position in homes else []) for entry in entries]
