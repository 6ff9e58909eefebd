"""What is out where a resident lives, or where they have asked for something."""

from collections.abc import Iterable
from dataclasses import dataclass

from dozor.application.outages.homes import find_home
from dozor.application.resident_page.link import Visitor
from dozor.domain.outage import Outage
from dozor.domain.ticket import Ticket
from dozor.ports.outages import OutageRepository
from dozor.ports.people import CallerRepository


@dataclass(frozen=True, slots=True)
class OwnOutage:
    """A live or planned outage, and their address that it touches."""

    outage: Outage
    address: str


def find_own_outages(
    visitor: Visitor, tickets: Iterable[Ticket], callers: CallerRepository, outages: OutageRepository
) -> tuple[OwnOutage, ...]:
    """Those that touch a flat of theirs, and those that one of their open requests is part of; one request, or two."""
    slug = visitor.company.slug
    live = outages.live_lately(slug)
    if not live:
        return ()
    homes = callers.caller(slug, visitor.phone).residents
    asked = {one.outage_id: one.place.address for one in tickets if one.open and one.outage_id}
    found = []
    for outage in live:
        home = find_home(outage, homes, callers)
        address = home.address if home else asked.get(outage.id, "")
        if address:
            found.append(OwnOutage(outage, address))
    return tuple(found)
