"""The schedules that moto's EventBridge Scheduler keeps (it never fires them)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from moto.scheduler import models as scheduler

from local.cloud.server.patches import Patches


@dataclass(frozen=True, slots=True)
class Schedule:
    """One schedule: expression in its time zone, the period in which it is valid, and one target."""

    arn: str
    expression: str
    timezone: str
    enabled: bool
    starts: datetime | None
    ends: datetime | None
    target: dict[str, Any]
    delete_when_done: bool


def install(patches: Patches, on_change: Callable[[], None]) -> None:
    """Call `on_change` when a schedule was created, updated or deleted."""
    for name in ("create_schedule", "update_schedule", "delete_schedule"):
        patches.call_after(scheduler.EventBridgeSchedulerBackend, name, on_change)


def read_schedules() -> list[Schedule]:
    """The schedules of all regions and groups."""
    backends = list(scheduler.scheduler_backends.iter_backends())
    groups = [group for _, _, backend in backends for group in list(backend.schedule_groups.values())]
    return [_describe(schedule) for group in groups for schedule in list(group.schedules.values())]


def delete_schedule(arn: str) -> None:
    """Remove a schedule that is done."""
    _, _, _, region, account, resource = arn.split(":", 5)
    _, group, name = resource.split("/")
    scheduler.scheduler_backends[account][region].delete_schedule(group, name)


def _describe(schedule: Any) -> Schedule:
    return Schedule(
        arn=schedule.arn,
        expression=schedule.schedule_expression,
        timezone=schedule.schedule_expression_timezone or "UTC",
        enabled=schedule.state != "DISABLED",
        starts=_moment(schedule.start_date),
        ends=_moment(schedule.end_date),
        target=dict(schedule.target),
        delete_when_done=schedule.action_after_completion == "DELETE",
    )


def _moment(value: Any) -> datetime | None:
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, str) and not value.replace(".", "").isdigit():
        moment = datetime.fromisoformat(value)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return datetime.fromtimestamp(float(value), UTC)
