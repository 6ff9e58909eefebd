"""Event source mappings, as moto's Lambda keeps them."""

from collections.abc import Callable
from typing import Any

from moto.awslambda import models as awslambda
from moto.awslambda.exceptions import InvalidParameterValueException
from moto.sqs.models import sqs_backends

from local.cloud.pollers.mapping import Mapping
from local.cloud.pollers.patterns import check
from local.cloud.server.patches import Patches


def install(patches: Patches, on_change: Callable[[], None]) -> None:
    """Call `on_change` after a mapping was created, updated or deleted, before the caller gets its answer.

    What Lambda refuses is refused: a filter that is none, a queue whose messages reappear while their function still runs.
    """

    def create(self: Any, spec: dict[str, Any]) -> Any:
        mapping = original(self, spec)
        try:
            _refuse(self, mapping)
        except InvalidParameterValueException:
            self.delete_event_source_mapping(mapping.uuid)
            raise
        return mapping

    original = patches.replace(awslambda.LambdaBackend, "create_event_source_mapping", create)
    for name in ("create_event_source_mapping", "update_event_source_mapping", "delete_event_source_mapping"):
        patches.call_after(awslambda.LambdaBackend, name, on_change)


def _refuse(backend: Any, record: Any) -> None:
    """Raise InvalidParameterValueException for a mapping that Lambda would not make (CreateEventSourceMapping)."""
    try:
        mapping = Mapping.read(record.get_configuration())
        for pattern in mapping.filters:
            check(pattern)
    except ValueError as error:
        raise InvalidParameterValueException(f"Invalid filter pattern definition: {error}") from error
    if mapping.service != "sqs":
        return
    _, _, _, region, account, name = mapping.source_arn.split(":")
    visible_after = int(sqs_backends[account][region].queues[name].visibility_timeout)
    timeout = int(backend.get_function(mapping.function_arn.split(":")[6]).timeout)
    if visible_after < timeout:
        raise InvalidParameterValueException(
            f"Queue visibility timeout: {visible_after} seconds is less than Function timeout: {timeout} seconds"
        )


def read_mappings() -> list[Mapping]:
    """All mappings of all regions."""
    return [
        Mapping.read(record.get_configuration())
        for _, _, backend in list(awslambda.lambda_backends.iter_backends())
        for record in backend.list_event_source_mappings("", "")
    ]


def read_role(function_arn: str) -> str:
    """The ARN of a function's role; empty if there is no such function."""
    function = _find(function_arn)
    return "" if function is None else str(function.role)


def _find(function_arn: str) -> Any:
    _, _, _, region, account, _, name, *_ = function_arn.split(":")
    try:
        return awslambda.lambda_backends[account][region].get_function(name)
    except awslambda.UnknownFunctionException:
        return None
