"""WebSocket $connect: a page comes in with a one-minute ticket."""

from typing import Any

from dozor.application.push_change import open_page
from dozor.bootstrap.stores import connections
from dozor.bootstrap.system import clock
from dozor.domain.errors import NotAllowed


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    """200 lets the page in, 401 does not."""
    ticket = (event.get("queryStringParameters") or {}).get("ticket", "")
    try:
        open_page(event["requestContext"]["connectionId"], ticket, clock().now(), connections())
    except NotAllowed:
        return {"statusCode": 401, "body": "The ticket is unknown, used or too old."}
    return {"statusCode": 200, "body": ""}
