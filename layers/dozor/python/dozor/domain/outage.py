"""Outages: what is out, where, since when and until when; and who wants to be told when it is over."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from dozor.domain.errors import Conflict, FieldProblem, Invalid
from dozor.domain.people import Actor


class Resource(StrEnum):
    """What is out."""

    COLD_WATER = "cold_water"
    HOT_WATER = "hot_water"
    WATER = "water"
    SEWERAGE = "sewerage"
    HEATING = "heating"
    POWER = "power"
    GAS = "gas"
    LIFT = "lift"
    INTERNET = "internet"


class OutageCause(StrEnum):
    """Why, as far as it is known."""

    UNKNOWN = "unknown"
    ACCIDENT = "accident"
    REPAIR = "repair"
    PLANNED = "planned"
    SUPPLIER = "supplier"


@dataclass(frozen=True, slots=True)
class Scope:
    """One building, or only some of its entrances or risers; empty means all of them."""

    building_id: str
    address: str = ""
    entrances: tuple[str, ...] = ()
    risers: tuple[str, ...] = ()

    def touches(self, building_id: str, entrance: str) -> bool:
        """Whether a flat there may be without; an entrance that nobody knows may be any. Risers of a flat are not known."""
        return self.building_id == building_id and (not self.entrances or not entrance or entrance in self.entrances)


@dataclass(frozen=True, slots=True)
class Outage:
    """One outage. Times are aware, UTC; expected_end: None while nobody knows; ended_at: None while it lasts.

    texts: language -> what residents are told besides. version: how often it was changed.
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

    @property
    def live(self) -> bool:
        """Whether it has not ended (it may be yet to begin)."""
        return self.ended_at is None

    def lasts(self, now: datetime) -> bool:
        """Whether people are without just now."""
        return self.began_at <= now and self.live

    def overdue(self, now: datetime) -> bool:
        """Whether it should have been over by now."""
        return self.live and self.expected_end is not None and self.expected_end <= now

    def touches(self, building_id: str, entrance: str = "") -> bool:
        """Whether a flat there may be without."""
        return any(place.touches(building_id, entrance) for place in self.scope)

    def address_of(self, building_id: str) -> str:
        """The address of that building, empty if it is not touched."""
        return next((place.address for place in self.scope if place.building_id == building_id), "")

    def change(self, expected_end: datetime | None, texts: Mapping[str, str] | None) -> "Outage":
        """With another expected end or other words; None leaves what was. Raises Conflict when it is over, Invalid."""
        self._demand_live()
        until = expected_end or self.expected_end
        if until is not None and until <= self.began_at:
            raise Invalid([FieldProblem("expected_end", "It cannot end before it begins.")])
        words = self.texts if texts is None else texts
        return replace(self, expected_end=until, texts=words, version=self.version + 1)

    def end(self, actor: Actor, at: datetime) -> "Outage":
        """Over; raises Conflict when it was over already."""
        self._demand_live()
        return replace(self, ended_at=at, ended_by=actor.name or actor.id, version=self.version + 1)

    def _demand_live(self) -> None:
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
