"""Asynchronous invocations: queued, retried, and in the end handed to a destination or dead-letter queue.

Source of the rules: AWS documentation, "Invoking a Lambda function asynchronously" and "Retaining records of asynchronous
invocations". Lambda waits one minute before the first retry and two before the second; the laptop waits shorter.
"""

import heapq
import json
import logging
import threading
import time
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from local.cloud.functions.invoker import FunctionInvoker, Invocation

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class AsyncSettings:
    """How a function wants its asynchronous invocations: tries after the first, and ARNs of where results go."""

    retries: int = 2
    on_success: str | None = None
    on_failure: str | None = None
    dead_letter: str | None = None


@dataclass(order=True, slots=True)
class _Pending:
    due: float
    sequence: int
    function: str = field(compare=False)
    payload: bytes = field(compare=False)
    request_id: str = field(compare=False)
    attempt: int = field(compare=False, default=1)


class AsyncInvocations:
    """Runs events in the background.

    settings_of: a function's settings by name. deliver: sends a text to an ARN (queue, topic, bus or function).
    retry_seconds: the waits before the first and the second retry.
    """

    def __init__(
        self,
        invoker: FunctionInvoker,
        settings_of: Callable[[str], AsyncSettings],
        deliver: Callable[[str, str], None],
        retry_seconds: tuple[float, float] = (1.0, 2.0),
        threads: int = 16,
    ) -> None:
        self._invoker = invoker
        self._settings_of = settings_of
        self._deliver = deliver
        self._retry_seconds = retry_seconds
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix="async-invoke")
        self._pending: list[_Pending] = []
        self._changed = threading.Condition()
        self._running = 0
        self._sequence = 0
        self._stopped = False
        self._thread = threading.Thread(target=self._dispatch, name="async-invocations", daemon=True)
        self._thread.start()

    def submit(self, function: str, payload: bytes) -> str:
        """Queue an event; returns its request id at once."""
        request_id = str(uuid.uuid4())
        self._queue(_Pending(time.monotonic(), 0, function, payload, request_id))
        return request_id

    def wait_until_idle(self, timeout_seconds: float) -> bool:
        """Wait until nothing is queued or running; False if that did not happen in time."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._pending and not self._running, timeout_seconds)

    def stop(self) -> None:
        """Stop at once: what is still queued is forgotten, as everything on the laptop is."""
        with self._changed:
            self._stopped = True
            self._pending.clear()
            self._changed.notify_all()
        self._thread.join()
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _queue(self, pending: _Pending) -> None:
        with self._changed:
            self._sequence += 1
            pending.sequence = self._sequence
            if not self._stopped:
                heapq.heappush(self._pending, pending)
                self._changed.notify_all()

    def _dispatch(self) -> None:
        with self._changed:
            while not self._stopped:
                wait = self._pending[0].due - time.monotonic() if self._pending else None
                if wait is None or wait > 0:
                    self._changed.wait(wait)
                    continue
                self._running += 1
                self._executor.submit(self._run, heapq.heappop(self._pending))

    def _run(self, pending: _Pending) -> None:
        try:
            invocation = self._invoker.invoke(pending.function, pending.payload)
            self._settle(pending, invocation, self._settings_of(pending.function))
        except Exception:  # noqa: BLE001  (the top of a worker's task: nobody else would ever tell)
            if not self._stopped:  # the function was deleted meanwhile, or its destination cannot be reached
                _LOG.exception("the event %s for %s is lost", pending.request_id, pending.function)
        finally:
            with self._changed:
                self._running -= 1
                self._changed.notify_all()

    def _settle(self, pending: _Pending, invocation: Invocation, settings: AsyncSettings) -> None:
        if invocation.error is None:
            if settings.on_success:
                self._deliver(settings.on_success, _record(pending, invocation, "Success"))
            return
        if pending.attempt <= settings.retries:
            pending.due = time.monotonic() + self._retry_seconds[pending.attempt - 1]
            pending.attempt += 1
            self._queue(pending)
            return
        if settings.on_failure:
            self._deliver(settings.on_failure, _record(pending, invocation, "RetriesExhausted"))
        if settings.dead_letter:
            self._deliver(settings.dead_letter, pending.payload.decode())


def _record(pending: _Pending, invocation: Invocation, condition: str) -> str:
    """The invocation record that a destination receives."""
    context: dict[str, Any] = {"statusCode": 200, "executedVersion": "$LATEST"}
    if invocation.error:
        context["functionError"] = invocation.error
    return json.dumps(
        {
            "version": "1.0",
            "timestamp": datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "requestContext": {
                "requestId": pending.request_id,
                "functionArn": f"{pending.function}:$LATEST",
                "condition": condition,
                "approximateInvokeCount": pending.attempt,
            },
            "requestPayload": json.loads(pending.payload or b"null"),
            "responseContext": context,
            "responsePayload": json.loads(invocation.payload or b"null"),
        }
    )
