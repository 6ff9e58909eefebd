"""The executor's page: opened by the signed link from the SMS, without a password, for one ticket."""

from chalice.app import Blueprint, Request

from dozor.application.act_on_ticket import ActOnTicket, act_on_ticket
from dozor.bootstrap.stores import companies, people, tickets
from dozor.bootstrap.system import catalogue, clock, links, settings
from dozor.config.settings import RestApiSettings
from dozor.domain.errors import IllegalTransition, NotAllowed, NotFound
from dozor.domain.people import Actor, ActorKind
from dozor.domain.ticket import Ticket, TicketAction
from functions.rest_api.models.tickets import ActionAsked, TicketTold
from functions.rest_api.operations import operation
from functions.rest_api.problems import language_of
from functions.rest_api.views import show_ticket

blueprint = Blueprint(__name__)
ALLOWED = (TicketAction.ACCEPT, TicketAction.START, TicketAction.FINISH, TicketAction.DECLINE)


@operation(blueprint, "GET", "/work/{token}", TicketTold, authorized=False)
def read_work(request: Request, token: str) -> TicketTold:
    """The ticket that the link is for."""
    ticket, _ = _open(token)
    return _show(ticket, request)


@operation(blueprint, "POST", "/work/{token}/actions", TicketTold, body=ActionAsked, authorized=False)
def act_on_work(request: Request, token: str, body: ActionAsked) -> TicketTold:
    """Accept, start, finish or decline."""
    ticket, executor_id = _open(token)
    if body.action not in ALLOWED:
        raise NotAllowed(f"With this link you can: {', '.join(ALLOWED)}.")
    actor = Actor(ActorKind.EXECUTOR, executor_id, ticket.executor_name)
    command = ActOnTicket(
        ticket.company, ticket.number, body.action, actor, clock().now(), reason=body.reason, version=body.version
    )
    try:
        return _show(act_on_ticket(command, companies(), people(), tickets(), ticket), request)
    except IllegalTransition as error:
        raise IllegalTransition(error.state, error.action, set(error.allowed) & set(ALLOWED)) from error


def _open(token: str) -> tuple[Ticket, str]:
    """The ticket and the executor; a link of somebody who no longer holds the ticket is as good as none."""
    signer = links(settings(RestApiSettings).link_secret_arn)
    company, number, executor_id = signer.open(token, clock().now())
    ticket = tickets().get(company, number)
    if ticket.executor_id != executor_id:
        raise NotFound("This ticket has been given to somebody else.")
    return ticket, executor_id


def _show(ticket: Ticket, request: Request) -> TicketTold:
    told = show_ticket(ticket, catalogue(), language_of(request))
    return told.model_copy(update={"allowed": tuple(action for action in told.allowed if action in ALLOWED)})
