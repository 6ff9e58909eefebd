"""Everything that hangs on a telephone number: one partition of the first index, so the ringing phone costs one request.

Residents, open tickets and contacts are written by their own repositories, the language by this one. What is read comes from
an index, so it may lag behind a write by moments.
"""

from collections.abc import Iterator

from dozor.adapters.dynamodb import keys
from dozor.adapters.dynamodb.documents import Plain, to_entity, to_item
from dozor.adapters.dynamodb.table import Table
from dozor.domain.building import Building
from dozor.domain.caller import KnownCaller
from dozor.domain.contact import Contact
from dozor.domain.people import Resident
from dozor.domain.ticket import Ticket
from dozor.ports.people import CallerRepository

# Read at once with the contacts asked for: few phones have more flats and open tickets, and for those there is a second page.
USUALLY_KNOWN = 7


class DynamoCallerRepository(CallerRepository):
    """Callers in the table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def caller(self, company: str, phone: str) -> KnownCaller:
        """One request."""
        return _gather(self._table.query(keys.caller_alone(company, phone), newest_first=True), 0)

    def caller_with_contacts(self, company: str, phone: str, contacts: int = 5) -> KnownCaller:
        """One request; one more for every dozen of flats and open tickets."""
        page = contacts + USUALLY_KNOWN
        return _gather(self._table.query(keys.caller(company, phone), newest_first=True, page=page), contacts)

    def building(self, company: str, building_id: str) -> Building | None:
        """One request."""
        plain = self._table.get(keys.building(company, building_id))
        return to_entity(plain, Building) if plain else None

    def remember_language(self, company: str, phone: str, language: str) -> None:
        """One request."""
        key = keys.caller_language(company, phone) | keys.caller_language_indexes(company, phone)
        self._table.put(to_item({**key, "item": "language", "company": company, "phone": phone, "language": language}))


def _gather(newest_first: Iterator[Plain], contacts: int) -> KnownCaller:
    """Read until there are so many contacts: they come last, and nobody knows how many there are."""
    found: dict[str, list[Plain]] = {"resident": [], "ticket": [], "language": [], "contact": []}
    for plain in newest_first:
        found[plain["item"]].append(plain)
        if contacts and len(found["contact"]) == contacts:
            break
    residents = sorted((to_entity(plain, Resident) for plain in found["resident"]), key=_place_of)
    return KnownCaller(
        residents=tuple(residents),
        open_tickets=tuple(to_entity(plain, Ticket) for plain in found["ticket"]),
        language="".join(plain["language"] for plain in found["language"]),
        contacts=tuple(to_entity(plain, Contact) for plain in found["contact"]),
    )


def _place_of(resident: Resident) -> tuple[str, str, str]:
    return (resident.address, resident.flat, resident.id)
