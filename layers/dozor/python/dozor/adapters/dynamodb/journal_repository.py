"""The journal's days, chains and seals. Entries themselves are written by the repository of tickets alone."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from msgspec import ValidationError

from dozor.adapters.dynamodb import keys
from dozor.adapters.dynamodb.documents import Plain, to_entity, to_item
from dozor.adapters.dynamodb.items import make_item
from dozor.adapters.dynamodb.table import Condition, ConditionFailed, Table
from dozor.domain.journal import JournalEntry
from dozor.domain.people import SYSTEM
from dozor.domain.seal import Head, Seal
from dozor.domain.ticket import Ticket
from dozor.ports.journal import Chain, JournalRepository

NEW = Condition(keys.ABSENT)
HEADS_IN_A_PART = 2_000  # about 200 kB; an item may have 400
UNREADABLE = "unreadable"


class DynamoJournalRepository(JournalRepository):
    """The journal in the table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def heads(self, company: str, begins_at: datetime, ends_at: datetime) -> tuple[Head, ...]:
        """One request for each day of UTC that is touched (two, mostly), and per megabyte of entries."""
        last: dict[str, Head] = {}
        for day in keys.entries_between(company, begins_at, ends_at):
            for plain in self._table.query(day):
                head = Head(*keys.place_of_entry(plain), str(plain.get("hash", "")))
                last[head.ticket] = max(head, last.get(head.ticket, head))
        return tuple(sorted(last.values()))

    def chain(self, company: str, ticket: str) -> Chain:
        """Two requests, the entries first; sees every earlier write."""
        found = self._table.query(keys.entries(company, ticket), consistent=True)
        entries = tuple(_read_entry(plain, company) for plain in found)
        record = self._table.get(keys.ticket(company, ticket), consistent=True) or {}
        return Chain(entries, int(record.get("version", 0)), str(record.get("journal_head", "")))

    def began_at(self, company: str) -> datetime | None:
        """One request."""
        first = self._table.query(keys.tickets(company), limit=1)
        return next((to_entity(plain, Ticket).registered_at for plain in first), None)

    def last_seal(self, company: str) -> Seal | None:
        """One request; sees every earlier write."""
        found = self._table.query(keys.seals(company), limit=1, newest_first=True, consistent=True)
        return next((to_entity(plain, Seal) for plain in found), None)

    def seals(self, company: str, first: date, last: date) -> tuple[Seal, ...]:
        """One request; sees every earlier write."""
        found = self._table.query(keys.seals_between(company, first, last), consistent=True)
        return tuple(to_entity(plain, Seal) for plain in found)

    def sealed_heads(self, seal: Seal) -> tuple[Head, ...]:
        """One request per megabyte; sees every earlier write. None for a day on which nothing was changed."""
        if not seal.tickets:
            return ()
        parts = self._table.query(keys.all_sealed_heads(seal.company, seal.day, seal.hash), consistent=True)
        return tuple(Head(ticket, position, digest) for part in parts for ticket, position, digest in part["heads"])

    def add_seal(self, seal: Seal, heads: Sequence[Head]) -> Seal:
        """One request, and one for every 2,000 heads before it; a seal whose heads are not there is never seen."""
        for part, begin in enumerate(range(0, len(heads), HEADS_IN_A_PART)):
            key = keys.sealed_heads(seal.company, seal.day, seal.hash, part)
            rows = [[one.ticket, one.position, one.hash] for one in heads[begin : begin + HEADS_IN_A_PART]]
            self._keep_once(to_item({**key, "item": "sealed_heads", "company": seal.company, "heads": rows}))
        old = self._keep_once(make_item("seal", keys.seal(seal.company, seal.day), {}, seal))
        return to_entity(old, Seal) if old else seal

    def _keep_once(self, item: dict[str, dict[str, object]]) -> Plain | None:
        """Write what is not there yet; answers what was there already."""
        try:
            self._table.put(item, NEW)
        except ConditionFailed as failed:
            return failed.old
        return None


def _read_entry(plain: Plain, company: str) -> JournalEntry:
    """An entry; one that is none any more is told by a hash that cannot be its own."""
    try:
        return to_entity(plain, JournalEntry)
    except (ValidationError, ValueError):
        place, nobody_knows = keys.place_of_entry(plain), datetime.min.replace(tzinfo=UTC)
        return JournalEntry(company, *place, nobody_knows, SYSTEM, UNREADABLE, hash=str(plain.get("hash", "")))
