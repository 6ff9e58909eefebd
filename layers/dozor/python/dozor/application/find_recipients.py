"""Who really stands on a rung just now: somebody off shift, absent or without a usable contact is passed over for the next.

Nobody is ever left untold while anybody can be reached: whom no rung above can reach by its own means is told by any other.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from dozor.domain.company import Company, Manager
from dozor.domain.duty import Duty
from dozor.domain.escalation import Means, Rung, Whom
from dozor.domain.people import Executor
from dozor.domain.specialist import SPECIALIST
from dozor.domain.ticket import Ticket

LADDER = (Whom.EXECUTOR, Whom.FOREMAN, Whom.DISPATCHER, Whom.MANAGER, Whom.SUPERVISOR)
DUTY_LADDER = (Whom.ADDRESSEE, Whom.DISPATCHER, Whom.MANAGER, Whom.SUPERVISOR)

# Who is told when nobody upwards of the rung can be, by whatever means they have: first those who answer for the company.
LAST_RESORT = (Whom.MANAGER, Whom.SUPERVISOR, Whom.DISPATCHER, Whom.FOREMAN, Whom.EXECUTOR)

# Several stand there by turns, and are known by their trade in the register of executors.
BY_TRADE = {Whom.DISPATCHER: "dispatcher", Whom.SUPERVISOR: "supervisor"}


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom to tell and how. whom: where they stand themselves; instead_of: the rung's own addressee if passed over.

    means: those by which they can be reached; none when nobody could be found whom to tell.
    """

    whom: Whom
    name: str
    phone: str
    email: str
    language: str
    means: tuple[Means, ...] = ()
    instead_of: str = ""
    id: str = ""  # an executor's; empty for who answers for the company or the centre

    @property
    def ways(self) -> Mapping[Means, str]:
        """By which means, and to which address."""
        return {by: self.email if by is Means.EMAIL else self.phone for by in self.means}


@dataclass(frozen=True, slots=True)
class Staff:
    """Everybody who may be told of one ticket or duty, as things stand `now`."""

    company: Company
    executors: tuple[Executor, ...]
    now: datetime
    executor_id: str = ""
    addressee: str = ""
    addressee_name: str = ""
    at_any_hour: bool = False  # whether an addressee named in person is told off shift, too

    def standing(self, whom: Whom) -> Iterator[Recipient]:
        """Who stands there and is at work, in the order of asking."""
        language = self.company.language
        for executor in self._executors_on(whom):
            if self._can_be_told(executor):
                spoken = executor.language or language
                yield Recipient(whom, executor.name, executor.phone, executor.email, spoken, id=executor.id)
        if whom is Whom.ADDRESSEE and "@" in self.addressee:  # a user of the desk who is no executor
            yield Recipient(whom, self.addressee_name or self.addressee, "", self.addressee, language)
        answerable = {Whom.MANAGER: self.company.manager, Whom.SUPERVISOR: self.company.supervisor}.get(whom)
        if answerable is not None:
            yield _answering(whom, answerable, language)

    def _can_be_told(self, executor: Executor) -> bool:
        if self.at_any_hour and self.addressee in (executor.id, executor.email):
            return executor.absent(self.now) is None
        return executor.on_shift(self.now, self.company.zone)

    def _executors_on(self, whom: Whom) -> Iterable[Executor]:
        if whom in BY_TRADE:
            return (one for one in self.executors if BY_TRADE[whom] in one.trades)
        if whom is Whom.ADDRESSEE:
            wanted = self.addressee.removeprefix(SPECIALIST)
            return (one for one in self.executors if wanted in (one.id, one.email, *one.trades))
        by_id = {one.id: one for one in self.executors}
        holder = by_id.get(self.executor_id)
        found = by_id.get(holder.foreman_id) if holder and whom is Whom.FOREMAN else holder
        return (found,) if found and whom in (Whom.EXECUTOR, Whom.FOREMAN) else ()


def find_recipient(
    rung: Rung, ticket: Ticket, company: Company, executors: tuple[Executor, ...], now: datetime
) -> Recipient:
    """The first on the ladder, from the rung upwards, who is at work and reachable by one of the rung's means.

    Who answers for the company or the centre is told whatever the hour.
    """
    return _find(rung.whom, rung.means, LADDER, Staff(company, executors, now, executor_id=ticket.executor_id))


def find_duty_recipient(
    rung: Rung, duty: Duty, company: Company, executors: tuple[Executor, ...], now: datetime
) -> Recipient:
    """Who is told of a duty: for whom it is, else a dispatcher on shift, else the manager, else the centre's supervisor.

    The addressee is an executor by id or address, or anybody of a trade so called (an accountant, a technician), who is at
    work; a user of the desk who is no executor is reached by e-mail.
    """
    staff = Staff(company, executors, now, addressee=duty.addressee, addressee_name=duty.addressee_name)
    return _find(rung.whom, rung.means, DUTY_LADDER, staff)


def find_addressee(duty: Duty, company: Company, executors: tuple[Executor, ...], now: datetime) -> Recipient:
    """Who is told that a duty is theirs from now on: the person, at work or not, as who is given a ticket; of a trade whoever
    is at work. Who is absent or cannot be reached is passed over, as on a rung.
    """
    by_name = Staff(company, executors, now, "", duty.addressee, duty.addressee_name, at_any_hour=True)
    return _find(Whom.ADDRESSEE, (Means.SMS, Means.EMAIL), DUTY_LADDER, by_name)


def _find(whom: Whom, means: tuple[Means, ...], ladder: tuple[Whom, ...], staff: Staff) -> Recipient:
    start = ladder.index(whom) if whom in ladder else ladder.index(Whom.MANAGER)
    found = next(_reach(ladder[start:], means, staff), None)
    if found is None:  # nobody by the rung's own means: anybody by any means
        found = next(_reach(LAST_RESORT, tuple(Means), staff), None)
    if found is None:
        found = _answering(Whom.MANAGER, staff.company.manager, staff.company.language)
    return found if found.whom is whom else replace(found, instead_of=whom.value)


def _reach(places: Iterable[Whom], means: tuple[Means, ...], staff: Staff) -> Iterator[Recipient]:
    for whom in places:
        for one in staff.standing(whom):
            usable = tuple(by for by in means if (one.email if by is Means.EMAIL else one.phone))
            if usable:
                yield replace(one, means=usable)


def _answering(whom: Whom, person: Manager, language: str) -> Recipient:
    return Recipient(whom, person.name, person.phone, person.email, person.language or language)
