"""Reading parameters whose references are filled in already."""

from collections.abc import Mapping
from typing import Any

from local.connect.language.parsing import as_text
from local.connect.language.rules import read_whole_number


def truth(value: Any) -> bool:
    """Whether a flag parameter says yes: "True", "true" or a real boolean."""
    return as_text(value).lower() == "true"


def number(value: Any) -> int | None:
    """A whole number parameter; None when it is none."""
    return read_whole_number(as_text(value).strip())


def first_of(parameters: Mapping[str, Any], *names: str) -> Any:
    """The first of these parameters that is given: the documentation and real exports disagree about some names."""
    return next((parameters[name] for name in names if parameters.get(name) not in (None, "")), None)
