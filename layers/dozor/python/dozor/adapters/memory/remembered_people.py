"""Executors and buildings remembered for half a minute: every registration asks for them, and they change by an import.

So what an import changes is seen everywhere within half a minute of it: until then a ticket may still be given to somebody
whose shift has just been taken away, and an SMS go to their former phone. The ladder of escalation catches what that
leaves undone, as it does when an import comes half a minute later. Who or what is not known here is looked for in the table,
so nobody who was just imported is missing. Residents are never remembered.
"""

from collections.abc import Sequence

from dozor.adapters.memory.memory import Memory
from dozor.domain.building import Building
from dozor.domain.people import Executor, Resident
from dozor.ports.people import PeopleRepository


class RememberedPeople(PeopleRepository):
    """A repository's people; executors and single buildings are read once as long as the memories are good."""

    def __init__(
        self,
        people: PeopleRepository,
        executors: Memory[tuple[Executor, ...]] | None = None,
        buildings: Memory[Building] | None = None,
    ) -> None:
        self._people = people
        self._executors: Memory[tuple[Executor, ...]] = executors or Memory()
        self._buildings: Memory[Building] = buildings or Memory()

    def residents_by_phone(self, company: str, phone: str) -> tuple[Resident, ...]:
        """As the repository itself."""
        return self._people.residents_by_phone(company, phone)

    def residents(self, company: str) -> tuple[Resident, ...]:
        """As the repository itself."""
        return self._people.residents(company)

    def buildings(self, company: str) -> tuple[Building, ...]:
        """As the repository itself."""
        return self._people.buildings(company)

    def building(self, company: str, building_id: str) -> Building:
        """No request, or one."""
        return self._buildings.recall((company, building_id), lambda: self._people.building(company, building_id))

    def executors(self, company: str) -> tuple[Executor, ...]:
        """No request, or one."""
        return self._executors.recall(company, lambda: self._people.executors(company))

    def executor(self, company: str, executor_id: str) -> Executor:
        """No request, or one; two for somebody who is not among those remembered."""
        known = next((one for one in self.executors(company) if one.id == executor_id), None)
        return known or self._people.executor(company, executor_id)

    def save_people(
        self, buildings: Sequence[Building], residents: Sequence[Resident], executors: Sequence[Executor]
    ) -> int:
        """As the repository itself; everything remembered is forgotten."""
        self._executors.clear()
        self._buildings.clear()
        return self._people.save_people(buildings, residents, executors)
