"""Shifts as companies write them."""

from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dozor.domain.errors import Invalid
from dozor.domain.people import Shift
from dozor.domain.shifts import parse_shifts

WORKDAYS = (0, 1, 2, 3, 4)
WEEK = (0, 1, 2, 3, 4, 5, 6)


@pytest.mark.parametrize(
    ("text", "shifts"),
    [
        ("пн-пт 08:00-17:00", [(WORKDAYS, 8, 17)]),
        ("Пн – Пт 8:00 – 17:00", [(WORKDAYS, 8, 17)]),
        ("mon-fri 8-17; sat 09:00-14:00", [(WORKDAYS, 8, 17), ((5,), 9, 14)]),
        ("вт,чт 10:00-19:00;", [((1, 3), 10, 19)]),
        ("пт-пн 10:00-19:00", [((0, 4, 5, 6), 10, 19)]),
        ("пн-ср, сб 10:00-19:00", [((0, 1, 2, 5), 10, 19)]),
        ("ежедневно 20:00-08:00", [(WEEK, 20, 8)]),
        ("будни: 09:00-18:00", [(WORKDAYS, 9, 18)]),
        ("weekends 09:00-24:00", [((5, 6), 9, 0)]),
        ("09:00-18:00", [(WEEK, 9, 18)]),
    ],
)
def test_what_people_write_is_understood(text: str, shifts: list[tuple[tuple[int, ...], int, int]]) -> None:
    assert parse_shifts(text) == tuple(Shift(days, time(starts), time(ends)) for days, starts, ends in shifts)


@pytest.mark.parametrize("text", ["24/7", "Круглосуточно", "always", " 24/7 "])
def test_round_the_clock_is_no_shift_at_all(text: str) -> None:
    assert parse_shifts(text) == ()


@pytest.mark.parametrize(
    "text",
    ["", ";", "пн-пт", "пн-пт 25:00-26:00", "по договорённости", "xx-пт 8-17", "пн- 8-17", "8:75-9:00", "2/2 8-20"],
)
def test_what_is_no_shift_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Invalid, match="mon-fri 08:00-17:00"):
        parse_shifts(text)


def test_a_night_shift_belongs_to_the_day_it_starts() -> None:
    (night,) = parse_shifts("пт 20:00-08:00")

    assert night.covers(datetime(2026, 3, 7, 3, tzinfo=UTC))  # Saturday, 03:00
    assert not night.covers(datetime(2026, 3, 6, 3, tzinfo=UTC))


DAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")


@given(
    st.lists(
        st.builds(
            Shift,
            st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
            st.times().map(lambda at: at.replace(second=0, microsecond=0)),
            st.times().map(lambda at: at.replace(second=0, microsecond=0)),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_every_shift_can_be_written_and_read_back(shifts: list[Shift]) -> None:
    text = "; ".join(
        f"{','.join(DAYS[day] for day in shift.weekdays)} {shift.starts:%H:%M}-{shift.ends:%H:%M}" for shift in shifts
    )

    assert parse_shifts(text) == tuple(shifts)


@given(st.text(max_size=30))
def test_any_text_is_a_shift_or_refused(text: str) -> None:
    try:
        parse_shifts(text)
    except Invalid as wrong:
        (problem,) = wrong.problems
        assert problem.field == "shifts"
