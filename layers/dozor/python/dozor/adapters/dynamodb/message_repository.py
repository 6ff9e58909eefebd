"""Messages: claimed before they are sent, recorded after; and what carriers say of them later.

One item a message, in a list of its own while a result is waited for. A carrier's word is an item of its own, under the id
that the carrier gave the message: so it is written without looking for the message, and may even come before that was recorded.
"""

from collections.abc import Sequence
from datetime import datetime

from dozor.adapters.dynamodb import keys
from dozor.adapters.dynamodb.documents import Item, to_entity, to_item
from dozor.adapters.dynamodb.items import make_item
from dozor.adapters.dynamodb.table import Condition, ConditionFailed, Table
from dozor.domain.errors import NotFound
from dozor.domain.message import Message, MessageState, Receipt
from dozor.ports.messages import MessageRepository

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
        """One request, two for a message that a carrier has taken; sees every earlier write."""
        plain = self._table.get(keys.message(company, message_id), consistent=True)
        if plain is None:
            raise NotFound(f"There is no message {message_id}.")
        (message,) = self._with_receipts([to_entity(plain, Message)])
        return message

    def keep_receipts(self, receipts: Sequence[Receipt]) -> None:
        """One request per 25; none for none."""
        last = {receipt.provider_id: receipt for receipt in receipts}
        self._table.write_many([_receipt_item(receipt) for receipt in last.values()])

    def of_ticket(self, company: str, ticket: str) -> tuple[Message, ...]:
        """Two requests, one when no carrier has taken any."""
        return self._with_receipts(self._all(keys.messages_about(company, ticket)))

    def claimed_before(self, company: str, moment: str) -> tuple[Message, ...]:
        """One request."""
        before = keys.moment(datetime.fromisoformat(moment))
        return self._all(keys.claimed_messages(company), before)

    def _all(self, partition: keys.Partition, before: str = "") -> tuple[Message, ...]:
        return tuple(to_entity(plain, Message) for plain in self._table.query(partition, before=before))

    def _with_receipts(self, messages: Sequence[Message]) -> tuple[Message, ...]:
        taken = dict.fromkeys(one.provider_id for one in messages if one.provider_id and one.state is MessageState.SENT)
        found = (to_entity(plain, Receipt) for plain in self._table.get_many([keys.receipt(one) for one in taken]))
        receipts = {receipt.provider_id: receipt for receipt in found}
        return tuple(one.told(receipts.get(one.provider_id)) for one in messages)


def _receipt_item(one: Receipt) -> Item:
    return make_item("receipt", keys.receipt(one.provider_id), {}, one) | to_item({"company": keys.PLATFORM})


def _item_of(one: Message) -> Item:
    return make_item("message", keys.message(one.company, one.id), keys.message_indexes(one), one)
