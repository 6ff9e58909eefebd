"""The executor's page: opened by the signed link from the SMS, without a password, for one ticket."""

from datetime import datetime, timedelta

from chalice.app import Blueprint, Request

from dozor.application.executor_page.link import ask_link
from dozor.application.work_on_ticket import Stores, WorkAction, WorkOnTicket, read_work, work_on_ticket
from dozor.bootstrap.attachments import attachments, executor_links
from dozor.bootstrap.stores import companies, people, tickets
from dozor.bootstrap.system import clock, links, settings
from dozor.config.settings import RestApiSettings
from dozor.domain.building import Building
from dozor.domain.errors import NotAllowed, NotFound
from dozor.domain.ticket import WorkReport
from dozor.ports.system import WorkLink
from functions.rest_api.languages import language_of
from functions.rest_api.models.work import ShiftLinkSentTold, WorkAsked, WorkCardTold, WorkTold
from functions.rest_api.operations import operation
from functions.rest_api.work_views import show_card, show_work

blueprint = Blueprint(__name__)
ENDING = 2  # digits of a telephone number by which its owner knows it, and nobody else


@operation(blueprint, "GET", "/work/{token}", WorkCardTold, authorized=False)
def read_by_link(request: Request, token: str) -> WorkCardTold:
    """The ticket that the link is for, with what the work needs."""
    link = _open(token)
    slug, executor_id = link.company, link.executor_id
    ticket = read_work(slug, link.ticket, executor_id, tickets())
    journal = tickets().journal(slug, link.ticket)
    house = _find_house(slug, ticket.place.building_id)
    company, language = companies().get(slug), language_of(request)
    return show_card(ticket, executor_id, company, house, journal, language, own_link=_has_phone(slug, executor_id))


@operation(blueprint, "POST", "/work/{token}/actions", WorkTold, body=WorkAsked, authorized=False)
def act_on_work(request: Request, token: str, body: WorkAsked) -> WorkTold:
    """Accept, start, finish with a report, decline (somebody else gets it), pause or resume a clock, no access."""
    link = _open(token)
    if body.action not in tuple(WorkAction):
        raise NotAllowed("With this link you can: {actions}.", actions=", ".join(WorkAction))
    report, now = body.report, clock().now()
    command = WorkOnTicket(
        link.company,
        link.ticket,
        link.executor_id,
        WorkAction(body.action),
        now,
        reason=body.reason,
        why=body.why,
        version=body.version,
        report=WorkReport(report.text, report.minutes, report.photos) if report else None,
        ago=_how_long_ago(body, now),
        key=body.key,
    )
    ticket = work_on_ticket(command, Stores(companies(), people(), tickets(), attachments))
    return show_work(ticket, link.executor_id, language_of(request))


@operation(blueprint, "POST", "/work/{token}/own-link", ShiftLinkSentTold, status=202, authorized=False)
def send_own_link(_: Request, token: str) -> ShiftLinkSentTold:
    """Send the executor, on their own telephone, the link to the list of all that they have in hand."""
    link = _open(token)
    read_work(link.company, link.ticket, link.executor_id, tickets())
    executor = ask_link(link, clock().now(), people(), executor_links())
    return ShiftLinkSentTold(phone_ending=executor.phone[-ENDING:])


def _how_long_ago(body: WorkAsked, now: datetime) -> timedelta:
    """How long the step has waited for a line, by the telephone's own clock."""
    return (body.sent_at or now) - body.done_at if body.done_at else timedelta(0)


def _open(token: str) -> WorkLink:
    return links(settings(RestApiSettings).link_secret_arn).open(token, clock().now())


def _find_house(slug: str, building_id: str) -> Building | None:
    try:
        return people().building(slug, building_id)
    except NotFound:  # no longer one of the company's
        return None


def _has_phone(slug: str, executor_id: str) -> bool:
    known = people().last_staff(slug).find(executor_id)
    return bool(known and known.phone)
