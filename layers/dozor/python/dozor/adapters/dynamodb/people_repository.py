"""Buildings, residents and executors.

Residents lie under their phones, for the ringing phone; a row also stands in the list of its company's residents (GSI2,
by id), where an import finds what is there already: what is the same is left alone, and a row under a phone that its resident
no longer has is removed. The list is an index, so it may lag behind a write by moments; an import right after another one may
then write a row once more, which does no harm.
"""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from dozor.adapters.dynamodb import keys
from dozor.adapters.dynamodb.documents import Item, Plain, to_entity
from dozor.adapters.dynamodb.items import make_item
from dozor.adapters.dynamodb.table import Table
from dozor.domain.building import Building
from dozor.domain.errors import NotFound
from dozor.domain.people import Executor, Resident
from dozor.ports.people import PeopleRepository

T = TypeVar("T", Building, Executor)


class DynamoPeopleRepository(PeopleRepository):
    """People and buildings in the table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def residents_by_phone(self, company: str, phone: str) -> tuple[Resident, ...]:
        """One request."""
        found = self._table.query(keys.residents_by_phone(company, phone))
        return tuple(sorted((to_entity(plain, Resident) for plain in found), key=_place_of))

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
        return self._one(keys.building(company, building_id), Building, f"There is no building '{building_id}'.")

    def executors(self, company: str) -> tuple[Executor, ...]:
        """One request."""
        found = (to_entity(plain, Executor) for plain in self._table.query(keys.executors(company)))
        return tuple(sorted(found, key=lambda executor: executor.id))

    def executor(self, company: str, executor_id: str) -> Executor:
        """One request."""
        return self._one(keys.executor(company, executor_id), Executor, f"There is no executor '{executor_id}'.")

    def save_people(
        self, buildings: Sequence[Building], residents: Sequence[Resident], executors: Sequence[Executor]
    ) -> int:
        """For each company and each kind given, one request per megabyte there is; one per 25 rows written.

        A row given twice is written as it stands last. Raises TransientFailure with some rows written; the same call again
        writes the rest.
        """
        puts: list[Item] = []
        stale: list[keys.Key] = []
        for slug in _companies_of(buildings):
            puts += [_building_item(one) for one in _different(buildings, slug, self.buildings(slug))]
        for slug in _companies_of(executors):
            puts += [_executor_item(one) for one in _different(executors, slug, self.executors(slug))]
        for slug in _companies_of(residents):
            present = list(self._table.query(keys.residents(slug)))
            new, old = _compare_residents([one for one in residents if one.company == slug], present)
            puts += [_resident_item(one) for one in new]
            stale += old
        self._table.write_many(puts, stale)
        return len(puts)

    def _one(self, key: keys.Key, kind: type[T], missing: str) -> T:
        plain = self._table.get(key)
        if plain is None:
            raise NotFound(missing)
        return to_entity(plain, kind)


def _different(wanted: Iterable[T], slug: str, present: Iterable[T]) -> list[T]:
    known = {one.id: one for one in present}
    given = {one.id: one for one in wanted if one.company == slug}
    return [one for one in given.values() if known.get(one.id) != one]


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


def _executor_item(one: Executor) -> Item:
    return make_item("executor", keys.executor(one.company, one.id), {}, one)


def _resident_item(one: Resident) -> Item:
    return make_item("resident", keys.resident(one), keys.resident_indexes(one), one)
