"""What happens to the messages of one of moto's queues; the caller holds the lock (see sqs.py)."""
# ruff: noqa: SLF001

import time
from collections.abc import Callable
from typing import Any

from moto.sqs import models as sqs

_DEDUPLICATION_MS = 300_000

OnChange = Callable[[str], None]
OnParked = Callable[[str, str], None]


def append(queue: Any, message: Any) -> None:
    with queue._messages_lock:
        queue._messages.append(message)
        queue._messages_lock.notify_all()


def is_duplicate(queue: Any, message: Any) -> bool:
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


def take(queue: Any, count: int, visibility_s: int, on_change: OnChange, on_parked: OnParked) -> list[Any]:
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
    append(queue.dead_letter_queue, message)
    on_parked(queue.queue_arn, queue.dead_letter_queue.queue_arn)
    on_change(queue.dead_letter_queue.queue_arn)


def delete(queue: Any, receipt: str) -> None:
    if receipt in queue.deleted_messages:
        return
    for index, message in enumerate(queue._messages):
        if message.receipt_handle == receipt or receipt in message._old_receipt_handles:
            del queue._messages[index]
            queue._pending_messages.discard(message)
            queue.deleted_messages.update(message.all_receipt_handles)
            return
    raise sqs.ReceiptHandleIsInvalid


def wait_for_message(queue: Any, ends: float) -> None:
    """Wait for a new message, but not past the moment when a hidden one appears."""
    now = time.time()
    with queue._messages_lock:
        appear = [max(m.visible_at, m.delayed_until) / 1000 for m in queue._messages]
        soonest = min((at for at in appear if at > now), default=ends)
        queue._messages_lock.wait(max(0.001, min(soonest, ends) - now))
