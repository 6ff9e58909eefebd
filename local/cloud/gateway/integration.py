"""Calling a function on behalf of a route: in a thread, with a time-out."""

import json
import logging
from collections.abc import Mapping
from typing import Any

import anyio
from anyio.to_thread import run_sync

from local.cloud.functions.invoker import FunctionInvoker
from local.cloud.gateway.definitions import Integration

_LOG = logging.getLogger(__name__)


class IntegrationFailed(Exception):
    """The function failed, is missing, or answered more than Lambda lets through."""


class IntegrationTimedOut(IntegrationFailed):
    """The function did not answer within the integration's time-out; it may still be running."""


class Integrations:
    """Invokes functions; many at a time, never on the event loop."""

    # Lambda's limit for a synchronous invocation, of the event as of the answer ("Lambda quotas").
    PAYLOAD_BYTES = 6 * 1024 * 1024

    def __init__(self, functions: FunctionInvoker, threads: int = 100) -> None:
        self._functions = functions
        self._threads = threads
        self._limiter: anyio.CapacityLimiter | None = None

    async def call(self, integration: Integration, event: Mapping[str, Any]) -> bytes:
        """The function's answer to the event; raises IntegrationFailed or IntegrationTimedOut."""
        self._limiter = self._limiter or anyio.CapacityLimiter(self._threads)
        payload = json.dumps(event, ensure_ascii=False).encode()
        try:
            with anyio.fail_after(integration.timeout):
                invocation = await run_sync(
                    self._functions.invoke, integration.function, payload, abandon_on_cancel=True, limiter=self._limiter
                )
        except TimeoutError as error:
            raise IntegrationTimedOut(f"{integration.function} did not answer in {integration.timeout} s") from error
        except LookupError as error:
            raise IntegrationFailed(str(error)) from error
        if invocation.error:
            raise IntegrationFailed(
                f"{integration.function} failed: {invocation.payload.decode(errors='replace')[:1000]}"
            )
        if len(invocation.payload) > self.PAYLOAD_BYTES:
            raise IntegrationFailed(f"{integration.function} answered more than {self.PAYLOAD_BYTES} bytes")
        return invocation.payload


def log_failure(place: str, error: Exception) -> None:
    """Tell the developer what the caller is only told as a bare 500."""
    _LOG.warning("%s: %s", place, error)
