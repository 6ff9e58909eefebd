"""EventBridge rules: which events go to which targets, and in what form."""

from typing import Any

from local.cloud.pollers.counters import Counters
from local.cloud.pollers.input_transformer import shape_input
from local.cloud.pollers.moto_side.events import Rule
from local.cloud.pollers.patterns import matches
from local.cloud.pollers.targets import Delivery, Targets


class RuleRouter:
    """Delivers the events of a bus to the targets of the rules they fit."""

    def __init__(self, targets: Targets, counters: Counters) -> None:
        self._targets = targets
        self._counters = counters

    def route(self, rule: Rule, event: dict[str, Any]) -> None:
        """Deliver the event to all targets of the rule if the rule is enabled and its pattern fits."""
        if not rule.enabled or rule.pattern is None or not matches(rule.pattern, event):
            return
        trigger = f"rule {rule.name}"
        self._counters.add(trigger, "received")
        for target in rule.targets:
            self._targets.deliver(Delivery(target, shape_input(target, rule.arn, event), trigger, rule.arn))
