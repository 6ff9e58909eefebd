"""Calls, their recordings, duties and deferred calls."""

from datetime import UTC

from chalice.app import Blueprint, Request

from dozor.application.defer_call import DeferCall, defer_call, list_deferred
from dozor.application.finish_duty import finish_duty
from dozor.bootstrap.outside import recordings
from dozor.bootstrap.stores import contacts, tickets
from dozor.bootstrap.system import clock
from dozor.domain.duty import DutyKind
from dozor.domain.errors import NotFound
from functions.rest_api.access import person_of
from functions.rest_api.models.base import PageAsked
from functions.rest_api.models.contacts import (
    ContactList,
    ContactTold,
    DutyDone,
    DutyList,
    DutyTold,
    NewDeferredCall,
    RecordingTold,
)
from functions.rest_api.models.lists import CompanyAsked
from functions.rest_api.operations import operation, read_key
from functions.rest_api.phones import read_phone

blueprint = Blueprint(__name__)
LINK_SECONDS = 900


@operation(blueprint, "GET", "/contacts", ContactList, query=PageAsked)
def list_contacts(request: Request, query: PageAsked) -> ContactList:
    """Calls of a company, newest first."""
    page = contacts().page(person_of(request).may_see(query.company), limit=query.limit, cursor=query.cursor)
    return ContactList(items=tuple(map(ContactTold.of, page.items)), cursor=page.cursor)


@operation(blueprint, "GET", "/contacts/{company}/{contact_id}", ContactTold)
def read_contact(request: Request, company: str, contact_id: str) -> ContactTold:
    """One call and its outcome."""
    return ContactTold.of(contacts().get(person_of(request).may_see(company), contact_id))


@operation(blueprint, "GET", "/contacts/{company}/{contact_id}/recording", RecordingTold, kept=False)
def read_recording(request: Request, company: str, contact_id: str) -> RecordingTold:
    """A link to the recording, good for 15 minutes."""
    contact = contacts().get(person_of(request).may_see(company), contact_id)
    if not contact.recording or not recordings().exists(contact.recording):
        raise NotFound("This call has no recording, or it has not arrived yet.")
    return RecordingTold(url=recordings().signed_link(contact.recording, LINK_SECONDS))


@operation(blueprint, "GET", "/duties", DutyList, query=CompanyAsked)
def list_duties(request: Request, query: CompanyAsked) -> DutyList:
    """People to be called back, messages, bad marks and calls put off, the most pressing first."""
    slug = person_of(request).may_see(query.company)
    return DutyList(items=tuple(map(DutyTold.of, contacts().duties(slug))))


@operation(blueprint, "POST", "/duties/{company}/{contact_id}/done", DutyTold, body=DutyDone)
def mark_duty_done(request: Request, company: str, contact_id: str, body: DutyDone) -> DutyTold:
    """Say that a duty has been seen to, and what came of it."""
    person = person_of(request)
    slug = person.may_see(company)
    duty = finish_duty(slug, contact_id, person.actor, body.result, clock().now(), contacts())
    return DutyTold.of(duty)


@operation(blueprint, "GET", "/deferred-calls", DutyList, query=CompanyAsked)
def list_deferred_calls(request: Request, query: CompanyAsked) -> DutyList:
    """Calls put off, the next one first."""
    slug = person_of(request).may_see(query.company)
    return DutyList(items=tuple(map(DutyTold.of, list_deferred(slug, contacts()))))


@operation(
    blueprint, "POST", "/deferred-calls", DutyTold, body=NewDeferredCall, status=201, headers=("Idempotency-Key",)
)
def put_call_off(request: Request, body: NewDeferredCall) -> DutyTold:
    """Put a call off to a moment, for oneself or somebody else; the same Idempotency-Key again is the same call."""
    person = person_of(request)
    slug = person.may_see(body.company)
    command = DeferCall(
        company=slug,
        key=read_key(request),
        phone=read_phone(body.phone, slug, "phone"),
        at=body.at.astimezone(UTC),
        reason=body.reason,
        actor=person.actor,
        now=clock().now(),
        addressee=body.addressee,
        ticket=body.ticket,
        name=body.name,
    )
    return DutyTold.of(defer_call(command, contacts(), tickets()))


@operation(blueprint, "POST", "/deferred-calls/{company}/{call_id}/cancel", DutyTold, body=DutyDone)
def cancel_deferred_call(request: Request, company: str, call_id: str, body: DutyDone) -> DutyTold:
    """The call need not be made after all; result says why. One that was made is done as any duty."""
    person = person_of(request)
    slug = person.may_see(company)
    if contacts().duty(slug, call_id).kind is not DutyKind.DEFERRED:
        raise NotFound("There is no such call put off.")
    return DutyTold.of(finish_duty(slug, call_id, person.actor, body.result, clock().now(), contacts()))
