"""What the tests say to DynamoDB, in few words."""

from typing import Any


def item(pk: str, sk: str = "A", **attributes: str) -> dict[str, Any]:
    return {"PK": {"S": pk}, "SK": {"S": sk}, **{name: {"S": value} for name, value in attributes.items()}}


def key(pk: str, sk: str = "A") -> dict[str, Any]:
    return {"PK": {"S": pk}, "SK": {"S": sk}}


def put(pk: str, sk: str = "A", **attributes: str) -> dict[str, Any]:
    return {"Put": {"TableName": "tickets", "Item": item(pk, sk, **attributes)}}


def put_new(pk: str, sk: str = "A", **attributes: str) -> dict[str, Any]:
    operation = put(pk, sk, **attributes)
    operation["Put"]["ConditionExpression"] = "attribute_not_exists(PK)"
    return operation


def add_one(pk: str, sk: str = "A") -> dict[str, Any]:
    return {
        "Update": {
            "TableName": "tickets",
            "Key": key(pk, sk),
            "UpdateExpression": "ADD #n :one",
            "ExpressionAttributeNames": {"#n": "number"},
            "ExpressionAttributeValues": {":one": {"N": "1"}},
        }
    }


def get(client: Any, pk: str, sk: str = "A") -> dict[str, Any] | None:
    found: dict[str, Any] | None = client.get_item(TableName="tickets", Key=key(pk, sk)).get("Item")
    return found


def query(client: Any, condition: str, values: dict[str, str], **extra: Any) -> dict[str, Any]:
    answer: dict[str, Any] = client.query(
        TableName="tickets",
        KeyConditionExpression=condition,
        ExpressionAttributeValues={name: {"S": value} for name, value in values.items()},
        **extra,
    )
    return answer


def all_pages(client: Any, operation: str, **request: Any) -> list[dict[str, Any]]:
    pages = client.get_paginator(operation).paginate(TableName="tickets", **request)
    return [one for page in pages for one in page["Items"]]
