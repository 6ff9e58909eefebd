"""Meter readings, for accounting."""

from chalice.app import Blueprint, Request

from dozor.bootstrap.stores import meters
from functions.rest_api.access import person_of
from functions.rest_api.models.lists import ReadingsAsked
from functions.rest_api.models.readings import ReadingList, ReadingTold
from functions.rest_api.operations import operation

blueprint = Blueprint(__name__)


@operation(blueprint, "GET", "/readings", ReadingList, query=ReadingsAsked)
def list_readings(request: Request, query: ReadingsAsked) -> ReadingList:
    """Readings given for a month ("2026-11"), 200 a page; of a corrected one both, the later first."""
    slug = person_of(request).may_see(query.company)
    page = meters().readings(slug, query.month, limit=query.limit, cursor=query.cursor)
    return ReadingList(items=tuple(map(ReadingTold.model_validate, page.items)), cursor=page.cursor)
