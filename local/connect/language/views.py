"""Customer-managed views: the template of what a flow shows, checked, and filled with what the flow passes.

A value that is `$.Name` from its first sign to its last asks for the input `Name`; inside a longer text it would be shown as it
stands, so that is refused. Connect makes the InputSchema of these ("ViewInputContent", API reference), and so do we.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from local.connect.language.view_components import BUTTON_ITEM, COMPONENTS
from local.connect.ports import Json

_NODE = frozenset({"_id", "Type", "Props", "Content", "Configuration"})
_MARK = "$."
Fault = tuple[str, str]


def view_faults(template: Any, actions: Any) -> list[str]:
    """Everything that Connect would refuse, each as "place: reason"; empty for a view that it takes."""
    faults = [f"{place}: {reason}" for place, reason in _template_faults(template)]
    if faults:
        return faults
    names = [name for _, name in _fields(template)]
    faults += [f"Template: two fields are called {name}" for name in sorted({n for n in names if names.count(n) > 1})]
    if not isinstance(actions, list) or not actions:
        return [*faults, "Actions: a view has at least one action"]
    raised = sorted(set(actions_of(template)) - set(actions))
    return [*faults, *(f"Actions: {action} is raised by the template and is not among them" for action in raised)]


def inputs_of(template: Json) -> list[str]:
    """What the view must be given, by name, sorted."""
    return sorted({text[len(_MARK) :] for _, text in _texts(template, "") if text.startswith(_MARK)})


def input_schema(template: Json) -> Json:
    """As CreateView answers it."""
    names = inputs_of(template)
    return {"type": "object", "properties": {name: {} for name in names}, "required": names}


def actions_of(template: Json) -> Iterator[str]:
    """The actions that its buttons, cards and tables raise."""
    for node in _nodes(template["Body"]):
        for props in (node["Props"], *_button_items(node)):
            yield from (str(props[name]) for name in ("Action", "TableAction") if props.get(name))


def submitting_actions(template: Json) -> frozenset[str]:
    """Of these, those that send the form's fields along."""
    nodes = list(_nodes(template["Body"]))
    items = [item for node in nodes for item in _button_items(node) if item.get("FormAction") == "submit"]
    buttons = [node["Props"] for node in nodes if node["Type"] == "SubmitButton"]
    return frozenset(str(one["Action"]) for one in (*items, *buttons) if one.get("Action"))


def fields_of(template: Json) -> dict[str, Json]:
    """Name -> the component (Type and Props) whose value is submitted under it."""
    return {name: {"Type": node["Type"], **node["Props"]} for node, name in _fields(template)}


def fill(template: Any, data: Mapping[str, Any]) -> Any:
    """The template with its inputs put in, whatever they are: a list stays a list."""
    if isinstance(template, str) and template.startswith(_MARK):
        return data.get(template[len(_MARK) :])
    if isinstance(template, dict):
        return {key: fill(value, data) for key, value in template.items()}
    return [fill(item, data) for item in template] if isinstance(template, list) else template


def _template_faults(template: Any) -> Iterator[Fault]:
    if not isinstance(template, dict):
        yield "Template", "must be an object"
        return
    for name in template:
        if name not in ("Head", "Body"):
            yield f"Template.{name}", "is not a part of a view"
    head = template.get("Head")
    if not isinstance(head, dict) or not isinstance(head.get("Title"), str) or "Configuration" not in head:
        yield "Template.Head", "must have Title and Configuration"
    body = template.get("Body")
    if not isinstance(body, list) or not body:
        yield "Template.Body", "must be a list of components"
        return
    seen: set[str] = set()
    for number, node in enumerate(body):
        yield from _node_faults(node, f"Template.Body[{number}]", seen, top=True)


def _node_faults(node: Any, place: str, seen: set[str], *, top: bool = False) -> Iterator[Fault]:
    if not isinstance(node, dict):
        yield place, "must be a component"
        return
    kind = COMPONENTS.get(str(node.get("Type")))
    if kind is None:
        yield f"{place}.Type", f"there is no component {node.get('Type')!r}"
        return
    yield from ((f"{place}.{name}", "is not a part of a component") for name in node if name not in _NODE)
    if not node.get("_id") or node["_id"] in seen:
        yield f"{place}._id", "another component has the same" if node.get("_id") else "is missing"
    seen.add(str(node.get("_id")))
    props, content = node.get("Props"), node.get("Content")
    if not isinstance(props, dict) or not isinstance(content, list):
        yield place, "must have Props, an object, and Content, a list"
        return
    named = f"{place}.Props"
    yield from ((f"{named}.{name}", f"is not a property of {node['Type']}") for name in props if name not in kind.props)
    yield from ((f"{named}.{name}", "is missing") for name in sorted(kind.required - props.keys()))
    for number, item in enumerate(_button_items(node)):
        wrong = (name for name in item if name not in BUTTON_ITEM)
        yield from ((f"{named}.Items[{number}].{name}", "is not a property of a button") for name in wrong)
    yield from _reference_faults(props, named)
    yield from _content_faults(node, kind.holds or not top, place, seen)


def _content_faults(node: Json, holds: bool, place: str, seen: set[str]) -> Iterator[Fault]:
    for number, item in enumerate(node["Content"]):
        here = f"{place}.Content[{number}]"
        if isinstance(item, str):
            yield from _reference_faults(item, here)
        elif not holds:
            yield here, f"{node['Type']} holds no components at the top of a view"
        else:
            yield from _node_faults(item, here, seen)


def _reference_faults(value: Any, place: str) -> Iterator[Fault]:
    for where, text in _texts(value, place):
        if _MARK in text and not text[len(_MARK) :].replace("_", "").isalnum():
            yield where, f"a reference must be the whole value, is {text!r}"


def _texts(value: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, f"{place}.{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(inner, f"{place}[{number}]")


def _nodes(content: list[Any]) -> Iterator[Json]:
    for node in content:
        if isinstance(node, dict):
            yield node
            yield from _nodes(node["Content"])


def _button_items(node: Json) -> list[Json]:
    lists = [node["Props"].get(name) for name in ("Items", "Actions") if node["Type"] in ("ButtonGroup", "Table")]
    if node["Type"] == "Table":
        lists = lists[1:]  # its Items are rows
    return [item for entries in lists if isinstance(entries, list) for item in entries if isinstance(item, dict)]


def _fields(template: Json) -> Iterator[tuple[Json, str]]:
    for node in _nodes(template["Body"]):
        if COMPONENTS[node["Type"]].field and node["Props"].get("Name"):
            yield node, str(node["Props"]["Name"])
