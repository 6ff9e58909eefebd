"""Files of a ticket: the desk's, and the executor's by the link of the SMS."""

from chalice.app import Blueprint, Request

from dozor.application.attachments.remove_attachment import remove_attachment
from dozor.bootstrap.attachments import attachments
from dozor.bootstrap.stores import tickets
from dozor.bootstrap.system import clock, links, settings
from dozor.config.settings import RestApiSettings
from dozor.domain.errors import NotFound
from dozor.domain.people import Actor, ActorKind
from dozor.domain.ticket import Ticket
from functions.rest_api.access import person_of
from functions.rest_api.files import offer_upload, show_attachment, show_attachments
from functions.rest_api.languages import language_of
from functions.rest_api.models.attachments import (
    AttachmentList,
    AttachmentTold,
    RemovalAsked,
    UploadAsked,
    UploadTold,
)
from functions.rest_api.operations import Answer, operation

blueprint = Blueprint(__name__)
FILES = "/tickets/{company}/{number}/attachments"
WORK_FILES = "/work/{token}/attachments"
KEYED = ("Idempotency-Key",)


@operation(blueprint, "POST", FILES, UploadTold, body=UploadAsked, status=201, headers=KEYED)
def attach_file(request: Request, company: str, number: str, body: UploadAsked) -> Answer:
    """Announce a file; the answer says how to upload it. The same Idempotency-Key again answers 200 with the same one."""
    person = person_of(request)
    slug = person.may_see(company)
    tickets().get(slug, number)
    return offer_upload(request, slug, number, body, person.actor)


# Its links are new with every answer.
@operation(blueprint, "GET", FILES, AttachmentList, kept=False)
def list_attachments(request: Request, company: str, number: str) -> AttachmentList:
    """Files of a ticket, the first one first; those that are ready with a link."""
    slug = person_of(request).may_see(company)
    tickets().get(slug, number)
    return show_attachments(attachments().of_ticket(slug, number), language_of(request))


@operation(
    blueprint, "POST", f"{FILES}/{{attachment_id}}/remove", AttachmentTold, body=RemovalAsked, problems=(404, 409)
)
def remove_file(request: Request, company: str, number: str, attachment_id: str, body: RemovalAsked) -> AttachmentTold:
    """Show a file no more; the journal says who took it away, and why."""
    person = person_of(request)
    place = (person.may_see(company), number, attachment_id)
    removed = remove_attachment(place, body.reason, person.actor, clock().now(), attachments(), tickets())
    return show_attachment(removed, language_of(request))


@operation(blueprint, "POST", WORK_FILES, UploadTold, body=UploadAsked, status=201, headers=KEYED, authorized=False)
def attach_to_work(request: Request, token: str, body: UploadAsked) -> Answer:
    """Announce a photo of the work; the answer says how to upload it."""
    ticket = _ticket_of(token)
    executor = Actor(ActorKind.EXECUTOR, ticket.executor_id, ticket.executor_name)
    return offer_upload(request, ticket.company, ticket.number, body, executor)


@operation(blueprint, "GET", WORK_FILES, AttachmentList, authorized=False, kept=False)
def list_work_attachments(request: Request, token: str) -> AttachmentList:
    """Files of the ticket that the link is for."""
    ticket = _ticket_of(token)
    return show_attachments(attachments().of_ticket(ticket.company, ticket.number), language_of(request))


def _ticket_of(token: str) -> Ticket:
    link = links(settings(RestApiSettings).link_secret_arn).open(token, clock().now())
    ticket = tickets().get(link.company, link.ticket)
    if ticket.executor_id != link.executor_id:  # a link of somebody who no longer holds the ticket is as good as none
        raise NotFound("This ticket has been given to somebody else.")
    return ticket
