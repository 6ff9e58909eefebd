"""How far a contact still is from a branch: what leads a search that has one aim left, through loops too."""

import heapq
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from local.connect.explore.state import State
from local.connect.language.model import Action, Branch, Flow

DONE, AGAIN = "Equals DoneLooping", "Equals ContinueLooping"
FAR = 10**6


@dataclass(frozen=True, slots=True)
class Turns:
    """A Loop with a written count: how often it goes round, and the shortest way round in actions."""

    count: int
    length: int


def guide_to(flow: Flow, action: str, branch: Branch) -> Callable[[State], int]:
    """A measure of how many actions lie between a state and the branch. A loop that must be done counts all its turns."""
    loops = _loops(flow)
    away = _distances(flow, action, loops)
    mattering = _on_the_way(flow, action, away, loops)
    if branch.label == DONE and action in loops:
        mattering = {*mattering, action}
    whole = loops[action].count * loops[action].length if action in loops and branch.label == DONE else 0

    def remaining(state: State) -> int:
        done = sum(state.loops.get(name, 0) * loops[name].length for name in mattering)
        return away.get(state.action, FAR) + whole - done

    return remaining


def _loops(flow: Flow) -> dict[str, Turns]:
    found = {}
    for action in flow.actions.values():
        count = str(action.parameters.get("LoopCount", ""))
        if action.type == "Loop" and count.isdigit():
            found[action.identifier] = Turns(int(count), _way_round(flow, action))
    return found


def _way_round(flow: Flow, loop: Action) -> int:
    inside = next((branch.target for branch in loop.transitions.branches() if branch.label == AGAIN), None)
    back = _distances(flow, loop.identifier, {})
    return back.get(inside or "", 0) + 1


def _distances(flow: Flow, target: str, loops: Mapping[str, Turns]) -> dict[str, int]:
    """From every action to the target, in actions."""
    coming: dict[str, list[tuple[str, int]]] = {}
    for action in flow.actions.values():
        for branch in action.transitions.branches():
            coming.setdefault(branch.target, []).append((action.identifier, _cost(action, branch, loops)))
    found: dict[str, int] = {}
    waiting = [(0, target)]
    while waiting:
        length, here = heapq.heappop(waiting)
        if here not in found:
            found[here] = length
            for before, cost in coming.get(here, ()):
                heapq.heappush(waiting, (length + cost, before))
    return found


def _cost(action: Action, branch: Branch, loops: Mapping[str, Turns]) -> int:
    turns = loops.get(action.identifier)
    return 1 + turns.count * turns.length if turns is not None and branch.label == DONE else 1


def _on_the_way(flow: Flow, target: str, away: Mapping[str, int], loops: Mapping[str, Turns]) -> set[str]:
    """Loops that the shortest way from the start must finish."""
    found: set[str] = set()
    here = flow.start_action
    while here != target and here in away:
        action = flow.actions[here]
        ways = [b for b in action.transitions.branches() if b.target in away]
        nearest = min(ways, key=lambda b: away[b.target] + _cost(action, b, loops))
        if here in loops and nearest.label == DONE:
            found.add(here)
        here = nearest.target
    return found
