"""Stand-ins for what a foreign flow refers to and nobody here has: other flows, modules, queues, people, prompts."""

from dataclasses import replace
from typing import Any

from local.connect.language.model import Action, Flow, Transitions
from local.connect.language.references import is_placeholder
from local.connect.ports import Json

CALLED = "the-module"
"""The id under which a module that is to be played is called by `calling_flow`."""


_NUMBERS = {"LoopCount": "2", "TimeLimitSeconds": "60", "TimeoutSeconds": "60", "InterruptFrequencySeconds": "20"}


def ending_flow() -> Flow:
    """A flow that ends at once: where a TransferToFlow leads, what a hook names."""
    return _flow(Action("end", "DisconnectParticipant"))


def returning_module(result: str | None, data: Json) -> Flow:
    """A module that gives `result` (None: none) and `data` at once."""
    parameters: dict[str, Any] = {"ResultData": data}
    if result is not None:
        parameters["Result"] = result
    return _flow(Action("end", "EndFlowModuleExecution", parameters))


def calling_flow(module_input: Json) -> Flow:
    """A flow that calls the module `CALLED` with this input."""
    return _flow(
        Action(
            "call",
            "InvokeFlowModule",
            {"FlowModuleId": CALLED, "Input": module_input},
            Transitions("end", errors=(("NoMatchingError", "end"),)),
        ),
        Action("end", "DisconnectParticipant"),
    )


def settle_placeholders(flow: Flow) -> Flow:
    """A template's flow with numbers where a deployment would put them: turns of loops and times, which must be numbers."""
    settled = {
        name: replace(action, parameters={**action.parameters, **numbers})
        for name, action in flow.actions.items()
        if (numbers := {key: number for key, number in _NUMBERS.items() if _is_open(action.parameters.get(key))})
    }
    return replace(flow, actions={**flow.actions, **settled}) if settled else flow


def _is_open(value: Any) -> bool:
    return isinstance(value, str) and "$." not in value and is_placeholder(value)


def _flow(*actions: Action) -> Flow:
    return Flow(actions[0].identifier, {action.identifier: action for action in actions}, action_count=len(actions))
