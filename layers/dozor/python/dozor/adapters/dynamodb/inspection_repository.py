"""All that happened in a time, for reports: whole partitions between two moments, and what hangs on what was found."""

from collections.abc import Sequence
from datetime import datetime

from dozor.adapters.dynamodb import keys
from dozor.adapters.dynamodb.documents import to_entity
from dozor.adapters.dynamodb.table import Table
from dozor.domain.contact import Contact
from dozor.domain.duty import Duty
from dozor.domain.ticket import Ticket
from dozor.ports.journal import InspectionRepository


class DynamoInspectionRepository(InspectionRepository):
    """Tickets, contacts and duties of a time in the table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def tickets(self, company: str, begins_at: datetime, ends_at: datetime) -> tuple[Ticket, ...]:
        """One request per megabyte."""
        found = self._table.query(keys.tickets(company).between(begins_at, ends_at))
        return tuple(to_entity(plain, Ticket) for plain in found)

    def contacts(self, company: str, begins_at: datetime, ends_at: datetime) -> tuple[Contact, ...]:
        """One request per megabyte."""
        found = self._table.query(keys.contacts(company).between(begins_at, ends_at))
        return tuple(to_entity(plain, Contact) for plain in found)

    def contacts_by_id(self, company: str, ids: Sequence[str]) -> tuple[Contact, ...]:
        """One request per hundred."""
        wanted = [keys.contact(company, one) for one in dict.fromkeys(ids)]
        return tuple(to_entity(plain, Contact) for plain in self._table.get_many(wanted))

    def duties_of_contacts(self, company: str, ids: Sequence[str]) -> tuple[Duty, ...]:
        """One request per hundred."""
        wanted = [keys.duty(company, one) for one in dict.fromkeys(ids)]
        return tuple(to_entity(plain, Duty) for plain in self._table.get_many(wanted))
