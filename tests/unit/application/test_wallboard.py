"""Who looks at the centre, what of it is whose, and what happens when it does not answer."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dozor.application.wallboard.look_on import find_sight, look_on
from dozor.application.wallboard.read_trail import read_trail
from dozor.application.wallboard.supervise import give_to_operator, listen, move_to_queue, set_state
from dozor.application.wallboard.trace import Floor, Intervene
from dozor.domain.centre import CallNow, CallState, CentreNow, CentreRules, OperatorNow, QueueNow, Sight, Waiting
from dozor.domain.errors import NotFound, TransientFailure
from dozor.domain.people import Actor, ActorKind
from dozor.domain.supervision import Intervention, Result
from infra.platform_rules import CENTRE_RULES
from tests.contract.samples import make_company
from tests.fakes.centre import FakeCentreMemory, FakeLiveCentre, FakeSupervisions
from tests.fakes.companies import FakeCompanies
from tests.fakes.system import NOON

RULES = CentreRules(**CENTRE_RULES)  # type: ignore[arg-type]
SVETLANA = Actor(ActorKind.SUPERVISOR, "svetlana@example.org", "Svetlana")
CALL = CallNow("c1", "c1", CallState.TALKING, NOON, "q1", "u1", "sosna")
OLGA = OperatorNow("u1", "olga@example.org", "Olga", "Available", NOON, queues=("q1",))
SEEN = CentreNow(NOON, NOON, (QueueNow("q1", "operator-ru"),), (OLGA,), (CALL,))
SIGHT = Sight(frozenset({"sosna"}), frozenset({"q1"}))


def order(key: str = "key-0001") -> Intervene:
    return Intervene(key, SVETLANA, "A complaint", NOON)


def floor(centre: FakeLiveCentre, entries: FakeSupervisions | None = None) -> Floor:
    return Floor(SEEN, SIGHT, RULES, centre, entries or FakeSupervisions())


def test_everybody_sees_one_look_until_it_is_time_for_another() -> None:
    centre, memory = FakeLiveCentre(SEEN), FakeCentreMemory()
    times = [NOON + timedelta(seconds=seconds) for seconds in (0, 1, 3, 4, 5)]
    assert [look_on(centre, memory, RULES, now).taken_at for now in times] == [times[0]] * 3 + [times[3]] * 2
    assert centre.faults.calls["look"] == 2


def test_a_centre_that_does_not_answer_leaves_what_was_seen_and_is_not_asked_at_once_again() -> None:
    centre, memory = FakeLiveCentre(SEEN), FakeCentreMemory()
    look_on(centre, memory, RULES, NOON)
    centre.faults.throttle("look")
    later = NOON + timedelta(seconds=20)
    for _ in range(3):
        seen = look_on(centre, memory, RULES, later)
        assert (seen.taken_at, bool(seen.trouble), seen.calls) == (NOON, True, SEEN.calls)
        assert RULES.is_stale(seen, later)
    assert centre.faults.calls["look"] == 2
    assert look_on(centre, memory, RULES, later + timedelta(seconds=5)).trouble == ""


def test_a_centre_that_was_never_seen_is_to_be_asked_again() -> None:
    centre, memory = FakeLiveCentre(SEEN), FakeCentreMemory()
    centre.faults.throttle("look", at=1)
    for _ in range(2):
        with pytest.raises(TransientFailure):
            look_on(centre, memory, RULES, NOON)


def test_shared_queues_are_seen_by_language_and_own_ones_by_whose_they_are() -> None:
    companies = FakeCompanies()
    companies.save(replace(make_company("sosna", "+78005550100"), languages=("ru", "en")))
    companies.save(
        replace(make_company("kedr", "+78005550200"), languages=("kk",), queues={"operator": "arn:queue/k1"})
    )
    shared = {"operator-ru": "arn:queue/q1", "operator-kk": "arn:queue/q2", "operator-pl": "arn:queue/q3"}
    assert find_sight(["sosna", "gone"], companies, shared) == Sight(
        frozenset({"sosna"}), frozenset({"q1"}), frozenset()
    )
    both = find_sight(["sosna", "kedr"], companies, shared)
    assert (both.shared, both.own) == (frozenset({"q1", "q2"}), frozenset({"k1"}))


def test_a_call_whose_company_is_not_known_yet_is_nobodys() -> None:
    assert not SIGHT.sees(replace(CALL, company=""))
    assert not Sight(frozenset()).sees(replace(CALL, company=""))


def test_a_caller_in_an_emergency_is_told_of_in_whichever_queue_they_wait() -> None:
    waits = replace(CALL, state=CallState.WAITING, user_id="", emergency=True)
    queues = (
        QueueNow("q1", "operator-ru", waiting=2, longest_wait_s=70),
        QueueNow("q2", "emergency-ru", waiting=5, longest_wait_s=300),
        QueueNow("q3", "repair-ru", waiting=1, longest_wait_s=90),
    )
    seen = replace(SEEN, queues=queues, operators=(replace(OLGA, queues=("q1", "q3", "q4")),), calls=(CALL,))
    assert seen.waiting_for("Olga@example.org") == Waiting(3, 90, emergency=False)
    assert replace(seen, calls=(CALL, waits)).waiting_for("olga@example.org").emergency
    assert not replace(seen, calls=(replace(waits, queue_id="q2"),)).waiting_for("olga@example.org").emergency
    assert seen.waiting_for("nobody@example.org") == Waiting()


def test_what_passes_by_itself_is_tried_again_under_the_same_key_and_done_once() -> None:
    centre, entries = FakeLiveCentre(SEEN, (SVETLANA.id,)), FakeSupervisions()
    centre.faults.throttle("listen", at=1)
    with pytest.raises(TransientFailure):
        listen("sosna", "c1", order(), floor(centre, entries))
    assert [one.result for one in entries.of_contact("sosna", "c1")] == [Result.ASKED]
    for _ in range(2):
        assert listen("sosna", "c1", order(), floor(centre, entries)).result is Result.DONE
    assert [one.result for one in entries.of_contact("sosna", "c1")] == [Result.DONE]
    assert len(centre.done) == 1


def test_whoever_lost_the_answer_gets_it_again_though_the_moment_is_over() -> None:
    waiting = replace(CALL, state=CallState.WAITING, user_id="")
    queues = (QueueNow("q1", "operator-ru"), QueueNow("q2", "emergency-ru"))
    sight = Sight(frozenset({"sosna"}), frozenset({"q1", "q2"}))
    centre, entries = FakeLiveCentre(SEEN), FakeSupervisions()

    def seeing(*calls: CallNow) -> Floor:
        seen = replace(SEEN, queues=queues, calls=calls)
        return Floor(seen, sight, RULES, centre, entries)

    first = move_to_queue("sosna", "c1", "q2", order(), seeing(waiting))
    for now in (seeing(replace(waiting, queue_id="q2")), seeing(replace(CALL, state=CallState.RINGING)), seeing()):
        assert move_to_queue("sosna", "c1", "q2", order(), now) == first
    assert len(centre.done) == 1
    given = give_to_operator("sosna", "c1", OLGA.email, order("key-0002"), seeing(waiting))
    assert give_to_operator("sosna", "c1", OLGA.email, order("key-0002"), seeing()) == given
    with pytest.raises(NotFound):
        move_to_queue("sosna", "c1", "q1", order(), seeing())
    with pytest.raises(NotFound):
        move_to_queue("sosna", "c1", "q2", order("key-0003"), seeing())
    with pytest.raises(NotFound):
        move_to_queue("sosna", "c1", "q2", order(), replace(seeing(), sight=Sight(frozenset({"kedr"}))))


def test_a_supervisor_without_a_telephone_is_told_so_and_that_is_kept() -> None:
    centre, entries = FakeLiveCentre(SEEN), FakeSupervisions()
    with pytest.raises(NotFound, match="no telephone"):
        listen("sosna", "c1", order(), floor(centre, entries))
    assert [one.result for one in entries.of_contact("sosna", "c1")] == [Result.REFUSED]


def test_a_state_is_set_under_the_operators_name_and_beside_their_call() -> None:
    centre, entries = FakeLiveCentre(SEEN), FakeSupervisions()
    set_state("OLGA@example.org", "Break", order(), floor(centre, entries))
    assert centre.done == [("status", "u1", "Break")]
    assert [one.to for one in entries.of_operator("olga@example.org")] == ["Break"]
    assert [one.operator for one in entries.of_contact("sosna", "c1")] == ["olga@example.org"]


def test_an_operators_state_is_told_to_whoever_sees_a_queue_that_they_served() -> None:
    entries = FakeSupervisions()
    here = floor(FakeLiveCentre(SEEN, (SVETLANA.id,)), entries)
    set_state(OLGA.email, "Break", order(), here)
    listen("sosna", "c1", order("key-0002"), here)
    told = read_trail(SIGHT, entries, 10, "").items
    assert [(one.what, one.by, one.operator) for one in told] == [
        (Intervention.LISTEN, SVETLANA, OLGA.email),
        (Intervention.SET_STATE, SVETLANA, OLGA.email),  # once, though Olga had a call, too
    ]
    served_elsewhere, another_company = Sight(frozenset({"sosna"}), frozenset({"q2"})), Sight(frozenset({"kedr"}))
    assert [one.what for one in read_trail(served_elsewhere, entries, 10, "").items] == [Intervention.LISTEN]
    assert read_trail(another_company, entries, 10, "").items == ()
