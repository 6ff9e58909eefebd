"""A page goes on where it stopped: nothing is missed and nothing told twice, however late an entry is seen."""

from datetime import datetime, timedelta

import pytest

from dozor.application import read_changes as module
from dozor.application.read_changes import OVERLAP, Bookmark, Changes, begin_at, read_changes
from dozor.domain.errors import Invalid
from dozor.domain.ticket import Ticket, TicketAction, transition
from tests.contract.samples import NOON, OLGA, make_registration
from tests.fakes.changes import FakeChanges
from tests.fakes.tickets import FakeTickets

MINUTE = timedelta(minutes=1)


class Reader:
    """A page that keeps its bookmark."""

    def __init__(self) -> None:
        self.kept = FakeTickets()
        self.changes = FakeChanges(self.kept)
        self.bookmark: Bookmark = begin_at(NOON)

    def add(self, number: str, at: datetime) -> Ticket:
        minutes = int((at - NOON) / MINUTE)
        change = make_registration(number, minutes=minutes)
        self.kept.add(change, f"key-{number}", [])
        return change.ticket

    def decline(self, ticket: Ticket, at: datetime) -> Ticket:
        change = transition(ticket, TicketAction.DECLINE, OLGA, at, "not ours")
        self.kept.save(change, [])
        return change.ticket

    def step(self, now: datetime, most: int = 100) -> Changes:
        found = read_changes("sosna", self.bookmark, now, most, self.changes)
        self.bookmark = found.bookmark
        return found

    def read(self, now: datetime, most: int = 100) -> list[str]:
        """Everything that is told now: number and version."""
        told, more = [], True
        while more:
            found = self.step(now, most)
            told += [f"{one.number}.{one.version}" for one in found.tickets]
            more = found.more
        return told


@pytest.fixture
def reader() -> Reader:
    return Reader()


def test_what_has_changed_is_told_once(reader: Reader) -> None:
    first = reader.add("1", NOON + MINUTE)
    reader.add("2", NOON + 2 * MINUTE)
    assert reader.read(NOON + 3 * MINUTE) == ["1.1", "2.1"]
    assert reader.read(NOON + 3 * MINUTE) == []
    reader.decline(first, NOON + 4 * MINUTE)
    assert reader.read(NOON + 5 * MINUTE) == ["1.2"]
    assert reader.read(NOON + 60 * MINUTE) == []
    assert reader.bookmark.told == {}


def test_a_ticket_that_was_changed_often_is_told_as_it_stands(reader: Reader) -> None:
    reader.decline(reader.add("1", NOON), NOON + MINUTE)
    assert reader.read(NOON + 2 * MINUTE) == ["1.2"]


def test_an_entry_that_shows_late_is_not_missed(reader: Reader) -> None:
    reader.add("1", NOON + MINUTE)
    reader.add("2", NOON + 2 * MINUTE)
    reader.changes.late = {("1", 1)}
    assert reader.read(NOON + 3 * MINUTE) == ["2.1"]
    reader.changes.late = set()
    assert reader.read(NOON + MINUTE + OVERLAP) == ["1.1"]
    assert reader.read(NOON + 2 * MINUTE + OVERLAP) == []


def test_what_was_written_while_a_long_reading_went_on_is_not_missed(reader: Reader) -> None:
    for number in range(1, 8):
        reader.add(str(number), NOON + number * MINUTE)
    now = NOON + 8 * MINUTE
    reader.changes.late = {("2", 1), ("5", 1)}
    first = reader.step(now, most=3)
    assert ([one.number for one in first.tickets], first.more) == (["1", "3", "4"], True)
    reader.changes.late = {("2", 1)}
    assert reader.read(now + MINUTE, most=3) == ["5.1", "6.1", "7.1"]  # behind the place: 5 shows by now
    reader.changes.late = set()
    assert reader.read(now + 2 * MINUTE, most=3) == ["2.1"]


def test_who_begins_hears_the_last_minutes_again(reader: Reader) -> None:
    reader.add("1", NOON - OVERLAP - MINUTE)
    reader.add("2", NOON - MINUTE)
    assert reader.read(NOON) == ["2.1"]


def test_a_bookmark_holds_no_more_than_fits_and_tells_twice_rather_than_nothing(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_REMEMBERED", 2)
    for number in (1, 2, 3):
        reader.add(str(number), NOON + number * MINUTE)
    assert reader.read(NOON + 4 * MINUTE) == ["1.1", "2.1", "3.1"]
    assert reader.read(NOON + 4 * MINUTE) == ["1.1"]


def test_an_outage_that_ends_for_a_thousand_tickets_is_told_once(reader: Reader) -> None:
    for number in range(1, 1_001):
        reader.add(str(number), NOON + MINUTE)
    assert len(reader.read(NOON + 2 * MINUTE, most=200)) == 1_000
    for second in range(3):
        assert reader.read(NOON + 2 * MINUTE + timedelta(seconds=second), most=200) == []


def test_who_was_away_too_long_is_told_to_read_anew(reader: Reader) -> None:
    with pytest.raises(Invalid):
        reader.read(NOON + timedelta(days=3))
