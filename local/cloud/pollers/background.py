"""Asynchronous invocation, for events that nobody waits for."""

import json
from typing import Any

from local.cloud.pollers.counters import Counters
from local.cloud.pollers.ports import AsynchronousInvoker


class Background:
    """Hands events to Lambda's asynchronous queue, and counts them."""

    def __init__(self, asynchronous: AsynchronousInvoker, counters: Counters) -> None:
        self._asynchronous = asynchronous
        self._counters = counters
        self.accepted = 0

    def accept(self, function_arn: str, event: Any, trigger: str) -> None:
        """Queue one event (JSON-serialisable) for a function; `trigger` is the name it is counted under."""
        self.accepted += 1
        self._counters.add(trigger, "invoked")
        self._asynchronous.submit(function_arn, json.dumps(event).encode())
