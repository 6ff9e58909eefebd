"""State machine ticket_escalation -> who must be told now, and when to look again."""

from typing import Any

from pydantic import BaseModel

from dozor.application.check_clock import check_clock
from dozor.bootstrap.stores import companies, people, tickets
from dozor.bootstrap.system import clock
from dozor.entry.observability import logger
from dozor.events.wake_up import spell_wake_up


class Wakeup(BaseModel):
    """What the state machine passes."""

    company: str
    ticket: str
    generation: int


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    """{watch, look_at, company, ticket, generation}; look_at as a Wait state reads it, None when over."""
    wakeup = Wakeup.model_validate(event)
    now = clock().now()
    watch = check_clock(wakeup.company, wakeup.ticket, wakeup.generation, now, companies(), people(), tickets())
    logger().info("clock checked", ticket=wakeup.ticket, company=wakeup.company, told=list(watch.told))
    look_at = spell_wake_up(watch.look_at) if watch.look_at else None
    return {**wakeup.model_dump(), "watch": watch.watch, "look_at": look_at}
