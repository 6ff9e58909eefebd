"""The way into the WebSocket."""

from chalice.app import Blueprint, Request

from dozor.application.push_change import issue_live_ticket
from dozor.bootstrap.stores import access_list, connections
from dozor.bootstrap.system import clock, ids, settings
from dozor.config.settings import RestApiSettings
from dozor.ports.gateways import Visitor
from functions.rest_api.access import check_token, person_of
from functions.rest_api.models.contacts import LiveTicketTold
from functions.rest_api.operations import operation
from functions.rest_api.permissions import topics_of

blueprint = Blueprint(__name__)


@operation(blueprint, "POST", "/live-tickets", LiveTicketTold, status=201)
def issue(request: Request) -> LiveTicketTold:
    """A ticket with which this person's page may open its connection, once, within a minute."""
    person = person_of(request)
    # A page that was hung up comes back at once, to whichever process: not to one that has not heard of it yet.
    check_token(person, access_list().withdrawn())
    visitor = Visitor(person.email, person.companies, topics_of(person.roles), person.id, person.let_in_at)
    ticket = issue_live_ticket(visitor, clock().now(), connections(), ids())
    return LiveTicketTold(ticket=ticket, address=settings(RestApiSettings).live_endpoint)
