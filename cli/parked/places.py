"""Where things are parked: found from what AWS itself knows of queues, functions, mappings and pipes."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What gave a message up, and so takes it back."""

    QUEUE = "queue"  # a queue whose consumer failed: the message as it was
    FUNCTION = "function"  # a function that was invoked asynchronously: its event
    STREAM = "stream"  # a function that reads a stream: where in the stream the records lie
    PIPE = "pipe"  # a pipe from a table's stream to a bus: where in the stream the records lie


@dataclass(frozen=True, slots=True)
class ParkingPlace:
    """A dead-letter queue. target: URL of the queue, ARN of the function or of the bus that takes things back."""

    name: str
    url: str
    kind: Kind
    target: str
    messages: int

    @property
    def target_name(self) -> str:
        """The target as a person knows it."""
        return self.target.replace("/", ":").rpartition(":")[2]


def find_places(session: Any) -> list[ParkingPlace]:
    """All dead-letter queues of the account and region that something of it uses, by name. session: of boto3."""
    queues = _read_queues(session.client("sqs"))
    targets: dict[str, tuple[Kind, str]] = dict(_of_pipes(session.client("pipes")))
    targets |= dict(_of_functions(session.client("lambda")))
    for url, attributes in queues.items():
        policy = attributes.get("RedrivePolicy")
        if policy:
            targets[json.loads(policy)["deadLetterTargetArn"]] = (Kind.QUEUE, url)
    places = []
    for url, attributes in queues.items():
        kind, target = targets.get(attributes["QueueArn"], (None, ""))
        if kind:
            waiting = int(attributes["ApproximateNumberOfMessages"])
            places.append(ParkingPlace(url.rpartition("/")[2], url, kind, target, waiting))
    return sorted(places, key=lambda place: place.name)


def _read_queues(client: Any) -> dict[str, dict[str, str]]:
    urls = (url for page in client.get_paginator("list_queues").paginate() for url in page.get("QueueUrls", []))
    return {url: client.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"] for url in urls}


def _of_functions(client: Any) -> Iterator[tuple[str, tuple[Kind, str]]]:
    for page in client.get_paginator("list_functions").paginate():
        for function in page["Functions"]:
            parked = function.get("DeadLetterConfig", {}).get("TargetArn")
            if parked:
                yield parked, (Kind.FUNCTION, function["FunctionArn"])
    for page in client.get_paginator("list_event_source_mappings").paginate():
        for mapping in page["EventSourceMappings"]:
            parked = (mapping.get("DestinationConfig") or {}).get("OnFailure", {}).get("Destination")
            if parked:
                yield parked, (Kind.STREAM, mapping["FunctionArn"])


def _of_pipes(client: Any) -> Iterator[tuple[str, tuple[Kind, str]]]:
    for page in client.get_paginator("list_pipes").paginate():
        for pipe in page["Pipes"]:
            told = client.describe_pipe(Name=pipe["Name"])
            stream = told.get("SourceParameters", {}).get("DynamoDBStreamParameters", {})
            parked = stream.get("DeadLetterConfig", {}).get("Arn")
            if parked:
                yield parked, (Kind.PIPE, told["Target"])
