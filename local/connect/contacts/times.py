"""Times as Connect writes them."""

from datetime import UTC, datetime
from functools import lru_cache


@lru_cache(maxsize=1024)
def stamp(moment: datetime | None) -> str | None:
    """`2026-03-02T09:00:00Z`, as contact records have it."""
    return None if moment is None else moment.astimezone(UTC).isoformat(timespec="seconds")[:19] + "Z"


@lru_cache(maxsize=1024)
def stamp_ms(moment: datetime | None) -> str | None:
    """`2026-03-02T09:00:00.000Z`, as contact events and agent events have it."""
    return None if moment is None else moment.astimezone(UTC).isoformat(timespec="milliseconds")[:23] + "Z"


def whole_seconds(start: datetime | None, end: datetime | None) -> int:
    """Whole seconds between two moments, 0 when one is missing."""
    return 0 if start is None or end is None else max(0, int((end - start).total_seconds()))
