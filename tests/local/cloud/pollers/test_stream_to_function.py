"""DynamoDB stream and Kinesis -> function: order, failure, bisect, expiry, filters."""

import base64
import json

import pytest
from botocore.exceptions import ClientError

from local.cloud.dynamodb.install import install


def put(laptop, pk, table="tickets", **attributes):
    item = {"PK": {"S": pk}, **{name: {"S": value} for name, value in attributes.items()}}
    laptop.client("dynamodb").put_item(TableName=table, Item=item)


def keys(laptop, name="publish"):
    events = laptop.functions.events.get(name, [])
    return [[record["dynamodb"]["Keys"]["PK"]["S"] for record in event["Records"]] for event in events]


def test_a_change_has_the_shape_of_lambdas_event(laptop):
    stream = laptop.table()
    laptop.function("publish", lambda event: None)
    laptop.map(stream, "publish", StartingPosition="TRIM_HORIZON")

    put(laptop, "T-1", state="open")
    put(laptop, "T-1", state="done")
    laptop.settle()

    record = [record for event in laptop.functions.events["publish"] for record in event["Records"]][1]
    assert record.keys() == {
        "eventID",
        "eventName",
        "eventVersion",
        "eventSource",
        "awsRegion",
        "dynamodb",
        "eventSourceARN",
    }
    assert (record["eventName"], record["eventSource"], record["awsRegion"]) == (
        "MODIFY",
        "aws:dynamodb",
        "eu-central-1",
    )
    assert record["eventSourceARN"] == stream
    change = record["dynamodb"]
    assert change["Keys"] == {"PK": {"S": "T-1"}}
    assert change["OldImage"] == {"PK": {"S": "T-1"}, "state": {"S": "open"}}
    assert change["NewImage"] == {"PK": {"S": "T-1"}, "state": {"S": "done"}}
    assert change["StreamViewType"] == "NEW_AND_OLD_IMAGES"
    assert isinstance(change["ApproximateCreationDateTime"], int)
    assert isinstance(change["SequenceNumber"], str)


def test_a_failed_batch_is_tried_again_before_anything_behind_it(laptop):
    stream = laptop.table()
    failures = ["first", "second"]

    def publish(event):
        if failures:
            raise RuntimeError(failures.pop())

    laptop.function("publish", publish)
    laptop.map(stream, "publish", StartingPosition="TRIM_HORIZON", BatchSize=1)
    for pk in ("T-1", "T-2"):
        put(laptop, pk)
    laptop.settle()

    assert keys(laptop) == [["T-1"], ["T-1"], ["T-1"], ["T-2"]]


def test_after_its_retries_a_batch_is_given_up_and_told_to_the_destination(laptop):
    stream = laptop.table()
    parking_url, parking_arn = laptop.queue("parked")

    def publish(event):
        if any(record["dynamodb"]["Keys"]["PK"]["S"] == "bad" for record in event["Records"]):
            raise RuntimeError("bad")

    arn = laptop.function("publish", publish)
    laptop.map(
        stream,
        "publish",
        StartingPosition="TRIM_HORIZON",
        BatchSize=1,
        MaximumRetryAttempts=1,
        DestinationConfig={"OnFailure": {"Destination": parking_arn}},
    )
    for pk in ("T-1", "bad", "T-2"):
        put(laptop, pk)
    laptop.settle()

    assert keys(laptop) == [["T-1"], ["bad"], ["bad"], ["T-2"]]
    (document,) = laptop.bodies(parking_url)
    context = document["requestContext"]
    assert (context["condition"], context["approximateInvokeCount"]) == ("RetryAttemptsExhausted", 2)
    assert context["functionArn"] == arn
    lost = document["DDBStreamBatchInfo"]
    assert (lost["batchSize"], lost["streamArn"]) == (1, stream)
    bad = laptop.functions.events["publish"][1]["Records"][0]["dynamodb"]["SequenceNumber"]
    assert (lost["startSequenceNumber"], lost["endSequenceNumber"]) == (bad, bad)


def test_a_batch_is_halved_until_the_bad_record_is_alone(laptop):
    stream = laptop.table()
    done = []

    def publish(event):
        found = [record["dynamodb"]["Keys"]["PK"]["S"] for record in event["Records"]]
        if "T-2" in found:
            raise RuntimeError("poison")
        done.extend(found)

    laptop.function("publish", publish)
    for number in range(4):
        put(laptop, f"T-{number}")
    laptop.map(
        stream,
        "publish",
        StartingPosition="TRIM_HORIZON",
        BisectBatchOnFunctionError=True,
        MaximumRetryAttempts=0,
    )
    laptop.settle()

    assert done == ["T-0", "T-1", "T-3"]
    assert laptop.pollers.counters.of("tickets -> publish")["dropped"] == 1


def test_a_reported_failure_moves_the_checkpoint_to_it(laptop):
    stream = laptop.table()
    failing = ["T-2"]

    def publish(event):
        bad = [
            one["dynamodb"]["SequenceNumber"]
            for one in event["Records"]
            if one["dynamodb"]["Keys"]["PK"]["S"] in failing
        ]
        failing.clear()
        return {"batchItemFailures": [{"itemIdentifier": number} for number in bad]}

    laptop.function("publish", publish)
    for number in range(4):
        put(laptop, f"T-{number}")
    laptop.map(stream, "publish", StartingPosition="TRIM_HORIZON", FunctionResponseTypes=["ReportBatchItemFailures"])
    laptop.settle()

    assert keys(laptop) == [["T-0", "T-1", "T-2", "T-3"], ["T-2", "T-3"]]


def test_only_changes_that_fit_the_filter_are_seen(laptop):
    stream = laptop.table()
    laptop.function("publish", lambda event: None)
    pattern = {"eventName": ["INSERT"], "dynamodb": {"NewImage": {"kind": {"S": ["TICKET"]}}}}
    laptop.map(
        stream,
        "publish",
        StartingPosition="TRIM_HORIZON",
        FilterCriteria={"Filters": [{"Pattern": json.dumps(pattern)}]},
    )

    put(laptop, "T-1", kind="TICKET")
    put(laptop, "T-1", kind="TICKET", state="changed")
    put(laptop, "J-1", kind="JOURNAL")
    put(laptop, "N-1")
    laptop.settle()

    assert keys(laptop) == [["T-1"]]


def test_latest_begins_with_the_mapping(laptop):
    stream = laptop.table()
    laptop.function("publish", lambda event: None)
    put(laptop, "before")
    laptop.map(stream, "publish", StartingPosition="LATEST")
    put(laptop, "after")
    laptop.settle()

    assert keys(laptop) == [["after"]]


def test_a_cancelled_transaction_makes_no_event(laptop):
    patches = install()
    try:
        stream = laptop.table()
        laptop.function("publish", lambda event: None)
        laptop.map(stream, "publish", StartingPosition="TRIM_HORIZON")
        put(laptop, "T-1")

        def new(pk):
            return {
                "Put": {
                    "TableName": "tickets",
                    "Item": {"PK": {"S": pk}},
                    "ConditionExpression": "attribute_not_exists(PK)",
                }
            }

        with pytest.raises(ClientError, match="TransactionCanceled"):
            laptop.client("dynamodb").transact_write_items(TransactItems=[new("T-2"), new("T-1")])
        laptop.client("dynamodb").transact_write_items(TransactItems=[new("T-3"), new("T-4")])
        laptop.settle()
    finally:
        patches.undo()

    assert [pk for batch in keys(laptop) for pk in batch] == ["T-1", "T-3", "T-4"]


def test_a_function_whose_write_triggers_itself_does_not_deadlock(laptop):
    stream = laptop.table()

    def publish(event):
        for record in event["Records"]:
            depth = int(record["dynamodb"]["Keys"]["PK"]["S"])
            if depth < 4:
                put(laptop, str(depth + 1))

    laptop.function("publish", publish)
    laptop.map(stream, "publish", StartingPosition="TRIM_HORIZON")
    put(laptop, "0")
    laptop.settle()

    assert [pk for batch in keys(laptop) for pk in batch] == ["0", "1", "2", "3", "4"]


def test_every_mapping_of_a_stream_sees_everything(laptop):
    stream = laptop.table()
    for name in ("publish", "audit"):
        laptop.function(name, lambda event: None)
        laptop.map(stream, name, StartingPosition="TRIM_HORIZON", ParallelizationFactor=3)
    for number in range(20):
        put(laptop, f"T-{number % 5}", n=str(number))
    laptop.settle()

    for name in ("publish", "audit"):
        seen = [r["dynamodb"] for event in laptop.functions.events[name] for r in event["Records"]]
        by_key = {}
        for change in seen:
            by_key.setdefault(change["Keys"]["PK"]["S"], []).append(int(change["NewImage"]["n"]["S"]))
        assert by_key == {f"T-{k}": list(range(k, 20, 5)) for k in range(5)}, "in order for each key"


def test_kinesis_records_come_decodable_and_in_order_of_their_shard(laptop):
    kinesis = laptop.client("kinesis")
    kinesis.create_stream(StreamName="agents", ShardCount=2)
    arn = kinesis.describe_stream(StreamName="agents")["StreamDescription"]["StreamARN"]
    laptop.function("watch", lambda event: None)
    pattern = {"data": {"kind": ["STATE_CHANGE"]}}
    laptop.map(
        arn,
        "watch",
        StartingPosition="TRIM_HORIZON",
        FilterCriteria={"Filters": [{"Pattern": json.dumps(pattern)}]},
    )

    for number in range(6):
        data = json.dumps({"kind": "HEART_BEAT" if number == 3 else "STATE_CHANGE", "n": number}).encode()
        kinesis.put_record(StreamName="agents", Data=data, PartitionKey=f"agent-{number % 2}")
    laptop.settle()

    records = [record for event in laptop.functions.events["watch"] for record in event["Records"]]
    by_agent = {}
    for record in records:
        data = json.loads(base64.b64decode(record["kinesis"]["data"]))
        by_agent.setdefault(record["kinesis"]["partitionKey"], []).append(data["n"])
    assert by_agent == {"agent-0": [0, 2, 4], "agent-1": [1, 5]}
    first = records[0]
    assert (first["eventSource"], first["eventName"], first["eventSourceARN"]) == (
        "aws:kinesis",
        "aws:kinesis:record",
        arn,
    )
    assert first["invokeIdentityArn"] == laptop.role()
    assert first["eventID"].split(":") == [first["eventID"].split(":")[0], first["kinesis"]["sequenceNumber"]]
