"""Writes in two steps: work out the item that would be, then put it in place.

An item in a table is never altered: an update works on a copy. So a write that fails half way leaves nothing behind,
a transaction can work out all its changes before it makes the first, and readers need no copies.
"""

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from moto.dynamodb.comparisons import get_expected, get_filter_expression
from moto.dynamodb.exceptions import (
    ConditionalCheckFailed,
    InvalidAttributeTypeError,
    ItemSizeTooLarge,
    ItemSizeToUpdateTooLarge,
    MockValidationException,
)
from moto.dynamodb.models.dynamo_type import DynamoType, Item
from moto.dynamodb.parsing.executors import UpdateExpressionExecutor
from moto.dynamodb.parsing.expressions import UpdateExpressionParser
from moto.dynamodb.parsing.validators import UpdateExpressionValidator

from local.cloud.dynamodb import capacity
from local.cloud.dynamodb.projection import is_same
from local.cloud.dynamodb.table_view import view_of

_LARGEST_ITEM = 405_000  # bytes; what moto found DynamoDB to accept


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold for a write, in moto's own terms (an expression, or the older Expected)."""

    expression: str | None = None
    names: Mapping[str, str] | None = None
    values: Mapping[str, Any] | None = None
    on_failure: str | None = None
    expected: Mapping[str, Any] | None = None

    def check(self, current: Any) -> None:
        """Raises moto's ConditionalCheckFailed, with the item if ReturnValuesOnConditionCheckFailure asks for it."""
        if get_expected(self.expected or {}).expr(current):
            if get_filter_expression(self.expression, self.names, self.values).expr(current):
                return
            if self.on_failure == "ALL_OLD" and current is not None:
                raise ConditionalCheckFailed(item=current.to_json()["Attributes"])
        raise ConditionalCheckFailed


@dataclass(frozen=True, slots=True)
class Change:
    """One item instead of another: old None is an insert, new None a removal, both None nothing at all."""

    table: Any
    old: Any
    new: Any

    def apply(self) -> Any:
        """Put it in place: table, indexes, stream, consumed capacity. Answers the new item."""
        view = view_of(self.table)
        capacity.count_write(self.table, view, self.old, self.new)
        _store(self.table, self.old, self.new)
        view.replace(self.old, self.new)
        shard = self.table.stream_shard
        if shard is not None and not is_same(self.old, self.new):
            shard.add(self.old, self.new)
        return self.new


def prepare_put(table: Any, attributes: Mapping[str, Any], condition: Condition) -> Change:
    """Work out a PutItem; raises moto's errors for a bad item or a condition that does not hold."""
    hash_key, range_key = _read_key(table, attributes)
    table._validate_item_types(attributes)  # noqa: SLF001
    table._validate_key_sizes(attributes)  # noqa: SLF001
    current = table.get_item(hash_key, range_key)
    condition.check(current)
    new = build_item(hash_key, range_key, attributes)
    _check_index_keys(table, new)
    return Change(table, current, new)


def prepare_delete(table: Any, hash_key: Any, range_key: Any, condition: Condition) -> Change:
    """Work out a DeleteItem."""
    current = table.get_item(hash_key, range_key)
    condition.check(current)
    return Change(table, current, None)


def prepare_update(
    table: Any, key: Mapping[str, Any], expression: str, updates: Mapping[str, Any] | None, condition: Condition
) -> Change:
    """Work out an UpdateItem: an update expression, or the older AttributeUpdates."""
    syntax_tree = UpdateExpressionParser.make(expression) if expression else None
    hash_key, range_key = _read_key(table, key)
    current = table.get_item(hash_key, range_key)
    condition.check(current)
    new = build_item(hash_key, range_key, key) if current is None else copy.deepcopy(current)
    if updates:
        new.validate_no_empty_key_values(updates, table.attribute_keys)
    if syntax_tree is not None:
        _execute(table, syntax_tree, new, condition)
    elif updates is not None:
        new.update_with_attribute_updates(updates)
    _check_index_keys(table, new)
    return Change(table, current, new)


def build_item(hash_key: Any, range_key: Any, attributes: Mapping[str, Any]) -> Any:
    """moto's Item, its size checked once and not at every attribute."""
    item = Item(hash_key, range_key, {})
    for name, value in attributes.items():
        dict.__setitem__(item.attrs, name, DynamoType(value))
    if size_of(item) > _LARGEST_ITEM:
        raise ItemSizeTooLarge
    return item


def size_of(item: Any) -> int:
    """The item's size in bytes, worked out once: items in a table do not change."""
    size: int | None = item.__dict__.get("local_size")
    if size is None:
        size = item.__dict__["local_size"] = item.size()
    return size


def _execute(table: Any, syntax_tree: Any, item: Any, condition: Condition) -> None:
    names, values = condition.names, condition.values
    validator = UpdateExpressionValidator(
        syntax_tree, expression_attribute_names=names, expression_attribute_values=values, item=item, table=table
    )
    validated = validator.validate()
    validated.normalize()
    try:
        UpdateExpressionExecutor(validated, item, names).execute()
    except ItemSizeTooLarge:
        raise ItemSizeToUpdateTooLarge from None


def _store(table: Any, old: Any, new: Any) -> None:
    item = new if new is not None else old
    if item is None:
        return
    if item.range_key is None:
        if new is None:
            del table.items[item.hash_key]
        else:
            table.items[item.hash_key] = new
        return
    under_hash = table.items[item.hash_key]
    if new is not None:
        under_hash[item.range_key] = new
        return
    del under_hash[item.range_key]
    if not under_hash:
        del table.items[item.hash_key]


def _read_key(table: Any, attributes: Mapping[str, Any]) -> tuple[Any, Any]:
    hash_key = _read_key_part(table.hash_key_attr, table.hash_key_type, attributes)
    if table.range_key_attr is None:
        return hash_key, None
    return hash_key, _read_key_part(table.range_key_attr, table.range_key_type, attributes)


def _read_key_part(name: str, key_type: str, attributes: Mapping[str, Any]) -> Any:
    if name not in attributes:
        raise MockValidationException(f"One or more parameter values were invalid: Missing the key {name} in the item")
    value = DynamoType(attributes[name])
    if value.type != key_type:
        raise InvalidAttributeTypeError(name, expected_type=key_type, actual_type=value.type)
    return value


def _check_index_keys(table: Any, item: Any) -> None:
    """DynamoDB refuses a value that an index cannot hold; moto would only leave it out."""
    types = {one["AttributeName"]: one["AttributeType"] for one in table.attr}
    for index in table.all_indexes():
        for name in index.schema_key_attrs:
            value = item.attrs.get(name)
            if value is not None and value.type != types[name]:
                raise MockValidationException(
                    "One or more parameter values were invalid: "
                    f"Type mismatch for Index Key {name} Expected: {types[name]} Actual: {value.type} "
                    f"IndexName: {index.name}"
                )
