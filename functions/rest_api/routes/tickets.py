"""Tickets: propose, register, read, act."""

from chalice.app import Blueprint, Request

from dozor.application.act_on_ticket import ActOnTicket, act_on_ticket
from dozor.application.attachments.check_photos import check_photos
from dozor.application.propose_ticket import propose_ticket
from dozor.application.register_ticket import RegisterTicket, register_ticket
from dozor.bootstrap.attachments import attachments
from dozor.bootstrap.problems import catalogue_of, questions_of
from dozor.bootstrap.stores import companies, contacts, messages, people, tickets
from dozor.bootstrap.system import catalogue, clock, texts
from dozor.domain.ticket import Place
from functions.rest_api.access import person_of
from functions.rest_api.diagnoses import read_diagnosis
from functions.rest_api.languages import language_of
from functions.rest_api.models.journal import JournalTold
from functions.rest_api.models.lists import Order, TicketsAsked
from functions.rest_api.models.messages import MessageList
from functions.rest_api.models.proposals import ProposalAsked, ProposalTold
from functions.rest_api.models.tickets import ActionAsked, NewTicket, TicketList, TicketTold
from functions.rest_api.operations import Answer, digest_of, operation, read_key
from functions.rest_api.people import read_person, read_report
from functions.rest_api.phones import read_phone
from functions.rest_api.searches import read_search
from functions.rest_api.views import show_entry, show_ticket

blueprint = Blueprint(__name__)
TICKET = "/tickets/{company}/{number}"


@operation(blueprint, "POST", "/proposals", ProposalTold, body=ProposalAsked)
def propose(request: Request, body: ProposalAsked) -> ProposalTold:
    """Who would come and when, for a form that is not saved yet."""
    slug = person_of(request).may_see(body.company)
    language = language_of(request)
    now = clock().now()
    place = Place(body.building_id, "", body.entrance, body.floor, body.flat)
    proposal = propose_ticket(slug, place, body.problem, language, now, companies(), people(), tickets(), catalogue())
    told = ProposalTold.model_validate(proposal)
    return told.model_copy(update={"reason": texts().say(language, proposal.reason)})


@operation(blueprint, "POST", "/tickets", TicketTold, body=NewTicket, status=201, headers=("Idempotency-Key",))
def register(request: Request, body: NewTicket) -> Answer:
    """Register a ticket; the same Idempotency-Key again answers 200 with the ticket it made before."""
    person = person_of(request)
    slug = person.may_see(body.company)
    key = read_key(request)
    command = RegisterTicket(
        company=slug,
        key=key,
        actor=person.actor,
        caller=read_person(body.caller, slug, "caller.phone"),
        building_id=body.place.building_id,
        problem=body.problem,
        now=clock().now(),
        description=body.description,
        entrance=body.place.entrance,
        floor=body.place.floor,
        flat=body.place.flat,
        channel=body.channel,
        contact_id=body.contact_id,
        occurred_at=body.occurred_at,
        place_key=body.place_key,
        answers=body.answers,
        resident=read_person(body.resident, slug, "resident.phone") if body.resident else None,
        cost=body.cost,
        follows=body.follows,
        resolve_now=body.resolve_now,
        remark=body.remark,
        digest=digest_of(body),
        diagnosis=read_diagnosis(body.diagnosis, slug, language_of(request)),
    )
    registered = register_ticket(
        command, companies(), people(), tickets(), contacts(), catalogue(), lambda: questions_of(slug)
    )
    told = show_ticket(registered.ticket, catalogue_of(slug), language_of(request), person.actor)
    return Answer(told, 201 if registered.created else 200)


@operation(blueprint, "GET", "/tickets", TicketList, query=TicketsAsked)
def list_tickets(request: Request, query: TicketsAsked) -> TicketList:
    """The register, newest first or oldest; open=true: only what is not over. A page may be short before the end."""
    person = person_of(request)
    slug = person.may_see(query.company)
    language, known = language_of(request), catalogue_of(slug)
    search = read_search(query, read_phone(query.phone, slug, "phone"), clock().now(), known, language)
    oldest_first = query.order is Order.OLDEST
    page = tickets().list(
        slug, open_only=query.open, search=search, limit=query.limit, cursor=query.cursor, oldest_first=oldest_first
    )
    items = tuple(show_ticket(ticket, known, language, person.actor) for ticket in page.items)
    return TicketList(items=items, cursor=page.cursor, reached=page.reached)


@operation(blueprint, "GET", TICKET, TicketTold)
def read_ticket(request: Request, company: str, number: str) -> TicketTold:
    """One ticket, with what may be done to it now."""
    person = person_of(request)
    slug = person.may_see(company)
    return show_ticket(tickets().get(slug, number), catalogue_of(slug), language_of(request), person.actor)


@operation(blueprint, "GET", f"{TICKET}/journal", JournalTold)
def read_journal(request: Request, company: str, number: str) -> JournalTold:
    """The ticket's journal, oldest entry first."""
    slug = person_of(request).may_see(company)
    tickets().get(slug, number)
    language = language_of(request)
    sent = messages().of_ticket(slug, number)
    entries = tickets().journal(slug, number)
    return JournalTold(items=tuple(show_entry(entry, texts(), language, sent) for entry in entries))


@operation(blueprint, "GET", f"{TICKET}/messages", MessageList)
def read_messages(request: Request, company: str, number: str) -> MessageList:
    """What was sent about the ticket, oldest first."""
    slug = person_of(request).may_see(company)
    tickets().get(slug, number)
    return MessageList.model_validate({"items": messages().of_ticket(slug, number)}, from_attributes=True)


@operation(blueprint, "POST", f"{TICKET}/actions", TicketTold, body=ActionAsked)
def act(request: Request, company: str, number: str, body: ActionAsked) -> TicketTold:
    """Do something to the ticket; 409 names what is possible instead."""
    person = person_of(request)
    command = ActOnTicket(
        company=person.may_see(company),
        number=number,
        action=body.action,
        actor=person.actor,
        now=clock().now(),
        reason=body.reason,
        version=body.version,
        executor_id=body.executor_id,
        until=body.until,
        why=body.why,
        to=body.to,
        their_number=body.their_number,
        into=body.into,
        report=read_report(body.report),
    )
    check_photos(command.company, number, command.report, attachments)
    ticket = act_on_ticket(command, companies(), people(), tickets())
    return show_ticket(ticket, catalogue_of(ticket.company), language_of(request), person.actor)
