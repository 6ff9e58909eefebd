"""What an index or a projection expression shows of an item, and whether two items are the same."""

from typing import Any

from moto.dynamodb.models.dynamo_type import Item


def project_on_index(index: Any, item: Any) -> Any:
    """The item itself (ALL), or one with the keys and the included attributes only."""
    kind = (index.projection or {}).get("ProjectionType")
    if kind not in ("KEYS_ONLY", "INCLUDE"):
        return item
    names = [*index.table_key_attrs, *index.schema_key_attrs]
    if kind == "INCLUDE":
        names += index.projection.get("NonKeyAttributes", [])
    shown = Item(item.hash_key, item.range_key, {})
    for name in dict.fromkeys(names):
        if name in item.attrs:
            dict.__setitem__(shown.attrs, name, item.attrs[name])
    return shown


def project_on_paths(item: Any, paths: list[list[str]]) -> Any:
    """The attributes a projection expression names; moto's own way for paths into maps and lists."""
    if any(len(path) > 1 or "[" in path[0] for path in paths):
        return item.project(paths)
    shown = Item(item.hash_key, item.range_key, {})
    for (name,) in paths:
        if name in item.attrs:
            dict.__setitem__(shown.attrs, name, item.attrs[name])
    return shown


def is_same(one: Any, other: Any) -> bool:
    """Whether two items are equal, or both are None (which moto's own comparison cannot say)."""
    if one is None or other is None:
        return one is other
    return bool(one == other)
