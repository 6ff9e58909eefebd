"""A ticket's journal on the wire. Times are UTC, ISO 8601."""

from datetime import datetime

from dozor.domain.message import MessageChannel, MessageState
from dozor.domain.people import ActorKind
from functions.rest_api.models.base import Told


class ActorTold(Told):
    """Who did something."""

    kind: ActorKind
    id: str
    name: str


class DeliveryTold(Told):
    """What has become of one message that an entry meant: to whom, by which channel, and what is known of it by now."""

    message_id: str
    channel: MessageChannel
    recipient: str
    state: MessageState
    at: datetime | None
    failure: str


class JournalEntryTold(Told):
    """One entry of the journal. deliveries: of what was sent because of it, as known now; no part of what is hashed."""

    position: int
    at: datetime
    actor: ActorTold
    action: str
    reason: str
    details: dict[str, str]
    hash: str
    deliveries: tuple[DeliveryTold, ...] = ()


class JournalTold(Told):
    """A ticket's journal, oldest first."""

    items: tuple[JournalEntryTold, ...]
