"""Calls that begin at the centre: agents' own, callbacks, the API's; and tasks."""

from datetime import timedelta

import pytest

from local.connect.contacts.presence import NotPossible
from local.connect.contacts.resources import ProfileQueue
from local.connect.engine.host import TaskRequest
from local.connect.people import AgentPanel, Caller
from tests.local.connect.connect_house import (
    BYE,
    NUMBER,
    RESIDENT,
    House,
    action,
    build_house,
    document,
    menu,
    say,
    to_queue,
)  # fmt: skip

END = action("end", "EndFlowExecution")
FAILED = {"NoMatchingError": "bye"}


def kinds(person: Caller | AgentPanel) -> list[str]:
    return [message["type"] for message in person.messages if message["type"] != "status"]


# --- an agent's own call ---------------------------------------------------------------------------------------------
def test_an_agent_calls_a_resident_who_hears_the_outbound_whisper_first() -> None:
    # Given a queue with a number of its own and an outbound whisper
    house = build_house(speed=10)
    number = house.instance.claim_phone_number(NUMBER)
    whisper = house.add_flow("outbound", "OUTBOUND_WHISPER", say("say", "This call is recorded", "end"), END)
    queue = house.instance.directory.queues[house.queue]
    queue.outbound_caller = {"OutboundCallerIdNumberId": number, "OutboundFlowId": whisper}
    resident, anna = house.caller(), house.agent()
    # when the agent dials
    contact_id = anna.dial(RESIDENT, {"ticket": "17"})
    # then it rings with the queue's number, and after the whisper they talk
    assert kinds(anna) == ["dialling"]
    assert resident.messages[-1]["from"] == NUMBER
    house.runtime.advance(10)
    resident.answer()
    assert resident.heard() == ["This call is recorded"]
    house.runtime.advance(3)
    assert kinds(anna)[-1] == kinds(resident)[-1] == "connected"
    house.runtime.advance(30)
    resident.hang_up()
    anna.finish()
    record = house.record()
    assert (record["ContactId"], record["InitiationMethod"]) == (contact_id, "OUTBOUND")
    assert record["Agent"]["AgentInteractionDuration"] == 30
    assert record["Attributes"] == {"ticket": "17"}
    assert house.output.event_types() == [
        "INITIATED",
        "CONNECTED_TO_SYSTEM",
        "CONNECTED_TO_AGENT",
        "DISCONNECTED",
        "COMPLETED",
    ]


def test_a_whisper_that_completes_the_call_itself_may_choose_the_number_that_is_shown() -> None:
    house = build_house()
    house.instance.create_contact_flow(
        "Default outbound",
        "OUTBOUND_WHISPER",
        document(
            action("call", "CompleteOutboundCall", {"CallerId": {"Number": "+78125550000"}}, "say"),
            say("say", "hello", "end"),
            END,
        ),
    )
    resident, anna = house.caller(), house.agent()
    anna.dial(RESIDENT)
    assert resident.messages[-1]["from"] == "+78125550000"
    assert resident.heard() == []
    resident.answer()
    house.runtime.settle()
    assert resident.heard() == ["hello"]
    assert kinds(anna)[-1] == "connected"


def test_an_agents_own_call_plays_no_whisper_of_incoming_calls() -> None:
    house = build_house()
    for name, kind in (("Default agent whisper", "AGENT_WHISPER"), ("Default customer whisper", "CUSTOMER_WHISPER")):
        house.add_flow(name, kind, say("say", name, "end"), END)
    resident, anna = house.caller(), house.agent()
    anna.dial(RESIDENT)
    resident.answer()
    house.runtime.settle()
    assert kinds(resident) == ["incoming", "connected"]
    assert "heard" not in kinds(anna)


@pytest.mark.parametrize(("how", "reason"), [("refuse", "busy"), ("wait", "no_answer")])
def test_a_call_that_is_not_taken_is_told_with_its_reason(how: str, reason: str) -> None:
    house = build_house()
    resident, anna = house.caller(), house.agent()
    anna.dial(RESIDENT)
    if how == "refuse":
        resident.refuse()
    house.runtime.advance(61)
    assert kinds(anna) == ["dialling", "dial_failed", "finished"]
    failed = next(m for m in anna.messages if m["type"] == "dial_failed")
    assert failed["reason"] == reason
    assert anna.session.is_routable
    assert house.record()["DisconnectReason"] == "TELECOM_PROBLEM"


def test_an_agent_dials_in_a_break_but_neither_offline_nor_during_a_call() -> None:
    house = build_house()
    house.instance.create_agent_status("Break")
    anna = house.agent(status="Offline")
    with pytest.raises(NotPossible, match="sign in first"):
        anna.dial(RESIDENT)
    anna.set_status("Break")
    resident = house.caller()
    anna.dial(RESIDENT)
    resident.answer()
    with pytest.raises(NotPossible, match="finish the call"):
        anna.dial("+79120000002")
    with pytest.raises(NotPossible, match="cannot be dialled"):
        house.agent("boris").dial("112")


def test_an_earlier_caller_is_called_back_with_what_was_known() -> None:
    house = build_house()
    house.answer_with(
        action("set", "UpdateContactAttributes", {"Attributes": {"address": "Lesnaya 1"}}, "bye", errors=FAILED),
        BYE,
    )  # fmt: skip
    resident, anna = house.call(), house.agent()
    missed = house.record()["ContactId"]
    anna.call_back(missed)
    resident.answer()
    assert anna.describe_contact()["attributes"] == {"address": "Lesnaya 1"}  # type: ignore[index]
    resident.hang_up()
    anna.finish()
    assert house.record()["RelatedContactId"] == missed


# --- callbacks -------------------------------------------------------------------------------------------------------
def test_a_callback_keeps_the_place_of_the_call_that_asked_for_it() -> None:
    # Given a queue flow that offers a callback after ten seconds
    house = build_house()
    callback = {"InitialCallDelaySeconds": "1", "MaximumConnectionAttempts": "1", "RetryDelaySeconds": "60"}
    waiting = house.add_flow(
        "waiting", "CUSTOMER_QUEUE",
        menu("ask", "1 for a callback", {"1": "call"}, "ask", timeout="ask"),
        action("call", "CreateCallbackContact", callback, "bye", errors=FAILED),
        BYE,
    )  # fmt: skip
    hooks = {"EventHooks": {"CustomerQueue": waiting}}
    hook = action("hook", "UpdateContactEventHooks", hooks, "queue", errors=FAILED)
    house.answer_with(hook, *to_queue(house.queue), BYE)
    # when the first caller takes it, and a second one comes before the callback is due
    first = house.call("+79120000001")
    house.runtime.advance(3)
    house.call("+79120000002")
    first.press("1")
    house.runtime.advance(2)
    # then the first one is served first
    anna = house.agent()
    ringing = next(m for m in anna.messages if m["type"] == "ringing")
    assert ringing["contact"]["initiationMethod"] == "CALLBACK"
    assert ringing["contact"]["customerNumber"] == "+79120000001"


def callback_house() -> tuple[House, Caller]:
    """A caller who asked for a callback, twice if need be; the queue's outbound whisper calls with a company's number."""
    house = build_house()
    whisper = house.add_flow(
        "outbound", "OUTBOUND_WHISPER",
        action("call", "CompleteOutboundCall", {"CallerId": {"Number": "$.Attributes.shown"}}, "say"),
        say("say", "here we are", "end"), END,
    )  # fmt: skip
    house.instance.directory.queues[house.queue].outbound_caller = {"OutboundFlowId": whisper}
    house.add_flow("Default agent whisper", "AGENT_WHISPER", say("tell", "Zarya", "end"), END)
    callback = {"InitialCallDelaySeconds": "1", "MaximumConnectionAttempts": "2", "RetryDelaySeconds": "60"}
    house.answer_with(
        action("set", "UpdateContactAttributes", {"Attributes": {"shown": "+78125550000"}}, "queue", errors=FAILED),
        action("queue", "UpdateContactTargetQueue", {"QueueId": house.queue}, "number", errors=FAILED),
        action("number", "UpdateContactCallbackNumber", {"CallbackNumber": "$.CustomerEndpoint.Address"}, "later",
               errors={"InvalidCallbackNumber": "bye", "CallbackNumberNotDialable": "bye"}),
        action("later", "CreateCallbackContact", callback, "bye", errors=FAILED),
        BYE,
    )  # fmt: skip
    return house, house.call()


def test_a_callback_is_dialled_by_the_whisper_with_the_number_that_it_names() -> None:
    house, resident = callback_house()
    anna = house.agent()
    house.runtime.advance(2)
    anna.accept()
    house.runtime.settle()
    assert resident.messages[-1]["from"] == "+78125550000"
    assert "connected" not in kinds(anna)
    resident.answer()
    house.runtime.advance(5)
    assert resident.heard() == ["here we are"]
    assert [m["text"] for m in anna.messages if m["type"] == "heard"] == ["Zarya"]
    assert kinds(anna)[-1] == kinds(resident)[-1] == "connected"


def test_a_callback_that_nobody_took_is_dialled_by_the_whisper_again() -> None:
    house, resident = callback_house()
    anna = house.agent()
    house.runtime.advance(2)
    anna.accept()
    resident.refuse()
    house.runtime.advance(62)
    anna.accept()
    house.runtime.settle()
    assert kinds(resident).count("incoming") == 2
    assert resident.messages[-1]["from"] == "+78125550000"
    resident.answer()
    house.runtime.advance(5)
    assert kinds(anna)[-1] == kinds(resident)[-1] == "connected"


# --- the API's calls -------------------------------------------------------------------------------------------------
def test_a_flow_runs_when_the_called_person_answers() -> None:
    house = build_house()
    flow = house.add_flow(
        "accept",
        "CONTACT_FLOW",
        menu("ask", "Press 1 to accept", {"1": "thanks"}, "bye"),
        say("thanks", "Thanks", "bye"),
        BYE,
    )
    plumber = house.caller()
    stored = house.instance.directory.flows[flow]
    house.instance.centre.outbound.start_voice(RESIDENT, (flow, stored.flow), NUMBER, None, {})
    house.runtime.settle()
    plumber.answer()
    plumber.press("1")
    house.runtime.settle()
    assert plumber.heard() == ["Press 1 to accept", "Thanks"]
    assert house.record()["InitiationMethod"] == "API"


# --- tasks -----------------------------------------------------------------------------------------------------------
def task_house(concurrency: int = 2, cross: str = "ROUTE_CURRENT_CHANNEL_ONLY") -> tuple[House, AgentPanel, str]:
    """An agent for calls and tasks; and a flow that brings tasks to the queue."""
    house = build_house()
    house.answer_with(*to_queue(house.queue), BYE)
    behaviour = {"CrossChannelBehavior": {"BehaviorType": cross}}
    profile = house.instance.create_routing_profile(
        "both", house.queue, [ProfileQueue(house.queue), ProfileQueue(house.queue, channel="TASK")],
        concurrencies=[
            {"Channel": "VOICE", "Concurrency": 1, **behaviour}, {"Channel": "TASK", "Concurrency": concurrency, **behaviour}
        ],
    )  # fmt: skip
    house.profile = profile
    flow = house.add_flow("task", "CONTACT_FLOW", *to_queue(house.queue), BYE)
    return house, house.agent(), flow


def add_task(house: House, flow: str, name: str, delay_s: int = 0) -> str:
    references = {"ticket": {"Type": "URL", "Value": "https://example.org/tickets/17"}}
    created = house.instance.centre.tasks.create(TaskRequest(name, flow, "look", {"n": "1"}, references, delay_s))
    house.runtime.settle()
    return created.id


def test_an_agent_has_as_many_tasks_as_the_profile_allows_and_completes_them() -> None:
    house, anna, flow = task_house()
    ids = [add_task(house, flow, name) for name in ("one", "two", "three")]
    anna.accept(ids[0])
    anna.accept(ids[1])
    assert [c["contactId"] for c in anna.describe_contacts()] == ids[:2]
    assert anna.describe_contacts()[0]["references"][0]["Value"] == "https://example.org/tickets/17"
    anna.hang_up(ids[1])
    anna.finish(ids[1])
    house.runtime.settle()
    assert [c["contactId"] for c in anna.describe_contacts()] == [ids[0], ids[2]]
    assert house.record()["DisconnectReason"] == "AGENT_COMPLETED"
    assert house.record()["Channel"] == "TASK"


@pytest.mark.parametrize(("cross", "rings"), [("ROUTE_CURRENT_CHANNEL_ONLY", False), ("ROUTE_ANY_CHANNEL", True)])
def test_a_call_comes_to_one_who_has_a_task_only_if_the_profile_says_so(cross: str, rings: bool) -> None:
    house, anna, flow = task_house(cross=cross)
    anna.accept(add_task(house, flow, "one"))
    house.call()
    assert any(c["channel"] == "VOICE" for c in anna.describe_contacts()) is rings


def test_a_scheduled_task_begins_at_its_time_and_can_be_stopped_before() -> None:
    house, anna, flow = task_house()
    task, stopped = add_task(house, flow, "later", 600), add_task(house, flow, "never", 600)
    house.instance.centre.endings.end(house.instance.centre.contacts[stopped], "API")
    house.runtime.advance(599)
    assert anna.describe_contacts() == []
    house.runtime.advance(2)
    assert [c["contactId"] for c in anna.describe_contacts()] == [task]
    contact = house.instance.centre.contacts[task]
    assert contact.scheduled == contact.initiated + timedelta(seconds=600)


def test_a_task_is_handed_to_a_colleague() -> None:
    house, anna, flow = task_house()
    boris = house.agent("boris")
    anna.accept(add_task(house, flow, "one"))
    following = anna.transfer("boris")
    anna.finish()
    assert boris.describe_contacts()[0]["contactId"] == following
    assert boris.describe_contacts()[0]["name"] == "one"
    assert house.record()["DisconnectReason"] == "OTHER"
    assert house.record()["NextContactId"] == following


def test_a_task_that_nobody_completes_expires_after_seven_days() -> None:
    house, anna, flow = task_house()
    anna.set_status("Offline")
    add_task(house, flow, "one")
    house.runtime.advance(7 * 86400 + 1)
    assert house.record()["DisconnectReason"] == "EXPIRED"
