"""The laptop's Step Functions: moto's interpreter with our waits, stops, names and clients."""

# ruff: noqa: SLF001  (this module goes inside moto)

import json
import logging
import sys
import threading
import uuid
from datetime import UTC, datetime
from typing import Any

from moto.core.responses import ActionResult
from moto.stepfunctions.parser.api import ExecutionStatus
from moto.stepfunctions.parser.asl.component.common.retry import retrier_decl
from moto.stepfunctions.parser.asl.utils import boto_client
from moto.stepfunctions.parser.backend.execution import Execution
from moto.stepfunctions.parser.models import StepFunctionsParserBackend, stepfunctions_parser_backends
from moto.stepfunctions.responses import StepFunctionResponse

from local.cloud.server.patches import Patches
from local.cloud.stepfunctions import waiting
from local.cloud.stepfunctions.timers import SharedTimer
from local.cloud.stepfunctions.worker import ParkingWorker


class StateMachines:
    """Runs executions until stopped."""

    def __init__(self, patches: Patches) -> None:
        self._timer = SharedTimer()
        self._stopping = threading.Event()
        # It reports every failed task as an error of its own; the execution's history says it better.
        logging.getLogger("moto.stepfunctions").setLevel(logging.CRITICAL)
        waiting.install(patches)
        _share_clients(patches)
        _use_parking_workers(self._timer, patches)
        _name_executions(patches)
        _stop_at_once(patches)
        _describe_fully(patches)
        # A retry's pause must not outlive the laptop.
        patches.replace(retrier_decl, "time", _Pauses(self._stopping))

    def stop(self) -> None:
        """Stop every execution and the timer."""
        self._stopping.set()
        for _, _, backend in list(stepfunctions_parser_backends.iter_backends()):
            for machine in backend.state_machines:
                for execution in machine.executions:
                    if execution.exec_status == ExecutionStatus.RUNNING:
                        execution.stop(datetime.now(UTC), None, "the laptop cloud stops")
        self._timer.stop()


class _Pauses:
    def __init__(self, stopping: threading.Event) -> None:
        self._stopping = stopping

    def sleep(self, seconds: float) -> None:
        self._stopping.wait(seconds)


def _share_clients(patches: Patches) -> None:
    # moto makes a new client for every task, which takes longer than the task.
    clients: dict[tuple[str, str], Any] = {}
    lock = threading.Lock()
    make = boto_client.boto_client_for

    def shared(region: str, service: str, state_credentials: Any = None) -> Any:
        with lock:
            if (region, service) not in clients:
                clients[region, service] = make(region=region, service=service, state_credentials=state_credentials)
            return clients[region, service]

    patches.replace(boto_client, "boto_client_for", shared)
    for name, module in list(sys.modules.items()):
        if name.startswith("moto.stepfunctions.parser.") and getattr(module, "boto_client_for", None) is make:
            patches.replace(module, "boto_client_for", shared)


def _use_parking_workers(timer: SharedTimer, patches: Patches) -> None:
    make = Execution._get_start_execution_worker

    def worker_for(execution: Any) -> Any:
        worker = make(execution)
        worker.__class__ = ParkingWorker
        worker.timer = timer
        return worker

    patches.replace(Execution, "_get_start_execution_worker", worker_for)


def _name_executions(patches: Patches) -> None:
    # An execution without a name gets one; moto calls them all "None" and refuses the second.
    start = StepFunctionsParserBackend.start_execution

    def start_named(backend: Any, arn: str, name: str | None = None, *rest: Any, **more: Any) -> Any:
        return start(backend, arn, name or str(uuid.uuid4()), *rest, **more)

    patches.replace(StepFunctionsParserBackend, "start_execution", start_named)


def _stop_at_once(patches: Patches) -> None:
    # moto's executions end when their thread notices, which one that waits for a task does not; and it drops the reason.
    stop = Execution.stop

    def stop_now(execution: Any, stop_date: datetime, error: str | None, cause: str | None) -> None:
        if execution.exec_status != ExecutionStatus.RUNNING:
            return
        stop(execution, stop_date, error, cause)
        execution.error, execution.cause = error or None, cause or None
        execution.exec_worker.conclude()

    def answer(response: Any) -> Any:
        arn, read = response._get_param("executionArn"), response._get_param
        execution = response.stepfunction_backend.describe_execution(arn)
        execution.stop(datetime.now(UTC), read("error"), read("cause"))
        return ActionResult({"stopDate": execution.stop_date})

    patches.replace(Execution, "stop", stop_now)
    patches.replace(StepFunctionResponse, "stop_execution", answer)


def _describe_fully(patches: Patches) -> None:
    # moto answers a text as it stands instead of as JSON, leaves out null, and when a timed out execution ended.
    describe = StepFunctionResponse.describe_execution

    def answer(response: Any) -> Any:
        described = describe(response).result
        execution = response.stepfunction_backend.describe_execution(described["executionArn"])
        if execution.exec_status == ExecutionStatus.SUCCEEDED:
            described["output"] = json.dumps(execution.output)
        if execution.stop_date is not None:
            described["stopDate"] = execution.stop_date
        return ActionResult(described)

    patches.replace(StepFunctionResponse, "describe_execution", answer)
