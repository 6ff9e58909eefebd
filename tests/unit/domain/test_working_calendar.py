"""Working hours by the wall clock: lunch, holidays, the next opening, and the days on which the clocks change."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from dozor.domain.working_calendar import ALWAYS, WorkingCalendar, without_lunch

WARSAW = ZoneInfo("Europe/Warsaw")
NIGHTS = WorkingCalendar({"sun": ((60, 4 * 60),), "mon": ((9 * 60, 17 * 60),)}, ("2026-04-06",))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WARSAW)


def test_without_hours_it_is_always_open_and_never_opens() -> None:
    assert ALWAYS.is_open(at("2026-01-01 03:00"))
    assert ALWAYS.next_opening(at("2026-01-01 03:00")) is None


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        ("2026-03-02 08:00", "2026-03-02 09:00"),
        ("2026-03-02 09:00", "2026-03-08 01:00"),
        ("2026-04-05 12:00", "2026-04-12 01:00"),  # Monday the sixth is a holiday
    ],
)
def test_the_next_opening_passes_days_off(now: str, opens: str) -> None:
    assert NIGHTS.next_opening(at(now)) == at(opens)


def test_hours_are_those_of_the_wall_clock_on_the_days_when_it_changes() -> None:
    # 29 March 2026: at 02:00 it becomes 03:00. 25 October: at 03:00 it becomes 02:00.
    assert NIGHTS.is_open(at("2026-03-29 03:30"))
    assert NIGHTS.is_open(at("2026-10-25 02:30").replace(fold=1))
    assert not NIGHTS.is_open(at("2026-10-25 04:00"))


def test_an_opening_in_the_hour_that_is_skipped_comes_when_the_clock_is_put_on() -> None:
    skipped = WorkingCalendar({"sun": ((150, 240),)})
    assert skipped.next_opening(at("2026-03-29 00:00")) == at("2026-03-29 03:30")


def test_who_never_opens_within_a_month_has_no_next_opening() -> None:
    holidays = tuple(f"2026-03-{day:02}" for day in range(1, 32))
    assert WorkingCalendar({"mon": ((540, 1020),)}, holidays).next_opening(at("2026-03-01 00:00")) is None


@pytest.mark.parametrize(
    ("hours", "lunch", "parts"),
    [
        ((540, 1080), None, ((540, 1080),)),
        ((540, 1080), (780, 840), ((540, 780), (840, 1080))),
        ((840, 1080), (780, 860), ((860, 1080),)),
        ((540, 600), (780, 840), ((540, 600),)),
    ],
)
def test_lunch_is_cut_out(
    hours: tuple[int, int], lunch: tuple[int, int] | None, parts: tuple[tuple[int, int], ...]
) -> None:
    assert without_lunch(hours, lunch) == parts
