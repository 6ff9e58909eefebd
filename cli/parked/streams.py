"""The records that a parked document tells the place of, read from their stream again.

Source: Lambda developer guide, "Retain discarded batch records" (the document); the streams keep records for 24 hours.
"""

import base64
from collections.abc import Iterator
from typing import Any

AGED = "the stream does not keep these records any more"


class Gone(Exception):
    """The stream does not keep the records any more."""


def read_kinesis(session: Any, info: dict[str, Any], function: str) -> dict[str, Any]:
    """The event that the function would get: all records of the batch; raises Gone."""
    client, name = session.client("kinesis"), info["streamArn"].rpartition("/")[2]
    records = [
        _spell_kinesis(record, info, function)
        for record in _read(client, {"StreamName": name}, info, client.exceptions.InvalidArgumentException)
    ]
    return {"Records": records}


def read_outbox(session: Any, info: dict[str, Any]) -> list[dict[str, str]]:
    """The outboxes (source, type, envelope) of the items written then; raises Gone."""
    client = session.client("dynamodbstreams")
    found = _read(client, {"StreamArn": info["streamArn"]}, info, client.exceptions.TrimmedDataAccessException)
    images = (record["dynamodb"].get("NewImage", {}) for record in found)
    return [{name: value["S"] for name, value in image["outbox"]["M"].items()} for image in images if "outbox" in image]


def _read(client: Any, stream: dict[str, str], info: dict[str, Any], gone: type[Exception]) -> Iterator[dict[str, Any]]:
    first, last = info["startSequenceNumber"], int(info["endSequenceNumber"])
    try:
        asked = client.get_shard_iterator(
            **stream, ShardId=info["shardId"], ShardIteratorType="AT_SEQUENCE_NUMBER", **_at(client, first)
        )
    except gone:
        raise Gone(AGED) from None
    iterator, left = asked["ShardIterator"], info["batchSize"]
    while iterator and left > 0:
        page = client.get_records(ShardIterator=iterator, Limit=min(left, 1000))
        for record in page["Records"]:
            if _sequence(record) > last:
                return
            left -= 1
            yield record
        if not page["Records"]:
            raise Gone(AGED)
        iterator = page.get("NextShardIterator")


def _at(client: Any, sequence: str) -> dict[str, str]:
    kinesis = client.meta.service_model.service_name == "kinesis"
    return {"StartingSequenceNumber" if kinesis else "SequenceNumber": sequence}


def _sequence(record: dict[str, Any]) -> int:
    return int(record.get("SequenceNumber") or record["dynamodb"]["SequenceNumber"])


def _spell_kinesis(record: dict[str, Any], info: dict[str, Any], function: str) -> dict[str, Any]:
    return {
        "kinesis": {
            "kinesisSchemaVersion": "1.0",
            "partitionKey": record["PartitionKey"],
            "sequenceNumber": record["SequenceNumber"],
            "data": base64.b64encode(record["Data"]).decode(),
            "approximateArrivalTimestamp": record["ApproximateArrivalTimestamp"].timestamp(),
        },
        "eventSource": "aws:kinesis",
        "eventVersion": "1.0",
        "eventID": f"{info['shardId']}:{record['SequenceNumber']}",
        "eventName": "aws:kinesis:record",
        "invokeIdentityArn": function,
        "awsRegion": info["streamArn"].split(":")[3],
        "eventSourceARN": info["streamArn"],
    }
