"""TicketRepository: two tickets in one write, and all that a ticket can hold."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dozor.adapters.dynamodb.ticket_repository import DynamoTicketRepository
from dozor.adapters.memory.remembered_tickets import RememberedTickets
from dozor.domain.errors import Conflict
from dozor.domain.journal_check import check_chain
from dozor.domain.ticket import (
    Change,
    CostType,
    HandOver,
    Merger,
    Person,
    Relation,
    RelationKind,
    Ticket,
    TicketState,
    Watcher,
    WorkReport,
)
from dozor.domain.ticket.edits import note
from dozor.domain.ticket.relations import merge
from dozor.ports.tickets import TicketRepository
from tests.contract.samples import NOON, OLGA, make_registration
from tests.fakes.tickets import FakeTickets


@pytest.fixture(params=["fake", "dynamodb", "remembered"])
def tickets(request: pytest.FixtureRequest) -> TicketRepository:
    if request.param == "fake":
        return FakeTickets()
    kept = DynamoTicketRepository(request.getfixturevalue("table"))
    return RememberedTickets(kept) if request.param == "remembered" else kept


def add(tickets: TicketRepository, number: str, **changes: object) -> Ticket:
    change = make_registration(number, **changes)
    tickets.add(change, f"key-{number}", [])
    return change.ticket


def test_a_duplicate_and_the_one_that_lives_on_are_written_together(tickets: TicketRepository) -> None:
    pair = merge(add(tickets, "2"), add(tickets, "1"), OLGA, NOON, "same pipe")
    tickets.save_together([(pair.one, []), (pair.other, [])])
    assert tickets.get("sosna", "2") == pair.one.ticket
    assert tickets.get("sosna", "1") == pair.other.ticket
    assert tickets.last_seen("sosna", "1") == pair.other.ticket
    assert [list(check_chain(number, tickets.journal("sosna", number))) for number in ("1", "2")] == [[], []]
    assert [one.number for one in tickets.list("sosna", open_only=True).items] == ["1"]
    assert [one.number for one in tickets.open_in_building("sosna", "b1")] == ["1"]


def test_when_one_of_two_has_changed_neither_is_written(tickets: TicketRepository) -> None:
    duplicate, survivor = add(tickets, "2"), add(tickets, "1")
    pair = merge(duplicate, survivor, OLGA, NOON)
    changed: Change = note(survivor, "the pipe is old", OLGA, NOON)
    tickets.save(changed, [])
    with pytest.raises(Conflict):
        tickets.save_together([(pair.one, []), (pair.other, [])])
    assert tickets.get("sosna", "2") == duplicate
    assert tickets.get("sosna", "1") == changed.ticket
    assert len(tickets.journal("sosna", "2")) == 1


def test_all_that_a_ticket_can_hold_comes_back(tickets: TicketRepository) -> None:
    later = NOON + timedelta(days=2)
    ticket = add(
        tickets,
        "1",
        occurred_at=NOON - timedelta(hours=3),
        place_key="bath",
        answers={"how_long": "week"},
        resident=Person("Anna", "+79990000003"),
        cost=CostType.WARRANTY,
        watchers=(Watcher("a@example.org", "Anna", "ru", "7"),),
        relations=(Relation(RelationKind.FOLLOWS, "9"),),
        outage_id="o1",
        deferred_until=later,
        hand_over=HandOver("City", NOON, "A-77", later),
        merged=Merger("3", TicketState.ACCEPTED, make_registration("3").ticket.clocks),
        declined_because="not ours",
        report=WorkReport("new pipe", 40, ("a1", "a2")),
        reopened=2,
        first_contact=True,
        mark=4,
        done_at=later,
    )
    assert tickets.get("sosna", "1") == ticket


def test_a_ticket_of_before_these_fields_can_be_read_and_changed(tickets: TicketRepository) -> None:
    """What is empty is not even written, so an old item is what a plain new one is."""
    ticket = add(tickets, "1")
    plain = replace(ticket, answers={}, cost=CostType.UNSAID, watchers=(), relations=(), merged=None)
    assert plain == ticket
    change = note(tickets.get("sosna", "1"), "dog", OLGA, NOON)
    tickets.save(change, [])
    assert tickets.get("sosna", "1") == change.ticket
