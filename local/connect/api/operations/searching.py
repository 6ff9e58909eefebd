"""Search… operations: conditions on strings, types and states, joined by and/or, and filters by tag."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from local.connect.api.operations.shared import page
from local.connect.errors import InvalidParameter
from local.connect.ports import Json

_PLAIN = {
    "TypeCondition": "Type",
    "StateCondition": "State",
    "StatusCondition": "Status",
    "ViewTypeCondition": "Type",
    "ViewStatusCondition": "Status",
}
"""Conditions that name a value of one member."""
_COMPARE: dict[str, Callable[[str, str], bool]] = {
    "STARTS_WITH": str.startswith,
    "CONTAINS": str.__contains__,
    "EXACT": str.__eq__,
}
_DATES: dict[str, Callable[[str, str], bool]] = {
    "GREATER_THAN": str.__gt__,
    "LESS_THAN": str.__lt__,
    "GREATER_THAN_OR_EQUAL_TO": str.__ge__,
    "LESS_THAN_OR_EQUAL_TO": str.__le__,
    "EQUAL_TO": str.__eq__,
}
Special = dict[str, Callable[[Json, Any], bool]]
"""Conditions of one family alone: by name, whether an item fulfils it."""


def search(name: str, items: Iterable[Json], parameters: Json, special: Special | None = None) -> Json:
    """One page of the items (as they are described) that fulfil SearchCriteria and SearchFilter."""
    conditions = (parameters.get("SearchCriteria") or {}, parameters.get("SearchFilter") or {})
    found = [item for item in items if all(_fulfils(item, condition, special or {}) for condition in conditions)]
    return {**page(name, found, parameters), "ApproximateTotalCount": len(found)}


def _fulfils(item: Json, conditions: Json, special: Special) -> bool:
    return all(_holds(item, name, value, special) for name, value in conditions.items())


def fulfils_tags(item: Json, conditions: Json) -> bool:
    """Whether an item with Tags fulfils {OrConditions, AndConditions, TagCondition}."""
    return _fulfils(item, conditions, {})


def _holds(item: Json, name: str, value: Any, special: Special) -> bool:
    if name in special:
        return special[name](item, value)
    if name in _PLAIN:
        return bool(item.get(_PLAIN[name]) == value)
    match name, value:
        case ("StringCondition", dict()):
            return _compare(item, value, _COMPARE)
        case ("DateCondition", dict()):
            return _compare(item, value, _DATES)
        case ("TagCondition", dict()):
            return _has_tag(item, value)
        case ("AndConditions" | "TagConditions", list()):
            return all(_part(item, part, special) for part in value)
        case ("OrConditions", list()):
            return any(_part(item, part, special) for part in value)
        case ("TagFilter" | "AttributeFilter" | "UserAttributeFilter" | "FlowAttributeFilter" | "AndCondition", dict()):
            return _fulfils(item, value, special)
        case ("ContactFlowTypeCondition", dict()):
            return bool(item.get("Type") == value.get("ContactFlowType"))
        case _:
            raise InvalidParameter(f"the simulator does not search by {name}")


def _part(item: Json, part: Any, special: Special) -> bool:
    """Of a list of conditions: tags that must all be there, one tag, or a condition."""
    if isinstance(part, list):
        return all(_has_tag(item, tag) for tag in part)
    return _has_tag(item, part) if "TagKey" in part else _fulfils(item, part, special)


def _has_tag(item: Json, tag: Json) -> bool:
    tags = item.get("Tags") or {}
    return tag.get("TagKey") in tags and tag.get("TagValue") in (None, "", tags[tag["TagKey"]])


def _compare(item: Json, condition: Json, comparisons: dict[str, Callable[[str, str], bool]]) -> bool:
    compare = comparisons[condition.get("ComparisonType") or "EXACT"]
    wanted = str(condition.get("Value") or "").casefold()
    return any(compare(text.casefold(), wanted) for text in _texts(item, str(condition.get("FieldName")).casefold()))


def _texts(item: Json, wanted: str) -> Iterator[str]:
    """What stands under a name, however deep. "resourceid" is the item's own id, "name" also a user's or profile's."""
    own = {key for key in item if key.endswith("Id") and {key[:-2] + "Arn", key[:-2] + "ARN"} & item.keys()}
    for key, value in item.items():
        names = {key.casefold()} | ({"resourceid", "id"} if key in own else set())
        if key.endswith("Name") and key != "Name":
            names.add("name")
        if isinstance(value, dict) and key != "Tags":
            yield from _texts(value, wanted)
        elif wanted in names or f"{wanted}s" in names:
            yield from map(str, value) if isinstance(value, list) else (str(value),)
