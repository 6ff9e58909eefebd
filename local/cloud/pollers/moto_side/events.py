"""moto's EventBridge: its own delivery switched off, every event of a bus handed to ours."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from moto.events import models as events
from moto.events.exceptions import InvalidEventPatternException
from moto.events.utils import _BASE_EVENT_MESSAGE

from local.cloud.pollers import patterns
from local.cloud.server.patches import Patches


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a bus: pattern (None: a schedule only), schedule expression or None, and targets as PutTargets took them."""

    arn: str
    name: str
    bus: str
    enabled: bool
    pattern: dict[str, Any] | None
    schedule: str | None
    targets: tuple[dict[str, Any], ...]


OnEvent = Callable[[Rule, dict[str, Any]], None]


def install(patches: Patches, on_event: OnEvent, on_rules_change: Callable[[], None]) -> None:
    """Replace moto's delivery; refuse a rule whose pattern EventBridge would refuse.

    on_event: called with every rule of the bus and the event (matching or not). on_rules_change: called when a rule
    or a target was put, enabled, disabled or removed.
    """

    def send_to_targets(self: Any, original_event: dict[str, Any], transform_input: bool = True) -> None:
        if not transform_input and self.event_bus_name != "default":
            return  # an event of an AWS service, which moto offers to all buses; they come on the default bus only
        on_event(_describe(self), _with_iso_time(original_event))

    def parse(self: Any) -> dict[str, Any]:
        pattern: dict[str, Any] = original_parse(self)
        try:
            if self.pattern:
                patterns.check(pattern)
        except ValueError as error:
            raise InvalidEventPatternException(str(error)) from error
        return pattern

    patches.replace(events.Rule, "send_to_targets", send_to_targets)
    original_parse = patches.replace(events.EventPatternParser, "parse", parse)
    for name in ("put_rule", "put_targets", "remove_targets", "enable_rule", "disable_rule", "delete_rule"):
        patches.call_after(events.EventsBackend, name, on_rules_change)


def read_scheduled_rules() -> list[Rule]:
    """The rules of all regions that have a schedule."""
    backends = list(events.events_backends.iter_backends())
    buses = [bus for _, _, backend in backends for bus in list(backend.event_buses.values())]
    return [_describe(rule) for bus in buses for rule in list(bus.rules.values()) if rule.scheduled_expression]


def put_event(bus_arn: str, event: dict[str, Any]) -> None:
    """Give an event to another bus, as the target of a rule."""
    _, _, _, region, account, resource = bus_arn.split(":", 5)
    bus = events.events_backends[account][region].describe_event_bus(resource.split("/")[1])
    for rule in list(bus.rules.values()):
        rule.send_to_targets(event)


def put_events(bus_arn: str, entries: list[dict[str, Any]]) -> list[bool]:
    """PutEvents: of each entry whether the bus took it. Raises LookupError without such a bus."""
    _, _, _, region, account, resource = bus_arn.split(":", 5)
    backend = events.events_backends[account][region]
    if resource.split("/")[1] not in backend.event_buses:
        raise LookupError(f"there is no bus {bus_arn}")
    return ["ErrorCode" not in answer for answer in backend.put_events(entries)]


def _describe(rule: Any) -> Rule:
    pattern = rule.event_pattern.get_pattern() if rule.event_pattern.dump() else None
    return Rule(
        arn=rule.arn,
        name=rule.name,
        bus=rule.event_bus_name,
        enabled=rule.state != "DISABLED",
        pattern=pattern,
        schedule=rule.scheduled_expression or None,
        targets=tuple(dict(target) for target in rule.targets),
    )


def _with_iso_time(event: dict[str, Any]) -> dict[str, Any]:
    shown = {name: value for name, value in event.items() if name != "ingestion-time"}
    if shown["id"] == _BASE_EVENT_MESSAGE["id"]:
        shown["id"] = str(uuid4())  # an event of an AWS service: moto gives all of them the same id
    time = shown.get("time")
    if isinstance(time, int | float):
        time = datetime.fromtimestamp(time, UTC)
    if isinstance(time, datetime):
        shown["time"] = time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return shown
