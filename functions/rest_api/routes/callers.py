"""What the operator sees of a caller, and the lists that the form is filled from."""

from chalice.app import Blueprint, Request

from dozor.application.find_buildings import find_buildings as find_by_words
from dozor.application.look_up_caller import look_up_caller
from dozor.bootstrap.problems import catalogue_of
from dozor.bootstrap.stores import callers, outages, people
from dozor.domain.errors import FieldProblem, Invalid
from functions.rest_api.access import person_of
from functions.rest_api.languages import language_of
from functions.rest_api.models.contacts import ContactTold
from functions.rest_api.models.lists import BuildingsAsked, CallerAsked
from functions.rest_api.models.people import (
    BuildingList,
    BuildingTold,
    CallerCardTold,
    ResidentTold,
)
from functions.rest_api.operations import operation
from functions.rest_api.outage_views import show_outage
from functions.rest_api.phones import read_phone
from functions.rest_api.views import show_ticket

blueprint = Blueprint(__name__)


@operation(blueprint, "GET", "/callers", CallerCardTold, query=CallerAsked)
def read_caller(request: Request, query: CallerAsked) -> CallerCardTold:
    """Residents behind a phone, their open tickets and last calls."""
    slug = person_of(request).may_see(query.company)
    phone = _read(query.phone, slug)
    card = look_up_caller(slug, phone, callers(), outages())
    language = language_of(request)
    known = catalogue_of(slug)
    return CallerCardTold(
        residents=tuple(map(ResidentTold.model_validate, card.residents)),
        open_tickets=tuple(show_ticket(ticket, known, language) for ticket in card.open_tickets),
        contacts=tuple(map(ContactTold.of, card.contacts)),
        outages=tuple(map(show_outage, card.outages)),
        language=card.language,
    )


def _read(written: str, slug: str) -> str:
    try:
        return read_phone(written, slug, "phone")
    except Invalid:  # "anonymous" and the like: a caller of whom nothing is known
        return written


@operation(blueprint, "GET", "/buildings", BuildingList, query=BuildingsAsked)
def find_buildings(request: Request, query: BuildingsAsked) -> BuildingList:
    """Buildings in whose address every word of the query occurs, or the one of that id."""
    slug = person_of(request).may_see(query.company)
    if query.id:
        return BuildingList(items=(BuildingTold.model_validate(people().building(slug, query.id)),), cursor="")
    fitting = find_by_words(slug, query.query, people())
    first = _place_of(query.cursor)
    shown = fitting[first : first + query.limit]
    more = str(first + query.limit) if first + query.limit < len(fitting) else ""
    return BuildingList(items=tuple(map(BuildingTold.model_validate, shown)), cursor=more)


def _place_of(cursor: str) -> int:
    """How many buildings were shown before; raises Invalid."""
    if not cursor:
        return 0
    if not cursor.isascii() or not cursor.isdecimal():
        raise Invalid([FieldProblem("cursor", "This is no place in the list.")])
    return int(cursor)
