"""Meters from the table of a register."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from dozor.application.register.columns import tidy
from dozor.application.register.records import BuildingFinder
from dozor.application.register.rows import RowReader, Uniqueness
from dozor.application.register.values import (
    read_account,
    read_day,
    read_digits,
    read_id,
    read_name,
    read_units,
)
from dozor.domain.building import Building
from dozor.domain.meter import KnownReading, Meter, MeterKind
from dozor.domain.meter_rules import spell_period

USUAL_DIGITS = 5
_NAMES: Mapping[MeterKind, str] = {
    MeterKind.COLD_WATER: "хвс|холодная вода|холодное водоснабжение|cold water",
    MeterKind.HOT_WATER: "гвс|горячая вода|горячее водоснабжение|hot water",
    MeterKind.ELECTRICITY: "электроэнергия|электричество|свет|power",
    MeterKind.ELECTRICITY_DAY: "электроэнергия день|день|power day",
    MeterKind.ELECTRICITY_NIGHT: "электроэнергия ночь|ночь|power night",
    MeterKind.GAS: "газ",
    MeterKind.HEATING: "отопление|тепло|теплоэнергия|heat",
}
_KINDS = {tidy(name): kind for kind, names in _NAMES.items() for name in (kind.value, *names.split("|"))}


class MeterRows:
    """Reads the sheet of meters. buildings: those of the company, by id; known: the meters there are, by account and id."""

    def __init__(self, company: str, buildings: Mapping[str, Building], known: Mapping[tuple[str, str], Meter]) -> None:
        self._company = company
        self._buildings = BuildingFinder(buildings)
        self._known = known
        self._ids = Uniqueness("id", "This id")
        self._serials = Uniqueness("serial", "This meter of this kind")

    def read(self, reader: RowReader) -> tuple[Meter, ...]:
        """The meter of a row, with the readings that were given of it since."""
        building = reader.read("building", self._buildings.find, None)
        kind = reader.read("kind", _read_kind, None)
        serial = reader.read("serial", read_name, "")
        account = reader.read("account", read_account, "")
        meter = Meter(
            company=self._company,
            account=account,
            id=reader.read("id", read_id, "") or _derive_id(account, str(kind), serial),
            kind=kind or MeterKind.COLD_WATER,
            serial=serial,
            digits=reader.read("digits", read_digits, USUAL_DIGITS),
            building_id=building.id if building else "",
            flat=reader.read("flat", read_name, ""),
            address=building.address if building else "",
            place=reader.read("place", read_name, ""),
            verified_until=reader.read("verified_until", read_day, None),
        )
        meter = replace(meter, latest=_read_latest(reader, meter.digits))
        self._check(reader, meter)
        known = self._known.get((meter.account, meter.id))
        return (meter.renew(known) if known else meter,)

    def _check(self, reader: RowReader, meter: Meter) -> None:
        if reader.text("id"):
            self._ids.check(reader, (meter.account, meter.id))
        if meter.serial:
            self._serials.check(reader, (meter.account, meter.kind, tidy(meter.serial)))


def _read_latest(reader: RowReader, digits: int) -> KnownReading | None:
    value = reader.read("last_value", read_units, None)
    on = reader.read("last_date", read_day, None)
    if value is not None and len(str(value)) > digits:
        reader.refuse("last_value", f"The dial has {digits} digits: correct the reading or the number of digits.")
    if value is not None and on is None and not reader.text("last_date"):
        reader.refuse("last_date", "Say on which day the last reading was taken.")
    return KnownReading(value, on, spell_period(on)) if value is not None and on is not None else None


def _read_kind(text: str) -> MeterKind:
    kind = _KINDS.get(tidy(text))
    if kind is None:
        raise ValueError(f"There is no kind of meter '{text}'; there are: {', '.join(MeterKind)}.")
    return kind


def _derive_id(account: str, kind: str, serial: str) -> str:
    """An id for meters that the company itself has not numbered: the same account, kind and number, the same id."""
    return hashlib.sha256("|".join((account, kind, tidy(serial))).encode()).hexdigest()[:12]
