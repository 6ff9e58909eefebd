"""Counted time: named nights on which clocks change, and any night against a watchmaker who looks at the wall."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dozor.domain.counting import ALL_TIME, Counting
from dozor.domain.working_calendar import WEEKDAYS, WorkingCalendar
from tests.unit.clocks.oracle import add_up, at, by_the_wall
from tests.unit.clocks.strategies import calendars, moments, zones

CHUTE = dict.fromkeys(WEEKDAYS, ((8 * 60, 23 * 60),))
OFFICE = dict.fromkeys(WEEKDAYS[:5], ((9 * 60, 13 * 60), (14 * 60, 18 * 60)))
NIGHT = dict.fromkeys(WEEKDAYS, ((60, 4 * 60),))
SLIVER = dict.fromkeys(WEEKDAYS, ((2 * 60 + 30, 2 * 60 + 45),))
HOURS = {"chute": CHUTE, "office": OFFICE, "night": NIGHT, "sliver": SLIVER}


@pytest.mark.parametrize(
    ("hours", "zone", "start", "minutes", "limit"),
    [
        (
            "chute",
            "Europe/Moscow",
            "2026-11-20 22:30",
            120,
            "2026-11-21 09:30",
        ),  # half an hour today, the rest tomorrow
        ("chute", "Europe/Moscow", "2026-11-21 03:00", 120, "2026-11-21 10:00"),
        ("chute", "Europe/Moscow", "2026-11-20 21:00", 120, "2026-11-20 23:00"),  # to the last second of the day
        (
            "office",
            "Asia/Almaty",
            "2026-11-20 17:00",
            240,
            "2026-11-23 12:00",
        ),  # Friday evening; the weekend does not count
        ("office", "Europe/Warsaw", "2026-11-10 16:00", 240, "2026-11-12 11:00"),  # 11 November is a holiday
        ("office", "Asia/Almaty", "2026-11-20 13:30", 60, "2026-11-20 15:00"),  # during lunch
        ("night", "Europe/Warsaw", "2026-03-29 00:30", 120, "2026-03-29 04:00"),  # 02:00 to 03:00 is left out
        ("night", "Europe/Warsaw", "2026-03-28 23:00", 180, "2026-03-30 02:00"),
        ("night", "Europe/Warsaw", "2026-10-25 00:30", 180, "2026-10-25 03:00"),  # 02:00 to 03:00 comes twice
        ("sliver", "Europe/Warsaw", "2026-10-25 00:00", 30, "2026-10-25 02:45+01:00"),  # both quarters of an hour
        ("sliver", "Europe/Warsaw", "2026-03-29 00:00", 15, "2026-03-30 02:45"),  # none at all that night
    ],
)
def test_time_is_counted_by_the_clock_on_the_wall(hours: str, zone: str, start: str, minutes: int, limit: str) -> None:
    counting = Counting(zone, WorkingCalendar(HOURS[hours], ("2026-11-11",)))
    expected = at(limit, zone) if "+" not in limit else at(limit[:-6], zone) + timedelta(hours=1)
    begun = at(start, zone)

    assert counting.add(begun, timedelta(minutes=minutes)) == expected
    assert counting.between(begun, expected) == timedelta(minutes=minutes)


def test_all_time_is_the_time_that_passes() -> None:
    # Spring leaves an hour out: three days are three times twenty-four hours all the same.
    assert ALL_TIME.add(at("2026-03-28 12:00", "Europe/Warsaw"), timedelta(days=3)) == at(
        "2026-03-31 13:00", "Europe/Warsaw"
    )
    assert ALL_TIME.between(at("2026-03-28"), at("2026-03-27")) == timedelta(0)


def test_hours_that_never_open_count_always_for_nothing_could_ever_be_due() -> None:
    never = Counting("Europe/Moscow", WorkingCalendar({"mon": ()}))
    assert never.always
    assert never.add(at("2026-03-28"), timedelta(hours=1)) == at("2026-03-28 01:00")


def test_only_holidays_that_can_matter_travel_with_a_clock() -> None:
    days = tuple(f"{year}-05-01" for year in range(2026, 2032))
    counting = Counting("Europe/Moscow", WorkingCalendar(OFFICE, days))
    kept = counting.within(at("2026-11-20"), at("2026-11-24"))
    assert kept.calendar.holidays == ("2027-05-01",)


@settings(max_examples=250, deadline=None)
@given(zones, calendars(), moments(), st.integers(0, 4 * 24 * 60 * 60))
def test_what_counts_between_two_moments_is_what_the_wall_showed(zone, calendar, start, seconds) -> None:  # type: ignore[no-untyped-def]
    end = start + timedelta(seconds=seconds)

    counted = Counting(zone, calendar).between(start, end).total_seconds()

    assert abs(counted - add_up(by_the_wall(calendar, zone), start, end)) < 1e-3


@settings(max_examples=1500, deadline=None)
@given(zones, calendars(), moments(), st.integers(1, 6 * 24 * 60 * 60))
def test_adding_and_counting_are_each_other_s_inverse_and_the_limit_is_the_first_such_moment(  # type: ignore[no-untyped-def]
    zone, calendar, start, seconds
) -> None:
    counting, amount = Counting(zone, calendar), timedelta(seconds=seconds)

    limit = counting.add(start, amount)

    assert counting.between(start, limit) == amount
    assert counting.between(start, limit - timedelta(seconds=1)) < amount


@settings(max_examples=1500, deadline=None)
@given(zones, calendars(), moments(), st.lists(st.integers(0, 3 * 24 * 60 * 60), min_size=1, max_size=6))
def test_time_counted_in_parts_is_the_time_counted_at_once(zone, calendar, start, steps) -> None:  # type: ignore[no-untyped-def]
    counting, moment, counted = Counting(zone, calendar), start, timedelta(0)
    for seconds in steps:
        until = moment + timedelta(seconds=seconds)
        counted += counting.between(moment, until)
        moment = until

    assert counted == counting.between(start, moment)
