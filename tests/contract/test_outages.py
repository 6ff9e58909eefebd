"""OutageRepository, also where live outages are remembered."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from dozor.adapters.dynamodb.outage_repository import DynamoOutageRepository
from dozor.adapters.memory.memory import SECONDS, Memory
from dozor.adapters.memory.remembered_outages import RememberedOutages
from dozor.domain.errors import Conflict, Invalid, NotFound
from dozor.domain.outage import Outage, OutageCause, OutageStage, Resource, Scope, Subscription
from dozor.domain.outage_telling import PlannedTelling, Telling
from dozor.domain.people import SYSTEM
from dozor.events.envelope import Envelope
from dozor.events.outages import Addressee, describe_telling
from dozor.ports.outages import OutageRepository
from tests.contract.samples import NOON, PHONE
from tests.fakes.outages import FakeOutages


@pytest.fixture(params=["fake", "dynamodb", "remembered"])
def outages(request: pytest.FixtureRequest) -> OutageRepository:
    if request.param == "fake":
        return FakeOutages()
    kept = DynamoOutageRepository(request.getfixturevalue("table"))
    return kept if request.param == "dynamodb" else RememberedOutages(kept)


def make_outage(outage_id: str = "o1", *, minutes: int = 0, **changes: Any) -> Outage:
    at = NOON + timedelta(minutes=minutes)
    scope = (Scope("b1", "Лесная ул., 5", ("1", "2")), Scope("b2", "Лесная ул., 7"))
    outage = Outage("sosna", outage_id, Resource.COLD_WATER, scope, at, OutageCause.ACCIDENT, texts={"ru": "Чиним."})
    return replace(outage, expected_end=at + timedelta(hours=4), entered_at=at, entered_by="Ольга", **changes)


def make_event(name: str) -> Envelope:
    return Envelope(id=name, source="dozor.outages", type="T", company="sosna", subject="o1", time=NOON, data={})


def make_subscription(phone: str = PHONE, **changes: Any) -> Subscription:
    return replace(Subscription("sosna", "o1", phone, "ru", NOON, "Лесная ул., 5", "c1"), **changes)


def test_an_outage_comes_back_as_it_was_added(outages: OutageRepository) -> None:
    outages.add(make_outage(), [])
    assert outages.get("sosna", "o1") == make_outage()
    assert outages.live("sosna") == (make_outage(),)
    assert outages.live("kedr") == ()
    with pytest.raises(NotFound):
        outages.get("kedr", "o1")


def test_an_id_is_taken_once(outages: OutageRepository) -> None:
    outages.add(make_outage(), [])
    with pytest.raises(Conflict):
        outages.add(make_outage(minutes=5), [])


def test_an_ended_outage_is_not_live_but_on_the_list(outages: OutageRepository) -> None:
    first, second = make_outage("o1"), make_outage("o2", minutes=5)
    outages.add(second, [])
    outages.add(first, [])
    assert outages.live("sosna") == (first, second)
    ended = first.end(SYSTEM, NOON + timedelta(hours=1))
    outages.save(ended, [])
    assert outages.live("sosna") == (second,)
    assert outages.list("sosna").items == (second, ended)


def test_a_change_of_what_somebody_else_has_changed_is_refused(outages: OutageRepository) -> None:
    outages.add(make_outage(), [])
    outages.save(make_outage().change(NOON + timedelta(hours=6), None), [])
    with pytest.raises(Conflict):
        outages.save(make_outage().end(SYSTEM, NOON), [])
    assert outages.get("sosna", "o1").live


def test_the_list_comes_in_pages(outages: OutageRepository) -> None:
    for place in range(5):
        outages.add(make_outage(f"o{place}", minutes=place), [])
    found, cursor = [], ""
    while True:
        page = outages.list("sosna", limit=2, cursor=cursor)
        found += [one.id for one in page.items]
        cursor = page.cursor
        if not cursor:
            break
    assert found == ["o4", "o3", "o2", "o1", "o0"]
    with pytest.raises(Invalid):
        outages.list("sosna", cursor="ÿ")


def test_a_phone_subscribes_once(outages: OutageRepository) -> None:
    outages.add(make_outage(), [])
    assert outages.subscribe(make_subscription()) is True
    assert outages.subscribe(make_subscription(at=NOON + timedelta(hours=1))) is False
    assert outages.subscribe(make_subscription("+79990000009")) is True
    assert outages.subscriptions("sosna", "o1") == (make_subscription(), make_subscription("+79990000009"))
    assert outages.subscriptions("sosna", "o2") == ()


def test_nobody_subscribes_to_what_is_over_or_was_never(outages: OutageRepository) -> None:
    outages.add(make_outage(), [])
    outages.save(make_outage().end(SYSTEM, NOON), [])
    with pytest.raises(Conflict):
        outages.subscribe(make_subscription())
    with pytest.raises(NotFound):
        outages.subscribe(make_subscription(outage="o9"))
    assert outages.subscriptions("sosna", "o1") == ()


def test_batches_are_planned_once(outages: OutageRepository) -> None:
    outages.add(make_outage(), [])
    assert outages.plan_batches("sosna", "o1", [make_event("1"), make_event("2")]) == 2
    assert outages.plan_batches("sosna", "o1", [make_event("3"), make_event("2"), make_event("1")]) == 1


def make_telling(version: int, kind: Telling, people: int = 0) -> PlannedTelling:
    return PlannedTelling("sosna", "o1", version, kind, NOON + timedelta(minutes=version), people)


def make_told(telling: PlannedTelling, *phones: str) -> Envelope:
    return describe_telling(telling, [Addressee(phone) for phone in phones])


def test_a_telling_has_its_count_and_its_batches(outages: OutageRepository) -> None:
    started, changed = make_telling(1, Telling.STARTED, 3), make_telling(2, Telling.CHANGED, 1)
    first, second, other = make_told(started, "+1"), make_told(started, "+2", "+3"), make_told(changed, "+1")
    assert outages.plan_telling(started, [first]) == 1
    assert outages.plan_telling(changed, [other]) == 1
    assert outages.plan_telling(replace(started, people=4), [second, first]) == 1
    outages.plan_batches("sosna", "o1", [make_event("1")])
    assert outages.tellings("sosna", "o1") == (changed, replace(started, people=4))
    assert {one.id for one in outages.telling_batches(started)} == {first.id, second.id}
    assert outages.telling_batches(changed) == (other,)
    assert outages.telling_batches(make_telling(2, Telling.ENDED)) == ()
    assert (outages.tellings("kedr", "o1"), outages.told_batches("sosna", "o2").items) == ((), ())


def test_batches_of_people_come_in_pages_the_last_telling_first_whatever_is_told_meanwhile(
    outages: OutageRepository,
) -> None:
    told = {version: make_telling(version, Telling.CHANGED) for version in (2, 9, 10, 11)}
    for version in (2, 9, 10):
        outages.plan_telling(told[version], [make_told(told[version], phone) for phone in ("+1", "+2")])
    page = outages.told_batches("sosna", "o1", limit=3)
    outages.plan_telling(told[11], [make_told(told[11], "+1")])
    rest = outages.told_batches("sosna", "o1", limit=3, cursor=page.cursor)
    assert [one.sequence for one in (*page.items, *rest.items)] == [10, 10, 9, 9, 2, 2]
    assert (bool(page.cursor), rest.cursor) == (True, "")
    assert len({one.id for one in (*page.items, *rest.items)}) == 6
    assert outages.told_batches("sosna", "o1").items[0].sequence == 11
    with pytest.raises(Invalid):
        outages.told_batches("sosna", "o1", cursor="ÿ")


def make_proposal(outage_id: str = "p1", **changes: Any) -> Outage:
    return make_outage(outage_id, stage=OutageStage.PROPOSED, tickets=("1", "2"), **changes)


def test_a_proposal_is_current_but_not_live(outages: OutageRepository) -> None:
    outages.propose(make_proposal(), "b1", "", [make_event("1")])
    assert outages.get("sosna", "p1") == make_proposal()
    assert (outages.current("sosna"), outages.live("sosna"), outages.current("kedr")) == ((make_proposal(),), (), ())
    confirmed = make_proposal().confirm(SYSTEM, NOON)
    outages.save(confirmed, [])
    assert (outages.current("sosna"), outages.live("sosna")) == ((confirmed,), (confirmed,))


def test_a_rejected_proposal_is_not_current(outages: OutageRepository) -> None:
    outages.propose(make_proposal(), "b1", "", [])
    rejected = make_proposal().reject(SYSTEM, NOON, "two leaking taps")
    outages.save(rejected, [])
    assert outages.current("sosna") == ()
    assert (outages.list("sosna").items, outages.proposed_at("sosna", "b1")) == ((rejected,), "p1")


def test_at_a_place_one_proposal_follows_the_other(outages: OutageRepository) -> None:
    assert outages.proposed_at("sosna", "b1") == ""
    outages.propose(make_proposal(), "b1", "", [])
    for instead_of in ("", "p0"):
        with pytest.raises(Conflict):
            outages.propose(make_proposal("p2"), "b1", instead_of, [])
    with pytest.raises(NotFound):
        outages.get("sosna", "p2")
    outages.propose(make_proposal("p2"), "b1", "p1", [])
    outages.propose(make_proposal("p3"), "b2", "", [])
    assert [outages.proposed_at("sosna", place) for place in ("b1", "b2")] == ["p2", "p3"]
    with pytest.raises(Conflict):
        outages.propose(make_proposal("p3"), "b9", "", [])


def test_outages_that_began_before_a_moment(outages: OutageRepository) -> None:
    first, second = make_outage("o1"), make_outage("o2", minutes=5)
    for one in (second, first, make_outage("o3", minutes=10)):
        outages.add(one, [])
    assert outages.begun_before("sosna", NOON + timedelta(minutes=10)) == (first, second)


def test_live_outages_are_read_again_after_a_while() -> None:
    now = [0.0]
    kept = FakeOutages()
    remembered = RememberedOutages(kept, Memory(now=lambda: now[0]))
    assert remembered.live_lately("sosna") == ()
    kept.add(make_outage(), [])
    assert remembered.live_lately("sosna") == ()
    assert kept.faults.calls["live"] == 1
    now[0] = SECONDS
    assert remembered.live_lately("sosna") == (make_outage(),)


def test_whoever_asks_for_the_list_sees_what_is_and_callers_hear_it_from_then_on() -> None:
    kept = FakeOutages()
    remembered = RememberedOutages(kept)
    assert remembered.live_lately("sosna") == ()
    kept.add(make_outage(), [])
    assert remembered.live("sosna") == (make_outage(),)
    assert remembered.live_lately("sosna") == (make_outage(),)


def test_an_outage_entered_here_is_told_here_at_once(outages: OutageRepository) -> None:
    assert outages.live_lately("sosna") == ()
    outages.add(make_outage(), [])
    assert outages.live_lately("sosna") == (make_outage(),)
    ended = replace(make_outage(), ended_at=NOON, version=2)
    outages.save(ended, [])
    assert outages.live_lately("sosna") == ()
