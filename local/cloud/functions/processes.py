"""The function processes of the laptop: the implementation of FunctionInvoker."""

import os
import secrets
import signal
import threading
import time
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from local.cloud.functions.code_store import CodeStore
from local.cloud.functions.environment import Surroundings, build_environment, python_paths
from local.cloud.functions.invoker import Invocation
from local.cloud.functions.launcher import Launcher, ProcessOrder
from local.cloud.functions.logs import LogCollector, LogLine, LogSink
from local.cloud.functions.pool import Pool
from local.cloud.functions.specification import FunctionSpecification, function_name
from local.cloud.functions.worker import Worker

_REAP_EVERY_SECONDS = 5.0


class FunctionProcesses:
    """Runs deployed functions in processes of their own.

    look_up: a function's specification by its plain name; raises LookupError for an unknown one.
    packages: the host's folder that stands for the libraries of AWS's runtime.
    """

    def __init__(
        self,
        look_up: Callable[[str], FunctionSpecification],
        store: CodeStore,
        launcher: Launcher,
        around: Surroundings,
        packages: Path,
        log_sink: LogSink,
        *,
        limit_per_function: int = 10,
        idle_seconds: float = 300.0,
    ) -> None:
        self._look_up = look_up
        self._store = store
        self._launcher = launcher
        self._around = around
        self._packages = packages
        self._logs = LogCollector(log_sink)
        self._limit = limit_per_function
        self._idle_seconds = idle_seconds
        self._pools: dict[str, Pool] = {}
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._reaper = threading.Thread(target=self._reap_until_stopped, name="function-reaper", daemon=True)
        self._reaper.start()

    def invoke(self, function: str, payload: bytes) -> Invocation:
        """Run the function to its end and answer what it came to; raises LookupError for an unknown function."""
        specification = self._look_up(function_name(function))
        if self._stopping.is_set():
            raise RuntimeError("the laptop cloud is stopping")
        request_id = str(uuid.uuid4())
        pool = self._pool(specification.name)
        invocation = pool.invoke(specification, payload or b"{}", request_id, _new_trace_id())
        self._logs.add(specification.name, _PLATFORM_STREAM, _report(specification, invocation, request_id))
        return invocation

    def keep_warm(self, function: str, processes: int = 1) -> None:
        """Keep at least so many initialised processes of this function from now on; starts them in the background."""
        specification = self._look_up(function_name(function))
        pool = self._pool(specification.name)
        pool.keep = processes
        threading.Thread(target=pool.warm_up, args=(specification,), name=f"warm-{specification.name}").start()

    def logs(self, function: str) -> list[LogLine]:
        """The last lines that a function printed, oldest first."""
        return self._logs.lines(function_name(function))

    def idle(self, function: str) -> int:
        """How many initialised processes of this function wait for an event."""
        return self._pool(function_name(function)).idle

    def crash(self, function: str) -> int:
        """End the function's processes as a machine that dies does, also in the middle of an event; answers how many."""
        pids = self._pool(function_name(function)).pids
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
        return len(pids)

    @property
    def pids(self) -> list[int]:
        """Every process that runs now."""
        return [pid for pool in list(self._pools.values()) for pid in pool.pids]

    def stop(self) -> None:
        """End every process and thread."""
        self._stopping.set()
        self._reaper.join()
        for pool in list(self._pools.values()):
            pool.close()
        self._launcher.stop()
        self._logs.stop()

    def _pool(self, name: str) -> Pool:
        with self._lock:
            if name not in self._pools:
                self._pools[name] = Pool(self._start_worker, self._limit)
            return self._pools[name]

    def _start_worker(self, function: FunctionSpecification) -> Worker:
        today = datetime.now(UTC).strftime("%Y/%m/%d")
        stream = f"{today}/[{function.version}]{secrets.token_hex(16)}"
        task_root = self._store.task_root(function)
        paths = python_paths(self._store.layer_paths(function), self._packages, self._around)

        def order_for(runtime_api: str, log: int, liveness: int) -> ProcessOrder:
            environment = build_environment(function, self._around, runtime_api, stream, task_root)
            return ProcessOrder(function.handler, task_root, paths, environment, log, liveness)

        return Worker(function, self._launcher, order_for, lambda pipe: self._logs.attach(pipe, function.name, stream))

    def _reap_until_stopped(self) -> None:
        while not self._stopping.wait(min(_REAP_EVERY_SECONDS, self._idle_seconds)):
            for pool in list(self._pools.values()):
                pool.reap(self._idle_seconds)


_PLATFORM_STREAM = "platform"


def _new_trace_id() -> str:
    return f"Root=1-{int(time.time()):08x}-{secrets.token_hex(12)};Parent={secrets.token_hex(8)};Sampled=0"


def _report(function: FunctionSpecification, invocation: Invocation, request_id: str) -> str:
    kind = "cold" if invocation.cold_start else "warm"
    status = f"\tStatus: {invocation.error}" if invocation.error else ""
    return (
        f"REPORT RequestId: {request_id}\tDuration: {invocation.duration_ms:.2f} ms\t"
        f"Memory Size: {function.memory} MB\tStart: {kind}{status}"
    )
