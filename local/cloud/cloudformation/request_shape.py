"""Template properties turned into the parameters of an API request, guided by the service's own description of it.

CloudFormation says "true" where an API wants true, "3" where it wants 3, a document where it wants JSON, a list of tags
where it wants a map, and knows properties that the API does not.
"""

import json
from typing import Any

from botocore.model import ListShape, MapShape, Shape, StructureShape

_NUMBERS = {"integer": int, "long": int, "float": float, "double": float}


def fit(shape: Shape, value: Any) -> Any:
    """The value in the form that the shape asks for; members that the shape does not have are left out."""
    if isinstance(shape, StructureShape):
        return _fit_structure(shape, value)
    if isinstance(shape, ListShape):
        return [fit(shape.member, item) for item in (value if isinstance(value, list) else [value])]
    if isinstance(shape, MapShape):
        return _fit_map(shape, value)
    if shape.type_name in _NUMBERS:
        return _NUMBERS[shape.type_name](value)
    if shape.type_name == "boolean":
        return value if isinstance(value, bool) else str(value).lower() == "true"
    if shape.type_name == "string":
        return _fit_string(value)
    return value


def _fit_structure(shape: StructureShape, value: dict[str, Any]) -> dict[str, Any]:
    # Some APIs begin their members in lower case (logGroupName) where templates never do.
    by_spelling = {name[:1].lower() + name[1:]: name for name in shape.members}
    fitted = {}
    for key, item in value.items():
        name = by_spelling.get(key[:1].lower() + key[1:])
        if name is not None:
            fitted[name] = fit(shape.members[name], item)
    return fitted


def _fit_map(shape: MapShape, value: Any) -> dict[str, Any]:
    if isinstance(value, list):
        value = {item["Key"]: item["Value"] for item in value}
    return {key: fit(shape.value, item) for key, item in value.items()}


def _fit_string(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    return json.dumps(value) if isinstance(value, dict | list) else str(value)
