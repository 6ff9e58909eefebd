"""moto's SQS, made safe for several threads and true in redrive, time-outs and deduplication; and its change listener."""
# ruff: noqa: SLF001

import base64
import time
from collections.abc import Callable
from copy import copy
from threading import RLock
from typing import Any

from moto.sqs import models as sqs

from local.cloud.pollers.queue_poller import Record
from local.cloud.server.patches import Patches

# moto changes its lists of messages without a lock: a message sent while another is deleted can be lost.
LOCK = RLock()
_DEDUPLICATION_MS = 300_000
_LONGEST_WAIT_S = 20.0

QueueMissing = sqs.QueueDoesNotExist
OnChange = Callable[[str], None]
OnParked = Callable[[str, str], None]


def install(patches: Patches, on_change: OnChange, on_parked: OnParked) -> None:
    """Replace moto's queue operations.

    on_change: called with a queue's ARN when something may have become receivable. on_parked: called with the ARNs of
    the queue and of its dead-letter queue when a message is moved.
    """

    def add_message(self: Any, message: Any) -> None:
        with LOCK:
            if self.fifo_queue and _is_duplicate(self, message):
                return
            _append(self, message)
        on_change(self.queue_arn)

    def receive_message(
        self: Any, queue_name: str, count: int, wait_s: int, visibility_s: int, attributes: list[str] | None = None
    ) -> list[Any]:
        queue = self.get_queue(queue_name)
        ends = time.time() + min(wait_s, _LONGEST_WAIT_S)
        while True:
            with LOCK:
                taken = [copy(message) for message in _take(queue, count, visibility_s, on_change, on_parked)]
            if taken or time.time() >= ends:
                break
            _wait_for_message(queue, ends)
        for message in taken:
            sqs._filter_message_attributes(message, attributes or [])
        return taken

    def change_message_visibility(self: Any, queue_name: str, receipt_handle: str, visibility_timeout: int) -> None:
        with LOCK:
            original_change(self, queue_name, receipt_handle, visibility_timeout)
        on_change(self.get_queue(queue_name).queue_arn)

    def delete_message(self: Any, receipt_handle: str) -> None:
        with LOCK:
            _delete(self, receipt_handle)
        on_change(self.queue_arn)

    patches.replace(sqs.Queue, "add_message", add_message)
    patches.replace(sqs.Queue, "delete_message", delete_message)
    patches.replace(sqs.SQSBackend, "receive_message", receive_message)
    original_change = patches.replace(sqs.SQSBackend, "change_message_visibility", change_message_visibility)


def send(
    queue_arn: str,
    body: str,
    group_id: str | None = None,
    attributes: dict[str, Any] | None = None,
    deduplication_id: str | None = None,
) -> None:
    """Send a message to a queue by its ARN; raises QueueMissing."""
    backend, name = _backend_of(queue_arn)
    queue = backend.get_queue(name)
    backend.send_message(
        name,
        body,
        message_attributes=attributes,
        group_id=group_id if queue.fifo_queue else None,
        deduplication_id=deduplication_id if queue.fifo_queue else None,
    )


class MotoQueue:
    """A queue of moto's as the poller sees it."""

    def __init__(self, queue_arn: str, on_change: OnChange, on_parked: OnParked) -> None:
        self._arn = queue_arn
        self._on_change = on_change
        self._on_parked = on_parked

    def receive(self, count: int) -> list[Record]:
        """Up to `count` messages in the shape of Lambda's event; none if the queue was deleted."""
        with LOCK:
            queue = self._queue()
            if queue is None:
                return []
            taken = _take(queue, count, queue.visibility_timeout, self._on_change, self._on_parked)
            return [_event_record(queue, message) for message in taken]

    def delete(self, receipts: list[str]) -> None:
        """Delete by receipt handle; what is gone already is no error."""
        with LOCK:
            queue = self._queue()
            for receipt in receipts if queue is not None else []:
                try:
                    _delete(queue, receipt)
                except sqs.ReceiptHandleIsInvalid:
                    continue

    def next_visible(self) -> float | None:
        """When the next hidden message appears, in Unix seconds."""
        now = time.time() * 1000
        with LOCK:
            queue = self._queue()
            times = [max(m.visible_at, m.delayed_until) for m in (queue._messages if queue is not None else [])]
        return min((at / 1000 for at in times if at > now), default=None)

    def size(self) -> int:
        """All messages, hidden ones included."""
        queue = self._queue()
        return 0 if queue is None else len(queue._messages)

    def _queue(self) -> Any:
        backend, name = _backend_of(self._arn)
        return backend.queues.get(name)


def _backend_of(queue_arn: str) -> tuple[Any, str]:
    _, _, _, region, account, name = queue_arn.split(":")
    return sqs.sqs_backends[account][region], name


def _append(queue: Any, message: Any) -> None:
    with queue._messages_lock:
        queue._messages.append(message)
        queue._messages_lock.notify_all()


def _is_duplicate(queue: Any, message: Any) -> bool:
    """Within five minutes the same deduplication id is accepted once, even if the first message is gone already."""
    if not message.deduplication_id:
        return False
    recent: dict[tuple[str | None, str], int] = queue.__dict__.setdefault("recent_deduplication_ids", {})
    group = message.group_id if queue.deduplication_scope == "messageGroup" else None
    sent = recent.get((group, message.deduplication_id))
    if sent is not None and message.sent_timestamp - sent < _DEDUPLICATION_MS:
        return True
    recent[group, message.deduplication_id] = message.sent_timestamp
    return False


def _take(queue: Any, count: int, visibility_s: int, on_change: OnChange, on_parked: OnParked) -> list[Any]:
    """Up to `count` visible messages, oldest first; those received too often are moved to the dead-letter queue."""
    now = time.time() * 1000
    busy_groups = {m.group_id for m in queue._pending_messages if m.visible_at > now} if queue.fifo_queue else set()
    taken: list[Any] = []
    for message in list(queue._messages):
        if len(taken) >= count:
            break
        if message.visible_at > now or message.delayed_until > now:
            continue
        queue._pending_messages.discard(message)
        if queue.fifo_queue and message.group_id in busy_groups:
            continue
        if _is_received_too_often(queue, message):
            _park(queue, message, on_change, on_parked)
            continue
        if message.sent_timestamp / 1000 + queue.message_retention_period <= now / 1000:
            queue._messages.remove(message)
            continue
        message.mark_received(visibility_timeout=visibility_s)
        queue._pending_messages.add(message)
        taken.append(message)
    return taken


def _is_received_too_often(queue: Any, message: Any) -> bool:
    if queue.dead_letter_queue is None or not queue.redrive_policy:
        return False
    return bool(message.approximate_receive_count >= queue.redrive_policy["maxReceiveCount"])


def _park(queue: Any, message: Any, on_change: OnChange, on_parked: OnParked) -> None:
    queue._messages.remove(message)
    message.system_attributes["DeadLetterQueueSourceArn"] = {"StringValue": queue.queue_arn}
    _append(queue.dead_letter_queue, message)
    on_parked(queue.queue_arn, queue.dead_letter_queue.queue_arn)
    on_change(queue.dead_letter_queue.queue_arn)


def _delete(queue: Any, receipt: str) -> None:
    if receipt in queue.deleted_messages:
        return
    for index, message in enumerate(queue._messages):
        if message.receipt_handle == receipt or receipt in message._old_receipt_handles:
            del queue._messages[index]
            queue._pending_messages.discard(message)
            queue.deleted_messages.update(message.all_receipt_handles)
            return
    raise sqs.ReceiptHandleIsInvalid


def _wait_for_message(queue: Any, ends: float) -> None:
    """Wait for a new message, but not past the moment when a hidden one appears."""
    now = time.time()
    with queue._messages_lock:
        appear = [max(m.visible_at, m.delayed_until) / 1000 for m in queue._messages]
        soonest = min((at for at in appear if at > now), default=ends)
        queue._messages_lock.wait(max(0.001, min(soonest, ends) - now))


def _event_record(queue: Any, message: Any) -> dict[str, Any]:
    """One record of Lambda's SQS event (Lambda developer guide, "Using Lambda with Amazon SQS")."""
    attributes = {
        "ApproximateReceiveCount": str(message.approximate_receive_count),
        "SentTimestamp": str(message.sent_timestamp),
        "SenderId": message.sender_id,
        "ApproximateFirstReceiveTimestamp": str(message.approximate_first_receive_timestamp),
    }
    optional = {
        "SequenceNumber": message.sequence_number,
        "MessageGroupId": message.group_id,
        "MessageDeduplicationId": message.deduplication_id,
        **{name: one.get("StringValue") for name, one in message.system_attributes.items()},
    }
    attributes.update({name: value for name, value in optional.items() if value is not None})
    return {
        "messageId": message.id,
        "receiptHandle": message.receipt_handle,
        "body": message.body,
        "attributes": attributes,
        "messageAttributes": {n: _event_attribute(a) for n, a in message.message_attributes.items()},
        "md5OfBody": message.body_md5,
        "eventSource": "aws:sqs",
        "eventSourceARN": queue.queue_arn,
        "awsRegion": queue.region,
    }


def _event_attribute(attribute: dict[str, Any]) -> dict[str, Any]:
    shown: dict[str, Any] = {"stringListValues": [], "binaryListValues": [], "dataType": attribute["DataType"]}
    if attribute.get("StringValue") is not None:
        shown["stringValue"] = attribute["StringValue"]
    if (binary := attribute.get("BinaryValue")) is not None:
        shown["binaryValue"] = base64.b64encode(binary).decode() if isinstance(binary, bytes) else binary
    return shown
