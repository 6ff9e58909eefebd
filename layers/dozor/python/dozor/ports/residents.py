"""The register of residents, looked through from its beginning to its end.

Every call names the company; another company's resident is NotFound.
"""

from __future__ import annotations

from typing import Protocol

from dozor.domain.people import Resident
from dozor.ports.paging import Page


class ResidentRegister(Protocol):
    """All residents of a company, by id. Somebody with several phones is a row for each."""

    def page(self, company: str, *, limit: int, cursor: str = "") -> Page[Resident]:
        """At least so many rows if there are, by id; rows of one resident are never parted. Raises Invalid for the cursor."""
        ...

    def resident(self, company: str, resident_id: str) -> tuple[Resident, ...]:
        """One resident, a row for each phone, by phone. Raises NotFound."""
        ...
