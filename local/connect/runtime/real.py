"""Real time: one thread runs the simulator, functions run in worker threads."""

import heapq
import itertools
import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TypeVar

from local.connect.ports import Cancellable

T = TypeVar("T")
_LOG = logging.getLogger(__name__)


class _Timer:
    __slots__ = ("action",)

    def __init__(self, action: Callable[[], None]) -> None:
        self.action: Callable[[], None] | None = action

    def cancel(self) -> None:
        self.action = None


class RealTimeRuntime:
    """A `Runtime` of wall-clock time. `start()` before use, `stop()` after; also a context manager.

    workers: how many functions may run at once; a slow function holds one worker, never the calls.
    """

    works_at_once = False

    def __init__(self, workers: int = 16) -> None:
        self._order = itertools.count()
        self._timers: list[tuple[float, int, _Timer]] = []
        self._wake = threading.Condition()
        self._ends: float | None = None
        self._pool = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="connect-lambda")
        self._thread = threading.Thread(target=self._loop, name="connect", daemon=True)

    def start(self) -> "RealTimeRuntime":
        """Begin; gives itself."""
        self._thread.start()
        return self

    def stop(self) -> None:
        """End the thread and the workers; what is due is still done, timers not yet due are dropped."""
        with self._wake:
            self._ends = time.monotonic()
            self._wake.notify()
        if self._thread.is_alive() and threading.current_thread() is not self._thread:
            self._thread.join()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def __enter__(self) -> "RealTimeRuntime":
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def now(self) -> datetime:
        """The present moment, UTC."""
        return datetime.now(UTC)

    def call_later(self, delay_s: float, action: Callable[[], None]) -> Cancellable:
        """See `ports.Runtime`; may be called from any thread."""
        timer = _Timer(action)
        with self._wake:
            heapq.heappush(self._timers, (time.monotonic() + max(0.0, delay_s), next(self._order), timer))
            self._wake.notify()
        return timer

    def call(self, action: Callable[[], T]) -> T:
        """See `ports.Runtime`. On the simulator's own thread the action is called directly."""
        if threading.current_thread() is self._thread:
            return action()
        answer: Future[T] = Future()
        with self._wake:  # either before the end, and then it is answered, or not at all
            if self._ends is not None:
                raise RuntimeError("the Connect simulator has been stopped")
            self.call_later(0, lambda: _fulfil(answer, action))
        return answer.result(timeout=30)

    def run_in_background(self, work: Callable[[], T], done: Callable[[T], None] | None = None) -> None:
        """See `ports.Runtime`."""
        if self._ends is not None:
            return
        self._pool.submit(self._work, work, done)

    def _work(self, work: Callable[[], T], done: Callable[[T], None] | None) -> None:
        try:
            answer = work()
        except Exception:
            _LOG.exception("work in the background failed; whoever waits for it waits in vain")
            raise
        if done is not None:
            self.call_later(0, lambda: done(answer))

    def _loop(self) -> None:
        while (timer := self._next_due()) is not None:
            action, timer.action = timer.action, None
            if action is None:
                continue
            try:
                action()
            except Exception:  # noqa: BLE001 - one broken call must not silence all telephones; it is logged in full
                _LOG.exception("an action of the Connect simulator failed")

    def _next_due(self) -> _Timer | None:
        with self._wake:
            while True:
                now = time.monotonic()
                due = self._timers[0][0] if self._timers else None
                if due is not None and due <= (now if self._ends is None else self._ends):
                    return heapq.heappop(self._timers)[2]
                if self._ends is not None:
                    return None
                self._wake.wait(None if due is None else due - now)


def _fulfil(answer: "Future[T]", action: Callable[[], T]) -> None:
    try:
        answer.set_result(action())
    except BaseException as error:  # noqa: BLE001 - handed to the thread that asked, nothing is swallowed
        answer.set_exception(error)
