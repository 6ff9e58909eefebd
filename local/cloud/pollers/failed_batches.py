"""The document that Lambda sends to a stream mapping's on-failure destination, and a pipe to its dead-letter queue.

Source: Lambda developer guide, "Retain discarded batch records in Lambda" (DynamoDB, Kinesis); EventBridge user guide,
"Amazon EventBridge Pipes error handling and troubleshooting" ("Pipes DLQ behavior").
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
        **_describe_reader(mapping, batch, condition),
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
    if batch.last is not None and not mapping.of_pipe:
        document["responseContext"] = {
            "statusCode": 200,
            "executedVersion": "$LATEST",
            "functionError": batch.last.error,
        }
    return document


def _describe_reader(mapping: Mapping, batch: Batch, condition: str) -> dict[str, Any]:
    if mapping.of_pipe:
        return {"context": {"partnerResourceArn": mapping.function_arn, "condition": condition}}
    return {
        "requestContext": {
            "requestId": str(uuid4()),
            "functionArn": mapping.function_arn,
            "condition": condition,
            "approximateInvokeCount": batch.invocations,
        }
    }


def _iso(unix_s: float, milliseconds: bool = False) -> str:
    moment = datetime.fromtimestamp(unix_s, UTC)
    return moment.isoformat(timespec="milliseconds" if milliseconds else "seconds").replace("+00:00", "Z")
