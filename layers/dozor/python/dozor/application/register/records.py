"""Buildings, residents and executors from the tables of a register."""

import hashlib
import re
from collections.abc import Mapping, Set
from dataclasses import replace
from zoneinfo import ZoneInfo

from dozor.application.register.columns import tidy
from dozor.application.register.rows import RowReader, Uniqueness
from dozor.application.register.values import (
    read_account,
    read_capacity,
    read_count,
    read_email,
    read_id,
    read_language,
    read_languages,
    read_latitude,
    read_longitude,
    read_money,
    read_name,
    read_note,
)
from dozor.domain.absence_text import parse_absences
from dozor.domain.building import Building
from dozor.domain.catalogue import Catalogue
from dozor.domain.people import Executor, Resident
from dozor.domain.phone import to_e164
from dozor.domain.shifts import parse_shifts


class BuildingRows:
    """Reads the sheet of buildings."""

    def __init__(self, company: str) -> None:
        self._company = company
        self._ids = Uniqueness("id", "This id")
        self._addresses = Uniqueness("address", "This address")

    def read(self, reader: RowReader) -> tuple[Building, ...]:
        """The building of a row."""
        building = Building(
            company=self._company,
            id=reader.read("id", read_id, ""),
            address=reader.read("address", read_name, ""),
            district=reader.read("district", read_name, ""),
            latitude=reader.read("latitude", read_latitude, 0.0),
            longitude=reader.read("longitude", read_longitude, 0.0),
            entrances=reader.read("entrances", read_count, 0),
            floors=reader.read("floors", read_count, 0),
            flats_per_floor=reader.read("flats_per_floor", read_count, 0),
            power_feeds=reader.read("power_feeds", read_count, 0),
            notes=reader.read("notes", read_note, ""),
        )
        if building.id:
            self._ids.check(reader, building.id)
        if building.address:
            self._addresses.check(reader, tidy(building.address))
        return (building,)


class BuildingFinder:
    """Finds a company's building by what a cell says; `buildings`: by id."""

    def __init__(self, buildings: Mapping[str, Building]) -> None:
        self._by_id = buildings
        self._by_address = {tidy(building.address): building for building in buildings.values()}

    def find(self, text: str) -> Building:
        """The building of that id or address; raises ValueError."""
        found = self._by_id.get(text) or self._by_address.get(tidy(text))
        if found is None:
            raise ValueError("No building has this id or address: check it against the sheet of buildings.")
        return found


class ResidentRows:
    """Reads the sheet of residents; `buildings`: those of the company, by id."""

    def __init__(self, company: str, region: str, buildings: Mapping[str, Building]) -> None:
        self._company = company
        self._region = region
        self._buildings = BuildingFinder(buildings)
        self._ids = Uniqueness("id", "This id")
        self._places = Uniqueness("phone", "This phone at this flat")

    def read(self, reader: RowReader) -> tuple[Resident, ...]:
        """One record per phone of a row: a cell may hold several, separated by ; , / or new lines."""
        building = reader.read("building", self._buildings.find, None)
        phones = reader.read("phone", self._read_phones, ())
        resident = Resident(
            company=self._company,
            id=reader.read("id", read_id, ""),
            name=reader.read("name", read_name, ""),
            phone="",
            building_id=building.id if building else "",
            flat=reader.read("flat", read_name, ""),
            address=building.address if building else "",
            entrance=reader.read("entrance", read_name, ""),
            floor=reader.read("floor", read_name, ""),
            debt=reader.read("debt", read_money, 0),
            language=reader.read("language", read_language, ""),
            account=reader.read("account", read_account, ""),
        )
        if resident.id:
            self._ids.check(reader, resident.id)
        elif reader.has("id") and not reader.text("id"):
            reader.refuse("id", "This cell is empty: fill the whole column, or leave the column out.")
        for phone in phones if resident.building_id and resident.flat else ():
            self._places.check(reader, (resident.building_id, resident.flat, phone))
        return tuple(
            replace(resident, phone=phone, id=resident.id or _derive_id(resident.building_id, resident.flat, phone))
            for phone in phones
        )

    def _read_phones(self, text: str) -> tuple[str, ...]:
        pieces = [piece for piece in re.split(r"[;,/\n]", text) if piece.strip()]
        return tuple(dict.fromkeys(to_e164(piece, self._region) for piece in pieces))


class ExecutorRows:
    """Reads the sheet of executors; `buildings`: ids of the company's; `zone`: whose days absences are."""

    def __init__(
        self, company: str, region: str, zone: ZoneInfo, catalogue: Catalogue, buildings: Mapping[str, Building]
    ) -> None:
        self._company = company
        self._region = region
        self._zone = zone
        self._buildings = buildings
        self._ids = Uniqueness("id", "This id")
        self._trades = {tidy(name): key for key, names in catalogue.trades.items() for name in (key, *names.values())}

    def read(self, reader: RowReader) -> tuple[Executor, ...]:
        """The executor of a row; whether foreman and stand-in exist is checked when all rows are read."""
        stand_in = reader.read("stand_in", read_id, "")
        executor = Executor(
            company=self._company,
            id=reader.read("id", read_id, ""),
            name=reader.read("name", read_name, ""),
            phone=reader.read("phone", lambda text: to_e164(text, self._region), ""),
            trades=reader.read("trades", self._read_trades, ()),
            buildings=reader.read("buildings", self._read_buildings, ()),
            shifts=reader.read("shifts", parse_shifts, ()),
            foreman_id=reader.read("foreman", read_id, ""),
            email=reader.read("email", read_email, ""),
            language=reader.read("language", read_language, ""),
            languages=reader.read("languages", read_languages, ()),
            capacity=reader.read("capacity", read_capacity, 0),
            absences=reader.read("absence", lambda text: parse_absences(text, self._zone, stand_in), ()),
        )
        if stand_in and not reader.text("absence"):
            reader.refuse("stand_in", "Somebody stands in only for an absence: write it too, or leave this out.")
        if reader.has("shifts") and not reader.text("shifts"):
            reader.refuse("shifts", "This cell is empty: write the shifts, or 24/7.")
        if executor.id:
            self._ids.check(reader, executor.id)
        return (executor,)

    def _read_trades(self, text: str) -> tuple[str, ...]:
        names = [name for name in re.split(r"[;,\n]", text) if name.strip()]
        if unknown := [name.strip() for name in names if tidy(name) not in self._trades]:
            known = ", ".join(sorted(set(self._trades.values())))
            raise ValueError(f"There is no trade '{unknown[0]}'; there are: {known}.")
        return tuple(dict.fromkeys(self._trades[tidy(name)] for name in names))

    def _read_buildings(self, text: str) -> tuple[str, ...]:
        ids = [piece for piece in re.split(r"[;,\s]+", text) if piece]
        if unknown := [piece for piece in ids if piece not in self._buildings]:
            raise ValueError(f"No building has the id '{unknown[0]}'.")
        return tuple(dict.fromkeys(ids))


def _derive_id(building: str, flat: str, phone: str) -> str:
    """An id for people whom the company itself has not numbered: the same place and phone, the same id."""
    return hashlib.sha256("|".join((building, flat, phone)).encode()).hexdigest()[:12]


def find_orphans(executors: Mapping[str, Executor], known: frozenset[str]) -> frozenset[str]:
    """The ids of executors whose foreman is neither among them nor `known`, is themselves, or is such an orphan."""
    orphans: set[str] = set()
    while True:
        present = (executors.keys() - orphans) | known
        more = {
            person.id
            for person in executors.values()
            if person.id not in orphans
            and person.foreman_id
            and (person.foreman_id not in present or person.foreman_id == person.id)
        }
        if not more:
            return frozenset(orphans)
        orphans |= more


def find_unknown_stand_in(executor: Executor, known: Set[str]) -> str:
    """The id of somebody who stands in for this executor and is nobody, or is themselves; empty when there is none."""
    ids = (absence.stand_in_id for absence in executor.absences)
    return next((one for one in ids if one and (one == executor.id or one not in known)), "")
