"""When many requests are rather one outage."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from dozor.domain.catalogue import OutageRule
from dozor.domain.catalogue import Scope as Reach
from dozor.domain.outage_scope import Spot, street_of
from dozor.domain.resource import Resource, cover_resources


@dataclass(frozen=True, slots=True)
class Complaint:
    """A request that may be about an outage. at: its registration; since: when it began, as far as is known; both UTC."""

    ticket: str
    resource: Resource
    spot: Spot
    at: datetime
    since: datetime


@dataclass(frozen=True, slots=True)
class Cluster:
    """Requests that are rather one outage, the oldest first; one at least."""

    complaints: tuple[Complaint, ...]

    @property
    def tickets(self) -> tuple[str, ...]:
        """Their numbers, in order."""
        return sort_numbers(one.ticket for one in self.complaints)

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Where they come from."""
        return tuple(one.spot for one in self.complaints)

    @property
    def resource(self) -> Resource:
        """What is out."""
        return cover_resources(one.resource for one in self.complaints)

    @property
    def began_at(self) -> datetime:
        """When it began, as far as they know."""
        return min(one.since for one in self.complaints)


def find_cluster(about: Complaint, others: Iterable[Complaint], rule: OutageRule) -> Cluster:
    """All that belong together with this one by its rule: the fullest window of so many hours that it lies in.

    Whether they are enough, the rule's count says. Whichever of them is asked about, in whatever order, they are the same
    as long as one window holds them all.
    """
    near = {one.ticket: one for one in others if one.resource.shares(about.resource) and _near(one, about, rule.scope)}
    near[about.ticket] = about
    ordered = sorted(near.values(), key=lambda one: (one.at, one.ticket.zfill(9)))
    window = timedelta(hours=rule.hours)
    begins = [one for one in ordered if about.at - window <= one.at <= about.at]
    windows = [_within(ordered, first.at, first.at + window) for first in begins]
    return Cluster(max(windows, key=len))


def name_place(about: Complaint, rule: OutageRule) -> str:
    """Where there is one proposal at a time: the building, or the street where the rule reaches so far."""
    if rule.scope is Reach.STREET:
        return f"{about.resource}|street|{street_of(about.spot.address)}"
    return f"{about.resource}|building|{about.spot.building_id}"


def sort_numbers(numbers: Iterable[str]) -> tuple[str, ...]:
    """Each once, in order of registration."""
    return tuple(sorted(set(numbers), key=lambda number: number.zfill(9)))


def _near(one: Complaint, other: Complaint, reach: Reach) -> bool:
    here, there = one.spot, other.spot
    if reach is Reach.STREET:
        return street_of(here.address) == street_of(there.address)
    if here.building_id != there.building_id:
        return False
    if reach is Reach.BUILDING:
        return True
    entrance = _may_be_same(here.entrance, there.entrance)
    return entrance and (reach is Reach.ENTRANCE or _may_be_same(here.riser, there.riser))


def _may_be_same(one: str, other: str) -> bool:
    """What nobody knows may be the same."""
    return not one or not other or one == other


def _within(ordered: Sequence[Complaint], begin: datetime, end: datetime) -> tuple[Complaint, ...]:
    return tuple(one for one in ordered if begin <= one.at <= end)
