"""Residents by what somebody knows of them."""

import pytest

from dozor.application.find_residents import LOOKED_THROUGH, MOST_TIMES, find_residents
from tests.contract.samples import make_resident
from tests.fakes.residents import FakeResidentRegister

HOUSE = FakeResidentRegister(
    [
        make_resident("r1", name="Пётр Ильин", phone="+79990000101", address="Лесная ул., 5", flat="12"),
        make_resident("r1", name="Пётр Ильин", phone="+79990000102", address="Лесная ул., 5", flat="12"),
        make_resident("r2", name="Ольга Лесина", phone="+79990000203", address="Садовая ул., 12", flat="5"),
        make_resident("r3", name="Марат Ахметов", phone="+79990000304", address="Лесная ул., 51", flat="1"),
    ]
)


def found(query: str, building_id: str = "") -> list[str]:
    page = find_residents(HOUSE, "sosna", query, building_id, limit=20, cursor="")
    return [one.resident.id for one in page.items]


@pytest.mark.parametrize(
    ("query", "whom"),
    [
        ("", ["r1", "r2", "r3"]),
        ("петр", ["r1"]),
        ("ИЛЬИН лесная", ["r1"]),
        ("лесная 5", ["r1"]),
        ("лес", ["r1", "r2", "r3"]),
        ("садовая 12", ["r2"]),
        ("0304", ["r3"]),
        ("+7 (999) 000-01-02", ["r1"]),
        ("никто", []),
    ],
)
def test_every_word_must_be_met(query: str, whom: list[str]) -> None:
    assert found(query) == whom


def test_somebody_with_two_phones_is_found_once_with_both() -> None:
    (one,) = find_residents(HOUSE, "sosna", "ильин", "", limit=20, cursor="").items
    assert one.phones == ("+79990000101", "+79990000102")


def test_a_long_register_is_looked_through_in_parts() -> None:
    """Nobody waits for the whole of it: a page without a find says where to go on."""
    count = LOOKED_THROUGH * MOST_TIMES + 10
    crowd = [make_resident(f"r{place:05}", phone=f"+7999{place:07}", name="Сосед") for place in range(count)]
    register = FakeResidentRegister([*crowd, make_resident("z1", name="Зоя Дальняя", phone="+79990000999")])
    first = find_residents(register, "sosna", "дальняя", "", limit=20, cursor="")
    assert first.items == ()
    assert first.cursor
    assert [one.resident.id for one in find_residents(register, "sosna", "дальняя", "", 20, first.cursor).items] == [
        "z1"
    ]
