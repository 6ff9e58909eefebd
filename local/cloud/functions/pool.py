"""The processes of one function: as many as are invoked at the same time, idle ones kept for a while."""

import threading
import time
from collections.abc import Callable

from local.cloud.functions.invoker import Invocation
from local.cloud.functions.specification import FunctionSpecification
from local.cloud.functions.worker import Outcome, Worker


class Pool:
    """Invokes one function by its own processes.

    start: starts a process for a specification. limit: most processes at a time (an invocation beyond it waits).
    """

    def __init__(self, start: Callable[[FunctionSpecification], Worker], limit: int) -> None:
        self._start = start
        self._slots = threading.Semaphore(limit)
        self._lock = threading.Lock()
        self._idle: list[Worker] = []
        self._workers: set[Worker] = set()
        self._closed = False
        self.keep = 0

    def invoke(self, function: FunctionSpecification, payload: bytes, request_id: str, trace_id: str) -> Invocation:
        """Run one event to its end; raises RuntimeError once the pool is closed."""
        began = time.monotonic()
        with self._slots:
            if self._closed:
                raise RuntimeError("the laptop cloud is stopping")
            worker, failed, cold = self._take(function)
            outcome = failed or worker.invoke(payload, trace_id, request_id)
            self._give_back(worker, outcome)
        duration = (time.monotonic() - began) * 1000
        return Invocation(outcome.payload, outcome.error, duration, cold)

    def warm_up(self, function: FunctionSpecification) -> None:
        """See to it that as many idle processes as `keep` says are there, initialised."""
        while True:
            with self._lock:
                ready = [worker for worker in self._workers if worker.function == function]
                if len(ready) >= self.keep or self._closed:
                    return
            try:
                worker, failed = self._start_worker(function)
            except OSError:
                if self._closed:
                    return  # the launcher has stopped meanwhile
                raise
            self._give_back(worker, failed or Outcome(b"", None, usable=True))
            if failed:
                return  # it would fail again; the next invocation will tell its caller why

    def reap(self, idle_seconds: float) -> None:
        """End processes that were idle for so long, except those to be kept warm."""
        oldest_allowed = time.monotonic() - idle_seconds
        with self._lock:
            spare = max(0, len(self._workers) - self.keep)
            reaped = [worker for worker in self._idle if worker.idle_since < oldest_allowed][:spare]
            self._forget(reaped)
        for worker in reaped:
            worker.stop()

    def close(self) -> None:
        """End every process, also those at work."""
        with self._lock:
            self._closed = True
            workers = list(self._workers)
            idle = [worker for worker in workers if worker in self._idle]
            self._forget(idle)
        for worker in idle:
            worker.stop()
        for worker in self._workers.copy():
            worker.kill()  # its invoking thread sees the end, answers its caller and cleans up

    @property
    def idle(self) -> int:
        """How many processes wait for an event, dead ones not counted."""
        with self._lock:
            return sum(worker.is_usable() for worker in self._idle)

    @property
    def pids(self) -> list[int]:
        """The processes that run now."""
        with self._lock:
            return [worker.pid for worker in self._workers]

    def _take(self, function: FunctionSpecification) -> tuple[Worker, Outcome | None, bool]:
        while worker := self._pop_idle():
            if worker.function == function and worker.is_usable():
                return worker, None, False
            self._discard(worker)  # it died while idle, or its code or settings were replaced
        worker, failed = self._start_worker(function)
        return worker, failed, True

    def _pop_idle(self) -> Worker | None:
        with self._lock:
            return self._idle.pop() if self._idle else None

    def _start_worker(self, function: FunctionSpecification) -> tuple[Worker, Outcome | None]:
        worker = self._start(function)
        with self._lock:
            self._workers.add(worker)
            closed = self._closed
        if closed:
            worker.kill()  # close() has not seen it; what follows notices that it is gone
        return worker, worker.initialise()

    def _give_back(self, worker: Worker, outcome: Outcome) -> None:
        worker.idle_since = time.monotonic()
        with self._lock:
            if outcome.usable and not self._closed:
                self._idle.append(worker)
                return
        self._discard(worker)

    def _discard(self, worker: Worker) -> None:
        with self._lock:
            self._forget([worker])
        worker.stop()

    def _forget(self, workers: list[Worker]) -> None:
        for worker in workers:
            self._workers.discard(worker)
            if worker in self._idle:
                self._idle.remove(worker)
