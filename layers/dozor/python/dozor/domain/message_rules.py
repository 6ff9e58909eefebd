"""When a company may write to people, and how often."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class MessageRules:
    """A company's own rules. Times in its own zone.

    quiet_from, quiet_until: the hours in which nobody is woken (may pass midnight); None: at any hour. per_hour, per_day:
    how many messages one person gets at most before the next one waits; 0: any number. digest_seconds: for how long news
    is gathered into one message. unknown_seconds: how long a message may be unknown before another way is tried.
    transliterate: whether SMS in Cyrillic are written in Latin letters where that saves segments.
    """

    quiet_from: time | None = None
    quiet_until: time | None = None
    per_hour: int = 0
    per_day: int = 0
    digest_seconds: int = 600
    unknown_seconds: int = 900
    transliterate: bool = False

    def quiet_end(self, now: datetime, zone: ZoneInfo) -> datetime | None:
        """When the quiet hours that last now are over (UTC); None when it is not quiet."""
        if self.quiet_from is None or self.quiet_until is None or self.quiet_from == self.quiet_until:
            return None
        local = now.astimezone(zone)
        moment = local.time().replace(tzinfo=None)
        passes_midnight = self.quiet_from > self.quiet_until
        if passes_midnight:
            quiet = moment >= self.quiet_from or moment < self.quiet_until
        else:
            quiet = self.quiet_from <= moment < self.quiet_until
        if not quiet:
            return None
        ends_tomorrow = passes_midnight and moment >= self.quiet_from
        day = local.date() + timedelta(days=1) if ends_tomorrow else local.date()
        return moment_of(day, self.quiet_until, zone)

    def window_end(self, now: datetime) -> datetime:
        """When what is gathered now is sent: windows are the same for everybody, so all that falls into one is due at once."""
        seconds = max(self.digest_seconds, 1)
        passed = int(now.timestamp()) // seconds
        return datetime.fromtimestamp((passed + 1) * seconds, UTC)

    @property
    def limited(self) -> bool:
        """Whether anything is counted."""
        return bool(self.per_hour or self.per_day)


def moment_of(day: date, moment: time, zone: ZoneInfo) -> datetime:
    """A time of a day in a zone, as UTC."""
    return datetime.combine(day, moment, zone).astimezone(UTC)
