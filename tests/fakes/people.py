"""Buildings, residents and executors in memory."""

from collections.abc import Sequence

from dozor.domain.building import Building
from dozor.domain.errors import NotFound
from dozor.domain.people import Executor, Resident
from dozor.ports.people import PeopleRepository
from tests.fakes.faults import Faults, faulty


class FakePeople(PeopleRepository):
    """People in memory; `FakePeople(buildings, residents, executors)` has them from the start."""

    def __init__(
        self,
        buildings: Sequence[Building] = (),
        residents: Sequence[Resident] = (),
        executors: Sequence[Executor] = (),
    ) -> None:
        self.faults = Faults()
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
        if (company, executor_id) not in self._executors:
            raise NotFound(f"There is no executor '{executor_id}'.")
        return self._executors[company, executor_id]

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
            + _merge(self._executors, {(one.company, one.id): one for one in executors})
        )


def _merge(kept: dict, given: dict) -> int:  # type: ignore[type-arg]
    different = {place: one for place, one in given.items() if kept.get(place) != one}
    kept.update(different)
    return len(different)
