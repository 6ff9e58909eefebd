"""The watch over a ticket wakes at the end of its executor's shift, or of a deferral, and does then what is due, once."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest

from dozor.adapters.memory.remembered_people import RememberedPeople
from dozor.application.absences import EndAbsence, EnterAbsence, end_absence, enter_absence
from dozor.application.assign_ticket import assign_chosen, choose_for
from dozor.application.check_clock import check_clock
from dozor.application.hand_on_held import hand_on_absent
from dozor.application.keep_watch import save_change
from dozor.domain.absence import AbsenceReason
from dozor.domain.clock_steps import Rulebook
from dozor.domain.errors import Conflict, NotFound, TransientFailure, Uncertain
from dozor.domain.people import Actor, ActorKind
from dozor.domain.ticket import Ticket, TicketAction, transition
from dozor.domain.ticket.waiting import defer
from tests.contract.samples import NOON, make_registration
from tests.fakes.companies import FakeCompanies
from tests.fakes.faults import Faults
from tests.fakes.people import FakePeople
from tests.fakes.tickets import FakeTickets
from tests.unit.application.test_hand_on import BOSS, BY_DAY, BY_NIGHT, COMPANY, MORNING, NINE

QUIET = replace(COMPANY, rungs=())


@dataclass
class Night:
    """A company without a ladder, and one ticket in the hands of whoever works until nine."""

    companies: FakeCompanies
    people: FakePeople
    tickets: FakeTickets

    def wake(self, now: datetime, generation: int | None = None) -> Ticket:
        generation = generation or self.ticket.generation
        check_clock("sosna", "1", generation, now, self.companies, self.people, self.tickets)
        return self.ticket

    def take(self, *actions: TicketAction) -> Ticket:
        for action in actions:
            actor = Actor(ActorKind.EXECUTOR, self.ticket.executor_id)
            save_change(
                transition(self.ticket, action, actor, NOON + timedelta(minutes=1), "because"), QUIET, self.tickets
            )
        return self.ticket

    @property
    def ticket(self) -> Ticket:
        return self.tickets.get("sosna", "1")

    @property
    def steps(self) -> list[str]:
        return [entry.action for entry in self.tickets.journal("sosna", "1")]


@pytest.fixture
def night() -> Night:
    companies, tickets = FakeCompanies(), FakeTickets()
    companies.save(QUIET)
    people = FakePeople([], [], [BY_DAY, BY_NIGHT, BOSS], tickets)
    change = make_registration()
    chosen = choose_for(change.ticket, QUIET, people.staff("sosna"), NOON)
    assert chosen is not None
    tickets.add(change, "form", ())
    save_change(assign_chosen(change.ticket, chosen, NOON), QUIET, tickets)
    return Night(companies, people, tickets)


def test_the_watch_looks_at_the_end_of_the_shift_and_hands_it_on_once(night: Night) -> None:
    ticket = night.ticket
    assert ticket.look is not None
    assert ticket.look.at == NINE
    assert night.wake(NINE - timedelta(seconds=1)).executor_id == "day"
    after = night.wake(NINE)
    assert after.executor_id == "night"
    assert after.look is not None
    assert (after.look.at, after.look.generation) == (MORNING, after.generation)
    for _ in range(3):
        night.wake(NINE + timedelta(minutes=1), ticket.generation)
        night.wake(NINE + timedelta(minutes=1))
    assert night.steps == ["register", "assign", "assign"]


def test_what_is_accepted_is_looked_after_as_well_and_of_what_is_in_work_the_foreman_is_told(night: Night) -> None:
    assert night.take(TicketAction.ACCEPT).look.at == NINE  # type: ignore[union-attr]
    night.take(TicketAction.START)
    night.wake(NINE)
    night.wake(NINE)
    assert night.ticket.executor_id == "day"
    assert night.steps == ["register", "assign", "accept", "start", "escalated"]


@pytest.mark.parametrize(
    ("break_it", "handed_on"),
    [
        (lambda faults: faults.refuse("save", Conflict("somebody was quicker")), ("1",)),
        (lambda faults: faults.throttle("save"), None),  # killed before the ticket was written
        (lambda faults: faults.time_out("save"), None),  # killed after it
        (lambda faults: faults.throttle("get"), None),
    ],
)
def test_an_absence_entered_while_the_table_falters_is_finished_by_entering_it_again(
    night: Night, break_it: Callable[[Faults], None], handed_on: tuple[str, ...] | None
) -> None:
    command = EnterAbsence("sosna", "day", "absence-0001", NOON, "boss@example.org", reason=AbsenceReason.ILLNESS)
    stores = (night.companies, night.people, night.tickets)
    break_it(night.tickets.faults)
    if handed_on is None:
        with pytest.raises((TransientFailure, Uncertain)):
            enter_absence(command, *stores)
        enter_absence(command, *stores)
    else:
        assert enter_absence(command, *stores).handed_on == handed_on
    again = enter_absence(command, *stores)
    assert (again.created, again.handed_on, night.ticket.executor_id) == (False, (), "night")
    assert night.steps == ["register", "assign", "assign"]
    assert len(night.people.executor("sosna", "day").absences) == 1


def test_what_nobody_had_when_it_was_put_off_goes_to_whoever_is_there_when_it_wakes() -> None:
    night = Night(FakeCompanies(), FakePeople([], [], [BOSS], tickets := FakeTickets()), tickets)
    night.companies.save(QUIET)
    registered = make_registration()
    tickets.add(registered, "form", ())
    book = Rulebook(QUIET.clocks, registered.ticket.urgency, registered.ticket.problem)
    put_off = defer(night.ticket, NINE, Actor(ActorKind.OPERATOR, "olga"), NOON, "they are away", book)
    save_change(put_off, QUIET, tickets)
    night.people.save_people([], [], [BY_NIGHT])
    for _ in range(2):
        night.wake(NINE)
    assert night.ticket.executor_id == "night"
    assert night.steps == ["register", "defer", "wake", "assign"]


def test_what_is_back_in_hand_is_looked_after_at_the_end_of_the_present_shift(night: Night) -> None:
    book = Rulebook(QUIET.clocks, night.ticket.urgency, night.ticket.problem)
    day = timedelta(days=1)
    put_off = defer(night.ticket, NOON + day, Actor(ActorKind.OPERATOR, "olga"), NOON, "they are away", book)
    save_change(put_off, QUIET, night.tickets)
    woken = night.wake(NOON + day)
    assert (woken.executor_id, woken.held_until) == ("day", NINE + day)
    assert woken.look is not None
    assert woken.look.at == NINE + day
    assert night.wake(NINE + day).executor_id == "night"


def test_an_absence_that_was_entered_ahead_hands_on_when_it_has_begun_and_nothing_before(night: Night) -> None:
    away_from, shift_ends = NOON + timedelta(minutes=30), night.ticket.held_until
    ahead = EnterAbsence("sosna", "day", "absence-0001", NOON, "boss@example.org", away_from)
    assert enter_absence(ahead, night.companies, night.people, night.tickets).kept == ("1",)
    night.people.save_people([], [], [replace(BY_NIGHT, shifts=BY_DAY.shifts)])  # somebody else is there by then

    def sweep(now: datetime) -> tuple[str, ...]:
        return hand_on_absent(QUIET, night.people, night.tickets, now)

    assert sweep(away_from - timedelta(seconds=1)) == ()
    assert shift_ends is not None
    assert away_from < shift_ends  # the watch would have looked only then
    assert sweep(away_from) == ("1",)
    assert sweep(away_from) == ()
    assert night.ticket.executor_id == "night"
    assert night.steps == ["register", "assign", "assign"]


def test_an_absence_that_another_process_entered_a_moment_ago_can_be_ended(night: Night) -> None:
    here, there = RememberedPeople(night.people), RememberedPeople(night.people)
    here.last_staff("sosna")
    ahead = EnterAbsence("sosna", "day", "absence-0001", NOON, "boss@example.org", NOON + timedelta(hours=1))
    entered = enter_absence(ahead, night.companies, there, night.tickets)
    assert not enter_absence(ahead, night.companies, here, night.tickets).created
    back_at = NOON + timedelta(hours=2)
    back = end_absence(EndAbsence("sosna", "day", entered.absence.id, back_at, "boss@example.org"), here)
    assert [one.ends_at for one in back.absences] == [back_at]
    with pytest.raises(NotFound):
        end_absence(EndAbsence("sosna", "nobody", entered.absence.id, back_at, "boss@example.org"), here)
