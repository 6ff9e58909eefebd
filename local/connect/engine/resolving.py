"""Filling the references of an action's parameters."""

from collections.abc import Mapping
from typing import Any

from local.connect.language.parameters import read_whole_number
from local.connect.language.parsing import as_text
from local.connect.language.references import Resolve, fill
from local.connect.ports import Json


def resolve_parameters(parameters: Mapping[str, Any], resolve: Resolve) -> Json:
    """A copy with every reference replaced, in keys too ("keys and values may be static or dynamic")."""
    return {fill(key, resolve): _resolve(value, resolve) for key, value in parameters.items()}


def _resolve(value: Any, resolve: Resolve) -> Any:
    if isinstance(value, str):
        return fill(value, resolve)
    if isinstance(value, dict):
        return resolve_parameters(value, resolve)
    if isinstance(value, list):
        return [_resolve(item, resolve) for item in value]
    return value


def truth(value: Any) -> bool:
    """Whether a flag parameter says yes: "True", "true" or a real boolean."""
    return as_text(value).lower() == "true"


def number(value: Any) -> int | None:
    """A whole number parameter; None when it is none."""
    return read_whole_number(as_text(value).strip())


def first_of(parameters: Mapping[str, Any], *names: str) -> Any:
    """The first of these parameters that is given: the documentation and real exports disagree about some names."""
    return next((parameters[name] for name in names if parameters.get(name) not in (None, "")), None)
