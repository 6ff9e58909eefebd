"""Hours without, against a counting that goes minute by minute."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dozor.domain.interruption import Interruption, Tally, merge, tally
from dozor.domain.outage_rules import OutageRules, Permitted
from dozor.domain.resource import Resource

ZONE = ZoneInfo("Europe/Warsaw")  # its October has an hour more, its March one less
QUARTER = timedelta(minutes=15)
WATER = Permitted(Resource.COLD_WATER, at_once_hours=4, month_hours=8, percent_an_hour=0.15)
MONTHS = [(2026, 3), (2026, 10), (2026, 11)]


def month_of(year: int, month: int) -> tuple[datetime, datetime]:
    after = (year + month // 12, month % 12 + 1)
    begin, end = (datetime(*one, 1, tzinfo=ZONE).astimezone(UTC) for one in ((year, month), after))
    return begin, end


def count_by_quarters(times: list[Interruption], rule: Permitted, begins_at: datetime, ends_at: datetime) -> Tally:
    """The oracle: every quarter of an hour, from long before the month on, is looked at by itself."""
    at, without, month, excess = (
        min([begins_at, *(one.begins_at for one in times)]),
        timedelta(),
        timedelta(),
        timedelta(),
    )
    while at < ends_at:
        out = any(one.begins_at <= at < one.ends_at for one in times)
        if out and at >= begins_at:
            too_long = rule.at_once_hours and without >= timedelta(hours=rule.at_once_hours)
            too_much = rule.month_hours and month >= timedelta(hours=rule.month_hours)
            excess += QUARTER if too_long or too_much else timedelta()
            month += QUARTER
        without = without + QUARTER if out else timedelta()
        at += QUARTER
    hours = excess / timedelta(hours=1)
    return Tally(month / timedelta(hours=1), hours, min(hours * rule.percent_an_hour, 100))


@st.composite
def interruptions(draw: st.DrawFn) -> list[tuple[int, int]]:
    """(begin, length) in quarters; the begin counted from two days before the month."""
    return draw(st.lists(st.tuples(st.integers(0, 35 * 96), st.integers(0, 120)), max_size=12))


@given(interruptions(), st.sampled_from(MONTHS), st.sampled_from([0, 2, 4, 16]), st.sampled_from([0, 4, 8, 24]))
def test_hours_are_those_that_are_counted_one_by_one(
    drawn: list[tuple[int, int]], month: tuple[int, int], at_once: int, in_month: int
) -> None:
    begins_at, ends_at = month_of(*month)
    start = begins_at - timedelta(days=2)
    times = [Interruption(start + begin * QUARTER, start + (begin + length) * QUARTER) for begin, length in drawn]
    rule = Permitted(Resource.COLD_WATER, at_once, in_month, 0.15)
    merged = merge(times)
    found = tally(merged, [rule] * len(merged), begins_at, ends_at)
    wanted = count_by_quarters(times, rule, begins_at, ends_at)
    assert (found.out, found.excess) == pytest.approx((wanted.out, wanted.excess))
    assert found.percent == pytest.approx(wanted.percent)


@given(interruptions(), st.randoms())
def test_the_order_in_which_outages_are_read_changes_nothing(drawn: list[tuple[int, int]], chance: object) -> None:
    start = month_of(2026, 11)[0]
    times = [Interruption(start + begin * QUARTER, start + (begin + length) * QUARTER) for begin, length in drawn]
    shuffled = list(times)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert merge(shuffled) == merge(times)


def hours(begin: float, length: float, **known: int) -> Interruption:
    at = month_of(2026, 11)[0] + timedelta(hours=begin)
    return Interruption(at, at + timedelta(hours=length), **known)


def test_what_is_out_twice_is_out_once() -> None:
    assert merge([hours(0, 3), hours(2, 2), hours(4, 1), hours(9, 1)]) == (hours(0, 5), hours(9, 1))


def test_above_four_hours_at_once_or_eight_a_month() -> None:
    month = month_of(2026, 11)
    once = tally([hours(0, 7)], [WATER], *month)
    assert (once.out, once.excess, once.percent) == (7, 3, pytest.approx(0.45))
    thrice = tally([hours(0, 4), hours(24, 4), hours(48, 2)], [WATER] * 3, *month)
    assert (thrice.out, thrice.excess) == (10, 2)


def test_an_interruption_goes_on_over_the_end_of_a_month() -> None:
    november = month_of(2026, 11)
    over = tally([hours(-3, 5)], [WATER], *november)  # four at once are over an hour after midnight
    assert (over.out, over.excess) == (2, 1)


def test_what_is_not_limited_is_only_counted() -> None:
    assert tally([hours(0, 7)], [None], *month_of(2026, 11)) == Tally(7, 0, 0)


HEAT = tuple(
    Permitted(Resource.HEATING, at_once, 24, 0.15, indoor_from=warm) for warm, at_once in ((12, 16), (10, 8), (8, 4))
)
FEEDS = (Permitted(Resource.POWER, 24, feeds=1), Permitted(Resource.POWER, 2, feeds=2))


@pytest.mark.parametrize(("indoor", "at_once"), [(None, 16), (21, 16), (12, 16), (11, 8), (10, 8), (9, 4), (3, 4)])
def test_how_long_heating_may_be_off_depends_on_how_warm_it_is(indoor: int | None, at_once: float) -> None:
    row = OutageRules(permitted=HEAT).permitted_for(Resource.HEATING, indoor=indoor)
    assert row
    assert row.at_once_hours == at_once


@pytest.mark.parametrize(("feeds", "at_once"), [(0, 24), (1, 24), (2, 2), (3, 24)])
def test_how_long_power_may_be_off_depends_on_the_feeds(feeds: int, at_once: float) -> None:
    row = OutageRules(permitted=FEEDS).permitted_for(Resource.POWER, feeds)
    assert row
    assert row.at_once_hours == at_once


def test_a_resource_without_a_row_has_no_limit() -> None:
    assert OutageRules(permitted=FEEDS).permitted_for(Resource.LIFT) is None
