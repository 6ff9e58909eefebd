"""Consulting, transferring, conferring: who hears whom, and what the records of every segment say."""

from typing import Any

import pytest

from local.connect.contacts.presence import NotPossible
from local.connect.people import AgentPanel, Caller
from tests.local.connect.connect_house import BYE, House, action, build_house, say, to_queue

LIFTS = "+78120009999"
END = action("end", "EndFlowExecution")


def talking_house(**options: Any) -> tuple[House, Caller, AgentPanel, AgentPanel]:
    """A resident talks with Anna; Boris is free."""
    house = build_house(**options)
    house.answer_with(*to_queue(house.queue), BYE)
    anna = house.agent("anna", first_name="Anna")
    caller = house.call()
    anna.accept()
    return house, caller, anna, house.agent("boris", first_name="Boris")


def kinds(person: Caller | AgentPanel) -> list[str]:
    return [message["type"] for message in person.messages if message["type"] != "status"]


def states(panel: AgentPanel) -> dict[str, str]:
    """Who is in the conversation, as the desk shows it: name -> state."""
    told = next(m for m in reversed(panel.messages) if m["type"] in ("participants", "connected"))
    parties = told.get("participants") or told["contact"]["participants"]
    return {party["name"]: party["state"] for party in parties}


def finish(*panels: AgentPanel) -> None:
    for panel in panels:
        panel.finish()


# --- to a colleague --------------------------------------------------------------------------------------------------
def test_a_colleague_is_consulted_while_the_customer_is_on_hold_and_takes_the_call_over() -> None:
    # Given a resident who talks with Anna
    house, caller, anna, boris = talking_house()
    house.runtime.advance(60)
    # when Anna asks Boris, who accepts
    anna.consult("boris")
    assert kinds(caller)[-1] == "held"
    assert boris.messages[-2]["contact"]["initiationMethod"] == "TRANSFER"
    house.runtime.advance(5)
    boris.accept()
    # then the two talk, and the resident waits
    assert states(anna) == {caller.number: "ON_HOLD", "Anna": "CONNECTED", "Boris": "CONNECTED"}
    assert kinds(boris)[-1] == "connected"
    # and when Anna leaves, the resident talks with Boris
    house.runtime.advance(15)
    anna.hang_up()
    assert caller.messages[-2:] == [
        {"contactId": boris.contact.id, "type": "resumed"},  # type: ignore[union-attr]
        {"contactId": boris.contact.id, "type": "connected", "agent": "Boris"},  # type: ignore[union-attr]
    ]
    house.runtime.advance(100)
    caller.hang_up()
    finish(anna, boris)
    # and the records tell the chain
    first, second = house.output.contact_records
    assert first["NextContactId"] == second["ContactId"]
    assert (second["PreviousContactId"], second["InitialContactId"]) == (first["ContactId"], first["ContactId"])
    assert (first["InitiationMethod"], second["InitiationMethod"]) == ("INBOUND", "TRANSFER")
    assert (first["DisconnectReason"], second["DisconnectReason"]) == ("AGENT_DISCONNECT", "CUSTOMER_DISCONNECT")
    assert first["TransferCompletedTimestamp"] == "2026-03-02T09:01:20Z"
    assert first["Agent"]["CustomerHoldDuration"] == 20
    assert first["Agent"]["AgentInteractionDuration"] == 60
    assert second["Agent"]["AgentInteractionDuration"] == 115
    assert second["CustomerEndpoint"]["Address"] == caller.number
    assert (first["Agent"]["Username"], second["Agent"]["Username"]) == ("anna", "boris")


def test_the_customer_comes_back_when_the_colleague_is_dropped() -> None:
    house, caller, anna, boris = talking_house()
    leg = anna.consult("boris")
    boris.accept()
    anna.drop(leg)
    assert boris.session.activity == "AFTER_CONTACT_WORK"
    assert states(anna) == {caller.number: "ON_HOLD", "Anna": "CONNECTED"}
    anna.resume()
    assert kinds(caller)[-1] == "resumed"
    assert caller.in_call
    caller.hang_up()
    finish(anna, boris)
    assert len(house.output.contact_records) == 2


def test_a_consultation_that_is_not_answered_leaves_the_caller_with_the_agent() -> None:
    _house, caller, anna, boris = talking_house()
    leg = anna.consult("boris")
    boris.reject()
    anna.drop(leg)
    anna.resume()
    assert caller.in_call
    assert boris.session.activity == "MISSED"
    assert kinds(anna)[-4:] == ["participant_left", "participants", "resumed", "participants"]


def test_a_busy_colleague_cannot_be_transferred_to_and_the_customer_is_taken_back() -> None:
    _house, caller, anna, boris = talking_house()
    boris.set_status("Offline")
    with pytest.raises(NotPossible, match="takes no calls now"):
        anna.transfer("boris")
    assert kinds(caller)[-1] == "resumed"
    assert anna.session.activity == "CONNECTED"


def test_a_cold_transfer_frees_the_agent_at_once_and_rings_at_the_colleague() -> None:
    _house, caller, anna, boris = talking_house()
    anna.transfer("boris")
    assert anna.session.activity == "AFTER_CONTACT_WORK"
    assert kinds(boris)[-1] == "ringing"
    assert caller.in_call
    boris.accept()
    assert caller.messages[-1]["agent"] == "Boris"


def test_the_customer_who_hangs_up_during_a_consultation_leaves_two_agents_talking() -> None:
    house, caller, anna, boris = talking_house()
    anna.consult("boris")
    boris.accept()
    caller.hang_up()
    assert caller.messages[-1]["reason"] == "CUSTOMER_DISCONNECT"
    assert states(anna) == {"Anna": "CONNECTED", "Boris": "CONNECTED"}
    anna.hang_up()
    assert (anna.session.activity, boris.session.activity) == ("AFTER_CONTACT_WORK", "AFTER_CONTACT_WORK")
    finish(anna, boris)
    assert {record["DisconnectReason"] for record in house.output.contact_records} >= {"CUSTOMER_DISCONNECT"}


def test_the_customer_who_hangs_up_while_the_colleague_still_rings_ends_it_all() -> None:
    _house, caller, anna, boris = talking_house()
    anna.consult("boris")
    caller.hang_up()
    assert kinds(boris)[-1] == "ringing_stopped"
    assert anna.session.activity == "AFTER_CONTACT_WORK"
    assert boris.session.is_routable


def test_the_disconnect_flow_of_a_customer_who_left_others_talking_runs_when_they_are_done() -> None:
    house = build_house()
    after = house.add_flow("after", "CONTACT_FLOW", action("tag", "TagContact", {"Tags": {"left": "1"}}, "bye"), BYE)
    hooks = {"EventHooks": {"CustomerRemaining": after}}
    hook = action("hook", "UpdateContactEventHooks", hooks, "queue", errors={"NoMatchingError": "bye"})
    house.answer_with(hook, *to_queue(house.queue), BYE)
    anna, caller = house.agent("anna"), house.call()
    anna.accept()
    boris = house.agent("boris")
    anna.consult("boris")
    boris.accept()
    caller.hang_up()
    anna.hang_up()
    finish(anna, boris)
    tagged = [record["InitiationMethod"] for record in house.output.contact_records if "left" in record["Tags"]]
    assert "INBOUND" in tagged


# --- conference ------------------------------------------------------------------------------------------------------
def test_three_and_four_talk_together_and_leave_one_by_one() -> None:
    house, caller, anna, boris = talking_house()
    lifts = house.caller(LIFTS)
    anna.consult("boris")
    boris.accept()
    anna.join()
    assert set(states(anna).values()) == {"CONNECTED"}
    anna.consult(LIFTS)
    house.runtime.settle()
    lifts.answer()
    boris.join()  # any agent may
    assert states(boris) == {
        caller.number: "CONNECTED", "Anna": "CONNECTED", "Boris": "CONNECTED", LIFTS: "CONNECTED"
    }  # fmt: skip
    # Anna leaves: the others go on
    anna.hang_up()
    assert states(boris) == {caller.number: "CONNECTED", "Boris": "CONNECTED", LIFTS: "CONNECTED"}
    lifts.hang_up()
    assert states(boris) == {caller.number: "CONNECTED", "Boris": "CONNECTED"}
    assert caller.in_call
    boris.hang_up()
    assert not caller.in_call
    finish(anna, boris)
    methods = {record["InitiationMethod"] for record in house.output.contact_records}
    assert methods == {"INBOUND", "TRANSFER", "EXTERNAL_OUTBOUND"}
    outside = next(r for r in house.output.contact_records if r["InitiationMethod"] == "EXTERNAL_OUTBOUND")
    assert outside["DisconnectReason"] == "THIRD_PARTY_DISCONNECT"


def test_the_second_agent_may_leave_and_the_first_stays_with_the_customer() -> None:
    _house, caller, anna, boris = talking_house()
    anna.consult("boris")
    boris.accept()
    anna.join()
    boris.hang_up()
    assert states(anna) == {caller.number: "CONNECTED", "Anna": "CONNECTED"}
    assert caller.in_call
    assert boris.session.activity == "AFTER_CONTACT_WORK"


def test_nobody_is_joined_before_somebody_answers_and_no_more_than_six_talk() -> None:
    house, _caller, anna, boris = talking_house()
    with pytest.raises(NotPossible, match="nobody to join"):
        anna.join()
    anna.consult("boris")
    with pytest.raises(NotPossible, match="answered yet"):
        anna.join()
    with pytest.raises(NotPossible, match="being called already"):
        anna.consult(LIFTS)
    boris.accept()
    for number in ("+78120009991", "+78120009992", "+78120009993"):
        telephone = house.caller(number)
        anna.consult(number)
        house.runtime.settle()
        telephone.answer()
    with pytest.raises(NotPossible, match="more than 6"):
        anna.consult(LIFTS)


def test_mute_and_keys_are_told() -> None:
    _house, caller, anna, _boris = talking_house()
    anna.mute()
    (me,) = [p for p in anna.messages[-1]["participants"] if p["name"] == "Anna"]
    assert me["muted"]
    anna.mute(False)
    anna.send_keys("12#")
    assert caller.messages[-1]["keys"] == "12#"


# --- outside numbers -------------------------------------------------------------------------------------------------
def test_a_warm_transfer_to_an_outside_number_leaves_the_customer_with_it() -> None:
    house, caller, anna, _ = talking_house()
    lifts = house.caller(LIFTS)
    anna.consult(LIFTS)
    house.runtime.settle()
    assert kinds(lifts) == ["incoming"]
    lifts.answer()
    assert kinds(lifts) == ["incoming", "connected"]
    house.runtime.advance(10)
    anna.transfer()
    assert kinds(caller)[-2:] == ["resumed", "third_party"]
    finish(anna)
    house.runtime.advance(300)
    caller.hang_up()
    assert kinds(lifts)[-1] == "ended"
    by_method = {record["InitiationMethod"]: record for record in house.output.contact_records}
    assert by_method["INBOUND"]["TransferredToEndpoint"]["Address"] == LIFTS
    assert by_method["INBOUND"]["DisconnectReason"] == "CUSTOMER_DISCONNECT"
    assert by_method["EXTERNAL_OUTBOUND"]["ExternalThirdParty"] == {"ExternalThirdPartyInteractionDuration": 310}


def test_an_outside_number_that_does_not_answer_after_a_cold_transfer_ends_the_call() -> None:
    house, caller, anna, _ = talking_house()
    anna.transfer(LIFTS)
    house.runtime.advance(61)
    assert not caller.in_call
    finish(anna)
    assert len(house.output.contact_records) == 2


def test_an_outside_number_that_hangs_up_leaves_agent_and_customer_as_they_were() -> None:
    house, caller, anna, _ = talking_house()
    lifts = house.caller(LIFTS)
    anna.consult(LIFTS)
    house.runtime.settle()
    lifts.answer()
    lifts.hang_up()
    assert kinds(anna)[-2:] == ["participant_left", "participants"]
    anna.resume()
    assert kinds(caller)[-1] == "resumed"


# --- quick connects and their flows ---------------------------------------------------------------------------------
def transfer_flow(house: House, kind: str) -> str:
    transfer = "TransferContactToAgent" if kind == "AGENT_TRANSFER" else "TransferContactToQueue"
    errors = {} if kind == "AGENT_TRANSFER" else {"QueueAtCapacity": "bye", "NoMatchingError": "bye"}
    then = None if kind == "AGENT_TRANSFER" else "bye"
    actions = [say("say", f"now to {kind}", "go"), action("go", transfer, {}, then, errors=errors)]
    return house.add_flow(kind, kind, *actions, *([BYE] if then else []))


def test_quick_connects_run_their_flow_which_the_agent_hears() -> None:
    house, caller, anna, boris = talking_house()
    to_agent = house.instance.create_quick_connect(
        "Boris", "USER", boris.session.user.id, transfer_flow(house, "AGENT_TRANSFER")
    )
    anna.consult(to_agent)
    assert "now to AGENT_TRANSFER" in [m.get("text") for m in anna.messages]
    assert caller.heard() == []
    assert kinds(boris)[-1] == "ringing"


def test_a_transfer_to_a_queue_waits_there_and_the_next_agent_of_it_gets_the_customer() -> None:
    house, caller, anna, _ = talking_house()
    experts = house.instance.create_queue("experts", house.hours)
    profile = house.instance.create_routing_profile("experts", experts, [experts])
    quick = house.instance.create_quick_connect("Experts", "QUEUE", experts, transfer_flow(house, "QUEUE_TRANSFER"))
    anna.transfer(quick)
    assert caller.messages[-1] == {"contactId": caller.contact.id, "type": "queued", "queue": "Experts"}  # type: ignore[union-attr]
    expert = AgentPanel(house.instance, house.instance.create_user("expert", profile))
    house.runtime.advance(40)
    expert.set_status("Available")
    expert.accept()
    assert kinds(caller)[-1] == "connected"
    expert.hang_up()
    finish(expert, anna)
    record = next(r for r in house.output.contact_records if r["InitiationMethod"] == "TRANSFER")
    assert (record["Queue"]["Name"], record["Queue"]["Duration"]) == ("experts", 40)


def test_a_desk_lists_the_quick_connects_of_its_queues_with_who_is_ready() -> None:
    house, _, anna, boris = talking_house()
    other = house.instance.create_queue("other", house.hours)
    house.instance.create_quick_connect("Boris", "USER", boris.session.user.id)
    house.instance.create_quick_connect("Lifts", "PHONE_NUMBER", LIFTS, queues=[house.queue])
    house.instance.create_quick_connect("Hidden", "QUEUE", house.queue, queues=[other])
    shown = {item["name"]: item for item in anna.list_quick_connects()}
    assert set(shown) == {"Boris", "Lifts"}
    assert shown["Boris"]["ready"]
    assert shown["Lifts"]["number"] == LIFTS
    boris.set_status("Offline")
    assert not {item["name"]: item for item in anna.list_quick_connects()}["Boris"]["ready"]


def test_a_secure_transfer_flow_keeps_the_agent_on_hold_while_the_customer_answers_it() -> None:
    # Given a transfer flow that puts the agent on hold and asks the customer for digits
    house, caller, anna, _ = talking_house()
    hold = {"PreviousContactParticipantState": "AgentOnHold"}
    back = {"PreviousContactParticipantState": "OffHold"}
    ask = {
        "Text": "Card number?", "StoreInput": "True", "InputTimeLimitSeconds": "5",
        "InputValidation": {"CustomValidation": {"MaximumLength": "4"}},
    }  # fmt: skip
    flow = house.add_flow(
        "secure", "QUEUE_TRANSFER",
        action("hold", "UpdatePreviousContactParticipantState", hold, "ask", errors={"NoMatchingError": "bye"}),
        action("ask", "GetParticipantInput", ask, "back", errors={"NoMatchingError": "bye"}),
        action("back", "UpdatePreviousContactParticipantState", back, "bye", errors={"NoMatchingError": "bye"}),
        BYE,
    )  # fmt: skip
    quick = house.instance.create_quick_connect("Pay", "QUEUE", house.queue, flow)
    # when Anna calls it in
    anna.consult(quick)
    # then the customer hears the question, Anna does not, and the digits reach the flow
    assert caller.heard() == ["Card number?"]
    assert "Card number?" not in [m.get("text") for m in anna.messages]
    assert states(anna)["Anna"] == "ON_HOLD"
    caller.press("1234")
    house.runtime.settle()
    assert caller.in_call
    assert house.instance.centre.failures == []
    assert states(anna) == {caller.number: "CONNECTED", "Anna": "CONNECTED"}
