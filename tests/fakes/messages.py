"""Messages in memory."""

from collections.abc import Iterable
from datetime import datetime

from dozor.domain.errors import NotFound
from dozor.domain.message import Message, MessageState
from dozor.ports.repositories import MessageRepository
from tests.fakes.faults import Faults, faulty


class FakeMessages(MessageRepository):
    """Messages in memory."""

    def __init__(self) -> None:
        self.faults = Faults()
        self.messages: dict[tuple[str, str], Message] = {}

    @faulty
    def claim(self, message: Message) -> Message | None:
        known = self.messages.get((message.company, message.id))
        if known is not None and known.state is not MessageState.WAITING:
            return known
        self.messages[message.company, message.id] = message
        return None

    @faulty
    def record(self, message: Message) -> None:
        self.messages[message.company, message.id] = message

    @faulty
    def get(self, company: str, message_id: str) -> Message:
        if (company, message_id) not in self.messages:
            raise NotFound(f"There is no message {message_id}.")
        return self.messages[company, message_id]

    @faulty
    def by_provider_id(self, provider_id: str) -> Message:
        for message in self.messages.values():
            if message.provider_id == provider_id and message.state is not MessageState.CLAIMED:
                return message
        raise NotFound("The carrier speaks of a message that is not ours.")

    @faulty
    def of_ticket(self, company: str, ticket: str) -> tuple[Message, ...]:
        return self._oldest_first(
            one for one in self.messages.values() if (one.company, one.ticket) == (company, ticket)
        )

    @faulty
    def claimed_before(self, company: str, moment: str) -> tuple[Message, ...]:
        before = datetime.fromisoformat(moment)
        return self._oldest_first(
            one
            for one in self.messages.values()
            if one.company == company
            and one.state is MessageState.CLAIMED
            and one.claimed_at is not None
            and one.claimed_at < before
        )

    @staticmethod
    def _oldest_first(found: Iterable[Message]) -> tuple[Message, ...]:
        return tuple(sorted(found, key=lambda one: (str(one.claimed_at), one.id)))
