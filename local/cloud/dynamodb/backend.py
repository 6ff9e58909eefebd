"""The operations of moto's table and backend, in our way. Each function here takes the place of the method it names."""

from collections.abc import Mapping
from typing import Any

from moto.dynamodb.exceptions import MockValidationException
from moto.dynamodb.models.dynamo_type import DynamoType

from local.cloud.dynamodb.changes import Condition, prepare_delete, prepare_put, prepare_update
from local.cloud.dynamodb.lock import LOCK
from local.cloud.dynamodb.projection import project_on_paths
from local.cloud.dynamodb.reads import Answer, KeyConditions, Shaping, query, scan
from local.cloud.dynamodb.sorted_index import sort_value
from local.cloud.dynamodb.transactions import write_all


def table_get_item(
    self: Any, hash_key: Any, range_key: Any = None, projection_expression: list[list[str]] | None = None
) -> Any:
    """Table.get_item: one look-up, no copy (items in a table do not change)."""
    if self.has_range_key and not range_key:
        raise MockValidationException("Table has a range key, but no range key was passed into get_item")
    under_hash = self.items.get(hash_key)
    item = under_hash.get(range_key) if range_key and under_hash is not None else under_hash
    if item is not None and projection_expression:
        return project_on_paths(item, projection_expression)
    return item


def table_put_item(
    self: Any,
    item_attrs: Mapping[str, Any],
    expected: Mapping[str, Any] | None = None,
    condition_expression: str | None = None,
    expression_attribute_names: Mapping[str, str] | None = None,
    expression_attribute_values: Mapping[str, Any] | None = None,
    overwrite: bool = False,
    return_values_on_condition_check_failure: str | None = None,
) -> Any:
    """Table.put_item."""
    condition = Condition()
    if not overwrite:
        condition = Condition(
            condition_expression,
            expression_attribute_names,
            expression_attribute_values,
            return_values_on_condition_check_failure,
            expected,
        )
    with LOCK:
        return prepare_put(self, item_attrs, condition).apply()


def table_delete_item(self: Any, hash_key: Any, range_key: Any) -> Any:
    """Table.delete_item: the removed item, None if there was none."""
    with LOCK:
        change = prepare_delete(self, hash_key, range_key, Condition())
        change.apply()
        return change.old


def table_query(
    self: Any,
    hash_key: Any,
    range_comparison: str | None,
    range_objs: list[Any],
    limit: int | None,
    exclusive_start_key: Mapping[str, Any] | None,
    scan_index_forward: bool,
    projection_expressions: list[list[str]] | None,
    index_name: str | None = None,
    consistent_read: bool = False,
    filter_expression: Any = None,
    hash_key_conditions: list[tuple[str, Any]] | None = None,
    range_key_conditions: list[tuple[str, str, list[Any]]] | None = None,
    **filter_kwargs: Any,
) -> Answer:
    """Table.query."""
    hash_values = [value for _, value in hash_key_conditions or []] or [hash_key]
    ranges = [(comparison, values) for _, comparison, values in range_key_conditions or []]
    if not ranges and range_comparison:
        ranges = [(range_comparison, range_objs)]
    older_filters = {
        name: (one["ComparisonOperator"], [DynamoType(value) for value in one.get("AttributeValueList", [])])
        for name, one in filter_kwargs.items()
    }
    with LOCK:
        return query(
            self,
            index_name,
            KeyConditions(tuple(sort_value(value) for value in hash_values), ranges),
            Shaping(filter_expression, older_filters, projection_expressions),
            limit=limit,
            start_key=exclusive_start_key,
            forward=scan_index_forward is not False,
            consistent=consistent_read,
        )


def table_scan(
    self: Any,
    filters: Mapping[str, Any],
    limit: int | None,
    exclusive_start_key: Mapping[str, Any] | None,
    filter_expression: Any = None,
    index_name: str | None = None,
    consistent_read: bool = False,
    projection_expression: list[list[str]] | None = None,
    segments: tuple[int | None, int | None] = (None, None),
) -> Answer:
    """Table.scan."""
    with LOCK:
        return scan(
            self,
            index_name,
            Shaping(filter_expression, filters, projection_expression),
            limit=limit,
            start_key=exclusive_start_key,
            segments=segments,
            consistent=consistent_read,
        )


def backend_update_item(
    self: Any,
    table_name: str,
    key: Mapping[str, Any],
    update_expression: str,
    expression_attribute_names: Mapping[str, str] | None,
    expression_attribute_values: Mapping[str, Any] | None,
    attribute_updates: Mapping[str, Any] | None = None,
    expected: Mapping[str, Any] | None = None,
    condition_expression: str | None = None,
    return_values_on_condition_check_failure: str | None = None,
) -> Any:
    """DynamoDBBackend.update_item."""
    condition = Condition(
        condition_expression,
        expression_attribute_names,
        expression_attribute_values,
        return_values_on_condition_check_failure,
        expected,
    )
    with LOCK:
        table = self.get_table(table_name)
        return prepare_update(table, key, update_expression, attribute_updates, condition).apply()


def backend_delete_item(
    self: Any,
    table_name: str,
    key: Mapping[str, Any],
    expression_attribute_names: Mapping[str, str] | None = None,
    expression_attribute_values: Mapping[str, Any] | None = None,
    condition_expression: str | None = None,
    return_values_on_condition_check_failure: str | None = None,
) -> Any:
    """DynamoDBBackend.delete_item."""
    condition = Condition(
        condition_expression,
        expression_attribute_names,
        expression_attribute_values,
        return_values_on_condition_check_failure,
    )
    with LOCK:
        table = self.get_table(table_name)
        hash_key, range_key = self.get_keys_value(table, key)
        change = prepare_delete(table, hash_key, range_key, condition)
        change.apply()
        return change.old


def backend_transact_write_items(self: Any, transact_items: list[dict[str, Any]]) -> None:
    """DynamoDBBackend.transact_write_items."""
    with LOCK:
        write_all(self, transact_items)
