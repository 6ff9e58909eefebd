"""The directory: who lives where, what is known of a house, which meters there are, what the catalogue says."""

from chalice.app import Blueprint, Request

from dozor.application.find_residents import FoundResident, find_residents, gather
from dozor.application.own_catalogue.look_at_problem import find_troubles
from dozor.bootstrap.own_catalogue import problem_edits
from dozor.bootstrap.problems import problem_finder
from dozor.bootstrap.stores import callers, meters, people, resident_register
from functions.rest_api.access import person_of
from functions.rest_api.as_of import company_as_of
from functions.rest_api.catalogue_views import CatalogueView
from functions.rest_api.languages import language_of
from functions.rest_api.models.directory import (
    BuildingCardTold,
    CatalogueAsked,
    CatalogueTold,
    MeterTold,
    ResidentCardTold,
    ResidentList,
    ResidentListed,
    ResidentsAsked,
)
from functions.rest_api.models.people import BuildingTold, ResidentTold
from functions.rest_api.operations import operation

blueprint = Blueprint(__name__)


@operation(blueprint, "GET", "/residents", ResidentList, query=ResidentsAsked)
def list_residents(request: Request, query: ResidentsAsked) -> ResidentList:
    """Residents whom all words of the query fit, by id; a page looks through some thousands of them."""
    slug = person_of(request).may_see(query.company)
    page = find_residents(resident_register(), slug, query.query, query.building, query.limit, query.cursor)
    return ResidentList(items=tuple(map(_show, page.items)), cursor=page.cursor)


@operation(blueprint, "GET", "/residents/{company}/{resident_id}", ResidentCardTold)
def read_resident_card(request: Request, company: str, resident_id: str) -> ResidentCardTold:
    """One resident with all flats behind their phones, and the meters of the flat."""
    slug = person_of(request).may_see(company)
    rows = resident_register().resident(slug, resident_id)
    (found,) = gather(rows)
    behind = (one for phone in found.phones for one in callers().caller(slug, phone).residents)
    flats = {one.id: one for one in behind}
    account = found.resident.account
    return ResidentCardTold(
        resident=_show(found),
        flats=tuple(map(ResidentTold.model_validate, flats.values())),
        meters=tuple(map(MeterTold.model_validate, meters().meters(slug, account) if account else ())),
    )


@operation(blueprint, "GET", "/buildings/{company}/{building_id}", BuildingCardTold)
def read_building(request: Request, company: str, building_id: str) -> BuildingCardTold:
    """One building with what is known of it; its residents are counted in the register."""
    slug = person_of(request).may_see(company)
    house = people().building(slug, building_id)
    living = resident_register().of_building(slug, building_id)
    return BuildingCardTold(
        **BuildingTold.model_validate(house).model_dump(),
        latitude=house.latitude,
        longitude=house.longitude,
        flats_per_floor=house.flats_per_floor,
        power_feeds=house.power_feeds,
        residents=len({one.id for one in living}),
        flats=len({one.flat for one in living}),
    )


@operation(blueprint, "GET", "/catalogue", CatalogueTold, query=CatalogueAsked)
def read_catalogue(request: Request, query: CatalogueAsked) -> CatalogueTold:
    """The whole catalogue as the company has it: urgency, clocks, questions, and what the company changed."""
    slug = person_of(request).may_see(query.company)
    company, finder = company_as_of(slug, query.as_of), problem_finder()
    troubles = find_troubles(company, problem_edits(), finder)
    return CatalogueView(company, finder.bounds_of(company), troubles, language_of(request)).show()


def _show(found: FoundResident) -> ResidentListed:
    return ResidentListed(**ResidentTold.model_validate(found.resident).model_dump(), phones=found.phones)
