"""Where outages are kept, and who wants to hear of their end.

Every call names the company; another company's thing is NotFound.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from dozor.domain.outage import Outage, Subscription
from dozor.domain.outage_telling import PlannedTelling

if TYPE_CHECKING:  # pydantic is slow to import, and a function that only reads is waited for by a caller
    from dozor.events.envelope import Envelope
from dozor.ports.paging import Page


class OutageRepository(Protocol):
    """Outages, and who wants to hear of their end."""

    def add(self, outage: Outage, events: Sequence[Envelope]) -> None:
        """Write a new outage and its events; raises Conflict when its id is taken."""
        ...

    def save(self, outage: Outage, events: Sequence[Envelope]) -> None:
        """Write a changed outage and its events; raises Conflict when somebody changed it since."""
        ...

    def get(self, company: str, outage_id: str) -> Outage:
        """The outage; raises NotFound."""
        ...

    def live(self, company: str) -> tuple[Outage, ...]:
        """Those confirmed that have not ended, the one that began first at the head."""
        ...

    def live_lately(self, company: str) -> tuple[Outage, ...]:
        """As `live`, but perhaps as they stood half a minute ago: for telling those who call."""
        ...

    def list(self, company: str, *, limit: int = 50, cursor: str = "") -> Page[Outage]:
        """All outages of a company, the one that began last at the head."""
        ...

    def subscribe(self, subscription: Subscription) -> bool:
        """Keep who is to be told of the end; False when that phone is subscribed already.

        Raises NotFound, and Conflict when the outage has ended.
        """
        ...

    def subscriptions(self, company: str, outage_id: str) -> tuple[Subscription, ...]:
        """Everybody who is to be told of the end, by phone."""
        ...

    def plan_batches(self, company: str, outage_id: str, batches: Sequence[Envelope]) -> int:
        """Write batches of what is to be done, each with its event; answers how many were not written before.

        A batch is known by its event's id.
        """
        ...

    def plan_telling(self, telling: PlannedTelling, batches: Sequence[Envelope]) -> int:
        """Write a telling, then batches of its people, as `plan_batches` does. The same telling again: with its new count."""
        ...

    def tellings(self, company: str, outage_id: str) -> tuple[PlannedTelling, ...]:
        """All that is told of it, the last one first; sees every earlier write."""
        ...

    def telling_batches(self, telling: PlannedTelling) -> tuple[Envelope, ...]:
        """The events of all batches of that telling; sees every earlier write."""
        ...

    def told_batches(self, company: str, outage_id: str, *, limit: int = 50, cursor: str = "") -> Page[Envelope]:
        """The events of the batches of all its tellings, the last telling first."""
        ...

    def current(self, company: str) -> tuple[Outage, ...]:
        """Those that are proposed or have not ended, the one that began first at the head. May lag by moments."""
        ...

    def proposed_at(self, company: str, place: str) -> str:
        """The id of the outage that was proposed last at that place (see `name_place`), empty when none was."""
        ...

    def propose(self, outage: Outage, place: str, instead_of: str, events: Sequence[Envelope]) -> None:
        """Write a proposal and its events, as the last one at that place.

        instead_of: the one that was the last until then, or empty. Raises Conflict when it is not any more.
        """
        ...

    def begun_before(self, company: str, moment: datetime) -> tuple[Outage, ...]:
        """All that began before then (UTC), proposed and rejected ones too, the one that began first at the head."""
        ...
