"""The executor's page: opened by the signed link from the SMS, without a password, for one ticket."""

from chalice.app import Blueprint, Request

from dozor.application.act_on_ticket import ActOnTicket, act_on_ticket
from dozor.bootstrap.problems import catalogue_of
from dozor.bootstrap.stores import companies, people, tickets
from dozor.bootstrap.system import clock, links, settings
from dozor.config.settings import RestApiSettings
from dozor.domain.errors import IllegalTransition, NotAllowed, NotFound
from dozor.domain.people import Actor, ActorKind
from dozor.domain.ticket import Ticket, TicketAction
from functions.rest_api.languages import language_of
from functions.rest_api.models.tickets import ActionAsked, TicketTold
from functions.rest_api.operations import operation
from functions.rest_api.views import show_ticket

blueprint = Blueprint(__name__)
ALLOWED = (TicketAction.ACCEPT, TicketAction.START, TicketAction.FINISH, TicketAction.DECLINE)


@operation(blueprint, "GET", "/work/{token}", TicketTold, authorized=False)
def read_work(request: Request, token: str) -> TicketTold:
    """The ticket that the link is for."""
    company, number, executor_id = _open(token)
    ticket = tickets().get(company, number)
    _refuse_others(ticket, executor_id)
    return _show(ticket, request)


@operation(blueprint, "POST", "/work/{token}/actions", TicketTold, body=ActionAsked, authorized=False)
def act_on_work(request: Request, token: str, body: ActionAsked) -> TicketTold:
    """Accept, start, finish or decline."""
    company, number, executor_id = _open(token)
    holder = _holder(company, number, executor_id)
    if body.action not in ALLOWED:
        raise NotAllowed(f"With this link you can: {', '.join(ALLOWED)}.")
    command = ActOnTicket(
        company,
        number,
        body.action,
        Actor(ActorKind.EXECUTOR, executor_id, holder),
        clock().now(),
        reason=body.reason,
        version=body.version,
    )
    try:
        ticket = act_on_ticket(
            command, companies(), people(), tickets(), lambda ticket: _refuse_others(ticket, executor_id)
        )
    except IllegalTransition as error:
        raise IllegalTransition(error.state, error.action, set(error.allowed) & set(ALLOWED)) from error
    return _show(ticket, request)


def _open(token: str) -> tuple[str, str, str]:
    """Company, ticket and executor of the link."""
    return links(settings(RestApiSettings).link_secret_arn).open(token, clock().now())


def _holder(company: str, number: str, executor_id: str) -> str:
    """The name of the executor, who must hold the ticket."""
    ticket = tickets().last_seen(company, number)
    if ticket.executor_id != executor_id:  # perhaps not any more, perhaps not as this process knows it
        ticket = tickets().get(company, number)
        _refuse_others(ticket, executor_id)
    return ticket.executor_name


def _refuse_others(ticket: Ticket, executor_id: str) -> None:
    """A link of somebody who no longer holds the ticket is as good as none."""
    if ticket.executor_id != executor_id:
        raise NotFound("This ticket has been given to somebody else.")


def _show(ticket: Ticket, request: Request) -> TicketTold:
    told = show_ticket(ticket, catalogue_of(ticket.company), language_of(request))
    return told.model_copy(update={"allowed": tuple(action for action in told.allowed if action in ALLOWED)})
