"""Withdrawn links of residents, one item a phone."""

from datetime import datetime

from dozor.adapters.dynamodb import keys
from dozor.adapters.dynamodb.documents import to_item
from dozor.adapters.dynamodb.table import Table
from dozor.ports.resident_links import ResidentLinkRepository


class DynamoResidentLinkRepository(ResidentLinkRepository):
    """Withdrawals in the table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def withdraw(self, company: str, phone: str, at: datetime) -> None:
        """One request."""
        told = {"item": "withdrawn links", "company": company, "phone": phone, "withdrawn_at": at}
        self._table.put(to_item({**keys.resident_links(company, phone), **told}))

    def withdrawn_at(self, company: str, phone: str) -> datetime | None:
        """One request."""
        plain = self._table.get(keys.resident_links(company, phone), consistent=True)
        return datetime.fromisoformat(plain["withdrawn_at"]) if plain else None
