"""What the simulator asks of the cloud around it: functions, the default bus, Kinesis, S3."""

import json
import logging
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import boto3
from botocore.exceptions import ClientError

from local.cloud.functions.invoker import FunctionInvoker
from local.connect.ports import Json, LambdaAnswer

_LOG = logging.getLogger(__name__)


class CloudLambdas:
    """LambdaInvoker: functions of the laptop cloud. A function that is too slow runs on; only the flow stops waiting."""

    def __init__(self, functions: FunctionInvoker, at_once: int = 32) -> None:
        self._functions = functions
        self._pool = ThreadPoolExecutor(max_workers=at_once, thread_name_prefix="connect-invoke")

    def invoke(self, function_arn: str, event: Json, timeout_s: float) -> LambdaAnswer:
        """Invoke, and give up after `timeout_s`."""
        try:
            running = self._pool.submit(self._functions.invoke, function_arn, json.dumps(event).encode())
            invocation = running.result(timeout_s)
        except TimeoutError:
            return LambdaAnswer(error=f"no answer within {timeout_s:.0f} s", duration_s=timeout_s)
        except (LookupError, OSError, RuntimeError) as error:  # not deployed, cannot be started, or the laptop stops
            return LambdaAnswer(error=str(error))
        if invocation.error:
            return LambdaAnswer(error=invocation.payload.decode()[:500], duration_s=invocation.duration_ms / 1000)
        return LambdaAnswer(payload=json.loads(invocation.payload or b"null"))

    def stop(self) -> None:
        """Begin no further invocation."""
        self._pool.shutdown(wait=False, cancel_futures=True)


class DefaultBus:
    """EventSink: the account's default event bus."""

    def __init__(self, session: boto3.Session) -> None:
        self._events = session.client("events")

    def put(self, event: Json) -> None:
        """Deliver; contact events are best effort, in AWS too."""
        entry: Any = {
            "Source": event["source"],
            "DetailType": event["detail-type"],
            "Detail": json.dumps(event["detail"]),
            "Resources": event.get("resources", []),
        }
        self._events.put_events(Entries=[entry])


class RecordStreams:
    """RecordSink: Kinesis streams of the instance's storage configuration."""

    def __init__(self, session: boto3.Session) -> None:
        self._kinesis = session.client("kinesis")

    def put_contact_record(self, stream_arn: str | None, record: Json) -> None:
        """Put a contact record, by contact."""
        self._put(stream_arn, record, record["ContactId"])

    def put_agent_event(self, stream_arn: str | None, event: Json) -> None:
        """Put an agent event, by agent."""
        self._put(stream_arn, event, event.get("AgentARN", "agent"))

    def _put(self, stream_arn: str | None, document: Json, key: str) -> None:
        if stream_arn is None:
            return
        try:
            self._kinesis.put_record(StreamARN=stream_arn, Data=json.dumps(document).encode(), PartitionKey=key)
        except ClientError:
            _LOG.exception("Kinesis did not take a record of %s", key)


class RecordingBucket:
    """RecordingStore: the bucket of the instance's storage configuration."""

    def __init__(self, session: boto3.Session) -> None:
        self._s3 = session.client("s3")

    def put(self, bucket: str, key: str, wav: bytes) -> None:
        """Store a recording."""
        if bucket:
            self._s3.put_object(Bucket=bucket, Key=key, Body=wav, ContentType="audio/wav")


class Uuids:
    """Ids: Connect's are UUIDs."""

    def new(self) -> str:
        """A new one."""
        return str(uuid.uuid4())
