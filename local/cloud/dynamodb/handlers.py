"""The requests of moto's handler whose answers we complete: consumed capacity, request tokens, limits."""

import base64
import json
from collections.abc import Callable
from typing import Any

from moto.core.responses import ActionResult
from moto.dynamodb.exceptions import MockValidationException
from moto.dynamodb.responses import DynamoResult, ProjectionExpressionParser

from local.cloud.dynamodb.capacity import Meter, count_read, metering
from local.cloud.dynamodb.changes import size_of
from local.cloud.dynamodb.lock import LOCK
from local.cloud.dynamodb.transactions import RequestTokens

Handler = Callable[[Any], Any]
_MOST_READS = 100
_MOST_BATCH_WRITES = 25


def for_one_table(original: Handler) -> Handler:
    """PutItem, UpdateItem, DeleteItem, Query, Scan: ConsumedCapacity is one description, if asked for."""

    def handler(self: Any) -> Any:
        with LOCK, metering() as meter:
            result = original(self)
        _show_one(self, result, meter)
        return _answer_as_json(result)

    return handler


def for_get_item(original: Handler) -> Handler:
    """GetItem: what was read is the whole item, whatever was projected of it."""

    def handler(self: Any) -> Any:
        with LOCK, metering() as meter:
            result = original(self)
            _count_item(self, self.body["TableName"], self.body["Key"], bool(self.body.get("ConsistentRead")))
        _show_one(self, result, meter)
        return _answer_as_json(result)

    return handler


def for_batch_get(original: Handler) -> Handler:
    """BatchGetItem: ConsumedCapacity is a list, by table."""

    def handler(self: Any) -> Any:
        with LOCK, metering() as meter:
            result = original(self)
            for table_name, request in self.body["RequestItems"].items():
                for key in request["Keys"]:
                    _count_item(self, table_name, key, bool(request.get("ConsistentRead")))
        _show_list(self, result, meter)
        return _answer_as_json(result)

    return handler


def for_batch_write(original: Handler) -> Handler:
    """BatchWriteItem, with the limits that moto does not check."""

    def handler(self: Any) -> Any:
        _check_batch(self)
        with LOCK, metering() as meter:
            result = original(self)
        _show_list(self, result, meter)
        return _answer_as_json(result)

    return handler


def for_transact_write(original: Handler) -> Handler:
    """TransactWriteItems: a request token that came before changes nothing."""

    def handler(self: Any) -> Any:
        backend = self.dynamodb_backend
        token, request = self.body.get("ClientRequestToken"), self.body["TransactItems"]
        with LOCK, metering(factor=2.0) as meter:
            tokens: RequestTokens = backend.__dict__.setdefault("local_request_tokens", RequestTokens())
            if token and tokens.is_repeated(token, request):
                for operation in request:
                    ((kind, details),) = operation.items()
                    _count_item(self, details["TableName"], details["Item" if kind == "Put" else "Key"], True)
                result = ActionResult({})
            else:
                result = original(self)
                if token:
                    tokens.remember(token, request)
        result.result.pop("ItemCollectionMetrics", None)
        _show_list(self, result, meter)
        return _answer_as_json(result)

    return handler


def transact_get_items(self: Any) -> Any:
    """TransactGetItems: up to 100 items, projected, all as of one moment."""
    gets = [operation["Get"] for operation in self.body["TransactItems"]]
    if len(gets) > _MOST_READS:
        raise MockValidationException(
            "1 validation error detected: Value at 'transactItems' failed to satisfy constraint: "
            f"Member must have length less than or equal to {_MOST_READS}"
        )
    responses: list[dict[str, Any]] = []
    with LOCK, metering(factor=2.0) as meter:
        for get in gets:
            names = get.get("ExpressionAttributeNames")
            paths = ProjectionExpressionParser(get.get("ProjectionExpression"), names).parse()
            item = self.dynamodb_backend.get_item(get["TableName"], get["Key"], paths)
            responses.append({} if item is None else item.describe_attrs())
            _count_item(self, get["TableName"], get["Key"], consistent=True)
        result = DynamoResult({"Responses": responses})
    _show_list(self, result, meter)
    return _answer_as_json(result)


def _answer_as_json(result: Any) -> Any:
    """Write the answer as JSON at once: moto's general way through the service model takes 90 % of a query's time."""
    body = json.dumps(result.result, default=_as_json)
    result.execute_result = lambda _context: (200, {"Content-Type": "application/x-amz-json-1.0"}, body)
    return result


def _as_json(value: Any) -> Any:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, set | frozenset | tuple):
        return list(value)
    raise TypeError(f"DynamoDB has no {type(value).__name__}")


def _count_item(self: Any, table_name: str, key: dict[str, Any], consistent: bool) -> None:
    table = self.dynamodb_backend.get_table(table_name)
    item = self.dynamodb_backend.get_item(table_name, key)
    count_read(table, None, 0 if item is None else size_of(item), consistent)


def _show_one(self: Any, result: Any, meter: Meter) -> None:
    detail = self.body.get("ReturnConsumedCapacity", "NONE")
    result.result.pop("ConsumedCapacity", None)
    result.result.pop("ConsumedCapacityUnits", None)
    for name, units in meter.tables.items() if detail != "NONE" else ():
        result.result["ConsumedCapacity"] = units.describe(name, detail)


def _show_list(self: Any, result: Any, meter: Meter) -> None:
    detail = self.body.get("ReturnConsumedCapacity", "NONE")
    result.result.pop("ConsumedCapacity", None)
    if detail != "NONE":
        result.result["ConsumedCapacity"] = [units.describe(name, detail) for name, units in meter.tables.items()]


def _check_batch(self: Any) -> None:
    requests = [(name, request) for name, many in self.body["RequestItems"].items() for request in many]
    if len(requests) > _MOST_BATCH_WRITES:
        raise MockValidationException("Too many items requested for the BatchWriteItem call")
    seen = set()
    for table_name, request in requests:
        ((kind, details),) = request.items()
        table = self.dynamodb_backend.get_table(table_name)
        attributes = details["Item" if kind == "PutRequest" else "Key"]
        if not set(table.table_key_attrs) <= set(attributes):
            continue  # moto says what is missing
        key = (table.name, *self.dynamodb_backend.get_keys_value(table, attributes))
        if key in seen:
            raise MockValidationException("Provided list of item keys contains duplicates")
        seen.add(key)
