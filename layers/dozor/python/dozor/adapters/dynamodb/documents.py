"""Entities as DynamoDB items, and back.

An item *is* its entity: every field is an attribute of the same name, nested dataclasses and mappings are maps. That is
the cheapest of the ways weighed (a JSON string costs about five bytes more per field, and repeats what must stand beside
it to be queried), and a person looking at the table can read it. To keep items small, a field that is empty and whose
default is empty is left out; times are ISO 8601 in UTC, numbers are exact (DynamoDB keeps 38 digits).
"""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, date, datetime, time
from enum import Enum
from functools import cache
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")
Attribute = dict[str, Any]
Item = dict[str, Attribute]
Plain = dict[str, Any]


def to_item(values: Mapping[str, Any]) -> Item:
    """Typed attributes of plain values, entities among them."""
    return {name: to_attribute(value) for name, value in values.items()}


def entity_to_item(entity: Any) -> Item:
    """The attributes of a dataclass."""
    return {
        name: to_attribute(value)
        for name, may_be_left_out in _layout(entity.__class__)
        if (value := getattr(entity, name)) or not may_be_left_out
    }


def from_item(item: Mapping[str, Attribute]) -> Plain:
    """Plain values of typed attributes."""
    return {name: from_attribute(attribute) for name, attribute in item.items()}


def to_entity(plain: Mapping[str, Any], entity: type[T]) -> T:
    """The dataclass behind an item's plain values; what is no field of it is passed over."""
    return msgspec.convert(plain, entity)


def to_attribute(value: Any) -> Attribute:
    """One value as DynamoDB wants it; raises TypeError for what cannot be kept, ValueError for a time without a zone."""
    if is_dataclass(value):
        return {"M": entity_to_item(value)}
    for kind, write in _WRITERS:
        if isinstance(value, kind):
            return write(value)
    raise TypeError(f"a {type(value).__name__} cannot be kept")


def from_attribute(attribute: Attribute) -> Any:
    """One value as Python has it."""
    ((kind, value),) = attribute.items()
    return _READERS[kind](value)


@cache
def _layout(entity: type[Any]) -> tuple[tuple[str, bool], ...]:
    return tuple((field.name, _empty_by_default(field)) for field in fields(entity))


def _empty_by_default(field: "Field[Any]") -> bool:
    if field.default is not MISSING:
        return not field.default
    return field.default_factory is not MISSING and not field.default_factory()


def _write_moment(value: datetime) -> Attribute:
    if value.tzinfo is None:
        raise ValueError("a time without a zone cannot be kept")
    return {"S": value.astimezone(UTC).isoformat()}


def _read_number(text: str) -> int | float:
    return float(text) if "." in text or "E" in text.upper() else int(text)


# The order matters: an enum of strings is a string, a bool is an int, a moment is a date.
_WRITERS: tuple[tuple[type[Any] | tuple[type[Any], ...], Callable[[Any], Attribute]], ...] = (
    (Enum, lambda value: to_attribute(value.value)),
    (str, lambda value: {"S": value}),
    (bool, lambda value: {"BOOL": value}),
    ((int, float), lambda value: {"N": repr(value)}),
    (type(None), lambda _: {"NULL": True}),
    (datetime, _write_moment),
    (date, lambda value: {"S": value.isoformat()}),
    (time, lambda value: {"S": value.isoformat()}),
    (Mapping, lambda value: {"M": to_item(value)}),
    (Set, lambda value: {"L": [to_attribute(one) for one in sorted(value)]}),
    (Sequence, lambda value: {"L": [to_attribute(one) for one in value]}),
)

_READERS: Mapping[str, Callable[[Any], Any]] = {
    "S": str,
    "N": _read_number,
    "BOOL": bool,
    "NULL": lambda _: None,
    "M": from_item,
    "L": lambda value: [from_attribute(one) for one in value],
}
