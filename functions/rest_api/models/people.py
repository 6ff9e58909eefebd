"""People and places on the wire."""

from functions.rest_api.models.base import Told
from functions.rest_api.models.contacts import ContactTold
from functions.rest_api.models.outages import OutageTold
from functions.rest_api.models.tickets import TicketTold
from functions.rest_api.permissions import Capability


class CompanyTold(Told):
    """A company that the person works for. calls_from: the number that calls in its name show; E.164, or empty.

    currency: of debts, ISO 4217, or empty.
    """

    slug: str
    name: str
    languages: tuple[str, ...]
    time_zone: str
    calls_from: str
    currency: str


class MeTold(Told):
    """The signed-in person. may: what their roles are for; nothing without a role."""

    name: str
    email: str
    roles: tuple[str, ...]
    may: tuple[Capability, ...]
    companies: tuple[CompanyTold, ...]


class ResidentTold(Told):
    """One resident of one flat; debt in minor units."""

    id: str
    name: str
    phone: str
    building_id: str
    flat: str
    address: str
    entrance: str
    floor: str
    debt: int
    language: str
    account: str


class CallerCardTold(Told):
    """What is known behind a phone. outages: live ones at these flats; language: chosen last on the phone, or empty."""

    residents: tuple[ResidentTold, ...]
    open_tickets: tuple[TicketTold, ...]
    contacts: tuple[ContactTold, ...]
    outages: tuple[OutageTold, ...]
    language: str


class BuildingTold(Told):
    """One building. notes: what whoever answers for it should know."""

    id: str
    address: str
    district: str
    entrances: int
    floors: int
    notes: str


class BuildingList(Told):
    """Buildings whose address fits, by address; cursor: pass it back for the next, empty at the end."""

    items: tuple[BuildingTold, ...]
    cursor: str
