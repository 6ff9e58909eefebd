"""Whole items: an entity's attributes, its keys, what it is, and what is to be published with it."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from dozor.adapters.dynamodb.documents import Item, entity_to_item, to_item
from dozor.adapters.dynamodb.keys import Key

if TYPE_CHECKING:  # pydantic is slow to import; here events are only asked for their JSON
    from dozor.events.envelope import Envelope


def make_item(kind: str, key: Key, indexes: Key, entity: Any, events: "Sequence[Envelope]" = ()) -> Item:
    """The item of an entity. kind: what it is, for people and for filters on the stream, as attribute `item`.

    events: put into the attribute `outbox` (see dozor.events.outbox), from which it is published. One at most: a pipe
    makes one event of one item, so two of them need two items.
    """
    if len(events) > 1:
        raise ValueError(f"an item carries one event, not {[event.id for event in events]}")
    item = to_item({**key, **indexes, "item": kind}) | entity_to_item(entity)
    if events:
        from dozor.events import outbox  # with pydantic: only where something is written

        item |= to_item({outbox.ATTRIBUTE: outbox.pack(events[0])})
    return item


def forget_after(at: datetime) -> dict[str, int]:
    """The attribute by which DynamoDB deletes an item some time after `at` (time to live, epoch seconds)."""
    return {"expires_at": int(at.timestamp())}
