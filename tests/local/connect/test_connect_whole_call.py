"""One call, whole: dial, greeting, function, key, queue, agent, hang-up, record, recording, events."""

import io
import wave

from local.connect.people import AgentPanel, Caller
from tests.local.connect.connect_house import (
    BYE,
    LAMBDA,
    NUMBER,
    RESIDENT,
    action,
    build_house,
    invoke,
    menu,
    say,
    to_queue,
)

RECORD_BOTH = {"RecordingBehavior": {"RecordedParticipants": ["Agent", "Customer"]}}


def test_a_resident_reaches_an_operator_and_leaves_a_record_a_recording_and_events() -> None:
    house = build_house(
        {"load": lambda event: {"greeting": f"Hello {event['Details']['Parameters']['who']}"}}, speed=15
    )
    house.answer_with(
        action("record", "UpdateContactRecordingBehavior", RECORD_BOTH, "load"),
        invoke("load", "load", "hello", "bye", LambdaInvocationAttributes={"who": "$.CustomerEndpoint.Address"}),
        say("hello", "$.External.greeting, calls are recorded.", "menu"),
        menu("menu", "Press 1 for an operator.", {"1": "queue"}, "bye"),
        *to_queue(house.queue),
        BYE,
    )
    operator = house.agent(first_name="Anna")

    resident = house.call()
    house.runtime.advance(5)
    resident.press("1")
    assert resident.heard() == [f"Hello {RESIDENT}, calls are recorded.", "Press 1 for an operator."]
    ringing = _last(operator, "ringing")
    assert ringing["contact"]["customerNumber"] == RESIDENT
    assert ringing["contact"]["queue"] == "operators"

    operator.accept()
    assert _last(resident, "connected")["agent"] == "Anna"
    house.runtime.advance(12)
    resident.hang_up()
    assert house.output.contact_records == []  # the record waits for after-contact work
    house.runtime.advance(7)
    operator.finish()

    record = house.record()
    assert record["DisconnectReason"] == "CUSTOMER_DISCONNECT"
    assert record["CustomerEndpoint"] == {"Address": RESIDENT, "Type": "TELEPHONE_NUMBER"}
    assert record["SystemEndpoint"]["Address"] == NUMBER
    assert record["Agent"]["Username"] == "anna"
    assert (record["Agent"]["AgentInteractionDuration"], record["Agent"]["AfterContactWorkDuration"]) == (12, 7)
    assert record["Queue"]["Name"] == "operators"
    key = record["Recording"]["Location"]
    assert key == f"connect/local/CallRecordings/2026/03/02/{record['ContactId']}_20260302T09:00_UTC.wav"
    with wave.open(io.BytesIO(house.output.recordings[key])) as recording:
        assert recording.getframerate() == 8000
        assert recording.getnchannels() == 2
        assert recording.getnframes() / 8000 == 12
    assert house.output.event_types() == [
        "INITIATED",
        "CONNECTED_TO_SYSTEM",
        "QUEUED",
        "CONNECTED_TO_AGENT",
        "DISCONNECTED",
        "COMPLETED",
    ]


def test_the_function_gets_connects_own_event() -> None:
    house = build_house({"load": {}})
    house.answer_with(invoke("load", "load", "bye", "bye", LambdaInvocationAttributes={"key": "value"}), BYE)
    house.call()

    event = house.lambdas.events[0]
    data = event["Details"]["ContactData"]
    assert event["Name"] == "ContactFlowEvent"
    assert event["Details"]["Parameters"] == {"key": "value"}
    assert data["InitialContactId"] == data["ContactId"] == data["PreviousContactId"]
    assert data["Queue"] is None
    assert data["InitiationMethod"] == "INBOUND"
    assert data["SystemEndpoint"] == {"Address": NUMBER, "Type": "TELEPHONE_NUMBER"}
    assert "StoredCustomerInput" not in data


def test_a_contact_event_has_the_documented_shape() -> None:
    house = build_house()
    house.answer_with(say("hello", "Hello", "bye"), BYE)
    house.call()

    event, completed = house.output.events[-2:]
    assert completed["detail"] == event["detail"] | {"eventType": "COMPLETED"}
    assert (event["source"], event["detail-type"]) == ("aws.connect", "Amazon Connect Contact Event")
    assert event["detail"]["eventType"] == "DISCONNECTED"
    assert event["detail"]["disconnectTimestamp"] == "2026-03-02T09:00:00.000Z"
    assert event["detail"]["disconnectReason"] == "CONTACT_FLOW_DISCONNECT"
    assert "agentInfo" not in event["detail"]


def _last(person: Caller | AgentPanel, type_: str) -> dict[str, object]:
    return next(message for message in reversed(person.messages) if message["type"] == type_)  # type: ignore[no-any-return]


def test_only_functions_of_the_instance_can_be_invoked() -> None:
    house = build_house({"load": {}})
    house.instance.directory.lambdas.discard(LAMBDA + "load")
    house.answer_with(invoke("load", "load", "bye", "sorry"), say("sorry", "Sorry", "bye"), BYE)
    assert house.call().heard() == ["Sorry"]
    assert house.lambdas.events == []
