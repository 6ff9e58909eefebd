"""A clock: how long something may take, from when, and whether it has been kept.

It carries which time it counts, so that nothing changes a clock that runs: neither another policy nor other hours of the
company. It may be paused, with a reason and a name; going on, it has exactly the time that was left.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from dozor.domain.clock_parts import Agreement, ClockKind, Pause
from dozor.domain.counting import ALL_TIME, Counting

_NOTHING = timedelta(0)


@dataclass(frozen=True, slots=True)
class Clock:
    """One running, paused or stopped clock of a ticket; all times aware, UTC.

    key: of the rule it came from. pauses: in the order of time, the last may be open. counting: which time counts, None
    for all of it. limit_at of a paused clock is as if it went on at the moment when it was paused.
    allows: counted seconds from its start to its limit, -1 for all the time between. warn_before: seconds before the limit at
    which it is near. before, since: seconds spent under another policy, and when the present one began to count.
    """

    kind: ClockKind
    started_at: datetime
    limit_at: datetime
    stopped_at: datetime | None = None
    key: str = ""
    pauses: tuple[Pause, ...] = ()
    counting: Counting | None = None
    agreed: Agreement | None = None
    warn_before: int = 0
    allows: float = -1
    before: float = 0
    since: datetime | None = None

    @property
    def running(self) -> bool:
        """Whether it is still to be kept; a paused one is."""
        return self.stopped_at is None

    @property
    def paused(self) -> Pause | None:
        """The pause it is in, if it is; None also for one that was stopped."""
        last = self.pauses[-1] if self.pauses else None
        return last if last and last.until is None and self.running else None

    @property
    def allowed(self) -> timedelta:
        """The counted time from its start to its limit."""
        return timedelta(seconds=self.allows) if self.allows >= 0 else self.limit_at - self.started_at

    @property
    def warn_at(self) -> datetime | None:
        """When it is near its limit; None while it is paused, and for a clock without a warning."""
        return self.moment_of(timedelta(seconds=-self.warn_before), from_limit=True) if self.warn_before else None

    def kept(self, now: datetime) -> bool:
        """Whether the limit was kept, or can still be at `now`; paused time is not late."""
        return self._looked_at(now) <= self.limit_at

    def time_left(self, now: datetime) -> timedelta:
        """Counted time to the limit at `now`, without pauses; below zero: over the limit by so much."""
        return self.allowed - self.spent(now)

    def spent(self, now: datetime) -> timedelta:
        """Counted time since the start, without pauses."""
        return timedelta(seconds=self.before) + self._active(self._base, self._looked_at(now))

    def pause(self, at: datetime, why: str, by: str, note: str = "") -> "Clock":
        """The same clock, standing still from `at`; one that is paused or stopped already stays as it was."""
        if not self.running or self.paused:
            return self
        pauses = (*self.pauses, Pause(self._no_earlier(at), why, by, note=note))
        return replace(self, pauses=pauses, allows=self.allowed.total_seconds())

    def resume(self, at: datetime, by: str = "") -> "Clock":
        """The same clock, going on at `at` with exactly what was left; one that is not paused stays as it was.

        A limit that had passed before the pause stays where it was: what was late is late.
        """
        pause = self.paused
        if pause is None:
            return self
        until = max(at, pause.since)
        ended = (*self.pauses[:-1], replace(pause, until=until, resumed_by=by))
        if pause.since > self.limit_at:
            return replace(self, pauses=ended)
        left = self._count.between(pause.since, self.limit_at)
        return replace(self, pauses=ended, limit_at=self._count.add(until, left))

    def stop(self, at: datetime) -> "Clock":
        """The same clock, stopped at `at`, a pause with it; one already stopped stays as it was."""
        if not self.running:
            return self
        return replace(self.resume(at), stopped_at=at)

    def restart(self, at: datetime) -> "Clock":
        """A whole new clock, as long as this one was and counting the same time, begun at `at`."""
        return replace(
            self,
            started_at=at,
            limit_at=self._count.add(at, self.allowed),
            stopped_at=None,
            pauses=(),
            agreed=None,
            allows=self.allowed.total_seconds(),
            before=0,
            since=None,
        )

    def agree(self, limit_at: datetime, at: datetime, by: str, why: str) -> "Clock":
        """The same clock with a limit that the resident has agreed to; `limit_at` lies ahead of `at`, `by` is a name."""
        agreement = Agreement(at, by, why, self.agreed.instead_of if self.agreed else self.limit_at)
        return replace(self.until(limit_at, at), agreed=agreement)

    def until(self, limit_at: datetime, at: datetime) -> "Clock":
        """The same clock with that limit, promised `at`, which is earlier."""
        allowed = self.spent(at) + self._count.between(at, limit_at)
        return replace(self, limit_at=limit_at, allows=allowed.total_seconds())

    def reset(self, allowed: timedelta, counting: Counting | None, now: datetime) -> "Clock":
        """The same clock with another limit and counting other time from `now` on; what is spent stays spent.

        It is late at once when it has spent more than it is `allowed` now: since the moment when it had spent so much.
        """
        moment, spent = self._looked_at(now), self.spent(now)
        if spent < allowed:
            limit_at = (counting or ALL_TIME).add(moment, allowed - spent)
        else:
            limit_at = self._walk_from_start(allowed)
            limit_at = min(limit_at, self.limit_at) if allowed <= self.allowed else limit_at
        seconds, before = allowed.total_seconds(), spent.total_seconds()
        return replace(self, limit_at=limit_at, counting=counting, allows=seconds, before=before, since=moment)

    def moment_of(self, after: timedelta, *, from_limit: bool = False) -> datetime | None:
        """When counted time `after` the start, or after the limit (below zero: before it), is reached.

        None while a pause keeps it from being reached. What would be before the start is reached at the start.
        """
        moment = self._walk_from_start(self.allowed + after if from_limit else after)
        if from_limit and after >= _NOTHING:  # a limit agreed upon may lie in hours that do not count
            moment = max(moment, self.limit_at)
        return None if self.paused and moment > self.paused.since else moment

    @property
    def _base(self) -> datetime:
        return self.since or self.started_at

    def _walk_from_start(self, amount: timedelta) -> datetime:
        ahead = amount - timedelta(seconds=self.before)
        if ahead >= _NOTHING:
            return self._walk(self._base, ahead)
        return max(self._base + ahead, self.started_at)  # spent under another policy, whose hours are forgotten

    @property
    def _count(self) -> Counting:
        return self.counting or ALL_TIME

    def _no_earlier(self, at: datetime) -> datetime:
        """`at`, but not before what has happened to the clock already."""
        last = self.pauses[-1].until if self.pauses else None
        return max(at, self._base, last or self._base)

    def _looked_at(self, now: datetime) -> datetime:
        paused = self.paused
        moment = self.stopped_at or now
        return min(moment, paused.since) if paused else moment

    def _active(self, first: datetime, last: datetime) -> timedelta:
        """Counted time between two moments, without the pauses that have ended."""
        counted = _NOTHING
        for begin, end in self._unpaused(first):
            if begin >= last:
                break
            counted += self._count.between(begin, last if end is None else min(end, last))
        return counted

    def _walk(self, first: datetime, amount: timedelta) -> datetime:
        """When `amount` has passed since `first`, were it not paused now."""
        moment = first
        for begin, end in self._unpaused(first):
            moment = self._count.add(begin, amount)
            if end is None or moment <= end:
                break
            amount -= self._count.between(begin, end)
        return moment

    def _unpaused(self, first: datetime) -> Iterator[tuple[datetime, datetime | None]]:
        """Stretches from `first` on between the pauses that have ended; the last has no end."""
        begin = first
        for pause in self.pauses:
            if pause.until is None or pause.until <= first:
                continue
            if pause.since > begin:
                yield begin, pause.since
            begin = max(begin, pause.until)
        yield begin, None
