"""Live outages remembered for half a minute: every call asks for them, and nearly always there are none.

So an outage is told to callers within half a minute of its entry, at once by the process in which it was entered; its end as
well. Lists of outages always ask the table, and what they find is remembered; open pages are told by events, within seconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from dozor.adapters.memory.memory import Memory
from dozor.domain.outage import Outage, Subscription
from dozor.domain.outage_telling import PlannedTelling
from dozor.ports.outages import OutageRepository
from dozor.ports.paging import Page

if TYPE_CHECKING:
    from dozor.events.envelope import Envelope


class RememberedOutages(OutageRepository):
    """A repository's outages; `live_lately` alone answers from memory."""

    def __init__(self, outages: OutageRepository, memory: Memory[tuple[Outage, ...]] | None = None) -> None:
        self._outages = outages
        self._memory: Memory[tuple[Outage, ...]] = memory or Memory()

    def live(self, company: str) -> tuple[Outage, ...]:
        """As the repository itself."""
        return self._memory.keep(company, self._outages.live(company))

    def live_lately(self, company: str) -> tuple[Outage, ...]:
        """No request, or one."""
        return self._memory.recall(company, lambda: self._outages.live(company))

    def add(self, outage: Outage, events: Sequence[Envelope]) -> None:
        """As the repository itself; what is remembered of the company is forgotten."""
        self._memory.forget(outage.company)
        self._outages.add(outage, events)

    def save(self, outage: Outage, events: Sequence[Envelope]) -> None:
        """As the repository itself; what is remembered of the company is forgotten."""
        self._memory.forget(outage.company)
        self._outages.save(outage, events)

    def get(self, company: str, outage_id: str) -> Outage:
        """As the repository itself."""
        return self._outages.get(company, outage_id)

    def list(self, company: str, *, limit: int = 50, cursor: str = "") -> Page[Outage]:
        """As the repository itself."""
        return self._outages.list(company, limit=limit, cursor=cursor)

    def plan_telling(self, telling: PlannedTelling, batches: Sequence[Envelope]) -> int:
        """As the repository itself."""
        return self._outages.plan_telling(telling, batches)

    def tellings(self, company: str, outage_id: str) -> tuple[PlannedTelling, ...]:
        """As the repository itself."""
        return self._outages.tellings(company, outage_id)

    def telling_batches(self, telling: PlannedTelling) -> tuple[Envelope, ...]:
        """As the repository itself."""
        return self._outages.telling_batches(telling)

    def told_batches(self, company: str, outage_id: str, *, limit: int = 50, cursor: str = "") -> Page[Envelope]:
        """As the repository itself."""
        return self._outages.told_batches(company, outage_id, limit=limit, cursor=cursor)

    def subscribe(self, subscription: Subscription) -> bool:
        """As the repository itself."""
        return self._outages.subscribe(subscription)

    def subscriptions(self, company: str, outage_id: str) -> tuple[Subscription, ...]:
        """As the repository itself."""
        return self._outages.subscriptions(company, outage_id)

    def plan_batches(self, company: str, outage_id: str, batches: Sequence[Envelope]) -> int:
        """As the repository itself."""
        return self._outages.plan_batches(company, outage_id, batches)

    def current(self, company: str) -> tuple[Outage, ...]:
        """As the repository itself."""
        return self._outages.current(company)

    def proposed_at(self, company: str, place: str) -> str:
        """As the repository itself."""
        return self._outages.proposed_at(company, place)

    def propose(self, outage: Outage, place: str, instead_of: str, events: Sequence[Envelope]) -> None:
        """As the repository itself."""
        self._outages.propose(outage, place, instead_of, events)

    def begun_before(self, company: str, moment: datetime) -> tuple[Outage, ...]:
        """As the repository itself."""
        return self._outages.begun_before(company, moment)
