"""What executors have in hand is written with their tickets; absences are kept beside them."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from dozor.adapters.aws import aws_client
from dozor.adapters.dynamodb import keys
from dozor.adapters.dynamodb.people_repository import DynamoPeopleRepository
from dozor.adapters.dynamodb.staff_items import holding_item
from dozor.adapters.dynamodb.table import Table
from dozor.adapters.dynamodb.ticket_repository import DynamoTicketRepository
from dozor.adapters.memory.memory import Memory
from dozor.adapters.memory.remembered_people import RememberedPeople
from dozor.adapters.memory.remembered_tickets import RememberedTickets
from dozor.application.repair_holdings import repair_holdings
from dozor.domain.absence import Absence, AbsenceReason
from dozor.domain.errors import Conflict, NotFound
from dozor.domain.people import SYSTEM, Actor, ActorKind
from dozor.domain.ticket import Change, Ticket, TicketAction, assign, reassign, transition
from dozor.ports.people import PeopleRepository
from dozor.ports.tickets import TicketRepository
from tests.contract.samples import NOON, make_executor, make_registration
from tests.contract.watch import Watch
from tests.fakes.people import FakePeople
from tests.fakes.tickets import FakeTickets

OPERATOR = Actor(ActorKind.OPERATOR, "olga@example.org", "Olga")
WORKER = Actor(ActorKind.EXECUTOR, "e1", "Pyotr")
HOLIDAY = Absence("h1", NOON, NOON + timedelta(days=14), AbsenceReason.HOLIDAY, "e2", "olga@example.org")


@dataclass
class Stores:
    people: PeopleRepository
    tickets: TicketRepository

    def register(self, number: str = "1", executor: str = "e1") -> Ticket:
        change = make_registration(number)
        if executor:
            change = change.then(assign(change.ticket, executor, executor, SYSTEM, NOON, "by the rules"))
        self.tickets.add(change, f"form-{number}", ())
        return change.ticket

    def take(self, ticket: Ticket, *actions: TicketAction) -> Ticket:
        for action in actions:
            change = transition(ticket, action, OPERATOR, NOON, "because")
            self.tickets.save(change, ())
            ticket = change.ticket
        return ticket

    @property
    def holdings(self) -> dict[str, str]:
        return dict(self.people.staff("sosna").holdings)


@pytest.fixture(params=["fake", "dynamodb"])
def stores(request: pytest.FixtureRequest) -> Stores:
    if request.param == "fake":
        tickets = FakeTickets()
        found = Stores(FakePeople(tickets=tickets), tickets)
    else:
        table = request.getfixturevalue("table")
        found = Stores(DynamoPeopleRepository(table), DynamoTicketRepository(table))
    found.people.save_people([], [], [make_executor(), make_executor("e10"), make_executor("e2")])
    return found


def test_a_ticket_is_in_hand_from_its_assignment_until_it_is_done(stores: Stores) -> None:
    ticket = stores.register()
    assert stores.holdings == {"1": "e1"}
    ticket = stores.take(ticket, TicketAction.ACCEPT, TicketAction.START)
    assert stores.holdings == {"1": "e1"}
    ticket = stores.take(ticket, TicketAction.FINISH)
    assert stores.holdings == {}
    stores.take(ticket, TicketAction.CLOSE)
    assert stores.holdings == {}


@pytest.mark.parametrize("action", [TicketAction.DEFER, TicketAction.HAND_OVER, TicketAction.DECLINE])
def test_what_nothing_can_be_done_about_is_in_nobody_s_hands(stores: Stores, action: TicketAction) -> None:
    stores.take(stores.register(), action)
    assert stores.holdings == {}


def test_a_ticket_put_off_is_in_hand_again_when_it_wakes(stores: Stores) -> None:
    stores.take(stores.register(), TicketAction.DEFER, TicketAction.WAKE)
    assert stores.holdings == {"1": "e1"}


def test_a_ticket_without_an_executor_is_in_nobody_s_hands(stores: Stores) -> None:
    stores.register(executor="")
    assert stores.holdings == {}


def test_given_to_another_it_is_in_the_other_s_hands_and_counted_once(stores: Stores) -> None:
    ticket = stores.register()
    stores.register("2")
    change = reassign(ticket, "e2", "e2", frozenset(), OPERATOR, NOON, "because")
    stores.tickets.save(change, ())
    staff = stores.people.staff("sosna")
    assert dict(staff.loads) == {"e2": 1, "e1": 1}
    assert staff.held_by("e2") == ("1",)
    assert stores.people.staff("kedr").holdings == {}


def test_a_change_that_is_refused_moves_nothing(stores: Stores) -> None:
    ticket = stores.register()
    stores.take(ticket, TicketAction.ACCEPT)
    stale = reassign(ticket, "e2", "e2", frozenset(), OPERATOR, NOON, "because")
    with pytest.raises(Conflict):
        stores.tickets.save(stale, ())
    assert stores.holdings == {"1": "e1"}


def test_absences_are_with_their_executor_in_every_list(stores: Stores) -> None:
    assert stores.people.add_absence("sosna", "e1", HOLIDAY) == HOLIDAY
    later = replace(HOLIDAY, id="h2", starts_at=NOON + timedelta(days=30), ends_at=None, stand_in_id="")
    stores.people.add_absence("sosna", "e1", later)
    assert stores.people.executor("sosna", "e1").absences == (HOLIDAY, later)
    assert stores.people.executor("sosna", "e10").absences == ()
    assert [one.absences for one in stores.people.executors("sosna")] == [(HOLIDAY, later), (), ()]
    assert [one.id for one in stores.people.staff("sosna").executors] == ["e1", "e10", "e2"]


def test_an_absence_is_entered_once_and_changed_where_it_is(stores: Stores) -> None:
    stores.people.add_absence("sosna", "e1", HOLIDAY)
    assert stores.people.add_absence("sosna", "e1", replace(HOLIDAY, ends_at=None)) == HOLIDAY
    shorter = replace(HOLIDAY, ends_at=NOON + timedelta(days=3), changed_by="olga@example.org")
    stores.people.change_absence("sosna", "e1", shorter)
    assert stores.people.executor("sosna", "e1").absences == (shorter,)
    with pytest.raises(NotFound):
        stores.people.change_absence("sosna", "e2", HOLIDAY)
    with pytest.raises(NotFound):
        stores.people.add_absence("sosna", "e7", HOLIDAY)


def test_an_import_writes_absences_but_none_that_was_changed_by_hand(stores: Stores) -> None:
    listed = replace(make_executor(), absences=(replace(HOLIDAY, entered_by=""),))
    assert stores.people.save_people([], [], [listed]) == 1
    assert stores.people.save_people([], [], [listed]) == 0
    by_hand = replace(listed.absences[0], ends_at=NOON + timedelta(days=3), changed_by="olga@example.org")
    stores.people.change_absence("sosna", "e1", by_hand)
    assert stores.people.save_people([], [], [listed]) == 0
    assert stores.people.save_people([], [], [make_executor()]) == 0
    assert stores.people.executor("sosna", "e1").absences == (by_hand,)


def test_what_this_process_writes_is_counted_at_once_what_others_write_within_half_a_minute(stores: Stores) -> None:
    watch = Watch()
    people = RememberedPeople(stores.people, Memory(now=watch), Memory(now=watch))
    tickets = RememberedTickets(stores.tickets, note=people.note)
    assert people.last_staff("sosna").loads == {}

    mine = Stores(people, tickets)
    ticket = mine.register()
    stores.register("2")  # by another process
    assert dict(people.last_staff("sosna").loads) == {"e1": 1}
    watch.seconds += 29
    change: Change = transition(ticket, TicketAction.ACCEPT, WORKER, NOON)
    tickets.save(change, ())
    assert dict(people.last_staff("sosna").loads) == {"e1": 1}
    watch.seconds += 1
    assert dict(people.last_staff("sosna").loads) == {"e1": 2}
    assert dict(people.staff("sosna").loads) == {"e1": 2}


def test_a_holding_is_settled_as_the_ticket_stands_and_not_by_one_that_has_changed(stores: Stores) -> None:
    ticket = stores.register()
    assert stores.people.settle_holding(ticket)
    assert stores.holdings == {"1": "e1"}
    stores.take(ticket, TicketAction.ACCEPT)
    assert not stores.people.settle_holding(ticket)


def test_a_repair_counts_what_was_not_counted_and_forgets_what_is_not_there(table: Table) -> None:
    stores = Stores(DynamoPeopleRepository(table), DynamoTicketRepository(table))
    stores.register("1")
    stores.register("2", "e2")
    done = stores.take(stores.register("3"), TicketAction.ACCEPT, TicketAction.FINISH)
    assert stores.holdings == {"1": "e1", "2": "e2"}
    table.write_many([holding_item("sosna", "3", "e1"), holding_item("sosna", "2", "e1")], [keys.holding("sosna", "1")])

    assert repair_holdings("sosna", stores.people, stores.tickets) == ("1", "2", "3")

    assert done.executor_id == "e1"
    assert stores.holdings == {"1": "e1", "2": "e2"}
    assert repair_holdings("sosna", stores.people, stores.tickets) == ()


def test_who_is_away_is_asked_so_that_what_was_written_just_now_is_seen(table: Table) -> None:
    """A lagging copy would know nothing of the absence that was just entered, and nothing would be handed on."""
    client, asked = aws_client("dynamodb"), []
    people = DynamoPeopleRepository(Table(table.name, client))

    def note(params: dict[str, Any], **_: object) -> None:
        asked.append(params["ConsistentRead"])

    client.meta.events.register("provide-client-params.dynamodb.Query", note)
    try:
        people.staff("sosna")
        people.last_staff("sosna")
    finally:
        client.meta.events.unregister("provide-client-params.dynamodb.Query", note)
    assert asked == [True, False]
