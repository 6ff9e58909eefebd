"""Overrides of hours: what flows find on holidays, short days and days that recur."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from local.connect.contacts.hours import read_hours
from local.connect.contacts.overrides import Override, effective_spans, is_open
from tests.local.connect.connect_house import BYE, action, build_house, say

WEEK = read_hours(
    "Asia/Irkutsk",
    [
        {"Day": day, "StartTime": {"Hours": 8, "Minutes": 0}, "EndTime": {"Hours": 20, "Minutes": 0}}
        for day in ("MONDAY", "TUESDAY", "FRIDAY")
    ],
)
EVENING = {"Day": "FRIDAY", "StartTime": {"Hours": 18, "Minutes": 0}, "EndTime": {"Hours": 20, "Minutes": 0}}
NIGHT = {"Day": "MONDAY", "StartTime": {"Hours": 22, "Minutes": 0}, "EndTime": {"Hours": 2, "Minutes": 0}}
LAST_FRIDAYS = {"Frequency": "MONTHLY", "Interval": 1, "ByWeekdayOccurrence": [-1]}


def override(since: date, till: date, config: list[Any], kind: str = "STANDARD", recurrence: Any = None) -> Override:
    return Override("1", "x", config, since, till, kind, recurrence=recurrence or {})


@pytest.mark.parametrize(
    ("kept", "day", "spans"),
    [
        ([], date(2026, 3, 9), [(480, 1200)]),
        ([override(date(2026, 3, 9), date(2026, 3, 10), [])], date(2026, 3, 9), []),
        ([override(date(2026, 3, 9), date(2026, 3, 10), [])], date(2026, 3, 13), [(480, 1200)]),
        ([override(date(2026, 3, 9), date(2026, 3, 9), [NIGHT])], date(2026, 3, 9), [(1320, 1560)]),
        (
            [override(date(2026, 1, 1), date(2027, 1, 1), [EVENING], "CLOSED", LAST_FRIDAYS)],
            date(2026, 3, 27),
            [(480, 1080)],
        ),
        (
            [override(date(2026, 1, 1), date(2027, 1, 1), [EVENING], "CLOSED", LAST_FRIDAYS)],
            date(2026, 3, 20),
            [(480, 1200)],
        ),
        ([override(date(2026, 1, 1), date(2027, 1, 1), [], "CLOSED")], date(2026, 3, 9), []),
        (
            [override(date(2026, 1, 1), date(2027, 1, 1), [NIGHT], "OPEN")],
            date(2026, 3, 9),
            [(480, 1200), (1320, 1560)],
        ),
    ],
)
def test_the_hours_of_a_day(kept: list[Override], day: date, spans: list[tuple[int, int]]) -> None:
    assert effective_spans(WEEK, kept, day) == spans


@pytest.mark.parametrize(("hour", "open_"), [(13, False), (14, True), (17, True), (18, False)])
def test_a_span_over_midnight_is_of_the_day_on_which_it_began(hour: int, open_: bool) -> None:
    kept = [override(date(2026, 3, 9), date(2026, 3, 9), [NIGHT])]
    assert is_open(WEEK, kept, datetime(2026, 3, 9, hour, 30, tzinfo=UTC)) is open_


def test_a_flow_finds_the_holiday_closed() -> None:
    # Given hours that are always open, but for one day
    house = build_house()
    hours = house.instance.directory.hours[house.hours]
    hours.overrides["1"] = override(date(2026, 3, 2), date(2026, 3, 2), [])
    check = {"HoursOfOperationId": house.hours}
    house.answer_with(
        action("check", "CheckHoursOfOperation", check, "closed", when={"True": "open", "False": "closed"},
               errors={"NoMatchingError": "bye"}),
        say("open", "We are here", "bye"),
        say("closed", "It is a holiday", "bye"),
        BYE,
    )  # fmt: skip
    # when somebody calls on that day, and on the next
    today = house.call()
    house.runtime.advance(24 * 3600)
    # then only the first hears of it
    assert (today.heard(), house.call().heard()) == (["It is a holiday"], ["We are here"])
