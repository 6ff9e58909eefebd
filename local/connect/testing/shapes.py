"""The language's objects as tables: which keys each event, action and override has, and what may stand there.

Where the documentation's pages disagree, the rule here follows the current page of each object and what the service is
reported to take; every such place says so.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from local.connect.language.operators import OPERATORS
from local.connect.language.references import has_known_root, is_reference

Fault = tuple[str, str]
"""(place, reason)."""
Check = Callable[[Any], Iterator[Fault]]

RESOURCES = {
    "InvokeLambdaFunction": "LambdaFunctionARN",
    "CheckHoursOfOperation": "HoursOfOperationId",
    "TransferContactToQueue": "QueueId",
    "DequeueAndTransferToQueue": "QueueId",
}
"""Flow action -> the parameter that names its resource. Observed: the first three; overridden: all."""
_OBSERVED = ("InvokeLambdaFunction", "CheckHoursOfOperation", "TransferContactToQueue")
_MESSAGE = ("Text", "SSML", "PromptId", "Media")
_KEYS = re.compile(r"[0-9*#]+")
_OTHER_OPERATORS = frozenset({"Exists"})
LAMBDA_ERRORS = ("NoMatchingError", "TimeLimitExceeded")
ANSWER_KEYS = ("LoadedData", "Value")
"""A mocked answer: "LoadedData" on the current page; "Value" is reported to be taken as well."""


def check_event(event: Any) -> Iterator[Fault]:
    """What is wrong with an observation's Event."""
    if not isinstance(event, dict):
        yield "Event", "an observation has an Event"
        return
    if "MatchingCriteria" in event:
        yield "Event.MatchingCriteria", "stands inside Properties, not beside them"
    yield from _keys(event, "Event", required=("Identifier", "Type", "Actor", "Properties"), also=("MatchingCriteria",))
    if event.get("Actor") not in (None, "System"):
        yield "Event.Actor", "is always System"
    properties = event.get("Properties")
    check = EVENTS.get(str(event.get("Type")))
    if check is None:
        yield "Event.Type", f"{event.get('Type')!r} is no event; there are {', '.join(EVENTS)}"
    elif isinstance(properties, dict):
        yield from check(properties)


def _nothing(properties: Any) -> Iterator[Fault]:
    if properties:
        yield "Event.Properties", "are empty for this event"


def _message(properties: Any) -> Iterator[Fault]:
    given = [name for name in _MESSAGE if properties.get(name)]
    if len(given) != 1:
        yield "Event.Properties", f"need exactly one of {', '.join(_MESSAGE)}"
    yield from _keys(properties, "Event.Properties", required=("MatchingCriteria",), also=_MESSAGE)
    criteria = properties.get("MatchingCriteria")
    kinds = ("Inclusion", "Similarity")
    if "MatchingCriteria" in properties and (not isinstance(criteria, dict) or criteria.get("Type") not in kinds):
        yield "Event.Properties.MatchingCriteria", 'is {"Type": "Inclusion"} or {"Type": "Similarity"}'


def _flow_action(properties: Any) -> Iterator[Fault]:
    yield from _keys(properties, "Event.Properties", required=("ActionType", "ActionParameters"))
    yield from _resource(properties, "Event.Properties", _OBSERVED)


EVENTS: dict[str, Check] = {
    "TestInitiated": _nothing,
    "MessageReceived": _message,
    "FlowActionStarted": _flow_action,
    "TestCompleted": _nothing,
}


def check_action(action: Any) -> Iterator[Fault]:
    """What is wrong with an action, its transitions apart."""
    yield from _keys(action, "", required=("Identifier", "Type", "Parameters"), also=("Transitions", "Actor"))
    parameters, kind = action.get("Parameters"), str(action.get("Type"))
    check = ACTIONS.get(kind)
    if check is None:
        yield "Type", f"{kind!r} is no action; there are {', '.join(ACTIONS)}"
    elif not isinstance(parameters, dict):
        yield "Parameters", "are an object"
    else:
        if kind != "Assert" and parameters.get("ActionType") != kind:
            yield "Parameters.ActionType", f"repeats the action's type, {kind}"
        yield from check(parameters)


def _send(parameters: Any) -> Iterator[Fault]:
    if parameters.get("Actor") != "Customer":
        yield "Parameters.Actor", "is Customer"
    instruction = parameters.get("Instruction")
    if not isinstance(instruction, dict):
        yield "Parameters.Instruction", "is an object with a Type"
    elif instruction.get("Type") == "Disconnect":
        yield "Parameters.Instruction", "there is no instruction to hang up; write an engine script for it"
    elif instruction.get("Type") != "DtmfInput":
        yield "Parameters.Instruction.Type", f"{instruction.get('Type')!r}: a caller at a telephone has DtmfInput alone"
    else:
        value = _object(instruction.get("Properties")).get("Value")
        whole = isinstance(value, int) and not isinstance(value, bool)
        if not ((whole or isinstance(value, str)) and _KEYS.fullmatch(str(value))):
            yield "Parameters.Instruction.Properties.Value", f"{value!r} are no keys of a telephone (0-9, *, #)"


def _assert(parameters: Any) -> Iterator[Fault]:
    operator = parameters.get("Operator")
    if operator not in OPERATORS and operator not in _OTHER_OPERATORS:
        known = ", ".join([*OPERATORS, *_OTHER_OPERATORS])
        yield "Parameters.Operator", f"{operator!r} is no operator; there are {known}"
    needed = ("Namespace", "Operator") if operator in _OTHER_OPERATORS else ("Namespace", "Operator", "Operand")
    yield from _keys(parameters, "Parameters", required=needed, also=("Operand",))
    namespace = parameters.get("Namespace")
    if not (isinstance(namespace, str) and is_reference(namespace) and has_known_root(namespace)):
        yield "Parameters.Namespace", f"{namespace!r} is no reference such as $.Attributes.language"


def _control(parameters: Any) -> Iterator[Fault]:
    command = _object(parameters.get("Command"))
    kind = command.get("Type")
    if kind not in ("EndTest", "LogData"):
        yield "Parameters.Command", f"{kind!r} is no command; there are EndTest, LogData"
    elif kind == "LogData":
        logged = _object(command.get("Properties")).get("Expressions")
        if not isinstance(logged, dict) or not all(is_reference(str(path)) for path in logged.values()):
            yield "Parameters.Command.Properties.Expressions", "is a map of labels to references"


def _override(parameters: Any) -> Iterator[Fault]:
    behavior = parameters.get("Behavior")
    if not isinstance(behavior, dict) or behavior.get("Type") != "FlowAction":
        yield "Parameters.Behavior", 'is {"Type": "FlowAction", "Properties": {…}}'
        return
    properties = behavior.get("Properties")
    if not isinstance(properties, dict):
        yield "Parameters.Behavior.Properties", "are an object"
        return
    yield from _resource(properties, "Parameters.Behavior.Properties", tuple(RESOURCES))
    strategy = _object(properties.get("Strategy"))
    kind = strategy.get("Type")
    place = "Parameters.Behavior.Properties.Strategy"
    if kind == "SubstituteResource":
        if not isinstance(strategy.get("SubstituteArn"), str) or not strategy["SubstituteArn"]:
            yield f"{place}.SubstituteArn", "is the resource to be used instead"
    elif kind != "MockResponse":
        yield place, f"{kind!r} is no strategy; there are SubstituteResource, MockResponse"
    elif properties.get("ActionType") != "InvokeLambdaFunction":
        yield place, "an answer can be mocked for a function alone; substitute another resource"
    else:
        yield from _mock(strategy.get("Response"), f"{place}.Response")


def _mock(response: Any, place: str) -> Iterator[Fault]:
    kind = str(_object(response).get("Type"))
    content = _object(response).get(kind)
    if kind not in ("ExecutionResult", "Error") or not isinstance(content, dict):
        yield place, 'is {"Type": "ExecutionResult", "ExecutionResult": {…}} or the same with Error'
        return
    delay = content.get("DelaySeconds", 0)
    if not isinstance(delay, int | float) or isinstance(delay, bool) or delay < 0:
        yield f"{place}.{kind}.DelaySeconds", "is a number of seconds"
    if kind == "Error":
        if content.get("Value") not in LAMBDA_ERRORS:
            yield f"{place}.Error.Value", f"is one of {', '.join(LAMBDA_ERRORS)}"
        return
    given = [content[key] for key in ANSWER_KEYS if key in content]
    if len(given) != 1 or not isinstance(given[0], str) or not _is_json(given[0]):
        yield f"{place}.ExecutionResult.LoadedData", "is the answer as a JSON text (a string, not an object)"


ACTIONS: dict[str, Check] = {
    "SendInstruction": _send,
    "OverrideSystemBehavior": _override,
    "Assert": _assert,
    "TestControl": _control,
}


def _resource(properties: Any, place: str, types: tuple[str, ...]) -> Iterator[Fault]:
    kind = properties.get("ActionType")
    if kind not in types:
        yield f"{place}.ActionType", f"{kind!r}: only {', '.join(types)} are possible here"
        return
    named = _object(properties.get("ActionParameters")).get(RESOURCES[kind])
    if not isinstance(named, str) or not named:
        yield f"{place}.ActionParameters", f"must name the resource: {RESOURCES[kind]}"


def _keys(value: Any, place: str, required: tuple[str, ...], also: tuple[str, ...] = ()) -> Iterator[Fault]:
    prefix = f"{place}." if place else ""
    yield from ((f"{prefix}{key}", "is missing") for key in required if key not in value)
    yield from ((f"{prefix}{key}", "is unknown") for key in value if key not in (*required, *also))


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True
