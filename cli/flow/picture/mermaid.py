"""A flow as Mermaid text, as GitHub and many editors show it."""

from cli.flow.picture.graph import Box, Graph

LONGEST_DETAIL = 120
_SHAPES = {"start": ('(["', '"])'), "choice": ('{"', '"}'), "end": ('(("', '"))'), "step": ('["', '"]')}


def draw_mermaid(graph: Graph) -> str:
    """A flowchart from top to bottom; arrows of errors are dotted."""
    names = {box.name: f"n{number}" for number, box in enumerate(graph.boxes)}
    lines = ["flowchart TD"]
    lines += [f"    {names[box.name]}{_shape(box)}" for box in graph.boxes]
    for arrow in graph.arrows:
        line = "-.->" if arrow.trouble else "-->"
        text = f"|{_quoted(arrow.text)}|" if arrow.text else ""
        lines.append(f"    {names[arrow.source]} {line}{text} {names[arrow.target]}")
    return "\n".join(lines) + "\n"


def _shape(box: Box) -> str:
    before, after = _SHAPES[box.kind]
    detail = box.detail if len(box.detail) <= LONGEST_DETAIL else box.detail[: LONGEST_DETAIL - 1] + "…"
    return before + "<br/>".join(_escape(part) for part in (box.name, box.title, detail) if part) + after


def _quoted(text: str) -> str:
    return f'"{_escape(text)}"'


def _escape(text: str) -> str:
    replaced = {"&": "#amp;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "#": "#35;"}
    return "".join(replaced.get(letter, letter) for letter in text)
