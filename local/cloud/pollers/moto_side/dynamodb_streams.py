"""moto's DynamoDB streams: no synchronous call of functions, a record only for a change, and a reader for pollers."""

import base64
from collections.abc import Callable
from datetime import UTC, datetime
from threading import Lock
from typing import Any

from moto.dynamodb.models import dynamodb_backends
from moto.dynamodb.models import table as tables

from local.cloud.pollers.stream_poller import Shard, StreamRecord
from local.cloud.server.patches import Patches

LOCK = Lock()
# AWS keeps records for 24 hours; a laptop keeps this many that every reader has finished.
KEPT_RECORDS = 5_000

OnChange = Callable[[str], None]


def install(patches: Patches, on_change: OnChange) -> None:
    """Replace what moto does when a stream gets a record; `on_change` is called with the stream's ARN."""

    def add(self: Any, old: Any, new: Any) -> None:
        if old is not None and new is not None and old == new:
            return  # "If you perform a PutItem or UpdateItem that does not change any data, no stream record is written"
        table = self.table
        view = table.stream_specification["StreamViewType"]
        name = "INSERT" if old is None else "REMOVE" if new is None else "MODIFY"
        with LOCK:
            sequence = self.starting_sequence_number + len(self.items)
            record = tables.StreamRecord(table, view, name, old, new, sequence)
            record.record["awsRegion"] = table.region_name
            record.record["eventVersion"] = "1.1"
            self.items.append(record)
            if not getattr(self, "readers", None) and len(self.items) > 2 * KEPT_RECORDS:
                _trim(self, sequence)
        on_change(_stream_arn(table))

    patches.replace(tables.StreamShard, "add", add)


class MotoTableStream:
    """The stream of one table; moto gives it a single shard."""

    def __init__(self, stream_arn: str, reader: str) -> None:
        self._arn = stream_arn
        self._reader = reader

    def shards(self) -> list[Shard]:
        """The table's only shard, none once the table is gone."""
        _, _, _, region, account, resource = self._arn.split(":", 5)
        table = dynamodb_backends[account][region].tables.get(resource.split("/")[1])
        if table is None or table.stream_shard is None or _stream_arn(table) != self._arn:
            return []
        return [_MotoShard(table.stream_shard, self._arn, self._reader)]


class _MotoShard:
    def __init__(self, shard: Any, stream_arn: str, reader: str) -> None:
        self._shard = shard
        self._arn = stream_arn
        self._reader = reader

    @property
    def id(self) -> str:
        return str(self._shard.id)

    def start(self, position: str, at: float) -> int:
        with LOCK:
            first: int = self._shard.starting_sequence_number
            if position == "LATEST":
                return first + len(self._shard.items) - 1
            if position == "AT_TIMESTAMP":
                return first - 1 + sum(1 for record in self._shard.items if _created(record.record) < at)
            return first - 1

    def read(self, after: int, limit: int) -> list[StreamRecord]:
        with LOCK:
            first: int = self._shard.starting_sequence_number
            begin = max(0, after + 1 - first)
            found = [(first + begin + i, one.record) for i, one in enumerate(self._shard.items[begin : begin + limit])]
        return [_stream_record(sequence, record, self._arn) for sequence, record in found]

    def forget(self, up_to: int) -> None:
        with LOCK:
            readers: dict[str, int] = self._shard.__dict__.setdefault("readers", {})
            readers[self._reader] = up_to
            if len(self._shard.items) > 2 * KEPT_RECORDS:
                _trim(self._shard, min(readers.values()))


def _trim(shard: Any, up_to: int) -> None:
    """Drop the oldest records up to a sequence number, but keep some for whoever looks at the stream."""
    number = min(up_to + 1 - shard.starting_sequence_number, len(shard.items) - KEPT_RECORDS)
    if number > 0:
        del shard.items[:number]
        shard.starting_sequence_number += number


def _stream_arn(table: Any) -> str:
    return f"{table.table_arn}/stream/{table.latest_stream_label}"


def _created(record: dict[str, Any]) -> float:
    created: datetime = record["dynamodb"]["ApproximateCreationDateTime"]
    return created.replace(tzinfo=created.tzinfo or UTC).timestamp()


def _stream_record(sequence: int, record: dict[str, Any], stream_arn: str) -> StreamRecord:
    arrived = _created(record)
    change = {**_as_json(record["dynamodb"]), "ApproximateCreationDateTime": int(arrived)}
    event = {
        "eventID": record["eventID"],
        "eventName": record["eventName"],
        "eventVersion": record["eventVersion"],
        "eventSource": record["eventSource"],
        "awsRegion": record["awsRegion"],
        "dynamodb": change,
        "eventSourceARN": stream_arn,
    }
    return StreamRecord(sequence, repr(change["Keys"]), arrived, event)


def _as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _as_json(one) for name, one in value.items()}
    if isinstance(value, list | set | tuple):
        return [_as_json(one) for one in value]
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value
