"""The register of residents in memory."""

from collections.abc import Sequence

from dozor.adapters.dynamodb import cursors
from dozor.domain.errors import NotFound
from dozor.domain.people import Resident
from dozor.ports.paging import Page
from dozor.ports.residents import ResidentRegister


class FakeResidentRegister(ResidentRegister):
    """Residents as they are given."""

    def __init__(self, residents: Sequence[Resident] = ()) -> None:
        self._residents = sorted(residents, key=lambda one: (one.id, one.phone))

    def page(self, company: str, *, limit: int, cursor: str = "", building_id: str = "") -> Page[Resident]:
        after = cursors.read(cursor)
        every = self.of_building(company, building_id) if building_id else self._residents
        rows = [one for one in every if one.company == company and one.id > after]
        shown = rows[:limit]
        shown += [one for one in rows[limit:] if shown and one.id == shown[-1].id]
        return Page(tuple(shown), cursors.write(shown[-1].id) if len(shown) < len(rows) else "")

    def of_building(self, company: str, building_id: str) -> tuple[Resident, ...]:
        return tuple(one for one in self._residents if (one.company, one.building_id) == (company, building_id))

    def resident(self, company: str, resident_id: str) -> tuple[Resident, ...]:
        found = tuple(one for one in self._residents if (one.company, one.id) == (company, resident_id))
        if not found:
            raise NotFound(f"There is no resident '{resident_id}'.")
        return found
