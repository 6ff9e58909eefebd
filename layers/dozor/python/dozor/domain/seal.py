"""Seals: each day of a company's journal under one hash, over the heads of all tickets changed that day and the day before.

A chain shows that a ticket's entries were tampered with one by one; whoever writes a whole chain anew is shown by the
seals alone, and whoever writes those anew as well by a single hash that was printed or sent away.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dozor.domain.journal import GENESIS

# A function lives fifteen minutes at most (Lambda developer guide, "Configure Lambda function timeout"), so an entry whose
# time was taken before midnight stands by then, and the index has long caught up.
PATIENCE = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, order=True)
class Head:
    """The last entry of one ticket within a day."""

    ticket: str
    position: int
    hash: str


@dataclass(frozen=True, slots=True)
class Span:
    """One day of a company. begins_at, ends_at: UTC, the end is not part of it."""

    day: date
    begins_at: datetime
    ends_at: datetime

    def holds(self, at: datetime) -> bool:
        """Whether a moment belongs to this day."""
        return self.begins_at <= at < self.ends_at

    def may_be_sealed(self, now: datetime) -> bool:
        """Whether nothing can be added to this day any more."""
        return self.ends_at + PATIENCE <= now


@dataclass(frozen=True, slots=True)
class Seal:
    """One sealed day. begins_at, ends_at: UTC; tickets: how many were changed; previous: the seal of the day before.

    hash: SHA-256 in hex over the canonical JSON of all else and of the heads.
    """

    company: str
    day: date
    begins_at: datetime
    ends_at: datetime
    tickets: int
    previous: str
    hash: str

    @property
    def span(self) -> Span:
        """The day that is sealed."""
        return Span(self.day, self.begins_at, self.ends_at)

    def compute_hash(self, heads: Iterable[Head]) -> str:
        """The hash that the seal must carry, if these are the heads."""
        return _digest(self.company, self.span, self.previous, heads)


def make_seal(company: str, span: Span, heads: Iterable[Head], previous: str) -> Seal:
    """The seal over a day's heads, in whatever order these come."""
    found = sorted(heads)
    digest = _digest(company, span, previous, found)
    return Seal(company, span.day, span.begins_at, span.ends_at, len(found), previous, digest)


def begin_day(day: date, zone: ZoneInfo) -> datetime:
    """The first moment of a day in that zone, UTC; where the clock skips midnight, the moment at which it skips."""
    return datetime.combine(day, time.min, zone).astimezone(UTC)


def first_span(at: datetime, zone: ZoneInfo) -> Span:
    """The day in which `at` is."""
    day = at.astimezone(zone).date()
    return Span(day, begin_day(day, zone), begin_day(day + timedelta(days=1), zone))


def span_after(seal: Seal, zone: ZoneInfo) -> Span:
    """The day behind a sealed one. It begins where that one ended, also when the company has moved to another zone since."""
    day = seal.day + timedelta(days=1)
    return Span(day, seal.ends_at, max(seal.ends_at, begin_day(day + timedelta(days=1), zone)))


def _digest(company: str, span: Span, previous: str, heads: Iterable[Head]) -> str:
    content = {
        "company": company,
        "day": span.day.isoformat(),
        "begins_at": span.begins_at.astimezone(UTC).isoformat(),
        "ends_at": span.ends_at.astimezone(UTC).isoformat(),
        "heads": [[head.ticket, head.position, head.hash] for head in sorted(heads)],
        "previous": previous,
    }
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


FIRST = GENESIS
"""What the first seal follows."""
