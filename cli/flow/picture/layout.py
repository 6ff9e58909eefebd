"""Where boxes and arrows stand: in layers from top to bottom, ordered so that few arrows cross (Sugiyama's way)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cli.flow.picture.graph import Arrow, Graph

SWEEPS = 12
Node = str | tuple[int, int]
"""A box by its name, or the place (arrow's number, layer) where a long arrow passes a layer."""


@dataclass(frozen=True, slots=True)
class Layout:
    """places: (column, layer) of every box, columns may be broken numbers; bends: the places that an arrow passes."""

    places: Mapping[str, tuple[float, int]]
    bends: Mapping[int, Sequence[tuple[float, int]]]


def lay_out(graph: Graph) -> Layout:
    """Layers by the longest way from the start; arrows back up are turned for the ordering."""
    depth = _depths(graph)
    layers: list[list[Node]] = [[] for _ in range(max(depth.values(), default=0) + 1)]
    for name, layer in depth.items():
        layers[layer].append(name)
    above: dict[Node, list[Node]] = {}
    below: dict[Node, list[Node]] = {}
    chains: dict[int, list[Node]] = {}
    for number, arrow in enumerate(graph.arrows):
        chain = _chain(number, arrow, depth, layers)
        chains[number] = chain
        for upper, lower in pairwise(chain):
            below.setdefault(upper, []).append(lower)
            above.setdefault(lower, []).append(upper)
    columns = _order(layers, above, below)
    places = {name: (columns[name], depth[name]) for name in depth}
    bends = {
        number: [(columns[node], node[1]) for node in chain if isinstance(node, tuple)]
        for number, chain in chains.items()
    }
    turned = {n: list(reversed(b)) if _goes_up(graph.arrows[n], depth) else b for n, b in bends.items()}
    return Layout(places, turned)


def _goes_up(arrow: Arrow, depth: Mapping[str, int]) -> bool:
    return depth[arrow.source] > depth[arrow.target]


def _chain(number: int, arrow: Arrow, depth: Mapping[str, int], layers: list[list[Node]]) -> list[Node]:
    """The nodes from the arrow's upper to its lower end, one in every layer between."""
    upper, lower = sorted((arrow.source, arrow.target), key=lambda name: depth[name])
    passing: list[Node] = [(number, layer) for layer in range(depth[upper] + 1, depth[lower])]
    for node in passing:
        layers[node[1]].append(node)  # type: ignore[index]
    return [upper, *passing, lower]


def _depths(graph: Graph) -> dict[str, int]:
    """The layer of each box: one below the lowest box that leads to it, arrows that close a circle left aside."""
    following: dict[str, list[str]] = {box.name: [] for box in graph.boxes}
    for arrow in graph.arrows:
        following[arrow.source].append(arrow.target)
    starts = [box.name for box in graph.boxes if box.kind == "start"] + [box.name for box in graph.boxes]
    order = _finish_order(starts, following)
    place = {name: number for number, name in enumerate(order)}
    depth = dict.fromkeys(order, 0)
    for name in order:
        for target in following[name]:
            if place[target] > place[name]:
                depth[target] = max(depth[target], depth[name] + 1)
    return depth


def _finish_order(starts: list[str], following: Mapping[str, list[str]]) -> list[str]:
    """Depth first, the last to finish first: in this order all arrows but those of circles lead onwards."""
    seen, finished = set[str](), list[str]()
    for start in starts:
        if start in seen:
            continue
        seen.add(start)
        waiting = [(start, iter(following[start]))]
        while waiting:
            name, rest = waiting[-1]
            target = next((target for target in rest if target not in seen), None)
            if target is None:
                finished.append(name)
                waiting.pop()
            else:
                seen.add(target)
                waiting.append((target, iter(following[target])))
    return finished[::-1]


def _order(
    layers: list[list[Node]], above: Mapping[Node, list[Node]], below: Mapping[Node, list[Node]]
) -> dict[Node, float]:
    columns: dict[Node, float] = {node: float(x) for layer in layers for x, node in enumerate(layer)}
    for sweep in range(SWEEPS):
        downwards = sweep % 2 == 0
        neighbours = above if downwards else below
        for layer in layers if downwards else reversed(layers):
            wanted = {node: _middle(neighbours.get(node, []), columns, columns[node]) for node in layer}
            layer.sort(key=lambda node: wanted[node])
            _spread(layer, wanted, columns)
    least = min(columns.values(), default=0.0)
    return {node: column - least for node, column in columns.items()}


def _middle(nodes: list[Node], columns: Mapping[Node, float], otherwise: float) -> float:
    return sum(columns[node] for node in nodes) / len(nodes) if nodes else otherwise


def _spread(layer: list[Node], wanted: Mapping[Node, float], columns: dict[Node, float]) -> None:
    """As near as possible to where each wants to stand, at least a box apart (half a box where only arrows pass)."""
    left: list[float] = []
    for number, node in enumerate(layer):
        gap = 0.0 if number == 0 else _gap(layer[number - 1], node)
        left.append(wanted[node] if number == 0 else max(wanted[node], left[-1] + gap))
    shift = sum(place - wanted[node] for place, node in zip(left, layer, strict=True)) / len(layer) if layer else 0.0
    for place, node in zip(left, layer, strict=True):
        columns[node] = place - shift


def _gap(first: Node, second: Node) -> float:
    passing = isinstance(first, tuple) + isinstance(second, tuple)
    return (1.0, 0.65, 0.3)[passing]
