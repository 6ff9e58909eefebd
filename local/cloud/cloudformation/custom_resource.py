"""Lambda-backed custom resources: created, updated and deleted by the template's own function.

Source: AWS documentation, "Custom resource request and response reference". Unlike moto's, ours wait for the function's
answer, hand on its data, fail the stack when it says FAILED, and call the function for updates and deletions too.
"""

import json
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from local.cloud.cloudformation.context import current
from local.cloud.cloudformation.made_resource import MadeResource
from local.cloud.cloudformation.maker import ResourceMaker

Document = dict[str, Any]

RESPONSE_PATH = "/_laptop/custom-resource/"
# CloudFormation waits an hour; on a laptop a function that returned without answering has forgotten it.
_ANSWER_SECONDS = 30.0


class CustomResourceFailed(Exception):
    """The function answered FAILED, or not at all; the message is its reason."""


@dataclass(slots=True)
class _Answer:
    arrived: threading.Event = field(default_factory=threading.Event)
    document: Document = field(default_factory=dict)


class ResponseDesk:
    """A WSGI application that takes the functions' answers."""

    def __init__(self) -> None:
        self._expected: dict[str, _Answer] = {}

    def expect(self, request_id: str) -> _Answer:
        """Begin to wait for the answer to a request."""
        return self._expected.setdefault(request_id, _Answer())

    def forget(self, request_id: str) -> None:
        """An answer that comes later is not wanted."""
        self._expected.pop(request_id, None)

    def __call__(self, environ: Document, start_response: Callable[..., Any]) -> list[bytes]:
        """PUT of an answer."""
        request_id = environ["PATH_INFO"].removeprefix(RESPONSE_PATH)
        answer = self._expected.get(request_id)
        if answer is None:
            start_response("403 Forbidden", [("Content-Type", "text/plain")])
            return [b"nobody waits for this answer"]
        answer.document = json.loads(environ["wsgi.input"].read() or b"{}")
        answer.arrived.set()
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b""]


class CustomResourceMaker(ResourceMaker):
    """Custom::* and AWS::CloudFormation::CustomResource."""

    def __init__(self, desk: ResponseDesk) -> None:
        self._desk = desk

    def create_from_cloudformation_json(
        self, resource_name: str, cloudformation_json: Document, _account: str, _region: str, **origin: Any
    ) -> MadeResource:
        """Ask the function to create."""
        common = {
            "StackId": origin["StackId"],
            "LogicalResourceId": origin["LogicalId"],
            "ResourceType": origin["ResourceType"],
        }
        properties = as_strings(cloudformation_json["Properties"])
        answer = self._ask("Create", common, properties)
        return self._made(answer.get("PhysicalResourceId", resource_name), answer, common, properties)

    def change(self, made: MadeResource, _name: str, properties: Document) -> MadeResource:
        """Ask the function to update; if it answers with another id, the old one is deleted afterwards."""
        common, old = made.attributes["_common"], made.attributes["_properties"]
        properties = as_strings(properties)
        identity = {"PhysicalResourceId": made.physical_resource_id, "OldResourceProperties": old}
        answer = self._ask("Update", {**common, **identity}, properties)
        physical_id = answer.get("PhysicalResourceId", made.physical_resource_id)
        if physical_id != made.physical_resource_id:
            made.delete("", "")
        return self._made(physical_id, answer, common, properties)

    def _made(self, physical_id: str, answer: Document, common: Document, properties: Document) -> MadeResource:
        attributes = {**(answer.get("Data") or {}), "_common": common, "_properties": properties}
        identity = {**common, "PhysicalResourceId": physical_id}
        return MadeResource(physical_id, attributes, lambda: self._ask("Delete", identity, properties))

    def _ask(self, kind: str, common: Document, properties: Document) -> Document:
        here = current()
        request_id = str(uuid.uuid4())
        token = properties["ServiceToken"]
        event = {
            "RequestType": kind,
            "ServiceToken": token,
            "ResponseURL": f"{here.server}{RESPONSE_PATH}{request_id}",
            "RequestId": request_id,
            **common,
            "ResourceProperties": properties,
        }
        answer = self._desk.expect(request_id)
        try:
            invocation = here.invoker.invoke(token, json.dumps(event).encode())
            if invocation.error and not answer.arrived.is_set():
                raise CustomResourceFailed(f"its function failed: {_reason(invocation.payload)}")
            if not answer.arrived.wait(_ANSWER_SECONDS):
                raise CustomResourceFailed(f"its function returned but sent no answer within {_ANSWER_SECONDS:.0f} s")
        finally:
            self._desk.forget(request_id)
        if answer.document.get("Status") != "SUCCESS":
            raise CustomResourceFailed(answer.document.get("Reason") or "its function answered FAILED without a reason")
        return answer.document


def as_strings(value: Any) -> Any:
    """CloudFormation hands every scalar to a custom resource as a string."""
    if isinstance(value, dict):
        return {key: as_strings(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_strings(item) for item in value]
    if isinstance(value, bool):
        return str(value).lower()
    return value if value is None else str(value)


def _reason(payload: bytes) -> str:
    document = json.loads(payload or b"{}")
    if not isinstance(document, dict):
        return str(document)
    return f"{document.get('errorType', 'Error')}: {document.get('errorMessage', '')}"
