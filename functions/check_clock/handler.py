"""State machine ticket_escalation -> who must be told now, and when to look again."""

from datetime import UTC, datetime, timedelta
from typing import Any

from pydantic import BaseModel

from dozor.application.check_clock import check_clock
from dozor.bootstrap.stores import companies, people, tickets
from dozor.bootstrap.system import clock
from dozor.entry.observability import logger


class Wakeup(BaseModel):
    """What the state machine passes."""

    company: str
    ticket: str
    generation: int


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    """{watch, look_at, company, ticket, generation}; look_at in the form that a Wait state reads (RFC 3339, UTC)."""
    wakeup = Wakeup.model_validate(event)
    now = clock().now()
    watch = check_clock(wakeup.company, wakeup.ticket, wakeup.generation, now, companies(), people(), tickets())
    logger().info("clock checked", ticket=wakeup.ticket, company=wakeup.company, told=list(watch.told))
    look_at = _whole_second(watch.look_at) if watch.look_at else None
    return {**wakeup.model_dump(), "watch": watch.watch, "look_at": look_at}


def _whole_second(moment: datetime) -> str:
    """Rounded up: a wake-up a moment too early would find nothing due and cost three transitions for nothing."""
    later = moment.astimezone(UTC) + timedelta(microseconds=999_999)
    return later.strftime("%Y-%m-%dT%H:%M:%SZ")
