"""What the gateway asks of the cloud behind it."""

from typing import Protocol

import boto3

from local.cloud.functions.invoker import FunctionInvoker


class Cloud(Protocol):
    """A running cloud whose stacks are deployed."""

    @property
    def endpoint(self) -> str:
        """moto's address, such as http://127.0.0.1:4566."""
        ...

    @property
    def session(self) -> boto3.Session:
        """A session in the region of the stacks."""
        ...

    @property
    def functions(self) -> FunctionInvoker:
        """Invokes deployed functions."""
        ...
