"""Calls, their recordings, and people to be called back."""

from chalice.app import Blueprint, Request

from dozor.application.finish_duty import finish_duty
from dozor.bootstrap.outside import recordings
from dozor.bootstrap.stores import contacts
from dozor.bootstrap.system import clock
from dozor.domain.errors import NotFound
from functions.rest_api.access import person_of
from functions.rest_api.models.contacts import ContactList, ContactTold, DutyDone, DutyList, DutyTold, RecordingTold
from functions.rest_api.operations import operation

blueprint = Blueprint(__name__)
LINK_SECONDS = 900


@operation(blueprint, "GET", "/contacts", ContactList, query=("company",))
def list_contacts(request: Request) -> ContactList:
    """The latest calls, newest first."""
    slug = person_of(request).may_see(request.query_params["company"])
    return ContactList(items=tuple(map(ContactTold.of, contacts().recent(slug))))


@operation(blueprint, "GET", "/contacts/{company}/{contact_id}", ContactTold)
def read_contact(request: Request, company: str, contact_id: str) -> ContactTold:
    """One call and its outcome."""
    return ContactTold.of(contacts().get(person_of(request).may_see(company), contact_id))


@operation(blueprint, "GET", "/contacts/{company}/{contact_id}/recording", RecordingTold)
def read_recording(request: Request, company: str, contact_id: str) -> RecordingTold:
    """A link to the recording, good for 15 minutes."""
    contact = contacts().get(person_of(request).may_see(company), contact_id)
    if not contact.recording or not recordings().exists(contact.recording):
        raise NotFound("This call has no recording, or it has not arrived yet.")
    return RecordingTold(url=recordings().signed_link(contact.recording, LINK_SECONDS))


@operation(blueprint, "GET", "/duties", DutyList, query=("company",))
def list_duties(request: Request) -> DutyList:
    """People to be called back, the most pressing first."""
    slug = person_of(request).may_see(request.query_params["company"])
    return DutyList(items=tuple(map(DutyTold.model_validate, contacts().duties(slug))))


@operation(blueprint, "POST", "/duties/{company}/{contact_id}/done", DutyTold, body=DutyDone)
def mark_duty_done(request: Request, company: str, contact_id: str, body: DutyDone) -> DutyTold:
    """Say that somebody was called back, and what came of it."""
    person = person_of(request)
    slug = person.may_see(company)
    duty = finish_duty(slug, contact_id, person.actor, body.result, clock().now(), contacts())
    return DutyTold.model_validate(duty)
