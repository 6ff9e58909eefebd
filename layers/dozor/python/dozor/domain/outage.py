"""Outages: what is out, where, since when and until when; and who wants to be told when it is over."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from dozor.domain.errors import Conflict, FieldProblem, Invalid
from dozor.domain.outage_detection import Cluster, sort_numbers
from dozor.domain.outage_scope import Scope, cover
from dozor.domain.people import Actor
from dozor.domain.resource import Resource, cover_resources

__all__ = ["Outage", "OutageCause", "OutageStage", "OutageState", "Resource", "Scope", "Subscription"]


class OutageCause(StrEnum):
    """Why, as far as it is known."""

    UNKNOWN = "unknown"
    ACCIDENT = "accident"
    REPAIR = "repair"
    PLANNED = "planned"
    SUPPLIER = "supplier"


class OutageStage(StrEnum):
    """What people have decided of it."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


class OutageState(StrEnum):
    """Where it stands at a moment: from what was decided and its times."""

    PROPOSED = "proposed"
    REJECTED = "rejected"
    PLANNED = "planned"
    LIVE = "live"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Outage:
    """One outage. Times are aware, UTC; expected_end: None while nobody knows; ended_at: None while it lasts.

    texts: language -> what residents are told besides. version: how often it was changed. tickets: numbers of those that a
    proposal came of; set_aside: of those that an earlier one at the same place had come of. decided_by: who confirmed or
    rejected it. notice_waived: why a planned one was entered later than the notice wants. indoor: the lowest temperature
    indoors, °C, while there was no heating, if somebody measured it.
    """

    company: str
    id: str
    resource: Resource
    scope: tuple[Scope, ...]
    began_at: datetime
    cause: OutageCause = OutageCause.UNKNOWN
    expected_end: datetime | None = None
    ended_at: datetime | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    entered_at: datetime | None = None
    entered_by: str = ""
    ended_by: str = ""
    version: int = 1
    stage: OutageStage = OutageStage.CONFIRMED
    tickets: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()
    decided_at: datetime | None = None
    decided_by: str = ""
    rejected_because: str = ""
    notice_waived: str = ""
    indoor: int | None = None

    @property
    def proposed(self) -> bool:
        """Whether it waits for an operator to decide."""
        return self.stage is OutageStage.PROPOSED

    @property
    def live(self) -> bool:
        """Whether it is one, and has not ended (it may be yet to begin)."""
        return self.stage is OutageStage.CONFIRMED and self.ended_at is None

    def state(self, now: datetime) -> OutageState:
        """Where it stands at that moment."""
        if self.stage is not OutageStage.CONFIRMED:
            return OutageState(self.stage.value)
        if self.ended_at is not None:
            return OutageState.ENDED
        return OutageState.LIVE if self.began_at <= now else OutageState.PLANNED

    def lasts(self, now: datetime) -> bool:
        """Whether people are without just now."""
        return self.began_at <= now and self.live

    @property
    def cancelled(self) -> bool:
        """Whether it was over before it began."""
        return self.ended_at is not None and self.ended_at < self.began_at

    def overdue(self, now: datetime) -> bool:
        """Whether it should have been over by now."""
        return self.live and self.expected_end is not None and self.expected_end <= now

    def touches(self, building_id: str, entrance: str = "", riser: str = "") -> bool:
        """Whether a flat there may be without; what is not known of it may be any."""
        return any(place.touches(building_id, entrance, riser) for place in self.scope)

    @property
    def buildings(self) -> tuple[str, ...]:
        """Ids of its buildings."""
        return tuple(dict.fromkeys(place.building_id for place in self.scope))

    def join(self, cluster: Cluster) -> "Outage":
        """The proposal with these tickets besides, as far as they reach. The same one when there is nothing new."""
        joined = replace(
            self,
            resource=cover_resources((self.resource, cluster.resource)),
            scope=cover(cluster.spots, self.scope),
            tickets=sort_numbers((*self.tickets, *cluster.tickets)),
            began_at=min(self.began_at, cluster.began_at),
        )
        return self if joined == self else replace(joined, version=self.version + 1)

    def confirm(self, actor: Actor, at: datetime) -> "Outage":
        """An operator says that it is so. Raises Conflict when that is decided already."""
        return self._decide(OutageStage.CONFIRMED, actor, at)

    def reject(self, actor: Actor, at: datetime, reason: str) -> "Outage":
        """An operator says that it is none. Raises Conflict when that is decided already, Invalid without a reason."""
        if not reason.strip():
            raise Invalid([FieldProblem("reason", "Say why it is no outage: others will wonder.")])
        return replace(self._decide(OutageStage.REJECTED, actor, at), rejected_because=reason.strip())

    def change(
        self,
        expected_end: datetime | None = None,
        texts: Mapping[str, str] | None = None,
        scope: tuple[Scope, ...] | None = None,
        cause: OutageCause | None = None,
        indoor: int | None = None,
    ) -> "Outage":
        """With other things known of it; None leaves what was. Raises Conflict when it is over, Invalid."""
        self._demand_live()
        until = expected_end or self.expected_end
        if until is not None and until <= self.began_at:
            raise Invalid([FieldProblem("expected_end", "It cannot end before it begins.")])
        if scope is not None and not scope:
            raise Invalid([FieldProblem("scope", "Name at least one building.")])
        return replace(
            self,
            expected_end=until,
            texts=self.texts if texts is None else texts,
            scope=self.scope if scope is None else scope,
            cause=cause or self.cause,
            indoor=self.indoor if indoor is None else indoor,
            version=self.version + 1,
        )

    def end(self, actor: Actor, at: datetime) -> "Outage":
        """Over, or cancelled before it began; raises Conflict when it was over already."""
        self._demand_live()
        return replace(self, ended_at=at, ended_by=actor.name or actor.id, version=self.version + 1)

    def _decide(self, stage: OutageStage, actor: Actor, at: datetime) -> "Outage":
        if not self.proposed:
            raise Conflict("Somebody has decided about this outage already: look again.")
        by = actor.name or actor.id
        return replace(self, stage=stage, decided_at=at, decided_by=by, version=self.version + 1)

    def _demand_live(self) -> None:
        if self.proposed:
            raise Conflict("This outage is only proposed: confirm or reject it first.")
        if not self.live:
            raise Conflict("This outage is over already.")


@dataclass(frozen=True, slots=True)
class Subscription:
    """Tell `phone` (E.164) when the outage is over, in `language`. at: UTC."""

    company: str
    outage: str
    phone: str
    language: str
    at: datetime
    address: str = ""
    contact_id: str = ""
