"""ShowView: a step-by-step guide at the agent's workspace or in a chat. The result is the action chosen."""

from typing import Any

from local.connect.engine.execution import Execution
from local.connect.engine.outcomes import Done, Failed, Outcome, Run, ViewAnswered, Wait
from local.connect.engine.registry import Runner
from local.connect.engine.resolving import number
from local.connect.language.model import EVERY, INBOUND, FlowType
from local.connect.language.parameters import Anything, Group, Items, Table, free, static
from local.connect.language.parsing import as_text
from local.connect.language.references import Resolve, fill, is_reference, path_of
from local.connect.language.rules import one_of, whole_number
from local.connect.language.specification import ActionSpec
from local.connect.ports import Json

DEFAULT_LIMIT_S = 400
SPEC = ActionSpec(
    "ShowView",
    Group(
        {
            "ViewResource": Group({"Id": free(required=True), "Version": free()}, required=True),
            "InvocationTimeLimitSeconds": free(whole_number(1)),
            "ViewData": Table(Anything()),
            "SensitiveDataConfiguration": Group(
                {"HideResponseOn": Items(static(one_of("TRANSCRIPT"), required=True), required=True)}
            ),
        }
    ),
    results=None,
    errors=frozenset({"NoMatchingCondition", "TimeLimitExceeded"}),
    flow_types=INBOUND | {FlowType.CUSTOMER_QUEUE, FlowType.MODULE},
    also_seen_in=EVERY,
    channels=frozenset({"CHAT"}),
)


def run(execution: Execution, parameters: Json) -> Outcome | Run:
    """Show it; the answer may be there at once or come as a signal."""
    view = parameters.get("ViewResource") or {}
    data = _keep_shapes(execution.frame.action.parameters.get("ViewData") or {}, execution.data.resolve)
    answer = execution.host.services.views.show(execution.contact.id, as_text(view.get("Id", "")), data)
    if answer is not None:
        return _take(execution, answer.action, answer.data)
    limit = number(parameters.get("InvocationTimeLimitSeconds") or "") or DEFAULT_LIMIT_S
    return _wait(execution, limit)


def _keep_shapes(value: Any, resolve: Resolve) -> Any:
    """What the view is given: a reference to a list is that list, not its text."""
    if isinstance(value, dict):
        return {fill(key, resolve): _keep_shapes(item, resolve) for key, item in value.items()}
    if isinstance(value, list):
        return [_keep_shapes(item, resolve) for item in value]
    if not isinstance(value, str):
        return value
    if is_reference(value):
        found = resolve(path_of(value))
        return "" if found is None else found
    return fill(value, resolve)


def _wait(execution: Execution, limit: int) -> Run:
    signal = yield Wait(limit, (ViewAnswered,))
    if isinstance(signal, ViewAnswered):
        return _take(execution, signal.action, signal.data)
    return Failed("TimeLimitExceeded", f"nobody answered the view within {limit} s")


def _take(execution: Execution, action: str, data: Json) -> Done:
    execution.contact.spaces["Views"] = {"Action": action, "ViewResultData": {"actionName": action, **data}}
    return Done(action)


ACTIONS = [Runner(SPEC, run)]
