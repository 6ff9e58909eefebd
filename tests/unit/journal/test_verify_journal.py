"""Whatever is done to a journal is found, and named."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dozor.application.journal.seal_days import seal_days
from dozor.application.journal.verify_journal import Verified, verify_journal
from dozor.domain.journal import JournalEntry
from dozor.domain.journal_check import Wrong
from tests.unit.journal.books import Book

BEGINS = datetime(2026, 3, 1, 5, 0, tzinfo=UTC)
LATER = BEGINS + timedelta(days=8)
SEQUENCES = 200

# One to six tickets, each with one to seven entries within five days.
books = st.lists(st.lists(st.floats(0, 119), min_size=1, max_size=7), min_size=1, max_size=6)


def make_sealed(hours: list[list[float]]) -> Book:
    book = Book(BEGINS, hours)
    seal_days(book.company, LATER, book.journal)
    return book


def verify(book: Book, now: datetime = LATER) -> Verified:
    return verify_journal(book.company, book.journal, now)


def named(found: Verified) -> set[tuple[str, int]]:
    return {(fault.ticket, fault.position) for fault in found.faults}


@settings(max_examples=SEQUENCES, deadline=None)
@given(books)
def test_a_journal_that_nobody_touched_is_whole(hours: list[list[float]]) -> None:
    found = verify(make_sealed(hours))
    assert found.faults == ()
    assert (found.tickets, found.entries) == (len(hours), sum(map(len, hours)))


@settings(max_examples=SEQUENCES, deadline=None)
@given(books, st.data(), st.sampled_from(["reason", "action", "at", "details", "actor", "previous", "hash"]))
def test_an_altered_entry_is_named(hours: list[list[float]], data: st.DataObject, field: str) -> None:
    book = make_sealed(hours)
    number = data.draw(st.sampled_from([str(place) for place in range(1, len(hours) + 1)]))
    entries = book.entries(number)
    place = data.draw(st.integers(0, len(entries) - 1))
    old = entries[place]
    forged: dict[str, Any] = {
        "at": old.at + timedelta(microseconds=1),
        "details": {"forged": "yes"},
        "actor": replace(old.actor, name="X"),
    }
    entries[place] = replace(old, **{field: forged.get(field, "forged")})
    faults = verify(book).faults
    assert (number, place + 1, Wrong.ALTERED) in {(f.ticket, f.position, f.wrong) for f in faults}
    assert {fault.ticket for fault in faults} == {number}


@settings(max_examples=SEQUENCES, deadline=None)
@given(books, st.data())
def test_an_entry_that_was_altered_and_hashed_again_is_named(hours: list[list[float]], data: st.DataObject) -> None:
    book = make_sealed(hours)
    number = data.draw(st.sampled_from([str(place) for place in range(1, len(hours) + 1)]))
    entries = book.entries(number)
    place = data.draw(st.integers(0, len(entries) - 1))
    entries[place] = replace(entries[place], reason="forged").sealed()
    assert (number, place + 1) in named(verify(book))


@settings(max_examples=SEQUENCES, deadline=None)
@given(books, st.data())
def test_a_chain_written_anew_is_named_by_the_seals(hours: list[list[float]], data: st.DataObject) -> None:
    book = make_sealed(hours)
    number = data.draw(st.sampled_from([str(place) for place in range(1, len(hours) + 1)]))
    place = data.draw(st.integers(0, len(book.entries(number)) - 1))
    book.rewrite(number, place, "forged")
    found = {f.position for f in verify(book).faults if f.ticket == number and f.wrong is Wrong.REPLACED}
    # The first sealed head at or behind the forged place tells of it, and none before.
    assert found
    assert min(found) > place
    assert {fault.ticket for fault in verify(book).faults} == {number}


@settings(max_examples=SEQUENCES, deadline=None)
@given(books, st.data(), st.booleans())
def test_a_removed_entry_is_named(hours: list[list[float]], data: st.DataObject, hidden: bool) -> None:
    book = make_sealed(hours)
    number = data.draw(st.sampled_from([str(place) for place in range(1, len(hours) + 1)]))
    entries = book.entries(number)
    place = data.draw(st.integers(0, len(entries) - 1))
    del entries[place]
    if hidden:
        book.chain_anew(number)
    faults = [fault for fault in verify(book).faults if fault.ticket == number]
    if hidden:  # the chain is whole again: a sealed head at or behind the place is missing, or another one
        assert {fault.wrong for fault in faults} & {Wrong.MISSING, Wrong.REPLACED}
        assert all(fault.position > place for fault in faults if fault.wrong in {Wrong.MISSING, Wrong.REPLACED})
    else:
        assert (Wrong.MISSING, place + 1) in {(fault.wrong, fault.position) for fault in faults}


@settings(max_examples=SEQUENCES, deadline=None)
@given(st.lists(st.lists(st.floats(0, 119), min_size=2, max_size=7), min_size=1, max_size=4), st.data(), st.booleans())
def test_two_entries_that_changed_places_are_named(hours: list[list[float]], data: st.DataObject, hidden: bool) -> None:
    book = make_sealed(hours)
    number = data.draw(st.sampled_from([str(place) for place in range(1, len(hours) + 1)]))
    entries = book.entries(number)
    one, other = sorted(
        data.draw(st.lists(st.integers(0, len(entries) - 1), min_size=2, max_size=2, unique=True), label="places")
    )
    entries[one], entries[other] = entries[other], entries[one]
    if hidden:
        book.chain_anew(number)
        assert {fault.wrong for fault in verify(book).faults} & {Wrong.REPLACED, Wrong.ADDED, Wrong.MISSING}
        assert {fault.ticket for fault in verify(book).faults} == {number}
    else:
        assert {(number, one + 1), (number, other + 1)} & named(verify(book))
        assert Wrong.REORDERED in {fault.wrong for fault in verify(book).faults}


@settings(max_examples=SEQUENCES, deadline=None)
@given(books, st.data(), st.booleans())
def test_an_added_entry_is_named(hours: list[list[float]], data: st.DataObject, hidden: bool) -> None:
    book = make_sealed(hours)
    number = data.draw(st.sampled_from([str(place) for place in range(1, len(hours) + 1)]))
    entries = book.entries(number)
    place = data.draw(st.integers(0, len(entries)))
    model = entries[max(place - 1, 0)]
    forged = replace(model, reason="was never said", position=place + 1, previous=model.hash).sealed()
    entries.insert(place, forged)
    if hidden:
        book.chain_anew(number)
    faults = [fault for fault in verify(book).faults if fault.ticket == number]
    assert faults
    assert max(fault.position for fault in faults) > place


@settings(max_examples=50, deadline=None)
@given(books, st.data())
def test_a_ticket_that_has_vanished_is_named_by_the_seals(hours: list[list[float]], data: st.DataObject) -> None:
    book = make_sealed(hours)
    number = data.draw(st.sampled_from([str(place) for place in range(1, len(hours) + 1)]))
    length = len(book.entries(number))
    del book.tickets._journals["sosna", number], book.tickets._tickets["sosna", number]
    faults = verify(book).faults
    assert (number, length, Wrong.MISSING) in {(f.ticket, f.position, f.wrong) for f in faults}


@settings(max_examples=50, deadline=None)
@given(books, st.data())
def test_a_seal_that_is_missing_or_broken_is_named_with_its_day(hours: list[list[float]], data: st.DataObject) -> None:
    book = make_sealed(hours)
    place = data.draw(st.sampled_from(sorted(book.journal.sealed)))
    seal = book.journal.sealed.pop(place)
    assert (Wrong.SEAL_MISSING, place[1]) in {(fault.wrong, fault.day) for fault in verify(book).faults}
    book.journal.sealed[place] = replace(seal, previous="f" * 64)
    assert (Wrong.SEAL_BROKEN, place[1]) in {(fault.wrong, fault.day) for fault in verify(book).faults}
    book.journal.sealed[place] = seal
    if seal.tickets:
        kept = book.journal.kept_heads.pop((*place, seal.hash))
        assert (Wrong.SEAL_BROKEN, place[1]) in {(fault.wrong, fault.day) for fault in verify(book).faults}
        book.journal.kept_heads[*place, seal.hash] = kept
    assert verify(book).faults == ()


def test_all_seals_gone_is_every_day_missing() -> None:
    book = make_sealed([[0, 30]])
    book.journal.sealed.clear()
    days = [fault.day for fault in verify(book).faults]
    assert days == [date(2026, 3, day) for day in range(1, 9)]


def test_a_day_that_is_not_due_yet_is_not_missed() -> None:
    book = Book(BEGINS, [[0]])
    midnight = datetime(2026, 3, 1, 16, 0, tzinfo=UTC)  # in Irkutsk
    assert verify(book, midnight + timedelta(hours=3)).faults == ()
    assert [fault.day for fault in verify(book, midnight + timedelta(hours=3, minutes=30)).faults] == [date(2026, 3, 1)]


def test_a_part_of_the_time_is_checked_by_itself() -> None:
    book = make_sealed([[0], [50], [100]])
    book.rewrite("1", 0, "forged")
    first, last = date(2026, 3, 3), date(2026, 3, 4)
    found = verify_journal(book.company, book.journal, LATER, first, last)
    assert (found.faults, found.tickets, found.seals) == ((), 1, 2)
    whole = verify_journal(book.company, book.journal, LATER, None, date(2026, 3, 1))
    assert [(fault.ticket, fault.position) for fault in whole.faults] == [("1", 1)]


def test_what_is_written_while_it_is_verified_is_no_fault() -> None:
    book = make_sealed([[0, 1]])
    chain = book.journal.chain("sosna", "1")
    book.write("2", [200])
    answers = iter([replace(chain, version=3)])
    real = book.journal.chain
    book.journal.chain = lambda company, ticket: next(answers, real(company, ticket))  # type: ignore[method-assign]
    assert verify(book).faults == ()


def test_on_a_day_that_is_not_sealed_yet_the_ticket_tells_of_its_last_entry() -> None:
    def forge(change: Callable[[list[JournalEntry]], object]) -> list[tuple[Wrong, int]]:
        book = Book(BEGINS, [[0, 1, 2]])
        change(book.entries("1"))
        return [(fault.wrong, fault.position) for fault in verify(book, BEGINS + timedelta(hours=3)).faults]

    def add(entries: list[JournalEntry]) -> None:
        entries.append(replace(entries[-1], position=4, previous=entries[-1].hash).sealed())

    def replace_last(entries: list[JournalEntry]) -> None:
        entries[-1] = replace(entries[-1], reason="forged").sealed()

    assert forge(lambda entries: entries.pop()) == [(Wrong.MISSING, 3)]
    assert forge(add) == [(Wrong.ADDED, 4)]
    assert forge(replace_last) == [(Wrong.TICKET, 3)]
