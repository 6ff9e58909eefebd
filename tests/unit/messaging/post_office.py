"""A post office in memory whose sender can be killed at any step, whose carriers fail, and which counts what really left."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from dozor.application.messaging.deliver_message import Post, deliver_message
from dozor.application.messaging.letter import Letter, Words
from dozor.application.messaging.tend_messages import tend_messages
from dozor.application.send_message import Carriers, send_message
from dozor.domain.company import Company
from dozor.domain.errors import FieldProblem, Invalid, TransientFailure, Uncertain
from dozor.domain.message import Message, MessageChannel, MessageState, Receipt
from dozor.domain.message_rules import MessageRules
from dozor.ports.gateways import Mailer, SmsSender, VoiceCaller
from dozor.ports.messages import Due
from tests.fakes.companies import FakeCompanies
from tests.fakes.messages import FakeMessages, FakeWishes
from tests.fakes.system import FakeTexts
from tests.fakes.tickets import FakeTickets
from tests.unit.application.trade import COMPANY

NOON = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # in Moscow
PHONE = "+79000000101"
FINAL = frozenset(
    {
        *(MessageState.SENT, MessageState.DELIVERED, MessageState.READ, MessageState.FAILED),
        *(MessageState.UNKNOWN, MessageState.WITHHELD),
    }
)


class Killed(BaseException):
    """The process is gone: nothing catches it."""


class Tripwire:
    """Counts steps, and kills at the one that it is set to: before it is done (even), or after (odd)."""

    def __init__(self) -> None:
        self.step = 0
        self.at: int | None = None

    def pass_by(self) -> None:
        """One more half step."""
        self.step += 1
        if self.at is not None and self.step == self.at:
            raise Killed


class Wired:
    """Something whose every call passes the wire before and after."""

    def __init__(self, inner: Any, wire: Tripwire) -> None:
        self._inner, self._wire = inner, wire

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._inner, name)

        def call(*args: Any, **kwargs: Any) -> Any:
            self._wire.pass_by()
            answer = method(*args, **kwargs)
            self._wire.pass_by()
            return answer

        return call


class Way(SmsSender, Mailer, VoiceCaller):
    """All carriers. left: (channel, id) of what really left, found by the marks in the texts; `mood` may refuse."""

    def __init__(self) -> None:
        self.left: Counter[tuple[MessageChannel, str]] = Counter()
        self.texts: list[tuple[MessageChannel, str, str]] = []
        self.mood: Callable[[MessageChannel], Exception | None] = lambda channel: None
        self.providers: list[tuple[MessageChannel, str]] = []

    def send(self, to: str, first: str, *more: str) -> str:
        """An SMS (text, sender) or a mail (subject, text, sender)."""
        if len(more) > 1:
            return self._take(MessageChannel.EMAIL, to, more[0])
        return self._take(MessageChannel.SMS, to, first)

    def call(self, phone: str, token: str, source: str, attributes: Mapping[str, str]) -> str:
        """A call; the same token is one call."""
        if token in dict(self.providers).values():
            return token
        return self._take(MessageChannel.VOICE, phone, attributes["words"], token)

    def _take(self, channel: MessageChannel, to: str, text: str, provider: str = "") -> str:
        trouble = self.mood(channel)
        if isinstance(trouble, Invalid | TransientFailure):
            raise trouble
        provider = provider or f"p{len(self.providers) + 1}"
        if not (isinstance(trouble, Uncertain) and trouble.args == ("lost",)):
            self.texts.append((channel, to, text))
            self.left.update((channel, mark) for mark in re.findall(r"<([^>]+)>", text))
            self.providers.append((channel, provider))
        if trouble:
            raise trouble
        return provider


@dataclass
class Office:
    """One company's messages, carriers and wishes. now: moves with what is done."""

    rules: MessageRules = field(default_factory=MessageRules)
    now: datetime = NOON
    way: Way = field(default_factory=Way)
    wire: Tripwire = field(default_factory=Tripwire)
    wishes: FakeWishes = field(default_factory=FakeWishes)

    def __post_init__(self) -> None:
        self.company: Company = replace(COMPANY, messages=self.rules)
        self.companies = FakeCompanies()
        self.companies.save(self.company)
        self.tickets = FakeTickets()
        self.messages = FakeMessages(self.wishes)
        carrier: Any = Wired(self.way, self.wire)
        self.carriers = Carriers(carrier, carrier, "Zarya", "d@example.org", carrier, self.company.calls_from)
        wired: Any = Wired(self.messages, self.wire)
        self.post = Post(wired, Wired(self.wishes, self.wire), self.carriers, FakeTexts())  # type: ignore[arg-type]

    def letter(self, name: str, kind: str = "ticket_done", person: str = PHONE, **more: Any) -> Letter:
        """A letter whose text carries its name as a mark."""

        def write(language: str) -> Words:
            return Words(f"[{language}] <{name}>", "Zarya", f"<{name}>")

        return Letter(self.company, name, kind, person, write, more.pop("made_at", NOON), "Ivan", "ru", "1", **more)

    def page(self, name: str) -> Message:
        """A page of an escalation."""
        ways = ((MessageChannel.EMAIL, "boss@example.org"),)
        return Message(
            *("zarya", name, MessageChannel.SMS, "+79000000001", "escalated_manager", f"<{name}>"),
            brief=f"<{name}>",
            must_arrive=True,
            ways=ways,
            made_at=NOON,
        )

    def deliver(self, one: Letter | Message) -> Message:
        """As the function does with its event."""
        if isinstance(one, Letter):
            return deliver_message(one, self.now, self.post)
        return send_message(one, self.now, self.post.messages, self.carriers)

    def tend(self, **later: float) -> Mapping[str, int]:
        """The minute's work, so much later."""
        self.now += timedelta(**later)
        return tend_messages(self.now, self.companies, self.tickets, self.post, lambda company: self.post)

    lagging = True

    def settle(self, days: int = 4) -> None:
        """Work on, a process at a time, until nothing is due for days; each round is new, whatever kills or fails."""
        self.wire.at, self.lagging = None, False
        end = self.now + timedelta(days=days)
        while self.now < end:
            waiting = [one.due_at for one in self.messages.messages.values() if one.due_at]
            step = timedelta(minutes=1) if waiting and min(waiting) <= self.now else timedelta(minutes=30)
            self.now += step
            tend_messages(self.now, self.companies, self.tickets, self.post, lambda company: self.post)

    def let_the_list_lag(self, chance: Random) -> None:
        """From now on what is due is sometimes told as it was before: an index lags, and two processes look at once."""
        fresh, earlier = self.messages.due, [Due()]

        def due(now: datetime, limit: int) -> Due:
            earlier.append(fresh(now, limit))
            return chance.choice(earlier[-3:]) if self.lagging else earlier[-1]

        self.messages.due = due  # type: ignore[method-assign]

    def stands(self, name: str) -> Message:
        """The message as people see it, whatever its ticket."""
        known = self.messages.messages["zarya", name]
        return self.messages.get("zarya", name, known.ticket)

    def lose(self, name: str, why: str = "no such phone") -> None:
        """The carrier says later that it was lost."""
        provider = self.messages.messages["zarya", name].provider_id
        self.messages.keep_receipts([Receipt(provider, False, self.now, why)])

    def names(self) -> set[str]:
        """Of all messages there are."""
        return {name for _, name in self.messages.messages}


def moody(chance: Random, trouble: float) -> Callable[[MessageChannel], Exception | None]:
    """Carriers that now and then refuse, are busy, or do not answer, with or without having taken it."""

    def mood(channel: MessageChannel) -> Exception | None:
        if chance.random() >= trouble:
            return None
        return chance.choice(
            (Invalid([FieldProblem("phone", "no")]), TransientFailure("busy"), Uncertain("lost"), Uncertain("left"))
        )

    return mood
