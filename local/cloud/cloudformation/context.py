"""What resource makers may use of the running cloud. moto is global in a process, so the running cloud is too."""

from collections.abc import Callable
from dataclasses import dataclass

import boto3

from local.cloud.functions.invoker import FunctionInvoker


@dataclass(frozen=True, slots=True)
class CloudContext:
    """The running cloud, seen from CloudFormation.

    api_endpoint: the address of an HTTP or WEBSOCKET API by its id and protocol, where the laptop's gateway serves it.
    server: the address of moto's server.
    """

    session: boto3.Session
    invoker: FunctionInvoker
    api_endpoint: Callable[[str, str], str]
    server: str
    account: str
    region: str


_current: list[CloudContext] = []


def enter(context: CloudContext) -> None:
    """Make this the running cloud."""
    _current[:] = [context]


def leave() -> None:
    """There is no running cloud any more."""
    _current.clear()


def current() -> CloudContext:
    """The running cloud; raises RuntimeError if there is none."""
    if not _current:
        raise RuntimeError("no laptop cloud is running")
    return _current[0]
