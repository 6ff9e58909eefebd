"""One lane of a shard: batches of records, strictly one after the other."""

from collections import deque
from collections.abc import Callable
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Protocol

from local.cloud.functions.invoker import FunctionInvoker, Invocation
from local.cloud.pollers.batch_answer import failed_items
from local.cloud.pollers.counters import Counters
from local.cloud.pollers.dispatcher import Dispatcher
from local.cloud.pollers.invocation import call_function
from local.cloud.pollers.mapping import Mapping

# Lambda does not say how long it waits before it repeats a batch; it is short at first and grows.
_FIRST_RETRY_S = 0.25
_LONGEST_RETRY_S = 30.0


class Record(Protocol):
    """What a lane must know of a record."""

    @property
    def sequence(self) -> int: ...
    @property
    def arrived(self) -> float: ...
    @property
    def event(self) -> Dictionary[str, Any]: ...


@dataclass(slots=True)
class Batch:
    """Records that are invoked together, and how often that was tried."""

    records: list[Record]
    invocations: int = 0
    retries: int = 0
    due: float = 0.0
    last: Invocation | None = field(default=None, repr=False)


GiveUp = Callable[[Mapping, str, Batch, str], None]
"""Called with the mapping, the shard's id, a batch that will not be tried again, and the condition that ended it."""


class Lane:
    """Takes records in order and calls the function with one batch at a time."""

    def __init__(
        self,
        mapping: Mapping,
        shard_id: str,
        functions: FunctionInvoker,
        dispatcher: Dispatcher,
        counters: Counters,
        wake: Callable[[], None],
        give_up: GiveUp,
    ) -> None:
        self.mapping = mapping
        self._shard_id = shard_id
        self._functions = functions
        self._dispatcher = dispatcher
        self._counters = counters
        self._wake = wake
        self._give_up = give_up
        self._backlog: deque[Record] = deque()
        self._batches: deque[Batch] = deque()  # the current one, or the parts it was split into
        self._in_flight = False
        self._window_ends = 0.0
        self._now = 0.0

    def take(self, record: Record, now: float) -> None:
        """Append a record; the first one of a batch opens the batching window."""
        if not self._backlog:
            self._window_ends = now + self.mapping.window_s
        self._backlog.append(record)

    def pending(self) -> int:
        """Records not finished."""
        return len(self._backlog) + sum(len(batch.records) for batch in self._batches)

    def oldest(self) -> int | None:
        """The sequence number of the first record not finished."""
        if self._batches:
            return self._batches[0].records[0].sequence
        return self._backlog[0].sequence if self._backlog else None

    def step(self, now: float) -> float | None:
        """Invoke if something is due; answer when to come again."""
        self._now = now
        while not self._in_flight:
            if not self._batches and not self._form_batch(now):
                return self._window_ends if self._backlog else None
            batch = self._batches[0]
            if now < batch.due:
                return batch.due
            if not self._drop_expired(batch, now):
                self._invoke(batch)
        return None

    def _form_batch(self, now: float) -> bool:
        size = self.mapping.batch_size
        if not self._backlog or (len(self._backlog) < size and now < self._window_ends):
            return False
        count = min(size, len(self._backlog))
        self._batches.append(Batch([self._backlog.popleft() for _ in range(count)]))
        self._window_ends = now + self.mapping.window_s
        return True

    def _drop_expired(self, batch: Batch, now: float) -> bool:
        """Give up the records that are older than MaximumRecordAgeInSeconds; True if none is left."""
        if self.mapping.max_age_s < 0:
            return False
        expired = [record for record in batch.records if now - record.arrived > self.mapping.max_age_s]
        if expired:
            old = Batch(expired, batch.invocations, batch.retries, last=batch.last)
            batch.records = batch.records[len(expired) :]
            self._discard(old, "RecordAgeExceeded")
        if not batch.records:
            self._batches.popleft()
        return not batch.records

    def _invoke(self, batch: Batch) -> None:
        self._in_flight = True
        batch.invocations += 1
        self._counters.add(self.mapping.name, "invoked")
        event = {"Records": [record.event for record in batch.records]}
        call = partial(call_function, self._functions, self.mapping.function_arn, event)
        self._dispatcher.run(call, lambda invocation: self._finish(batch, invocation))

    def _finish(self, batch: Batch, invocation: Invocation) -> None:
        self._in_flight = False
        batch.last = invocation
        identifiers = [str(record.sequence) for record in batch.records]
        failed = failed_items(invocation, identifiers, self.mapping.reports_failures)
        first_failed = next((i for i, one in enumerate(identifiers) if one in failed), len(identifiers))
        self._counters.add(self.mapping.name, "succeeded", first_failed)
        self._counters.add(self.mapping.name, "failed", len(identifiers) - first_failed)
        if first_failed == len(identifiers):
            self._batches.popleft()
        else:
            self._retry_from(batch, first_failed)
        self._wake()

    def _retry_from(self, batch: Batch, first_failed: int) -> None:
        if first_failed:  # the checkpoint moved: what is left is a batch of its own
            batch.records = batch.records[first_failed:]
            batch.retries = 0
        elif self.mapping.bisect and len(batch.records) > 1:
            self._split(batch)
            return
        if 0 <= self.mapping.max_retries <= batch.retries:
            self._batches.popleft()
            self._discard(batch, "RetryAttemptsExhausted")
            return
        batch.retries += 1
        batch.due = self._now + min(_LONGEST_RETRY_S, _FIRST_RETRY_S * 2 ** min(batch.retries - 1, 10))
        self._counters.add(self.mapping.name, "retried")

    def _split(self, batch: Batch) -> None:
        """Two halves in place of one batch; a split does not count as a retry."""
        middle = len(batch.records) // 2
        self._batches.popleft()
        for part in (batch.records[middle:], batch.records[:middle]):
            self._batches.appendleft(Batch(part, batch.invocations, batch.retries, last=batch.last))
        self._counters.add(self.mapping.name, "retried")

    def _discard(self, batch: Batch, condition: str) -> None:
        self._counters.add(
            self.mapping.name, "parked" if self.mapping.on_failure_arn else "dropped", len(batch.records)
        )
        self._give_up(self.mapping, self._shard_id, batch, condition)
