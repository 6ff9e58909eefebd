"""From a flow document to its model."""

import json
from collections.abc import Mapping
from typing import Any

from local.connect.language.model import Action, Condition, Flow, Transitions

MAX_CHARACTERS = 256_000


class FlowSyntaxError(ValueError):
    """The document is not a flow at all. `place` names the spot, `reason` the trouble, `action` the action it is in."""

    def __init__(self, place: str, reason: str, action: str = "") -> None:
        super().__init__(f"{place}: {reason}" if place else reason)
        self.place = place
        self.reason = reason
        self.action = action


def parse_flow(content: bytes | str) -> Flow:
    """Read a flow document. Bytes may be UTF-8, with or without a byte-order mark, or cp1252.

    Raises FlowSyntaxError when the text is not JSON or not shaped like a flow. What is merely forbidden
    (unknown types, dangling targets) is left to `checking`.
    """
    text = decode(content) if isinstance(content, bytes) else content.removeprefix("\ufeff")
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise FlowSyntaxError(f"line {error.lineno}, column {error.colno}", f"not JSON: {error.msg}") from error
    return read_document(document, size=_size_of(text, document))


def _size_of(text: str, document: Any) -> int:
    """In characters. Only a long document is measured without the blanks that make it readable."""
    if len(text) <= MAX_CHARACTERS:
        return len(text)
    return len(json.dumps(document, ensure_ascii=False, separators=(",", ":")))


def decode(content: bytes) -> str:
    """The text of a flow file. Exports of some tools on Windows are cp1252."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def read_document(document: Any, size: int = 0) -> Flow:
    """A flow from decoded JSON; see `parse_flow` for errors."""
    document = _expect(document, dict, "the document", "an object")
    listed = _expect(document.get("Actions"), list, "Actions", "a list")
    actions: dict[str, Action] = {}
    duplicates: list[str] = []
    for number, item in enumerate(listed):
        action = _read_action(item, f"Actions[{number}]")
        if action.identifier in actions:
            duplicates.append(action.identifier)
        actions.setdefault(action.identifier, action)
    return Flow(
        start_action=_expect(document.get("StartAction"), str, "StartAction", "a text"),
        actions=actions,
        metadata=_object(document.get("Metadata"), "Metadata"),
        settings=_object(document.get("Settings"), "Settings"),
        version=str(document.get("Version", "")),
        size=size,
        duplicates=tuple(duplicates),
        action_count=len(listed),
    )


def _read_action(item: Any, place: str) -> Action:
    item = _expect(item, dict, place, "an object")
    identifier = _expect(item.get("Identifier"), str, f"{place}.Identifier", "a text")
    try:
        return Action(
            identifier=identifier,
            type=_expect(item.get("Type"), str, "Type", "a text"),
            parameters=_object(item.get("Parameters"), "Parameters"),
            transitions=_read_transitions(item.get("Transitions"), "Transitions"),
        )
    except FlowSyntaxError as error:
        raise FlowSyntaxError(error.place, error.reason, identifier) from None


def _read_transitions(item: Any, place: str) -> Transitions:
    item = _object(item, place)
    return Transitions(
        next_action=_next(item.get("NextAction"), f"{place}.NextAction"),
        conditions=tuple(
            (_read_condition(entry.get("Condition"), where), _target(entry, where))
            for entry, where in _entries(item.get("Conditions"), f"{place}.Conditions")
        ),
        errors=tuple(
            (str(entry.get("ErrorType", "")), _target(entry, where))
            for entry, where in _entries(item.get("Errors"), f"{place}.Errors")
        ),
    )


def _read_condition(item: Any, place: str) -> Condition:
    item = _expect(item, dict, f"{place}.Condition", "an object")
    operands = _expect(item.get("Operands", []), list, f"{place}.Operands", "a list")
    return Condition(
        operator=str(item.get("Operator", "")),
        operands=tuple(
            _read_condition(operand, place) if isinstance(operand, dict) else _read_operand(operand, place)
            for operand in operands
        ),
    )


def _read_operand(operand: Any, place: str) -> str:
    if operand is None or isinstance(operand, list):
        raise FlowSyntaxError(f"{place}.Operands", "must hold texts, or conditions again")
    return as_text(operand)


def as_text(value: Any) -> str:
    """A JSON value as the language compares it: booleans are "True" and "False", numbers their digits."""
    return value if isinstance(value, str) else json.dumps(value) if isinstance(value, dict | list) else str(value)


def _entries(items: Any, place: str) -> list[tuple[dict[str, Any], str]]:
    items = [] if items is None else _expect(items, list, place, "a list")
    return [(_expect(item, dict, f"{place}[{n}]", "an object"), f"{place}[{n}]") for n, item in enumerate(items)]


def _target(entry: Mapping[str, Any], place: str) -> str:
    return str(_expect(entry.get("NextAction"), str, f"{place}.NextAction", "a text"))


def _next(value: Any, place: str) -> str | None:
    return None if value is None else str(_expect(value, str, place, "a text"))


def _object(value: Any, place: str) -> dict[str, Any]:
    found: dict[str, Any] = {} if value is None else _expect(value, dict, place, "an object")
    return found


def _expect(value: Any, kind: type, place: str, called: str) -> Any:
    if not isinstance(value, kind):
        raise FlowSyntaxError(place, f"must be {called}, is {'missing' if value is None else type(value).__name__}")
    return value
