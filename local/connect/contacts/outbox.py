"""What leaves the centre, in order and off its thread: a slow or broken sink must not hold up telephones."""

import logging
import threading
from collections import deque
from collections.abc import Callable

from local.connect.ports import Runtime

_LOG = logging.getLogger(__name__)
Delivery = Callable[[], None]


class Outbox:
    """Deliveries one after the other, in the background. Where nothing else runs (virtual time) they are made at once.

    A delivery that raises is logged and kept in `undelivered` (what, error); the next ones go on.
    """

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime
        self._at_once = runtime.works_at_once
        self._changed = threading.Condition()
        self._waiting: deque[tuple[str, Delivery]] = deque()
        self._busy = False
        self.undelivered: list[tuple[str, Exception]] = []

    def send(self, what: str, delivery: Delivery) -> None:
        """Deliver when those before are delivered. what: for the log."""
        if self._at_once and not self._busy:
            self._send_at_once(what, delivery)
            return
        with self._changed:
            self._waiting.append((what, delivery))
            if self._busy:
                return
            self._busy = True
        self._runtime.run_in_background(self._drain)

    def _send_at_once(self, what: str, delivery: Delivery) -> None:
        """One thread only, so no locks. A delivery that sends something itself: that goes out after it."""
        self._busy = True
        self._deliver(what, delivery)
        while self._waiting:
            self._deliver(*self._waiting.popleft())
        self._busy = False

    def flush(self, timeout_s: float) -> bool:
        """Wait, on any thread but the simulator's, until everything is delivered; False when that takes too long."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._busy, timeout_s)

    def _drain(self) -> None:
        while (job := self._next()) is not None:
            self._deliver(*job)

    def _deliver(self, what: str, delivery: Delivery) -> None:
        try:
            delivery()
        except Exception as error:  # noqa: BLE001 - whatever a sink raises is told, and calls go on
            _LOG.exception("%s could not be delivered", what)
            self.undelivered.append((what, error))

    def _next(self) -> tuple[str, Delivery] | None:
        with self._changed:
            if self._waiting:
                return self._waiting.popleft()
            self._busy = False
            self._changed.notify_all()
            return None
