"""A laptop cloud of three parts: moto's server, functions that are Python callables, and the pollers under test."""

import io
import json
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import boto3
import pytest
from moto.core.base_backend import BackendDict
from moto.server import ThreadedMotoServer

from local.cloud.functions.asynchronous import AsyncInvocations
from local.cloud.functions.invoker import Invocation
from local.cloud.functions.moto_functions import find_function
from local.cloud.functions.service import async_settings, deliver_by
from local.cloud.functions.specification import function_name
from local.cloud.pollers.service import Pollers
from local.cloud.server.session import LaptopSession

ACCOUNT = "123456789012"
REGION = "eu-central-1"
Handler = Callable[[Any], Any]


@dataclass
class FakeFunctions:
    """Functions as Python callables; every event they got is kept with the time it came."""

    handlers: dict[str, Handler] = field(default_factory=dict)
    events: dict[str, list[Any]] = field(default_factory=dict)
    times: dict[str, list[float]] = field(default_factory=dict)
    called: threading.Condition = field(default_factory=threading.Condition)

    def invoke(self, function: str, payload: bytes) -> Invocation:
        name = function.split(":")[6] if function.startswith("arn:") else function
        if name not in self.handlers:
            raise LookupError(f"no function {name}")
        event = json.loads(payload)
        with self.called:
            self.events.setdefault(name, []).append(event)
            self.times.setdefault(name, []).append(time.time())
            self.called.notify_all()
        try:
            answer = self.handlers[name](event)
        except Exception as error:  # noqa: BLE001 - as the runtime: whatever a handler raises is its failure
            document = {"errorType": type(error).__name__, "errorMessage": str(error)}
            return Invocation(json.dumps(document).encode(), "Unhandled", 1.0)
        return Invocation(json.dumps(answer).encode(), None, 1.0)

    def wait_for_calls(self, name: str, number: int, timeout_s: float = 10.0) -> list[Any]:
        with self.called:
            assert self.called.wait_for(lambda: len(self.events.get(name, [])) >= number, timeout_s), (
                f"{name} was called {len(self.events.get(name, []))} times, not {number}"
            )
            return list(self.events[name])


@dataclass
class Laptop:
    """What a test works with: clients of AWS, functions, and the pollers."""

    endpoint: str
    session: boto3.Session
    functions: FakeFunctions
    asynchronous: AsyncInvocations
    pollers: Pollers

    def client(self, service: str) -> Any:
        return self.session.client(service, endpoint_url=self.endpoint)  # type: ignore[call-overload]

    def function(self, name: str, handler: Handler) -> str:
        self.functions.handlers[name] = handler
        code = io.BytesIO()
        with zipfile.ZipFile(code, "w") as archive:
            archive.writestr("handler.py", "")
        created = self.client("lambda").create_function(
            FunctionName=name,
            Runtime="python3.13",
            Role=self.role(),
            Handler="handler.handle",
            Timeout=1,  # Lambda refuses a queue whose visibility time-out is shorter
            Code={"ZipFile": code.getvalue()},
        )
        return str(created["FunctionArn"])

    def role(self) -> str:
        iam = self.client("iam")
        try:
            return str(iam.get_role(RoleName="function")["Role"]["Arn"])
        except iam.exceptions.NoSuchEntityException:
            created = iam.create_role(RoleName="function", AssumeRolePolicyDocument="{}")
            return str(created["Role"]["Arn"])

    def queue(self, name: str, **attributes: Any) -> tuple[str, str]:
        sqs = self.client("sqs")
        url = sqs.create_queue(QueueName=name, Attributes={k: str(v) for k, v in attributes.items()})["QueueUrl"]
        arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        return url, arn

    def queue_with_parking(self, name: str, tries: int, **attributes: Any) -> tuple[str, str, str]:
        parking_url, parking_arn = self.queue(f"{name}-parked")
        redrive = json.dumps({"deadLetterTargetArn": parking_arn, "maxReceiveCount": tries})
        return *self.queue(name, RedrivePolicy=redrive, **attributes), parking_url

    def bodies(self, url: str) -> list[Any]:
        answer = self.client("sqs").receive_message(QueueUrl=url, MaxNumberOfMessages=10, VisibilityTimeout=0)
        return [json.loads(message["Body"]) for message in answer.get("Messages", [])]

    def table(self, name: str = "tickets", **extra: Any) -> str:
        created = self.client("dynamodb").create_table(
            TableName=name,
            KeySchema=[{"AttributeName": "PK", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "PK", "AttributeType": "S"}],
            BillingMode="PAY_PER_REQUEST",
            StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
            **extra,
        )
        return str(created["TableDescription"]["LatestStreamArn"])

    def map(self, source_arn: str, function_name: str, **settings: Any) -> str:
        created = self.client("lambda").create_event_source_mapping(
            EventSourceArn=source_arn, FunctionName=function_name, **settings
        )
        return str(created["UUID"])

    def settle(self, timeout_s: float = 15.0) -> None:
        assert self.pollers.settle(timeout_s), self.pollers.counters.snapshot()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def laptop(server: str) -> Iterator[Laptop]:
    BackendDict.reset()
    functions, session = FakeFunctions(), LaptopSession(server, REGION)
    asynchronous = AsyncInvocations(
        functions,
        lambda function: async_settings(find_function(REGION, function_name(function))),
        deliver_by(session),
        retry_seconds=(0.05, 0.1),
    )
    laptop = Laptop(server, session, functions, asynchronous, Pollers())
    laptop.pollers.start(laptop)
    yield laptop
    laptop.pollers.stop()
    asynchronous.stop()
    assert laptop.pollers.faults() == []
