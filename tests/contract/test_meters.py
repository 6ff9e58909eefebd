"""MeterRepository."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from dozor.adapters.dynamodb.meter_repository import DynamoMeterRepository
from dozor.domain.errors import Conflict, Invalid
from dozor.domain.meter import KnownReading, Meter, MeterKind, Reading, ReadingSource
from dozor.ports.meters import MeterRepository
from tests.contract.samples import NOON, PHONE
from tests.fakes.meters import FakeMeters

LAST = KnownReading(120, date(2026, 2, 20), "2026-02")


@pytest.fixture(params=["fake", "dynamodb"])
def meters(request: pytest.FixtureRequest) -> MeterRepository:
    if request.param == "fake":
        return FakeMeters()
    return DynamoMeterRepository(request.getfixturevalue("table"))


def make_meter(meter_id: str = "m1", **changes: Any) -> Meter:
    meter = Meter(
        "sosna", "100500", meter_id, MeterKind.COLD_WATER, "SN-1", 5, "b1", "12", "Лесная ул., 5", latest=LAST
    )
    return replace(meter, **{"verified_until": date(2027, 5, 1), **changes})


def give(meter: Meter, value: int, *, minutes: int = 0, **changes: Any) -> tuple[Meter, Reading]:
    """The meter with a reading of March, and the reading."""
    at = NOON + timedelta(minutes=minutes)
    reading = Reading(
        meter.company,
        meter.account,
        meter.id,
        f"c1-{meter.id}-{minutes}",
        value,
        "2026-03",
        at,
        ReadingSource.PHONE_KEYPAD,
        meter.kind,
        meter.serial,
        meter.address,
        meter.flat,
        "c1",
        PHONE,
    )
    return meter.take(KnownReading(value, at.date(), "2026-03")), replace(reading, **changes)


def test_meters_come_back_as_they_were_saved_by_kind(meters: MeterRepository) -> None:
    hot, cold = make_meter("m1", kind=MeterKind.HOT_WATER, latest=None, verified_until=None), make_meter("m2")
    other = make_meter("m1", account="100501")
    assert meters.save_meters([hot, cold, other]) == 3
    assert meters.meters("sosna", "100500") == (cold, hot)
    assert meters.all_meters("sosna") == (cold, hot, other)
    assert meters.meters("kedr", "100500") == ()
    assert meters.meters("sosna", "77") == ()


def test_only_what_is_new_or_different_is_written(meters: MeterRepository) -> None:
    meters.save_meters([make_meter("m1"), make_meter("m2")])
    assert meters.save_meters([make_meter("m1"), make_meter("m2")]) == 0
    assert meters.save_meters([make_meter("m1"), make_meter("m2", digits=6)]) == 1
    assert meters.meters("sosna", "100500")[1].digits == 6


def test_a_reading_is_kept_with_its_meter(meters: MeterRepository) -> None:
    meters.save_meters([make_meter()])
    meter, reading = give(make_meter(), 127)
    assert meters.store(meter, reading) is True
    assert meters.meters("sosna", "100500") == (meter,)
    assert meters.readings("sosna", "2026-03").items == (reading,)
    assert meters.readings("sosna", "2026-02").items == ()
    assert meters.readings("kedr", "2026-03").items == ()


def test_the_same_reading_sent_twice_is_one(meters: MeterRepository) -> None:
    meters.save_meters([make_meter()])
    meter, reading = give(make_meter(), 127)
    meters.store(meter, reading)
    again, _ = give(meter, 127)
    assert meters.store(again, reading) is False
    assert meters.store(meter, reading) is False
    assert meters.meters("sosna", "100500") == (meter,)
    assert len(meters.readings("sosna", "2026-03").items) == 1


def test_of_a_correction_both_are_kept_and_the_later_counts(meters: MeterRepository) -> None:
    meters.save_meters([make_meter()])
    first, wrong = give(make_meter(), 172)
    meters.store(first, wrong)
    second, right = give(first, 127, minutes=5)
    meters.store(second, right)
    assert meters.readings("sosna", "2026-03").items == (right, replace(wrong, superseded=True))
    assert meters.meters("sosna", "100500")[0].latest == second.latest
    assert meters.meters("sosna", "100500")[0].before == LAST


def test_two_readings_of_one_meter_at_once_are_not_both_taken_for_the_first(meters: MeterRepository) -> None:
    meters.save_meters([make_meter()])
    one, reading = give(make_meter(), 127)
    other, another = give(make_meter(), 128, minutes=1)
    meters.store(one, reading)
    with pytest.raises(Conflict):
        meters.store(other, another)
    assert meters.readings("sosna", "2026-03").items == (reading,)


def test_an_import_does_not_undo_a_reading_taken_meanwhile(meters: MeterRepository) -> None:
    meters.save_meters([make_meter()])
    meters.store(*give(make_meter(), 127))
    with pytest.raises(Conflict):
        meters.save_meters([make_meter(digits=6)])


def test_readings_come_in_pages_and_a_correction_is_known_across_them(meters: MeterRepository) -> None:
    for name in ("m1", "m2"):
        meters.save_meters([make_meter(name)])
        first, wrong = give(make_meter(name), 172)
        meters.store(first, wrong)
        meters.store(*give(first, 127, minutes=5))
    whole = meters.readings("sosna", "2026-03")
    assert [one.superseded for one in whole.items] == [False, True, False, True]
    assert whole.cursor == ""
    paged, cursor = [], ""
    while True:
        page = meters.readings("sosna", "2026-03", limit=1, cursor=cursor)
        paged += page.items
        cursor = page.cursor
        if not cursor:
            break
    assert tuple(paged) == whole.items
    with pytest.raises(Invalid):
        meters.readings("sosna", "2026-03", cursor="ÿ")
