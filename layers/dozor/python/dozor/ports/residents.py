"""The register of residents, looked through from its beginning to its end.

Every call names the company; another company's resident is NotFound.
"""

from __future__ import annotations

from typing import Protocol

from dozor.domain.people import Resident
from dozor.ports.paging import Page


class ResidentRegister(Protocol):
    """All residents of a company, by id. Somebody with several phones is a row for each."""

    def page(self, company: str, *, limit: int, cursor: str = "", building_id: str = "") -> Page[Resident]:
        """At least so many rows if there are, by id; rows of one resident are never parted. Raises Invalid for the cursor.

        building_id: only who lives there; empty: of all.
        """
        ...

    def of_building(self, company: str, building_id: str) -> tuple[Resident, ...]:
        """Everybody who lives there, a row for each phone, by id."""
        ...

    def resident(self, company: str, resident_id: str) -> tuple[Resident, ...]:
        """One resident, a row for each phone, by phone. Raises NotFound."""
        ...
