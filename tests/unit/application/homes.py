"""Flats with meters, for tests of readings."""

from dataclasses import replace
from datetime import date
from typing import Any

from dozor.domain.meter import KnownReading, Meter, MeterKind
from dozor.domain.meter_rules import MeterRules
from dozor.domain.people import Resident
from tests.unit.application.trade import IVAN, PHONE

ACCOUNT, OTHER_ACCOUNT = "100500", "100501"
RULES = MeterRules(1, 10, {"cold_water": 30, "electricity": 900})
LAST = KnownReading(120, date(2026, 2, 5), "2026-02")


def make_meter(meter_id: str = "m1", **changes: Any) -> Meter:
    """A cold water meter of Ivan's flat, 120 units a month ago."""
    meter = Meter(
        "zarya", ACCOUNT, meter_id, MeterKind.COLD_WATER, "SN-778123", 5, "b1", "5", "1 Main Street", latest=LAST
    )
    return replace(meter, **changes)


def make_power_meter(**changes: Any) -> Meter:
    """An electricity meter of the same flat, never read."""
    return make_meter("m2", **{"kind": MeterKind.ELECTRICITY, "serial": "E900456", "latest": None, **changes})


IVAN_AT_HOME: Resident = replace(IVAN, account=ACCOUNT)
IVAN_ELSEWHERE = replace(
    IVAN, id="r2", building_id="b2", address="2 Side Street", flat="7", account=OTHER_ACCOUNT, phone=PHONE
)
