"""moto's CloudWatch Logs: what subscription filters send to functions handed to ours."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from moto.logs import models as logs

from local.cloud.server.patches import Patches


@dataclass(frozen=True, slots=True)
class LogBatch:
    """The events of one PutLogEvents call, for one subscription filter."""

    account: str
    group: str
    stream: str
    filter_name: str
    pattern: str
    destination_arn: str
    events: tuple[dict[str, Any], ...]


def install(patches: Patches, on_batch: Callable[[LogBatch], None]) -> None:
    """Call `on_batch` for every subscription filter with a function; other destinations stay moto's."""

    def send(self: Any, service: str, destination_arn: str, filter_name: str, log_events: list[dict[str, Any]]) -> None:
        if service != "lambda":
            original(self, service, destination_arn, filter_name, log_events)
            return
        subscription = self.log_group.subscription_filters[filter_name]
        events = tuple({**event, "id": str(event["id"])} for event in log_events)
        batch = LogBatch(
            self.account_id,
            self.log_group.name,
            self.log_stream_name,
            filter_name,
            subscription.filter_pattern or "",
            destination_arn,
            events,
        )
        on_batch(batch)

    original = patches.replace(logs.LogStream, "_send_log_events", send)
