"""Where residents, executors and buildings are kept, and what hangs on a telephone number.

Every call names the company; another company's thing is NotFound.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from dozor.domain.absence import Absence
from dozor.domain.building import Building
from dozor.domain.caller import KnownCaller
from dozor.domain.people import Executor, Resident

if TYPE_CHECKING:
    from dozor.domain.staff import Staff
    from dozor.domain.ticket import Ticket


class CallerRepository(Protocol):
    """What hangs on a telephone number."""

    def caller(self, company: str, phone: str) -> KnownCaller:
        """Who and what is known behind that phone (E.164), its contacts left out; an empty KnownCaller when nothing is."""
        ...

    def caller_with_contacts(self, company: str, phone: str, contacts: int = 5) -> KnownCaller:
        """All that is known behind that phone, with so many of its latest contacts."""
        ...

    def building(self, company: str, building_id: str) -> Building | None:
        """The building in which they live; None when it is gone."""
        ...

    def remember_language(self, company: str, phone: str, language: str) -> None:
        """Keep the language that somebody at that phone (E.164) chose; the last one counts."""
        ...


class PeopleRepository(Protocol):
    """Buildings, residents and executors of a company."""

    def residents(self, company: str) -> tuple[Resident, ...]:
        """All residents, by address."""
        ...

    def buildings(self, company: str) -> tuple[Building, ...]:
        """All buildings, by address."""
        ...

    def building(self, company: str, building_id: str) -> Building:
        """One building; raises NotFound."""
        ...

    def executors(self, company: str) -> tuple[Executor, ...]:
        """All executors, by id."""
        ...

    def executor(self, company: str, executor_id: str) -> Executor:
        """One executor; raises NotFound."""
        ...

    def staff(self, company: str) -> Staff:
        """All executors with the tickets that each has in hand; sees every earlier write."""
        ...

    def last_staff(self, company: str) -> Staff:
        """The staff as it was seen a moment ago, or as it is.

        Only for choosing somebody: whoever got a ticket elsewhere in that moment may be counted with one too few.
        """
        ...

    def settle_holding(self, ticket: Ticket) -> bool:
        """Keep in whose hands that ticket is, as its own transactions do; False when it has changed meanwhile.

        For a repair: of tickets from before this was kept, and of what somebody has changed in the table by hand.
        """
        ...

    def add_absence(self, company: str, executor_id: str, absence: Absence) -> Absence:
        """Keep an absence; one of that id that is there already stays as it is and is answered. Raises NotFound."""
        ...

    def change_absence(self, company: str, executor_id: str, absence: Absence) -> Absence:
        """Keep a changed absence; raises NotFound when the executor has none of that id."""
        ...

    def save_people(
        self, buildings: Sequence[Building], residents: Sequence[Resident], executors: Sequence[Executor]
    ) -> int:
        """Write what is new or different, leave what is the same; answers how many rows were written.

        An absence that is not given stays, and so does one that somebody has changed by hand since.
        """
        ...
