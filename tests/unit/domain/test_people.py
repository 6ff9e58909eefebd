"""Shifts, and who is chosen."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from dozor.domain.assignment import OFF_SHIFT, choose_executor
from dozor.domain.people import Executor, Shift

MOSCOW = ZoneInfo("Europe/Moscow")
WEEKDAYS = (0, 1, 2, 3, 4)
MONDAY_NOON = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # 12:00 in Moscow
SATURDAY_01_30 = datetime(2026, 3, 6, 22, 30, tzinfo=UTC)  # 01:30 in Moscow


def plumber(name: str, *, shifts: tuple[Shift, ...] = (), buildings: tuple[str, ...] = ()) -> Executor:
    return Executor("zarya", name, name, "+79000000001", ("plumber",), buildings, shifts)


DAY = Shift(WEEKDAYS, time(8), time(17))
NIGHT = Shift(WEEKDAYS, time(22), time(6))


def test_a_day_shift_ends_when_it_ends() -> None:
    local = MONDAY_NOON.astimezone(MOSCOW)
    assert DAY.covers(local)
    assert DAY.covers(local.replace(hour=8, minute=0))
    assert not DAY.covers(local.replace(hour=17, minute=0))


def test_a_night_shift_belongs_to_the_day_on_which_it_starts() -> None:
    friday_night = SATURDAY_01_30.astimezone(MOSCOW)
    assert NIGHT.covers(friday_night)  # Friday's, running into Saturday
    assert not NIGHT.covers(friday_night.replace(hour=23))  # Saturday has none
    assert not NIGHT.covers(friday_night.replace(day=9))  # Monday 01:30: Sunday had none


def test_the_company_s_zone_decides_not_utc() -> None:
    assert plumber("a", shifts=(DAY,)).on_shift(datetime(2026, 3, 2, 5, 30, tzinfo=UTC), MOSCOW)
    assert not plumber("a", shifts=(DAY,)).on_shift(datetime(2026, 3, 2, 5, 30, tzinfo=UTC), ZoneInfo("UTC"))


def chosen(*people: Executor, trade: str = "plumber") -> str | None:
    found = choose_executor(people, trade, "b1", MONDAY_NOON, MOSCOW)
    return found.executor.id if found else None


def test_who_is_on_shift_comes_first_then_who_has_the_building_then_the_order_of_ids() -> None:
    asleep = plumber("a", shifts=(NIGHT,), buildings=("b1",))
    anywhere = plumber("b")
    local = plumber("d", buildings=("b1",))
    assert chosen(asleep, anywhere, local) == "d"
    assert chosen(asleep, anywhere) == "b"
    assert chosen(plumber("z"), anywhere) == "b"


def test_somebody_off_shift_is_better_than_nobody_and_the_reason_says_so() -> None:
    found = choose_executor([plumber("a", shifts=(NIGHT,))], "plumber", "b1", MONDAY_NOON, MOSCOW)
    assert found is not None
    assert found.reason == OFF_SHIFT


def test_nobody_is_chosen_for_another_s_building_or_trade() -> None:
    assert chosen(plumber("a", buildings=("b2",))) is None
    assert chosen(plumber("a"), trade="electrician") is None
