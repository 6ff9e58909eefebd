"""Virtual time: nothing waits, a day passes in seconds, and the order of events is always the same."""

import heapq
import itertools
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from local.connect.ports import Cancellable

T = TypeVar("T")


class _Timer:
    __slots__ = ("action",)

    def __init__(self, action: Callable[[], None]) -> None:
        self.action: Callable[[], None] | None = action

    def cancel(self) -> None:
        self.action = None


class VirtualRuntime:
    """A `Runtime` whose clock moves only when told to."""

    works_at_once = True

    def __init__(self, start: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)) -> None:
        self._now = start
        self._order = itertools.count()
        self._timers: list[tuple[datetime, int, _Timer]] = []

    def now(self) -> datetime:
        """The virtual moment, UTC."""
        return self._now

    def call_later(self, delay_s: float, action: Callable[[], None]) -> Cancellable:
        """See `ports.Runtime`."""
        timer = _Timer(action)
        due = self._now + timedelta(seconds=delay_s) if delay_s > 0 else self._now
        heapq.heappush(self._timers, (due, next(self._order), timer))
        return timer

    def call(self, action: Callable[[], T]) -> T:
        """One thread only: call it here and now."""
        return action()

    def run_in_background(self, work: Callable[[], T], done: Callable[[T], None] | None = None) -> None:
        """Work at once; deliver after the answer's own `duration_s`, if it has one."""
        answer = work()
        if done is None:
            return
        self.call_later(getattr(answer, "duration_s", 0.0), lambda: done(answer))

    def advance(self, seconds: float) -> None:
        """Let `seconds` pass, calling what falls due, in order."""
        self.advance_to(self._now + timedelta(seconds=seconds))

    def advance_to(self, moment: datetime) -> None:
        """Let time pass until `moment` (UTC)."""
        while self._timers and self._timers[0][0] <= moment:
            self._fire_next()
        self._now = max(self._now, moment)

    def settle(self) -> None:
        """Do everything that is due now, without letting time pass."""
        while self._timers and self._timers[0][0] <= self._now:
            self._fire_next()

    def run_until(self, condition: Callable[[], bool], limit_s: float = 3600.0) -> bool:
        """Pass from event to event until `condition` holds; False when `limit_s` seconds would go by first."""
        end = self._now + timedelta(seconds=limit_s)
        while not condition():
            if not self._timers or self._timers[0][0] > end:
                return False
            self._fire_next()
        return True

    def _fire_next(self) -> None:
        due, _, timer = heapq.heappop(self._timers)
        action, timer.action = timer.action, None
        if action is not None:
            if due > self._now:
                self._now = due
            action()
