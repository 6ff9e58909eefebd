"""Transactions that touch only the items concerned.

Source: DynamoDB API reference, "TransactWriteItems" and "TransactGetItems".
"""

import hashlib
import json
import time
from collections.abc import Mapping, Sequence
from typing import Any

from moto.core.exceptions import JsonRESTError
from moto.dynamodb.exceptions import (
    ConditionalCheckFailed,
    MultipleTransactionsException,
    TooManyTransactionsException,
    TransactionCanceledException,
    TransactWriteSingleOpException,
)

from local.cloud.dynamodb.changes import Change, Condition, prepare_delete, prepare_put, prepare_update

_MOST_ITEMS = 100
_TOKEN_LIVES_S = 600.0

Operation = Mapping[str, Any]


def write_all(backend: Any, operations: Sequence[Mapping[str, Operation]]) -> None:
    """Make all changes or none; the caller holds the lock.

    Raises moto's TransactionCanceledException with a reason for every operation, in their order.
    """
    _check_form(backend, operations)
    changes: list[Change] = []
    reasons: list[tuple[str | None, str | None, Any]] = []
    for operation in operations:
        ((kind, details),) = operation.items()
        try:
            changes.append(_prepare(backend, kind, details))
            reasons.append((None, None, None))
        except ConditionalCheckFailed as refusal:
            reasons.append(("ConditionalCheckFailed", str(refusal.message), _shown_item(refusal)))
    if any(code is not None for code, _, _ in reasons):
        raise TransactionCanceledException(reasons)
    for change in changes:
        change.apply()


class RequestTokens:
    """ClientRequestTokens of the last ten minutes: a repeated request succeeds again without doing anything."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[str, float]] = {}

    def is_repeated(self, token: str, request: Any) -> bool:
        """Whether this request was completed already; raises IdempotentParameterMismatchException if another one was."""
        seen = self._seen.get(token)
        if seen is None or time.monotonic() - seen[1] > _TOKEN_LIVES_S:
            return False
        if seen[0] != _digest(request):
            raise _token_mismatch()
        return True

    def remember(self, token: str, request: Any) -> None:
        """Note that this request was completed."""
        now = time.monotonic()
        if len(self._seen) > 1000:
            self._seen = {one: entry for one, entry in self._seen.items() if now - entry[1] <= _TOKEN_LIVES_S}
        self._seen[token] = (_digest(request), now)


def _check_form(backend: Any, operations: Sequence[Mapping[str, Operation]]) -> None:
    if len(operations) > _MOST_ITEMS:
        raise TooManyTransactionsException
    seen: set[tuple[str, Any, Any]] = set()
    for operation in operations:
        if len(operation) != 1:
            raise TransactWriteSingleOpException
        ((kind, details),) = operation.items()
        table = backend.get_table(details["TableName"])
        key = (table.name, *backend.get_keys_value(table, details["Item" if kind == "Put" else "Key"]))
        if key in seen:
            raise MultipleTransactionsException
        seen.add(key)


def _prepare(backend: Any, kind: str, details: Operation) -> Change:
    table = backend.get_table(details["TableName"])
    condition = Condition(
        details.get("ConditionExpression"),
        details.get("ExpressionAttributeNames"),
        details.get("ExpressionAttributeValues"),
        details.get("ReturnValuesOnConditionCheckFailure"),
    )
    if kind == "Put":
        return prepare_put(table, details["Item"], condition)
    if kind == "Update":
        return prepare_update(table, details["Key"], details["UpdateExpression"], None, condition)
    hash_key, range_key = backend.get_keys_value(table, details["Key"])
    if kind == "Delete":
        return prepare_delete(table, hash_key, range_key, condition)
    if kind != "ConditionCheck":
        raise ValueError(f"unsupported operation in a transaction: {kind}")
    current = table.get_item(hash_key, range_key)
    condition.check(current)
    return Change(table, current, current)


def _shown_item(refusal: Any) -> Any:
    return json.loads(refusal.description).get("Item")


def _digest(request: Any) -> str:
    return hashlib.sha256(json.dumps(request, sort_keys=True, default=repr).encode()).hexdigest()


def _token_mismatch() -> Exception:
    error: Exception = JsonRESTError(
        "com.amazonaws.dynamodb.v20120810#IdempotentParameterMismatchException",
        "The request uses the same client token as a previous, but non-identical request.",
    )
    return error
