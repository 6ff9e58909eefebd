"""Imports a company's buildings, residents, executors and meters from the sheets that it sends."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from dozor.application.register.meter_rows import MeterRows
from dozor.application.register.records import (
    BuildingRows,
    ExecutorRows,
    ResidentRows,
    find_orphans,
    find_unknown_stand_in,
)
from dozor.application.register.report import ImportReport, RowMistake
from dozor.application.register.rows import RowReader
from dozor.application.register.table import Table, choose_sheet, find_table
from dozor.domain.building import Building
from dozor.domain.catalogue import Catalogue
from dozor.domain.company import Company
from dozor.domain.errors import FieldProblem, Invalid
from dozor.domain.meter import Meter
from dozor.domain.people import Executor
from dozor.domain.phone import region_of
from dozor.ports.meters import MeterRepository
from dozor.ports.people import PeopleRepository
from dozor.ports.registers import RegisterKind, RegisterSource

T = TypeVar("T")


@dataclass(slots=True)
class _Read(Generic[T]):
    """What one table gave: good records with the reader of their row, and the mistakes of the other rows."""

    good: list[tuple[T, RowReader]] = field(default_factory=list)
    mistakes: list[RowMistake] = field(default_factory=list)

    @property
    def records(self) -> tuple[T, ...]:
        return tuple(record for record, _ in self.good)


def import_register(
    company: Company,
    source: RegisterSource,
    people: PeopleRepository,
    meters: MeterRepository,
    catalogue: Catalogue,
    region: str = "",
) -> ImportReport:
    """Write the good rows of all sheets, list the wrong ones; a second import of the same sheets writes nothing.

    region: where phones without a country code are dialled (ISO 3166 code); by default that of the company's own number.
    A sheet that was not handed over leaves what it would list as it was; nothing is ever removed.
    Raises Invalid, and writes nothing, when a file, a sheet or a column is not there.
    """
    region = region or region_of(company.numbers[0].e164)
    tables = _find_tables(source)
    buildings = _read(tables.get(RegisterKind.BUILDINGS), BuildingRows(company.slug).read)
    known = {building.id: building for building in (*people.buildings(company.slug), *buildings.records)}
    residents = _read(tables.get(RegisterKind.RESIDENTS), ResidentRows(company.slug, region, known).read)
    rows = ExecutorRows(company.slug, region, company.zone, catalogue, known)
    executors = _read(tables.get(RegisterKind.EXECUTORS), rows.read)
    there = frozenset(person.id for person in people.executors(company.slug))
    _drop_orphans(executors, there)
    _drop_unreplaced(executors, there)
    dials = _read_meters(company.slug, tables.get(RegisterKind.METERS), known, meters)
    written = people.save_people(buildings.records, residents.records, executors.records)
    written += meters.save_meters(dials.records)
    good = (len(buildings.good), len(residents.good), len(executors.good), len(dials.good))
    return ImportReport(
        company=company.slug,
        rows={str(kind): len(table.rows) for kind, table in tables.items()},
        good={str(kind): count for kind, count in zip(RegisterKind, good, strict=True) if kind in tables},
        written=written,
        mistakes=(*buildings.mistakes, *residents.mistakes, *executors.mistakes, *dials.mistakes),
        notes=_collect_notes(tables),
    )


def _find_tables(source: RegisterSource) -> dict[RegisterKind, Table]:
    """The tables of all kinds handed over; raises Invalid with what is wrong in all files together."""
    tables: dict[RegisterKind, Table] = {}
    problems: list[FieldProblem] = []
    for kind in source.kinds():
        try:
            tables[kind] = find_table(kind, choose_sheet(kind, source.sheets(kind)))
        except Invalid as wrong:
            problems += wrong.problems
    if problems:
        raise Invalid(problems)
    return tables


def _read(table: Table | None, make: Callable[[RowReader], tuple[T, ...]]) -> _Read[T]:
    result: _Read[T] = _Read()
    if table is None:
        return result
    for row in table.rows:
        reader = RowReader(table, row)
        records = make(reader)
        if reader.mistakes:
            result.mistakes += reader.mistakes
        else:
            result.good += [(record, reader) for record in records]
    return result


def _read_meters(
    slug: str, table: Table | None, buildings: dict[str, Building], meters: MeterRepository
) -> _Read[Meter]:
    """Readings that were given since the last import stay: what is there already is read first."""
    if table is None:
        return _Read()
    kept = {(one.account, one.id): one for one in meters.all_meters(slug)}
    return _read(table, MeterRows(slug, buildings, kept).read)


def _drop_orphans(executors: _Read[Executor], known: frozenset[str]) -> None:
    """Take out whoever has a foreman that nobody knows, because their tickets could not climb the ladder."""
    orphans = find_orphans({person.id: person for person in executors.records}, known)
    for person, reader in executors.good:
        if person.id in orphans:
            reader.refuse("foreman", "No executor has this id, or their own row is wrong.")
            executors.mistakes += reader.mistakes
    executors.good = [(person, reader) for person, reader in executors.good if person.id not in orphans]


def _drop_unreplaced(executors: _Read[Executor], known: frozenset[str]) -> None:
    """Take out whoever is to be replaced by somebody whom nobody knows: their work would go to nobody."""
    present = known | {person.id for person in executors.records}
    wrong = [one for one in executors.good if find_unknown_stand_in(one[0], present)]
    for _, reader in wrong:
        reader.refuse("stand_in", "No executor has this id, or their own row is wrong, or it is their own.")
        executors.mistakes += reader.mistakes
    executors.good = [one for one in executors.good if one not in wrong]


def _collect_notes(tables: dict[RegisterKind, Table]) -> tuple[str, ...]:
    wanted = (kind for kind in RegisterKind if kind is not RegisterKind.METERS)  # not every company has them read
    absent = tuple(f"no {kind} were handed over: they stay as they are" for kind in wanted if kind not in tables)
    return absent + tuple(note for table in tables.values() for note in table.notes)
