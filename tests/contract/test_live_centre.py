"""LiveCentre by Connect's adapter, against the simulator's own API."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from dozor.adapters.connect.centre_calls import tell_whose
from dozor.domain.centre import CallNow, CallState, CentreNow, OperatorNow
from dozor.domain.errors import Conflict, NotFound, TransientFailure
from local.connect.people import SupervisorPanel
from tests.contract.live_house import LiveHouse
from tests.contract.samples import NOON


@pytest.fixture
def house() -> LiveHouse:
    return LiveHouse()


def test_a_caller_who_waits_is_seen_with_the_time_and_whose_they_are(house: LiveHouse) -> None:
    # Given somebody who has waited for 42 seconds, and an operator on a break
    house.operator(status="Break")
    began = house.now()
    caller = house.call("emergency-ru")
    house.runtime.advance(42)
    # when the centre is looked at
    seen = house.look()
    # then the queue shows them
    queue = next(one for one in seen.queues if one.name == "emergency-ru")
    assert (queue.waiting, queue.longest_wait_s, queue.online, queue.available) == (1, 42, 1, 0)
    (call,) = seen.calls
    assert (call.state, call.since, call.queue_id) == (CallState.WAITING, began, queue.id)
    assert (call.company, call.phone, call.resident, call.emergency) == ("sosna", caller.number, "Anna", True)
    assert call.id == call.initial_id


def test_a_call_is_followed_from_ringing_to_wrap_up_and_asked_about_once(house: LiveHouse) -> None:
    olga = house.operator()
    house.call()
    seen, states = None, []
    steps: tuple[Callable[[], None], ...] = (house.runtime.settle, olga.accept, olga.hold, olga.resume, olga.hang_up)
    for step in steps:
        step()
        house.runtime.advance(1)
        seen = house.look(seen)
        states += [(call.state, call.company, call.resident) for call in seen.calls]
    words = [CallState.RINGING, CallState.TALKING, CallState.ON_HOLD, CallState.TALKING, CallState.WRAP_UP]
    assert states == [(word, "sosna", "Anna") for word in words]
    assert house.requests.count("DescribeContact") == 1


def test_operators_are_seen_with_what_they_are_since_when_and_what_they_serve(house: LiveHouse) -> None:
    olga = house.operator()
    house.runtime.advance(60)
    since = house.now()
    olga.set_status("Break")
    house.runtime.advance(5)
    house.operator("masha@example.org", own=True)
    seen = {one.email: one for one in house.look().operators}
    assert seen["olga@example.org"] == OperatorNow(
        user_id=olga.session.user.id,
        email="olga@example.org",
        name="Olga Example",
        status="Break",
        since=since,
        queues=(house.queues["operator-ru"], house.queues["emergency-ru"]),
    )
    assert seen["masha@example.org"].queues == (house.queues["sosna"],)


def test_an_operator_who_was_made_just_now_is_known_to_a_process_that_has_asked_before(house: LiveHouse) -> None:
    house.operator()
    centre = house.centre()
    centre.look(None, house.now())
    house.operator("masha@example.org")
    seen = {one.email: one.name for one in centre.look(None, house.now()).operators}
    assert seen == {"olga@example.org": "Olga Example", "masha@example.org": "Masha Example"}


def test_the_day_is_counted_by_the_rules_threshold(house: LiveHouse) -> None:
    olga = house.operator(status="Break")
    for patience in (10, 30):
        house.call()
        house.runtime.advance(patience)
        olga.set_status("Available")
        olga.accept()
        olga.hang_up()
        olga.finish()
        olga.set_status("Break")
    impatient = house.call()
    house.runtime.advance(25)
    impatient.hang_up()
    house.runtime.advance(1)
    today = next(one for one in house.look().queues if one.name == "operator-ru").today
    assert (today.answered, today.abandoned, today.average_wait_s, today.service_level) == (2, 1, 20, 33)


def test_a_look_costs_two_requests_and_three_while_somebody_waits(house: LiveHouse) -> None:
    centre = house.centre()
    seen = centre.look(None, house.now())
    house.requests.clear()
    house.runtime.advance(4)
    seen = centre.look(seen, house.now())
    assert house.requests == ["GetCurrentMetricData", "GetCurrentUserData"]
    house.call()
    house.runtime.advance(4)
    seen = centre.look(seen, house.now())
    house.requests.clear()
    house.runtime.advance(4)
    centre.look(seen, house.now())
    assert house.requests == ["GetCurrentMetricData", "GetCurrentUserData", "SearchContacts"]


def test_the_day_is_counted_once_a_minute(house: LiveHouse) -> None:
    centre, seen = house.centre(), None
    for _ in range(20):
        seen = centre.look(seen, house.now())
        house.runtime.advance(4)
    assert house.requests.count("GetMetricDataV2") == 2


def test_a_supervisor_hears_a_call_once_a_token_and_may_join(house: LiveHouse) -> None:
    olga = house.operator()
    supervisor = SupervisorPanel(house.instance, house.user("Svetlana@Example.org"))
    caller = house.call()
    olga.accept()
    (call,) = house.look().calls
    centre = house.centre()
    heard = centre.listen(call, "svetlana@example.org", "token-01")
    assert centre.listen(call, "svetlana@example.org", "token-01") == heard
    assert [one["type"] for one in supervisor.messages] == ["monitoring"]
    supervisor.join()
    assert [party["name"] for party in olga.messages[-1]["participants"]] == [
        caller.number,
        "Olga Example",
        "Svetlana@Example.org",
    ]


def test_nobody_without_a_telephone_listens_and_nobody_to_silence(house: LiveHouse) -> None:
    house.operator()
    house.user("Svetlana@Example.org")
    house.call()
    (call,) = house.look().calls
    with pytest.raises(NotFound):
        house.centre().listen(call, "nobody@example.org", "token-01")
    with pytest.raises(Conflict):
        house.centre().listen(call, "svetlana@example.org", "token-02")


def test_a_waiting_caller_is_marked_for_another_queue_and_keeps_their_age(house: LiveHouse) -> None:
    house.call()
    (call,) = house.look().calls
    house.centre().move_to_queue(call, house.queues["emergency-ru"], 42)
    contact = house.instance.centre.contacts[call.id]
    assert contact.attributes["moved_to"] == house.arns()["emergency-ru"]
    assert contact.time_adjustment_s == 42


def test_a_caller_given_to_an_operator_waits_for_that_one_and_then_for_anybody(house: LiveHouse) -> None:
    boris = house.operator("boris@example.org", status="Break")
    olga = house.operator(status="Break")
    house.call()
    seen = house.look()
    house.centre().prefer_operator(seen.calls[0], boris.session.user.id, 120)
    olga.set_status("Available")
    house.runtime.advance(10)
    assert olga.contact is None
    boris.set_status("Available")
    assert boris.contact is not None


def test_an_operators_state_is_set_now_or_after_the_call(house: LiveHouse) -> None:
    olga = house.operator()
    centre = house.centre()
    centre.set_status(olga.session.user.id, "Break")
    assert olga.session.status == "Break"
    centre.set_status(olga.session.user.id, "Available")
    house.call()
    olga.accept()
    centre.set_status(olga.session.user.id, "Break")
    (seen,) = house.look().operators
    assert (seen.status, seen.next_status) == ("Available", "Break")
    assert set(centre.statuses()) >= {"Available", "Offline", "Break"}
    with pytest.raises(NotFound):
        centre.set_status(olga.session.user.id, "Dancing")


def test_a_centre_that_does_not_answer_is_told_as_what_passes(house: LiveHouse) -> None:
    centre = house.centre()
    before = centre.look(None, house.now())

    def refuse(**_: object) -> object:
        from botocore.exceptions import ClientError

        raise ClientError({"Error": {"Code": "AccessDeniedException", "Message": "no"}}, "GetCurrentUserData")

    house.client.get_current_user_data = refuse
    with pytest.raises(TransientFailure):
        centre.look(before, house.now() + timedelta(seconds=4))


class Describing:
    """A client that says of every contact but the ones told whose it is, and counts the questions."""

    def __init__(self, *nobodys: str) -> None:
        self._nobodys = nobodys
        self.asked: list[str] = []

    def describe_contact(self, InstanceId: str, ContactId: str) -> dict[str, object]:  # noqa: N803
        self.asked.append(ContactId)
        attributes = {} if ContactId in self._nobodys else {"company": "sosna"}
        return {"Contact": {"Id": ContactId, "Attributes": attributes}}


def test_calls_of_nobodys_do_not_keep_those_who_wait_from_being_known() -> None:
    at_desks = [CallNow(f"d{place}", f"d{place}", CallState.TALKING, NOON, "q1", f"u{place}") for place in range(5)]
    waiting = [CallNow(f"w{place}", f"w{place}", CallState.WAITING, NOON, "q1") for place in range(2)]
    client = Describing(*(one.id for one in at_desks))
    seen: CentreNow | None = None
    known: list[set[str]] = []
    for look in range(4):
        now = NOON + timedelta(seconds=4 * look)
        calls = tuple(tell_whose([*at_desks, *waiting], seen, now, "i1", client))
        seen = CentreNow(now, now, calls=calls)
        known.append({one.id for one in calls if one.company})
    assert known == [{"w0", "w1"}] * 4
    assert sorted(client.asked) == ["d0", "d1", "d2", "d3", "d4", "w0", "w1"]
    late = NOON + timedelta(seconds=40)
    assert len(tuple(tell_whose([*at_desks, *waiting], seen, late, "i1", client))) == 7
    assert len(client.asked) == 7 + 4
