"""moto's own event source triggers, switched off: a mapping stays on record, but a write to its source invokes nothing.

moto runs them inside the writer's call: without batches, filters, retries or redrive, and re-entrant writes deadlock. The
laptop's pollers deliver instead.
"""

from typing import Any

from moto.awslambda.models import LambdaBackend
from moto.dynamodb.models import dynamodb_backends
from moto.kinesis.models import kinesis_backends
from moto.sqs.models import sqs_backends

from local.cloud.server.patches import Patches


def switch_off(patches: Patches) -> None:
    """Until the patches are undone, no mapping is attached to its queue, table or stream."""
    create = LambdaBackend.create_event_source_mapping
    update = LambdaBackend.update_event_source_mapping

    def create_detached(backend: Any, spec: dict[str, Any]) -> Any:
        mapping = create(backend, spec)
        _detach(backend)
        return mapping

    def update_detached(backend: Any, uuid: str, spec: dict[str, Any]) -> Any:
        mapping = update(backend, uuid, spec)
        _detach(backend)
        return mapping

    patches.replace(LambdaBackend, "create_event_source_mapping", create_detached)
    patches.replace(LambdaBackend, "update_event_source_mapping", update_detached)


def _detach(backend: Any) -> None:
    account, region = backend.account_id, backend.region_name
    sources = (
        *sqs_backends[account][region].queues.values(),
        *dynamodb_backends[account][region].tables.values(),
        *kinesis_backends[account][region].streams.values(),
    )
    for source in sources:
        source.lambda_event_source_mappings.clear()
