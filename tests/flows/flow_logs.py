"""What our flows would write into flow logs, looked at without running them: along every way through all of them.

Logging is off until a flow turns it on, stays as it is for the rest of the contact and is inherited by its next segments
("UpdateFlowLoggingBehavior", flow language). While it is on, the log has every action's parameters, with references filled in,
and its results: what a function answered and which keys were pressed. Modules of ours leave it alone.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from infra.flows import TOKEN, FlowFile

Action = dict[str, Any]
States = dict[tuple[str, str], set[bool]]
"""(flow, action) -> whether logging may be on, or off, when it begins."""

ANSWERED = frozenset({"GetParticipantInput", "ConnectParticipantWithLexBot", "ShowView"})
"""What somebody says, keys or fills in is their result."""
IMPERSONAL = frozenset({"{{lambda:load_company}}"})
"""Functions that are told nothing and answer nothing about a person."""
AT_ANY_MOMENT = frozenset({"CustomerRemaining", "DefaultAgentUI"})
"""Hooks whose flows begin when somebody hangs up, whatever goes on, and on a contact of their own."""
QUEUEING = ("Transfer", "Dequeue")
"""How actions are called behind which all other hooks' flows begin."""


def find_logged(flows: Collection[FlowFile]) -> list[str]:
    """Every action that may write something personal into the logs, as "flow:name: action"."""
    before = _follow(flows)
    return sorted(
        f"{flow.key}: {action['Identifier']}"
        for flow in flows
        for action in flow.document["Actions"]
        if True in before[flow.key, action["Identifier"]] and _is_personal(action)
    )


def _is_personal(action: Action) -> bool:
    told = json.dumps(action.get("Parameters", {}))
    called = action["Type"] == "InvokeLambdaFunction" and action["Parameters"]["LambdaFunctionARN"] not in IMPERSONAL
    return "$." in told or called or action["Type"] in ANSWERED


def _follow(flows: Collection[FlowFile]) -> States:
    """Until nothing new turns up: a flow may begin as another one has left it."""
    before: States = defaultdict(set)
    begun = {flow.key: {False} for flow in flows}
    named = {f"{token[1]}:{token[2]}" for flow in flows for token in TOKEN.finditer(json.dumps(flow.document))}
    known = -1
    while known != (known := sum(map(len, before.values()))):
        for flow in flows:
            for logged in tuple(begun[flow.key]):
                _walk(flow, logged, before)
        queued = {one for flow in flows for action in _queueing(flow) for one in before[flow.key, action["Identifier"]]}
        for flow in flows:
            if flow.key not in named:
                begun[flow.key] |= queued  # transfers of an operator's: nothing names their flows
            for action in flow.document["Actions"]:
                for target, states in _leads_to(action, before[flow.key, action["Identifier"]], queued):
                    begun[target] |= states
    return before


def _walk(flow: FlowFile, logged: bool, before: States) -> None:
    actions = {action["Identifier"]: action for action in flow.document["Actions"]}
    waiting = [(flow.document["StartAction"], logged)]
    while waiting:
        name, logged = waiting.pop()
        if logged in before[flow.key, name]:
            continue
        before[flow.key, name].add(logged)
        action = actions[name]
        if action["Type"] == "UpdateFlowLoggingBehavior":
            logged = action["Parameters"]["FlowLoggingBehavior"] == "Enabled"
        waiting += [(target, logged) for target in _targets(action)]


def _targets(action: Action) -> Iterator[str]:
    ways = action.get("Transitions", {})
    for way in (ways, *ways.get("Conditions", ()), *ways.get("Errors", ())):
        if way.get("NextAction"):
            yield way["NextAction"]


def _queueing(flow: FlowFile) -> Iterator[Action]:
    return (one for one in flow.document["Actions"] if one["Type"].startswith(QUEUEING))


def _leads_to(action: Action, states: set[bool], queued: set[bool]) -> Iterator[tuple[str, set[bool]]]:
    """The flows and modules that begin because of an action, and how logging may be by then."""
    hooks = action.get("Parameters", {}).get("EventHooks", {})
    for hook, named in hooks.items():
        token = TOKEN.fullmatch(named)
        if token:
            yield f"{token[1]}:{token[2]}", {False, True} if hook in AT_ANY_MOMENT else queued
    for token in () if hooks else TOKEN.finditer(json.dumps(action.get("Parameters", {}))):
        if token[1] in ("flow", "module"):
            yield f"{token[1]}:{token[2]}", states
