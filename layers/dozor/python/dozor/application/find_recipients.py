"""Who really stands on a rung just now: somebody off shift or without a usable contact is passed over for the next."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from dozor.domain.company import Company
from dozor.domain.escalation import Means, Rung, Whom
from dozor.domain.people import Executor
from dozor.domain.ticket import Ticket

_LADDER = (Whom.EXECUTOR, Whom.FOREMAN, Whom.DISPATCHER, Whom.MANAGER)
_BELOW_MANAGER = _LADDER[:-1]


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom to tell and how; instead_of: the rung's own addressee when they were passed over, else empty."""

    name: str
    phone: str
    email: str
    language: str
    instead_of: str = ""


def find_recipient(
    rung: Rung, ticket: Ticket, company: Company, executors: tuple[Executor, ...], now: datetime
) -> Recipient:
    """The first on the ladder, from the rung upwards, who is at work and reachable by one of the rung's means.

    The manager is the end of the ladder and is told whatever the hour.
    """
    by_id = {executor.id: executor for executor in executors}
    manager = company.manager
    skipped = ""
    for whom in _BELOW_MANAGER[_LADDER.index(rung.whom) :]:
        found = _reach(_executor_on(whom, ticket, by_id, executors), rung, company, now)
        if found is not None:
            return replace(found, instead_of=skipped)
        skipped = rung.whom.value
    return Recipient(manager.name, manager.phone, manager.email, manager.language or company.language, skipped)


def _executor_on(
    whom: Whom, ticket: Ticket, by_id: Mapping[str, Executor], executors: tuple[Executor, ...]
) -> Executor | None:
    current = by_id.get(ticket.executor_id)
    if whom is Whom.EXECUTOR:
        return current
    if whom is Whom.FOREMAN:
        return by_id.get(current.foreman_id) if current else None
    return next((executor for executor in executors if "dispatcher" in executor.trades), None)


def _reach(executor: Executor | None, rung: Rung, company: Company, now: datetime) -> Recipient | None:
    if executor is None or not executor.on_shift(now, company.zone):
        return None
    usable = (Means.SMS in rung.means and executor.phone) or (Means.EMAIL in rung.means and executor.email)
    if not usable:
        return None
    return Recipient(executor.name, executor.phone, executor.email, executor.language or company.language)
