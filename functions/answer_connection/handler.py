"""WebSocket $default: a page's ping keeps the line open."""

import json
from typing import Any


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    """{"type": "pong"} to {"type": "ping"}; anything else is told apart by its type and not understood."""
    try:
        asked = json.loads(event.get("body") or "{}").get("type")
    except (ValueError, AttributeError):
        asked = None
    answer = {"type": "pong"} if asked == "ping" else {"type": "error", "reason": "only ping is understood"}
    return {"statusCode": 200, "body": json.dumps(answer)}
