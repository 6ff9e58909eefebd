"""ResidentRegister."""

from collections.abc import Callable, Sequence

import pytest

from dozor.adapters.dynamodb.people_repository import DynamoPeopleRepository
from dozor.adapters.dynamodb.resident_register import DynamoResidentRegister
from dozor.domain.errors import Invalid, NotFound
from dozor.domain.people import Resident
from dozor.ports.residents import ResidentRegister
from tests.contract.samples import PHONE, make_resident
from tests.fakes.residents import FakeResidentRegister

OTHER_PHONE = "+79990000999"
Given = Callable[[Sequence[Resident]], ResidentRegister]


@pytest.fixture(params=["fake", "dynamodb"])
def given(request: pytest.FixtureRequest) -> Given:
    """Makes a register of residents."""
    if request.param == "fake":
        return FakeResidentRegister
    table = request.getfixturevalue("table")

    def save(residents: Sequence[Resident]) -> ResidentRegister:
        DynamoPeopleRepository(table).save_people([], residents, [])
        return DynamoResidentRegister(table)

    return save


def test_pages_go_by_id_to_the_end(given: Given) -> None:
    register = given([make_resident(f"r{place}", phone=f"+7999000000{place}") for place in (3, 1, 2, 5, 4)])
    first = register.page("sosna", limit=2)
    second = register.page("sosna", limit=2, cursor=first.cursor)
    third = register.page("sosna", limit=2, cursor=second.cursor)
    assert [[one.id for one in page.items] for page in (first, second, third)] == [["r1", "r2"], ["r3", "r4"], ["r5"]]
    assert first.cursor
    assert third.cursor == ""


def test_who_lives_in_a_building_is_read_by_itself_whole_or_page_by_page(given: Given) -> None:
    near, far = ([make_resident(f"{where}{place}", building_id=where) for place in range(4)] for where in ("b1", "b2"))
    register = given([*near, *far, make_resident("b11", building_id="b1", phone=OTHER_PHONE)])
    assert [one.id for one in register.of_building("sosna", "b1")] == ["b10", "b11", "b11", "b12", "b13"]
    first = register.page("sosna", limit=2, building_id="b1")
    second = register.page("sosna", limit=9, cursor=first.cursor, building_id="b1")
    assert [[one.id for one in page.items] for page in (first, second)] == [["b10", "b11", "b11"], ["b12", "b13"]]
    assert second.cursor == ""
    assert (register.of_building("kedr", "b1"), register.of_building("sosna", "b9")) == ((), ())


def test_the_phones_of_one_resident_stay_together(given: Given) -> None:
    register = given([make_resident("r1"), make_resident("r1", phone=OTHER_PHONE), make_resident("r2")])
    page = register.page("sosna", limit=1)
    assert sorted(one.phone for one in page.items) == sorted([PHONE, OTHER_PHONE])
    assert [one.id for one in register.page("sosna", limit=1, cursor=page.cursor).items] == ["r2"]


def test_one_resident_has_a_row_for_each_phone(given: Given) -> None:
    register = given([make_resident("r1"), make_resident("r1", phone=OTHER_PHONE), make_resident("r11")])
    assert {one.phone for one in register.resident("sosna", "r1")} == {PHONE, OTHER_PHONE}


def test_another_companys_residents_are_not_found(given: Given) -> None:
    register = given([make_resident()])
    assert register.page("kedr", limit=5).items == ()
    with pytest.raises(NotFound):
        register.resident("kedr", "r1")


def test_a_cursor_of_nobodys_is_refused(given: Given) -> None:
    with pytest.raises(Invalid):
        given([make_resident()]).page("sosna", limit=5, cursor="nonsense")
