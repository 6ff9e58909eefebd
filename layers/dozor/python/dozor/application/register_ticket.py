"""A request becomes a ticket: number, clocks, executor, one transaction."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from dozor.application.assign_ticket import assign_chosen, choose
from dozor.application.finish_duty import close_by_ticket
from dozor.application.keep_watch import plan_change
from dozor.application.own_catalogue.know_problem import ask_also, open_catalogue
from dozor.application.tickets.change import Which
from dozor.application.tickets.guide import check_answers, check_place
from dozor.application.tickets.ties import TieTickets, tie_tickets
from dozor.application.tickets.timing import begin_clocks, tell_plan
from dozor.domain.assignment import Assignment
from dozor.domain.catalogue import Catalogue, Problem, Question
from dozor.domain.company import Company
from dozor.domain.diagnosis import Diagnosis
from dozor.domain.errors import Conflict, DutyWaits, FieldProblem, Invalid, NotFound
from dozor.domain.people import Actor
from dozor.domain.ticket import Change, CostType, Person, Place, RelationKind, Ticket, TicketState, register
from dozor.domain.ticket.edits import diagnose
from dozor.domain.ticket.planning import plan_completion
from dozor.domain.ticket.steps import resolve
from dozor.events.envelope import Envelope
from dozor.ports.companies import CompanyRepository
from dozor.ports.contacts import ContactRepository
from dozor.ports.people import PeopleRepository
from dozor.ports.tickets import TicketRepository

LOOKS = 4  # at a duty that somebody else is writing at the same moment


@dataclass(frozen=True, slots=True)
class RegisterTicket:
    """What the operator saved. key: made when the form opened; the same key is the same ticket, for ever, and digest tells
    whether it is the same form.

    building_id, problem: as in the company's lists; phone of the caller in E.164; now: UTC.
    occurred_at: when the damage happened, if that is known. place_key, answers: of the catalogue and its guide. resident: whom
    it is about, where that is not the caller. follows: the ticket whose trouble has come again. resolve_now: solved while the
    caller is on the line, as the remark says. diagnosis: what the script of a guide was answered.
    """

    company: str
    key: str
    actor: Actor
    caller: Person
    building_id: str
    problem: str
    now: datetime
    description: str = ""
    entrance: str = ""
    floor: str = ""
    flat: str = ""
    channel: str = "phone"
    contact_id: str = ""
    occurred_at: datetime | None = None
    place_key: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    resident: Person | None = None
    cost: CostType = CostType.UNSAID
    follows: str = ""
    resolve_now: bool = False
    remark: str = ""
    digest: str = ""
    diagnosis: Diagnosis | None = None


@dataclass(frozen=True, slots=True)
class Registered:
    """The ticket, and whether this call made it (False: an earlier call with the same key had)."""

    ticket: Ticket
    created: bool


def register_ticket(
    command: RegisterTicket,
    companies: CompanyRepository,
    people: PeopleRepository,
    tickets: TicketRepository,
    contacts: ContactRepository,
    catalogue: Catalogue,
    questions: Callable[[], Mapping[str, Question]] = dict,
) -> Registered:
    """Register once per key. Raises Invalid with every field that does not fit (KeyReused: the key is another form's),
    NotFound for an unknown company.

    Whether the key has made a ticket already is told by the write itself; a form saved twice leaves a gap in the numbers.
    The message or the missed call that it is made of has been seen to: the write tells that there is one. questions: of the
    guide, asked for only where there are answers.
    """
    company, own = open_catalogue(command.company, command.problem, companies, catalogue)
    problem = own.problem(command.problem)
    _check(command, ask_also(problem, catalogue), tickets, questions)
    place = _find_place(command, people)
    chosen = None if command.resolve_now else _choose(command, company, problem, people)
    number = tickets.next_number(company.slug)
    draft = _draft(command, company, problem, place, chosen, number, own.version)
    change, events = plan_change(draft, company)
    try:
        _add(change, events, command, tickets, contacts)
    except Conflict:
        winner = tickets.find_by_key(command.company, command.key, command.digest)
        if winner is None:
            raise
        return Registered(_follow(winner, command, companies, tickets), created=False)
    return Registered(_follow(change.ticket, command, companies, tickets), created=True)


def _add(
    change: Change,
    events: Sequence[Envelope],
    command: RegisterTicket,
    tickets: TicketRepository,
    contacts: ContactRepository,
) -> None:
    """Write it, together with the duty that it fulfils as soon as there turns out to be one. Raises Conflict."""
    ticket, done = change.ticket, None
    for _ in range(LOOKS):
        try:
            return tickets.add(change, command.key, events, done, command.digest)
        except DutyWaits:
            actor, now = command.actor, command.now
            done = close_by_ticket(ticket.company, ticket.contact_id, ticket.number, actor, now, contacts)
    raise Conflict("A duty of this caller has changed meanwhile: look again.")


def _follow(ticket: Ticket, command: RegisterTicket, companies: CompanyRepository, tickets: TicketRepository) -> Ticket:
    """Tied to the ticket whose trouble has come again: a write of its own, made good by whoever saves the form once more."""
    if not command.follows:
        return ticket
    which = Which(ticket.company, ticket.number)
    tie = TieTickets(which, command.follows, RelationKind.FOLLOWS, command.actor, command.now)
    return tie_tickets(tie, companies, tickets)


def _check(
    command: RegisterTicket,
    problem: Problem,
    tickets: TicketRepository,
    questions: Callable[[], Mapping[str, Question]],
) -> None:
    check_place(problem, command.place_key)
    if command.follows and not _is_there(command.company, command.follows, tickets):
        raise Invalid([FieldProblem("follows", "There is no such ticket.")])
    if command.answers:
        check_answers(problem, questions(), command.answers)
    if command.occurred_at is not None and command.occurred_at > command.now:
        raise Invalid([FieldProblem("occurred_at", "This must not lie ahead.")])


def _is_there(company: str, number: str, tickets: TicketRepository) -> bool:
    try:
        tickets.get(company, number)
    except NotFound:
        return False
    return True


def _choose(command: RegisterTicket, company: Company, problem: Problem, people: PeopleRepository) -> Assignment | None:
    staff = people.last_staff(company.slug)
    language = (command.resident or command.caller).language
    return choose(company, staff, problem.trade, command.building_id, command.now, language=language)


def _find_place(command: RegisterTicket, people: PeopleRepository) -> Place:
    try:
        building = people.building(command.company, command.building_id)
    except NotFound as error:
        raise Invalid([FieldProblem("place.building_id", "There is no such building.")]) from error
    return Place(building.id, building.address, command.entrance, command.floor, command.flat)


def _draft(
    command: RegisterTicket,
    company: Company,
    problem: Problem,
    place: Place,
    chosen: Assignment | None,
    number: str,
    catalogue_version: str,
) -> Change:
    clocks = begin_clocks(company, problem.urgency, problem.key, command.now, command.occurred_at)
    if command.channel == "phone":
        clocks = tell_plan(clocks, command.now)
    ticket = Ticket(
        company=company.slug,
        number=number,
        state=TicketState.REGISTERED,
        place=place,
        caller=command.caller,
        problem=problem.key,
        category=problem.category,
        trade=problem.trade,
        urgency=problem.urgency,
        description=command.description,
        channel=command.channel,
        registered_at=command.now,
        planned_at=plan_completion(clocks, command.now, command.now),
        clocks=clocks,
        contact_id=command.contact_id,
        catalogue_version=catalogue_version,
        occurred_at=command.occurred_at,
        place_key=check_place(problem, command.place_key),
        answers=command.answers,
        resident=command.resident,
        cost=command.cost,
    )
    registered = register(ticket, command.actor)
    if command.diagnosis is not None:
        registered = registered.then(diagnose(registered.ticket, command.diagnosis, command.actor, command.now))
    if command.resolve_now:
        done = resolve(registered.ticket, command.actor, command.now, command.remark, first_contact=True)
        return registered.then(done)
    return registered if chosen is None else registered.then(assign_chosen(registered.ticket, chosen, command.now))
