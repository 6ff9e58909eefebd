"""EventPublisher."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from botocore.stub import Stubber

from dozor.adapters.aws import aws_client
from dozor.adapters.eventbridge.publisher import EventBridgePublisher
from dozor.events.envelope import Envelope
from dozor.ports.gateways import EventPublisher
from tests.fakes.bus import FakePublisher

BUS = "dozor"


def make_events(count: int) -> list[Envelope]:
    at = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
    return [
        Envelope(
            id=f"e{place}", source="dozor.tickets", type="TicketDone", company="sosna", subject="1", time=at, data={}
        )
        for place in range(count)
    ]


@pytest.fixture(params=["fake", "eventbridge"])
def publisher(request: pytest.FixtureRequest) -> EventPublisher:
    if request.param == "fake":
        return FakePublisher()
    request.getfixturevalue("aws")
    aws_client("events").create_event_bus(Name=BUS)
    return EventBridgePublisher(BUS)


@pytest.mark.parametrize("count", [0, 1, 25])
def test_all_events_are_taken(publisher: EventPublisher, count: int) -> None:
    assert publisher.publish(make_events(count)) == ()


def answer_of(events: Sequence[Envelope], *refused: str) -> dict[str, Any]:
    entries = [{"ErrorCode": "InternalFailure"} if event.id in refused else {"EventId": "x"} for event in events]
    return {"FailedEntryCount": len(refused), "Entries": entries}


def test_those_that_the_bus_did_not_take_are_named(aws: None) -> None:
    events = make_events(23)
    client: Any = aws_client("events", attempts=1)
    with Stubber(client) as stubber:
        stubber.add_response("put_events", answer_of(events[:10], "e3"))
        stubber.add_client_error("put_events", "ThrottlingException", http_status_code=400)
        stubber.add_response("put_events", answer_of(events[20:], "e22"))
        left = EventBridgePublisher(BUS, client).publish(events)
    assert left == ("e3", *(f"e{place}" for place in range(10, 20)), "e22")


def test_the_bus_hears_source_type_and_the_whole_envelope(aws: None) -> None:
    event = make_events(1)[0]
    entry = {
        "EventBusName": BUS,
        "Source": "dozor.tickets",
        "DetailType": "TicketDone",
        "Time": event.time,
        "Detail": event.model_dump_json(),
    }
    client: Any = aws_client("events", attempts=1)
    with Stubber(client) as stubber:
        stubber.add_response("put_events", answer_of([event]), {"Entries": [entry]})
        assert EventBridgePublisher(BUS, client).publish([event]) == ()
