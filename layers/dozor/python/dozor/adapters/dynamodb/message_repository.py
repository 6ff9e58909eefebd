"""Messages: claimed before they are sent, recorded after; and what carriers say of them later.

One item a message, in one list of all companies while it waits for something. A carrier's word is an item of its own, under
the id that the carrier gave the message: so it is written without looking for the message, and may even come before that was
recorded.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from dozor.adapters.dynamodb import cursors, keys
from dozor.adapters.dynamodb.documents import Item, to_entity, to_item
from dozor.adapters.dynamodb.items import forget_after, make_item
from dozor.adapters.dynamodb.table import Condition, ConditionFailed, Table, TransactionRefused
from dozor.domain.errors import NotFound, TransientFailure
from dozor.domain.message import Message, MessageState, Receipt
from dozor.domain.wishes import Limit
from dozor.ports.messages import Claim, Due, MessageRepository
from dozor.ports.paging import Page

FREE = Condition(f"{keys.ABSENT} OR #state = :state", {"state": MessageState.WAITING})
QUEUED = Condition("#state = :state", {"state": MessageState.QUEUED})
NO_WISHES = Condition(keys.ABSENT)
TALLIES_LIVE = timedelta(days=3)
ATTEMPTS = 3


class DynamoMessageRepository(MessageRepository):
    """Messages in the table."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def claim(self, message: Message) -> Message | None:
        """One request."""
        try:
            self._table.put(_item_of(message), FREE)
        except ConditionFailed as failed:
            return self._as_it_stands(message) if failed.old is None else to_entity(failed.old, Message)
        return None

    def claim_for(
        self, message: Message, limit: Limit, *, knowing: bool, queued: bool = False, parts: Sequence[Message] = ()
    ) -> Claim:
        """One request, two when the message is there already; more when somebody writes to the same person just now."""
        writes = [self._table.put_of(_item_of(message), QUEUED if queued else FREE)]
        writes += [self._table.put_of(_item_of(part), QUEUED) for part in parts]
        taken = range(len(writes))
        writes += self._concerning(message, limit, knowing=knowing)
        try:
            self._insist(writes)
        except TransactionRefused as refused:
            if any(place in taken for place in refused.failed):
                return Claim(made=False, earlier=self._as_it_stands(message))
            return Claim(made=False, hindered=True)
        return Claim(made=True)

    def take(self, message: Message, state: MessageState) -> bool:
        """One request."""
        try:
            self._table.put(_item_of(message), Condition("#state = :state", {"state": state}))
        except ConditionFailed:
            return False
        return True

    def record(self, message: Message) -> None:
        """One request."""
        self._table.put(_item_of(message))

    def get(self, company: str, message_id: str, ticket: str = "") -> Message:
        """One request, two for a message that a carrier has taken; sees every earlier write."""
        plain = self._table.get(keys.message(company, message_id, ticket), consistent=True)
        if plain is None:
            raise NotFound(f"There is no message {message_id}.")
        (message,) = self._with_what_came_of_it([to_entity(plain, Message)])
        return message

    def named(self, company: str, message_ids: Sequence[str]) -> tuple[Message, ...]:
        """One request per hundred, and as many again for what carriers have said of them."""
        return self._with_what_came_of_it(tuple(self._read(company, dict.fromkeys(message_ids)).values()))

    def keep_receipts(self, receipts: Sequence[Receipt]) -> None:
        """One request per 25; none for none."""
        last = {receipt.provider_id: receipt for receipt in receipts}
        self._table.write_many([_receipt_item(one, keys.receipt_indexes(one)) for one in last.values()])

    def look_away(self, receipt: Receipt) -> None:
        """One request."""
        self._table.put(_receipt_item(receipt, {}))

    def carried_as(self, provider_id: str) -> Message | None:
        """One request."""
        found = self._table.query(keys.carried(provider_id), limit=1)
        return next((to_entity(plain, Message) for plain in found), None)

    def of_ticket(self, company: str, ticket: str) -> tuple[Message, ...]:
        """Two requests, one when no carrier has taken any; sees every earlier write."""
        found = self._table.query(keys.messages_about(company, ticket), consistent=True)
        messages = sorted((to_entity(plain, Message) for plain in found), key=_moment_of)
        return self._with_what_came_of_it(messages)

    def due(self, now: datetime, limit: int) -> Due:
        """One request."""
        found = list(
            self._table.query(keys.due(), limit=limit, before=keys.due_before(now + timedelta(microseconds=1)))
        )
        return Due(
            tuple(to_entity(plain, Message) for plain in found if plain["item"] == "message"),
            tuple(to_entity(plain, Receipt) for plain in found if plain["item"] == "receipt"),
        )

    def _insist(self, writes: Sequence[dict[str, Any]]) -> None:
        """Two messages to one person at the same moment are in each other's way for that moment only."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                self._table.transact(writes)
                break
            except TransientFailure:
                if attempt == ATTEMPTS:
                    raise

    def _concerning(self, message: Message, limit: Limit, *, knowing: bool) -> list[dict[str, Any]]:
        company, person = message.company, message.person
        known = [] if knowing else [self._table.check_of(keys.wishes(company, person), NO_WISHES)]
        if not (limit.per_hour or limit.per_day):
            return known
        hour = f"h{limit.hour}"
        also = {"item": "tally", "company": company, **forget_after(datetime.now(UTC) + TALLIES_LIVE)}
        key = keys.tally(company, person, limit.day)
        return [*known, self._table.count_of(key, ("all", hour), also, _below(limit, hour))]

    def _as_it_stands(self, message: Message) -> Message | None:
        plain = self._table.get(keys.message(message.company, message.id, message.ticket), consistent=True)
        return to_entity(plain, Message) if plain is not None else None

    def _with_what_came_of_it(self, messages: Sequence[Message]) -> tuple[Message, ...]:
        """With the carriers' words, and for what was told in a digest with that one's."""
        wanted = dict.fromkeys(one.digest for one in messages if one.digest)
        digests = self._read(messages[0].company, wanted) if wanted else {}
        taken = [one.provider_id for one in (*messages, *digests.values()) if one.state is MessageState.SENT]
        found = self._table.get_many([keys.receipt(one) for one in dict.fromkeys(filter(None, taken))])
        receipts = {one.provider_id: one for one in (to_entity(plain, Receipt) for plain in found)}

        def told(one: Message) -> Message:
            return one.told(receipts.get(one.provider_id))

        return tuple(
            told(one).carried(told(digests[one.digest])) if one.digest in digests else told(one) for one in messages
        )

    def _read(self, company: str, ids: Iterable[str]) -> dict[str, Message]:
        found = self._table.get_many([keys.message(company, one) for one in ids])
        return {one.id: one for one in (to_entity(plain, Message) for plain in found)}

    def place_of(self, message: Message) -> str:
        """No request."""
        return cursors.write(keys.message_indexes(message)["GSI1SK"])

    def list(self, company: str, *, since: datetime | None = None, limit: int = 50, cursor: str = "") -> Page[Message]:
        """Two requests, one when no carrier has taken any. Raises Invalid for a cursor of nobody's."""
        every = keys.messages(company)
        before = cursors.read(cursor)
        read = self._table.query(every, limit=limit + 1, newest_first=True, before=before)
        found = [plain for plain in read if since is None or str(plain[every.sort_name]) >= keys.moment(since)]
        page = found[:limit]
        more = cursors.write(str(page[-1][every.sort_name])) if len(found) > limit else ""
        return Page(self._with_what_came_of_it([to_entity(plain, Message) for plain in page]), more)


def _below(limit: Limit, hour: str) -> Condition:
    """Room for one more."""
    told = {"all": limit.per_day, hour: limit.per_hour}
    clauses = [f"(attribute_not_exists(#{name}) OR #{name} < :most_{name})" for name, most in told.items() if most]
    return Condition(" AND ".join(clauses), {f"most_{name}": most for name, most in told.items() if most})


def _moment_of(message: Message) -> tuple[str, str]:
    since = message.claimed_at or message.made_at
    return (since.isoformat() if since else "", message.id)


def _receipt_item(one: Receipt, indexes: keys.Key) -> Item:
    return make_item("receipt", keys.receipt(one.provider_id), indexes, one) | to_item({"company": keys.PLATFORM})


def _item_of(one: Message) -> Item:
    return make_item("message", keys.message(one.company, one.id, one.ticket), keys.message_indexes(one), one)
