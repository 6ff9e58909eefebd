"""What each trigger has done so far, for the benchmark, the story and whoever asks why a message did not arrive."""

from collections import Counter
from threading import Lock


class Counters:
    """Counts by trigger and kind. Kinds: received, filtered, invoked, succeeded, failed, retried, parked, dropped.

    received, filtered, succeeded, failed, parked and dropped count records; invoked counts invocations of the
    function; retried counts invocations that will be repeated.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._by_trigger: dict[str, Counter[str]] = {}

    def add(self, trigger: str, kind: str, number: int = 1) -> None:
        """Add `number` to one count; nothing is written down for zero."""
        if number:
            with self._lock:
                self._by_trigger.setdefault(trigger, Counter())[kind] += number

    def of(self, trigger: str) -> dict[str, int]:
        """The counts of one trigger (empty if it has done nothing)."""
        with self._lock:
            return dict(self._by_trigger.get(trigger, Counter()))

    def snapshot(self) -> dict[str, dict[str, int]]:
        """All counts, by trigger."""
        with self._lock:
            return {trigger: dict(counts) for trigger, counts in self._by_trigger.items()}
