"""SNS's delivery logs (a log subscription) -> whether an SMS arrived."""

import json
from datetime import UTC, datetime
from typing import Any

from aws_lambda_powertools.utilities.data_classes import CloudWatchLogsEvent

from dozor.application.track_messages import record_delivery
from dozor.bootstrap.stores import messages
from dozor.entry.observability import logger


def handler(event: dict[str, Any], _context: object) -> None:
    """Each line is SNS's own JSON (SNS developer guide, "Viewing CloudWatch metrics and logs for SMS deliveries")."""
    for line in CloudWatchLogsEvent(event).parse_logs_data().log_events:
        told = json.loads(line.message or "{}")
        provider_id = told.get("notification", {}).get("messageId", "")
        delivered = told.get("status") == "SUCCESS"
        why = told.get("delivery", {}).get("providerResponse", "")
        at = datetime.fromtimestamp((line.timestamp or 0) / 1000, UTC)
        message = record_delivery(provider_id, delivered, why, at, messages())
        logger().info("delivery", message=message.id if message else "", delivered=delivered)
