"""What a process remembers of tickets, and that nothing wrong comes of it."""

from dataclasses import dataclass

import pytest

from dozor.adapters.memory.memory import Memory
from dozor.adapters.memory.remembered_tickets import RememberedTickets
from dozor.application.act_on_ticket import ActOnTicket, act_on_ticket
from dozor.domain.errors import Conflict, IllegalTransition, NotFound, Uncertain
from dozor.domain.people import SYSTEM
from dozor.domain.ticket import Ticket, TicketAction, TicketState, assign
from tests.contract.samples import NOON, OLGA, make_company, make_registration
from tests.contract.watch import Watch
from tests.fakes.companies import FakeCompanies
from tests.fakes.people import FakePeople
from tests.fakes.tickets import FakeTickets


@dataclass
class Two:
    """The table, and the tickets as two processes know them; `reads` counts what was read."""

    kept: FakeTickets
    here: RememberedTickets
    elsewhere: RememberedTickets
    watch: Watch

    @property
    def reads(self) -> int:
        return self.kept.faults.calls["get"]

    def act(self, tickets: RememberedTickets, action: TicketAction, version: int = 0) -> Ticket:
        command = ActOnTicket("sosna", "1", action, OLGA, NOON, reason="because", version=version)
        return act_on_ticket(command, FakeCompanies(make_company("sosna")), FakePeople(), tickets)


@pytest.fixture
def two() -> Two:
    kept, watch = FakeTickets(), Watch()
    registered = make_registration()
    kept.add(registered.then(assign(registered.ticket, "e1", "Petr", SYSTEM, NOON, "on shift")), "key", [])
    return Two(kept, RememberedTickets(kept, Memory(now=watch)), RememberedTickets(kept), watch)


def test_who_read_the_ticket_a_moment_ago_changes_it_without_reading_again(two: Two) -> None:
    two.here.get("sosna", "1")
    assert two.act(two.here, TicketAction.ACCEPT).state is TicketState.ACCEPTED
    assert two.act(two.here, TicketAction.FINISH).state is TicketState.DONE
    assert two.reads == 1


def test_a_ticket_read_too_long_ago_is_read_again(two: Two) -> None:
    two.here.get("sosna", "1")
    two.watch.seconds += 120
    two.act(two.here, TicketAction.ACCEPT)
    assert two.reads == 2


def test_reading_always_tells_what_stands(two: Two) -> None:
    two.here.get("sosna", "1")
    two.act(two.elsewhere, TicketAction.ACCEPT)
    assert two.here.get("sosna", "1").state is TicketState.ACCEPTED


def test_what_was_changed_elsewhere_is_read_and_then_decided_upon(two: Two) -> None:
    two.here.get("sosna", "1")
    two.act(two.elsewhere, TicketAction.ACCEPT)
    assert two.act(two.here, TicketAction.FINISH).state is TicketState.DONE  # not possible as it was known here


def test_what_was_possible_but_is_no_more_is_refused(two: Two) -> None:
    two.here.get("sosna", "1")
    two.act(two.elsewhere, TicketAction.ACCEPT)
    two.act(two.elsewhere, TicketAction.FINISH)
    with pytest.raises(IllegalTransition) as refusal:
        two.act(two.here, TicketAction.ACCEPT)
    assert refusal.value.state == TicketState.DONE


def test_somebody_who_looked_at_an_older_version_is_refused(two: Two) -> None:
    seen = two.here.get("sosna", "1").version
    two.act(two.elsewhere, TicketAction.ACCEPT)
    with pytest.raises(Conflict, match="changed since"):
        two.act(two.here, TicketAction.DECLINE, version=seen)


def test_a_write_whose_answer_never_came_is_read_before_the_next(two: Two) -> None:
    two.here.get("sosna", "1")
    two.kept.faults.time_out("save")
    with pytest.raises(Uncertain):
        two.act(two.here, TicketAction.ACCEPT)
    assert two.here.last_seen("sosna", "1") == two.kept.get("sosna", "1")


def test_a_ticket_of_nobody_is_not_found(two: Two) -> None:
    with pytest.raises(NotFound):
        two.here.last_seen("sosna", "2")
