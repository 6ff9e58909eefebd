"""moto's SQS, made safe for several threads and true in redrive, time-outs and deduplication; and its change listener."""
# ruff: noqa: SLF001

import time
from copy import copy
from threading import RLock
from typing import Any

from moto.sqs import models as sqs

from local.cloud.pollers.moto_side.sqs_event import describe_message
from local.cloud.pollers.moto_side.sqs_messages import (
    OnChange,
    OnParked,
    append,
    delete,
    is_duplicate,
    take,
    wait_for_message,
)
from local.cloud.pollers.queue_poller import Record
from local.cloud.server.patches import Patches

# moto changes its lists of messages without a lock: a message sent while another is deleted can be lost.
LOCK = RLock()
_LONGEST_WAIT_S = 20.0

QueueMissing = sqs.QueueDoesNotExist


def install(patches: Patches, on_change: OnChange, on_parked: OnParked) -> None:
    """Replace moto's queue operations.

    on_change: called with a queue's ARN when something may have become receivable. on_parked: called with the ARNs of
    the queue and of its dead-letter queue when a message is moved.
    """

    def add_message(self: Any, message: Any) -> None:
        with LOCK:
            if self.fifo_queue and is_duplicate(self, message):
                return
            append(self, message)
        on_change(self.queue_arn)

    def receive_message(
        self: Any, queue_name: str, count: int, wait_s: int, visibility_s: int, attributes: list[str] | None = None
    ) -> list[Any]:
        queue = self.get_queue(queue_name)
        ends = time.time() + min(wait_s, _LONGEST_WAIT_S)
        while True:
            with LOCK:
                taken = [copy(message) for message in take(queue, count, visibility_s, on_change, on_parked)]
            if taken or time.time() >= ends:
                break
            wait_for_message(queue, ends)
        for message in taken:
            sqs._filter_message_attributes(message, attributes or [])
        return taken

    def change_message_visibility(self: Any, queue_name: str, receipt_handle: str, visibility_timeout: int) -> None:
        with LOCK:
            original_change(self, queue_name, receipt_handle, visibility_timeout)
        on_change(self.get_queue(queue_name).queue_arn)

    def delete_message(self: Any, receipt_handle: str) -> None:
        with LOCK:
            delete(self, receipt_handle)
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
            taken = take(queue, count, queue.visibility_timeout, self._on_change, self._on_parked)
            return [describe_message(queue, message) for message in taken]

    def delete(self, receipts: list[str]) -> None:
        """Delete by receipt handle; what is gone already is no error."""
        with LOCK:
            queue = self._queue()
            for receipt in receipts if queue is not None else []:
                try:
                    delete(queue, receipt)
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
