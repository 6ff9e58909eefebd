"""Who really stands on a rung just now: somebody off shift or without a usable contact is passed over for the next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from dozor.domain.company import Company
from dozor.domain.duty import Duty
from dozor.domain.escalation import Means, Rung, Whom
from dozor.domain.people import Executor
from dozor.domain.specialist import SPECIALIST
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
    id: str = ""  # an executor's; empty for the manager


def find_recipient(
    rung: Rung, ticket: Ticket, company: Company, executors: tuple[Executor, ...], now: datetime
) -> Recipient:
    """The first on the ladder, from the rung upwards, who is at work and reachable by one of the rung's means.

    The manager is the end of the ladder and is told whatever the hour.
    """
    by_id = {executor.id: executor for executor in executors}
    skipped = ""
    for whom in _BELOW_MANAGER[_LADDER.index(rung.whom) :]:
        reached = (_reach(one, whom, rung, company, now) for one in _candidates(whom, ticket, by_id))
        found = next(filter(None, reached), None)
        if found is not None:
            return replace(found, instead_of=skipped)
        skipped = rung.whom.value
    return _manager(company, skipped)


def find_duty_recipient(
    rung: Rung, duty: Duty, company: Company, executors: tuple[Executor, ...], now: datetime
) -> Recipient:
    """Who is told of a duty: for whom it is, else a dispatcher on shift, else the manager.

    The addressee is an executor by id or address, or anybody of a trade so called (an accountant, a technician), who is at
    work; a user of the desk who is no executor is reached by e-mail.
    """
    if rung.whom is Whom.ADDRESSEE:
        wanted = duty.addressee.removeprefix(SPECIALIST)
        named = [one for one in executors if wanted in (one.id, one.email, *one.trades)]
        found = next(filter(None, (_reach(one, Whom.ADDRESSEE, rung, company, now) for one in named)), None)
        if found is None and "@" in wanted and Means.EMAIL in rung.means:
            found = Recipient(Whom.ADDRESSEE, wanted, "", wanted, company.language)
        if found is not None:
            return found
    skipped = rung.whom.value if rung.whom is Whom.ADDRESSEE else ""
    if rung.whom in (Whom.ADDRESSEE, Whom.DISPATCHER):
        on_duty = (one for one in executors if "dispatcher" in one.trades)
        found = next(filter(None, (_reach(one, Whom.DISPATCHER, rung, company, now) for one in on_duty)), None)
        if found is not None:
            return replace(found, instead_of=skipped)
        skipped = rung.whom.value
    return _manager(company, skipped)


def _manager(company: Company, skipped: str) -> Recipient:
    manager = company.manager
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
    by_phone = Means.SMS in rung.means or Means.VOICE in rung.means
    usable = (by_phone and executor.phone) or (Means.EMAIL in rung.means and executor.email)
    if not usable:
        return None
    language = executor.language or company.language
    return Recipient(whom, executor.name, executor.phone, executor.email, language, id=executor.id)
