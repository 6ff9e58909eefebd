"""Asynchronous invocation: Lambda's own queue between an event source and the function.

Source: Lambda developer guide, "Invoking a Lambda function asynchronously": two more attempts, one and two minutes
after a failure, unless the function's event invoke configuration says otherwise; then the on-failure destination.
"""

import heapq
import itertools
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from threading import Lock
from typing import Any
from uuid import uuid4

from local.cloud.functions.invoker import FunctionInvoker, Invocation
from local.cloud.pollers.counters import Counters
from local.cloud.pollers.dispatcher import Dispatcher
from local.cloud.pollers.invocation import call_function

RETRY_DELAYS_S = (60.0, 120.0)
_AT_ONCE = 16


@dataclass(frozen=True, slots=True)
class FailureRules:
    """What to do with an event the function keeps failing: how often to try again, and where it goes then."""

    max_retries: int = 2
    destination_arn: str | None = None


@dataclass(slots=True)
class _Waiting:
    function_arn: str
    event: Any
    trigger: str
    attempts: int = 0


class AsyncInvocations:
    """Accepts events for functions from any thread and invokes soon, again if need be."""

    def __init__(
        self,
        functions: FunctionInvoker,
        dispatcher: Dispatcher,
        counters: Counters,
        rules_of: Callable[[str], FailureRules],
        send: Callable[[str, Any], None],
        retry_delays_s: Sequence[float] = RETRY_DELAYS_S,
    ) -> None:
        self._functions = functions
        self._dispatcher = dispatcher
        self._counters = counters
        self._rules_of = rules_of
        self._send = send
        self._retry_delays_s = retry_delays_s
        self._lock = Lock()
        self._order = itertools.count()
        self._waiting: list[tuple[float, int, _Waiting]] = []
        self._in_flight = 0

    def accept(self, function_arn: str, event: Any, trigger: str) -> None:
        """Queue one event (JSON-serialisable) for a function; `trigger` is the name it is counted under."""
        self._counters.add(trigger, "received")
        self._put(0.0, _Waiting(function_arn, event, trigger))

    def pending(self) -> int:
        """Events not finished."""
        return len(self._waiting) + self._in_flight

    def step(self, now: float) -> float | None:
        """Invoke what is due, up to a number at once."""
        while self._waiting and self._in_flight < _AT_ONCE:
            due, _, waiting = self._waiting[0]
            if due > now:
                return due
            with self._lock:
                heapq.heappop(self._waiting)
            self._invoke(waiting)
        return None

    def _put(self, due: float, waiting: _Waiting) -> None:
        with self._lock:
            heapq.heappush(self._waiting, (due, next(self._order), waiting))
        self._dispatcher.wake(self)

    def _invoke(self, waiting: _Waiting) -> None:
        self._in_flight += 1
        waiting.attempts += 1
        self._counters.add(waiting.trigger, "invoked")
        call = partial(call_function, self._functions, waiting.function_arn, waiting.event)
        self._dispatcher.run(lambda: (call(), datetime.now(UTC)), lambda answer: self._finish(waiting, *answer))

    def _finish(self, waiting: _Waiting, invocation: Invocation, ended: datetime) -> None:
        self._in_flight -= 1
        self._dispatcher.wake(self)
        if invocation.error is None:
            self._counters.add(waiting.trigger, "succeeded")
            return
        self._counters.add(waiting.trigger, "failed")
        rules = self._rules_of(waiting.function_arn)
        retry = waiting.attempts - 1
        if retry < min(rules.max_retries, len(self._retry_delays_s)):
            self._counters.add(waiting.trigger, "retried")
            self._put(ended.timestamp() + self._retry_delays_s[retry], waiting)
        else:
            self._park(waiting, invocation, ended, rules)

    def _park(self, waiting: _Waiting, invocation: Invocation, ended: datetime, rules: FailureRules) -> None:
        if rules.destination_arn:
            self._send(rules.destination_arn, _failure_document(waiting, invocation, ended))
        self._counters.add(waiting.trigger, "parked" if rules.destination_arn else "dropped")


def _failure_document(waiting: _Waiting, invocation: Invocation, ended: datetime) -> dict[str, Any]:
    return {
        "version": "1.0",
        "timestamp": ended.strftime("%Y-%m-%dT%H:%M:%S.") + f"{ended.microsecond // 1000:03d}Z",
        "requestContext": {
            "requestId": str(uuid4()),
            "functionArn": f"{waiting.function_arn}:$LATEST",
            "condition": "RetriesExhausted",
            "approximateInvokeCount": waiting.attempts,
        },
        "requestPayload": waiting.event,
        "responseContext": {
            "statusCode": 200,
            "executedVersion": "$LATEST",
            "functionError": invocation.error,
        },
        "responsePayload": json.loads(invocation.payload or b"null"),
    }
