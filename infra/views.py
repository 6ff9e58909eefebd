"""Views as files, and whether the flows that show them fit: what they pass, and what they answer. Knows nothing of CDK.

A view that is given a name too few shows the reference itself to the operator, an action that a flow does not know ends in its
error branch, and an answer that is not hidden stands in the chat's transcript. Connect tells none of it, so it is told here,
with its place.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from infra.flows import TOKEN, FlowError, FlowFile

_INPUT = "$."
_HIDDEN = {"HideResponseOn": ["TRANSCRIPT"]}
"""What was filled in belongs to a resident ("ShowView", flow language)."""


@dataclass(frozen=True, slots=True)
class ViewFile:
    """A view as it lies in the repository. actions: what can be chosen in it; template: in Connect's own language."""

    name: str
    description: str
    actions: tuple[str, ...]
    template: Mapping[str, Any]

    @property
    def key(self) -> str:
        """How a token calls it: view:ticket-caller."""
        return f"view:{self.name}"

    @property
    def inputs(self) -> frozenset[str]:
        """What it must be given."""
        return frozenset(text.removeprefix(_INPUT) for text in _texts(self.template) if text.startswith(_INPUT))


def load_views(folder: Path) -> list[ViewFile]:
    """Every `*.json` of the folder's views/; raises FlowError for a file that is no view."""
    return [_read(file) for file in sorted((folder / "views").glob("*.json"))]


def check_shown(flows: Collection[FlowFile], views: Collection[ViewFile]) -> None:
    """Raises FlowError with every place where a flow shows a view otherwise than the view is."""
    known = {view.key: view for view in views}
    problems = [problem for flow in flows for problem in _problems(flow, known)]
    if problems:
        raise FlowError("\n".join(problems))


def _problems(flow: FlowFile, views: Mapping[str, ViewFile]) -> Iterator[str]:
    for action in flow.document.get("Actions", ()):
        if action.get("Type") != "ShowView":
            continue
        parameters, place = action["Parameters"], f"{flow.key}: Actions[{action['Identifier']}]"
        token = TOKEN.fullmatch(str(parameters["ViewResource"].get("Id", "")))
        view = views.get(f"{token[1]}:{token[2]}") if token else None
        if view is None:
            yield f"{place}.Parameters.ViewResource.Id: names no view of ours; a token is {{{{view:name}}}}"
            continue
        given = set(parameters.get("ViewData", {}))
        for name in sorted(view.inputs - given):
            yield f"{place}.Parameters.ViewData: {name} is missing, which {view.key} shows"
        for name in sorted(given - view.inputs):
            yield f"{place}.Parameters.ViewData.{name}: is shown nowhere in {view.key}"
        if parameters.get("SensitiveDataConfiguration") != _HIDDEN:
            yield f"{place}.Parameters.SensitiveDataConfiguration: is not {_HIDDEN}: answers would stand in the transcript"
        conditions = action["Transitions"].get("Conditions", ())
        answered = {operand for one in conditions for operand in one["Condition"]["Operands"]}
        for name in sorted(set(view.actions) ^ answered):
            reason = "leads nowhere" if name in view.actions else f"is no action of {view.key}"
            yield f"{place}.Transitions.Conditions: {name} {reason}"


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _read(file: Path) -> ViewFile:
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
        view = ViewFile(document["name"], document["description"], tuple(document["actions"]), document["template"])
    except (ValueError, TypeError, KeyError) as error:
        raise FlowError(f"view:{file.stem}: not a view with name, description, actions, template: {error!r}") from error
    if view.name != file.stem:
        raise FlowError(f"view:{file.stem}: is called {view.name!r} inside")
    return view
