"""Loop and DistributeByPercentage: ways chosen by counting and by chance."""

import json
from collections.abc import Iterator
from typing import Any

from local.connect.engine.execution import Execution
from local.connect.engine.outcomes import Done, Failed, Outcome
from local.connect.engine.registry import Runner
from local.connect.engine.resolving import first_of, number
from local.connect.language.model import EVERY, HOLDS, WHISPERS, Action
from local.connect.language.parameters import Anything, Group, free, whole
from local.connect.language.parsing import as_text
from local.connect.language.references import is_placeholder
from local.connect.language.rules import whole_number
from local.connect.language.specification import ActionSpec
from local.connect.ports import Json

MAX_PERCENTAGE = 101
"""All of 1 to 100 are less than this."""


def _percentage_faults(action: Action) -> Iterator[tuple[str, str]]:
    before = 0
    for condition, _ in action.transitions.conditions:
        text = str(condition.operands[0]) if condition.operands else ""
        limit = number(text)
        if is_placeholder(text):
            continue
        if limit is None or not before < limit <= MAX_PERCENTAGE:
            yield "Conditions", f"the limits must rise from 1 to {MAX_PERCENTAGE}, here comes {text!r}"
            return
        before = limit


LOOP = ActionSpec(
    "Loop",
    Group(
        {"LoopCount": whole(whole_number(0, 100)), "LoopName": free(), "Elements": Anything(), "LoopArray": Anything()},
        one_of=("LoopCount", "Elements", "LoopArray"),
    ),
    results=frozenset({"ContinueLooping", "DoneLooping"}),
    all_results=True,
    operators=frozenset({"Equals"}),
)
PERCENTAGE = ActionSpec(
    "DistributeByPercentage",
    results=None,
    operators=frozenset({"NumberLessThan", "NumericLessThan"}),
    errors=frozenset({"NoMatchingCondition"}),
    flow_types=EVERY - HOLDS - WHISPERS,
    further_faults=_percentage_faults,
)


def loop(execution: Execution, parameters: Json) -> Outcome:
    """ContinueLooping so many times, then DoneLooping once, and again from the start. The count lives for the contact."""
    elements = _elements(first_of(parameters, "Elements", "LoopArray"))
    most = number(parameters.get("LoopCount", "")) if elements is None else len(elements)
    if most is None:
        return Failed(why=f"{parameters.get('LoopCount')!r} is not a number of loops")
    loops, key = execution.contact.loops, (execution.frame.flow_id, execution.frame.action.identifier)
    done = loops.get(key, 0)
    if done >= most:
        loops.pop(key, None)
        return Done("DoneLooping")
    loops[key] = done + 1
    if name := as_text(parameters.get("LoopName") or ""):
        turn = {"Index": str(done), **({} if elements is None else {"Element": elements[done], "Elements": elements})}
        execution.contact.spaces.setdefault("Loop", {})[name] = turn
    return Done("ContinueLooping")


def _elements(value: Any) -> list[Any] | None:
    """The list to go through: written out, or the JSON text that a reference to a list reads as."""
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            return None
    return value if isinstance(value, list) else None


def distribute(execution: Execution, _: Json) -> Outcome:
    """A number from 1 to 100."""
    return Done(str(execution.host.draw()))


ACTIONS = [Runner(LOOP, loop), Runner(PERCENTAGE, distribute)]
