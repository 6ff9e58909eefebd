"""Functions that are Python callables, a cloud around them, and APIs made the way CloudFormation would make them."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import boto3

from local.cloud.functions.invoker import Invocation
from local.cloud.functions.specification import function_name

REGION = "eu-central-1"
T = TypeVar("T")
Handler = Callable[[dict[str, Any]], Any]


class FakeFunctions:
    """Functions by name; what a handler raises is Lambda's error document, bytes it answers go out as they are."""

    def __init__(self) -> None:
        self.handlers: dict[str, Handler] = {}
        self.events: list[dict[str, Any]] = []

    def invoke(self, function: str, payload: bytes) -> Invocation:
        handler = self.handlers.get(function_name(function))
        if handler is None:
            raise LookupError(f"no function named {function!r} is deployed")
        event = json.loads(payload)
        self.events.append(event)
        try:
            answer = handler(event)
        except Exception as error:  # noqa: BLE001  (whatever a function raises is its answer)
            document = {"errorType": type(error).__name__, "errorMessage": str(error)}
            return Invocation(json.dumps(document).encode(), "Unhandled", 1.0)
        return Invocation(answer if isinstance(answer, bytes) else json.dumps(answer).encode(), None, 1.0)


@dataclass
class FakeCloud:
    """What the gateway asks of a cloud; AWS clients are made once."""

    endpoint: str
    session: boto3.Session
    functions: FakeFunctions = field(default_factory=FakeFunctions)
    clients: dict[str, Any] = field(default_factory=dict)

    def client(self, service: str) -> Any:
        if service not in self.clients:
            self.clients[service] = self.session.client(service, endpoint_url=self.endpoint)
        return self.clients[service]


class ApiBuilder:
    """Deploys an API the way CloudFormation would, through moto's API."""

    def __init__(self, cloud: FakeCloud, protocol: str = "HTTP", **settings: Any) -> None:
        self._client = cloud.client("apigatewayv2")
        self._authorizers = 0
        self.id = self._client.create_api(Name="test", ProtocolType=protocol, **settings)["ApiId"]

    def stage(self, name: str = "$default") -> None:
        self._client.create_stage(ApiId=self.id, StageName=name, AutoDeploy=True)

    def authorizer(self, issuer: str, *audience: str) -> str:
        self._authorizers += 1
        return self._client.create_authorizer(
            ApiId=self.id,
            AuthorizerType="JWT",
            IdentitySource=["$request.header.Authorization"],
            Name=f"people-{self._authorizers}",
            JwtConfiguration={"Audience": list(audience), "Issuer": issuer},
        )["AuthorizerId"]

    def route(
        self, key: str, function: str, *, version: str = "1.0", timeout_ms: int = 30_000, **settings: Any
    ) -> None:
        integration = self._client.create_integration(
            ApiId=self.id,
            IntegrationType="AWS_PROXY",
            IntegrationUri=f"arn:aws:lambda:{REGION}:123456789012:function:{function}",
            PayloadFormatVersion=version,
            TimeoutInMillis=timeout_ms,
        )["IntegrationId"]
        self._client.create_route(ApiId=self.id, RouteKey=key, Target=f"integrations/{integration}", **settings)


def echo(event: dict[str, Any]) -> dict[str, Any]:
    """A function that answers the event it got."""
    return {"statusCode": 200, "headers": {"Content-Type": "application/json"}, "body": json.dumps(event)}


def wait_until(look: Callable[[], T | None], seconds: float = 5.0) -> T:
    """What `look` finds, as soon as it finds something true; fails after so many seconds."""
    deadline = time.monotonic() + seconds
    while not (found := look()):
        if time.monotonic() > deadline:
            raise AssertionError(f"nothing came within {seconds} s")
        time.sleep(0.01)
    return found
