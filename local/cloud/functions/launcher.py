"""Starting a function's process: by a new interpreter, or by forking one that has imported the libraries already."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class ProcessOrder:
    """What to start.

    task_root: the working directory, first on Python's path. paths: what follows on it. environment: all of it.
    log: the descriptor for standard output and error. liveness: a descriptor to be held until the end.
    """

    handler: str
    task_root: Path
    paths: tuple[Path, ...]
    environment: Mapping[str, str]
    log: int
    liveness: int


class Process(Protocol):
    """A started process."""

    @property
    def pid(self) -> int:
        """The process id."""
        ...

    def kill(self) -> str:
        """End it if it runs and say how it ended ("exit status 1", "signal: killed")."""
        ...


class Launcher(Protocol):
    """Starts function processes."""

    def launch(self, order: ProcessOrder) -> Process:
        """Start one; returns at once, before the function is initialised."""
        ...

    def stop(self) -> None:
        """Let go of whatever it needs for starting."""
        ...


def describe_exit(code: int) -> str:
    """Lambda's words for an exit code as subprocess counts it (negative: a signal)."""
    if code >= 0:
        return f"exit status {code}"
    names = {signal.SIGKILL: "killed", signal.SIGSEGV: "segmentation fault", signal.SIGTERM: "terminated"}
    number = -code
    return f"signal: {names.get(signal.Signals(number), signal.Signals(number).name)}"


class InterpreterLauncher:
    """`python -m awslambdaric <handler>`, the plain way: works everywhere, half a second for the usual imports."""

    def launch(self, order: ProcessOrder) -> "InterpreterProcess":
        """Start a new interpreter without the environment's .pth files: a function sees its own code and layers only."""
        environment = dict(order.environment)
        environment["PYTHONPATH"] = os.pathsep.join(map(str, (order.task_root, *order.paths)))
        process = subprocess.Popen(  # noqa: S603  (our own interpreter)
            [sys.executable, "-S", "-m", "awslambdaric", order.handler],
            cwd=order.task_root,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=order.log,
            stderr=order.log,
            pass_fds=(order.liveness,),
            start_new_session=True,
        )
        return InterpreterProcess(process)

    def stop(self) -> None:
        """Nothing to let go of."""


class InterpreterProcess:
    """A process started by subprocess."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    def kill(self) -> str:
        """End it if it runs and say how it ended."""
        self._process.kill()
        return describe_exit(self._process.wait())
