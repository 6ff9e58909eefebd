"""CentreMemory and SupervisionRepository."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dozor.adapters.dynamodb.centre_repository import DynamoCentreMemory, DynamoSupervisionRepository
from dozor.domain.centre import CallNow, CallState, CentreNow, OperatorNow, QueueNow, Today
from dozor.domain.people import Actor, ActorKind
from dozor.domain.supervision import PLATFORM, Intervention, Result, Supervision
from dozor.ports.centre import CentreMemory, SupervisionRepository
from tests.contract.samples import NOON
from tests.fakes.centre import FakeCentreMemory, FakeSupervisions

SVETLANA = Actor(ActorKind.SUPERVISOR, "svetlana@example.org", "Svetlana")
LISTENED = Supervision(
    "sosna", "key-0001", Intervention.LISTEN, SVETLANA, NOON, "A complaint", "c1", "olga@example.org"
)
SET = Supervision(
    PLATFORM, "key-0002", Intervention.SET_STATE, SVETLANA, NOON, "Rest", operator="olga@example.org", to="Break"
)
SEEN = CentreNow(
    taken_at=NOON,
    today_at=NOON,
    queues=(QueueNow("q1", "operator-ru", 2, 40, 3, 1, 2, 0, Today(5, 1, 12, 83)), QueueNow("q2", "gas-ru")),
    operators=(OperatorNow("u1", "olga@example.org", "Olga", "Available", NOON, "Break", ("q1", "q2")),),
    calls=(
        CallNow("s2", "c1", CallState.TALKING, NOON, "q1", "u1", "sosna", "+79991234567", "Anna", "Lesnaya 5", True),
    ),
    trouble="too busy",
)


@pytest.fixture(params=["fake", "dynamodb"])
def memory(request: pytest.FixtureRequest) -> CentreMemory:
    if request.param == "fake":
        return FakeCentreMemory()
    return DynamoCentreMemory(request.getfixturevalue("table"))


@pytest.fixture(params=["fake", "dynamodb"])
def entries(request: pytest.FixtureRequest) -> SupervisionRepository:
    if request.param == "fake":
        return FakeSupervisions()
    return DynamoSupervisionRepository(request.getfixturevalue("table"))


def test_what_was_seen_last_is_remembered_whole(memory: CentreMemory) -> None:
    assert memory.last() is None
    memory.keep(replace(SEEN, calls=()))
    memory.keep(SEEN)
    assert memory.last() == SEEN


def test_of_all_who_look_on_one_looks(memory: CentreMemory) -> None:
    assert [memory.claim_look(NOON + timedelta(seconds=after), 4) for after in (0, 0, 3, 4, 5)] == [
        True, False, False, True, False,
    ]  # fmt: skip


def test_an_entry_is_written_once_and_concluded_once(entries: SupervisionRepository) -> None:
    assert entries.add(LISTENED) == LISTENED
    assert entries.add(replace(LISTENED, why="Something else")) == LISTENED
    entries.conclude(LISTENED.done(contact="m1"))
    entries.conclude(LISTENED.refused("too late"))
    (kept,) = entries.of_contact("sosna", "c1")
    assert (kept.result, kept.details, kept.refusal) == (Result.DONE, {"contact": "m1"}, "")


def test_a_call_has_its_own_entries_in_the_order_of_time(entries: SupervisionRepository) -> None:
    later = replace(LISTENED, id="a-key-that-sorts-first", what=Intervention.JOIN, at=NOON + timedelta(seconds=9))
    for entry in (later, LISTENED, replace(LISTENED, company="kedr"), SET):
        entries.add(entry)
    assert [one.what for one in entries.of_contact("sosna", "c1")] == [Intervention.LISTEN, Intervention.JOIN]
    assert entries.of_contact("sosna", "c2") == ()


def test_an_operator_finds_who_set_their_state_the_latest_first(entries: SupervisionRepository) -> None:
    again = replace(SET, id="key-0003", to="Available", at=NOON + timedelta(minutes=5))
    for entry in (SET, again, replace(SET, operator="boris@example.org"), LISTENED):
        entries.add(entry)
    assert [one.to for one in entries.of_operator("olga@example.org")] == ["Available", "Break"]
    assert [one.to for one in entries.of_operator("olga@example.org", limit=1)] == ["Available"]
    assert entries.of_operator("olga") == ()


def test_the_trail_tells_of_calls_and_states_together_each_once_page_by_page(entries: SupervisionRepository) -> None:
    beside = replace(SET, company="sosna", contact_id="c1")
    moved = replace(LISTENED, id="key-0004", what=Intervention.MOVE, at=NOON + timedelta(minutes=1))
    later = replace(SET, id="key-0005", at=NOON + timedelta(minutes=2))
    for entry in (LISTENED, SET, beside, moved, later, replace(LISTENED, company="kedr", contact_id="c9")):
        entries.add(entry)
    entries.conclude(later.done())
    first = entries.trail(("sosna", PLATFORM), 2)
    assert [(one.id, one.result) for one in first.items] == [("key-0005", Result.DONE), ("key-0004", Result.ASKED)]
    rest = entries.trail(("sosna", PLATFORM), 2, first.cursor)
    assert ([one.id for one in rest.items], rest.cursor) == (["key-0002", "key-0001"], "")
    assert [one.company for one in entries.trail(("kedr",), 2).items] == ["kedr"]
