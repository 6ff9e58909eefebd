"""Meter readings, for accounting."""

import re

from chalice.app import Blueprint, Request

from dozor.bootstrap.stores import meters
from dozor.domain.errors import FieldProblem, Invalid
from functions.rest_api.access import person_of
from functions.rest_api.models.readings import ReadingList, ReadingTold
from functions.rest_api.operations import operation

blueprint = Blueprint(__name__)


@operation(blueprint, "GET", "/readings", ReadingList, query=("company", "month", "cursor?"))
def list_readings(request: Request) -> ReadingList:
    """Readings given for a month ("2026-11"), 200 a page; of a corrected one both, the later first."""
    slug = person_of(request).may_see(request.query_params["company"])
    month = request.query_params["month"]
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", month):
        raise Invalid([FieldProblem("month", "Write a month as 2026-11.")])
    page = meters().readings(slug, month, cursor=request.query_params.get("cursor", ""))
    return ReadingList(items=tuple(map(ReadingTold.model_validate, page.items)), cursor=page.cursor)
