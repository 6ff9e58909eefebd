"""WebSocket $disconnect: a page is gone."""

from typing import Any

from dozor.bootstrap.stores import connections


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    """Forget the page; AWS calls this at its best effort, `push_changes` forgets the rest."""
    connections().close(event["requestContext"]["connectionId"])
    return {"statusCode": 200, "body": ""}
