"""What botocore leaves to the service: which values a request may hold."""

from collections.abc import Iterator
from typing import Any

from botocore.model import ListShape, MapShape, Shape, StructureShape


def find_wrong_values(value: Any, shape: Shape, place: str) -> Iterator[str]:
    """A sentence for each value that is none of its enumeration, and each text, list or number that is too long."""
    if isinstance(shape, StructureShape):
        for name, item in value.items():
            if name in shape.members:
                yield from find_wrong_values(item, shape.members[name], f"{place}.{name}".lstrip("."))
        return
    yield from _limits(value, shape.metadata.get("max"), place)
    if isinstance(shape, ListShape):
        for item in value:
            yield from find_wrong_values(item, shape.member, f"{place}[]")
    elif isinstance(shape, MapShape):
        for name, item in value.items():
            yield from find_wrong_values(item, shape.value, f"{place}.{name}")
    elif (allowed := shape.metadata.get("enum")) and value not in allowed:
        yield f"{place} is never {value!r}; it is one of {', '.join(allowed)}"


def _limits(value: Any, most: float | None, place: str) -> Iterator[str]:
    if most is None:
        return
    if isinstance(value, str | list) and len(value) > most:
        yield f"{place} is longer than {most}"
    elif isinstance(value, int | float) and value > most:
        yield f"{place} is greater than {most}"
