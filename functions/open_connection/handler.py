"""WebSocket $connect: a page comes in with a one-minute ticket."""

from typing import Any

from dozor.application.push_change import open_page
from dozor.bootstrap.stores import access_list, connections
from dozor.bootstrap.system import clock
from dozor.domain.errors import NotAllowed


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    """200 lets the page in, 401 does not."""
    ticket = (event.get("queryStringParameters") or {}).get("ticket", "")
    try:
        connection = event["requestContext"]["connectionId"]
        open_page(connection, ticket, clock().now(), connections(), access_list().withdrawn)
    except NotAllowed:
        return {"statusCode": 401, "body": "The ticket is unknown, used or too old."}
    return {"statusCode": 200, "body": ""}
