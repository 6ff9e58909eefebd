"""The contact centre: queues, agents, whispers, hold, hang-ups, callbacks, outside numbers."""

from itertools import pairwise
from typing import Any

import pytest

from local.connect.contacts.presence import NotPossible
from local.connect.contacts.resources import ProfileQueue
from local.connect.people import AgentPanel, Caller
from local.connect.ports import LambdaAnswer
from tests.local.connect.connect_house import (
    BYE,
    NUMBER,
    RESIDENT,
    House,
    action,
    build_house,
    invoke,
    menu,
    say,
    to_queue,
)

END = action("end", "EndFlowExecution")
RECORD_IVR = {"RecordingBehavior": {"RecordedParticipants": [], "IVRRecordingBehavior": "Enabled"}}


def hook(name: str, flow: str, then: str) -> dict[str, Any]:
    return action(
        f"hook {name}", "UpdateContactEventHooks", {"EventHooks": {name: flow}}, then, errors={"NoMatchingError": "bye"}
    )


def music(every: int | None = None, then: str | None = None) -> dict[str, Any]:
    parameters: dict[str, Any] = {"Messages": [{"Text": "music"}, {"Text": "please wait"}]}
    if every is None:
        return action("music", "MessageParticipantIteratively", parameters)
    parameters["InterruptFrequencySeconds"] = str(every)
    return action("music", "MessageParticipantIteratively", parameters, then, when={"MessagesInterrupted": then or ""})


def queue_house(*before: dict[str, Any], **options: Any) -> House:
    house = build_house(**options)
    house.answer_with(*before, *to_queue(house.queue), BYE)
    return house


def kinds(person: Caller | AgentPanel) -> list[str]:
    return [message["type"] for message in person.messages if message["type"] != "status"]


# --- queue and agents ----------------------------------------------------------------------------------------------
def test_a_full_queue_takes_its_branch_and_an_agent_empties_it() -> None:
    house = build_house(max_contacts=1)
    house.answer_with(*to_queue(house.queue, full="sorry"), say("sorry", "All lines are busy", "bye"), BYE)
    first, second = house.call(), house.call("+79120000002")
    assert first.in_call
    assert second.heard() == ["All lines are busy"]
    house.agent().accept()
    assert house.call("+79120000003").in_call


def test_a_missed_call_rings_at_the_next_agent_and_stays_in_its_place() -> None:
    house = queue_house()
    sleepy = house.agent("sleepy")
    caller = house.call()
    awake = house.agent("awake")
    house.runtime.advance(19)
    assert kinds(awake) == []
    house.runtime.advance(2)
    assert kinds(sleepy) == ["ringing", "missed"]
    assert kinds(awake) == ["ringing"]
    awake.accept()
    house.call("+79120000002")
    house.runtime.advance(60)
    assert kinds(sleepy) == ["ringing", "missed"]  # nothing rings at one who missed …
    sleepy.set_status("Available")
    assert kinds(sleepy)[-1] == "ringing"  # … until available again
    caller.hang_up()
    awake.finish()
    assert house.record()["AgentConnectionAttempts"] == 2


def test_a_rejected_call_goes_on_waiting() -> None:
    house = queue_house()
    agent = house.agent()
    caller = house.call()
    agent.reject()
    assert kinds(agent) == ["ringing", "missed"]
    assert caller.in_call
    agent.set_status("Available")
    agent.accept()
    assert kinds(caller)[-1] == "connected"


def test_the_agent_idle_longest_gets_the_call_and_the_caller_waiting_longest_is_served() -> None:
    house = queue_house()
    first = house.call("+79120000001")
    house.runtime.advance(5)
    house.call("+79120000002")
    anna = house.agent("anna")
    assert anna.messages[-2]["contact"]["customerNumber"] == first.number
    house.runtime.advance(1)
    anna.accept()
    boris = house.agent("boris")
    boris.accept()
    anna.hang_up()
    anna.finish()
    house.runtime.advance(5)
    boris.hang_up()
    boris.finish()
    house.runtime.advance(5)
    house.call("+79120000003")
    assert kinds(anna)[-1] == "ringing"
    assert kinds(boris)[-1] == "finished"


def test_a_higher_priority_overtakes() -> None:
    house = build_house()
    house.answer_with(
        menu("menu", "1?", {"1": "urgent"}, "queue", timeout="queue"),
        action("urgent", "UpdateContactRoutingBehavior", {"QueuePriority": "1"}, "queue"),
        *to_queue(house.queue),
        BYE,
    )
    for number, key in (("+79120000001", "2"), ("+79120000002", "1")):
        house.call(number).press(key)
    agent = house.agent()
    assert agent.messages[-2]["contact"]["customerNumber"] == "+79120000002"


def test_a_profile_may_delay_a_queue() -> None:
    house = queue_house()
    late = house.instance.create_routing_profile("late", house.queue, [ProfileQueue(house.queue, 1, 30)])
    user = house.instance.create_user("reserve", late)
    reserve = AgentPanel(house.instance, user)
    reserve.set_status("Available")
    house.call()
    house.runtime.advance(29)
    assert kinds(reserve) == []
    house.runtime.advance(2)
    assert kinds(reserve) == ["ringing"]


def test_an_agent_of_another_queue_is_not_asked() -> None:
    house = queue_house()
    other = house.instance.create_queue("other", house.hours)
    profile = house.instance.create_routing_profile("other", other, [other])
    agent = AgentPanel(house.instance, house.instance.create_user("other", profile))
    agent.set_status("Available")
    house.call()
    assert kinds(agent) == []


def test_a_status_chosen_during_a_call_is_taken_after_it() -> None:
    house = queue_house()
    house.instance.create_agent_status("Break")
    agent = house.agent()
    caller = house.call()
    agent.accept()
    agent.set_status("Break")
    assert agent.session.status == "Available"
    caller.hang_up()
    agent.finish()
    assert agent.session.status == "Break"
    house.call("+79120000002")
    assert agent.contact is None


def test_after_contact_work_ends_by_itself_when_the_user_has_a_limit() -> None:
    house = queue_house()
    agent = house.agent(phone={"PhoneType": "SOFT_PHONE", "AfterContactWorkTimeLimit": 30})
    caller = house.call()
    agent.accept()
    caller.hang_up()
    house.runtime.advance(31)
    assert agent.session.is_routable
    assert house.record()["Agent"]["AfterContactWorkDuration"] == 30


def test_what_does_not_fit_the_moment_is_not_possible() -> None:
    house = queue_house()
    agent = house.agent()
    for doing in (agent.accept, agent.reject, agent.hold, agent.resume, agent.hang_up, agent.finish):
        with pytest.raises(NotPossible):
            doing()
    with pytest.raises(NotPossible):
        agent.set_status("Asleep")
    with pytest.raises(NotPossible):
        house.caller().press("1")


# --- the queue flow ------------------------------------------------------------------------------------------------
def test_the_queue_flow_plays_in_turn_and_stops_when_an_agent_accepts() -> None:
    house = build_house(speed=1)
    flow = house.add_flow("wait", "CUSTOMER_QUEUE", music())
    house.answer_with(hook("CustomerQueue", flow, "queue"), *to_queue(house.queue), BYE)
    caller = house.call()
    house.runtime.advance(20)  # "music" 5 s, "please wait" 11 s
    assert caller.heard() == ["music", "please wait", "music"]
    house.agent().accept()
    house.runtime.advance(60)
    assert caller.heard() == ["music", "please wait", "music"]


def test_the_queue_flow_is_interrupted_and_moves_the_caller_to_another_queue() -> None:
    house = build_house(speed=1)
    other = house.instance.create_queue("experts", house.hours)
    flow = house.add_flow(
        "wait",
        "CUSTOMER_QUEUE",
        music(10, "move"),
        action(
            "move",
            "DequeueContactAndTransferToQueue",
            {"QueueId": other},
            "end",
            errors={"QueueAtCapacity": "end", "NoMatchingError": "end"},
        ),
        END,
    )
    house.answer_with(hook("CustomerQueue", flow, "queue"), *to_queue(house.queue), BYE)
    profile = house.instance.create_routing_profile("experts", other, [other])
    caller = house.call()
    first = caller.contact
    house.runtime.advance(11)
    expert = AgentPanel(house.instance, house.instance.create_user("expert", profile))
    expert.set_status("Available")
    expert.accept()
    assert first is not None
    assert kinds(caller)[-1] == "connected"
    caller.hang_up()
    expert.finish()
    old, new = house.output.contact_records
    assert (old["ContactId"], old["NextContactId"]) == (first.id, new["ContactId"])
    assert (new["PreviousContactId"], new["InitialContactId"]) == (first.id, first.id)
    assert (old["Queue"]["Name"], new["Queue"]["Name"]) == ("operators", "experts")
    assert new["InitiationMethod"] == "QUEUE_TRANSFER"
    assert old["Queue"]["Duration"] == 10


def test_the_place_in_the_queue_can_be_told() -> None:
    house = build_house()
    house.answer_with(
        action(
            "queue", "UpdateContactTargetQueue", {"QueueId": house.queue}, "check", errors={"NoMatchingError": "bye"}
        ),
        action(
            "check",
            "CheckMetricData",
            {"MetricType": "NumberOfContactsInQueue"},
            "bye",
            when=[("NumberGreaterThan", "0", "get")],
            errors={"NoMatchingCondition": "go", "NoMatchingError": "bye"},
        ),
        action("get", "GetMetricData", {}, "tell", errors={"NoMatchingError": "bye"}),
        say("tell", "$.Metrics.Queue.Size before you, $.Metrics.Agents.Online.Count online", "go"),
        action("go", "TransferContactToQueue", {}, "bye", errors={"NoMatchingError": "bye", "QueueAtCapacity": "bye"}),
        BYE,
    )
    first, second = house.call(), house.call("+79120000002")
    assert first.heard() == []
    assert second.heard() == ["1 before you, 0 online"]


# --- whispers and hold ---------------------------------------------------------------------------------------------
def test_both_sides_hear_their_whispers_before_they_are_joined() -> None:
    house = build_house(speed=1)
    to_agent = house.add_flow("to agent", "AGENT_WHISPER", say("a", "from $.Queue.Name", "end"), END)
    to_customer = house.add_flow("to customer", "CUSTOMER_WHISPER", say("a", "hello", "end"), END)
    house.answer_with(
        hook("AgentWhisper", to_agent, "hook CustomerWhisper"),
        hook("CustomerWhisper", to_customer, "queue"),
        *to_queue(house.queue),
        BYE,
    )
    agent, caller = house.agent(), house.call()
    agent.accept()
    house.runtime.advance(6)
    assert caller.heard() == ["hello"]
    assert agent.messages[-1]["text"] == "from operators"
    assert "connected" not in kinds(caller)
    house.runtime.advance(10)
    assert kinds(caller)[-1] == kinds(agent)[-1] == "connected"


def test_hold_flows_play_until_the_agent_comes_back() -> None:
    house = build_house(speed=1)
    held = house.add_flow("held", "CUSTOMER_HOLD", music())
    house.answer_with(hook("CustomerHold", held, "queue"), *to_queue(house.queue), BYE)
    agent, caller = house.agent(), house.call()
    agent.accept()
    agent.hold()
    house.runtime.advance(10)
    agent.resume()
    house.runtime.advance(30)
    assert caller.heard() == ["music", "please wait"]
    assert [k for k in kinds(caller) if k != "heard"] == ["answered", "queued", "connected", "held", "resumed"]
    caller.hang_up()
    agent.finish()
    worked = house.record()["Agent"]
    assert (worked["NumberOfHolds"], worked["CustomerHoldDuration"], worked["AgentInteractionDuration"]) == (1, 10, 30)


# --- hanging up ----------------------------------------------------------------------------------------------------
def _with_function(answer: Any) -> House:
    house = build_house({"f": answer})
    house.answer_with(invoke("f", "f", "bye", "bye"), BYE)
    return house


def _speaking() -> House:
    house = build_house(speed=1)
    house.answer_with(say("a", "a long text", "bye"), BYE)
    return house


def _in_menu() -> House:
    house = build_house()
    house.answer_with(menu("a", "1?", {"1": "bye"}, "bye"), BYE)
    return house


def _in_queue_flow() -> House:
    house = build_house(speed=1)
    flow = house.add_flow("wait", "CUSTOMER_QUEUE", music(60, "end"), END)
    house.answer_with(hook("CustomerQueue", flow, "queue"), *to_queue(house.queue), BYE)
    return house


def _ringing() -> House:
    house = queue_house()
    house.agent()
    return house


def _whispering() -> House:
    house = build_house(speed=1)
    flow = house.add_flow("w", "CUSTOMER_WHISPER", say("a", "a long whisper", "end"), END)
    house.answer_with(hook("CustomerWhisper", flow, "queue"), *to_queue(house.queue), BYE)
    house.agent(phone={"PhoneType": "SOFT_PHONE", "AutoAccept": True})
    return house


def _outside() -> House:
    house = build_house()
    house.answer_with(
        action(
            "t",
            "TransferParticipantToThirdParty",
            {"ThirdPartyPhoneNumber": "+78120009999"},
            "bye",
            errors={"NoMatchingError": "bye"},
        ),
        BYE,
    )
    house.caller("+78120009999")
    return house


PLACES = {
    "while a function runs": lambda: _with_function(LambdaAnswer({}, duration_s=5)),
    "while a prompt plays": _speaking,
    "in a menu": _in_menu,
    "in the queue": queue_house,
    "in the queue flow": _in_queue_flow,
    "while it rings at an agent": _ringing,
    "during the whisper": _whispering,
    "while an outside number rings": _outside,
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
def test_hanging_up_anywhere_ends_the_contact_once_and_frees_everybody(place: Any) -> None:
    house = place()
    caller = house.call()
    assert caller.in_call
    contact = caller.contact
    caller.hang_up()
    house.runtime.advance(120)
    centre = house.instance.centre
    assert [r["DisconnectReason"] for r in house.output.contact_records] == ["CUSTOMER_DISCONNECT"]
    assert house.output.event_types().count("DISCONNECTED") == 1
    assert not centre.runs
    assert not centre.router.waiting
    assert all(session.is_routable for session in centre.sessions.values())
    assert house.record()["ContactId"] == contact.id
    assert house.record()["Agent"] is None
    assert centre.failures == []


def disconnect_flow(house: House) -> str:
    return house.add_flow(
        "after",
        "CONTACT_FLOW",
        say("thanks", "How was it? Press a key", "f"),
        invoke("f", "f", "bye", "bye", LambdaInvocationAttributes={"contact": "$.ContactId"}),
        BYE,
    )


def test_the_disconnect_flow_runs_without_a_participant_when_the_caller_hangs_up() -> None:
    house = build_house({"f": {}})
    house.answer_with(
        hook("CustomerRemaining", disconnect_flow(house), "menu"), menu("menu", "1?", {"1": "bye"}, "bye"), BYE
    )
    caller = house.call()
    contact = caller.contact
    caller.hang_up()
    house.runtime.advance(10)
    assert contact is not None
    assert house.lambdas.events[0]["Details"]["Parameters"] == {"contact": contact.id}
    assert "How was it? Press a key" not in caller.heard()  # nobody was there to hear it
    assert [record["DisconnectReason"] for record in house.output.contact_records] == ["CUSTOMER_DISCONNECT"]


def test_the_customer_who_remains_hears_the_disconnect_flow() -> None:
    house = build_house({"f": {}})
    house.answer_with(hook("CustomerRemaining", disconnect_flow(house), "queue"), *to_queue(house.queue), BYE)
    agent, caller = house.agent(), house.call()
    agent.accept()
    house.runtime.advance(5)
    agent.hang_up()
    assert caller.heard()[-1] == "How was it? Press a key"
    house.runtime.settle()
    assert not caller.in_call
    agent.finish()
    assert house.record()["DisconnectReason"] == "AGENT_DISCONNECT"
    assert len(house.output.contact_records) == 1


def test_the_agent_hanging_up_ends_the_call() -> None:
    house = queue_house()
    agent, caller = house.agent(), house.call()
    agent.accept()
    agent.hang_up()
    assert caller.messages[-1]["type"] == "ended"
    assert caller.messages[-1]["reason"] == "AGENT_DISCONNECT"
    agent.finish()
    assert house.record()["Recording"] is None  # nobody switched recording on


# --- voicemail -----------------------------------------------------------------------------------------------------
def test_the_part_before_the_agent_is_recorded_when_switched_on() -> None:
    house = build_house()
    house.answer_with(
        action("on", "UpdateContactRecordingBehavior", RECORD_IVR, "speak"),
        menu("speak", "Speak after the tone", {"#": "bye"}, "bye"),
        BYE,
    )
    caller = house.call()
    house.runtime.advance(4)
    caller.press("#")
    record = house.record()
    (location,) = house.output.recordings
    assert location == f"connect/local/CallRecordings/ivr/2026/03/02/{record['ContactId']}_20260302T09:00_UTC.wav"
    assert record["Recording"] is None
    assert record["Recordings"][0]["Location"] == location


def test_recordings_go_to_the_bucket_that_was_configured() -> None:
    house = build_house()
    config = {"StorageType": "S3", "S3Config": {"BucketName": "calls", "BucketPrefix": "connect/x/CallRecordings"}}
    house.instance.associate_instance_storage_config("CALL_RECORDINGS", config)
    house.answer_with(action("on", "UpdateContactRecordingBehavior", RECORD_IVR, "bye"), BYE)
    house.call()
    (location,) = house.output.recordings
    assert location.startswith("calls/connect/x/CallRecordings/ivr/2026/03/02/")


# --- callbacks and outside numbers ---------------------------------------------------------------------------------
def callback(**more: str) -> dict[str, Any]:
    parameters = {"InitialCallDelaySeconds": "30", "MaximumConnectionAttempts": "2", "RetryDelaySeconds": "60", **more}
    return action("callback", "CreateCallbackContact", parameters, "bye", errors={"NoMatchingError": "bye"})


def callback_house() -> House:
    house = build_house()
    house.answer_with(
        action(
            "queue", "UpdateContactTargetQueue", {"QueueId": house.queue}, "callback", errors={"NoMatchingError": "bye"}
        ),
        callback(),
        BYE,
    )
    return house


def test_a_callback_rings_the_agent_first_and_then_the_resident() -> None:
    house = callback_house()
    caller = house.call()
    agent = house.agent()
    house.runtime.advance(29)
    assert kinds(agent) == []
    house.runtime.advance(2)
    assert agent.messages[-2]["contact"]["initiationMethod"] == "CALLBACK"
    agent.accept()
    assert kinds(agent)[-1] == "dialling"
    assert caller.messages[-1] == {"type": "incoming", "contactId": None, "from": NUMBER}
    caller.answer()
    assert kinds(agent)[-1] == kinds(caller)[-1] == "connected"
    caller.hang_up()
    agent.finish()
    first, second = house.output.contact_records
    assert (second["InitiationMethod"], second["PreviousContactId"]) == ("CALLBACK", first["ContactId"])
    assert first["NextContactId"] == second["ContactId"]
    assert second["CustomerEndpoint"]["Address"] == RESIDENT


def test_an_unanswered_callback_is_tried_again_as_often_as_asked() -> None:
    house = callback_house()
    caller = house.call()
    agent = house.agent()
    house.runtime.advance(31)
    agent.accept()
    caller.refuse()
    assert kinds(agent)[-2:] == ["dial_failed", "finished"]
    house.runtime.advance(61)
    agent.accept()
    house.runtime.advance(61)  # nobody takes it
    assert kinds(agent)[-2:] == ["dial_failed", "finished"]
    house.runtime.advance(3600)
    assert [record["DisconnectReason"] for record in house.output.contact_records] == [
        "CONTACT_FLOW_DISCONNECT",
        "OTHER",
    ]


def test_a_callback_that_nobody_takes_expires_after_seven_days() -> None:
    house = callback_house()
    house.call()
    house.runtime.advance(7 * 86400 + 1)
    assert house.record()["DisconnectReason"] == "EXPIRED"


@pytest.mark.parametrize(("keys", "heard"), [("79120000002#", "thanks"), ("12#", "wrong")])
def test_the_number_to_call_back_is_checked(keys: str, heard: str) -> None:
    house = build_house({"plus": lambda event: {"number": "+" + event["Details"]["Parameters"]["digits"]}})
    ask = {
        "Text": "Number?",
        "StoreInput": "True",
        "InputTimeLimitSeconds": "5",
        "InputValidation": {"CustomValidation": {"MaximumLength": "15"}},
    }
    house.answer_with(
        action("ask", "GetParticipantInput", ask, "plus", errors={"NoMatchingError": "bye"}),
        invoke("plus", "plus", "set", "bye", LambdaInvocationAttributes={"digits": "$.StoredCustomerInput"}),
        action(
            "set",
            "UpdateContactCallbackNumber",
            {"CallbackNumber": "$.External.number"},
            "thanks",
            errors={"InvalidCallbackNumber": "wrong", "CallbackNumberNotDialable": "wrong"},
        ),
        say("thanks", "thanks", "bye"),
        say("wrong", "wrong", "bye"),
        BYE,
    )
    caller = house.call()
    caller.press(keys)
    house.runtime.settle()
    assert caller.heard()[-1] == heard


OUTSIDE = "+78120009999"


def outside_house(comes_back: str = "True") -> House:
    house = build_house()
    parameters = {
        "ThirdPartyPhoneNumber": OUTSIDE,
        "ThirdPartyConnectionTimeLimitSeconds": "20",
        "ContinueFlowExecution": comes_back,
    }
    errors = {"CallFailed": "failed", "ConnectionTimeLimitExceeded": "late", "NoMatchingError": "bye"}
    house.answer_with(
        action("transfer", "TransferParticipantToThirdParty", parameters, "back", errors=errors),
        *(say(name, name, "bye") for name in ("back", "failed", "late")),
        BYE,
    )
    return house


def test_the_caller_is_joined_with_an_outside_number_and_comes_back() -> None:
    house = outside_house()
    lift_company = house.caller(OUTSIDE)
    caller = house.call()
    lift_company.answer()
    assert kinds(caller)[-1] == "third_party"
    house.runtime.advance(100)
    lift_company.hang_up()
    assert caller.heard() == ["back"]
    assert house.record()["TransferredToEndpoint"]["Address"] == OUTSIDE
    assert house.record()["ExternalThirdParty"] == {"ExternalThirdPartyInteractionDuration": 100}


def test_without_continuation_the_contact_ends_with_the_outside_call() -> None:
    house = outside_house("False")
    lift_company, caller = house.caller(OUTSIDE), house.call()
    lift_company.answer()
    lift_company.hang_up()
    assert caller.heard() == []
    assert house.record()["DisconnectReason"] == "THIRD_PARTY_DISCONNECT"


def test_an_outside_number_that_refuses_or_does_not_answer_takes_its_branch() -> None:
    house = outside_house()
    lift_company, caller = house.caller(OUTSIDE), house.call()
    lift_company.refuse()
    assert caller.heard() == ["failed"]
    second = house.call("+79120000002")
    house.runtime.advance(21)
    assert second.heard() == ["late"]
    assert kinds(lift_company)[-1] == "ended"


def test_a_number_not_in_service_is_told() -> None:
    caller = build_house().caller()
    assert caller.dial("+78129999999") is None
    assert caller.messages == [{"type": "ended", "contactId": None, "reason": "NUMBER_NOT_IN_SERVICE"}]


# --- agent events --------------------------------------------------------------------------------------------------
def test_agent_events_tell_the_snapshots_before_and_after() -> None:
    house = queue_house()
    agent, caller = house.agent(), house.call()
    agent.accept()
    caller.hang_up()
    agent.finish()
    agent.sign_out()
    events = house.output.agent_events
    assert events[0]["EventType"] == "LOGIN"
    assert events[-1]["EventType"] == "LOGOUT"
    states = [c["State"] for e in events for c in e["CurrentAgentSnapshot"]["Contacts"]]
    assert states == ["CONNECTING", "CONNECTED", "ENDED"]
    assert events[0]["PreviousAgentSnapshot"] is events[-1]["PreviousAgentSnapshot"] is None
    for before, after in pairwise(events[:-1]):
        assert after["PreviousAgentSnapshot"] == before["CurrentAgentSnapshot"]


def test_a_caller_may_hang_up_in_the_very_moment_of_hearing() -> None:
    house = build_house()
    house.answer_with(menu("menu", "1?", {"1": "bye"}, "bye"), BYE)
    caller: Caller

    def listen(message: dict[str, Any]) -> None:
        if message["type"] == "heard":
            caller.hang_up()

    caller = Caller(house.instance, RESIDENT, listen)
    caller.dial(NUMBER)
    house.runtime.advance(60)
    assert caller.heard() == ["1?"]
    assert house.record()["DisconnectReason"] == "CUSTOMER_DISCONNECT"
    assert len(house.output.contact_records) == 1


def test_a_key_pressed_in_the_very_moment_of_hearing_counts() -> None:
    house = build_house()
    house.answer_with(menu("menu", "1?", {"1": "one"}, "bye"), say("one", "one", "bye"), BYE)
    caller: Caller

    def listen(message: dict[str, Any]) -> None:
        if message["type"] == "heard" and message["asks"]:
            caller.press("1")

    caller = Caller(house.instance, RESIDENT, listen)
    caller.dial(NUMBER)
    assert caller.heard() == ["1?", "one"]


def test_the_customer_who_remains_and_hangs_up_does_not_start_the_disconnect_flow_again() -> None:
    house = build_house({"f": {}}, speed=1)
    house.answer_with(hook("CustomerRemaining", disconnect_flow(house), "queue"), *to_queue(house.queue), BYE)
    agent, caller = house.agent(), house.call()
    agent.accept()
    agent.hang_up()
    caller.hang_up()
    agent.finish()
    house.runtime.advance(60)
    assert caller.heard() == ["How was it? Press a key"]
    assert house.lambdas.events == []
    assert [record["DisconnectReason"] for record in house.output.contact_records] == ["AGENT_DISCONNECT"]


def test_a_queue_that_is_switched_off_takes_nobody() -> None:
    house = queue_house()
    house.instance.directory.queues[house.queue].enabled = False
    assert not house.call().in_call


def test_a_telephone_that_rings_for_a_contact_falls_silent_when_the_agent_gives_up() -> None:
    house = callback_house()
    caller, agent = house.call(), house.agent()
    house.runtime.advance(31)
    agent.accept()
    agent.hang_up()
    assert caller.messages[-1] == {"type": "ended", "contactId": None, "reason": "CALLER_GAVE_UP"}
    assert agent.session.is_routable


def test_an_agent_who_opens_the_desk_again_finds_the_contact() -> None:
    house = queue_house()
    agent = house.agent()
    house.call()
    again = AgentPanel(house.instance, agent.session.user.id)
    assert again.messages[-1]["type"] == "contact"
    again.accept()
    assert kinds(again)[-1] == "connected"
    assert again.describe_contact() is not None


def test_a_disconnect_flow_that_is_done_at_once_leaves_one_record() -> None:
    house = build_house()
    after = house.add_flow("after", "CONTACT_FLOW", action("tag", "TagContact", {"Tags": {"x": "1"}}, "bye"), BYE)
    house.answer_with(hook("CustomerRemaining", after, "menu"), menu("menu", "1?", {"1": "bye"}, "bye"), BYE)
    house.call().hang_up()
    assert [record["Tags"]["x"] for record in house.output.contact_records] == ["1"]


def test_those_who_watch_see_both_sides_and_failed_flows() -> None:
    house = queue_house(say("hello", "hello", "queue"))
    seen: list[dict[str, Any]] = []
    house.instance.centre.watchers.append(seen.append)
    agent, _ = house.agent(), house.call()
    agent.accept()
    told = [(message["audience"], message["type"]) for message in seen if message["type"] != "status"]
    assert told == [
        ("Customer", "answered"),
        ("Customer", "heard"),
        ("Customer", "queued"),
        ("Agent", "ringing"),
        ("Customer", "connected"),
        ("Agent", "connected"),
    ]
