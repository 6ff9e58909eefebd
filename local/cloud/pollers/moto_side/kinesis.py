"""moto's Kinesis: no synchronous call of functions, safe for several threads, and a reader for pollers."""

from collections.abc import Callable
from threading import Lock
from typing import Any

from moto.kinesis import models as kinesis

from local.cloud.pollers.stream_poller import Shard, StreamRecord
from local.cloud.server.patches import Patches

LOCK = Lock()
OnChange = Callable[[str], None]


def install(patches: Patches, on_change: OnChange) -> None:
    """Replace what moto does when a stream gets a record; `on_change` is called with the stream's ARN."""

    def put_record(self: Any, partition_key: str, explicit_hash_key: str, data: str) -> tuple[str, str]:
        shard = self.get_shard_for_key(partition_key, explicit_hash_key)
        with LOCK:
            sequence = shard.put_record(partition_key, data, explicit_hash_key)
        on_change(self.arn)
        return sequence, shard.shard_id

    patches.replace(kinesis.Stream, "put_record", put_record)


class MotoKinesisStream:
    """One stream; its shards are read separately."""

    def __init__(self, stream_arn: str, role_arn: str) -> None:
        self._arn = stream_arn
        self._role_arn = role_arn

    def shards(self) -> list[Shard]:
        """All shards, closed ones included; none once the stream is gone."""
        _, _, _, region, account, resource = self._arn.split(":", 5)
        stream = kinesis.kinesis_backends[account][region].streams.get(resource.split("/")[1])
        if stream is None:
            return []
        return [_MotoShard(shard, self._arn, region, self._role_arn) for shard in list(stream.shards.values())]


class _MotoShard:
    def __init__(self, shard: Any, stream_arn: str, region: str, role_arn: str) -> None:
        self._shard = shard
        self._arn = stream_arn
        self._region = region
        self._role_arn = role_arn

    @property
    def id(self) -> str:
        return str(self._shard.shard_id)

    def start(self, position: str, at: float) -> int:
        with LOCK:
            if position == "LATEST":
                return int(self._shard.get_max_sequence_number())
            if position == "AT_TIMESTAMP":
                return int(self._shard.get_sequence_number_at(at))
            return 0

    def read(self, after: int, limit: int) -> list[StreamRecord]:
        with LOCK:  # moto numbers a shard's records 1, 2, 3 …
            records = self._shard.records
            last = min(after + limit, self._shard.get_max_sequence_number() if records else 0)
            found = [records[number] for number in range(after + 1, last + 1)]
        return [self._record(record) for record in found]

    def forget(self, up_to: int) -> None:
        """moto keeps what a stream has; other readers may still want it."""

    def _record(self, record: Any) -> StreamRecord:
        event = {
            "kinesis": {
                "kinesisSchemaVersion": "1.0",
                "partitionKey": record.partition_key,
                "sequenceNumber": str(record.sequence_number),
                "data": record.data if isinstance(record.data, str) else record.data.decode(),
                "approximateArrivalTimestamp": round(record.created_at, 3),
            },
            "eventSource": "aws:kinesis",
            "eventVersion": "1.0",
            "eventID": f"{self.id}:{record.sequence_number}",
            "eventName": "aws:kinesis:record",
            "invokeIdentityArn": self._role_arn,
            "awsRegion": self._region,
            "eventSourceARN": self._arn,
        }
        return StreamRecord(record.sequence_number, record.partition_key, record.created_at, event)
