"""What is written down about a ticket while it stays where it is; each answers the ticket afterwards."""

from chalice.app import Blueprint, Request

from dozor.application.attachments.check_photos import check_photos
from dozor.application.register.values import read_email
from dozor.application.tickets import remarks
from dozor.application.tickets.change import Plan, Which, change_ticket
from dozor.application.tickets.edit import Desk, EditTicket, edit_ticket
from dozor.application.tickets.find_repeats import find_repeats
from dozor.application.tickets.ties import TieTickets, tie_tickets, untie_tickets
from dozor.bootstrap.attachments import attachments
from dozor.bootstrap.problems import catalogue_of, questions_of
from dozor.bootstrap.stores import companies, people, tickets
from dozor.bootstrap.system import catalogue, clock
from dozor.domain.errors import FieldProblem, Invalid
from dozor.domain.ticket import Ticket, Watcher, WorkReport
from functions.rest_api.access import Person, person_of
from functions.rest_api.diagnoses import read_diagnosis
from functions.rest_api.languages import language_of
from functions.rest_api.models import ticket_edits as asked
from functions.rest_api.models.proposals import RepeatList
from functions.rest_api.models.tickets import TicketTold
from functions.rest_api.operations import operation
from functions.rest_api.people import read_person
from functions.rest_api.phones import read_phone
from functions.rest_api.views import show_ticket

blueprint = Blueprint(__name__)
TICKET = "/tickets/{company}/{number}"


@operation(blueprint, "POST", f"{TICKET}/edits", TicketTold, body=asked.EditAsked)
def edit(request: Request, company: str, number: str, body: asked.EditAsked) -> TicketTold:
    """Put right what was understood wrongly, and write down what has become known."""
    person = person_of(request)
    slug = person.may_see(company)
    resident = read_person(body.resident, slug, "resident.phone") if body.resident else None
    plain = body.model_dump(exclude={"version", "resident", "diagnosis"})
    plain["diagnosis"] = read_diagnosis(body.diagnosis, slug, language_of(request))
    command = EditTicket(Which(slug, number, body.version), person.actor, clock().now(), resident=resident, **plain)
    desk = Desk(companies(), people(), tickets(), catalogue(), lambda: questions_of(slug))
    return _show(edit_ticket(command, desk), person, request)


@operation(blueprint, "POST", f"{TICKET}/notes", TicketTold, body=asked.NoteAsked)
def note(request: Request, company: str, number: str, body: asked.NoteAsked) -> TicketTold:
    """Add a note."""
    person = person_of(request)
    return _write(
        request, person, company, number, body.version, remarks.plan_note(body.text, person.actor, clock().now())
    )


@operation(blueprint, "POST", f"{TICKET}/reports", TicketTold, body=asked.WorkReportAsked)
def report(request: Request, company: str, number: str, body: asked.WorkReportAsked) -> TicketTold:
    """Tell what was done; the last word counts."""
    person = person_of(request)
    work = WorkReport(body.text, body.minutes, body.photos)
    check_photos(person.may_see(company), number, work, attachments)
    return _write(
        request, person, company, number, body.version, remarks.plan_report(work, person.actor, clock().now())
    )


@operation(blueprint, "POST", f"{TICKET}/marks", TicketTold, body=asked.MarkAsked)
def mark(request: Request, company: str, number: str, body: asked.MarkAsked) -> TicketTold:
    """Tell how satisfied the resident is; the last word counts."""
    person = person_of(request)
    plan = remarks.plan_mark(body.mark, body.comment, person.actor, clock().now())
    return _write(request, person, company, number, body.version, plan)


@operation(blueprint, "POST", f"{TICKET}/watchers", TicketTold, body=asked.WatcherAsked)
def watch(request: Request, company: str, number: str, body: asked.WatcherAsked) -> TicketTold:
    """Tell somebody of every change of state from now on."""
    person = person_of(request)
    address = _check_address(_read_address(body.address, person.may_see(company)))
    watcher = Watcher(address, body.name, body.language)
    return _write(
        request, person, company, number, body.version, remarks.plan_watch(watcher, person.actor, clock().now())
    )


@operation(blueprint, "POST", f"{TICKET}/watchers/remove", TicketTold, body=asked.AddressAsked)
def unwatch(request: Request, company: str, number: str, body: asked.AddressAsked) -> TicketTold:
    """Tell somebody no more."""
    person = person_of(request)
    address = _read_address(body.address, person.may_see(company))
    return _write(
        request, person, company, number, body.version, remarks.plan_unwatch(address, person.actor, clock().now())
    )


@operation(blueprint, "POST", f"{TICKET}/relations", TicketTold, body=asked.RelationAsked)
def relate(request: Request, company: str, number: str, body: asked.RelationAsked) -> TicketTold:
    """Tie another ticket to this one."""
    person, command = _read_tie(request, company, number, body)
    return _show(tie_tickets(command, companies(), tickets()), person, request)


@operation(blueprint, "POST", f"{TICKET}/relations/remove", TicketTold, body=asked.RelationAsked)
def unrelate(request: Request, company: str, number: str, body: asked.RelationAsked) -> TicketTold:
    """Loose a tie to another ticket."""
    person, command = _read_tie(request, company, number, body)
    return _show(untie_tickets(command, companies(), tickets()), person, request)


@operation(blueprint, "POST", f"{TICKET}/clocks/pause", TicketTold, body=asked.PauseAsked)
def pause(request: Request, company: str, number: str, body: asked.PauseAsked) -> TicketTold:
    """Let clocks stand still, for a reason of the company's policy."""
    person = person_of(request)
    plan = remarks.plan_pause(body.why, body.note, body.clocks, person.actor, clock().now())
    return _write(request, person, company, number, body.version, plan)


@operation(blueprint, "POST", f"{TICKET}/clocks/resume", TicketTold, body=asked.ResumeAsked)
def resume(request: Request, company: str, number: str, body: asked.ResumeAsked) -> TicketTold:
    """Let paused clocks go on with what was left."""
    person = person_of(request)
    plan = remarks.plan_resume(body.note, body.clocks, person.actor, clock().now())
    return _write(request, person, company, number, body.version, plan)


@operation(blueprint, "POST", f"{TICKET}/clocks/met", TicketTold, body=asked.ClockMetAsked)
def meet(request: Request, company: str, number: str, body: asked.ClockMetAsked) -> TicketTold:
    """Say that what a clock times has been done."""
    person = person_of(request)
    plan = remarks.plan_meet(body.clock, body.note, person.actor, clock().now())
    return _write(request, person, company, number, body.version, plan)


@operation(blueprint, "POST", f"{TICKET}/clocks/agreed", TicketTold, body=asked.LimitAsked)
def agree(request: Request, company: str, number: str, body: asked.LimitAsked) -> TicketTold:
    """Write down another limit, to which the resident has agreed."""
    person = person_of(request)
    plan = remarks.plan_agreement(body.clock, body.limit_at, body.reason, person.actor, clock().now())
    return _write(request, person, company, number, body.version, plan)


@operation(blueprint, "GET", f"{TICKET}/repeats", RepeatList)
def read_repeats(request: Request, company: str, number: str) -> RepeatList:
    """Open tickets that may be about the same damage as this one."""
    slug = person_of(request).may_see(company)
    ticket = tickets().get(slug, number)
    problem = catalogue_of(slug).problems.get(ticket.problem)
    found = (
        find_repeats(slug, ticket.place, problem, ticket.registered_at, people(), tickets(), number) if problem else ()
    )
    return RepeatList.model_validate({"items": found}, from_attributes=True)


def _write(request: Request, person: Person, company: str, number: str, version: int, plan: Plan) -> TicketTold:
    which = Which(person.may_see(company), number, version)
    return _show(change_ticket(which, companies(), tickets(), plan), person, request)


def _read_tie(request: Request, company: str, number: str, body: asked.RelationAsked) -> tuple[Person, TieTickets]:
    person = person_of(request)
    which = Which(person.may_see(company), number, body.version)
    return person, TieTickets(which, body.ticket, body.kind, person.actor, clock().now(), body.reason)


def _read_address(written: str, slug: str) -> str:
    """An e-mail address as it is, a phone in E.164. Raises Invalid."""
    return written if "@" in written else read_phone(written, slug, "address")


def _check_address(address: str) -> str:
    """The address back; raises Invalid for one to which nothing can be written."""
    try:
        return read_email(address) if "@" in address else address
    except ValueError as error:
        raise Invalid([FieldProblem("address", "Say where to write: a phone or an e-mail address.")]) from error


def _show(ticket: Ticket, person: Person, request: Request) -> TicketTold:
    return show_ticket(ticket, catalogue_of(ticket.company), language_of(request), person.actor)
