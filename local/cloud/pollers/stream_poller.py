"""DynamoDB stream or Kinesis stream -> function, as Lambda reads shards.

Source: Lambda developer guide, "Using AWS Lambda with Amazon DynamoDB" and "Process Amazon Kinesis Data Streams
records": one batch at a time per shard (or per key lane, ParallelizationFactor), in order; a batch that fails blocks
its lane until it succeeds, expires or is given up.
"""

import zlib
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass
from typing import Any, Protocol

from local.cloud.functions.invoker import FunctionInvoker
from local.cloud.pollers.counters import Counters
from local.cloud.pollers.dispatcher import Dispatcher
from local.cloud.pollers.mapping import Mapping
from local.cloud.pollers.record_filter import passes
from local.cloud.pollers.shard_lane import GiveUp, Lane

_READ_AT_ONCE = 1000
_LANE_BACKLOG = 10_000


@dataclass(frozen=True, slots=True)
class StreamRecord:
    """One record of a shard: its sequence number, its key (order is kept per key), when it came, Lambda's event."""

    sequence: int
    key: str
    arrived: float
    event: Dictionary[str, Any]


class Shard(Protocol):
    """A shard as its reader sees it."""

    @property
    def id(self) -> str:
        """The shard's id."""
        ...

    def start(self, position: str, at: float) -> int:
        """The sequence number before the first record to read, for TRIM_HORIZON, LATEST or AT_TIMESTAMP."""
        ...

    def read(self, after: int, limit: int) -> list[StreamRecord]:
        """Up to `limit` records after a sequence number, in order."""
        ...

    def forget(self, up_to: int) -> None:
        """This reader has finished everything up to a sequence number, which may be dropped from memory."""
        ...


class Stream(Protocol):
    """A stream: its shards may change while it is read."""

    def shards(self) -> list[Shard]:
        """All shards, in order of their creation."""
        ...


class StreamPoller:
    """Reads one stream for one function."""

    def __init__(
        self,
        mapping: Mapping,
        stream: Stream,
        functions: FunctionInvoker,
        dispatcher: Dispatcher,
        counters: Counters,
        give_up: GiveUp,
    ) -> None:
        self.mapping = mapping
        self._stream = stream
        self._functions = functions
        self._dispatcher = dispatcher
        self._counters = counters
        self._give_up = give_up
        self._read_up_to: dict[str, int] = {}
        self._lanes: dict[str, list[Lane]] = {}
        self._find_shards()  # now, not at the first step: LATEST means from this moment

    def change(self, mapping: Mapping) -> None:
        """Go on with changed settings of the same mapping (the number of lanes stays)."""
        self.mapping = mapping
        for lane in [lane for lanes in self._lanes.values() for lane in lanes]:
            lane.mapping = mapping
        self._dispatcher.wake(self)

    def pending(self) -> int:
        """Records read and not finished, and 1 for every shard with unread ones; none while it is disabled."""
        if not self.mapping.enabled:
            return 0
        unread = sum(1 for shard in self._stream.shards() if shard.read(self._position(shard), 1))
        return unread + sum(lane.pending() for lanes in self._lanes.values() for lane in lanes)

    def step(self, now: float) -> float | None:
        """Read every shard, deal the records out to lanes, and let every lane invoke what is due."""
        due: list[float] = []
        for shard in self._find_shards() if self.mapping.enabled else []:
            lanes = self._lanes[shard.id]
            self._read(shard, lanes, now)
            due += [at for lane in lanes if (at := lane.step(now)) is not None]
            unfinished = [oldest for lane in lanes if (oldest := lane.oldest()) is not None]
            shard.forget(min(unfinished) - 1 if unfinished else self._read_up_to[shard.id])
        return min(due, default=None)

    def _find_shards(self) -> list[Shard]:
        shards = self._stream.shards()
        for shard in shards:
            if shard.id not in self._lanes:
                self._read_up_to[shard.id] = self._position(shard)
                self._lanes[shard.id] = [self._open_lane(shard) for _ in range(self.mapping.lanes)]
        return shards

    def _position(self, shard: Shard) -> int:
        if shard.id in self._read_up_to:
            return self._read_up_to[shard.id]
        # A shard that appears later is a child of one that is read already: nothing in it may be missed.
        position = "TRIM_HORIZON" if self._lanes else self.mapping.starting_position
        return shard.start(position, self.mapping.start_at)

    def _open_lane(self, shard: Shard) -> Lane:
        return Lane(
            self.mapping,
            shard.id,
            self._functions,
            self._dispatcher,
            self._counters,
            lambda: self._dispatcher.wake(self),
            self._give_up,
        )

    def _read(self, shard: Shard, lanes: list[Lane], now: float) -> None:
        while sum(lane.pending() for lane in lanes) < _LANE_BACKLOG:
            records = shard.read(self._read_up_to[shard.id], _READ_AT_ONCE)
            if not records:
                return
            self._read_up_to[shard.id] = records[-1].sequence
            wanted = [record for record in records if passes(self.mapping, record.event)]
            self._counters.add(self.mapping.name, "received", len(records))
            self._counters.add(self.mapping.name, "filtered", len(records) - len(wanted))
            for record in wanted:
                lanes[zlib.crc32(record.key.encode()) % len(lanes)].take(record, now)
