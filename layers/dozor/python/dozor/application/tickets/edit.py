"""What was understood wrongly is put right, and what has become known is written down: several things in one write."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from dozor.application.assign_ticket import choose_for
from dozor.application.own_catalogue.know_problem import open_catalogue
from dozor.application.tickets.change import Which, change_ticket
from dozor.application.tickets.guide import check_answers, check_place
from dozor.application.tickets.timing import move_occurrence, renew_clocks
from dozor.domain.catalogue import Catalogue, Problem, Question
from dozor.domain.clocks import ClockKind, Urgency
from dozor.domain.company import Company
from dozor.domain.diagnosis import Diagnosis
from dozor.domain.errors import FieldProblem, Invalid
from dozor.domain.escalation import keys_on
from dozor.domain.people import SYSTEM, Actor
from dozor.domain.staff import Staff
from dozor.domain.ticket import Change, CostType, Person, Ticket, TicketAction, TicketState, reassign
from dozor.domain.ticket.change import find_row
from dozor.domain.ticket.edits import answer, change_urgency, correct, diagnose, plan, set_cost
from dozor.domain.ticket.planning import plan_again, plan_completion
from dozor.ports.companies import CompanyRepository
from dozor.ports.people import PeopleRepository
from dozor.ports.tickets import TicketRepository

NOT_YET_AT_WORK = frozenset({TicketState.REGISTERED, TicketState.ASSIGNED, TicketState.REOPENED})


@dataclass(frozen=True, slots=True)
class EditTicket:
    """What is to be otherwise; None leaves a thing as it is. problem: a key of the catalogue; times UTC."""

    which: Which
    actor: Actor
    now: datetime
    reason: str = ""
    problem: str | None = None
    place_key: str | None = None
    occurred_at: datetime | None = None
    description: str | None = None
    entrance: str | None = None
    floor: str | None = None
    flat: str | None = None
    resident: Person | None = None
    urgency: Urgency | None = None
    answers: Mapping[str, str] | None = None
    cost: CostType | None = None
    planned_at: datetime | None = None
    diagnosis: Diagnosis | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """What editing needs at hand. questions: of the guide, asked for only where there are answers."""

    companies: CompanyRepository
    people: PeopleRepository
    tickets: TicketRepository
    catalogue: Catalogue
    questions: Callable[[], Mapping[str, Question]]


def edit_ticket(command: EditTicket, desk: Desk) -> Ticket:
    """The ticket afterwards; as it is when nothing is otherwise than it was.

    Another problem has another trade, urgency and other clocks: those go on with the time that they have spent, and a ticket
    that nobody works at yet goes to whoever has the trade. Raises NotFound, Invalid with every field that does not fit,
    Conflict, IllegalTransition, NotAllowed.
    """

    def make(ticket: Ticket, company: Company) -> Change | None:
        change: Change | None = None
        for step in _STEPS:
            done = step(change.ticket if change else ticket, company, command, desk)
            change = change.then(done) if change and done else change or done
        return change

    return change_ticket(command.which, desk.companies, desk.tickets, make)


def _correct(ticket: Ticket, company: Company, command: EditTicket, desk: Desk) -> Change | None:
    corrected = _with_place(_with_problem(ticket, company, command, desk), command, company, desk)
    if command.occurred_at is not None and command.occurred_at != ticket.occurred_at:
        if command.occurred_at > command.now:
            raise Invalid([FieldProblem("occurred_at", "This must not lie ahead.")])
        clocks = move_occurrence(corrected, company, command.occurred_at)
        planned_at = plan_again(corrected.planned_at, corrected.clocks, clocks, command.now)
        corrected = replace(corrected, occurred_at=command.occurred_at, clocks=clocks, planned_at=planned_at)
    if corrected == ticket:
        return None
    return correct(ticket, corrected, command.actor, command.now, command.reason)


def _with_problem(ticket: Ticket, company: Company, command: EditTicket, desk: Desk) -> Ticket:
    """An urgency that a person has chosen stays; that of the catalogue goes with the problem."""
    if command.problem is None or command.problem == ticket.problem:
        return ticket
    _, catalogue = open_catalogue(company.slug, command.problem, desk.companies, desk.catalogue)
    problem, before = catalogue.problem(command.problem), catalogue.known(ticket.problem)
    chosen_by_hand = before is not None and before.urgency is not ticket.urgency
    urgency = ticket.urgency if chosen_by_hand else problem.urgency
    clocks = renew_clocks(ticket, company, urgency, problem.key, command.now)
    return replace(
        ticket,
        problem=problem.key,
        category=problem.category,
        trade=problem.trade,
        urgency=urgency,
        clocks=clocks,
        planned_at=plan_completion(clocks, ticket.planned_at, command.now),
        place_key=ticket.place_key if ticket.place_key in problem.places else "",
        catalogue_version=catalogue.version,
    )


def _with_place(ticket: Ticket, command: EditTicket, company: Company, desk: Desk) -> Ticket:
    told = {name: getattr(command, name) for name in ("entrance", "floor", "flat")}
    place = replace(ticket.place, **{name: value for name, value in told.items() if value is not None})
    key = ticket.place_key
    if command.place_key is not None:
        key = check_place(_problem_of(ticket, company, desk), command.place_key)
    described = ticket.description if command.description is None else command.description
    return replace(
        ticket, place=place, place_key=key, description=described, resident=command.resident or ticket.resident
    )


def _problem_of(ticket: Ticket, company: Company, desk: Desk) -> Problem:
    """Also one that the company has switched off since. Raises Invalid for one that nobody has any more."""
    catalogue = desk.catalogue.apply(company.catalogue)
    return catalogue.known(ticket.problem) or catalogue.problem(ticket.problem)


def _hand_on(ticket: Ticket, company: Company, command: EditTicket, desk: Desk) -> Change | None:
    """To somebody of the trade, if whoever has it is of another and has not begun."""
    if command.problem is None or ticket.state not in NOT_YET_AT_WORK:
        return None
    staff: Staff = desk.people.last_staff(company.slug)
    able = {person.id for person in staff.executors if ticket.trade in person.trades}
    chosen = None if ticket.executor_id in able else choose_for(ticket, company, staff, command.now)
    if chosen is None:
        return None
    rungs, executor = keys_on(company.rungs, ClockKind.ACCEPT), chosen.executor
    return reassign(ticket, executor.id, executor.name, rungs, SYSTEM, command.now, chosen.reason, chosen.until)


def _change_urgency(ticket: Ticket, company: Company, command: EditTicket, _: Desk) -> Change | None:
    if command.urgency is None or command.urgency is ticket.urgency:
        return None
    find_row(ticket, TicketAction.CHANGE_URGENCY, command.actor, command.reason)
    clocks = renew_clocks(ticket, company, command.urgency, ticket.problem, command.now)
    planned_at = plan_completion(clocks, ticket.planned_at, command.now)
    return change_urgency(ticket, command.urgency, clocks, planned_at, command.actor, command.now, command.reason)


def _answer(ticket: Ticket, company: Company, command: EditTicket, desk: Desk) -> Change | None:
    new = {key: text for key, text in (command.answers or {}).items() if ticket.answers.get(key, "") != text}
    if not new:
        return None
    problem = _problem_of(ticket, company, desk)
    return answer(ticket, check_answers(problem, desk.questions(), new), command.actor, command.now)


def _diagnose(ticket: Ticket, _: Company, command: EditTicket, __: Desk) -> Change | None:
    if command.diagnosis is None or command.diagnosis == ticket.diagnosis:
        return None
    return diagnose(ticket, command.diagnosis, command.actor, command.now)


def _set_cost(ticket: Ticket, _: Company, command: EditTicket, __: Desk) -> Change | None:
    if command.cost is None or command.cost is ticket.cost:
        return None
    return set_cost(ticket, command.cost, command.actor, command.now, command.reason)


def _plan(ticket: Ticket, _: Company, command: EditTicket, __: Desk) -> Change | None:
    if command.planned_at is None:
        return None
    return plan(ticket, command.planned_at, command.actor, command.now, command.reason)


_Step = Callable[[Ticket, Company, EditTicket, Desk], Change | None]
_STEPS: tuple[_Step, ...] = (_correct, _hand_on, _change_urgency, _answer, _diagnose, _set_cost, _plan)
