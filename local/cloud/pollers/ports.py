"""What the pollers need of the laptop cloud they run in."""

from typing import Protocol

import boto3

from local.cloud.functions.invoker import FunctionInvoker


class AsynchronousInvoker(Protocol):
    """Lambda's own queue for asynchronous invocations, with its retries and destinations."""

    def submit(self, function: str, payload: bytes) -> str:
        """Queue an event for a function by name or ARN; answers the request's id at once."""
        ...

    def wait_until_idle(self, timeout_seconds: float) -> bool:
        """Wait until nothing is queued or running; False if that did not come to be in time."""
        ...


class Cloud(Protocol):
    """The running laptop cloud, as far as the pollers look at it."""

    @property
    def endpoint(self) -> str:
        """The URL of moto's server, for example http://127.0.0.1:5000."""
        ...

    @property
    def session(self) -> boto3.Session:
        """A session with the laptop's credentials and region; clients need endpoint_url=endpoint."""
        ...

    @property
    def functions(self) -> FunctionInvoker:
        """Runs deployed functions."""
        ...

    @property
    def asynchronous(self) -> AsynchronousInvoker:
        """Runs deployed functions in the background."""
        ...
