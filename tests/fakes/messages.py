"""Messages, and the wishes of those who get them, in memory."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from dozor.domain.errors import NotFound
from dozor.domain.message import Message, MessageState, Receipt
from dozor.domain.wishes import Limit, Tally, Wishes
from dozor.ports.messages import Claim, Due, MessageRepository, WishRepository
from dozor.ports.paging import Page
from tests.fakes.faults import Faults, faulty

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


class FakeWishes(WishRepository):
    """Wishes and tallies in memory."""

    def __init__(self) -> None:
        self.faults = Faults()
        self.kept: dict[tuple[str, str], Wishes] = {}
        self.tallies: dict[tuple[str, str, str], Tally] = {}

    @faulty
    def wishes(self, company: str, person: str) -> Wishes:
        return self.kept.get((company, person), Wishes(company, person))

    @faulty
    def save(self, wishes: Wishes) -> None:
        self.kept.pop((wishes.company, wishes.phone), None)
        if not wishes.none:
            self.kept[wishes.company, wishes.phone] = wishes

    @faulty
    def look_up(self, company: str, person: str, day: str) -> tuple[Wishes, Tally]:
        tally = self.tallies.get((company, person, day), Tally(day))
        return self.kept.get((company, person), Wishes(company, person)), tally

    def count(self, company: str, person: str, limit: Limit) -> None:
        """One more."""
        if limit.per_hour or limit.per_day:
            tally = self.tallies.get((company, person, limit.day), Tally(limit.day))
            hours = {**tally.hours, limit.hour: tally.hours.get(limit.hour, 0) + 1}
            self.tallies[company, person, limit.day] = replace(tally, all=tally.all + 1, hours=hours)


class FakeMessages(MessageRepository):
    """Messages in memory. wishes: of those who get them."""

    def __init__(self, wishes: FakeWishes | None = None) -> None:
        self.faults = Faults()
        self.messages: dict[tuple[str, str], Message] = {}
        self.history: dict[tuple[str, str], list[Message]] = defaultdict(list)
        self.receipts: dict[str, Receipt] = {}
        self.lost: dict[str, Receipt] = {}
        self.wishes = wishes or FakeWishes()

    @faulty
    def claim(self, message: Message) -> Message | None:
        known = self._at(message)
        if known is not None and known.state is not MessageState.WAITING:
            return known
        self._write(message)
        return None

    @faulty
    def claim_for(
        self, message: Message, limit: Limit, *, knowing: bool, queued: bool = False, parts: Sequence[Message] = ()
    ) -> Claim:
        known = self._at(message)
        possible = known is not None and known.state is MessageState.QUEUED
        if not queued:
            possible = known is None or known.state is MessageState.WAITING
        standing = [self._at(part) for part in parts]
        if not possible or any(one is None or one.state is not MessageState.QUEUED for one in standing):
            return Claim(made=False, earlier=known)
        person = (message.company, message.person)
        if not knowing and person in self.wishes.kept:
            return Claim(made=False, hindered=True)
        if limit.reached(self.wishes.tallies.get((*person, limit.day), Tally(limit.day))):
            return Claim(made=False, hindered=True)
        self.wishes.count(*person, limit)
        for one in (message, *parts):
            self._write(one)
        return Claim(made=True)

    @faulty
    def take(self, message: Message, state: MessageState) -> bool:
        known = self._at(message)
        if known is None or known.state is not state:
            return False
        self._write(message)
        return True

    @faulty
    def record(self, message: Message) -> None:
        self._write(message)

    @faulty
    def get(self, company: str, message_id: str, ticket: str = "") -> Message:
        known = self.messages.get((company, message_id))
        if known is None or known.ticket != ticket:
            raise NotFound(f"There is no message {message_id}.")
        return self._told(known)

    @faulty
    def named(self, company: str, message_ids: Sequence[str]) -> tuple[Message, ...]:
        found = (self.messages.get((company, one)) for one in dict.fromkeys(message_ids))
        return tuple(self._told(one) for one in found if one is not None and not one.ticket)

    @faulty
    def keep_receipts(self, receipts: Sequence[Receipt]) -> None:
        for receipt in receipts:
            self.receipts[receipt.provider_id] = receipt
            self.lost.pop(receipt.provider_id, None)
            if not receipt.delivered:
                self.lost[receipt.provider_id] = receipt

    @faulty
    def look_away(self, receipt: Receipt) -> None:
        self.lost.pop(receipt.provider_id, None)

    @faulty
    def carried_as(self, provider_id: str) -> Message | None:
        carried = (one for one in self.messages.values() if one.provider_id == provider_id)
        return next((one for one in carried if one.state is MessageState.SENT and one.replaceable), None)

    @faulty
    def of_ticket(self, company: str, ticket: str) -> tuple[Message, ...]:
        about = (one for one in self.messages.values() if (one.company, one.ticket) == (company, ticket))
        return tuple(map(self._told, self._oldest_first(about)))

    @faulty
    def list(self, company: str, *, since: datetime | None = None, limit: int = 50, cursor: str = "") -> Page[Message]:
        own = [one for one in self.messages.values() if one.company == company]
        found = sorted(((self._made(one), one.id) for one in own), reverse=True)
        wanted = [(at, name) for at, name in found if since is None or at >= since]
        start = next((place + 1 for place, (_, name) in enumerate(wanted) if name == cursor), 0)
        page = wanted[start : start + limit]
        more = page[-1][1] if len(wanted) > start + limit else ""
        return Page(tuple(self._told(self.messages[company, name]) for _, name in page), more)

    def place_of(self, message: Message) -> str:
        return message.id

    @faulty
    def due(self, now: datetime, limit: int) -> Due:
        waiting = [one for one in self.messages.values() if one.due_at and one.due_at <= now]
        waiting.sort(key=lambda one: (str(one.due_at), one.id))
        return Due(tuple(waiting[:limit]), tuple(one for one in self.lost.values() if one.at <= now))

    def _at(self, message: Message) -> Message | None:
        return self.messages.get((message.company, message.id))

    def _write(self, message: Message) -> None:
        self.messages[message.company, message.id] = message
        self.history[message.company, message.id].append(message)

    def _told(self, message: Message) -> Message:
        told = message.told(self.receipts.get(message.provider_id))
        digest = self.messages.get((message.company, message.digest)) if message.digest else None
        return told.carried(self._told(digest)) if digest else told

    @staticmethod
    def _made(one: Message) -> datetime:
        return one.made_at or one.claimed_at or LONG_AGO

    @staticmethod
    def _oldest_first(found: Iterable[Message]) -> tuple[Message, ...]:
        return tuple(sorted(found, key=lambda one: (str(one.claimed_at or one.made_at or ""), one.id)))
