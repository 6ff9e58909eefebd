"""SQS -> function, as Lambda polls a queue.

Source: Lambda developer guide, "Using Lambda with Amazon SQS": what the function finishes is deleted; what it fails
stays invisible until its visibility time-out ends, comes again, and after maxReceiveCount is moved by the queue's
redrive policy; what the filter refuses is deleted unseen.
"""

from collections.abc import Mapping as Dictionary
from functools import partial
from typing import Any, Protocol

from local.cloud.functions.invoker import FunctionInvoker, Invocation
from local.cloud.pollers.batch_answer import failed_items
from local.cloud.pollers.counters import Counters
from local.cloud.pollers.dispatcher import Dispatcher
from local.cloud.pollers.invocation import call_function
from local.cloud.pollers.mapping import Mapping
from local.cloud.pollers.record_filter import passes

Record = Dictionary[str, Any]


class Queue(Protocol):
    """A queue as its consumer sees it; records have the shape of Lambda's event."""

    def receive(self, count: int) -> list[Record]:
        """Up to `count` visible messages, made invisible for the queue's visibility time-out."""
        ...

    def delete(self, receipts: list[str]) -> None:
        """Delete messages by receipt handle; one that is gone already is no error."""
        ...

    def next_visible(self) -> float | None:
        """When the next invisible or delayed message appears (Unix seconds), None if there is none."""
        ...

    def size(self) -> int:
        """All messages, the invisible and the delayed included."""
        ...


class QueuePoller:
    """Reads one queue for one function."""

    def __init__(
        self, mapping: Mapping, queue: Queue, functions: FunctionInvoker, dispatcher: Dispatcher, counters: Counters
    ) -> None:
        self.mapping = mapping
        self._queue = queue
        self._functions = functions
        self._dispatcher = dispatcher
        self._counters = counters
        self._batch: list[Record] = []
        self._window_ends = 0.0
        self._in_flight = 0

    def change(self, mapping: Mapping) -> None:
        """Go on with changed settings of the same mapping."""
        self.mapping = mapping
        self._dispatcher.wake(self)

    def pending(self) -> int:
        """Messages in the queue, those in flight included; none while the mapping is disabled."""
        return self._queue.size() if self.mapping.enabled else self._in_flight

    def step(self, now: float) -> float | None:
        """Fill batches from the queue and invoke for those that are full or whose window has ended."""
        while self.mapping.enabled and self._in_flight < self.mapping.max_concurrency:
            self._fill(now)
            if not self._batch:
                return self._queue.next_visible()
            if len(self._batch) < self.mapping.batch_size and now < self._window_ends:
                appears = self._queue.next_visible()
                return self._window_ends if appears is None else min(self._window_ends, appears)
            self._invoke()
        return None

    def _fill(self, now: float) -> None:
        while (room := self.mapping.batch_size - len(self._batch)) > 0:
            received = self._queue.receive(room)
            if not received:
                return
            if not self._batch:
                self._window_ends = now + self.mapping.window_s
            wanted = [record for record in received if passes(self.mapping, record)]
            refused = [record["receiptHandle"] for record in received if record not in wanted]
            if refused:
                self._queue.delete(refused)
            self._counters.add(self.mapping.name, "received", len(received))
            self._counters.add(self.mapping.name, "filtered", len(refused))
            self._batch += wanted

    def _invoke(self) -> None:
        batch, self._batch = self._batch, []
        self._in_flight += 1
        self._counters.add(self.mapping.name, "invoked")
        call = partial(call_function, self._functions, self.mapping.function_arn, {"Records": batch})
        self._dispatcher.run(call, lambda invocation: self._finish(batch, invocation))

    def _finish(self, batch: list[Record], invocation: Invocation) -> None:
        self._in_flight -= 1
        failed = failed_items(invocation, [record["messageId"] for record in batch], self.mapping.reports_failures)
        done = [record["receiptHandle"] for record in batch if record["messageId"] not in failed]
        self._queue.delete(done)
        self._counters.add(self.mapping.name, "succeeded", len(done))
        self._counters.add(self.mapping.name, "failed", len(failed))
        self._dispatcher.wake(self)
