"""Supervisors: what they see, hear, join and move."""

from typing import Any

import pytest

from local.connect.contacts.presence import NotPossible
from local.connect.people import AgentPanel, Caller, SupervisorPanel
from tests.local.connect.connect_house import BYE, House, action, build_house, to_queue


def supervised(name: str = "olga") -> tuple[House, SupervisorPanel]:
    house = build_house()
    house.answer_with(*to_queue(house.queue), BYE)
    return house, SupervisorPanel(house.instance, house.instance.create_user(name, house.profile, first_name="Olga"))


def kinds(person: Caller | AgentPanel | SupervisorPanel) -> list[str]:
    return [message["type"] for message in person.messages if message["type"] != "status"]


def names(message: dict[str, Any]) -> list[str]:
    return [party["name"] for party in message["participants"]]


def test_a_supervisor_listens_unseen_joins_and_goes() -> None:
    # Given a call between Anna and a resident
    house, olga = supervised()
    anna, caller = house.agent("anna", first_name="Anna"), house.call()
    anna.accept()
    house.runtime.advance(10)
    # when Olga listens
    olga.listen(anna.contact.id)  # type: ignore[union-attr]
    # then nobody is told, and she sees who talks
    assert kinds(olga) == ["monitoring"]
    assert olga.messages[0]["mode"] == "SILENT_MONITOR"
    assert kinds(anna)[-1] == "connected"
    # and what happens
    anna.hold()
    assert kinds(olga)[-1] == "participants"
    # when she joins, Anna sees her
    olga.join()
    assert names(anna.messages[-1]) == [caller.number, "Anna", "Olga"]
    olga.be_silent()
    assert names(anna.messages[-1]) == [caller.number, "Anna"]
    # and the end of the call is the end of listening
    caller.hang_up()
    anna.finish()
    assert kinds(olga)[-1] == "monitoring_ended"
    monitor = next(r for r in house.output.contact_records if r["InitiationMethod"] == "MONITOR")
    assert (monitor["Agent"]["Username"], monitor["PreviousContactId"]) == ("olga", monitor["InitialContactId"])
    assert len(house.output.contact_records) == 2


def test_only_a_call_with_an_agent_can_be_listened_to_and_joined_only_when_allowed() -> None:
    house, olga = supervised()
    caller = house.call()
    waiting = caller.contact.id  # type: ignore[union-attr]
    with pytest.raises(NotPossible, match="with an agent"):
        olga.listen(waiting)
    with pytest.raises(NotPossible):
        olga.leave()
    house.agent().accept()
    olga.listen(waiting, may_join=False)
    with pytest.raises(NotPossible, match="BARGE is not allowed"):
        olga.join()
    with pytest.raises(NotPossible, match="leave the other"):
        olga.listen(waiting)
    olga.leave()
    assert kinds(olga) == ["monitoring", "monitoring_ended"]


def test_a_waiting_call_is_moved_to_another_queue() -> None:
    house, olga = supervised()
    experts = house.instance.create_queue("experts", house.hours)
    caller = house.call()
    moved = olga.move(caller.contact.id, "experts")  # type: ignore[union-attr]
    assert caller.contact.id == moved  # type: ignore[union-attr]
    assert caller.messages[-1] == {"contactId": moved, "type": "queued", "queue": "experts"}
    house.agent()
    profile = house.instance.create_routing_profile("experts", experts, [experts])
    expert = AgentPanel(house.instance, house.instance.create_user("expert", profile))
    expert.set_status("Available")
    expert.accept()
    assert kinds(caller)[-1] == "connected"


def test_a_call_is_taken_from_one_agent_and_given_to_another() -> None:
    house, olga = supervised()
    anna, caller = house.agent("anna"), house.call()
    anna.accept()
    boris = house.agent("boris")
    olga.move(anna.contact.id, "boris")  # type: ignore[union-attr]
    house.runtime.settle()
    assert anna.session.activity == "AFTER_CONTACT_WORK"
    assert kinds(boris)[-1] == "ringing"
    boris.accept()
    assert kinds(caller)[-1] == "connected"


def test_a_ringing_call_can_be_moved_away_from_the_agent() -> None:
    house, olga = supervised()
    anna, caller = house.agent("anna"), house.call()
    boris = house.agent("boris")
    olga.move(caller.contact.id, "boris")  # type: ignore[union-attr]
    assert kinds(anna)[-1] == "ringing_stopped"
    assert kinds(boris)[-1] == "ringing"


def test_a_supervisor_sets_the_states_of_others_and_ends_calls() -> None:
    house, olga = supervised()
    house.instance.create_agent_status("Break")
    anna, caller = house.agent("anna"), house.call()
    anna.accept()
    olga.set_state(anna.session.user.id, "Break")
    assert (anna.session.status, anna.session.next_status) == ("Available", "Break")
    olga.end(anna.contact.id)  # type: ignore[union-attr]
    assert caller.messages[-1]["reason"] == "API"
    anna.finish()
    assert anna.session.status == "Break"
    with pytest.raises(NotPossible, match="not signed in"):
        olga.set_state(house.instance.create_user("nobody", house.profile), "Available")


def test_the_overview_shows_queues_agents_and_contacts() -> None:
    house, olga = supervised()
    anna = house.agent("anna")
    first, _ = house.call("+79120000001"), house.call("+79120000002")
    anna.accept()
    house.runtime.advance(30)
    seen = olga.overview()
    (queue,) = seen["queues"]
    assert (queue["Name"], queue["Size"], queue["OldestContactAge"]) == ("operators", 1, 30)
    assert [(agent["username"], agent["activity"]) for agent in seen["agents"]] == [("anna", "CONNECTED")]
    assert [(c["customerNumber"], c["state"], c["waited"], c["position"]) for c in seen["contacts"]] == [
        (first.number, "CONNECTED", 0, None),
        ("+79120000002", "QUEUED", 30, 1),
    ]


def test_what_flows_say_to_the_customer_on_hold_is_heard_by_the_listener() -> None:
    house, olga = supervised()
    music = house.add_flow(
        "hold", "CUSTOMER_HOLD", action("music", "MessageParticipantIteratively", {"Messages": [{"Text": "music"}]})
    )
    house.instance.directory.flows[music].name = "Default customer hold"
    anna, caller = house.agent("anna"), house.call()
    anna.accept()
    olga.listen(anna.contact.id)  # type: ignore[union-attr]
    anna.hold()
    assert "music" in [m.get("text") for m in olga.messages]
    assert caller.heard() == ["music"]
