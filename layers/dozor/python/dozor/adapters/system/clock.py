"""The present moment."""

from datetime import UTC, datetime

from dozor.ports.system import Clock


class UtcClock(Clock):
    """The machine's clock."""

    def now(self) -> datetime:
        """Aware, UTC."""
        return datetime.now(UTC)
