"""What can happen at an action: every outcome with what the world must answer for it and what it needs of the contact.

The moves are expectations, found without running anything. Whether the engine really takes the branch is seen by playing.
What each type's moves are is told in `action_moves.py`, what really causes errors in `causes.py`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from local.connect.explore.answers import Answer
from local.connect.explore.state import State
from local.connect.explore.values import Demand, Unknown, solve
from local.connect.explore.ways import NEXT, Way
from local.connect.language.model import Action, Branch
from local.connect.language.specification import ActionSpec
from local.connect.ports import Json


@dataclass(frozen=True, slots=True)
class Solution:
    """The values decided on at the end of a way."""

    demands: Mapping[Unknown, tuple[Demand, ...]]

    def text(self, unknown: Unknown) -> str:
        """The value of one unknown."""
        return solve(unknown.domain, self.demands.get(unknown, ())) or ""

    def filled(self, root: str, born: int) -> dict[tuple[str, ...], str]:
        """Everything decided of a root as one step filled it (0: as it was before the flow): path after the root -> text."""
        return {unknown.path[1:]: self.text(unknown) for unknown in self.demands if unknown.born == born
                and unknown.path[0] == root}  # fmt: skip


Answering = Callable[[Solution], Answer]


def plainly(answer: Answer) -> Answering:
    """An answer that depends on nothing."""
    return lambda _: answer


NOTHING_SPECIAL = plainly(Answer())
MISSING = Answer(missing=True)
"""What the action refers to does not exist."""


@dataclass(frozen=True, slots=True)
class Move:
    """One outcome. branch: None when it leaves the flow; state: None when no contact can, for the reason `why`."""

    branch: Branch | None
    state: State | None
    answer: Answering = NOTHING_SPECIAL
    why: str = ""
    natural: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """An action about to be executed on some way. able: the state in which the action works on the contact's channel,
    None when it cannot.
    """

    action: Action
    spec: ActionSpec | None
    state: State
    able: State | None

    @property
    def step(self) -> int:
        """The number of this step on the way, from 1."""
        return self.state.steps + 1

    def parameter(self, *names: str) -> Any:
        """The first of these that is written."""
        return next(
            (self.action.parameters[name] for name in names if self.action.parameters.get(name) is not None), None
        )

    def unknown(self, *path: str, domain: Any) -> Unknown:
        """A value that this step brings."""
        return Unknown(path, self.step, domain)


Maker = Callable[[Scene, State], Iterator[Move]]


def success(scene: Scene, state: State | None, answer: Answering = NOTHING_SPECIAL) -> Iterator[Move]:
    """NextAction, if there is one."""
    target = scene.action.transitions.next_action
    yield Move(Branch(NEXT, target) if target is not None else None, state, answer)


def by_result(ways: Iterator[Way], answer: Answering) -> Iterator[Move]:
    """The ways of a result, all brought about by the same answer."""
    return (Move(way.branch, way.state, answer, way.why) for way in ways)


def nest(flat: Mapping[tuple[str, ...], str]) -> Json:
    """{("a", "b"): "1"} -> {"a": {"b": "1"}}."""
    nested: Json = {}
    for path, text in flat.items():
        place = nested
        for name in path[:-1]:
            inner = place.get(name)
            place[name] = place = inner if isinstance(inner, dict) else {}
        if path:
            place[path[-1]] = text
    return nested
