"""What has changed, for a page that goes on where it stopped."""

from chalice.app import Blueprint, Request

from dozor.application.read_changes import begin_at, read_changes
from dozor.bootstrap.problems import catalogue_of
from dozor.bootstrap.stores import changes
from dozor.bootstrap.system import clock
from functions.rest_api.access import person_of
from functions.rest_api.change_cursor import read_cursor, write_cursor
from functions.rest_api.languages import language_of
from functions.rest_api.models.lists import ChangesAsked
from functions.rest_api.models.tickets import ChangeList
from functions.rest_api.operations import operation
from functions.rest_api.views import show_ticket

blueprint = Blueprint(__name__)


@operation(blueprint, "GET", "/changes", ChangeList, query=ChangesAsked, kept=False)
def list_changes(request: Request, query: ChangesAsked) -> ChangeList:
    """Tickets of a company that have changed since; nothing is missed, a version may be told twice."""
    person = person_of(request)
    slug = person.may_see(query.company)
    now = clock().now()
    bookmark = read_cursor(query.cursor) if query.cursor else begin_at(min(query.after or now, now))
    found = read_changes(slug, bookmark, now, query.limit, changes())
    language, known = language_of(request), catalogue_of(slug)
    items = tuple(show_ticket(ticket, known, language, person.actor) for ticket in found.tickets)
    return ChangeList(items=items, cursor=write_cursor(found.bookmark), more=found.more)
