"""Who really stands on a rung just now: somebody off shift or without a usable contact is passed over for the next."""

from collections.abc import Iterable, Mapping
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
    """Whom to tell and how. whom: where they stand themselves; instead_of: the rung's own addressee if passed over."""

    whom: Whom
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
        reached = (_reach(one, whom, rung, company, now) for one in _candidates(whom, ticket, by_id))
        found = next(filter(None, reached), None)
        if found is not None:
            return replace(found, instead_of=skipped)
        skipped = rung.whom.value
    language = manager.language or company.language
    return Recipient(Whom.MANAGER, manager.name, manager.phone, manager.email, language, skipped)


def _candidates(whom: Whom, ticket: Ticket, by_id: Mapping[str, Executor]) -> Iterable[Executor]:
    """Who may stand there, in the order of asking. Dispatchers relieve each other, so all of them may."""
    if whom is Whom.DISPATCHER:
        return (executor for executor in by_id.values() if "dispatcher" in executor.trades)
    current = by_id.get(ticket.executor_id)
    found = by_id.get(current.foreman_id) if current and whom is Whom.FOREMAN else current
    return (found,) if found else ()


def _reach(executor: Executor, whom: Whom, rung: Rung, company: Company, now: datetime) -> Recipient | None:
    if not executor.on_shift(now, company.zone):
        return None
    usable = (Means.SMS in rung.means and executor.phone) or (Means.EMAIL in rung.means and executor.email)
    if not usable:
        return None
    return Recipient(whom, executor.name, executor.phone, executor.email, executor.language or company.language)
