"""What the operator sees of a caller: who lives behind the phone, what is open, whether something is out in their building."""

from dataclasses import dataclass

from dozor.application.outages.homes import find_home
from dozor.domain.contact import Contact
from dozor.domain.outage import Outage
from dozor.domain.people import Resident
from dozor.domain.ticket import Ticket
from dozor.ports.outages import OutageRepository
from dozor.ports.people import CallerRepository


@dataclass(frozen=True, slots=True)
class CallerCard:
    """residents: one row per flat, empty for an unknown phone; open_tickets, contacts: newest first.

    outages: live ones that touch any of the flats. language: chosen last on the telephone, or empty.
    """

    residents: tuple[Resident, ...]
    open_tickets: tuple[Ticket, ...]
    outages: tuple[Outage, ...]
    language: str
    contacts: tuple[Contact, ...]


def look_up_caller(slug: str, phone: str, callers: CallerRepository, outages: OutageRepository) -> CallerCard:
    """The card for a phone in E.164; one request, and another where live outages are not remembered."""
    known = callers.caller_with_contacts(slug, phone)
    live = outages.live_lately(slug) if known.residents else ()
    touching = tuple(outage for outage in live if find_home(outage, known.residents, callers))
    return CallerCard(known.residents, known.open_tickets, touching, known.language, known.contacts)
