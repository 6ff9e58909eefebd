"""One function process: initialised once, then invoked again and again, by one thread at a time."""

import json
import os
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass

from local.cloud.functions.launcher import Launcher, ProcessOrder
from local.cloud.functions.runtime_channel import DeadlinePassed, ProcessGone, RuntimeChannel
from local.cloud.functions.specification import FunctionSpecification

# Lambda gives initialisation 10 s on a machine of its own; ours may start twenty functions on two cores.
INIT_SECONDS = 60.0
_NEXT = "/2018-06-01/runtime/invocation/next"
_INIT_ERROR = "/2018-06-01/runtime/init/error"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a process made of one event. usable: whether the process can take another one."""

    payload: bytes
    error: str | None
    usable: bool


def error_document(kind: str, message: str) -> bytes:
    """Lambda's own error document, for what the function could not say itself."""
    return json.dumps({"errorType": kind, "errorMessage": message}).encode()


class Worker:
    """Owns a process, its Runtime API channel and its pipes.

    order_for: makes the order from the Runtime API's address, the log's and the liveness pipe's descriptors.
    attach_log: takes over the reading end of the log pipe and closes it at its end.
    """

    def __init__(
        self,
        function: FunctionSpecification,
        launcher: Launcher,
        order_for: Callable[[str, int, int], ProcessOrder],
        attach_log: Callable[[int], None],
    ) -> None:
        self.function = function
        self.idle_since = time.monotonic()
        liveness_read, liveness_write = os.pipe()
        log_read, log_write = os.pipe()
        self._liveness = liveness_read
        self._channel = RuntimeChannel(liveness_read)
        self._ready = False
        try:
            self._process = launcher.launch(order_for(self._channel.address, log_write, liveness_write))
        except BaseException:
            self._channel.close()
            os.close(liveness_read)
            os.close(log_read)
            raise
        finally:
            os.close(liveness_write)
            os.close(log_write)
        attach_log(log_read)

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    def initialise(self) -> Outcome | None:
        """Wait until the function asks for its first event; an Outcome means that it failed to get so far."""
        try:
            request = self._channel.receive(time.monotonic() + INIT_SECONDS)
            if request.path == _NEXT:
                self._ready = True
                return None
            if request.path == _INIT_ERROR:
                self._channel.answer("202 Accepted")
                return Outcome(request.body, "Unhandled", usable=False)
            return self._crashed(f"unexpected request {request.method} {request.path}")
        except DeadlinePassed:
            return Outcome(
                error_document("Sandbox.Timedout", f"Init timed out after {INIT_SECONDS:.2f} seconds"),
                "Unhandled",
                usable=False,
            )
        except ProcessGone:
            return self._crashed()

    def is_usable(self) -> bool:
        """Whether the process is alive and waits (or will in a moment) for its next event."""
        return self._channel.is_alive()

    def invoke(self, payload: bytes, trace_id: str, request_id: str | None = None) -> Outcome:
        """Give the process one event and wait for what it makes of it, at most the function's time-out."""
        request_id = request_id or str(uuid.uuid4())
        deadline = time.monotonic() + self.function.timeout
        try:
            if not self._ready:
                self._channel.receive(deadline)  # the "next" that followed the previous answer
            self._ready = False
            self._channel.answer("200 OK", self._event_headers(request_id, trace_id), payload)
            request = self._channel.receive(deadline)
            self._channel.answer("202 Accepted")
        except DeadlinePassed:
            message = f"RequestId: {request_id} Error: Task timed out after {self.function.timeout:.2f} seconds"
            return Outcome(error_document("Sandbox.Timedout", message), "Unhandled", usable=False)
        except ProcessGone:
            return self._crashed(request_id=request_id)
        return Outcome(request.body, "Unhandled" if request.path.endswith("/error") else None, usable=True)

    def kill(self) -> None:
        """End the process only; whoever waits for its answer sees that it is gone."""
        self._process.kill()

    def stop(self) -> str:
        """End the process, close everything, and say how it ended."""
        reason = self._process.kill()
        self._channel.close()
        os.close(self._liveness)
        return reason

    def _event_headers(self, request_id: str, trace_id: str) -> dict[str, str]:
        return {
            "Content-Type": "application/json",
            "Lambda-Runtime-Aws-Request-Id": request_id,
            "Lambda-Runtime-Deadline-Ms": str(int((time.time() + self.function.timeout) * 1000)),
            "Lambda-Runtime-Invoked-Function-Arn": self.function.arn,
            "Lambda-Runtime-Trace-Id": trace_id,
        }

    def _crashed(self, why: str | None = None, request_id: str | None = None) -> Outcome:
        reason = why or f"Runtime exited with error: {self._process.kill()}"
        message = f"RequestId: {request_id} Error: {reason}" if request_id else reason
        return Outcome(error_document("Runtime.ExitError", message), "Unhandled", usable=False)
