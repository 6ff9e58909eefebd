"""A ticket's clocks: how they stand, and the policy of now for a ticket that began under another one.

What is done to single clocks (paused, resumed, met, agreed) is among the edits of a ticket.
"""

from chalice.app import Blueprint, Request

from dozor.application.tickets.change import Which, change_ticket
from dozor.application.tickets.remarks import plan_reapply
from dozor.bootstrap.stores import companies, tickets
from dozor.bootstrap.system import clock
from functions.rest_api.access import person_of
from functions.rest_api.clock_views import show_clocks
from functions.rest_api.languages import language_of
from functions.rest_api.models.clocks import ClockList, ReapplyAsked
from functions.rest_api.operations import operation

blueprint = Blueprint(__name__)
CLOCKS = "/tickets/{company}/{number}/clocks"


@operation(blueprint, "GET", CLOCKS, ClockList, kept=False)
def read_clocks(request: Request, company: str, number: str) -> ClockList:
    """The clocks of a ticket: what is left of each, why it stands still, and the clause it comes from."""
    slug = person_of(request).may_see(company)
    ticket = tickets().get(slug, number)
    return show_clocks(ticket, companies().get(slug), language_of(request), clock().now())


@operation(blueprint, "POST", f"{CLOCKS}/reapply", ClockList, body=ReapplyAsked)
def reapply(request: Request, company: str, number: str, body: ReapplyAsked) -> ClockList:
    """Let the clocks go by the company's policy of now; the time that they have spent stays spent."""
    person, now = person_of(request), clock().now()
    slug = person.may_see(company)
    plan = plan_reapply(body.reason, person.actor, now)
    ticket = change_ticket(Which(slug, number, body.version), companies(), tickets(), plan)
    return show_clocks(ticket, companies().get(slug), language_of(request), now)
