"""What happens when a schedule is due: its targets get their input."""

import json
from dataclasses import replace
from datetime import datetime

from local.cloud.pollers.counters import Counters
from local.cloud.pollers.input_transformer import shape_input
from local.cloud.pollers.moto_side import events, scheduler
from local.cloud.pollers.schedules import Entry, schedule_input, scheduled_event
from local.cloud.pollers.targets import Delivery, Targets


class ScheduleFiring:
    """Reads the schedules that are enabled, and delivers for those that are due."""

    def __init__(self, targets: Targets, counters: Counters) -> None:
        self._targets = targets
        self._counters = counters

    def read(self) -> list[Entry]:
        """All enabled schedules: of rules and of EventBridge Scheduler."""
        rules = [Entry.of_rule(rule) for rule in events.read_scheduled_rules() if rule.enabled]
        return rules + [Entry.of_schedule(one) for one in scheduler.read_schedules() if one.enabled]

    def fire(self, entry: Entry, due: datetime) -> None:
        """Deliver to the schedule's target, or to all targets of the rule."""
        source = entry.source
        trigger = f"schedule {entry.arn.split('/')[-1]}"
        self._counters.add(trigger, "received")
        if isinstance(source, events.Rule):
            event = scheduled_event(source, due)
            for target in source.targets:
                self._targets.deliver(Delivery(target, shape_input(target, source.arn, event), trigger, source.arn))
            return
        text = schedule_input(source, due)
        if "EventBridgeParameters" in source.target:
            text = _as_bus_event(source, text, due)
        self._targets.deliver(Delivery(source.target, text, trigger, source.arn))

    def finish(self, entry: Entry) -> None:
        """A schedule that will not be due again is deleted if it says so (ActionAfterCompletion)."""
        if isinstance(entry.source, scheduler.Schedule) and entry.source.delete_when_done:
            scheduler.delete_schedule(entry.arn)


def _as_bus_event(schedule: scheduler.Schedule, text: str, due: datetime) -> str:
    """A schedule whose target is a bus puts an event with its input as the detail."""
    parameters = schedule.target["EventBridgeParameters"]
    bare = {name: value for name, value in schedule.target.items() if name != "Input"}
    event = json.loads(schedule_input(replace(schedule, target=bare), due))
    event |= {"detail-type": parameters["DetailType"], "source": parameters["Source"], "detail": json.loads(text)}
    return json.dumps(event)
