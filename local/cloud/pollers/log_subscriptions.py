"""CloudWatch Logs subscription filter -> function.

Source: CloudWatch Logs user guide, "Log group-level subscription filters", example with AWS Lambda.
"""

import base64
import gzip
import json
from typing import Any

from local.cloud.pollers.background import Background
from local.cloud.pollers.log_filter import log_event_matches
from local.cloud.pollers.moto_side.logs import LogBatch


class LogSubscriptions:
    """Sends the log events that fit a filter's pattern to its function."""

    def __init__(self, background: Background) -> None:
        self._background = background

    def deliver(self, batch: LogBatch) -> None:
        """Send one batch; nothing if no event fits."""
        fitting = [event for event in batch.events if log_event_matches(batch.pattern, event["message"])]
        if fitting:
            trigger = f"{batch.group} -> {batch.destination_arn.split(':')[6]}"
            self._background.accept(batch.destination_arn, _pack(batch, fitting), trigger)


def _pack(batch: LogBatch, events: list[dict[str, Any]]) -> dict[str, Any]:
    document = {
        "messageType": "DATA_MESSAGE",
        "owner": batch.account,
        "logGroup": batch.group,
        "logStream": batch.stream,
        "subscriptionFilters": [batch.filter_name],
        "logEvents": events,
    }
    data = base64.b64encode(gzip.compress(json.dumps(document).encode())).decode()
    return {"awslogs": {"data": data}}
