"""publish_changes: what was written is published, once, and nothing else."""

import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from dozor.adapters.aws import aws_client
from dozor.adapters.dynamodb.documents import to_item
from dozor.events import outbox
from dozor.events.envelope import Envelope
from functions.publish_changes.handler import handler
from tests.contract.table import TABLE
from tests.handlers.documents import Document, failed_in, read_document, stream_batch, ticket_event
from tests.handlers.house import House

REGISTERED, ASSIGNED = ticket_event(), ticket_event("TicketAssigned", entry=2)


def image(*events: Envelope, text: str = "") -> Document:
    """The image of a journal entry with these events in its outbox."""
    whole: Document = read_document("dynamodb/stream")["Records"][0]["dynamodb"]["NewImage"]
    return whole | to_item({outbox.ATTRIBUTE: text or outbox.pack(events)})


def use_bus(monkeypatch: pytest.MonkeyPatch, publish: Callable[[Sequence[Envelope]], tuple[str, ...]]) -> None:
    """Let this answer in place of the bus."""
    bus = type("Bus", (), {"publish": lambda _, events: publish(events)})
    monkeypatch.setattr("functions.publish_changes.handler.publisher", bus)


def ids(events: list[dict[str, Any]]) -> list[str]:
    return sorted(event["detail"]["id"] for event in events)


def test_what_was_written_is_published_whole(house: House) -> None:
    answer = handler(stream_batch(({}, image(REGISTERED))), None)
    (event,) = house.published()
    assert failed_in(answer) == []
    assert (event["source"], event["detail-type"]) == ("dozor.tickets", "TicketRegistered")
    assert Envelope.model_validate(event["detail"]) == REGISTERED


def test_what_the_old_image_had_is_not_published_again(house: House) -> None:
    batch = stream_batch((image(REGISTERED), image(REGISTERED, ASSIGNED)), (image(REGISTERED), image(REGISTERED)))
    assert failed_in(handler(batch, None)) == []
    assert ids(house.published()) == [ASSIGNED.id]


def test_what_was_removed_or_tells_nothing_is_not_published(house: House) -> None:
    without = image(REGISTERED)
    del without[outbox.ATTRIBUTE]
    batch = stream_batch((image(REGISTERED), {}), ({}, without))
    assert failed_in(handler(batch, None)) == []
    assert house.published() == []


def test_only_the_broken_record_of_three_is_reported(house: House) -> None:
    batch = stream_batch(({}, image(REGISTERED)), ({}, image(text="no outbox")), ({}, image(ASSIGNED)))
    assert failed_in(handler(batch, None)) == ["1"]
    assert ids(house.published()) == [REGISTERED.id, ASSIGNED.id]


def test_a_bus_that_is_gone_fails_every_record_by_itself(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    use_bus(monkeypatch, lambda events: tuple(event.id for event in events))
    assert failed_in(handler(stream_batch(({}, image(REGISTERED)), ({}, image(ASSIGNED))), None)) == ["0", "1"]


def test_a_batch_goes_to_the_bus_at_once_and_only_what_it_refuses_comes_back(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    requests: list[list[str]] = []

    def take_all_but_the_assignment(events: Sequence[Envelope]) -> tuple[str, ...]:
        requests.append([event.id for event in events])
        return (ASSIGNED.id,)

    use_bus(monkeypatch, take_all_but_the_assignment)
    batch = stream_batch(({}, image(REGISTERED)), ({}, image(text="no outbox")), ({}, image(ASSIGNED)))
    assert failed_in(handler(batch, None)) == ["1", "2"]
    assert requests == [[REGISTERED.id, ASSIGNED.id]]


def test_a_registration_reaches_the_bus_through_the_tables_own_stream(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(
        "AWS_ACCOUNT_ID_ENDPOINT_MODE", "disabled"
    )  # an address of the account's own, which moto has not
    house.register()
    stream = aws_client("dynamodb").describe_table(TableName=TABLE)["Table"]["LatestStreamArn"]
    client = aws_client("dynamodbstreams")
    (shard,) = client.describe_stream(StreamArn=stream)["StreamDescription"]["Shards"]
    place = client.get_shard_iterator(StreamArn=stream, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON")
    records = client.get_records(ShardIterator=place["ShardIterator"])["Records"]
    handler(json.loads(json.dumps({"Records": records}, default=str)), None)
    assert [event["detail-type"] for event in house.published()] == ["TicketRegistered", "TicketAssigned"]
