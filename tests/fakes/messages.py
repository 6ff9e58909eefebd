"""Messages in memory."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from dozor.domain.errors import NotFound
from dozor.domain.message import Message, MessageState, Receipt
from dozor.ports.messages import MessageRepository
from tests.fakes.faults import Faults, faulty


class FakeMessages(MessageRepository):
    """Messages in memory."""

    def __init__(self) -> None:
        self.faults = Faults()
        self.messages: dict[tuple[str, str], Message] = {}
        self.receipts: dict[str, Receipt] = {}

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
        return self._told(self.messages[company, message_id])

    @faulty
    def keep_receipts(self, receipts: Sequence[Receipt]) -> None:
        self.receipts |= {receipt.provider_id: receipt for receipt in receipts}

    @faulty
    def of_ticket(self, company: str, ticket: str) -> tuple[Message, ...]:
        about = (one for one in self.messages.values() if (one.company, one.ticket) == (company, ticket))
        return tuple(map(self._told, self._oldest_first(about)))

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

    def _told(self, message: Message) -> Message:
        return message.told(self.receipts.get(message.provider_id))

    @staticmethod
    def _oldest_first(found: Iterable[Message]) -> tuple[Message, ...]:
        return tuple(sorted(found, key=lambda one: (str(one.claimed_at), one.id)))
