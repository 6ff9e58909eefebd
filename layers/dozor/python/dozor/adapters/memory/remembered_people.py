"""Executors and buildings remembered for half a minute: every registration asks for them, and they change by an import.

With the executors goes what they have in hand. What this process writes of tickets is counted at once (`note`), what others
write within half a minute: until then somebody may get one more than the rules would have given them.

So what an import changes is seen everywhere within half a minute of it: until then a ticket may still be given to somebody
whose shift has just been taken away, and an SMS go to their former phone. The ladder of escalation catches what that
leaves undone, as it does when an import comes half a minute later. Who or what is not known here is looked for in the table,
so nobody who was just imported is missing. Residents are never remembered.
"""

from collections.abc import Sequence

from dozor.adapters.memory.memory import Memory
from dozor.domain.absence import Absence
from dozor.domain.building import Building
from dozor.domain.people import Executor, Resident
from dozor.domain.staff import Staff
from dozor.domain.ticket import Ticket
from dozor.ports.people import PeopleRepository


class RememberedPeople(PeopleRepository):
    """A repository's people; executors and single buildings are read once as long as the memories are good."""

    def __init__(
        self,
        people: PeopleRepository,
        staff: Memory[Staff] | None = None,
        buildings: Memory[Building] | None = None,
    ) -> None:
        self._people = people
        self._staff: Memory[Staff] = staff or Memory()
        self._buildings: Memory[Building] = buildings or Memory()

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
        return self.last_staff(company).executors

    def executor(self, company: str, executor_id: str) -> Executor:
        """No request, or one; two for somebody who is not among those remembered."""
        return self.last_staff(company).find(executor_id) or self._people.executor(company, executor_id)

    def staff(self, company: str) -> Staff:
        """As the repository itself."""
        return self._staff.keep(company, self._people.staff(company))

    def last_staff(self, company: str) -> Staff:
        """No request, or one."""
        return self._staff.recall(company, lambda: self._people.last_staff(company))

    def note(self, ticket: Ticket) -> None:
        """This process has written the ticket as it stands: in whose hands it is, is known at once."""
        known = self._staff.find(ticket.company)
        if known is not None:
            self._staff.amend(ticket.company, known.after(ticket))

    def settle_holding(self, ticket: Ticket) -> bool:
        """As the repository itself; the staff is forgotten."""
        self._staff.forget(ticket.company)
        return self._people.settle_holding(ticket)

    def add_absence(self, company: str, executor_id: str, absence: Absence) -> Absence:
        """As the repository itself; the staff is forgotten."""
        self._staff.forget(company)
        return self._people.add_absence(company, executor_id, absence)

    def change_absence(self, company: str, executor_id: str, absence: Absence) -> Absence:
        """As the repository itself; the staff is forgotten."""
        self._staff.forget(company)
        return self._people.change_absence(company, executor_id, absence)

    def save_people(
        self, buildings: Sequence[Building], residents: Sequence[Resident], executors: Sequence[Executor]
    ) -> int:
        """As the repository itself; everything remembered is forgotten."""
        self._staff.clear()
        self._buildings.clear()
        return self._people.save_people(buildings, residents, executors)
