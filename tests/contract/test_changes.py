"""ChangeRepository."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from dozor.adapters.dynamodb.change_repository import DynamoChangeRepository
from dozor.adapters.dynamodb.ticket_repository import DynamoTicketRepository
from dozor.domain.ticket import Ticket, TicketAction, transition
from dozor.ports.changes import ChangeRepository
from dozor.ports.tickets import TicketRepository
from tests.contract.samples import NOON, OLGA, make_registration
from tests.fakes.changes import FakeChanges
from tests.fakes.tickets import FakeTickets

DAY = 24 * 60


@dataclass
class Kept:
    """Tickets and their changes, as two repositories see them."""

    tickets: TicketRepository
    changes: ChangeRepository

    def add(self, number: str, *, minutes: int = 0, company: str = "sosna") -> Ticket:
        change = make_registration(number, minutes=minutes, company=company)
        self.tickets.add(change, f"key-{number}-{company}", [])
        return change.ticket

    def decline(self, ticket: Ticket, *, minutes: int) -> Ticket:
        change = transition(ticket, TicketAction.DECLINE, OLGA, NOON + timedelta(minutes=minutes), "not ours")
        self.tickets.save(change, [])
        return change.ticket

    def read(self, start: int | str, most: int = 100, *, until: int = 60) -> list[tuple[str, int]]:
        begin = start if isinstance(start, str) else NOON + timedelta(minutes=start)
        found = self.changes.entries_from("sosna", begin, NOON + timedelta(minutes=until), most)
        return [(one.ticket, one.position) for one in found]


@pytest.fixture(params=["fake", "dynamodb"])
def kept(request: pytest.FixtureRequest) -> Kept:
    if request.param == "fake":
        tickets = FakeTickets()
        return Kept(tickets, FakeChanges(tickets))
    table = request.getfixturevalue("table")
    return Kept(DynamoTicketRepository(table), DynamoChangeRepository(table))


def test_entries_come_in_the_order_of_time_from_a_moment_on(kept: Kept) -> None:
    first = kept.add("10")
    kept.add("9", minutes=1)
    kept.add("1", company="kedr")
    kept.decline(first, minutes=30)
    assert kept.read(0) == [("10", 1), ("9", 1), ("10", 2)]
    assert kept.read(1) == [("9", 1), ("10", 2)]
    assert kept.read(31) == []
    assert kept.read(0, most=2) == [("10", 1), ("9", 1)]


def test_a_reading_goes_on_behind_a_place(kept: Kept) -> None:
    for number in range(1, 6):
        kept.add(str(number), minutes=number)
    seen, place = [], ""
    while found := kept.changes.entries_from("sosna", place or NOON, NOON + timedelta(hours=1), 2):
        seen += [one.ticket for one in found]
        place = found[-1].place
    assert seen == ["1", "2", "3", "4", "5"]


def test_days_of_utc_are_read_one_after_another(kept: Kept) -> None:
    for number in (1, 2, 3):
        kept.add(str(number), minutes=number * DAY)
    assert kept.read(0, until=3 * DAY) == [("1", 1), ("2", 1), ("3", 1)]
    assert kept.read(DAY + 1, until=3 * DAY) == [("2", 1), ("3", 1)]
    assert kept.read(0, most=2, until=3 * DAY) == [("1", 1), ("2", 1)]
    assert kept.read(0, until=2 * DAY) == [("1", 1), ("2", 1)]


def test_an_entry_says_when_it_was_made(kept: Kept) -> None:
    kept.add("7", minutes=5)
    (found,) = kept.changes.entries_from("sosna", NOON, NOON, 10)
    assert (found.ticket, found.position, found.at) == ("7", 1, NOON + timedelta(minutes=5))


def test_tickets_come_as_they_stand(kept: Kept) -> None:
    first, second = kept.add("10"), kept.add("9", minutes=1)
    kept.add("10", company="kedr")
    later = kept.decline(first, minutes=30)
    found = kept.changes.tickets("sosna", ["9", "10", "9", "77"])
    assert sorted(found, key=lambda one: one.number) == [later, second]
    assert kept.changes.tickets("sosna", []) == ()
