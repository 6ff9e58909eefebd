"""Buildings, residents and executors in memory."""

from collections.abc import Sequence
from dataclasses import replace

from dozor.domain.absence import Absence
from dozor.domain.building import Building
from dozor.domain.errors import NotFound
from dozor.domain.people import Executor, Resident
from dozor.domain.staff import Staff, holder_of
from dozor.domain.ticket import Ticket
from dozor.ports.people import PeopleRepository
from tests.fakes.faults import Faults, faulty
from tests.fakes.tickets import FakeTickets


class FakePeople(PeopleRepository):
    """People in memory; `FakePeople(buildings, residents, executors)` has them from the start. tickets: what they hold."""

    def __init__(
        self,
        buildings: Sequence[Building] = (),
        residents: Sequence[Resident] = (),
        executors: Sequence[Executor] = (),
        tickets: FakeTickets | None = None,
    ) -> None:
        self.faults = Faults()
        self.tickets = tickets
        self._buildings: dict[tuple[str, str], Building] = {}
        self._residents: dict[tuple[str, str, str], Resident] = {}
        self._executors: dict[tuple[str, str], Executor] = {}
        self._keep(buildings, residents, executors)

    @faulty
    def residents_by_phone(self, company: str, phone: str) -> tuple[Resident, ...]:
        found = [one for one in self._residents.values() if (one.company, one.phone) == (company, phone)]
        return tuple(sorted(found, key=lambda one: (one.address, one.flat, one.id)))

    @faulty
    def residents(self, company: str) -> tuple[Resident, ...]:
        found = (one for one in self._residents.values() if one.company == company)
        return tuple(sorted(found, key=lambda one: (one.address, one.flat, one.id)))

    @faulty
    def buildings(self, company: str) -> tuple[Building, ...]:
        found = [one for one in self._buildings.values() if one.company == company]
        return tuple(sorted(found, key=lambda one: (one.address, one.id)))

    @faulty
    def building(self, company: str, building_id: str) -> Building:
        if (company, building_id) not in self._buildings:
            raise NotFound(f"There is no building '{building_id}'.")
        return self._buildings[company, building_id]

    @faulty
    def executors(self, company: str) -> tuple[Executor, ...]:
        return tuple(
            sorted((one for one in self._executors.values() if one.company == company), key=lambda one: one.id)
        )

    @faulty
    def executor(self, company: str, executor_id: str) -> Executor:
        return self._executor(company, executor_id)

    @faulty
    def staff(self, company: str) -> Staff:
        executors = sorted((one for one in self._executors.values() if one.company == company), key=lambda one: one.id)
        tickets = self.tickets.all_of(company) if self.tickets else ()
        return Staff(tuple(executors), {one.number: holder_of(one) for one in tickets if holder_of(one)})

    def last_staff(self, company: str) -> Staff:
        return self.staff(company)

    @faulty
    def settle_holding(self, ticket: Ticket) -> bool:
        """What is in hand follows from the tickets here: there is nothing to repair."""
        return self.tickets is not None and self.tickets.get(ticket.company, ticket.number).version == ticket.version

    @faulty
    def add_absence(self, company: str, executor_id: str, absence: Absence) -> Absence:
        there = {one.id: one for one in self._executor(company, executor_id).absences}
        if absence.id not in there:
            self._put_absence(company, executor_id, absence)
        return there.get(absence.id, absence)

    @faulty
    def change_absence(self, company: str, executor_id: str, absence: Absence) -> Absence:
        if absence.id not in {one.id for one in self._executor(company, executor_id).absences}:
            raise NotFound(f"Executor '{executor_id}' has no absence '{absence.id}'.")
        self._put_absence(company, executor_id, absence)
        return absence

    def _executor(self, company: str, executor_id: str) -> Executor:
        if (company, executor_id) not in self._executors:
            raise NotFound(f"There is no executor '{executor_id}'.")
        return self._executors[company, executor_id]

    def _put_absence(self, company: str, executor_id: str, absence: Absence) -> None:
        one = self._executor(company, executor_id)
        others = [kept for kept in one.absences if kept.id != absence.id]
        self._executors[company, executor_id] = replace(one, absences=_in_order([*others, absence]))

    @faulty
    def save_people(
        self, buildings: Sequence[Building], residents: Sequence[Resident], executors: Sequence[Executor]
    ) -> int:
        return self._keep(buildings, residents, executors)

    def _keep(self, buildings: Sequence[Building], residents: Sequence[Resident], executors: Sequence[Executor]) -> int:
        given = {(one.company, one.id, one.phone): one for one in residents}
        people = {(one.company, one.id) for one in residents}
        self._residents = {
            place: one for place, one in self._residents.items() if place[:2] not in people or place in given
        }
        return (
            _merge(self._residents, given)
            + _merge(self._buildings, {(one.company, one.id): one for one in buildings})
            + sum(self._keep_executor(one) for one in {(one.company, one.id): one for one in executors}.values())
        )

    def _keep_executor(self, one: Executor) -> int:
        before = self._executors.get((one.company, one.id))
        absences = {absence.id: absence for absence in before.absences} if before else {}
        news = [
            absence
            for absence in one.absences
            if absences.get(absence.id) != absence and not (absence.id in absences and absences[absence.id].changed_by)
        ]
        kept = {**absences, **{absence.id: absence for absence in news}}
        self._executors[one.company, one.id] = replace(one, absences=_in_order(list(kept.values())))
        same = before is not None and replace(before, absences=()) == replace(one, absences=())
        return int(bool(news) or not same)


def _in_order(absences: list[Absence]) -> tuple[Absence, ...]:
    return tuple(sorted(absences, key=lambda absence: (absence.starts_at, absence.id)))


def _merge(kept: dict, given: dict) -> int:  # type: ignore[type-arg]
    different = {place: one for place, one in given.items() if kept.get(place) != one}
    kept.update(different)
    return len(different)
