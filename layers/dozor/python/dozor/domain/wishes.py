"""What people have asked for themselves, and how much they have been sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from dozor.domain.message import MessageChannel
from dozor.domain.message_rules import MessageRules, moment_of


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody asked for, by company and phone. Empty: as the company does. news: False: only what is obligatory.

    channel: by which way; email: where to, E-mail being impossible without; language: one of the company's, or empty.
    """

    company: str
    phone: str
    language: str = ""
    channel: MessageChannel | None = None
    email: str = ""
    news: bool = True
    changed_at: datetime | None = None
    changed_by: str = ""

    @property
    def none(self) -> bool:
        """Whether there is nothing that anybody has to keep to."""
        return not (self.language or self.channel or self.email) and self.news


@dataclass(frozen=True, slots=True)
class Tally:
    """What one person has been sent on one day of the company's; by hour of the day, two digits."""

    day: str
    all: int = 0
    hours: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Limit:
    """How often somebody may be written to at a moment: so many in that hour of that day (0: any number). day: ISO."""

    day: str
    hour: str
    per_hour: int = 0
    per_day: int = 0

    def reached(self, tally: Tally) -> bool:
        """Whether the next message must wait."""
        by_day = self.per_day and tally.all >= self.per_day
        by_hour = self.per_hour and tally.hours.get(self.hour, 0) >= self.per_hour
        return bool(by_day or by_hour)


def limit_at(rules: MessageRules, now: datetime, zone: ZoneInfo) -> Limit:
    """The limit that holds now."""
    local = now.astimezone(zone)
    return Limit(local.date().isoformat(), f"{local:%H}", rules.per_hour, rules.per_day)


def free_again(limit: Limit, tally: Tally, now: datetime, zone: ZoneInfo) -> datetime:
    """When one who has had too many may be written to again (UTC): at the next full hour, or the next day."""
    local = now.astimezone(zone)
    if limit.per_day and tally.all >= limit.per_day:
        return moment_of(local.date() + timedelta(days=1), time(0), zone)
    return now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
