"""The link by which an executor, without an account, sees all that they have in hand.

It shows more than the link of one ticket, so it is sent to the executor's own telephone and nowhere else, lives for a shift,
and can be withdrawn.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from dozor.domain.company import Company
from dozor.domain.errors import FieldProblem, Invalid, NotFound
from dozor.domain.people import Executor
from dozor.events.people import describe_asking
from dozor.ports.companies import CompanyRepository
from dozor.ports.executor_links import ExecutorLinkRepository, ShiftLinks
from dozor.ports.people import PeopleRepository
from dozor.ports.system import LinkSigner, WorkLink

# One and the same, whatever is wrong, so that nobody learns by trying what there is.
NO_GOOD = "This link opens nothing any more. Open the message about any of your requests and ask for a new one."
TICKET_LINK_LIVES = timedelta(days=7)
"""How long the link in a message about a ticket is good; one that a list has made ends sooner, with that list."""
LIVES = timedelta(hours=16)
"""A shift of twelve hours, and what it takes to finish."""
AGAIN_AFTER = timedelta(minutes=10)
"""Each one is an SMS: whoever presses twice, or has found a link, is sent no second one so soon."""
CLOCK_SKEW = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class AtWork:
    """Whoever holds the link. until: when it opens nothing any more (UTC)."""

    company: Company
    executor: Executor
    until: datetime


def ask_link(by: WorkLink, now: datetime, people: PeopleRepository, links: ExecutorLinkRepository) -> Executor:
    """A link goes to the executor's own telephone, unless one has gone just now; answers whose it is.

    by: the link to a ticket from whose page it is asked for. Raises NotFound, also for one that was made before links were
    withdrawn (it lies on the lost telephone), and Invalid for somebody without a telephone.
    """
    executor = people.executor(by.company, by.executor_id)
    if not executor.phone:
        raise Invalid([FieldProblem("phone", "We have no telephone number of yours: ask the dispatcher.")])
    seen = links.find(by.company, by.executor_id)
    if _is_withdrawn(by.expires_at - TICKET_LINK_LIVES, seen):
        raise NotFound(NO_GOOD)
    if seen.asked_at is None or now - seen.asked_at >= AGAIN_AFTER or _is_withdrawn(seen.asked_at, seen):
        links.ask(seen, now, describe_asking(executor, now))  # asked meanwhile: then that one is on its way
    return executor


def open_link(
    token: str,
    now: datetime,
    signer: LinkSigner,
    companies: CompanyRepository,
    people: PeopleRepository,
    links: ExecutorLinkRepository,
) -> AtWork:
    """Whose link it is; raises NotFound for any that is not good (any more)."""
    try:
        link = signer.open_for_shift(token)
        company = companies.get(link.company)
        executor = people.executor(link.company, link.executor_id)
    except NotFound as error:
        raise NotFound(NO_GOOD) from error
    until = link.issued_at + LIVES
    if not link.issued_at - CLOCK_SKEW <= now < until:
        raise NotFound(NO_GOOD)
    if _is_withdrawn(link.issued_at, links.find(link.company, link.executor_id)):
        raise NotFound(NO_GOOD)
    return AtWork(company, executor, until)


def withdraw_link(
    company: str, executor_id: str, now: datetime, people: PeopleRepository, links: ExecutorLinkRepository
) -> None:
    """Links to that executor's list made until now open nothing any more. Raises NotFound."""
    people.executor(company, executor_id)
    links.withdraw(company, executor_id, now)


def _is_withdrawn(made_at: datetime, kept: ShiftLinks) -> bool:
    """A link tells whole seconds: those of the very second of a withdrawal are withdrawn too."""
    return kept.withdrawn_at is not None and made_at <= kept.withdrawn_at
