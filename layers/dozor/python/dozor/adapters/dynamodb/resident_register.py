"""Residents by id, from the list in which an import finds them (GSI2) or from that of their building (GSI3).

May lag behind a write by moments.
"""

from dozor.adapters.dynamodb import cursors, keys
from dozor.adapters.dynamodb.documents import to_entity
from dozor.adapters.dynamodb.table import Table
from dozor.domain.errors import NotFound
from dozor.domain.people import Resident
from dozor.ports.paging import Page
from dozor.ports.residents import ResidentRegister


class DynamoResidentRegister(ResidentRegister):
    """The register in the table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def page(self, company: str, *, limit: int, cursor: str = "", building_id: str = "") -> Page[Resident]:
        """One request, a second one when the phones of the last resident are behind its end."""
        last = cursors.read(cursor)
        after = keys.residents_of(company, building_id, last) if building_id else keys.residents_after(company, last)
        rows: list[Resident] = []
        for plain in self._table.query(after, page=limit + 1):
            if len(rows) >= limit and plain["id"] != rows[-1].id:
                return Page(tuple(rows), cursors.write(rows[-1].id))
            rows.append(to_entity(plain, Resident))
        return Page(tuple(rows))

    def of_building(self, company: str, building_id: str) -> tuple[Resident, ...]:
        """One request per megabyte (about 3,000 residents)."""
        found = self._table.query(keys.residents_of(company, building_id))
        return tuple(to_entity(plain, Resident) for plain in found)

    def resident(self, company: str, resident_id: str) -> tuple[Resident, ...]:
        """One request."""
        found = [to_entity(plain, Resident) for plain in self._table.query(keys.resident_rows(company, resident_id))]
        if not found:
            raise NotFound(f"There is no resident '{resident_id}'.")
        return tuple(sorted(found, key=lambda row: row.phone))
