"""One thread that wakes whatever waits for a time, however much waits."""

import heapq
import itertools
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(order=True, slots=True)
class Alarm:
    """A call to be made at a time (seconds since the epoch); cancelled ones stay in the heap and are skipped."""

    due: float
    sequence: int
    call: Callable[[], None] | None = field(compare=False)

    def cancel(self) -> None:
        """Do not make the call."""
        self.call = None


class SharedTimer:
    """Makes calls at their times, each in a thread of its own, for a call may take long."""

    def __init__(self) -> None:
        self._alarms: list[Alarm] = []
        self._sequence = itertools.count()
        self._changed = threading.Condition()
        self._stopped = False
        self._thread = threading.Thread(target=self._run, name="state-machine-timer", daemon=True)
        self._thread.start()

    def call_at(self, due: float, call: Callable[[], None]) -> Alarm:
        """Have the call made at that time, at once if it is past."""
        alarm = Alarm(due, next(self._sequence), call)
        with self._changed:
            heapq.heappush(self._alarms, alarm)
            self._changed.notify()
        return alarm

    def stop(self) -> None:
        """Make no more calls."""
        with self._changed:
            self._stopped = True
            self._changed.notify()
        self._thread.join()

    def _run(self) -> None:
        with self._changed:
            while not self._stopped:
                wait = self._alarms[0].due - time.time() if self._alarms else None
                if wait is None or wait > 0:
                    self._changed.wait(wait)
                    continue
                call = heapq.heappop(self._alarms).call
                if call is not None:
                    threading.Thread(target=call, name="state-machine-woken", daemon=True).start()
