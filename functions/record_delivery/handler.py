"""SNS's delivery logs (a log subscription) -> whether an SMS arrived."""

from datetime import UTC, datetime
from typing import Any

import msgspec
from aws_lambda_powertools.utilities.data_classes import CloudWatchLogsEvent

from dozor.bootstrap.stores import messages
from dozor.domain.message import Receipt
from dozor.entry.observability import logger


class _Notification(msgspec.Struct, rename="camel", frozen=True):
    message_id: str


class _Delivery(msgspec.Struct, rename="camel", frozen=True):
    provider_response: str = ""


class _Line(msgspec.Struct, rename="camel", frozen=True):
    """SNS developer guide, "Viewing CloudWatch metrics and logs for SMS deliveries"."""

    notification: _Notification
    status: str
    delivery: _Delivery = _Delivery()


def handler(event: dict[str, Any], _context: object) -> None:
    """Keep what the lines say, whosever messages they are of: one that is not ours is never asked for.

    A line that is no delivery is passed over: failing would repeat the whole batch, and never get further.
    """
    receipts = []
    for line in CloudWatchLogsEvent(event).parse_logs_data().log_events:
        try:
            told = msgspec.json.decode(line.message or "", type=_Line)
        except msgspec.MsgspecError:
            logger().warning("this line of the log tells of no delivery", line=line.get_id)
            continue
        delivered = told.status == "SUCCESS"
        failure = "" if delivered else told.delivery.provider_response
        at = datetime.fromtimestamp((line.timestamp or 0) / 1000, UTC)
        receipts.append(Receipt(told.notification.message_id, delivered, at, failure))
        logger().info("delivery", carrier_id=told.notification.message_id, delivered=delivered)
    messages().keep_receipts(receipts)
