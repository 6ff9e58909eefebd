"""The document that Lambda sends to a stream mapping's on-failure destination.

Source: Lambda developer guide, "Retain discarded batch records in Lambda" (DynamoDB, Kinesis).
"""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from local.cloud.pollers.mapping import Mapping
from local.cloud.pollers.shard_lane import Batch

_INFO_KEY = {"dynamodb": "DDBStreamBatchInfo", "kinesis": "KinesisBatchInfo"}


def describe_failed_batch(mapping: Mapping, shard_id: str, batch: Batch, condition: str) -> dict[str, Any]:
    """Where the lost records are found in the stream (not the records themselves), and why they were given up."""
    first, last = batch.records[0], batch.records[-1]
    document: dict[str, Any] = {
        "requestContext": {
            "requestId": str(uuid4()),
            "functionArn": mapping.function_arn,
            "condition": condition,
            "approximateInvokeCount": batch.invocations,
        },
        "version": "1.0",
        "timestamp": _iso(datetime.now(UTC).timestamp(), milliseconds=True),
        _INFO_KEY[mapping.service]: {
            "shardId": shard_id,
            "startSequenceNumber": str(first.sequence),
            "endSequenceNumber": str(last.sequence),
            "approximateArrivalOfFirstRecord": _iso(first.arrived),
            "approximateArrivalOfLastRecord": _iso(last.arrived),
            "batchSize": len(batch.records),
            "streamArn": mapping.source_arn,
        },
    }
    if batch.last is not None:
        document["responseContext"] = {
            "statusCode": 200,
            "executedVersion": "$LATEST",
            "functionError": batch.last.error,
        }
    return document


def _iso(unix_s: float, milliseconds: bool = False) -> str:
    moment = datetime.fromtimestamp(unix_s, UTC)
    return moment.isoformat(timespec="milliseconds" if milliseconds else "seconds").replace("+00:00", "Z")
