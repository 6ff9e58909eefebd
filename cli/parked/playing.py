"""Plays what is parked again. A message leaves its queue only once it has been taken, so whoever is stopped loses nothing."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from cli.parked.places import Kind, ParkingPlace
from cli.parked.streams import Gone, read_kinesis, read_outbox

HELD_SECONDS = 120  # while a message is played nobody else gets it
AT_ONCE = 10


class Refused(Exception):
    """It failed again; what was said."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """How many were taken, and why others stayed: a line each."""

    played: int
    stayed: tuple[str, ...]


def replay_place(session: Any, place: ParkingPlace) -> Replayed:
    """Play everything that lies there now, each message once. session: of boto3."""
    queues, play = session.client("sqs"), PLAYERS[place.kind]
    played, stayed, seen = 0, [], set()
    while True:
        answer = queues.receive_message(
            QueueUrl=place.url,
            MaxNumberOfMessages=AT_ONCE,
            VisibilityTimeout=HELD_SECONDS,
            MessageAttributeNames=["All"],
        )
        fresh = [message for message in answer.get("Messages", []) if message["MessageId"] not in seen]
        if not fresh:
            break
        for message in fresh:
            seen.add(message["MessageId"])
            try:
                play(session, place.target, message)
            except (Refused, Gone) as failure:
                stayed.append(f"message {message['MessageId']}: {failure}")
                continue
            queues.delete_message(QueueUrl=place.url, ReceiptHandle=message["ReceiptHandle"])
            played += 1
    return Replayed(played, tuple(stayed))


def _put_back(session: Any, queue: str, message: dict[str, Any]) -> None:
    attributes = {
        name: {key: value for key, value in one.items() if key in ("DataType", "StringValue", "BinaryValue")}
        for name, one in message.get("MessageAttributes", {}).items()
    }
    session.client("sqs").send_message(QueueUrl=queue, MessageBody=message["Body"], MessageAttributes=attributes)


def _invoke_again(session: Any, function: str, message: dict[str, Any]) -> None:
    _invoke(session, function, message["Body"])


def _read_again(session: Any, function: str, message: dict[str, Any]) -> None:
    info = json.loads(message["Body"])["KinesisBatchInfo"]
    answer = _invoke(session, function, json.dumps(read_kinesis(session, info, function)))
    failures = (answer or {}).get("batchItemFailures")
    if failures:
        raise Refused(f"{len(failures)} of its records failed again")


def _publish_again(session: Any, bus: str, message: dict[str, Any]) -> None:
    found = read_outbox(session, json.loads(message["Body"])["DDBStreamBatchInfo"])
    for start in range(0, len(found), AT_ONCE):
        entries = [
            {
                "EventBusName": bus,
                "Source": one["source"],
                "DetailType": one["type"],
                "Detail": json.dumps({"envelope": {"S": one["envelope"]}}),
            }
            for one in found[start : start + AT_ONCE]
        ]
        answer = session.client("events").put_events(Entries=entries)
        if answer["FailedEntryCount"]:
            raise Refused(f"the bus refused {answer['FailedEntryCount']} of its events")


def _invoke(session: Any, function: str, payload: str) -> Any:
    answer = session.client("lambda").invoke(FunctionName=function, Payload=payload.encode())
    told = json.loads(answer["Payload"].read() or b"null")
    if answer.get("FunctionError"):
        raise Refused(f"the function failed again: {(told or {}).get('errorType', 'it does not say why')}")
    return told


PLAYERS: Mapping[Kind, Callable[[Any, str, dict[str, Any]], None]] = {
    Kind.QUEUE: _put_back,
    Kind.FUNCTION: _invoke_again,
    Kind.STREAM: _read_again,
    Kind.PIPE: _publish_again,
}
