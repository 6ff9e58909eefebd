"""For how long every flat was without what in a month, and by how much the charge is less: for accounting."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from dozor.domain.building import Building
from dozor.domain.company import Company
from dozor.domain.errors import FieldProblem, Invalid
from dozor.domain.interruption import Interruption, merge, tally
from dozor.domain.outage import Outage, OutageStage
from dozor.domain.outage_scope import Spot, find_spot
from dozor.domain.people import Resident
from dozor.domain.resource import Resource
from dozor.ports.outages import OutageRepository
from dozor.ports.people import PeopleRepository

HEADINGS = (
    "account", "address", "flat", "resource", "month", "hours without", "permitted at once", "permitted a month",
    "hours above", "percent less", "interruptions", "outages", "clause",
)  # fmt: skip
Row = tuple[str | int | float, ...]
_DECEMBER = 12


@dataclass(frozen=True, slots=True)
class FlatHours:
    """One flat and one resource in one month, in hours. percent: by how much the month's charge is less.

    at_once, in_month: what is permitted, 0 where there is no such limit; of several interruptions the strictest. outages: ids.
    """

    account: str
    address: str
    flat: str
    resource: Resource
    hours: float
    at_once: float
    in_month: float
    excess: float
    percent: float
    interruptions: int
    outages: tuple[str, ...]
    source: str


def count_hours(
    company: Company, month: str, now: datetime, people: PeopleRepository, outages: OutageRepository
) -> tuple[FlatHours, ...]:
    """Every flat that was without anything in that month ("2026-11", in the company's zone), by address, flat and resource.

    What still lasts is counted until now. A flat is one where the register has somebody. Raises Invalid for no month.
    """
    begins_at, ends_at = read_month(month, company)
    found = [one for one in outages.begun_before(company.slug, ends_at) if _counts(one, begins_at)]
    if not found:
        return ()
    buildings = {one.id: one for one in people.buildings(company.slug)}
    flats = _flats(people.residents(company.slug))
    touched = {building for one in found for building in one.buildings}
    counted = [
        row
        for flat in flats
        if flat.building_id in touched and flat.building_id in buildings
        for row in _count(flat, buildings[flat.building_id], found, (begins_at, min(ends_at, now)), company)
    ]
    return tuple(sorted(counted, key=lambda row: (row.address, row.flat.zfill(6), row.account, row.resource)))


def tabulate(month: str, counted: Iterable[FlatHours]) -> tuple[Row, ...]:
    """Headings, then a row each, for a file; hours and percent to two places."""
    return (HEADINGS, *(_row(month, one) for one in counted))


def read_month(month: str, company: Company) -> tuple[datetime, datetime]:
    """Its begin and its end (not included) in the company's zone, as UTC; raises Invalid for no month."""
    if not re.fullmatch(r"[12]\d{3}-(0[1-9]|1[0-2])", month):
        raise Invalid([FieldProblem("month", "Write a month as 2026-11.")])
    first = date.fromisoformat(f"{month}-01")
    after = date(first.year + first.month // _DECEMBER, first.month % _DECEMBER + 1, 1)
    begins_at, ends_at = (
        datetime(day.year, day.month, 1, tzinfo=company.zone).astimezone(UTC) for day in (first, after)
    )
    return begins_at, ends_at


def _counts(outage: Outage, begins_at: datetime) -> bool:
    return outage.stage is OutageStage.CONFIRMED and (outage.ended_at is None or outage.ended_at > begins_at)


def _flats(residents: Iterable[Resident]) -> Sequence[Resident]:
    """One resident of each flat and account."""
    known: dict[tuple[str, str, str], Resident] = {}
    for one in residents:
        known.setdefault((one.building_id, one.flat, one.account), one)
    return tuple(known.values())


def _count(
    flat: Resident, building: Building, outages: Sequence[Outage], time: tuple[datetime, datetime], company: Company
) -> Iterator[FlatHours]:
    spot = find_spot(building, flat.entrance, flat.flat)
    for resource, own in _by_resource(spot, outages).items():
        times = merge(Interruption(one.began_at, one.ended_at or time[1], one.indoor) for one in own)
        rules = [company.outages.permitted_for(resource, building.power_feeds, one.indoor) for one in times]
        found = tally(times, rules, *time)
        if found.out <= 0:
            continue
        inside = [one for one in times if one.begins_at < time[1] and one.ends_at > time[0]]
        known = [rule for rule in rules if rule]
        yield FlatHours(
            account=flat.account,
            address=flat.address,
            flat=flat.flat,
            resource=resource,
            hours=round(found.out, 2),
            at_once=_strictest(rule.at_once_hours for rule in known),
            in_month=_strictest(rule.month_hours for rule in known),
            excess=round(found.excess, 2),
            percent=round(found.percent, 2),
            interruptions=len(inside),
            outages=tuple(one.id for one in own),
            source=known[0].source if known else "",
        )


def _by_resource(spot: Spot, outages: Iterable[Outage]) -> Mapping[Resource, list[Outage]]:
    found: dict[Resource, list[Outage]] = {}
    for outage in outages:
        if outage.touches(spot.building_id, spot.entrance, spot.riser):
            for resource in outage.resource.parts:
                found.setdefault(resource, []).append(outage)
    return found


def _strictest(limits: Iterable[float]) -> float:
    return min((limit for limit in limits if limit), default=0)


def _row(month: str, one: FlatHours) -> Row:
    return (
        one.account, one.address, one.flat, one.resource.value, month, one.hours, one.at_once, one.in_month, one.excess,
        one.percent, one.interruptions, " ".join(one.outages), one.source,
    )  # fmt: skip
