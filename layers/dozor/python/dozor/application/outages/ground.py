"""What the reactions around outages have at hand, and how a request is seen from there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dozor.domain.building import Building
from dozor.domain.catalogue import Catalogue, OutageRule
from dozor.domain.errors import NotFound
from dozor.domain.outage import Outage
from dozor.domain.outage_detection import Complaint
from dozor.domain.outage_scope import Spot, find_spot
from dozor.domain.ticket import Ticket
from dozor.domain.ticket_outage import was_attached
from dozor.ports.companies import CompanyRepository
from dozor.ports.outages import OutageRepository
from dozor.ports.people import PeopleRepository
from dozor.ports.tickets import TicketRepository

HOW_WIDE = "how_wide"
_WHOLE_HOUSE, _ENTRANCE = "house", "entrance"


@dataclass(frozen=True, slots=True)
class Ground:
    """Stores, and the catalogue that is common to all companies."""

    companies: CompanyRepository
    people: PeopleRepository
    tickets: TicketRepository
    outages: OutageRepository
    catalogue: Catalogue

    def rules(self, company: str) -> Mapping[str, OutageRule]:
        """Problem -> when many requests about it are rather an outage, as that company has it."""
        own = self.catalogue.apply(self.companies.get(company).catalogue)
        return {key: problem.outage for key, problem in own.problems.items() if problem.outage}

    def building(self, company: str, building_id: str) -> Building:
        """The building; one that is gone since is known by its id alone."""
        try:
            return self.people.building(company, building_id)
        except NotFound:
            return Building(company, building_id, "")


def see(ticket: Ticket, rule: OutageRule, building: Building) -> Complaint:
    """The request as a complaint about what its problem's rule names."""
    since = ticket.occurred_at or ticket.registered_at
    return Complaint(ticket.number, rule.resource, locate(ticket, building), ticket.registered_at, since)


def locate(ticket: Ticket, building: Building) -> Spot:
    """Where the trouble is; where the neighbours have it too, as far as they have it."""
    spot = find_spot(building, ticket.place.entrance, ticket.place.flat)
    wide = ticket.answers.get(HOW_WIDE, "")
    if wide == _WHOLE_HOUSE:
        return Spot(spot.building_id, spot.address)
    return Spot(spot.building_id, spot.address, spot.entrance) if wide == _ENTRANCE else spot


def concerns(outage: Outage, complaint: Complaint) -> bool:
    """Whether the outage explains the complaint."""
    spot = complaint.spot
    return outage.resource.shares(complaint.resource) and outage.touches(spot.building_id, spot.entrance, spot.riser)


def is_left_behind(ticket: Ticket, complaint: Complaint | None, outage: Outage, ground: Ground) -> bool:
    """Whether a request is about an outage that has ended before the request could be tied to it.

    None that came later, and none that has ever been tied: who untied it knew why. One request for each of the few that remain.
    """
    if ticket.outage_id or complaint is None or outage.ended_at is None or outage.cancelled:
        return False
    if ticket.registered_at > outage.ended_at or not concerns(outage, complaint):
        return False
    return not was_attached(ground.tickets.journal(ticket.company, ticket.number), outage.id)


def open_complaints(ground: Ground, company: str, building_ids: Iterable[str]) -> list[tuple[Ticket, Complaint | None]]:
    """Open tickets of these buildings with the complaints they are, None for what is none. One request a building."""
    rules = ground.rules(company)
    found: list[tuple[Ticket, Complaint | None]] = []
    for building_id in building_ids:
        building = ground.building(company, building_id)
        for ticket in ground.tickets.open_in_building(company, building_id):
            rule = rules.get(ticket.problem)
            found.append((ticket, see(ticket, rule, building) if rule else None))
    return found
