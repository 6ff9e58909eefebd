"""Scheduled rules and EventBridge Scheduler: fires what is due."""

import json
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from local.cloud.pollers.moto_side.events import Rule
from local.cloud.pollers.moto_side.scheduler import Schedule
from local.cloud.pollers.schedule_expression import due_times, is_rate

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something with a schedule. fires_at_once: a rate is due at the start of its validity already."""

    arn: str
    expression: str
    timezone: str
    starts: datetime | None
    ends: datetime | None
    fires_at_once: bool
    source: Rule | Schedule

    @property
    def key(self) -> tuple[object, ...]:
        """What makes it the same schedule: a change of any of these starts it anew."""
        return self.arn, self.expression, self.timezone, self.starts, self.ends

    @classmethod
    def of_rule(cls, rule: Rule) -> "Entry":
        """A rule with a schedule expression: UTC, for ever, a rate is due first after one interval."""
        return cls(rule.arn, rule.schedule or "", "UTC", None, None, fires_at_once=False, source=rule)

    @classmethod
    def of_schedule(cls, schedule: Schedule) -> "Entry":
        """A schedule of EventBridge Scheduler."""
        at_once = is_rate(schedule.expression)
        return cls(
            schedule.arn, schedule.expression, schedule.timezone, schedule.starts, schedule.ends, at_once, schedule
        )

    def due_after(self, moment: datetime) -> Iterator[datetime]:
        """When it is due, behind a moment, within its validity."""
        begin = max(moment, self.starts) if self.starts else moment
        if self.fires_at_once:
            yield begin
        for due in due_times(self.expression, self.timezone, begin):
            if self.ends and due > self.ends:
                return
            yield due


class ScheduleClock:
    """A poller that is due when a schedule is."""

    def __init__(
        self,
        read: Callable[[], list[Entry]],
        fire: Callable[[Entry, datetime], None],
        finish: Callable[[Entry], None],
    ) -> None:
        self._read = read
        self._fire = fire
        self._finish = finish
        self._running: dict[tuple[object, ...], tuple[Iterator[datetime], datetime | None]] = {}

    def pending(self) -> int:
        """A schedule is never pending: it has no end."""
        return 0

    def step(self, now: float) -> float | None:
        """Take up new and changed schedules, fire what is due (once, however often it was missed)."""
        moment = datetime.fromtimestamp(now, UTC)
        entries = {entry.key: entry for entry in self._read()}
        for gone in self._running.keys() - entries.keys():
            del self._running[gone]
        for key, entry in entries.items():
            if key not in self._running:
                self._running[key] = _begin(entry, moment)
            self._run(entry, moment)
        due = [due.timestamp() for _, due in self._running.values() if due is not None]
        return min(due, default=None)

    def _run(self, entry: Entry, moment: datetime) -> None:
        times, due = self._running[entry.key]
        if due is None or due > moment:
            return
        self._fire(entry, due)
        while due is not None and due <= moment:
            due = next(times, None)
        self._running[entry.key] = times, due
        if due is None:
            self._finish(entry)


def _begin(entry: Entry, moment: datetime) -> tuple[Iterator[datetime], datetime | None]:
    times = entry.due_after(moment)
    try:
        return times, next(times, None)
    except ValueError:
        _log.exception("%s is never due", entry.arn)
        return iter(()), None


def scheduled_event(rule: Rule, due: datetime) -> dict[str, Any]:
    """The event that a scheduled rule gives to its targets (EventBridge user guide, "Scheduled events")."""
    _, _, _, region, account, _ = rule.arn.split(":", 5)
    return {
        "version": "0",
        "id": str(uuid4()),
        "detail-type": "Scheduled Event",
        "source": "aws.events",
        "account": account,
        "time": due.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "region": region,
        "resources": [rule.arn],
        "detail": {},
    }


def schedule_input(schedule: Schedule, due: datetime) -> str:
    """What a schedule's target receives: its Input with the context attributes filled in, or a default event."""
    _, _, _, region, account, _ = schedule.arn.split(":", 5)
    time = due.strftime("%Y-%m-%dT%H:%M:%SZ")
    default = {
        "version": "0",
        "id": str(uuid4()),
        "detail-type": "Scheduled Event",
        "source": "aws.scheduler",
        "account": account,
        "time": time,
        "region": region,
        "resources": [schedule.arn],
        "detail": "{}",
    }
    text = str(schedule.target.get("Input") or json.dumps(default))
    context = {
        "schedule-arn": schedule.arn,
        "scheduled-time": time,
        "execution-id": str(uuid4()),
        "attempt-number": "1",
    }
    for name, value in context.items():
        text = text.replace(f"<aws.scheduler.{name}>", value)
    return text
