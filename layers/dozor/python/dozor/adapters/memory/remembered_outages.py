"""Live outages remembered for some seconds: every call asks for them, and nearly always there are none.

So an outage is told to callers some seconds after it was entered, at once by the process that entered it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic
from typing import TYPE_CHECKING

from dozor.domain.outage import Outage, Subscription
from dozor.ports.repositories import OutageRepository, Page

if TYPE_CHECKING:
    from dozor.events.envelope import Envelope

SECONDS = 5.0


class RememberedOutages(OutageRepository):
    """A repository's live outages, each company's read at most once in `seconds`; all else is the repository's own.

    now: seconds of a clock that only goes forward.
    """

    def __init__(
        self, outages: OutageRepository, seconds: float = SECONDS, now: Callable[[], float] = monotonic
    ) -> None:
        self._outages = outages
        self._seconds = seconds
        self._now = now
        self._known: dict[str, tuple[float, tuple[Outage, ...]]] = {}

    def live(self, company: str) -> tuple[Outage, ...]:
        """No request, or one."""
        now = self._now()
        until, outages = self._known.get(company, (now, ()))
        if until <= now:
            outages = self._outages.live(company)
            self._known[company] = (now + self._seconds, outages)
        return outages

    def add(self, outage: Outage, events: Sequence[Envelope]) -> None:
        """As the repository itself; what is remembered of the company is forgotten."""
        self._known.pop(outage.company, None)
        self._outages.add(outage, events)

    def save(self, outage: Outage, events: Sequence[Envelope]) -> None:
        """As the repository itself; what is remembered of the company is forgotten."""
        self._known.pop(outage.company, None)
        self._outages.save(outage, events)

    def get(self, company: str, outage_id: str) -> Outage:
        """As the repository itself."""
        return self._outages.get(company, outage_id)

    def list(self, company: str, *, limit: int = 50, cursor: str = "") -> Page[Outage]:
        """As the repository itself."""
        return self._outages.list(company, limit=limit, cursor=cursor)

    def subscribe(self, subscription: Subscription) -> bool:
        """As the repository itself."""
        return self._outages.subscribe(subscription)

    def subscriptions(self, company: str, outage_id: str) -> tuple[Subscription, ...]:
        """As the repository itself."""
        return self._outages.subscriptions(company, outage_id)

    def plan_telling(self, company: str, outage_id: str, batches: Sequence[Envelope]) -> int:
        """As the repository itself."""
        return self._outages.plan_telling(company, outage_id, batches)
