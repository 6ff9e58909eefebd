"""Reading functions out of moto's Lambda and writing their logs into moto's CloudWatch Logs."""

import hashlib
from collections.abc import Callable
from typing import Any

from moto.awslambda.models import LambdaFunction, lambda_backends
from moto.core import DEFAULT_ACCOUNT_ID
from moto.logs.models import logs_backends

from local.cloud.functions.logs import LogLine
from local.cloud.functions.specification import FunctionSpecification, LayerSpecification


def describe_function(function: Any) -> FunctionSpecification:
    """The specification of one of moto's functions."""
    backend = lambda_backends[function.account_id][function.region]
    layers = (backend.layers_versions_by_arn(layer["Arn"]) for layer in function.layers)
    return FunctionSpecification(
        name=function.function_name,
        arn=function.function_arn,
        region=function.region,
        handler=function.handler,
        runtime=function.run_time or "python3.13",
        timeout=int(function.timeout),
        memory=int(function.memory_size),
        version=str(function.version),
        environment=tuple(sorted((key, str(value)) for key, value in function.environment_vars.items())),
        digest=_digest(function),
        zip_bytes=function.code_bytes,
        layers=tuple(LayerSpecification(layer.name, _digest(layer), layer.code_bytes) for layer in layers if layer),
    )


def _digest(coded: Any) -> str:
    # moto keeps the digest in base64 and not for every way of deploying; computed once, it stays with the object.
    known: tuple[int, str] | None = getattr(coded, "_laptop_digest", None)
    if known is None or known[0] != id(coded.code_bytes):
        known = (id(coded.code_bytes), hashlib.sha256(coded.code_bytes).hexdigest())
        coded._laptop_digest = known  # noqa: SLF001  (our own mark on moto's object)
    return known[1]


def look_up_in(region: str) -> Callable[[str], FunctionSpecification]:
    """A look-up by plain name among the functions deployed in a region."""

    def look_up(name: str) -> FunctionSpecification:
        return describe_function(find_function(region, name))

    return look_up


def find_function(region: str, name: str) -> LambdaFunction:
    """moto's own object of a function; raises LookupError if there is none."""
    storage = lambda_backends[DEFAULT_ACCOUNT_ID][region]._lambdas  # noqa: SLF001  (moto has no public way that does not raise its HTTP error)
    function = storage._get_latest(name) if name in storage._functions else None  # noqa: SLF001
    if function is None:
        raise LookupError(f"no function named {name!r} is deployed")
    return function


def write_logs_in(region: str) -> Callable[[str, str, list[LogLine]], None]:
    """A log sink that writes into the group /aws/lambda/<function> of moto's CloudWatch Logs."""

    def write(function: str, stream: str, lines: list[LogLine]) -> None:
        backend = logs_backends[DEFAULT_ACCOUNT_ID][region]
        group = f"/aws/lambda/{function}"
        backend.ensure_log_group(group)
        if stream not in backend.groups[group].streams:
            backend.create_log_stream(group, stream)
        events = [{"timestamp": int(line.at.timestamp() * 1000), "message": line.text} for line in lines]
        backend.put_log_events(group, stream, events)

    return write
