"""The signed-in person."""

from chalice.app import Blueprint, Request

from dozor.bootstrap.stores import companies
from dozor.domain.errors import NotFound
from functions.rest_api.access import person_of
from functions.rest_api.languages import language_of
from functions.rest_api.models.people import CompanyTold, MeTold
from functions.rest_api.operations import operation

blueprint = Blueprint(__name__)


@operation(blueprint, "GET", "/me", MeTold)
def read_me(request: Request) -> MeTold:
    """Who is signed in, what they may do, and for which companies they work."""
    person = person_of(request)
    language = language_of(request)
    found = []
    for slug in person.companies:
        try:
            company = companies().get(slug)
        except NotFound:  # switched off since the person was given it
            continue
        found.append(
            CompanyTold(
                slug=slug,
                name=company.name(language),
                languages=company.languages,
                time_zone=company.time_zone,
                calls_from=company.calls_from,
                currency=company.currency,
            )
        )
    return MeTold(
        name=person.name,
        email=person.email,
        roles=person.roles,
        may=person.capabilities,
        companies=tuple(found),
    )
