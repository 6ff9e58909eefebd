"""A flow as an SVG picture that any browser shows: boxes with what is said, arrows with the keys."""

import textwrap
from collections.abc import Iterator
from itertools import pairwise
from xml.sax.saxutils import escape

from cli.flow.picture.graph import Arrow, Box, Graph
from cli.flow.picture.layout import Layout, lay_out

WIDTH, HEIGHT, COLUMN, LAYER, MARGIN = 240, 84, 290, 170, 40
LETTERS, LINES = 33, 3
_FILLS = {"start": "#d7f0d8", "choice": "#fff3cd", "end": "#f4d6d6", "step": "#e8eef7"}
_STYLE = (
    "text{font:12px sans-serif;fill:#1b2430}.name{font-size:10px;fill:#5b6675}.title{font-weight:bold}"
    ".way{fill:none;stroke:#51606f;stroke-width:1.4}.trouble{stroke:#b4534b;stroke-dasharray:5 4}"
    ".label{font-size:11px;paint-order:stroke;stroke:#fff;stroke-width:4px}"
)
Point = tuple[float, float]


def draw_svg(graph: Graph, name: str = "") -> str:
    """The whole picture. name: for its title."""
    layout = lay_out(graph)
    corners = [_corner(place) for place in layout.places.values()]
    passing = [_corner(place)[0] for bends in layout.bends.values() for place in bends]
    wide = max([*(x for x, _ in corners), *passing], default=0.0) + WIDTH + MARGIN
    high = max((y for _, y in corners), default=0.0) + HEIGHT + MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:.0f}" height="{high:.0f}" viewBox="0 0 {wide:.0f} {high:.0f}">',
        f"<title>{escape(name)}</title><style>{_STYLE}</style>",
        '<defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0L10 5L0 10z" fill="#51606f"/></marker></defs>',
        f'<rect width="{wide:.0f}" height="{high:.0f}" fill="#fff"/>',
    ]
    labels: list[str] = []
    leaving = _leave(graph, layout)
    for number, arrow in enumerate(graph.arrows):
        way, word = _draw_arrow(number, arrow, layout, leaving[number])
        parts.append(way)
        labels.append(word)
    for box in graph.boxes:
        parts.extend(_draw_box(box, _corner(layout.places[box.name])))
    return "\n".join([*parts, *filter(None, labels), "</svg>"]) + "\n"


def _corner(place: tuple[float, int]) -> Point:
    return MARGIN + place[0] * COLUMN, MARGIN + place[1] * LAYER


def _draw_box(box: Box, corner: Point) -> Iterator[str]:
    x, y = corner
    yield f"<g><title>{escape(f'{box.name}: {box.title} {box.detail}')}</title>"
    radius = 26 if box.kind in ("start", "end") else 6
    yield (
        f'<rect x="{x:.0f}" y="{y:.0f}" width="{WIDTH}" height="{HEIGHT}" rx="{radius}" fill="{_FILLS[box.kind]}" '
        'stroke="#51606f"/>'
    )
    middle = x + WIDTH / 2
    yield _text(middle, y + 14, _short(box.name, 36), "name")
    yield _text(middle, y + 30, _short(box.title, 34), "title")
    for number, line in enumerate(textwrap.wrap(box.detail, LETTERS, max_lines=LINES, placeholder=" …")):
        yield _text(middle, y + 46 + 14 * number, line, "")
    yield "</g>"


def _leave(graph: Graph, layout: Layout) -> dict[int, float]:
    """How far along its box's lower edge each arrow starts, 0 to 1: in the order in which they go on."""
    leaving: dict[str, list[tuple[float, int]]] = {}
    for number, arrow in enumerate(graph.arrows):
        bends = layout.bends.get(number) or [layout.places[arrow.target]]
        leaving.setdefault(arrow.source, []).append((bends[0][0], number))
    places: dict[int, float] = {}
    for going in leaving.values():
        for rank, (_, number) in enumerate(sorted(going)):
            places[number] = (rank + 1) / (len(going) + 1)
    return places


def _draw_arrow(number: int, arrow: Arrow, layout: Layout, leaving: float) -> tuple[str, str]:
    """The line, and its words near where it starts."""
    source, target = _corner(layout.places[arrow.source]), _corner(layout.places[arrow.target])
    start = (source[0] + WIDTH * leaving, source[1] + HEIGHT)
    end = (target[0] + WIDTH / 2, target[1])
    passing = [
        (MARGIN + x * COLUMN + WIDTH / 2, MARGIN + y * LAYER + HEIGHT / 2) for x, y in layout.bends.get(number, ())
    ]
    if target[1] <= source[1]:  # back up: leave and arrive at the sides
        start = (source[0] + WIDTH, source[1] + HEIGHT / 2)
        end = (target[0] + WIDTH, target[1] + HEIGHT / 2)
    points = [start, *passing, end]
    kind = "way trouble" if arrow.trouble else "way"
    way = f'<path class="{kind}" d="{_curve(points, sideways=target[1] <= source[1])}" marker-end="url(#head)"/>'
    if not arrow.text:
        return way, ""
    after = points[1]
    x, y = start[0] + (after[0] - start[0]) * 0.28, start[1] + (after[1] - start[1]) * 0.28 + 4
    return way, _text(x, y, _short(arrow.text, 40), "label")


def _curve(points: list[Point], *, sideways: bool) -> str:
    """Smooth from point to point, leaving and arriving straight."""
    first = points[0]
    drawn = f"M{first[0]:.0f} {first[1]:.0f}"
    for before, after in pairwise(points):
        if sideways and len(points) == 2:
            out = max(before[0], after[0]) + 60
            drawn += f"C{out:.0f} {before[1]:.0f} {out:.0f} {after[1]:.0f} {after[0]:.0f} {after[1]:.0f}"
        else:
            half = (before[1] + after[1]) / 2
            drawn += f"C{before[0]:.0f} {half:.0f} {after[0]:.0f} {half:.0f} {after[0]:.0f} {after[1]:.0f}"
    return drawn


def _text(x: float, y: float, text: str, kind: str) -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="middle" class="{kind}">{escape(text)}</text>'


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
