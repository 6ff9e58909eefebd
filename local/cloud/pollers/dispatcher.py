"""One thread that steps every poller when there is something to do, and a pool that runs what blocks.

A poller's `step` never blocks: it takes what is due, hands blocking work to `run`, and answers when it wants to be
called again. Everything a poller remembers is touched by the dispatcher's thread alone, so pollers need no locks.
"""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol, TypeVar

T = TypeVar("T")
_log = logging.getLogger(__name__)


class Poller(Protocol):
    """Something that is stepped by the dispatcher."""

    def step(self, now: float) -> float | None:
        """Do what is due at `now` (Unix seconds); answer when to be stepped again, or None: only when woken."""
        ...

    def pending(self) -> int:
        """How many things this poller still has to do, those that wait for a later time included."""
        ...


class Dispatcher:
    """Steps pollers when they are woken or due; `settle` waits until nobody has anything left to do."""

    def __init__(self, workers: int = 32, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._changed = threading.Condition()
        self._due: dict[Poller, float | None] = {}
        self._woken: set[Poller] = set()
        self._finished: list[Callable[[], None]] = []
        self._running = 0
        self._stepping = False
        self._stopping = False
        self._faults: list[BaseException] = []
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="poller-work")
        self._thread = threading.Thread(target=self._loop, name="pollers", daemon=True)

    def start(self) -> None:
        """Start the thread; pollers may be added before and after."""
        self._thread.start()

    def stop(self, grace_s: float = 5.0) -> None:
        """Stop stepping, drop what has not begun, and wait up to `grace_s` seconds for work that is running."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
        self._thread.join(grace_s)
        self._pool.shutdown(wait=False, cancel_futures=True)
        with self._changed:
            self._changed.wait_for(lambda: self._running == 0, timeout=grace_s)

    def add(self, poller: Poller) -> None:
        """Step this poller now and whenever it is woken or due."""
        with self._changed:
            self._due[poller] = None
            self._woken.add(poller)
            self._changed.notify_all()

    def remove(self, poller: Poller) -> None:
        """Step this poller no more; work it has begun runs to its end."""
        with self._changed:
            self._due.pop(poller, None)
            self._woken.discard(poller)
            self._changed.notify_all()

    def wake(self, poller: Poller) -> None:
        """Step this poller as soon as possible; any thread may call, many calls may become one step."""
        with self._changed:
            if poller in self._due:
                self._woken.add(poller)
                self._changed.notify_all()

    def run(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Run blocking `work` on a worker, then call `then` with its answer on the dispatcher's thread."""
        with self._changed:
            if self._stopping:
                return
            self._running += 1
        self._pool.submit(self._work, work, then).add_done_callback(
            lambda future: self._forget_work() if future.cancelled() else None
        )

    def settle(self, timeout_s: float) -> bool:
        """Wait until no poller has anything pending; answer whether that came to be within `timeout_s` seconds."""
        with self._changed:
            self._changed.notify_all()
            return self._changed.wait_for(self._is_quiet, timeout=timeout_s)

    def faults(self) -> list[BaseException]:
        """Errors of the pollers themselves (not of functions): should always be empty."""
        return list(self._faults)

    def _is_quiet(self) -> bool:
        busy = self._woken or self._finished or self._running or self._stepping
        return not busy and not any(poller.pending() for poller in self._due)

    def _work(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        try:
            answer = work()
        except BaseException as error:  # noqa: BLE001 - whatever it was, it is kept, logged and shown by faults()
            self._keep_fault(error)
            self._forget_work()
        else:
            self._forget_work(lambda: then(answer))

    def _forget_work(self, then: Callable[[], None] | None = None) -> None:
        with self._changed:
            self._running -= 1
            if then is not None:
                self._finished.append(then)
            self._changed.notify_all()

    def _loop(self) -> None:
        while self._wait_for_something():
            now = self._clock()
            with self._changed:
                finished, self._finished = self._finished, []
                due = self._woken | {p for p, at in self._due.items() if at is not None and at <= now}
                self._woken.clear()
            for then in finished:
                self._guard(then)
            for poller in due:
                self._step(poller, now)
            with self._changed:
                self._stepping = False
                self._changed.notify_all()

    def _wait_for_something(self) -> bool:
        with self._changed:
            while not (self._stopping or self._woken or self._finished):
                next_due = min((at for at in self._due.values() if at is not None), default=None)
                wait_s = None if next_due is None else next_due - self._clock()
                if wait_s is not None and wait_s <= 0:
                    break
                self._changed.wait(wait_s)
            self._stepping = True
            return not self._stopping

    def _step(self, poller: Poller, now: float) -> None:
        next_due: list[float | None] = [now + 1.0]  # a poller that broke is tried again, not forgotten
        self._guard(lambda: next_due.__setitem__(0, poller.step(now)))
        with self._changed:
            if poller in self._due:
                self._due[poller] = next_due[0]

    def _guard(self, action: Callable[[], None]) -> None:
        try:
            action()
        except Exception as error:  # noqa: BLE001 - one poller's fault must not stop the others; it is kept and logged
            self._keep_fault(error)

    def _keep_fault(self, error: BaseException) -> None:
        _log.error("a poller broke", exc_info=error)
        self._faults.append(error)
