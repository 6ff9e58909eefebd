"""Asynchronous invocations: accepted at once, retried, and parked where the function says."""

import json
import time
from typing import Any

from local.cloud.cloud import LaptopCloud


def parked_in(cloud: LaptopCloud, queue: str, within_seconds: float = 20.0) -> Any:
    sqs = cloud.session.client("sqs")
    url = sqs.get_queue_url(QueueName=queue)["QueueUrl"]
    deadline = time.monotonic() + within_seconds
    while time.monotonic() < deadline:
        messages = sqs.receive_message(QueueUrl=url, WaitTimeSeconds=1).get("Messages", [])
        if messages:
            return json.loads(messages[0]["Body"])
    raise AssertionError(f"nothing arrived in {queue}")


def test_the_caller_does_not_wait(cloud: LaptopCloud) -> None:
    answer = cloud.session.client("lambda").invoke(
        FunctionName="sleep", InvocationType="Event", Payload=b'{"seconds": 0.9}'
    )

    assert answer["StatusCode"] == 202
    assert not cloud.asynchronous.wait_until_idle(0)
    assert cloud.asynchronous.wait_until_idle(10)


def test_an_event_that_fails_is_tried_three_times_and_then_put_into_the_dead_letter_queue(cloud: LaptopCloud) -> None:
    cloud.session.client("lambda").invoke(FunctionName="doomed", InvocationType="Event", Payload=b'{"what": "async"}')

    assert parked_in(cloud, "dead") == {"what": "async"}
    reports = [line.text for line in cloud.functions.logs("doomed") if line.text.startswith("REPORT")]
    assert len(reports) == 3


def test_a_destination_gets_the_invocation_record(cloud: LaptopCloud) -> None:
    cloud.session.client("lambda").invoke(FunctionName="parked", InvocationType="Event", Payload=b'{"what": "once"}')

    record = parked_in(cloud, "lost")

    assert record["requestContext"]["condition"] == "RetriesExhausted"
    assert record["requestContext"]["approximateInvokeCount"] == 1
    assert record["requestPayload"] == {"what": "once"}
    assert record["responsePayload"]["errorType"] == "ValueError"
