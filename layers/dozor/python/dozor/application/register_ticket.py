"""A request becomes a ticket: number, clocks, executor, one transaction."""

from dataclasses import dataclass
from datetime import datetime

from dozor.application.assign_ticket import assign_chosen, choose
from dozor.application.finish_duty import close_by_ticket
from dozor.domain.assignment import Assignment
from dozor.domain.catalogue import Catalogue, Problem
from dozor.domain.clocks import Clock, ClockKind, start_clocks
from dozor.domain.company import Company
from dozor.domain.errors import Conflict, DutyWaits, FieldProblem, Invalid, NotFound
from dozor.domain.people import Actor
from dozor.domain.ticket import Change, Person, Place, Ticket, TicketState, register
from dozor.events.tickets import describe_change
from dozor.ports.companies import CompanyRepository
from dozor.ports.contacts import ContactRepository
from dozor.ports.people import PeopleRepository
from dozor.ports.tickets import TicketRepository

LOOKS = 4  # at a duty that somebody else is writing at the same moment


@dataclass(frozen=True, slots=True)
class RegisterTicket:
    """What the operator saved. key: made when the form opened; the same key is the same ticket, for ever.

    building_id, problem: as in the company's lists; phone of the caller in E.164; now: UTC.
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
) -> Registered:
    """Register once per key. Raises Invalid with every field that does not fit, NotFound for an unknown company.

    Whether the key has made a ticket already is told by the write itself; a form saved twice leaves a gap in the numbers.
    The message or the missed call that it is made of has been seen to: the write tells that there is one.
    """
    company = companies.get(command.company)
    own = catalogue.apply(company.catalogue)
    problem = own.problem(command.problem)
    place = _find_place(command, people)
    staff = people.last_staff(company.slug)
    language = command.caller.language
    chosen = choose(company, staff, problem.trade, command.building_id, command.now, language=language)
    number = tickets.next_number(company.slug)
    change = _draft(command, company, problem, place, chosen, number, own.version)
    try:
        _add(change, command, company, tickets, contacts)
    except Conflict:
        winner = tickets.find_by_key(command.company, command.key)
        if winner is None:
            raise
        return Registered(winner, created=False)
    return Registered(change.ticket, created=True)


def plan_completion(clocks: tuple[Clock, ...], fallback: datetime) -> datetime:
    """What the resident is told: the first limit on the work itself (damage contained, else work done)."""
    limits = {clock.kind: clock.limit_at for clock in clocks}
    return limits.get(ClockKind.LOCALISE) or limits.get(ClockKind.RESOLVE) or fallback


def _add(
    change: Change,
    command: RegisterTicket,
    company: Company,
    tickets: TicketRepository,
    contacts: ContactRepository,
) -> None:
    """Write it, together with the duty that it fulfils as soon as there turns out to be one. Raises Conflict."""
    events = describe_change(change, company.rungs)
    ticket, done = change.ticket, None
    for _ in range(LOOKS):
        try:
            return tickets.add(change, command.key, events, done)
        except DutyWaits:
            actor, now = command.actor, command.now
            done = close_by_ticket(ticket.company, ticket.contact_id, ticket.number, actor, now, contacts)
    raise Conflict("A duty of this caller has changed meanwhile: look again.")


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
    clocks = start_clocks(company.clocks, problem.urgency, problem.key, command.now)
    if command.channel == "phone":  # the operator says the planned time before hanging up
        clocks = tuple(clock.stop(command.now) if clock.kind is ClockKind.TELL_PLAN else clock for clock in clocks)
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
        planned_at=plan_completion(clocks, command.now),
        clocks=clocks,
        contact_id=command.contact_id,
        catalogue_version=catalogue_version,
    )
    registered = register(ticket, command.actor)
    return registered if chosen is None else registered.then(assign_chosen(registered.ticket, chosen, command.now))
