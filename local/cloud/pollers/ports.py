"""What the pollers need of the laptop cloud they run in."""

from typing import Protocol

import boto3

from local.cloud.functions.invoker import FunctionInvoker


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
