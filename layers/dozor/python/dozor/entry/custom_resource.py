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
LONGEST_REASON = 1000  # characters: even in Cyrillic well below the 4,096 bytes that the whole answer may have


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

    def property(self, name: str) -> str:
        """A property that the template must give; raises ValueError naming it when it does not."""
        value: str | None = self.properties.get(name)
        if value is None:
            raise ValueError(f"The template must give the property '{name}'.")
        return value


@dataclass(frozen=True, slots=True)
class ResourceAnswer:
    """physical_id: a changed one makes CloudFormation delete the old resource afterwards. data: for Fn::GetAtt."""

    physical_id: str
    data: Mapping[str, str]


ResourceHandler = Callable[[ResourceRequest], ResourceAnswer]


def serves_resource(handle: ResourceHandler) -> Callable[[dict[str, Any], Any], None]:
    """Make a Lambda handler of a function that serves one kind of custom resource."""

    @wraps(handle)
    def handler(event: dict[str, Any], _context: Any) -> None:
        try:
            answer = handle(_parse(event))
        except Exception as error:  # noqa: BLE001 — whatever it is, the stack must hear of it
            logger().exception("the custom resource failed")
            physical_id = event.get("PhysicalResourceId") or event["RequestId"]
            _answer(event, "FAILED", physical_id, {}, str(error) or type(error).__name__)
            return
        _answer(event, "SUCCESS", answer.physical_id, answer.data, "")

    return handler


def _parse(event: Mapping[str, Any]) -> ResourceRequest:
    return ResourceRequest(
        type=RequestType(event["RequestType"]),
        resource_type=event["ResourceType"],
        physical_id=event.get("PhysicalResourceId", ""),
        properties=event.get("ResourceProperties", {}),
        old_properties=event.get("OldResourceProperties", {}),
    )


def _answer(event: Mapping[str, Any], status: str, physical_id: str, data: Mapping[str, str], reason: str) -> None:
    body = {
        "Status": status,
        "Reason": reason[:LONGEST_REASON],
        "PhysicalResourceId": physical_id,
        "StackId": event["StackId"],
        "RequestId": event["RequestId"],
        "LogicalResourceId": event["LogicalResourceId"],
        "Data": dict(data),
    }
    content = json.dumps(body, ensure_ascii=False).encode()
    request = urllib.request.Request(  # noqa: S310 — the address is CloudFormation's own
        event["ResponseURL"], data=content, method="PUT", headers={"Content-Type": ""}
    )
    with urllib.request.urlopen(request, timeout=ANSWER_SECONDS) as response:  # noqa: S310
        response.read()
