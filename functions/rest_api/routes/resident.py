"""The resident's page: opened by the signed link from the SMS, without an account, for their own tickets."""

from chalice.app import Blueprint, Request

from dozor.application.resident_page.act import House, ResidentActs, act_as_resident
from dozor.application.resident_page.link import Visitor, open_link, withdraw_links
from dozor.application.resident_page.outages import find_own_outages
from dozor.bootstrap.attachments import attachments, resident_links
from dozor.bootstrap.stores import callers, companies, messages, outages, people, tickets
from dozor.bootstrap.system import clock, links, settings
from dozor.config.settings import RestApiSettings
from dozor.domain.ticket.search import TicketSearch
from functions.rest_api.access import person_of
from functions.rest_api.files import offer_upload
from functions.rest_api.languages import language_of
from functions.rest_api.models.attachments import UploadAsked, UploadTold
from functions.rest_api.models.resident import (
    OwnPageTold,
    OwnTicketPageTold,
    ResidentActionAsked,
    WithdrawalAsked,
    WithdrawalTold,
)
from functions.rest_api.operations import Answer, operation
from functions.rest_api.phones import read_phone
from functions.rest_api.resident_views import show_own_page, show_resident

blueprint = Blueprint(__name__)
PAGE = "/resident/{token}"
TICKET = f"{PAGE}/tickets/{{number}}"
SHOWN = 20
"""Their newest tickets, open ones and those that are over."""


@operation(blueprint, "GET", PAGE, OwnPageTold, authorized=False)
def read_resident(request: Request, token: str) -> OwnPageTold:
    """Their own tickets, newest first."""
    visitor = open_resident(token)
    search = TicketSearch(phone=visitor.phone)
    page = tickets().list(visitor.company.slug, open_only=False, search=search, limit=SHOWN)
    own = tuple(ticket for ticket in page.items if visitor.owns(ticket))
    out = find_own_outages(visitor, own, callers(), outages())
    return show_resident(visitor, own, out, language_of(request), clock().now())


@operation(blueprint, "GET", TICKET, OwnTicketPageTold, authorized=False, kept=False)
def read_own_ticket(request: Request, token: str, number: str) -> OwnTicketPageTold:
    """One of their tickets, with its journal as they may read it."""
    visitor = open_resident(token)
    return _show(visitor, number, request)


@operation(
    blueprint,
    "POST",
    f"{TICKET}/actions",
    OwnTicketPageTold,
    body=ResidentActionAsked,
    authorized=False,
    problems=(409,),
)
def act_on_own_ticket(request: Request, token: str, number: str, body: ResidentActionAsked) -> OwnTicketPageTold:
    """Write a word, confirm that it is done, open it again, give a mark."""
    visitor = open_resident(token)
    command = ResidentActs(visitor, number, body.action, clock().now(), body.text, body.mark, body.version)
    act_as_resident(command, House(companies(), people(), tickets()))
    return _show(visitor, number, request)


@operation(
    blueprint,
    "POST",
    f"{TICKET}/attachments",
    UploadTold,
    body=UploadAsked,
    status=201,
    headers=("Idempotency-Key",),
    authorized=False,
)
def attach_to_own_ticket(request: Request, token: str, number: str, body: UploadAsked) -> Answer:
    """Announce a photo; the answer says how to upload it."""
    visitor = open_resident(token)
    ticket = visitor.find(number, tickets())
    return offer_upload(request, ticket.company, ticket.number, body, visitor.actor(ticket))


@operation(blueprint, "POST", "/residents-links/withdraw", WithdrawalTold, body=WithdrawalAsked)
def withdraw_resident_links(request: Request, body: WithdrawalAsked) -> WithdrawalTold:
    """All links sent to a phone until now open nothing any more."""
    slug = person_of(request).may_see(body.company)
    now = clock().now()
    withdraw_links(slug, read_phone(body.phone, slug, "phone"), now, resident_links())
    return WithdrawalTold(withdrawn_at=now)


def open_resident(token: str) -> Visitor:
    """Whose link it is; raises NotFound for any that is not good (any more)."""
    signer = links(settings(RestApiSettings).link_secret_arn)
    return open_link(token, clock().now(), signer, companies(), resident_links())


def _show(visitor: Visitor, number: str, request: Request) -> OwnTicketPageTold:
    ticket = visitor.find(number, tickets())
    slug = visitor.company.slug
    return show_own_page(
        visitor,
        ticket,
        tickets().journal(slug, number),
        messages().of_ticket(slug, number),
        attachments().of_ticket(slug, number),
        language_of(request),
        clock().now(),
    )
