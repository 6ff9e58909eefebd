"""Event patterns: the matching language of EventBridge rules and of Lambda's filter criteria.

Source: EventBridge user guide, "Comparison operators for use in event patterns".
"""

import ipaddress
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

Pattern = Mapping[str, Any]
_ABSENT = object()


def matches(pattern: Pattern, event: Any) -> bool:
    """Whether the event fits the pattern: every key must, and of each key's list any alternative.

    A list in the event fits if one of its elements does. An unknown operator is a ValueError: a rule that silently
    never matches would lose events.
    """
    if isinstance(event, list):
        return any(matches(pattern, element) for element in event)
    if not isinstance(event, Mapping):
        return False
    return all(_key_matches(key, wanted, event) for key, wanted in pattern.items())


def check(pattern: Any) -> None:
    """Raise ValueError for what AWS refuses when a rule or a filter is made; `matches` would find it only with an event."""
    if not isinstance(pattern, Mapping) or not pattern:
        raise ValueError("a pattern must be an object that is not empty")
    for key, wanted in pattern.items():
        if key == "$or" and isinstance(wanted, list):
            for choice in wanted:
                check(choice)
        elif isinstance(wanted, Mapping):
            check(wanted)
        elif not isinstance(wanted, list) or not wanted:
            raise ValueError(f"{key!r} must be an object or an array that is not empty")
        else:
            _try(wanted)


def _try(alternatives: Sequence[Any]) -> None:
    """Tried on any value, an unknown operator shows."""
    for alternative in alternatives:
        try:
            _alternative_matches(alternative, ("",))
        except KeyError as unknown:
            raise ValueError(f"unknown operator {unknown} in an event pattern") from unknown


def _key_matches(key: str, wanted: Any, event: Mapping[str, Any]) -> bool:
    if key == "$or" and isinstance(wanted, list) and all(isinstance(choice, Mapping) for choice in wanted):
        return any(matches(choice, event) for choice in wanted)
    value = event.get(key, _ABSENT)
    if isinstance(wanted, Mapping):
        # An absent object is searched too, because {"exists": false} below it must match.
        return matches(wanted, {} if value is _ABSENT else value)
    values = _leaves(value)
    return any(_alternative_matches(alternative, values) for alternative in wanted)


def _leaves(value: Any) -> list[Any]:
    if value is _ABSENT or isinstance(value, Mapping):
        return []  # "exists" and all others look at leaves only
    if isinstance(value, list):
        return [leaf for element in value for leaf in _leaves(element)]
    return [value]


def _alternative_matches(alternative: Any, values: Sequence[Any]) -> bool:
    if not isinstance(alternative, Mapping):
        return any(_equal(alternative, value) for value in values)
    if len(alternative) != 1:
        raise ValueError(f"an event pattern's operator has exactly one key, not {sorted(alternative)}")
    ((operator, operand),) = alternative.items()
    if operator == "exists":
        return bool(values) is operand
    if operator not in _OPERATORS:
        raise ValueError(f"unknown operator {operator!r} in an event pattern")
    return any(_OPERATORS[operator](operand, value) for value in values)


def _equal(wanted: Any, value: Any) -> bool:
    if isinstance(wanted, bool) or isinstance(value, bool):
        return wanted is value  # JSON's true is not 1
    return bool(wanted == value)


def _prefix(operand: Any, value: Any) -> bool:
    if isinstance(operand, Mapping):
        return isinstance(value, str) and value.lower().startswith(operand["equals-ignore-case"].lower())
    return isinstance(value, str) and value.startswith(tuple(_as_list(operand)))


def _suffix(operand: Any, value: Any) -> bool:
    if isinstance(operand, Mapping):
        return isinstance(value, str) and value.lower().endswith(operand["equals-ignore-case"].lower())
    return isinstance(value, str) and value.endswith(tuple(_as_list(operand)))


def _equals_ignore_case(operand: Any, value: Any) -> bool:
    return isinstance(value, str) and value.lower() in [one.lower() for one in _as_list(operand)]


def _wildcard(operand: Any, value: Any) -> bool:
    return isinstance(value, str) and any(_wildcard_regex(one).fullmatch(value) for one in _as_list(operand))


@lru_cache(maxsize=512)
def _wildcard_regex(wildcard: str) -> re.Pattern[str]:
    parts = re.findall(r"\\[*\\]|.", wildcard, re.DOTALL)
    return re.compile("".join(".*" if p == "*" else re.escape(p[-1]) for p in parts), re.DOTALL)


def _numeric(operand: Any, value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    pairs = zip(operand[::2], operand[1::2], strict=True)
    return all(_COMPARISONS[sign](value, limit) for sign, limit in pairs)


def _cidr(operand: Any, value: Any) -> bool:
    try:
        return ipaddress.ip_address(value) in ipaddress.ip_network(operand)
    except ValueError:
        return False


def _anything_but(operand: Any, value: Any) -> bool:
    if isinstance(operand, Mapping):
        ((operator, inner),) = operand.items()
        return not _OPERATORS[operator](inner, value)
    return not any(_equal(one, value) for one in _as_list(operand))


def _as_list(operand: Any) -> list[Any]:
    return operand if isinstance(operand, list) else [operand]


_COMPARISONS: dict[str, Callable[[float, float], bool]] = {
    "=": lambda a, b: a == b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}
_OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "prefix": _prefix,
    "suffix": _suffix,
    "equals-ignore-case": _equals_ignore_case,
    "wildcard": _wildcard,
    "numeric": _numeric,
    "cidr": _cidr,
    "anything-but": _anything_but,
}
