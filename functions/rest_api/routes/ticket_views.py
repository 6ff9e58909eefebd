"""What hangs on a ticket: calls, and where it is."""

from chalice.app import Blueprint, Request

from dozor.application.tickets.find_calls import find_calls
from dozor.application.tickets.find_place import find_place
from dozor.bootstrap.stores import callers, contacts, people, tickets
from functions.rest_api.access import person_of
from functions.rest_api.models.contacts import ContactTold
from functions.rest_api.models.ticket_views import TicketCallList, TicketCallTold, TicketPlaceTold
from functions.rest_api.operations import operation

blueprint = Blueprint(__name__)
TICKET = "/tickets/{company}/{number}"


@operation(blueprint, "GET", f"{TICKET}/contacts", TicketCallList)
def read_calls(request: Request, company: str, number: str) -> TicketCallList:
    """Calls that have to do with the ticket: the one that brought it, and those with the same people since."""
    slug = person_of(request).may_see(company)
    calls = find_calls(tickets().get(slug, number), contacts(), callers())
    items = (TicketCallTold(**ContactTold.of(one.contact).model_dump(), brought=one.brought) for one in calls)
    return TicketCallList(items=tuple(items))


@operation(blueprint, "GET", f"{TICKET}/place", TicketPlaceTold)
def read_place(request: Request, company: str, number: str) -> TicketPlaceTold:
    """Where the ticket is: its building, entrance and riser, and the company's other buildings around it."""
    slug = person_of(request).may_see(company)
    return TicketPlaceTold.model_validate(find_place(tickets().get(slug, number), people()))
