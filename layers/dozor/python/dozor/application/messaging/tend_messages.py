"""Once a minute: what waits for its moment is sent, what was forgotten is said to be unknown, what was lost goes another way.

Every step is a conditional write, so two of these at once, or one that is killed anywhere, send nothing twice; what was not
finished is due again in the next minute.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from dozor.application.messaging.another_way import find_lost, try_another_way
from dozor.application.messaging.deliver_message import Post, find_wait
from dozor.application.messaging.outdated import OUTDATED, is_seen_to
from dozor.application.messaging.tell_waiting import Waiting
from dozor.application.send_message import send_message
from dozor.domain.company import Company
from dozor.domain.errors import NotFound, TransientFailure, Uncertain
from dozor.domain.message import Message, MessageState, Receipt
from dozor.ports.companies import CompanyRepository
from dozor.ports.tickets import TicketRepository

AT_ONCE = 200
GONE = "The company is gone."
CARRIER_HAS = timedelta(days=1)  # to take what it is offered
Opener = Callable[[Company], Post]


def tend_messages(
    now: datetime, companies: CompanyRepository, tickets: TicketRepository, post: Post, open_post: Opener
) -> Mapping[str, int]:
    """What came of what was due, by state, and `failed_again` of what could not be dealt with and stays due.

    post: for looking; open_post: with a company's carriers. `due`: how much there was, AT_ONCE at most: then call again.
    Raises, at the end, what nobody expected of any of them.
    """
    due = post.messages.due(now, AT_ONCE)
    round_ = _Round(now, companies, tickets, post, open_post)
    for message in due.messages:
        if message.state is not MessageState.QUEUED:
            round_.attempt(lambda one=message: round_.tend(one))  # type: ignore[misc]
    for group in _by_person(one for one in due.messages if one.state is MessageState.QUEUED):
        round_.attempt(lambda waiting=group: round_.tell(waiting))  # type: ignore[misc]
    for receipt in due.receipts:
        round_.attempt(lambda one=receipt: round_.follow(one))  # type: ignore[misc]
    if round_.trouble is not None:
        raise round_.trouble
    round_.told["due"] = len(due.messages) + len(due.receipts)
    return dict(round_.told)


class _Round:
    """One minute's work."""

    def __init__(
        self, now: datetime, companies: CompanyRepository, tickets: TicketRepository, post: Post, open_post: Opener
    ) -> None:
        self.told: Counter[str] = Counter()
        self.trouble: Exception | None = None
        self._now = now
        self._companies = companies
        self._tickets = tickets
        self._messages = post.messages
        self._open = open_post

    def attempt(self, work: Callable[[], Iterable[Message]]) -> None:
        """One thing must not keep the others from being looked at."""
        try:
            for message in work():
                self.told[message.state.value] += 1
        except (TransientFailure, Uncertain):
            self.told["failed_again"] += 1
        except Exception as error:  # noqa: BLE001 - raised once the others have been looked at
            self.trouble = self.trouble or error

    def tend(self, message: Message) -> Iterable[Message]:
        """A message that was claimed and forgotten, that the carrier put off, or that was lost."""
        company = self._company_of(message)
        if company is None:
            return self._give_up(message, GONE)
        if message.state is MessageState.CLAIMED:
            return self._forget(message)
        if message.state is MessageState.WAITING:
            return self._offer_again(message, company)
        return self._try_another_way(message, message.state, company)

    def follow(self, receipt: Receipt) -> Iterable[Message]:
        """A carrier's word that a message was lost."""
        lost = find_lost(receipt, self._now, self._messages)
        if lost is None:
            return ()
        company = self._company_of(lost)
        told = self._try_another_way(lost, MessageState.SENT, company) if company else ()
        self._messages.look_away(receipt)
        return told

    def tell(self, waiting: tuple[Message, ...]) -> Iterable[Message]:
        """What waits for one person."""
        company = self._company_of(waiting[0])
        if company is None:
            return [one for message in waiting for one in self._give_up(message, GONE)]
        return Waiting(waiting, company, self._now, self._open(company)).tell()

    def _offer_again(self, message: Message, company: Company) -> Iterable[Message]:
        """To the carrier that put it off; unless it is outdated, has been tried for a day, or the night has come."""
        since = message.made_at or message.claimed_at
        if since is not None and self._now - since > CARRIER_HAS:
            return self._give_up(message, message.failure)
        wait = find_wait(message, company, self._now)
        if wait is not None:
            return self._put(message.queued(*wait, self._now), message.state)
        if is_seen_to(message, self._tickets):
            return self._put(message.withheld(OUTDATED, self._now), message.state)
        return (send_message(message, self._now, self._messages, self._open(company).carriers),)

    def _try_another_way(self, lost: Message, stands_as: MessageState, company: Company) -> Iterable[Message]:
        if is_seen_to(lost, self._tickets):
            return self._put(lost.let_be(OUTDATED), stands_as)
        return (try_another_way(lost, stands_as, company, self._now, self._open(company)),)

    def _put(self, message: Message, state: MessageState) -> Iterable[Message]:
        return (message,) if self._messages.take(message, state) else ()

    def _forget(self, message: Message) -> Iterable[Message]:
        """The list may lag behind: what has been sent meanwhile, or is being sent again, is left alone."""
        fresh = self._messages.get(message.company, message.id, message.ticket)
        forgotten = fresh.state is MessageState.CLAIMED and fresh.due_at is not None and fresh.due_at <= self._now
        return self._put(fresh.unknown(self._now), MessageState.CLAIMED) if forgotten else ()

    def _give_up(self, message: Message, why: str) -> Iterable[Message]:
        failed = message.failed(why, self._now)
        if why == GONE:
            failed = replace(failed, due_at=None)
        return self._put(failed, message.state)

    def _company_of(self, message: Message) -> Company | None:
        try:
            return self._companies.get(message.company)
        except NotFound:
            return None


def _by_person(queued: Iterable[Message]) -> Iterable[tuple[Message, ...]]:
    """What goes to one person by one way in one language, in the order of being due."""
    groups: dict[tuple[str, ...], list[Message]] = defaultdict(list)
    for one in queued:
        groups[one.company, one.person, one.channel, one.to, one.language].append(one)
    return [tuple(group) for group in groups.values()]
