"""Filling the references of an action's parameters."""

from collections.abc import Mapping
from typing import Any

from local.connect.language.model import Action
from local.connect.language.parameters import read_whole_number
from local.connect.language.parsing import as_text
from local.connect.language.references import Resolve
from local.connect.language.templates import prepare
from local.connect.ports import Json


def resolve_parameters(action: Action, resolve: Resolve) -> Json:
    """The parameters of an action with every reference replaced. What has none is the flow's own: do not change it."""
    template = action.prepared.get(_PARAMETERS)
    if template is None:
        template = action.prepared[_PARAMETERS] = prepare(dict(action.parameters))
    filled: Json = template.filled(resolve)
    return filled


_PARAMETERS = "parameters"


def truth(value: Any) -> bool:
    """Whether a flag parameter says yes: "True", "true" or a real boolean."""
    return as_text(value).lower() == "true"


def number(value: Any) -> int | None:
    """A whole number parameter; None when it is none."""
    return read_whole_number(as_text(value).strip())


def first_of(parameters: Mapping[str, Any], *names: str) -> Any:
    """The first of these parameters that is given: the documentation and real exports disagree about some names."""
    return next((parameters[name] for name in names if parameters.get(name) not in (None, "")), None)
