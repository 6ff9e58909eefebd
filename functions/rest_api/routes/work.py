"""The executor's page: opened by the signed link from the SMS, without a password, for one ticket."""

from chalice.app import Blueprint, Request

from dozor.application.work_on_ticket import Stores, WorkAction, WorkOnTicket, list_allowed, read_work, work_on_ticket
from dozor.bootstrap.attachments import attachments
from dozor.bootstrap.problems import catalogue_of
from dozor.bootstrap.stores import companies, people, tickets
from dozor.bootstrap.system import clock, links, settings
from dozor.config.settings import RestApiSettings
from dozor.domain.errors import NotAllowed
from dozor.domain.people import Actor, ActorKind
from dozor.domain.ticket import Ticket, TicketAction, WorkReport
from functions.rest_api.languages import language_of
from functions.rest_api.models.work import WorkAsked, WorkTold
from functions.rest_api.operations import operation
from functions.rest_api.views import show_ticket

blueprint = Blueprint(__name__)
# What the page calls by the name that the table has for it; the rest of a link's actions stands in `work`.
STEPS = {
    WorkAction.ACCEPT: TicketAction.ACCEPT,
    WorkAction.START: TicketAction.START,
    WorkAction.FINISH: TicketAction.FINISH,
    WorkAction.DECLINE: TicketAction.DECLINE,
}


@operation(blueprint, "GET", "/work/{token}", WorkTold, authorized=False)
def read_by_link(request: Request, token: str) -> WorkTold:
    """The ticket that the link is for."""
    company, number, executor_id = _open(token)
    return _show(read_work(company, number, executor_id, tickets()), executor_id, request)


@operation(blueprint, "POST", "/work/{token}/actions", WorkTold, body=WorkAsked, authorized=False)
def act_on_work(request: Request, token: str, body: WorkAsked) -> WorkTold:
    """Accept, start, finish with a report, decline (somebody else gets it), pause or resume a clock, no access."""
    company, number, executor_id = _open(token)
    if body.action not in tuple(WorkAction):
        raise NotAllowed("With this link you can: {actions}.", actions=", ".join(WorkAction))
    report = body.report
    command = WorkOnTicket(
        company,
        number,
        executor_id,
        WorkAction(body.action),
        clock().now(),
        reason=body.reason,
        why=body.why,
        version=body.version,
        report=WorkReport(report.text, report.minutes, report.photos) if report else None,
    )
    ticket = work_on_ticket(command, Stores(companies(), people(), tickets(), attachments))
    return _show(ticket, executor_id, request)


def _open(token: str) -> tuple[str, str, str]:
    """Company, ticket and executor of the link."""
    return links(settings(RestApiSettings).link_secret_arn).open(token, clock().now())


def _show(ticket: Ticket, executor_id: str, request: Request) -> WorkTold:
    """The ticket with what can be done by this link; nothing once it is somebody else's.

    The work needs the resident's telephone, and nobody else's: whoever watches the ticket is not told.
    """
    language = language_of(request)
    told = show_ticket(ticket, catalogue_of(ticket.company), language)
    mine = Actor(ActorKind.EXECUTOR, executor_id)
    possible: tuple[WorkAction, ...] = ()
    if ticket.executor_id == executor_id:
        possible = list_allowed((*ticket.allowed_to(mine), *ticket.edits_for(mine))) if ticket.open else ()
    steps = tuple(STEPS[action] for action in possible if action in STEPS)
    own = {"allowed": steps, "edits": (), "work": possible, "watchers": ()}
    return WorkTold.model_validate(told.model_dump() | own)
