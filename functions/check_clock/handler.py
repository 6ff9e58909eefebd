"""State machine ticket_escalation -> who must be told now, and when to look again."""

from typing import Any

from pydantic import BaseModel

from dozor.application.check_clock import Watch, check_clock
from dozor.application.check_duty import check_duty
from dozor.bootstrap.stores import companies, contacts, people, tickets
from dozor.bootstrap.system import clock
from dozor.domain.duty import WATCH_PREFIX
from dozor.entry.observability import logger
from dozor.events.wake_up import spell_wake_up


class Wakeup(BaseModel):
    """What the state machine passes. ticket: its number, or how a duty's watch is called ("duty-<contact id>")."""

    company: str
    ticket: str
    generation: int


def handler(event: dict[str, Any], _context: object) -> dict[str, Any]:
    """{watch, look_at, company, ticket, generation}; look_at as a Wait state reads it, None when over."""
    wakeup = Wakeup.model_validate(event)
    watch = _check(wakeup)
    logger().info("clock checked", ticket=wakeup.ticket, company=wakeup.company, told=list(watch.told))
    look_at = spell_wake_up(watch.look_at) if watch.look_at else None
    return {**wakeup.model_dump(), "watch": watch.watch, "look_at": look_at}


def _check(wakeup: Wakeup) -> Watch:
    now = clock().now()
    if wakeup.ticket.startswith(WATCH_PREFIX):
        contact_id = wakeup.ticket.removeprefix(WATCH_PREFIX)
        return check_duty(wakeup.company, contact_id, now, companies(), people(), contacts())
    return check_clock(wakeup.company, wakeup.ticket, wakeup.generation, now, companies(), people(), tickets())
