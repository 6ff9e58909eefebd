"""Looking for ways: from the start of a flow to each of its branches, with what the contact and the world must be like.

A breadth-first search over (action, what is known of the contact). An action is visited again and again as long as
something that matters further on differs, those visited least often first, so that no corner starves.
"""

import heapq
import itertools
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from local.connect.explore.answers import Answer
from local.connect.explore.expecting import moves
from local.connect.explore.guiding import guide_to
from local.connect.explore.moves import Answering, Move, Solution
from local.connect.explore.state import State, paths_in
from local.connect.language.model import Branch, Flow
from local.connect.language.specification import ActionSpec

Path = tuple[str, ...]
Place = tuple[str, Branch]
"""A branch of an action: (identifier, branch)."""
VISITS = 400
"""Of one action with the same turns of loops around it."""
MOST_VISITS = 1_500
"""Of all actions together, in the search for all branches."""
AIMED_VISITS = 1_500
"""Of all actions together, in the search for one branch."""
ONWARD_VISITS = 200
"""Of all actions together, onwards from a branch that such a search has found."""
MOST_AIMED_VISITS = 12_000
"""Of all such searches in one flow together."""


@dataclass(frozen=True, slots=True)
class Node:
    """A point on a way: how it was come here. branch: taken at `before`'s action by `answer`."""

    state: State
    before: "Node | None" = None
    branch: Branch | None = None
    answering: Answering | None = None


@dataclass(frozen=True, slots=True)
class Leg:
    """One step of a way: at this action this branch, because the world answers so."""

    action: str
    branch: Branch
    answer: Answer


@dataclass(frozen=True, slots=True)
class Route:
    """A way to a branch. before: what must be known of the contact when the flow begins, by root."""

    legs: tuple[Leg, ...]
    solution: Solution

    def beginning(self, root: str) -> dict[tuple[str, ...], str]:
        """What stands in a root when the flow begins: path after the root -> text."""
        return self.solution.filled(root, 0)

    def roots(self) -> set[str]:
        """Roots of which something must be there at the beginning."""
        return {unknown.path[0] for unknown in self.solution.demands if unknown.born == 0}


@dataclass(slots=True)
class Found:
    """nodes: the end of a way by branch; reasons: why a branch has none."""

    nodes: dict[Place, Node] = field(default_factory=dict)
    reasons: dict[Place, str] = field(default_factory=dict)
    visited: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Rules:
    """What a search goes by. unnatural: (action, error) that only a fault brings about; refused: branches that the engine
    was seen not to take, with the reason.
    """

    catalogue: Mapping[str, ActionSpec]
    unnatural: frozenset[tuple[str, str]] = frozenset()
    refused: Mapping[Place, str] = field(default_factory=dict)


def search(flow: Flow, rules: Rules, wanted: frozenset[Place], given_up: set[Place]) -> Found:
    """Ways to the wanted branches: first all together, then those at the edge of what was reached, each by itself.

    given_up: branches at which no search aims any more; those for which it was in vain are added.
    """
    found, watched = Found(), _watched(flow)
    start = Node(State(flow.start_action).keep(dict.fromkeys(_own_flow_attributes(flow), "")))

    def complete() -> bool:
        return wanted <= found.nodes.keys()

    _spread(flow, rules, found, watched, start, complete, None, MOST_VISITS)
    visits = MOST_AIMED_VISITS
    while visits > 0 and (place := _edge(found, wanted, given_up, rules)) is not None:
        visits -= _aim(flow, rules, found, watched, start, place)
        if place not in found.nodes:
            given_up.add(place)
        elif not complete():
            visits -= _spread(flow, rules, found, watched, found.nodes[place], complete, None, ONWARD_VISITS)
    return found


def _edge(found: Found, wanted: frozenset[Place], given_up: set[Place], rules: Rules) -> Place | None:
    """A branch that is left, of an action that was reached."""
    left = wanted - found.nodes.keys() - rules.refused.keys() - given_up
    reached = found.visited | {branch.target for _, branch in found.nodes}
    return min((place for place in left if place[0] in reached), key=str, default=None)


def _aim(
    flow: Flow, rules: Rules, found: Found, watched: tuple[Path, ...], start: Node, place: Place
) -> int:  # fmt: skip
    return _spread(
        flow, rules, found, watched, start, lambda: place in found.nodes, guide_to(flow, *place), AIMED_VISITS
    )


def _spread(
    flow: Flow, rules: Rules, found: Found, watched: tuple[Path, ...], start: Node, enough: Callable[[], bool],
    guide: Callable[[State], int] | None, most: int,
) -> int:  # fmt: skip
    """Search from a node until it is enough; how many visits it took. guide: what to try first, the least first."""
    order = itertools.count()
    visits, seen = Counter[Any](), set[Any]()
    waiting: list[tuple[int, int, Any, Node]] = []

    def push(node: Node) -> None:
        key = node.state.key(watched)
        if node.state.action in flow.actions and key not in seen:
            seen.add(key)
            first = visits[key[:2]] if guide is None else guide(node.state) + visits[key[:2]]
            heapq.heappush(waiting, (first, next(order), key[:2], node))

    push(start)
    for visit in range(most):
        if not waiting or enough():
            return visit
        _, _, place, node = heapq.heappop(waiting)
        visits[place] += 1
        if visits[place] <= VISITS:
            _expand(node, flow, rules, found, push)
    return most


def _expand(node: Node, flow: Flow, rules: Rules, found: Found, push: Callable[[Node], None]) -> None:
    action = flow.actions[node.state.action]
    found.visited.add(action.identifier)
    for move in moves(action, rules.catalogue.get(action.type), node.state, rules.unnatural):
        if move.branch is None:
            continue
        place = action.identifier, move.branch
        if move.state is None or place in rules.refused:
            found.reasons.setdefault(place, rules.refused.get(place, move.why))
            continue
        following = _follow(node, move)
        found.nodes.setdefault(place, following)
        push(following)


def _follow(node: Node, move: Move) -> Node:
    assert move.branch is not None and move.state is not None  # noqa: S101, PT018 - seen by the caller
    return Node(move.state.at(move.branch.target), node, move.branch, move.answer)


_DECIDING = (
    "ComparisonValue",
    "LoopCount",
    "CallbackNumber",
    "LexV2Bot",
    "LexBot",
    "LexInitializationData",
    "TimeLimitSeconds",
    "TimeoutSeconds",
    "ProfileRequestData",
)
"""Parameters on whose values it depends what can happen."""


def _own_flow_attributes(flow: Flow) -> Iterator[Path]:
    """Those that the flow sets itself: nothing stands in them at first. Others can only be the script's."""
    for action in flow.actions.values():
        given = action.parameters.get("FlowAttributes")
        yield from (("FlowAttributes", *name.split(".")) for name in (given if isinstance(given, dict) else ()))


def _watched(flow: Flow) -> tuple[Path, ...]:
    """The paths on which something further on depends: what is compared, and what that was copied from."""
    watched: set[Path] = {("Channel",)}
    copies: dict[Path, set[Path]] = {}
    for action in flow.actions.values():
        watched |= paths_in([action.parameters.get(name) for name in _DECIDING])
        watched |= paths_in([str(o) for condition, _ in action.transitions.conditions for o in condition.operands])
        for root in ("Attributes", "FlowAttributes"):
            given = action.parameters.get(root)
            for name, value in given.items() if isinstance(given, dict) else ():
                copies.setdefault((root, *name.split(".")), set()).update(paths_in(value))
    waiting = list(watched)
    while waiting:
        fresh = copies.get(waiting.pop(), set()) - watched
        watched |= fresh
        waiting.extend(fresh)
    return tuple(sorted(watched))


def route_to(node: Node) -> Route:
    """The whole way that ends in a node, with every value decided."""
    solution = Solution(node.state.demands)
    legs: list[Leg] = []
    at: Node | None = node
    while at is not None and at.before is not None and at.branch is not None:
        answer = at.answering(solution) if at.answering is not None else Answer()
        legs.append(Leg(at.before.state.action, at.branch, answer))
        at = at.before
    return Route(tuple(reversed(legs)), solution)
