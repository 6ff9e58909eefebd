"""A test case read from its JSON and checked: what Connect would refuse when it is published is refused here."""

import json
from collections.abc import Iterator
from typing import Any

from local.connect.testing.model import (
    MAX_CONTENT,
    VERSION,
    Event,
    FlowTest,
    InvalidFlowTest,
    Observation,
    Problem,
    TestAction,
)
from local.connect.testing.shapes import check_action, check_event

USAGE = {"Type": "Exactly", "Times": 1}


def read_flow_test(content: str) -> FlowTest:
    """Content as Connect takes it -> the test case. Raises InvalidFlowTest with everything that is wrong."""
    document = _load(content)
    problems = list(find_problems(document))
    if len(content) > MAX_CONTENT:
        problems.append(Problem("", f"has {len(content)} characters; {MAX_CONTENT} are the limit"))
    if problems:
        raise InvalidFlowTest(problems)
    observations = {one["Identifier"]: _observation(one) for one in document["Observations"]}
    return FlowTest(observations, document.get("Metadata") or {})


def find_problems(document: Any) -> Iterator[Problem]:
    """Everything that the language's rules refuse in a decoded document."""
    if not isinstance(document, dict):
        yield Problem("", "a test case is a JSON object")
        return
    yield from (
        Problem("", "is unknown", key) for key in document if key not in ("Version", "Metadata", "Observations")
    )
    if document.get("Version") != VERSION:
        yield Problem("", f'{document.get("Version")!r}: the language\'s version is "{VERSION}"', "Version")
    if not isinstance(document.get("Metadata", {}), dict):
        yield Problem("", "is an object", "Metadata")
    observations = document.get("Observations")
    if not isinstance(observations, list) or not observations:
        yield Problem("", "there is nothing to observe", "Observations")
        return
    for number, observation in enumerate(observations):
        yield from _problems_of(observation, number)
    if all(isinstance(one, dict) and isinstance(one.get("Identifier"), str) for one in observations):
        yield from _wrong_names(observations)
        yield from _wrong_ways(observations)


def _problems_of(observation: Any, number: int) -> Iterator[Problem]:
    if not isinstance(observation, dict) or not isinstance(observation.get("Identifier"), str):
        yield Problem(f"Observations[{number}]", "is an object with an Identifier")
        return
    name = observation["Identifier"]
    known = ("Identifier", "Event", "Usage", "Actions", "Transitions")
    yield from (Problem(name, "is unknown", key) for key in observation if key not in known)
    yield from (Problem(name, reason, place) for place, reason in check_event(observation.get("Event")))
    if observation.get("Usage", USAGE) != USAGE:
        yield Problem(name, f"must be {json.dumps(USAGE)}; other usages are refused", "Usage")
    actions = observation.get("Actions", [])
    if not isinstance(actions, list) or not all(isinstance(action, dict) for action in actions):
        yield Problem(name, "is a list of actions", "Actions")
        return
    for position, action in enumerate(actions):
        called = action.get("Identifier") or position
        for place, reason in check_action(action):
            yield Problem(name, reason, f"Actions[{called}].{place}" if place else f"Actions[{called}]")
    reached = {action.get("Identifier") for action in _chain(actions)}
    for action in actions:
        after = _next_action(action)
        if after and after not in {other.get("Identifier") for other in actions}:
            yield Problem(name, f"{after!r} is no action of this observation", f"Actions[{action.get('Identifier')}]")
        if action.get("Identifier") not in reached:
            reason = "is never executed: no action before it leads to it by NextAction"
            yield Problem(name, reason, f"Actions[{action.get('Identifier')}]")


def _wrong_names(observations: list[Any]) -> Iterator[Problem]:
    seen: set[str] = set()
    for observation in observations:
        actions = observation.get("Actions") if isinstance(observation.get("Actions"), list) else []
        for one in [observation, *actions]:
            name = one.get("Identifier") if isinstance(one, dict) else None
            if isinstance(name, str) and name in seen:
                yield Problem(observation["Identifier"], f"the identifier {name!r} is used twice")
            seen.add(str(name))


def _wrong_ways(observations: list[Any]) -> Iterator[Problem]:
    following = {one["Identifier"]: _following(one) for one in observations}
    led_to = set().union(*following.values())
    for name, names in following.items():
        for unknown in sorted(names - following.keys()):
            yield Problem(name, f"there is no observation {unknown!r}", "Transitions.NextObservations")
    reached: set[str] = set()
    ahead = [name for name in following if name not in led_to]
    while ahead:
        name = ahead.pop()
        if name in following and name not in reached:
            reached.add(name)
            ahead.extend(following[name])
    yield from (Problem(name, "never becomes active: it is led to in a circle") for name in following.keys() - reached)
    initiated = [one["Identifier"] for one in observations if _event_type(one) == "TestInitiated"]
    yield from (Problem(name, "a test is initiated once, at its start") for name in initiated if name in led_to)


def _observation(raw: Any) -> Observation:
    event = Event(raw["Event"]["Type"], raw["Event"]["Properties"])
    actions = tuple(TestAction(a["Identifier"], a["Type"], a["Parameters"]) for a in _chain(raw.get("Actions", [])))
    return Observation(raw["Identifier"], event, actions, tuple(_next_observations(raw)))


def _chain(actions: list[Any]) -> Iterator[Any]:
    """The actions from the first one along NextAction; an action is met once."""
    by_name = {action.get("Identifier"): action for action in actions}
    name = actions[0].get("Identifier") if actions else None
    while name in by_name:
        action = by_name.pop(name)
        yield action
        name = _next_action(action)


def _next_action(action: Any) -> str | None:
    transitions = action.get("Transitions")
    return transitions.get("NextAction") if isinstance(transitions, dict) else None


def _following(observation: Any) -> set[str]:
    return set(_next_observations(observation))


def _next_observations(observation: Any) -> list[str]:
    transitions = observation.get("Transitions")
    found = transitions.get("NextObservations") if isinstance(transitions, dict) else None
    return [str(name) for name in found] if isinstance(found, list) else []


def _event_type(observation: Any) -> Any:
    event = observation.get("Event")
    return event.get("Type") if isinstance(event, dict) else None


def _load(content: str) -> Any:
    try:
        return json.loads(content)
    except ValueError as error:
        raise InvalidFlowTest([Problem("", f"not JSON: {error}")]) from error
