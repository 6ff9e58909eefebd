"""Outages, their subscribers, and what is to be done about them in batches: all of it lies under the outage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from dozor.adapters.dynamodb import keys
from dozor.adapters.dynamodb.documents import Item, Plain, to_entity
from dozor.adapters.dynamodb.items import make_item
from dozor.adapters.dynamodb.pages import newest_page
from dozor.adapters.dynamodb.table import Condition, ConditionFailed, Table, TransactionRefused
from dozor.domain.errors import Conflict, NotFound
from dozor.domain.outage import Outage, Subscription
from dozor.domain.outage_telling import PlannedTelling
from dozor.ports.outages import OutageRepository
from dozor.ports.paging import Page

if TYPE_CHECKING:
    from dozor.events.envelope import Envelope

NEW = Condition(keys.ABSENT)
STILL_LIVE = Condition(f"{keys.PRESENT} AND attribute_not_exists(#ended_at)")


@dataclass(frozen=True, slots=True)
class _Batch:
    """Something to be done about an outage; what, its event says."""

    company: str
    outage: str
    event: str


@dataclass(frozen=True, slots=True)
class _Place:
    """Which outage was proposed last at a place."""

    company: str
    place: str
    outage: str


class DynamoOutageRepository(OutageRepository):
    """Outages in the table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def add(self, outage: Outage, events: Sequence[Envelope]) -> None:
        """One request."""
        try:
            self._table.put(_outage_item(outage, events), NEW)
        except ConditionFailed as failed:
            raise Conflict("This outage has been entered already.") from failed

    def save(self, outage: Outage, events: Sequence[Envelope]) -> None:
        """One request."""
        unchanged = Condition("#version = :version", {"version": outage.version - 1})
        try:
            self._table.put(_outage_item(outage, events), unchanged)
        except ConditionFailed as failed:
            raise Conflict("Somebody has changed this outage meanwhile: read it again.") from failed

    def get(self, company: str, outage_id: str) -> Outage:
        """One request; sees every earlier write."""
        plain = self._table.get(keys.outage(company, outage_id), consistent=True)
        if plain is None:
            raise NotFound("There is no such outage.")
        return to_entity(plain, Outage)

    def live(self, company: str) -> tuple[Outage, ...]:
        """One request. May lag behind a write by moments."""
        return tuple(one for one in self.current(company) if one.live)

    def current(self, company: str) -> tuple[Outage, ...]:
        """One request. May lag behind a write by moments."""
        return tuple(to_entity(plain, Outage) for plain in self._table.query(keys.live_outages(company)))

    def proposed_at(self, company: str, place: str) -> str:
        """One request; sees every earlier write."""
        plain = self._table.get(keys.proposal_place(company, place), consistent=True)
        return str(plain["outage"]) if plain else ""

    def propose(self, outage: Outage, place: str, instead_of: str, events: Sequence[Envelope]) -> None:
        """One request."""
        key = keys.proposal_place(outage.company, place)
        last = _Place(outage.company, place, outage.id)
        expected = Condition("#outage = :outage", {"outage": instead_of}) if instead_of else NEW
        writes = [
            self._table.put_of(_outage_item(outage, events), NEW),
            self._table.put_of(make_item("proposal_place", key, {}, last), expected),
        ]
        try:
            self._table.transact(writes)
        except TransactionRefused as refused:
            raise Conflict("Somebody has proposed this outage meanwhile: look again.") from refused

    def begun_before(self, company: str, moment: datetime) -> tuple[Outage, ...]:
        """One request per megabyte (about 1,500 outages)."""
        found = self._table.query(keys.outages(company), newest_first=True, before=keys.moment(moment))
        return tuple(reversed([to_entity(plain, Outage) for plain in found]))

    def live_lately(self, company: str) -> tuple[Outage, ...]:
        """One request: nothing is remembered here."""
        return self.live(company)

    def list(self, company: str, *, limit: int = 50, cursor: str = "") -> Page[Outage]:
        """One request."""
        partition = keys.outages(company)
        page, more = newest_page(self._table, partition, limit, cursor)
        return Page(tuple(to_entity(plain, Outage) for plain in page), more)

    def subscribe(self, subscription: Subscription) -> bool:
        """One request, two when it is refused. In one transaction with a look at the outage, so that nobody comes too late."""
        company, outage = subscription.company, subscription.outage
        key = keys.subscription(company, outage, subscription.phone)
        writes = [
            self._table.check_of(keys.outage(company, outage), STILL_LIVE),
            self._table.put_of(make_item("subscription", key, {}, subscription), NEW),
        ]
        try:
            self._table.transact(writes)
        except TransactionRefused as refused:
            if 0 not in refused.failed:
                return False
            self.get(company, outage)
            raise Conflict("This outage is over already.") from refused
        return True

    def subscriptions(self, company: str, outage_id: str) -> tuple[Subscription, ...]:
        """One request per megabyte (about 4,000 subscribers); sees every earlier write."""
        found = self._table.query(keys.subscriptions(company, outage_id), consistent=True)
        return tuple(to_entity(plain, Subscription) for plain in found)

    def plan_batches(self, company: str, outage_id: str, batches: Sequence[Envelope]) -> int:
        """One request per batch. Those of an earlier, interrupted call are found written and left."""
        return sum(
            self._plan("batch", keys.batch(company, outage_id, event.id), _Batch(company, outage_id, event.id), event)
            for event in batches
        )

    def plan_telling(self, telling: PlannedTelling, batches: Sequence[Envelope]) -> int:
        """One request, and one per batch. A telling that was cut short has its count, and as many batches as were written."""
        self._table.put(make_item("telling", keys.telling(telling), {}, telling))
        company, outage_id = telling.company, telling.outage
        return sum(
            self._plan(
                "telling_batch", keys.telling_batch(telling, event.id), _Batch(company, outage_id, event.id), event
            )
            for event in batches
        )

    def tellings(self, company: str, outage_id: str) -> tuple[PlannedTelling, ...]:
        """One request; sees every earlier write."""
        found = self._table.query(keys.tellings(company, outage_id), newest_first=True, consistent=True)
        return tuple(to_entity(plain, PlannedTelling) for plain in found)

    def telling_batches(self, telling: PlannedTelling) -> tuple[Envelope, ...]:
        """One request per megabyte (about 8,000 people); sees every earlier write."""
        return tuple(map(_unpack, self._table.query(keys.telling_batches(telling), consistent=True)))

    def told_batches(self, company: str, outage_id: str, *, limit: int = 50, cursor: str = "") -> Page[Envelope]:
        """One request. May lag behind a write by moments."""
        page, more = newest_page(self._table, keys.told_batches(company, outage_id), limit, cursor)
        return Page(tuple(map(_unpack, page)), more)

    def _plan(self, kind: str, key: keys.Key, batch: _Batch, event: Envelope) -> bool:
        try:
            self._table.put(make_item(kind, key, {}, batch, [event]), NEW)
        except ConditionFailed:
            return False
        return True


def _unpack(plain: Plain) -> Envelope:
    from dozor.events import outbox  # with pydantic, which is slow to import: callers wait for other things of this

    return outbox.unpack(plain[outbox.ATTRIBUTE])


def _outage_item(one: Outage, events: Sequence[Envelope]) -> Item:
    return make_item("outage", keys.outage(one.company, one.id), keys.outage_indexes(one), one, events)
