"""PeopleRepository."""

from dataclasses import replace

import pytest

from dozor.adapters.dynamodb.people_repository import DynamoPeopleRepository
from dozor.domain.errors import NotFound
from dozor.domain.people import Resident
from dozor.ports.people import PeopleRepository
from tests.contract.samples import PHONE, make_building, make_executor, make_resident
from tests.fakes.people import FakePeople

OTHER_PHONE = "+79990000002"


@pytest.fixture(params=["fake", "dynamodb"])
def people(request: pytest.FixtureRequest) -> PeopleRepository:
    if request.param == "fake":
        return FakePeople()
    return DynamoPeopleRepository(request.getfixturevalue("table"))


def at_phone(people: PeopleRepository, slug: str, phone: str) -> tuple[Resident, ...]:
    """Those of a company's residents who are reached by that phone."""
    return tuple(one for one in people.residents(slug) if one.phone == phone)


def test_everything_comes_back_as_it_was_saved(people: PeopleRepository) -> None:
    building, resident, executor = make_building(), make_resident(), make_executor()
    assert people.save_people([building], [resident], [executor]) == 3
    assert people.building("sosna", "b1") == building
    assert at_phone(people, "sosna", PHONE) == (resident,)
    assert people.executor("sosna", "e1") == executor


def test_zero_is_a_coordinate_and_nothing_is_a_debt(people: PeopleRepository) -> None:
    building = make_building(latitude=0.0, longitude=-0.5, entrances=0)
    resident = make_resident(debt=0)
    people.save_people([building], [resident], [])
    assert people.building("sosna", "b1") == building
    assert at_phone(people, "sosna", PHONE) == (resident,)


def test_one_phone_may_have_several_flats_by_address(people: PeopleRepository) -> None:
    near = make_resident("r2", address="Берёзовая ул., 1", flat="40")
    far = make_resident("r1", flat="12")
    people.save_people([], [far, near], [])
    assert at_phone(people, "sosna", PHONE) == (near, far)


def test_lists_are_in_their_order(people: PeopleRepository) -> None:
    people.save_people(
        [make_building("b1", address="Яблочная ул., 1"), make_building("b2", address="Арбузная ул., 1")],
        [],
        [make_executor("e2"), make_executor("e1")],
    )
    assert [one.id for one in people.buildings("sosna")] == ["b2", "b1"]
    assert [one.id for one in people.executors("sosna")] == ["e1", "e2"]


def test_another_companys_people_are_not_found(people: PeopleRepository) -> None:
    people.save_people([make_building()], [make_resident()], [make_executor()])
    assert at_phone(people, "kedr", PHONE) == ()
    assert people.buildings("kedr") == ()
    assert people.executors("kedr") == ()
    with pytest.raises(NotFound):
        people.building("kedr", "b1")
    with pytest.raises(NotFound):
        people.executor("kedr", "e1")


def test_only_what_is_new_or_different_is_written(people: PeopleRepository) -> None:
    rows = ([make_building()], [make_resident(), make_resident("r2", flat="13")], [make_executor()])
    assert people.save_people(*rows) == 4
    assert people.save_people(*rows) == 0
    changed = replace(rows[1][0], debt=5)
    assert people.save_people(rows[0], [changed, rows[1][1]], rows[2]) == 1
    assert at_phone(people, "sosna", PHONE) == (changed, rows[1][1])


def test_a_resident_with_a_new_phone_is_not_found_by_the_old_one(people: PeopleRepository) -> None:
    people.save_people([], [make_resident("r1"), make_resident("r2", flat="13")], [])
    people.save_people([], [make_resident("r1", phone=OTHER_PHONE)], [])
    assert [one.id for one in at_phone(people, "sosna", PHONE)] == ["r2"]
    assert [one.id for one in at_phone(people, "sosna", OTHER_PHONE)] == ["r1"]


def test_who_is_not_given_stays(people: PeopleRepository) -> None:
    people.save_people([make_building()], [make_resident()], [make_executor()])
    assert people.save_people([], [], []) == 0
    assert people.save_people([make_building("b2")], [make_resident("r2")], [make_executor("e2")]) == 3
    assert len(at_phone(people, "sosna", PHONE)) == 2
    assert people.building("sosna", "b1") == make_building()


def test_rows_of_two_companies_go_each_to_its_own(people: PeopleRepository) -> None:
    people.save_people([make_building(), make_building(company="kedr", address="Кедровая ул., 2")], [], [])
    assert people.building("sosna", "b1").address == "Лесная ул., 5"
    assert people.building("kedr", "b1").address == "Кедровая ул., 2"


def test_many_rows_go_in_at_once(people: PeopleRepository) -> None:
    residents = [make_resident(f"r{place}", flat=str(place)) for place in range(130)]
    assert people.save_people([], residents, []) == 130
    assert len(at_phone(people, "sosna", PHONE)) == 130
    assert people.save_people([], residents, []) == 0
