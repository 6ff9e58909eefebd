"""Who is chosen: whoever is at work, has room, looks after the building, has the least in hand; always the same."""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dozor.domain import assignment
from dozor.domain.absence import Absence
from dozor.domain.assignment import choose_executor, explain_nobody
from dozor.domain.assignment_rules import AssignmentRules, Criterion
from dozor.domain.people import Executor, Shift
from dozor.domain.working_time import next_at_work

BERLIN = ZoneInfo("Europe/Berlin")  # changes its clocks; most of the companies' zones do not
NOON = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)
NIGHT = Shift(tuple(range(7)), time(22), time(6))
EASTER = datetime(2026, 3, 27, tzinfo=UTC)  # two days before the clocks go forward


def plumber(name: str, **changes: object) -> Executor:
    fields: dict[str, object] = {"trades": ("plumber",), "phone": "+79000000001"} | changes
    return Executor("sosna", name, name, **fields)  # type: ignore[arg-type]


def away(hours: float = 0, until: float | None = None, stand_in: str = "") -> tuple[Absence, ...]:
    ends_at = None if until is None else NOON + timedelta(hours=until)
    return (Absence("a", NOON + timedelta(hours=hours), ends_at, stand_in_id=stand_in),)


def choose(*people: Executor, loads: Mapping[str, int] | None = None, **more: object) -> tuple[str, str]:
    found = choose_executor(people, "plumber", "b1", NOON, BERLIN, loads=loads, **more)  # type: ignore[arg-type]
    return (found.executor.id, found.reason) if found else ("", explain_nobody(people, "plumber", "b1"))


def test_the_least_loaded_of_those_at_work_relative_to_what_they_can_take() -> None:
    small, large = plumber("a", capacity=2), plumber("b", capacity=10)
    assert choose(small, large, loads={"a": 1, "b": 4}) == ("b", assignment.LEAST_LOADED)
    assert choose(small, large, loads={"a": 1, "b": 6}) == ("a", assignment.LEAST_LOADED)


def test_who_has_no_room_waits_until_nobody_has() -> None:
    full, other = plumber("a", capacity=1, buildings=("b1",)), plumber("b", capacity=5)
    assert choose(full, other, loads={"a": 1, "b": 4})[0] == "b"
    assert choose(full, other, loads={"a": 1, "b": 5}) == ("a", assignment.FULL)


def test_own_buildings_come_before_the_load_unless_the_company_says_otherwise() -> None:
    own, other = plumber("a", buildings=("b1",)), plumber("b")
    loads = {"a": 9, "b": 0}
    assert choose(own, other, loads=loads) == ("a", assignment.OWN_BUILDING)
    by_load = AssignmentRules((Criterion.LEAST_LOADED,))
    assert choose(own, other, loads=loads, rules=by_load) == ("b", assignment.LEAST_LOADED)


def test_a_company_may_regard_the_resident_s_language() -> None:
    rules = AssignmentRules((Criterion.LANGUAGE, Criterion.LEAST_LOADED))
    people = (plumber("a"), plumber("b", languages=("kk",)))
    assert choose(*people, loads={"b": 3}, rules=rules, language="kk")[0] == "b"
    assert choose(*people, loads={"b": 3}, rules=rules)[0] == "a"


def test_somebody_absent_is_passed_over_and_whoever_stands_in_takes_their_work() -> None:
    absent = plumber("a", absences=away(-1, 100, stand_in="c"))
    assert choose(absent, plumber("b"), plumber("c", trades=("janitor",)), loads={"b": 3}) == (
        "c",
        assignment.STANDS_IN,
    )
    gone_too = plumber("c", trades=("janitor",), absences=away(-1))
    assert choose(absent, plumber("b"), gone_too)[0] == "b"


def test_when_nobody_is_at_work_whoever_comes_first_gets_it() -> None:
    night = plumber("a", shifts=(NIGHT,))
    holiday = plumber("b", absences=away(-1, 3))
    assert choose(night, holiday) == ("b", assignment.OFF_SHIFT)
    assert choose(night, plumber("b", absences=away(-1))) == ("a", assignment.OFF_SHIFT)


def test_when_nobody_can_be_expected_nobody_is_chosen_and_it_says_why() -> None:
    assert choose(plumber("a", absences=away(-1))) == ("", assignment.ALL_ABSENT)
    assert choose(plumber("a", trades=("janitor",))) == ("", assignment.NOBODY)
    assert choose(plumber("a"), without={"a"})[0] == ""


@st.composite
def shifts(draw: st.DrawFn) -> Shift:
    days = draw(st.sets(st.integers(0, 6), min_size=1))
    hours = st.integers(0, 47).map(lambda half: time(half // 2, 30 * (half % 2)))
    return Shift(tuple(sorted(days)), draw(hours), draw(hours))


@st.composite
def absences(draw: st.DrawFn) -> Absence:
    starts = EASTER + timedelta(minutes=draw(st.integers(-5_000, 8_000)))
    length = draw(st.none() | st.integers(1, 20_000))
    ends = None if length is None else starts + timedelta(minutes=length)
    return Absence(str(starts), starts, ends, stand_in_id=draw(st.sampled_from(("", "e0", "e1", "e2"))))


@st.composite
def crews(draw: st.DrawFn) -> tuple[Executor, ...]:
    return tuple(
        plumber(
            f"e{place}",
            trades=draw(st.sampled_from((("plumber",), ("plumber", "painter"), ("painter",)))),
            buildings=draw(st.sampled_from(((), ("b1",), ("b2",)))),
            shifts=tuple(draw(st.lists(shifts(), max_size=3))),
            capacity=draw(st.integers(0, 4)),
            absences=tuple(draw(st.lists(absences(), max_size=2))),
        )
        for place in range(draw(st.integers(0, 6)))
    )


moments = st.integers(0, 6 * 24 * 60).map(lambda minutes: EASTER + timedelta(minutes=minutes))
orders = st.permutations(tuple(Criterion)).flatmap(
    lambda order: st.integers(0, len(order)).map(lambda most: tuple(order[:most]))
)
some_loads = st.dictionaries(st.sampled_from([f"e{place}" for place in range(6)]), st.integers(0, 6))


@given(crews(), moments, some_loads, orders)
def test_never_somebody_off_shift_or_absent_while_somebody_able_is_there(
    crew: tuple[Executor, ...], now: datetime, loads: dict[str, int], order: tuple[Criterion, ...]
) -> None:
    rules = AssignmentRules(order)
    found = choose_executor(crew, "plumber", "b1", now, BERLIN, loads=loads, rules=rules)
    able = [one for one in crew if "plumber" in one.trades and one.serves("b1")]
    if found is None:
        assert all(next_at_work(one, now, BERLIN) is None for one in able)
        return
    if any(one.on_shift(now, BERLIN) for one in able):
        assert found.executor.on_shift(now, BERLIN)
    if found.executor not in able:
        replaced = [one.absent(now) for one in able]
        assert found.executor.id in [absence.stand_in_id for absence in replaced if absence]


@given(crews(), moments, some_loads)
def test_nobody_gets_more_than_they_can_take_while_anybody_at_work_has_room(
    crew: tuple[Executor, ...], now: datetime, loads: dict[str, int]
) -> None:
    found = choose_executor(crew, "plumber", "b1", now, BERLIN, loads=loads)
    if found is None or not found.executor.on_shift(now, BERLIN):
        return

    def has_room(one: Executor) -> bool:
        return loads.get(one.id, 0) < (one.capacity or 20)

    at_work = [one for one in crew if "plumber" in one.trades and one.serves("b1") and one.on_shift(now, BERLIN)]
    assert has_room(found.executor) or not any(map(has_room, at_work))


@given(crews(), moments, some_loads, st.randoms())
def test_the_same_question_has_the_same_answer_in_whatever_order_people_are_listed(
    crew: tuple[Executor, ...], now: datetime, loads: dict[str, int], dice: Random
) -> None:
    shuffled = list(crew)
    dice.shuffle(shuffled)
    one = choose_executor(crew, "plumber", "b1", now, BERLIN, loads=loads)
    assert choose_executor(shuffled, "plumber", "b1", now, BERLIN, loads=loads) == one


@given(st.integers(1, 40), st.integers(1, 5))
def test_many_tickets_in_a_row_are_shared_out_evenly(tickets: int, people: int) -> None:
    crew = [plumber(f"e{place}") for place in range(people)]
    loads: dict[str, int] = {}
    for _ in range(tickets):
        found = choose_executor(crew, "plumber", "b1", NOON, BERLIN, loads=loads)
        assert found is not None
        loads[found.executor.id] = loads.get(found.executor.id, 0) + 1
    assert max(loads.values()) - min(loads.get(one.id, 0) for one in crew) <= 1


@pytest.mark.parametrize("day", [29, 30])
def test_a_night_shift_covers_the_night_in_which_the_clocks_change(day: int) -> None:
    """The 29th of March: 02:00 is 03:00; the night of the 28th lasts seven hours, that of the 29th eight."""
    begins, ends = NIGHT.span(datetime(2026, 3, day - 1, tzinfo=UTC).date(), BERLIN)
    assert ends - begins == timedelta(hours=7 if day == 29 else 8)
    minutes = [begins + timedelta(minutes=step) for step in range(int((ends - begins).total_seconds() // 60))]
    assert all(NIGHT.covers(minute.astimezone(BERLIN)) for minute in minutes)
