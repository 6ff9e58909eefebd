"""When somebody comes to work and leaves it, over midnight, holidays and changes of the clock."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dozor.domain.absence import Absence
from dozor.domain.absence_text import parse_absences
from dozor.domain.errors import Invalid
from dozor.domain.people import Executor, Shift
from dozor.domain.working_time import next_at_work, next_shift_end
from tests.unit.domain.test_assignment import BERLIN, absences, moments, shifts

MOSCOW = ZoneInfo("Europe/Moscow")
ALL_DAYS = tuple(range(7))
MONDAY_NOON = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # 12:00 in Moscow
DAY, NIGHT = Shift(ALL_DAYS, time(8), time(20)), Shift(ALL_DAYS, time(20), time(8))


def worker(*worked: Shift, absences: tuple[Absence, ...] = ()) -> Executor:
    return Executor("sosna", "e1", "Pyotr", "+79000000001", ("plumber",), shifts=worked, absences=absences)


def moscow(day: int, hour: int) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=MOSCOW).astimezone(UTC)


def test_the_end_of_the_shift_that_is_on_or_that_comes() -> None:
    assert next_shift_end(worker(DAY), MONDAY_NOON, MOSCOW) == moscow(2, 20)
    assert next_shift_end(worker(NIGHT), MONDAY_NOON, MOSCOW) == moscow(3, 8)
    assert next_shift_end(worker(Shift((0,), time(8), time(12))), MONDAY_NOON, MOSCOW) == moscow(9, 12)


def test_shifts_that_follow_one_another_are_one_and_round_the_clock_never_ends() -> None:
    evening = Shift(ALL_DAYS, time(20), time(23))
    assert next_shift_end(worker(DAY, evening), MONDAY_NOON, MOSCOW) == moscow(2, 23)
    assert next_shift_end(worker(DAY, NIGHT), MONDAY_NOON, MOSCOW) is None
    assert next_shift_end(worker(), MONDAY_NOON, MOSCOW) is None


def test_a_holiday_ends_a_shift_and_the_next_begins_after_it() -> None:
    holiday = Absence("h", moscow(2, 15), moscow(5, 0))
    assert next_shift_end(worker(DAY, absences=(holiday,)), MONDAY_NOON, MOSCOW) == moscow(2, 15)
    assert next_at_work(worker(DAY, absences=(holiday,)), moscow(2, 16), MOSCOW) == moscow(5, 8)
    for_ever = Absence("i", moscow(2, 15))
    assert next_at_work(worker(DAY, absences=(for_ever,)), moscow(2, 16), MOSCOW) is None


@given(st.lists(shifts(), min_size=1, max_size=3), st.lists(absences(), max_size=3), moments)
def test_they_are_at_work_from_when_they_come_until_they_leave_and_at_no_moment_before(
    worked: list[Shift], away: list[Absence], now: datetime
) -> None:
    one = worker(*worked, absences=tuple(away))
    arrival, leaving = next_at_work(one, now, BERLIN), next_shift_end(one, now, BERLIN)
    if arrival is None:
        assert leaving is None
        assert any(absence.ends_at is None for absence in away)
        return
    assert arrival >= now
    assert one.on_shift(arrival, BERLIN)
    before = [now + (arrival - now) * part / 40 for part in range(40)] if arrival > now else []
    assert not any(one.on_shift(moment, BERLIN) for moment in before)
    if leaving is not None:
        assert leaving > arrival
        assert not one.on_shift(leaving, BERLIN)
        assert all(one.on_shift(arrival + (leaving - arrival) * part / 40, BERLIN) for part in range(40))


@pytest.mark.parametrize(
    ("text", "days", "reason"),
    [
        ("отпуск 01.07.2026-14.07.2026", ("2026-07-01", "2026-07-15"), "holiday"),
        ("Holiday 2026-07-01 - 2026-07-14", ("2026-07-01", "2026-07-15"), "holiday"),
        ("больничный с 20.07.2026 по 21.07.2026", ("2026-07-20", "2026-07-22"), "illness"),
        ("illness from 20.07.2026", ("2026-07-20", ""), "illness"),
        ("20.07.2026 —", ("2026-07-20", ""), "other"),
        ("обучение 20.07.2026", ("2026-07-20", "2026-07-21"), "training"),
    ],
)
def test_absences_as_people_write_them(text: str, days: tuple[str, str], reason: str) -> None:
    (absence,) = parse_absences(text, MOSCOW)
    local = [at.astimezone(MOSCOW).date().isoformat() if at else "" for at in (absence.starts_at, absence.ends_at)]
    assert (*local, absence.reason) == (*days, reason)
    assert absence.starts_at.astimezone(MOSCOW).time() == time(0)


@pytest.mark.parametrize(
    "text",
    ["скоро", "отпуск", "отпуск 31.02.2026", "14.07.2026-01.07.2026", "рыбалка 01.07.2026", "1.7.2026; 01.07.2026"],
)
def test_what_is_no_absence_is_said_to_be_none(text: str) -> None:
    with pytest.raises(Invalid):
        parse_absences(text, MOSCOW)


def test_several_absences_in_their_order_with_who_stands_in() -> None:
    found = parse_absences("болезнь 20.07.2026-22.07.2026; отпуск 01.07.2026-14.07.2026", MOSCOW, "E5")
    assert [(one.id, one.stand_in_id) for one in found] == [("sheet-2026-07-01", "E5"), ("sheet-2026-07-20", "E5")]
    assert found[0].ends_at is not None
    assert found[0].ends_at - found[0].starts_at == timedelta(days=14)
