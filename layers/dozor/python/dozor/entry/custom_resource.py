"""Custom resources of CloudFormation: do it, and answer at the address that came along, whatever happens.

CloudFormation user guide, "Custom resource request types" and "Custom resource response objects". An answer that never
comes blocks the stack for an hour, so every error is answered as FAILED with its sentence.
"""

import json
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from typing import Any

from dozor.entry.observability import logger

ANSWER_SECONDS = 10


class RequestType(StrEnum):
    """What CloudFormation wants."""

    CREATE = "Create"
    UPDATE = "Update"
    DELETE = "Delete"


@dataclass(frozen=True, slots=True)
class ResourceRequest:
    """One request. physical_id: empty on Create; properties: the template's, all scalars as strings."""

    type: RequestType
    resource_type: str
    physical_id: str
    properties: Mapping[str, Any]
    old_properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ResourceAnswer:
    """physical_id: a changed one makes CloudFormation delete the old resource afterwards. data: for Fn::GetAtt."""

    physical_id: str
    data: Mapping[str, str]


ResourceHandler = Callable[[ResourceRequest], ResourceAnswer]


def serves_resource(handle: ResourceHandler) -> Callable[[dict[str, Any], Any], None]:
    """Make a Lambda handler of a function that serves one kind of custom resource."""

    @wraps(handle)
    def handler(event: dict[str, Any], _context: object) -> None:
        request = ResourceRequest(
            type=RequestType(event["RequestType"]),
            resource_type=event["ResourceType"],
            physical_id=event.get("PhysicalResourceId", ""),
            properties=event.get("ResourceProperties", {}),
            old_properties=event.get("OldResourceProperties", {}),
        )
        try:
            answer = handle(request)
        except Exception as error:  # noqa: BLE001 — whatever it is, CloudFormation must hear of it
            logger().exception("the custom resource failed")
            _answer(event, "FAILED", request.physical_id or event["RequestId"], {}, str(error))
            return
        _answer(event, "SUCCESS", answer.physical_id, answer.data, "")

    return handler


def _answer(event: Mapping[str, Any], status: str, physical_id: str, data: Mapping[str, str], reason: str) -> None:
    body = {
        "Status": status,
        "Reason": reason[:1000],
        "PhysicalResourceId": physical_id,
        "StackId": event["StackId"],
        "RequestId": event["RequestId"],
        "LogicalResourceId": event["LogicalResourceId"],
        "Data": dict(data),
    }
    request = urllib.request.Request(  # noqa: S310 — the address is CloudFormation's own
        event["ResponseURL"], data=json.dumps(body).encode(), method="PUT", headers={"Content-Type": ""}
    )
    with urllib.request.urlopen(request, timeout=ANSWER_SECONDS) as response:  # noqa: S310
        response.read()
