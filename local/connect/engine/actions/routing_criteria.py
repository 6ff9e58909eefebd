"""UpdateContactRoutingCriteria: "Set routing criteria". The documentation calls it UpdateRoutingCriteria."""

import json
from collections.abc import Iterator
from typing import Any

from local.connect.engine.execution import Execution
from local.connect.engine.outcomes import Done, Failed, Outcome
from local.connect.engine.registry import Runner
from local.connect.engine.resolving import number
from local.connect.language.model import INBOUND, TRANSFERS, Action, FlowType
from local.connect.language.parameters import Anything, Group
from local.connect.language.parsing import as_text
from local.connect.language.references import has_reference, is_placeholder
from local.connect.language.specification import ActionSpec
from local.connect.ports import Json

STEPS = "RoutingCriteria.Steps"


def _faults(action: Action) -> Iterator[tuple[str, str]]:
    criteria = action.parameters.get("RoutingCriteria")
    if not isinstance(criteria, dict):
        return  # a whole reference to criteria that a function has made
    steps = criteria.get("Steps")
    if isinstance(steps, str):
        return
    if not isinstance(steps, list) or not steps:
        yield STEPS, "is missing"
        return
    for index, step in enumerate(steps):
        yield from _step_faults(step, f"{STEPS}[{index}]")


def _step_faults(step: Any, place: str) -> Iterator[tuple[str, str]]:
    if not isinstance(step, dict) or not isinstance(step.get("Expression"), dict | str):
        yield f"{place}.Expression", "is missing"
        return
    expiry = step.get("Expiry")
    if expiry is None:
        return
    seconds = as_text(expiry.get("DurationInSeconds", "")) if isinstance(expiry, dict) else ""
    if has_reference(seconds):
        yield f"{place}.Expiry.DurationInSeconds", "must be static; a reference is not allowed here"
    elif not is_placeholder(seconds) and (number(seconds) or 0) < 1:
        yield f"{place}.Expiry.DurationInSeconds", f"must be a whole number of 1 or more, is {seconds!r}"


def _spec(name: str) -> ActionSpec:
    return ActionSpec(
        name,
        Group({"RoutingCriteria": Anything(required=True)}),
        flow_types=INBOUND | TRANSFERS | {FlowType.CUSTOMER_QUEUE, FlowType.MODULE},
        further_faults=_faults,
    )


def _parse(value: Any) -> Any:
    """What a reference gave: a function that answers with a STRING_MAP can only give the criteria as JSON text."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return None


def update(execution: Execution, parameters: Json) -> Outcome:
    """Who is wanted, step by step; the router obeys it when the contact waits."""
    criteria = _parse(parameters.get("RoutingCriteria"))
    steps = _parse(criteria.get("Steps")) if isinstance(criteria, dict) else None
    if not isinstance(steps, list) or not steps:
        return Failed(why="there are no routing steps")
    wrong = next((fault for step in steps for fault in _step_faults(step, STEPS)), None)
    if wrong is not None:
        return Failed(why=" ".join(wrong))
    execution.contact.routing_steps = steps
    execution.host.reprioritize(execution.contact)
    return Done()


ACTIONS = [Runner(_spec(name), update) for name in ("UpdateContactRoutingCriteria", "UpdateRoutingCriteria")]
