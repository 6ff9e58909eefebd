"""An EventBridge pipe from a table's stream to an event bus.

Source: EventBridge user guide, "Amazon EventBridge Pipes" (DynamoDB stream as a source, batching and concurrency, input
transformation, target parameters, error handling). A stream is read for a pipe as for a function, so a pipe is a mapping
whose function is `PipeTarget`: it makes of every record one event and puts a batch of them on the bus at once.
"""

import json
import re
from collections.abc import Callable
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass
from typing import Any

from local.cloud.functions.invoker import Invocation
from local.cloud.pollers.input_transformer import fill_template, find_path
from local.cloud.pollers.mapping import Mapping, read_filters

Document = dict[str, Any]

LARGEST_BATCH = 10  # of an event bus: as many entries as one PutEvents takes
_VARIABLE = re.compile(r"<(\$[^<>]*|aws\.pipes\.[a-z.\-]+)>")


class PipeRefusedError(ValueError):
    """EventBridge would refuse this pipe, or the laptop does not imitate it."""


@dataclass(frozen=True, slots=True)
class Pipe:
    """One pipe. mapping: how its source is read; source, detail_type: static texts or paths into the record ($.…).

    template: what an event's detail is made of, empty for the record itself.
    """

    mapping: Mapping
    target_arn: str
    source: str
    detail_type: str
    template: str

    @classmethod
    def read(cls, described: Dictionary[str, Any]) -> "Pipe":
        """Read what CreatePipe was given; raises PipeRefusedError for what does not run here."""
        source, parameters = described["Source"], described.get("SourceParameters") or {}
        if not re.fullmatch(r"arn:[^:]*:dynamodb:.*/stream/.*", source) or described.get("Enrichment"):
            raise PipeRefusedError("the laptop reads pipes from a table's stream, without an enrichment")
        if ":event-bus/" not in described["Target"]:
            raise PipeRefusedError("the laptop's pipes lead to an event bus")
        target = described.get("TargetParameters") or {}
        event = target.get("EventBridgeEventBusParameters") or {}
        return cls(
            mapping=_read_mapping(described, parameters),
            target_arn=described["Target"],
            source=event.get("Source") or f"Pipe {described['Name']}",
            detail_type=event.get("DetailType") or "Event from aws:dynamodb",
            template=target.get("InputTemplate") or "",
        )

    def make_event(self, record: Dictionary[str, Any]) -> Document:
        """The entry of PutEvents that one record becomes; a path that leads nowhere gives nothing."""
        detail = self._fill(record) if self.template else json.dumps(record, ensure_ascii=False)
        return {
            "EventBusName": self.target_arn,
            "Source": _resolve(self.source, record),
            "DetailType": _resolve(self.detail_type, record),
            "Detail": detail,
        }

    def _fill(self, record: Dictionary[str, Any]) -> str:
        reserved = {
            "aws.pipes.pipe-arn": self.mapping.function_arn,
            "aws.pipes.pipe-name": self.mapping.function_arn.split("/")[-1],
            "aws.pipes.source-arn": self.mapping.source_arn,
            "aws.pipes.target-arn": self.target_arn,
            "aws.pipes.event": record,
            "aws.pipes.event.json": record,
        }
        return fill_template(
            self.template, _VARIABLE, lambda name: reserved[name] if name in reserved else find_path(name, record)
        )


class PipeTarget:
    """Takes a batch as a function would, and answers as one which of its records the bus did not take."""

    def __init__(self, pipe: Pipe, put: Callable[[str, list[Document]], list[bool]]) -> None:
        """put: puts entries on the bus of that ARN and answers of each whether it was taken; LookupError without a bus."""
        self.pipe = pipe  # another one, once it was changed
        self._put = put

    def invoke(self, _: str, payload: bytes) -> Invocation:
        """Put one event for each record."""
        records = json.loads(payload)["Records"]
        taken = self._put(self.pipe.target_arn, [self.pipe.make_event(record) for record in records])
        refused = [one["dynamodb"]["SequenceNumber"] for one, fine in zip(records, taken, strict=True) if not fine]
        answer = {"batchItemFailures": [{"itemIdentifier": number} for number in refused]}
        return Invocation(json.dumps(answer).encode(), None, 0.0)


def _read_mapping(described: Dictionary[str, Any], parameters: Dictionary[str, Any]) -> Mapping:
    stream = parameters.get("DynamoDBStreamParameters") or {}
    size = int(stream.get("BatchSize") or 1)
    if size > LARGEST_BATCH:
        raise PipeRefusedError(f"a batch for an event bus has at most {LARGEST_BATCH} records, not {size}")
    return Mapping(
        uuid=described["Arn"],
        source_arn=described["Source"],
        function_arn=described["Arn"],
        enabled=described.get("DesiredState", "RUNNING") == "RUNNING",
        batch_size=size,
        window_s=float(stream.get("MaximumBatchingWindowInSeconds") or 0),
        filters=read_filters(parameters.get("FilterCriteria")),
        reports_failures=True,
        max_concurrency=1,
        starting_position=stream["StartingPosition"],
        start_at=0.0,
        max_retries=int(stream.get("MaximumRetryAttempts", -1)),
        max_age_s=int(stream.get("MaximumRecordAgeInSeconds", -1)),
        bisect=stream.get("OnPartialBatchItemFailure") == "AUTOMATIC_BISECT",
        lanes=int(stream.get("ParallelizationFactor") or 1),
        on_failure_arn=(stream.get("DeadLetterConfig") or {}).get("Arn"),
    )


def _resolve(value: str, record: Dictionary[str, Any]) -> str:
    """A static text, or what a path finds; the whole value is a path or none of it."""
    found = find_path(value, record) if value.startswith("$") else value
    return "" if found is None else str(found)
