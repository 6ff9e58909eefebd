"""Switching the quick DynamoDB on."""

from moto.dynamodb.models import DynamoDBBackend
from moto.dynamodb.models.table import Table
from moto.dynamodb.responses import DynamoHandler

from local.cloud.dynamodb import backend, handlers
from local.cloud.server.patches import Patches

_OF_THE_TABLE = {
    "get_item": backend.table_get_item,
    "put_item": backend.table_put_item,
    "delete_item": backend.table_delete_item,
    "query": backend.table_query,
    "scan": backend.table_scan,
}
_OF_THE_BACKEND = {
    "update_item": backend.backend_update_item,
    "delete_item": backend.backend_delete_item,
    "transact_write_items": backend.backend_transact_write_items,
}
_OF_THE_HANDLER = {
    "get_item": handlers.for_get_item,
    "put_item": handlers.for_one_table,
    "update_item": handlers.for_one_table,
    "delete_item": handlers.for_one_table,
    "query": handlers.for_one_table,
    "scan": handlers.for_one_table,
    "batch_get_item": handlers.for_batch_get,
    "batch_write_item": handlers.for_batch_write,
    "transact_write_items": handlers.for_transact_write,
}


def install() -> Patches:
    """Replace moto's slow operations, for tables that exist and for those to come; `undo()` of the answer undoes it.

    After undoing, tables written meanwhile are still read rightly by moto: both keep the same `items`.
    """
    patches = Patches()
    for name, replacement in _OF_THE_TABLE.items():
        patches.replace(Table, name, replacement)
    for name, method in _OF_THE_BACKEND.items():
        patches.replace(DynamoDBBackend, name, method)
    for name, wrap in _OF_THE_HANDLER.items():
        patches.replace(DynamoHandler, name, wrap(getattr(DynamoHandler, name)))
    patches.replace(DynamoHandler, "transact_get_items", handlers.transact_get_items)
    return patches
