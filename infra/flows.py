"""Contact flows as files: their tokens found, checked and put in order. Knows nothing of CDK.

A flow refers to what it needs by tokens (`{{lambda:load_company}}`), never by an ARN, so that the same file serves every
account. Connect wants the flow that is referred to before the one that refers, so the references must not go in circles.
"""

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TOKEN = re.compile(r"\{\{\s*([a-z]+)\s*:\s*([A-Za-z0-9_-]+)\s*\}\}")
KINDS = ("lambda", "queue", "flow", "hours", "module", "view")


class FlowError(ValueError):
    """One or more flows cannot be deployed; every line names the flow, the place in it and the reason."""


@dataclass(frozen=True, slots=True)
class FlowFile:
    """A flow or module as it lies in the repository. kind: "flow" or "module"."""

    name: str
    kind: str
    document: Mapping[str, Any]

    @property
    def key(self) -> str:
        """How a token calls it: flow:inbound."""
        return f"{self.kind}:{self.name}"


@dataclass(frozen=True, slots=True)
class Reference:
    """A token in a flow, and where it stands."""

    flow: FlowFile
    place: str
    kind: str
    name: str

    @property
    def key(self) -> str:
        """kind:name."""
        return f"{self.kind}:{self.name}"


def load_flows(folder: Path) -> list[FlowFile]:
    """Every `*.json` of the folder as a flow, and of its subfolder modules/ as a module; raises FlowError."""
    files = [("flow", file) for file in sorted(folder.glob("*.json"))]
    files += [("module", file) for file in sorted((folder / "modules").glob("*.json"))]
    return [FlowFile(file.stem, kind, _read(file)) for kind, file in files]


def order_flows(flows: Collection[FlowFile], known: Collection[str], types: Mapping[str, str]) -> list[FlowFile]:
    """The flows, each after those it refers to.

    known: keys of everything else that a token may name ("lambda:load_company"); types: flow -> its type in Connect.
    Raises FlowError with every place that refers to nothing, spells out an ARN, or makes a circle.
    """
    names = {*known, *(flow.key for flow in flows)}
    problems = [problem for flow in flows for problem in _problems(flow, names, types)]
    if problems:
        raise FlowError("\n".join(problems))
    return _sort(flows)


def render(flow: FlowFile, resolve: Callable[[str], str]) -> str:
    """The flow's content for Connect, each token replaced by `resolve("kind:name")`."""
    text = json.dumps(flow.document, ensure_ascii=False, separators=(",", ":"))
    return TOKEN.sub(lambda token: resolve(f"{token[1]}:{token[2]}"), text)


def references(flow: FlowFile) -> Iterator[Reference]:
    """Every token of the flow with its place."""
    for place, text in _texts(flow.document):
        for token in TOKEN.finditer(text):
            yield Reference(flow, place, token[1], token[2])


def _problems(flow: FlowFile, names: Collection[str], types: Mapping[str, str]) -> Iterator[str]:
    if flow.kind == "flow" and flow.name not in types:
        yield f"{flow.key}: its type is not in infra/connect_catalogue.py"
    for place, text in _texts(flow.document):
        if "arn:" in text and re.search(r"arn:aws[\w-]*:", text):
            yield f"{flow.key}: {place}: a literal ARN ({text}); use a token"
        rest = TOKEN.sub("", text)
        if "{{" in rest or "}}" in rest:
            yield f"{flow.key}: {place}: no token that could be read in {text!r}; a token is {{{{kind:name}}}}"
    for reference in references(flow):
        if reference.kind not in KINDS:
            yield f"{flow.key}: {reference.place}: {{{{{reference.key}}}}} is of no kind known ({', '.join(KINDS)})"
        elif reference.key not in names:
            yield f"{flow.key}: {reference.place}: {{{{{reference.key}}}}} refers to nothing"


def _sort(flows: Collection[FlowFile]) -> list[FlowFile]:
    by_key = {flow.key: flow for flow in flows}
    needed = {flow.key: [found.key for found in references(flow) if found.key in by_key] for flow in flows}
    ordered: dict[str, FlowFile] = {}

    def place(flow: FlowFile, way: tuple[str, ...]) -> None:
        if flow.key in way:
            circle = " -> ".join((*way[way.index(flow.key) :], flow.key))
            raise FlowError(f"{flow.key}: refers to itself through {circle}; CloudFormation cannot make a circle")
        if flow.key in ordered:
            return
        for key in needed[flow.key]:
            place(by_key[key], (*way, flow.key))
        ordered[flow.key] = flow

    for flow in flows:
        place(flow, ())
    return list(ordered.values())


def _texts(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a document with its place; an element of a list is called by its Identifier if it has one."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _texts(inner, f"{place}.{key}" if place else str(key))
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            name = inner.get("Identifier") if isinstance(inner, Mapping) else None
            yield from _texts(inner, f"{place}[{name or position}]")


def _read(file: Path) -> Mapping[str, Any]:
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise FlowError(f"flow:{file.stem}: not JSON: {error}") from error
    if not isinstance(document, dict):
        raise FlowError(f"flow:{file.stem}: not a JSON object")
    return document
