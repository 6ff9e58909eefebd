"""Calls and their recordings."""

from chalice.app import Blueprint, Request

from dozor.bootstrap.outside import recordings
from dozor.bootstrap.stores import contacts
from dozor.domain.errors import NotFound
from functions.rest_api.access import person_of
from functions.rest_api.models.base import PageAsked
from functions.rest_api.models.contacts import (
    ContactList,
    ContactTold,
    RecordingTold,
)
from functions.rest_api.operations import operation

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
