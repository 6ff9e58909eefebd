"""`dozor parked` over queues that AWS knows."""

import json
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from moto import mock_aws
from typer.testing import CliRunner

from cli.parked import app

REGION = "eu-central-1"


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """An account with two queues, each with a dead-letter queue, and a queue that is nobody's dead-letter queue."""
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    with mock_aws():
        made = boto3.Session("id", "secret", region_name=REGION)
        queues = made.client("sqs")
        for name in ("Notifications", "Pushes"):
            parked = queues.create_queue(QueueName=f"{name}Parked")["QueueUrl"]
            arn = queues.get_queue_attributes(QueueUrl=parked, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
            policy = json.dumps({"deadLetterTargetArn": arn, "maxReceiveCount": 3})
            queues.create_queue(QueueName=f"{name}Queue", Attributes={"RedrivePolicy": policy})
        queues.create_queue(QueueName="NobodysParked")
        yield made


def run(session: Any, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, list(words), obj=lambda: session)
    return done.exit_code, done.output


def park(session: Any, name: str, *bodies: str) -> None:
    queues = session.client("sqs")
    url = queues.get_queue_url(QueueName=f"{name}Parked")["QueueUrl"]
    for body in bodies:
        attributes = {"kind": {"DataType": "String", "StringValue": "event"}}
        queues.send_message(QueueUrl=url, MessageBody=body, MessageAttributes=attributes)


def read(session: Any, name: str) -> list[dict[str, Any]]:
    queues = session.client("sqs")
    url = queues.get_queue_url(QueueName=name)["QueueUrl"]
    answer = queues.receive_message(QueueUrl=url, MaxNumberOfMessages=10, MessageAttributeNames=["All"])
    found: list[dict[str, Any]] = answer.get("Messages", [])
    return found


def test_it_lists_what_lies_where_and_fails_when_something_does(session: Any) -> None:
    assert run(session, "list", "--json")[0] == 0
    park(session, "Notifications", "one", "two")

    code, said = run(session, "list", "--json")

    assert code == 1
    found = {place["name"]: (place["kind"], place["messages"]) for place in json.loads(said)}
    assert found == {"NotificationsParked": ("queue", 2), "PushesParked": ("queue", 0)}


def test_everything_parked_goes_back_once_with_its_attributes(session: Any) -> None:
    bodies = [f"event {number}" for number in range(23)]
    park(session, "Notifications", *bodies)

    code, said = run(session, "replay", "notifications", "--json")

    assert (code, json.loads(said)) == (0, {"played": 23, "stayed": []})
    back = [message for _ in range(3) for message in read(session, "NotificationsQueue")]
    assert sorted(message["Body"] for message in back) == sorted(bodies)
    assert {message["MessageAttributes"]["kind"]["StringValue"] for message in back} == {"event"}
    assert run(session, "list")[0] == 0


def test_a_long_name_is_told_whole(session: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    name = "DozorPlatform-EventsEscalationStartsEscalationStarts"
    queues = session.client("sqs")
    parked = queues.create_queue(QueueName=f"{name}Parked")["QueueUrl"]
    arn = queues.get_queue_attributes(QueueUrl=parked, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    policy = json.dumps({"deadLetterTargetArn": arn, "maxReceiveCount": 3})
    queues.create_queue(QueueName="Q", Attributes={"RedrivePolicy": policy})
    rows = [line.split("│") for line in run(session, "list")[1].splitlines() if "│" in line]
    assert f"{name}Parked" in "".join(row[2].strip() for row in rows)


def test_what_fails_again_stays_and_is_named(session: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    park(session, "Pushes", "good", "bad")
    from cli.parked import playing
    from cli.parked.places import Kind

    def refuse_the_bad(_session: Any, _target: str, message: dict[str, Any]) -> None:
        if message["Body"] == "bad":
            raise playing.Refused("the function failed again: KeyError")

    monkeypatch.setattr(playing, "PLAYERS", {Kind.QUEUE: refuse_the_bad})
    code, said = run(session, "replay", "Pushes")

    assert code == 1
    assert "1 played again, 1 stayed." in said
    assert "the function failed again: KeyError" in said
    told = session.client("sqs").get_queue_attributes(
        QueueUrl=session.client("sqs").get_queue_url(QueueName="PushesParked")["QueueUrl"], AttributeNames=["All"]
    )["Attributes"]
    held = int(told["ApproximateNumberOfMessages"]) + int(told["ApproximateNumberOfMessagesNotVisible"])
    assert held == 1


@pytest.mark.parametrize("name", ["Parked", "Nobodys", "Nothing"])
def test_a_name_that_is_not_clear_plays_nothing(session: Any, name: str) -> None:
    park(session, "Pushes", "one")

    code, said = run(session, "replay", name)

    assert code == 2
    assert "exactly one" in said
    assert run(session, "list")[0] == 1
