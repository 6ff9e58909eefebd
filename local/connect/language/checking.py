"""What Connect would refuse about a flow, with the place of each trouble."""

import re
from collections.abc import Iterator, Mapping

from local.connect.language.condition_checks import condition_faults
from local.connect.language.model import Action, Flow, FlowType
from local.connect.language.parsing import MAX_CHARACTERS
from local.connect.language.placing import channel_problems, common_type_problems, placing_problems
from local.connect.language.problem import Problem as Problem
from local.connect.language.specification import ActionSpec

VERSION = "2019-10-30"
MAX_ACTIONS = 250
MAX_IDENTIFIER = 50
_FORBIDDEN_CHARACTERS = re.compile(r"[%:(\\/)=$,;\[\]{}]")
_FORBIDDEN_NAMES = frozenset(
    {
        "__proto__",
        "constructor",
        "__defineGetter__",
        "__defineSetter__",
        "toString",
        "hasOwnProperty",
        "isPrototypeOf",
        "propertyIsEnumerable",
        "toLocaleString",
        "valueOf",
    }
)
_ALWAYS_ALLOWED_ERRORS = frozenset({"NoMatchingError"})


def check(
    flow: Flow, flow_type: FlowType | None, catalogue: Mapping[str, ActionSpec], channel: str | None = None
) -> list[Problem]:
    """Everything that is wrong with `flow`; an empty list when Connect would take it.

    flow_type: None when unknown; then there must at least be one type in which all its actions may stand: the one that
    the designer noted in the metadata, if any; and where the documentation's pages disagree, either is believed.
    catalogue: the action types that exist. channel: VOICE, CHAT … when the flow is meant for that one alone; Connect
    itself lets a flow branch by channel and checks none.
    """
    found = [*_document_problems(flow), *_graph_problems(flow)]
    for action in flow.actions.values():
        spec = catalogue.get(action.type)
        if spec is None:
            found.append(Problem(action.identifier, f"unknown action type {action.type}", "Type"))
        else:
            found.extend(_action_problems(action, spec))
    if flow_type is not None:
        found.extend(placing_problems(flow, flow_type, catalogue))
    else:
        found.extend(common_type_problems(flow, flow.declared_type, catalogue))
    found.extend(channel_problems(flow, channel, catalogue))
    return found


def _document_problems(flow: Flow) -> Iterator[Problem]:
    if flow.version != VERSION:
        yield Problem("", f"must be {VERSION}, is {flow.version!r}", "Version")
    if flow.action_count > MAX_ACTIONS:
        yield Problem("", f"a flow has at most {MAX_ACTIONS} actions, this one {flow.action_count}", "Actions")
    if flow.size > MAX_CHARACTERS:
        yield Problem("", f"a flow has at most {MAX_CHARACTERS} characters, this one {flow.size}")
    for identifier in flow.duplicates:
        yield Problem(identifier, "another action has the same identifier", "Identifier")
    for identifier in flow.actions:
        if len(identifier) > MAX_IDENTIFIER:
            yield Problem(identifier, f"longer than {MAX_IDENTIFIER} characters", "Identifier")
        if bad := _FORBIDDEN_CHARACTERS.search(identifier):
            yield Problem(identifier, f"{bad.group()!r} is not allowed in an identifier", "Identifier")
        if not identifier or identifier in _FORBIDDEN_NAMES:
            yield Problem(identifier, "not allowed as an identifier", "Identifier")


def _graph_problems(flow: Flow) -> Iterator[Problem]:
    if flow.start_action not in flow.actions:
        yield Problem("", f"there is no action {flow.start_action!r}", "StartAction")
    for action in flow.actions.values():
        for branch in action.transitions.branches():
            if branch.target not in flow.actions:
                target = repr(branch.target) if branch.target else "an empty target"
                yield Problem(action.identifier, f"leads to {target}, which does not exist", branch.label)
    reached = reachable(flow)
    for action in flow.actions.values():
        if action.identifier not in reached:
            yield Problem(action.identifier, f"this {action.type} cannot be reached from the start")


def reachable(flow: Flow) -> set[str]:
    """Identifiers of the actions that some way from the start leads to."""
    seen: set[str] = set()
    waiting = [flow.start_action] if flow.start_action in flow.actions else []
    while waiting:
        identifier = waiting.pop()
        if identifier in seen:
            continue
        seen.add(identifier)
        branches = flow.actions[identifier].transitions.branches()
        waiting.extend(branch.target for branch in branches if branch.target in flow.actions)
    return seen


def _action_problems(action: Action, spec: ActionSpec) -> Iterator[Problem]:
    for place, reason in spec.parameters.faults(action.parameters, ""):
        yield Problem(action.identifier, reason, place)
    if spec.further_faults is not None:
        for place, reason in spec.further_faults(action):
            yield Problem(action.identifier, reason, place)
    for place, reason in (*_error_faults(action, spec), *condition_faults(action, spec), *_exit_faults(action, spec)):
        yield Problem(action.identifier, reason, place)


def _error_faults(action: Action, spec: ActionSpec) -> Iterator[tuple[str, str]]:
    seen: dict[str, str] = {}
    for error, target in action.transitions.errors:
        if error not in spec.errors | _ALWAYS_ALLOWED_ERRORS:
            yield "Errors", f"{action.type} has no error {error}"
        if seen.setdefault(error, target) != target:
            yield "Errors", f"{error} is given twice, with two targets"


def _exit_faults(action: Action, spec: ActionSpec) -> Iterator[tuple[str, str]]:
    if spec.terminal or spec.leaves or spec.endless or action.transitions.next_action is not None:
        return
    branching = spec.results is None or spec.results
    if not (branching and action.transitions.conditions):
        yield "Transitions", "leads nowhere: NextAction is missing"
