"""A flow as boxes and arrows: only what can happen, arrows between the same boxes made one."""

from dataclasses import dataclass

from cli.flow.picture.captions import detail, is_trouble, label, title
from local.connect.engine.registry import catalogue
from local.connect.explore.ways import outcomes
from local.connect.language.checking import reachable
from local.connect.language.model import Action, Branch, Flow


@dataclass(frozen=True, slots=True)
class Box:
    """An action. kind: "start", "choice", "end" or "step"."""

    name: str
    title: str
    detail: str
    kind: str


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way from box to box. trouble: it is an error's alone."""

    source: str
    target: str
    text: str
    trouble: bool


@dataclass(frozen=True, slots=True)
class Graph:
    """Boxes in the order of the flow's own way, and arrows."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def read_graph(flow: Flow, *, errors: bool = True) -> Graph:
    """What to draw. errors: with the arrows of errors; without them also without what only errors lead to."""
    arrows = [arrow for action in flow.actions.values() for arrow in _arrows(flow, action, errors)]
    seen = reachable(flow) if errors else _reached(flow.start_action, arrows)
    boxes = tuple(_box(flow, action) for action in flow.actions.values() if errors or action.identifier in seen)
    return Graph(boxes, tuple(arrow for arrow in arrows if errors or arrow.source in seen))


def _box(flow: Flow, action: Action) -> Box:
    ways = outcomes(action, catalogue().get(action.type))
    kind = "step"
    if action.identifier == flow.start_action:
        kind = "start"
    elif not ways:
        kind = "end"
    elif len({branch.target for branch in ways if not is_trouble(branch)}) > 1:
        kind = "choice"
    return Box(action.identifier, title(action), detail(action), kind)


def _arrows(flow: Flow, action: Action, errors: bool) -> list[Arrow]:
    grouped: dict[str, list[Branch]] = {}
    for branch in outcomes(action, catalogue().get(action.type)):
        if branch.target in flow.actions and (errors or not is_trouble(branch)):
            grouped.setdefault(branch.target, []).append(branch)
    return [_arrow(action, target, branches) for target, branches in grouped.items()]


def _arrow(action: Action, target: str, branches: list[Branch]) -> Arrow:
    good = [branch for branch in branches if not is_trouble(branch)]
    plain = any(label(action, branch) == "" for branch in good)
    texts = [] if plain else [label(action, branch) for branch in good or branches]
    keys = [text.removeprefix("key ") for text in texts if text.startswith("key ")]
    if len(keys) > 1:
        texts = [f"keys {', '.join(keys)}", *(text for text in texts if not text.startswith("key "))]
    return Arrow(action.identifier, target, " or ".join(dict.fromkeys(texts)), not good)


def _reached(start: str, arrows: list[Arrow]) -> set[str]:
    seen, waiting = set[str](), [start]
    while waiting:
        here = waiting.pop()
        if here not in seen:
            seen.add(here)
            waiting.extend(arrow.target for arrow in arrows if arrow.source == here)
    return seen
