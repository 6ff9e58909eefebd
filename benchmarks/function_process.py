"""A deployed function in a process of its own, started the plain way and asked by the benchmark itself."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cli.build.steps import BUILD
from local.cloud.functions.code_store import CodeStore
from local.cloud.functions.environment import Surroundings, build_environment, python_paths
from local.cloud.functions.host_packages import prepare_runtime_folder, site_packages
from local.cloud.functions.launcher import InterpreterLauncher, ProcessOrder
from local.cloud.functions.specification import FunctionSpecification
from local.cloud.functions.worker import Worker
from local.demo.laptop import Laptop

TRACE = "Root=1-00000000-000000000000000000000000;Parent=0000000000000000;Sampled=0"


class Starter:
    """Starts processes of deployed functions the plain way."""

    def __init__(self, laptop: Laptop) -> None:
        self._around = Surroundings(laptop.cloud.endpoint, prepare_runtime_folder(BUILD / "laptop" / "runtime"))
        self._store = CodeStore(BUILD / "laptop" / "code", {"dozor-libraries": None})

    @contextmanager
    def start(self, function: FunctionSpecification) -> Iterator[Worker]:
        """A process that has just been started; ended and waited for afterwards."""
        task_root = self._store.task_root(function)
        paths = python_paths(self._store.layer_paths(function), site_packages(), self._around)

        def order(runtime_api: str, log: int, liveness: int) -> ProcessOrder:
            environment = build_environment(function, self._around, runtime_api, "benchmark", task_root)
            return ProcessOrder(function.handler, task_root, paths, environment, log, liveness)

        worker = Worker(function, InterpreterLauncher(), order, _drain)
        try:
            yield worker
        finally:
            worker.stop()


def processor_ms(pid: int) -> float:
    """Processor time that all threads of a process have used so far, in milliseconds (Linux: /proc, "schedstat")."""
    threads = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads) / 1e6


def _drain(descriptor: int) -> None:
    """What the function prints is of no interest here, but a full pipe would stop it."""

    def read() -> None:
        while os.read(descriptor, 65536):
            pass
        os.close(descriptor)

    threading.Thread(target=read, daemon=True).start()
