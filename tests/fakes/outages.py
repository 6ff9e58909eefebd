"""Outages in memory."""

from collections.abc import Sequence
from datetime import datetime

from dozor.domain.errors import Conflict, FieldProblem, Invalid, NotFound
from dozor.domain.outage import Outage, Subscription
from dozor.domain.outage_telling import PlannedTelling, Telling
from dozor.events.envelope import Envelope
from dozor.ports.outages import OutageRepository
from dozor.ports.paging import Page
from tests.fakes.faults import Faults, faulty


class FakeOutages(OutageRepository):
    """Outages in memory. events: everything that was to be published, in order."""

    def __init__(self) -> None:
        self.faults = Faults()
        self.events: list[Envelope] = []
        self._outages: dict[tuple[str, str], Outage] = {}
        self._subscriptions: dict[tuple[str, str, str], Subscription] = {}
        self._batches: dict[tuple[str, str, str], Envelope] = {}
        self._tellings: dict[tuple[str, str, int, Telling], PlannedTelling] = {}
        self._places: dict[tuple[str, str], str] = {}

    @faulty
    def add(self, outage: Outage, events: Sequence[Envelope]) -> None:
        if (outage.company, outage.id) in self._outages:
            raise Conflict("This outage has been entered already.")
        self._write(outage, events)

    @faulty
    def save(self, outage: Outage, events: Sequence[Envelope]) -> None:
        known = self._outages.get((outage.company, outage.id))
        if known is None or known.version != outage.version - 1:
            raise Conflict("Somebody has changed this outage meanwhile: read it again.")
        self._write(outage, events)

    @faulty
    def get(self, company: str, outage_id: str) -> Outage:
        if (company, outage_id) not in self._outages:
            raise NotFound("There is no such outage.")
        return self._outages[company, outage_id]

    @faulty
    def live(self, company: str) -> tuple[Outage, ...]:
        return tuple(one for one in reversed(self._all(company)) if one.live)

    def live_lately(self, company: str) -> tuple[Outage, ...]:
        return self.live(company)

    @faulty
    def list(self, company: str, *, limit: int = 50, cursor: str = "") -> Page[Outage]:
        found = self._all(company)
        known = [one.id for one in found]
        if cursor and cursor not in known:
            raise Invalid([FieldProblem("cursor", "This is no place in the list.")])
        start = known.index(cursor) + 1 if cursor else 0
        page = found[start : start + limit]
        return Page(page, page[-1].id if start + limit < len(found) else "")

    @faulty
    def subscribe(self, subscription: Subscription) -> bool:
        outage = self._outages.get((subscription.company, subscription.outage))
        if outage is None:
            raise NotFound("There is no such outage.")
        if not outage.live:
            raise Conflict("This outage is over already.")
        place = (subscription.company, subscription.outage, subscription.phone)
        new = place not in self._subscriptions
        self._subscriptions.setdefault(place, subscription)
        return new

    @faulty
    def subscriptions(self, company: str, outage_id: str) -> tuple[Subscription, ...]:
        found = [one for place, one in self._subscriptions.items() if place[:2] == (company, outage_id)]
        return tuple(sorted(found, key=lambda one: one.phone))

    @faulty
    def plan_batches(self, company: str, outage_id: str, batches: Sequence[Envelope]) -> int:
        new = {(company, outage_id, event.id): event for event in batches}
        fresh = {place: event for place, event in new.items() if place not in self._batches}
        self._batches |= fresh
        self.events.extend(fresh.values())
        return len(fresh)

    @faulty
    def plan_telling(self, telling: PlannedTelling, batches: Sequence[Envelope]) -> int:
        self._tellings[telling.company, telling.outage, telling.version, telling.kind] = telling
        return self.plan_batches(telling.company, telling.outage, batches)

    @faulty
    def tellings(self, company: str, outage_id: str) -> tuple[PlannedTelling, ...]:
        found = sorted((place for place in self._tellings if place[:2] == (company, outage_id)), reverse=True)
        return tuple(self._tellings[place] for place in found)

    @faulty
    def telling_batches(self, telling: PlannedTelling) -> tuple[Envelope, ...]:
        found = self._told(telling.company, telling.outage)
        return tuple(found[place] for place in sorted(found) if place[:2] == (telling.version, telling.kind))

    @faulty
    def told_batches(self, company: str, outage_id: str, *, limit: int = 50, cursor: str = "") -> Page[Envelope]:
        found = self._told(company, outage_id)
        known = sorted(found, reverse=True)
        if cursor and cursor not in [place[2] for place in known]:
            raise Invalid([FieldProblem("cursor", "This is no place in the list.")])
        start = next((at for at, place in enumerate(known, 1) if place[2] == cursor), 0)
        page = known[start : start + limit]
        return Page(tuple(found[place] for place in page), page[-1][2] if start + limit < len(known) else "")

    @faulty
    def current(self, company: str) -> tuple[Outage, ...]:
        return tuple(one for one in reversed(self._all(company)) if one.proposed or one.live)

    @faulty
    def proposed_at(self, company: str, place: str) -> str:
        return self._places.get((company, place), "")

    @faulty
    def propose(self, outage: Outage, place: str, instead_of: str, events: Sequence[Envelope]) -> None:
        taken = (outage.company, outage.id) in self._outages
        if taken or self._places.get((outage.company, place), "") != instead_of:
            raise Conflict("Somebody has proposed this outage meanwhile: look again.")
        self._places[outage.company, place] = outage.id
        self._write(outage, events)

    @faulty
    def begun_before(self, company: str, moment: datetime) -> tuple[Outage, ...]:
        return tuple(one for one in reversed(self._all(company)) if one.began_at < moment)

    def _all(self, company: str) -> tuple[Outage, ...]:
        found = (one for one in self._outages.values() if one.company == company)
        return tuple(sorted(found, key=lambda one: (one.began_at, one.id), reverse=True))

    def _told(self, company: str, outage_id: str) -> dict[tuple[int, str, str], Envelope]:
        """(version, kind, id) -> the batches of people who are to be told."""
        return {
            (event.sequence, event.data["kind"], event.id): event
            for place, event in self._batches.items()
            if place[:2] == (company, outage_id) and event.type == "OutageTellingDue"
        }

    def _write(self, outage: Outage, events: Sequence[Envelope]) -> None:
        self._outages[outage.company, outage.id] = outage
        self.events.extend(events)
