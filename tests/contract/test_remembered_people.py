"""What a process remembers of executors and buildings, and for how long."""

from dataclasses import replace

import pytest

from dozor.adapters.memory.memory import Memory
from dozor.adapters.memory.remembered_people import RememberedPeople
from dozor.domain.errors import NotFound
from tests.contract.samples import make_building, make_executor
from tests.contract.watch import Watch
from tests.fakes.people import FakePeople

PETR = make_executor()


def open_house() -> tuple[FakePeople, RememberedPeople, Watch]:
    """What is kept, the same as one process remembers it, and that process's clock."""
    kept, watch = FakePeople(), Watch()
    kept.save_people([make_building()], [], [PETR])
    return kept, RememberedPeople(kept, Memory(now=watch), Memory(now=watch)), watch


@pytest.mark.parametrize(
    ("passed", "phone", "address"), [(29.9, PETR.phone, ""), (30.0, "+79990000777", "New street, 1")]
)
def test_what_an_import_elsewhere_changes_is_seen_after_half_a_minute(passed: float, phone: str, address: str) -> None:
    kept, people, watch = open_house()
    old = people.building("sosna", "b1").address
    assert people.executors("sosna") == (PETR,)
    kept.save_people([replace(make_building(), address="New street, 1")], [], [replace(PETR, phone="+79990000777")])
    watch.seconds += passed
    assert people.executors("sosna")[0].phone == phone
    assert people.executor("sosna", PETR.id).phone == phone
    assert people.building("sosna", "b1").address == (address or old)


def test_an_import_here_is_seen_at_once() -> None:
    _, people, _ = open_house()
    people.executors("sosna")
    people.save_people([], [], [replace(PETR, phone="+79990000777")])
    assert people.executor("sosna", PETR.id).phone == "+79990000777"


def test_who_was_just_imported_is_found_by_name_at_once() -> None:
    kept, people, _ = open_house()
    people.executors("sosna")
    kept.save_people([make_building(id="b2")], [], [replace(PETR, id="e2")])
    assert people.executor("sosna", "e2").id == "e2"
    assert people.building("sosna", "b2").id == "b2"
    with pytest.raises(NotFound):
        people.executor("sosna", "e3")


def test_of_too_many_the_oldest_is_forgotten() -> None:
    memory: Memory[str] = Memory(most=2)
    for name in ("a", "b", "a", "c"):
        memory.keep(name, name)
    assert [memory.find(name) for name in ("a", "b", "c")] == ["a", None, "c"]
