"""SQS -> function: what AWS promises about delivery, failure, delay, order and filters."""

import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
from botocore.exceptions import ClientError


def send(laptop, url, *bodies, **settings):
    for body in bodies:
        laptop.client("sqs").send_message(QueueUrl=url, MessageBody=json.dumps(body), **settings)


def received(laptop, name):
    return [
        json.loads(record["body"]) for event in laptop.functions.events.get(name, []) for record in event["Records"]
    ]


def fail(event):
    raise RuntimeError("cannot")


def test_a_message_has_the_shape_of_lambdas_event(laptop):
    url, arn = laptop.queue("work")
    laptop.function("react", lambda event: None)
    laptop.map(arn, "react")

    attributes = {"company": {"DataType": "String", "StringValue": "sunrise"}}
    send(laptop, url, {"n": 1}, MessageAttributes=attributes)
    laptop.settle()

    (event,) = laptop.functions.events["react"]
    (record,) = event["Records"]
    assert record.keys() == {
        "messageId",
        "receiptHandle",
        "body",
        "attributes",
        "messageAttributes",
        "md5OfBody",
        "eventSource",
        "eventSourceARN",
        "awsRegion",
    }
    assert (record["eventSource"], record["eventSourceARN"], record["awsRegion"]) == ("aws:sqs", arn, "eu-central-1")
    assert record["attributes"]["ApproximateReceiveCount"] == "1"
    assert record["messageAttributes"]["company"] == {
        "stringValue": "sunrise",
        "stringListValues": [],
        "binaryListValues": [],
        "dataType": "String",
    }


def test_a_failing_consumer_is_retried_and_then_the_message_is_parked(laptop):
    url, arn, parking = laptop.queue_with_parking("work", tries=3, VisibilityTimeout=1)
    laptop.function("react", fail)
    laptop.map(arn, "react")

    send(laptop, url, {"n": 1})
    laptop.settle()

    times = laptop.functions.times["react"]
    assert len(times) == 3
    assert all(later - earlier > 0.9 for earlier, later in pairwise(times))
    assert laptop.bodies(parking) == [{"n": 1}]
    assert laptop.bodies(url) == []
    assert laptop.pollers.counters.of("work -> work-parked") == {"parked": 1}


def test_a_consumer_killed_mid_batch_gets_the_whole_batch_again(laptop):
    url, arn = laptop.queue("work", VisibilityTimeout=2)
    deaths = ["the process was killed after the first message"]

    def react(event):
        if deaths:
            raise ConnectionResetError(deaths.pop())

    laptop.function("react", react)
    laptop.map(arn, "react", MaximumBatchingWindowInSeconds=1, BatchSize=3)
    send(laptop, url, 1, 2, 3)
    laptop.settle()

    assert sorted(received(laptop, "react")) == [1, 1, 2, 2, 3, 3]
    assert laptop.bodies(url) == []


def test_only_the_failed_part_of_a_batch_comes_again(laptop):
    url, arn, parking = laptop.queue_with_parking("work", tries=2, VisibilityTimeout=1)

    def react(event):
        bad = [record["messageId"] for record in event["Records"] if record["body"] == "2"]
        return {"batchItemFailures": [{"itemIdentifier": one} for one in bad]}

    laptop.function("react", react)
    laptop.map(
        arn, "react", FunctionResponseTypes=["ReportBatchItemFailures"], MaximumBatchingWindowInSeconds=1, BatchSize=3
    )
    send(laptop, url, 1, 2, 3)
    laptop.settle()

    assert [len(event["Records"]) for event in laptop.functions.events["react"]] == [3, 1]
    assert laptop.bodies(parking) == [2]


def test_without_the_setting_an_answer_with_failures_is_a_success(laptop):
    url, arn = laptop.queue("work", VisibilityTimeout=1)
    laptop.function(
        "react", lambda event: {"batchItemFailures": [{"itemIdentifier": event["Records"][0]["messageId"]}]}
    )
    laptop.map(arn, "react")

    send(laptop, url, 1)
    laptop.settle()

    assert received(laptop, "react") == [1]


def test_a_delayed_message_comes_when_it_is_due(laptop):
    url, arn = laptop.queue("work")
    slow_url, slow_arn = laptop.queue("slow", DelaySeconds=1)
    laptop.function("react", lambda event: None)
    laptop.map(arn, "react")
    laptop.map(slow_arn, "react")

    sent = time.time()
    send(laptop, url, "by the message", DelaySeconds=1)
    send(laptop, slow_url, "by the queue")
    laptop.settle()

    assert sorted(received(laptop, "react")) == ["by the message", "by the queue"]
    assert all(0.99 <= came - sent < 2.5 for came in laptop.functions.times["react"])


def test_what_the_filter_refuses_is_deleted_unseen(laptop):
    url, arn = laptop.queue("work")
    laptop.function("react", lambda event: None)
    patterns = [{"body": {"kind": ["fire"]}}, {"body": {"level": [{"numeric": [">", 5]}]}}]
    laptop.map(arn, "react", FilterCriteria={"Filters": [{"Pattern": json.dumps(one)} for one in patterns]})

    send(laptop, url, {"kind": "fire"}, {"kind": "water", "level": 9}, {"kind": "water", "level": 1}, "not an object")
    laptop.settle()

    assert sorted(received(laptop, "react"), key=str) == [{"kind": "fire"}, {"kind": "water", "level": 9}]
    assert laptop.bodies(url) == []
    assert laptop.pollers.counters.of("work -> react")["filtered"] == 2


def test_the_batching_window_gathers_a_batch(laptop):
    url, arn = laptop.queue("work")
    laptop.function("react", lambda event: None)
    laptop.map(arn, "react", BatchSize=10, MaximumBatchingWindowInSeconds=1)

    for number in range(4):
        send(laptop, url, number)
    laptop.settle()

    assert [len(event["Records"]) for event in laptop.functions.events["react"]] == [4]


def test_a_fifo_queue_keeps_the_order_of_a_group_even_through_a_failure(laptop):
    url, arn = laptop.queue("work.fifo", FifoQueue="true", ContentBasedDeduplication="true", VisibilityTimeout=1)
    failing = ["a2"]

    def react(event):
        if json.loads(event["Records"][0]["body"]) in failing:
            failing.clear()
            raise RuntimeError("once")

    laptop.function("react", react)
    laptop.map(arn, "react", BatchSize=1)
    for body in ("a1", "a2", "a3", "b1", "b2"):
        send(laptop, url, body, MessageGroupId=body[0])
    send(laptop, url, "a1", MessageGroupId="a")  # the same again within five minutes
    laptop.settle()

    seen = received(laptop, "react")
    assert [body for body in seen if body[0] == "a"] == ["a1", "a2", "a2", "a3"]
    assert [body for body in seen if body[0] == "b"] == ["b1", "b2"]
    assert seen.index("b2") < seen.index("a3"), "another group does not wait for the failed one"


def test_no_more_batches_at_once_than_the_mapping_allows(laptop):
    url, arn = laptop.queue("work")
    running, most = [], []
    two = threading.Barrier(2)  # eight batches, two by two: one that stays alone for ten seconds breaks it

    def react(event):
        running.append(1)
        most.append(len(running))
        two.wait(timeout=10)
        running.pop()

    laptop.function("react", react)
    laptop.map(arn, "react", BatchSize=1, ScalingConfig={"MaximumConcurrency": 2})
    send(laptop, url, *range(8))
    laptop.settle()

    assert max(most) == 2
    assert sorted(received(laptop, "react")) == list(range(8))


def test_a_disabled_mapping_waits_and_goes_on_when_it_is_enabled(laptop):
    url, arn = laptop.queue("work")
    laptop.function("react", lambda event: None)
    uuid = laptop.map(arn, "react", Enabled=False)
    send(laptop, url, 1)
    laptop.settle()
    assert received(laptop, "react") == []

    laptop.client("lambda").update_event_source_mapping(UUID=uuid, Enabled=True)
    laptop.settle()

    assert received(laptop, "react") == [1]


def test_a_function_that_sends_to_its_own_queue_does_not_deadlock(laptop):
    url, arn = laptop.queue("work")

    def react(event):
        for record in event["Records"]:
            if int(record["body"]) > 0:
                send(laptop, url, int(record["body"]) - 1)

    laptop.function("react", react)
    laptop.map(arn, "react")
    send(laptop, url, 4)
    laptop.settle()

    assert sorted(received(laptop, "react")) == [0, 1, 2, 3, 4]


def test_many_senders_lose_nothing(laptop):
    url, arn = laptop.queue("work")
    laptop.function("react", lambda event: None)
    laptop.map(arn, "react")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: send(laptop, url, number), range(100)))
    laptop.settle()

    assert sorted(received(laptop, "react")) == list(range(100))


def test_a_message_is_invoked_for_as_it_comes_and_not_at_some_next_look(laptop):
    url, arn = laptop.queue("work")
    laptop.function("react", lambda event: None)
    laptop.map(arn, "react")
    send(laptop, url, "warm up")
    laptop.settle()

    delays = []
    for number in range(10):
        sent = time.time()
        send(laptop, url, number)
        delays.append(
            laptop.functions.wait_for_calls("react", number + 2) and laptop.functions.times["react"][-1] - sent
        )

    # Who only looked every second would be later; how quick it is beyond that, benchmarks say.
    assert sorted(delays)[len(delays) // 2] < 0.5


def test_what_lambda_refuses_to_map_is_refused(laptop):
    _, hasty = laptop.queue("hasty", VisibilityTimeout=0)
    _, patient = laptop.queue("patient")
    laptop.function("react", lambda event: None)
    lambdas = laptop.client("lambda")
    wrong = {"Filters": [{"Pattern": json.dumps({"body": "urgent"})}]}

    with pytest.raises(ClientError, match="visibility timeout: 0 seconds is less than Function timeout: 1 seconds"):
        laptop.map(hasty, "react")
    with pytest.raises(ClientError, match="'body' must be"):
        laptop.map(patient, "react", FilterCriteria=wrong)

    assert lambdas.list_event_source_mappings(FunctionName="react")["EventSourceMappings"] == []


def test_a_function_that_cannot_even_be_started_does_not_block_its_queue(laptop, monkeypatch):
    url, arn = laptop.queue("work", VisibilityTimeout=1)
    laptop.function("react", lambda event: None)
    laptop.map(arn, "react")
    invoke, refused = laptop.functions.invoke, []

    def refuse_once(function, payload):
        if not refused:
            refused.append(payload)
            raise OSError("too many open files")
        return invoke(function, payload)

    monkeypatch.setattr(laptop.functions, "invoke", refuse_once)
    send(laptop, url, {"n": 1})
    laptop.settle()

    assert refused
    assert received(laptop, "react") == [{"n": 1}]
