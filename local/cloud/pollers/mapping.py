"""An event source mapping: which source feeds which function, and by which rules."""

import json
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass
from typing import Any

from local.cloud.pollers.patterns import Pattern

_DEFAULT_BATCH = {"sqs": 10, "dynamodb": 100, "kinesis": 100}
# Lambda begins with five concurrent readers of a standard queue; the laptop does not scale beyond them.
DEFAULT_QUEUE_CONCURRENCY = 5


@dataclass(frozen=True, slots=True)
class Mapping:
    """The settings of one mapping, with Lambda's defaults filled in (CreateEventSourceMapping, API reference).

    window_s: MaximumBatchingWindowInSeconds. max_retries and max_age_s: -1 is without limit. start_at: Unix seconds,
    for StartingPosition AT_TIMESTAMP.
    """

    uuid: str
    source_arn: str
    function_arn: str
    enabled: bool
    batch_size: int
    window_s: float
    filters: tuple[Pattern, ...]
    reports_failures: bool
    max_concurrency: int
    starting_position: str
    start_at: float
    max_retries: int
    max_age_s: float
    bisect: bool
    lanes: int
    on_failure_arn: str | None

    @property
    def service(self) -> str:
        """The source's service: sqs, dynamodb or kinesis."""
        return self.source_arn.split(":")[2]

    @property
    def name(self) -> str:
        """What people call it: source -> function (or pipe)."""
        reader = _short(self.function_arn) if self.of_pipe else self.function_arn.split(":")[6]
        return f"{_short(self.source_arn)} -> {reader}"

    @property
    def of_pipe(self) -> bool:
        """Whether a pipe reads the source, and no function: its ARN stands in the function's place."""
        return self.function_arn.split(":")[2] == "pipes"

    @classmethod
    def read(cls, configuration: Dictionary[str, Any]) -> "Mapping":
        """Read what Lambda's GetEventSourceMapping answers."""
        source = configuration["EventSourceArn"]
        scaling = configuration.get("ScalingConfig") or {}
        destination = (configuration.get("DestinationConfig") or {}).get("OnFailure") or {}
        return cls(
            uuid=configuration["UUID"],
            source_arn=source,
            function_arn=configuration["FunctionArn"],
            enabled=configuration.get("State") == "Enabled",
            batch_size=int(configuration.get("BatchSize") or _DEFAULT_BATCH[source.split(":")[2]]),
            window_s=float(configuration.get("MaximumBatchingWindowInSeconds") or 0),
            filters=read_filters(configuration.get("FilterCriteria")),
            reports_failures="ReportBatchItemFailures" in (configuration.get("FunctionResponseTypes") or []),
            max_concurrency=int(scaling.get("MaximumConcurrency") or DEFAULT_QUEUE_CONCURRENCY),
            starting_position=configuration.get("StartingPosition") or "TRIM_HORIZON",
            start_at=float(configuration.get("StartingPositionTimestamp") or 0),
            max_retries=_or_unlimited(configuration.get("MaximumRetryAttempts")),
            max_age_s=_or_unlimited(configuration.get("MaximumRecordAgeInSeconds")),
            bisect=_is_true(configuration.get("BisectBatchOnFunctionError")),
            lanes=int(configuration.get("ParallelizationFactor") or 1),
            on_failure_arn=destination.get("Destination"),
        )


def read_filters(criteria: Dictionary[str, Any] | None) -> tuple[Pattern, ...]:
    """The patterns of FilterCriteria, none of None; raises ValueError for what is no JSON."""
    return tuple(json.loads(one["Pattern"]) for one in (criteria or {}).get("Filters") or [])


def _or_unlimited(value: Any) -> int:
    return -1 if value is None else int(value)


def _is_true(value: Any) -> bool:
    return str(value).lower() == "true"  # CloudFormation gives booleans as text


def _short(arn: str) -> str:
    resource = arn.split(":", 5)[5]
    return resource.split("/")[1] if "/" in resource else resource
