"""The example's functions."""

import json
import os
import urllib.request
from typing import Any

import boto3
from example_layer import WORD


def echo(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer with what came and where it ran."""
    print("echo", json.dumps(event))  # noqa: T201
    return {"event": event, "word": WORD, "name": context.function_name, "memory": context.memory_limit_in_mb}


def work(event: dict[str, Any], _context: Any) -> dict[str, Any]:
    """Write each record into the table; fail if asked to."""
    if event.get("fail"):
        raise ValueError("asked to fail")
    boto3.client("dynamodb").put_item(
        TableName=os.environ["TABLE"], Item={"PK": {"S": "worked"}, "SK": {"S": str(len(event.get("Records", [])))}}
    )
    return {"batchItemFailures": []}


def configure(event: dict[str, Any], _context: Any) -> None:
    """A custom resource: greets by its properties."""
    properties = event["ResourceProperties"]
    answer = {
        "Status": "FAILED" if properties.get("Fail") else "SUCCESS",
        "Reason": properties.get("Fail", ""),
        "PhysicalResourceId": f"tie-{properties.get('Number')}",
        "StackId": event["StackId"],
        "RequestId": event["RequestId"],
        "LogicalResourceId": event["LogicalResourceId"],
        "Data": {"Greeting": f"{event['RequestType']} {properties.get('Number')} {properties.get('On')}"},
    }
    print("configure", event["RequestType"], event.get("PhysicalResourceId"))  # noqa: T201
    request = urllib.request.Request(event["ResponseURL"], json.dumps(answer).encode(), method="PUT")
    urllib.request.urlopen(request).close()
