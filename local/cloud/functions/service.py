"""The functions of the laptop, put together and tied to moto."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import boto3

from local.cloud.functions import moto_bridge, triggers_off
from local.cloud.functions.asynchronous import AsyncInvocations, AsyncSettings
from local.cloud.functions.code_store import CodeStore
from local.cloud.functions.environment import Surroundings
from local.cloud.functions.fork_launcher import ForkLauncher
from local.cloud.functions.host_packages import prepare_runtime_folder, site_packages
from local.cloud.functions.launcher import InterpreterLauncher, Launcher
from local.cloud.functions.moto_functions import find_function, look_up_in, write_logs_in
from local.cloud.functions.processes import FunctionProcesses
from local.cloud.functions.specification import function_name
from local.cloud.server.patches import Patches


@dataclass(frozen=True, slots=True)
class FunctionSettings:
    """How functions are run.

    work: where code is unpacked (kept between runs). layer_replacements: see CodeStore. packages: the folder that stands
    for the libraries of AWS's runtime; None for the environment that runs the laptop. forking: start processes by the fork
    server (not on macOS, whose system libraries do not survive it). service_endpoints: see Surroundings.
    """

    work: Path
    layer_replacements: Mapping[str, Path | None] = field(default_factory=dict)
    packages: Path | None = None
    service_endpoints: Mapping[str, str] = field(default_factory=dict)
    forking: bool = True
    limit_per_function: int = 10
    idle_seconds: float = 300.0
    retry_seconds: tuple[float, float] = (1.0, 2.0)


@dataclass(frozen=True, slots=True)
class Functions:
    """Running functions: synchronous and asynchronous invocations, to be stopped together."""

    processes: FunctionProcesses
    asynchronous: AsyncInvocations

    def stop(self) -> None:
        """End everything: queued events, processes, threads."""
        self.processes.stop()
        self.asynchronous.stop()


def start_functions(session: boto3.Session, endpoint: str, settings: FunctionSettings, patches: Patches) -> Functions:
    """Start what functions need and tie moto's Lambda to it, until the patches are undone."""
    region = session.region_name
    packages = settings.packages or site_packages()
    around = Surroundings(endpoint, prepare_runtime_folder(settings.work / "runtime"), settings.service_endpoints)
    launcher: Launcher = ForkLauncher(packages, around) if settings.forking else InterpreterLauncher()
    processes = FunctionProcesses(
        look_up_in(region),
        CodeStore(settings.work / "code", settings.layer_replacements),
        launcher,
        around,
        packages,
        write_logs_in(region),
        limit_per_function=settings.limit_per_function,
        idle_seconds=settings.idle_seconds,
    )
    asynchronous = AsyncInvocations(
        processes,
        lambda function: async_settings(find_function(region, function_name(function))),
        deliver_by(session),
        settings.retry_seconds,
    )
    moto_bridge.connect(patches, processes, asynchronous)
    triggers_off.switch_off(patches)
    return Functions(processes, asynchronous)


def async_settings(function: Any) -> AsyncSettings:
    """How one of moto's functions wants its asynchronous invocations."""
    config: dict[str, Any] = function.event_invoke_config[-1].config if function.event_invoke_config else {}
    destinations = config.get("DestinationConfig") or {}
    return AsyncSettings(
        retries=int(config.get("MaximumRetryAttempts", 2)),
        on_success=destinations.get("OnSuccess", {}).get("Destination"),
        on_failure=destinations.get("OnFailure", {}).get("Destination"),
        dead_letter=getattr(function, "dead_letter_arn", None),
    )


def deliver_by(session: boto3.Session) -> Callable[[str, str], None]:
    """Sends a text to a queue, topic, bus or function by its ARN, the way Lambda reaches its destinations."""

    def deliver(arn: str, text: str) -> None:
        service = arn.split(":")[2]
        match service:
            case "sqs":
                queue = session.client("sqs")
                url = queue.get_queue_url(QueueName=arn.rpartition(":")[2])["QueueUrl"]
                queue.send_message(QueueUrl=url, MessageBody=text)
            case "sns":
                session.client("sns").publish(TopicArn=arn, Message=text)
            case "lambda":
                session.client("lambda").invoke(FunctionName=arn, InvocationType="Event", Payload=text.encode())
            case "events":
                record = json.loads(text)
                kind = "Success" if record["requestContext"]["condition"] == "Success" else "Failure"
                entry = {
                    "EventBusName": arn,
                    "Source": "lambda",
                    "DetailType": f"Lambda Function Invocation Result - {kind}",
                    "Detail": text,
                }
                session.client("events").put_events(Entries=[entry])  # type: ignore[list-item]
            case _:
                raise LookupError(f"{arn} is no destination that Lambda could reach")

    return deliver
