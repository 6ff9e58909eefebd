"""Every day is sealed once, in order, whatever happens between."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dozor.application.journal.seal_days import seal_days
from dozor.application.journal.verify_journal import verify_journal
from dozor.domain.errors import TransientFailure, Uncertain
from dozor.domain.seal import FIRST, Head, Span, begin_day, first_span, make_seal, span_after
from tests.contract.samples import make_company
from tests.unit.journal.books import Book

BEGINS = datetime(2026, 3, 1, 5, 0, tzinfo=UTC)
HOURS = [[0.0, 20.0, 30.0], [1.0], [60.0, 90.0]]
# Midnights that are skipped or come twice, days of 23, 24.5 and 25 hours, and one that there never was.
ZONES = (
    *("Asia/Irkutsk", "Europe/Moscow", "Europe/Warsaw", "America/New_York", "Asia/Almaty", "Australia/Lord_Howe"),
    *("America/Havana", "Asia/Beirut", "Atlantic/Azores", "America/Sao_Paulo", "Pacific/Apia", "Pacific/Kiritimati"),
)


def test_days_are_sealed_from_the_first_ticket_on_and_those_without_changes_too() -> None:
    book = Book(BEGINS, HOURS)
    made = seal_days(book.company, BEGINS + timedelta(days=7), book.journal)
    assert [seal.day for seal in made] == [date(2026, 3, day) for day in range(1, 8)]
    assert [seal.tickets for seal in made] == [2, 1, 0, 1, 1, 0, 0]
    assert [seal.previous for seal in made] == [FIRST, *(seal.hash for seal in made[:-1])]
    assert len({seal.hash for seal in made}) == 7


def test_a_company_without_tickets_begins_with_yesterday() -> None:
    book = Book(BEGINS, [])
    assert [seal.day for seal in seal_days(book.company, BEGINS, book.journal)] == [date(2026, 2, 28)]
    book.write("1", [1])
    assert seal_days(book.company, BEGINS + timedelta(hours=2), book.journal) == ()
    assert verify_journal(book.company, book.journal, BEGINS + timedelta(hours=2)).faults == ()


def test_a_day_is_sealed_half_an_hour_after_its_end_and_not_before() -> None:
    book = Book(BEGINS, [[0]])
    midnight = datetime(2026, 3, 1, 16, 0, tzinfo=UTC)
    assert seal_days(book.company, midnight + timedelta(minutes=29, seconds=59), book.journal) == ()
    assert len(seal_days(book.company, midnight + timedelta(minutes=30), book.journal)) == 1


@pytest.mark.parametrize("method", ["last_seal", "began_at", "heads", "add_seal"])
@pytest.mark.parametrize("at", range(1, 9))
def test_a_call_that_died_anywhere_is_made_good_by_the_next(method: str, at: int) -> None:
    undisturbed = Book(BEGINS, HOURS)
    seal_days(undisturbed.company, BEGINS + timedelta(days=7), undisturbed.journal)
    for plan in ("throttle", "time_out"):
        book = Book(BEGINS, HOURS)
        getattr(book.journal.faults, plan)(method, at=at)
        for _ in range(3):
            try:
                seal_days(book.company, BEGINS + timedelta(days=7), book.journal)
            except (TransientFailure, Uncertain):
                continue
        assert book.journal.sealed == undisturbed.journal.sealed


def test_sealed_hour_by_hour_or_all_at_once_is_the_same() -> None:
    often, once = Book(BEGINS, HOURS), Book(BEGINS, HOURS)
    for hour in range(24 * 7 + 1):
        seal_days(often.company, BEGINS + timedelta(hours=hour), often.journal)
    seal_days(once.company, BEGINS + timedelta(days=7), once.journal)
    assert often.journal.sealed == once.journal.sealed


def test_what_was_missed_for_long_is_made_up_for_in_several_goes() -> None:
    book = Book(BEGINS, [[0]])
    now = BEGINS + timedelta(days=70)
    assert [len(seal_days(book.company, now, book.journal)) for _ in range(4)] == [31, 31, 8, 0]
    assert verify_journal(book.company, book.journal, now).faults == ()


def test_a_seal_that_stands_is_followed_even_if_this_call_would_make_another() -> None:
    book = Book(BEGINS, [[0]])
    span = first_span(BEGINS, book.company.zone)
    standing = book.journal.add_seal(make_seal("sosna", span, [Head("7", 1, "a" * 64)], FIRST), [])
    (second, *_) = seal_days(book.company, BEGINS + timedelta(days=3), book.journal)
    assert second.previous == standing.hash


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(ZONES), st.dates(date(1995, 1, 1), date(2037, 12, 1)), st.integers(2, 40))
def test_days_leave_no_moment_out_and_hold_none_twice(zone: str, first: date, days: int) -> None:
    there = ZoneInfo(zone)
    span = first_span(datetime.combine(first, time(12), there).astimezone(UTC), there)
    spans = [span]
    for _ in range(days):
        spans.append(span_after(make_seal("sosna", spans[-1], (), FIRST), there))
    for one, other in pairwise(spans):
        assert one.ends_at == other.begins_at
        assert other.day == one.day + timedelta(days=1)
    for one in spans:
        hours = (one.ends_at - one.begins_at) / timedelta(hours=1)
        assert hours in {0, 23, 23.5, 24, 24.5, 25}
        if hours:
            assert one.begins_at.astimezone(there).date() == one.day
            assert (one.ends_at - timedelta(microseconds=1)).astimezone(there).date() == one.day


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Warsaw", date(2026, 3, 29), 23),
        ("Europe/Warsaw", date(2026, 10, 25), 25),
        ("America/Havana", date(2026, 3, 8), 23),  # begins at one o'clock
        ("Asia/Irkutsk", date(2026, 3, 29), 24),
        ("Pacific/Apia", date(2011, 12, 30), 0),  # was left out
    ],
)
def test_a_day_is_as_long_as_it_is(zone: str, day: date, hours: int) -> None:
    begin, end = (begin_day(one, ZoneInfo(zone)) for one in (day, day + timedelta(days=1)))
    assert end - begin == timedelta(hours=hours)


def test_entries_around_the_change_of_the_clock_are_each_sealed_once() -> None:
    begins = datetime(2026, 3, 28, 20, 0, tzinfo=UTC)
    book = Book(begins, [[hour / 2 for hour in range(80)]], "Europe/Warsaw")
    made = seal_days(book.company, begins + timedelta(days=3), book.journal)
    ends = [head.position for seal in made for head in book.journal.sealed_heads(seal)]
    assert [seal.day.day for seal in made] == [28, 29, 30]
    assert ends == [6, 52, 80]  # three hours, then 23, then the rest
    assert verify_journal(book.company, book.journal, begins + timedelta(days=3)).faults == ()


def test_a_company_that_moves_to_another_zone_leaves_nothing_out() -> None:
    book = Book(BEGINS, [list(range(96))])
    seal_days(book.company, BEGINS + timedelta(days=2), book.journal)
    moved = make_company(time_zone="America/New_York")
    seal_days(moved, BEGINS + timedelta(days=6), book.journal)
    spans = [seal.span for seal in book.journal.seals("sosna", date.min, date.max)]
    assert all(one.ends_at == other.begins_at for one, other in pairwise(spans))
    assert verify_journal(moved, book.journal, BEGINS + timedelta(days=6)).faults == ()


def test_a_span_that_ends_before_it_begins_is_empty() -> None:
    far = ZoneInfo("Pacific/Kiritimati")
    sealed = make_seal(
        "sosna", Span(date(2026, 3, 1), BEGINS, begin_day(date(2026, 3, 3), ZoneInfo("Etc/GMT+12"))), (), FIRST
    )
    following = span_after(sealed, far)
    assert following.begins_at == following.ends_at
