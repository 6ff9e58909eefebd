"""Everything that hangs on a telephone number: one partition of the first index, so the ringing phone costs one request.

Residents and open tickets are written by their own repositories, the language by this one. What is read comes from an
index, so it may lag behind a write by moments.
"""

from dozor.adapters.dynamodb import keys
from dozor.adapters.dynamodb.documents import Plain, to_entity, to_item
from dozor.adapters.dynamodb.table import Table
from dozor.domain.caller import KnownCaller
from dozor.domain.people import Resident
from dozor.domain.ticket import Ticket
from dozor.ports.repositories import CallerRepository


class DynamoCallerRepository(CallerRepository):
    """Callers in the table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def caller(self, company: str, phone: str) -> KnownCaller:
        """One request."""
        found: dict[str, list[Plain]] = {"resident": [], "ticket": [], "language": []}
        for plain in self._table.query(keys.caller(company, phone)):
            found[plain["item"]].append(plain)
        residents = sorted((to_entity(plain, Resident) for plain in found["resident"]), key=_place_of)
        tickets = tuple(to_entity(plain, Ticket) for plain in reversed(found["ticket"]))
        language = "".join(plain["language"] for plain in found["language"])
        return KnownCaller(tuple(residents), tickets, language)

    def remember_language(self, company: str, phone: str, language: str) -> None:
        """One request."""
        key = keys.caller_language(company, phone) | keys.caller_language_indexes(company, phone)
        self._table.put(to_item({**key, "item": "language", "company": company, "phone": phone, "language": language}))


def _place_of(resident: Resident) -> tuple[str, str, str]:
    return (resident.address, resident.flat, resident.id)
