"""Buildings, residents and executors.

Residents lie under their phones, for the ringing phone; a row also stands in the list of its company's residents (GSI2,
by id), where an import finds what is there already: what is the same is left alone, and a row under a phone that its resident
no longer has is removed. The list is an index, so it may lag behind a write by moments; an import right after another one may
then write a row once more, which does no harm.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from dozor.adapters.dynamodb import keys
from dozor.adapters.dynamodb.documents import Item, Plain, to_entity
from dozor.adapters.dynamodb.items import make_item
from dozor.adapters.dynamodb.staff_items import absence_item, executor_item, read_staff, settle_holding
from dozor.adapters.dynamodb.table import Condition, ConditionFailed, Table, TransactionRefused
from dozor.domain.absence import Absence
from dozor.domain.building import Building
from dozor.domain.errors import NotFound
from dozor.domain.people import Executor, Resident
from dozor.domain.staff import Staff
from dozor.domain.ticket import Ticket
from dozor.ports.people import PeopleRepository

NEW, THERE = Condition(keys.ABSENT), Condition(keys.PRESENT)


class DynamoPeopleRepository(PeopleRepository):
    """People and buildings in the table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def residents(self, company: str) -> tuple[Resident, ...]:
        """One request per megabyte (about 3,000 residents)."""
        found = self._table.query(keys.residents(company))
        return tuple(sorted((to_entity(plain, Resident) for plain in found), key=_place_of))

    def buildings(self, company: str) -> tuple[Building, ...]:
        """One request per megabyte (about 5,000 buildings)."""
        found = (to_entity(plain, Building) for plain in self._table.query(keys.buildings(company)))
        return tuple(sorted(found, key=lambda building: (building.address, building.id)))

    def building(self, company: str, building_id: str) -> Building:
        """One request."""
        plain = self._table.get(keys.building(company, building_id))
        if plain is None:
            raise NotFound(f"There is no building '{building_id}'.")
        return to_entity(plain, Building)

    def executors(self, company: str) -> tuple[Executor, ...]:
        """One request per megabyte."""
        return read_staff(self._table.query(keys.executors(company))).executors

    def executor(self, company: str, executor_id: str) -> Executor:
        """One request."""
        near = read_staff(self._table.query(keys.executor_with_absences(company, executor_id)))
        found = near.find(executor_id)
        if found is None:
            raise NotFound(f"There is no executor '{executor_id}'.")
        return found

    def staff(self, company: str) -> Staff:
        """One request per megabyte (about 7,000 tickets in hand); sees every earlier write."""
        return read_staff(self._table.query(keys.staff(company), consistent=True))

    def last_staff(self, company: str) -> Staff:
        """As `staff`, for half the units; may lag behind a write by moments."""
        return read_staff(self._table.query(keys.staff(company)))

    def settle_holding(self, ticket: Ticket) -> bool:
        """One request."""
        as_seen = Condition("#version = :version", {"version": ticket.version})
        unchanged = self._table.check_of(keys.ticket(ticket.company, ticket.number), as_seen)
        try:
            self._table.transact([unchanged, settle_holding(self._table, ticket)])
        except TransactionRefused:
            return False
        return True

    def add_absence(self, company: str, executor_id: str, absence: Absence) -> Absence:
        """Two requests."""
        self.executor(company, executor_id)
        try:
            self._table.put(absence_item(company, executor_id, absence), NEW)
        except ConditionFailed as refused:
            return to_entity(refused.old, Absence) if refused.old else absence
        return absence

    def change_absence(self, company: str, executor_id: str, absence: Absence) -> Absence:
        """One request."""
        try:
            self._table.put(absence_item(company, executor_id, absence), THERE)
        except ConditionFailed as refused:
            raise NotFound(f"Executor '{executor_id}' has no absence '{absence.id}'.") from refused
        return absence

    def save_people(
        self, buildings: Sequence[Building], residents: Sequence[Resident], executors: Sequence[Executor]
    ) -> int:
        """For each company and each kind given, one request per megabyte there is; one per 25 rows written.

        A row given twice is written as it stands last. Raises TransientFailure with some rows written; the same call again
        writes the rest.
        """
        puts: list[Item] = []
        stale: list[keys.Key] = []
        more = 0
        for slug in _companies_of(buildings):
            puts += [_building_item(one) for one in _different(buildings, slug, self.buildings(slug))]
        for slug in _companies_of(executors):
            changes = _compare_executors([one for one in executors if one.company == slug], self.executors(slug))
            puts += [item for items in changes for item in items]
            more += sum(len(items) - 1 for items in changes)  # an executor with their absences is one row
        for slug in _companies_of(residents):
            present = list(self._table.query(keys.residents(slug)))
            new, old = _compare_residents([one for one in residents if one.company == slug], present)
            puts += [_resident_item(one) for one in new]
            stale += old
        self._table.write_many(puts, stale)
        return len(puts) - more


def _different(wanted: Iterable[Building], slug: str, present: Iterable[Building]) -> list[Building]:
    known = {one.id: one for one in present}
    given = {one.id: one for one in wanted if one.company == slug}
    return [one for one in given.values() if known.get(one.id) != one]


def _compare_executors(wanted: Sequence[Executor], present: Sequence[Executor]) -> list[list[Item]]:
    """For each executor who is new or different the items to write: their own, and those of their absences."""
    known = {one.id: one for one in present}
    latest = {one.id: one for one in wanted}
    changes = (_change_executor(one, known.get(one.id)) for one in latest.values())
    return [items for items in changes if items]


def _change_executor(one: Executor, before: Executor | None) -> list[Item]:
    items = []
    if before is None or replace(before, absences=()) != replace(one, absences=()):
        items.append(executor_item(one))
    kept = {absence.id: absence for absence in before.absences} if before else {}
    for absence in one.absences:
        there = kept.get(absence.id)
        if there != absence and not (there and there.changed_by):
            items.append(absence_item(one.company, one.id, absence))
    return items


def _compare_residents(wanted: Sequence[Resident], present: Sequence[Plain]) -> tuple[list[Resident], list[keys.Key]]:
    """Which residents to write, and which rows to remove because their resident has other phones now."""
    given = {(one.id, one.phone): one for one in wanted}
    ids = {one.id for one in wanted}
    known = {(plain["id"], plain["phone"]): plain for plain in present if plain["id"] in ids}
    new = [one for place, one in given.items() if place not in known or not _stands_as(one, known[place])]
    return new, [keys.key_of(plain) for place, plain in known.items() if place not in given]


def _stands_as(one: Resident, plain: Plain) -> bool:
    """Whether the row is as it would be written; one of before there was an index lacks its keys."""
    return keys.resident_indexes(one).items() <= plain.items() and to_entity(plain, Resident) == one


def _companies_of(rows: Sequence[Any]) -> list[str]:
    return sorted({row.company for row in rows})


def _place_of(resident: Resident) -> tuple[str, str, str]:
    return (resident.address, resident.flat, resident.id)


def _building_item(one: Building) -> Item:
    return make_item("building", keys.building(one.company, one.id), {}, one)


def _resident_item(one: Resident) -> Item:
    return make_item("resident", keys.resident(one), keys.resident_indexes(one), one)
