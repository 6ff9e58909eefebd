"""Values with references inside, worked out once and filled many times."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from local.connect.language.references import Resolve, fill, has_marks, is_reference, path_of, text_of

Fill = Callable[[Resolve], Any]
_NAMED = 2  # steps


@dataclass(frozen=True, slots=True)
class Template:
    """A JSON value. `fill` is None when nothing in it is a reference: then it is `value` itself, every time.

    entry: namespace and name, when all of it is one reference such as `$.Attributes.name`.
    """

    value: Any
    fill: Fill | None = None
    entry: tuple[str, ...] | None = None

    def filled(self, resolve: Resolve) -> Any:
        """The value with every reference replaced, in keys too ("keys and values may be static or dynamic")."""
        return self.value if self.fill is None else self.fill(resolve)


def prepare(value: Any) -> Template:
    """Look for references once."""
    if isinstance(value, str):
        return _prepare_text(value)
    if isinstance(value, dict):
        return _prepare_object(value)
    if isinstance(value, list):
        items = [prepare(item) for item in value]
        if all(item.fill is None for item in items):
            return Template(value)
        return Template(value, lambda resolve: [item.filled(resolve) for item in items])
    return Template(value)


def _prepare_text(text: str) -> Template:
    if not has_marks(text):
        return Template(text)
    if is_reference(text):
        path = path_of(text)
        return Template(text, _fill_whole(path), path if len(path) == _NAMED else None)
    return Template(text, lambda resolve: fill(text, resolve))


def _fill_whole(path: tuple[str, ...]) -> Fill:
    def fill_whole(resolve: Resolve) -> str:
        found = resolve(path)
        return found if isinstance(found, str) else text_of(found)

    return fill_whole


def _prepare_object(value: dict[str, Any]) -> Template:
    entries = [(prepare(key), prepare(item)) for key, item in value.items()]
    if all(key.fill is None and item.fill is None for key, item in entries):
        return Template(value)
    if any(key.fill is not None for key, _ in entries):
        return Template(value, lambda resolve: {key.filled(resolve): item.filled(resolve) for key, item in entries})
    return Template(value, _fill_entries([(key.value, item) for key, item in entries]))


def _fill_entries(entries: list[tuple[str, Template]]) -> Fill:
    """Fill an object with fixed keys. Whole references of one namespace are read together: it is looked up once."""
    static = {name: item.value for name, item in entries}
    named: dict[str, list[tuple[str, str]]] = {}
    moving: list[tuple[str, Fill]] = []
    for name, item in entries:
        if item.entry is not None:
            named.setdefault(item.entry[0], []).append((name, item.entry[1]))
        elif item.fill is not None:
            moving.append((name, item.fill))
    spaces = [((space,), wanted) for space, wanted in named.items()]

    def fill_entries(resolve: Resolve) -> Any:
        filled = static.copy()
        for space, wanted in spaces:
            held = resolve(space)
            if not isinstance(held, dict):
                filled.update((name, text_of(resolve((*space, entry)))) for name, entry in wanted)
                continue
            read = held.get
            for name, entry in wanted:
                found = read(entry)
                filled[name] = found if type(found) is str else text_of(found)
        for name, fill_one in moving:
            filled[name] = fill_one(resolve)
        return filled

    return fill_entries
