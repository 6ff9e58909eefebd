"""Messages: claimed before they are sent, recorded after.

One item a message. Its second index says what is waited for: a result, while it is claimed; the carrier's word, once the
carrier has given it an id.
"""

from datetime import datetime

from dozor.adapters.dynamodb import keys
from dozor.adapters.dynamodb.documents import Item, to_entity
from dozor.adapters.dynamodb.items import make_item
from dozor.adapters.dynamodb.table import Condition, ConditionFailed, Table
from dozor.domain.errors import NotFound
from dozor.domain.message import Message, MessageState
from dozor.ports.repositories import MessageRepository

FREE = Condition(f"{keys.ABSENT} OR #state = :state", {"state": MessageState.WAITING})


class DynamoMessageRepository(MessageRepository):
    """Messages in the table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def claim(self, message: Message) -> Message | None:
        """One request."""
        try:
            self._table.put(_item_of(message), FREE)
        except ConditionFailed as failed:
            if failed.old is None:
                return self.get(message.company, message.id)
            return to_entity(failed.old, Message)
        return None

    def record(self, message: Message) -> None:
        """One request."""
        self._table.put(_item_of(message))

    def get(self, company: str, message_id: str) -> Message:
        """One request; sees every earlier write."""
        plain = self._table.get(keys.message(company, message_id), consistent=True)
        if plain is None:
            raise NotFound(f"There is no message {message_id}.")
        return to_entity(plain, Message)

    def by_provider_id(self, provider_id: str) -> Message:
        """One request. May lag behind `record` by moments; carriers report minutes or hours later."""
        for plain in self._table.query(keys.messages_of_carrier(provider_id), limit=1):
            return to_entity(plain, Message)
        raise NotFound("The carrier speaks of a message that is not ours.")

    def of_ticket(self, company: str, ticket: str) -> tuple[Message, ...]:
        """One request."""
        return self._all(keys.messages_about(company, ticket))

    def claimed_before(self, company: str, moment: str) -> tuple[Message, ...]:
        """One request."""
        before = keys.moment(datetime.fromisoformat(moment))
        return self._all(keys.claimed_messages(company), before)

    def _all(self, partition: keys.Partition, before: str = "") -> tuple[Message, ...]:
        return tuple(to_entity(plain, Message) for plain in self._table.query(partition, before=before))


def _item_of(one: Message) -> Item:
    return make_item("message", keys.message(one.company, one.id), keys.message_indexes(one), one)
