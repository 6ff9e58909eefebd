"""The directory on the wire: residents, buildings, meters and the catalogue as a company has it."""

from datetime import date
from typing import Annotated

from pydantic import StringConstraints

from dozor.domain.clock_rules import Counts
from dozor.domain.clocks import ClockKind, Urgency
from dozor.domain.meter import MeterKind
from dozor.domain.own_catalogue.trouble import TroubleKind
from functions.rest_api.models.base import Asked, PageAsked, Slug, Told
from functions.rest_api.models.lists import AsOf
from functions.rest_api.models.people import BuildingTold, ResidentTold

Typed = Annotated[str, StringConstraints(max_length=200)]


class ResidentsAsked(PageAsked):
    """query: words of a name or an address, a flat, digits of a phone or an account. building: only of that one."""

    query: Typed = ""
    building: Typed = ""


class ResidentListed(ResidentTold):
    """One resident with all phones; `phone` is the first of them."""

    phones: tuple[str, ...]


class ResidentList(Told):
    """One page, by id. With a cursor there is more to look through, even if nothing was found here."""

    items: tuple[ResidentListed, ...]
    cursor: str


class KnownReadingTold(Told):
    """A reading as its meter remembers it; on: the company's own date."""

    value: int
    on: date
    period: str


class MeterTold(Told):
    """One meter. latest: the reading that counts now; before: the one of the month before it."""

    id: str
    account: str
    kind: MeterKind
    serial: str
    place: str
    verified_until: date | None
    latest: KnownReadingTold | None
    before: KnownReadingTold | None


class ResidentCardTold(Told):
    """One resident. flats: all behind their phones, their own among them, with whoever else is reached there."""

    resident: ResidentListed
    flats: tuple[ResidentTold, ...]
    meters: tuple[MeterTold, ...]


class BuildingCardTold(BuildingTold):
    """One building, whole. residents, flats: people in the register, and flats in which somebody lives.

    latitude, longitude: degrees, both 0 when nobody has said. flats_per_floor, power_feeds: 0 when nobody has said.
    """

    latitude: float
    longitude: float
    flats_per_floor: int
    power_feeds: int
    residents: int
    flats: int


class CatalogueAsked(Asked):
    """Whose catalogue. as_of: "<problem>:<version>", a change that one has been told of: the answer is no older."""

    company: Slug
    as_of: AsOf = ""


class RuleTold(Told):
    """A clock that tickets of this problem get. seconds: from its start to its limit, of the time that it counts."""

    kind: ClockKind
    seconds: int
    counts: Counts
    source: str


class CataloguedProblem(Told):
    """One kind of problem. off: switched off by the company; own: the company's own; renamed: by the company.

    version: of what an administrator has otherwise of it, 0 for nothing; trouble: why somebody should look at that again.
    synonyms: what residents call it besides, in the asked language.
    """

    key: str
    name: str
    trade: str
    trade_name: str
    urgency: Urgency
    places: tuple[str, ...]
    advice: str
    questions: tuple[str, ...]
    clocks: tuple[RuleTold, ...]
    off: bool
    own: bool
    renamed: bool
    version: int
    trouble: TroubleKind | None
    synonyms: tuple[str, ...]


class CatalogueCategory(Told):
    """Problems of one kind of thing, by name."""

    key: str
    name: str
    problems: tuple[CataloguedProblem, ...]


class LostChange(Told):
    """A change of a problem that the catalogue has no longer. name: as the company called it, else as it was called last."""

    key: str
    name: str
    version: int


class CatalogueTold(Told):
    """All problems as the company has them, in the asked language. lost: changes that do nothing any more."""

    version: str
    categories: tuple[CatalogueCategory, ...]
    lost: tuple[LostChange, ...]
