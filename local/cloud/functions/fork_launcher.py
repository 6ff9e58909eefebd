"""Starts function processes through the fork server: a tenth of a second instead of a whole one, and shared memory."""

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from local.cloud.functions import fork_server
from local.cloud.functions.environment import Surroundings
from local.cloud.functions.launcher import ProcessOrder, describe_exit

# What nearly every function imports, and what reads no environment variable while it is imported, except those set below.
PRELOADED = (
    "json", "decimal", "http.client", "logging", "ssl", "concurrent.futures", "zoneinfo", "importlib.metadata",
    "simplejson", "snapshot_restore_py",
    "boto3", "boto3.dynamodb.conditions", "boto3.dynamodb.types",
    "pydantic", "pydantic.main", "pydantic_core", "typing_extensions", "annotated_types",
    "aws_lambda_powertools", "aws_lambda_powertools.logging", "aws_lambda_powertools.metrics",
    "aws_lambda_powertools.utilities.batch", "aws_lambda_powertools.utilities.idempotency",
    "aws_lambda_powertools.utilities.parser", "aws_lambda_powertools.utilities.typing",
)  # fmt: skip
SERVICES = ("dynamodb", "events", "lambda", "s3", "sesv2", "sns", "sqs", "stepfunctions")


class ForkLauncher:
    """Owns the fork server's process.

    packages: the folder with the libraries to import beforehand, which functions have on their path too.
    """

    def __init__(self, packages: Path, around: Surroundings, preloaded: Sequence[str] = PRELOADED) -> None:
        self._lock = threading.Lock()
        self._paths = [str(around.runtime_folder), str(packages)]
        self._control, theirs = socket.socketpair()
        environment = {
            "PATH": os.environ.get("PATH", ""),
            "PYTHONPATH": os.pathsep.join(self._paths),
            "PYTHONUTF8": "1",
            "TZ": ":UTC",
            # Powertools looks at these when it is imported; they are the same for every function.
            "AWS_EXECUTION_ENV": "AWS_Lambda_python3.13",
            "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
        }
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603  (our own interpreter and script)
                [sys.executable, "-S", fork_server.__file__, str(theirs.fileno())],
                env=environment,
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        self._replies = self._control.makefile("rb")
        self._ask({"do": "preload", "modules": list(preloaded), "services": list(SERVICES)}, wait=False)
        self._unread = 1

    def launch(self, order: ProcessOrder) -> "ForkedProcess":
        """Fork a process; waits for the libraries to be imported if it is the first."""
        document = {key: value for key, value in asdict(order).items() if key not in ("log", "liveness")}
        document |= {
            "do": "fork",
            "task_root": str(order.task_root),
            "paths": [str(path) for path in order.paths],
            "known_paths": [*self._paths, str(Path(fork_server.__file__).parent)],
        }
        answer = self._ask(document, (order.log, order.liveness))
        return ForkedProcess(self, int(answer["pid"]))

    def kill(self, pid: int) -> int:
        """End a forked process; returns its exit code as subprocess counts it."""
        return int(self._ask({"do": "kill", "pid": pid})["code"])

    def stop(self) -> None:
        """End the fork server, which ends whatever it has forked and is still there."""
        self._control.shutdown(socket.SHUT_RDWR)
        self._process.wait()
        self._replies.close()
        self._control.close()

    def _ask(self, document: dict[str, Any], descriptors: Sequence[int] = (), *, wait: bool = True) -> dict[str, Any]:
        body = json.dumps(document).encode()
        with self._lock:
            socket.send_fds(self._control, [len(body).to_bytes(4, "big")], descriptors)
            self._control.sendall(body)
            if not wait:
                return {}
            for _ in range(self._unread):
                self._replies.readline()  # the answer to the first order, which nobody waited for
            self._unread = 0
            line = self._replies.readline()
        if not line:
            raise ConnectionError("the fork server has ended")
        return dict(json.loads(line))


class ForkedProcess:
    """A process of the fork server."""

    def __init__(self, launcher: ForkLauncher, pid: int) -> None:
        self._launcher = launcher
        self._pid = pid
        self._end: str | None = None
        self._lock = threading.Lock()

    @property
    def pid(self) -> int:
        """The process id."""
        return self._pid

    def kill(self) -> str:
        """End it if it runs and say how it ended."""
        with self._lock:
            if self._end is None:
                self._end = describe_exit(self._launcher.kill(self._pid))
            return self._end
