"""What happened, in order, in words that a newcomer understands; and waiting for things to happen."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

T = TypeVar("T")
POLL_SECONDS = 0.1


class StoryFailed(AssertionError):
    """Something that must happen did not; says what was waited for."""


@dataclass(frozen=True, slots=True)
class Event:
    """seconds since the story began; who did or noticed it; what."""

    seconds: float
    who: str
    what: str


class Timeline:
    """Collects events and tells each to `show` as it happens."""

    def __init__(self, show: Callable[[Event], None]) -> None:
        self.events: list[Event] = []
        self._show = show
        self._began = time.monotonic()

    def tell(self, who: str, what: str, at: datetime | None = None) -> None:
        """Write an event down now; `at` is named in the text when it is known more exactly than "now"."""
        event = Event(time.monotonic() - self._began, who, f"{what} (at {at:%H:%M:%S} UTC)" if at else what)
        self.events.append(event)
        self._show(event)

    def expect(self, condition: bool, what: str) -> None:
        """Something that must hold now; raises StoryFailed naming it."""
        if not condition:
            raise StoryFailed(f"expected: {what}")


def wait_for(what: str, look: Callable[[], T | None], seconds: float = 90.0) -> T:
    """What `look` finds as soon as it finds something true; raises StoryFailed after that many seconds."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = look()
        if found:
            return found
        time.sleep(POLL_SECONDS)
    raise StoryFailed(f"waited {seconds:.0f} s in vain for: {what}")
