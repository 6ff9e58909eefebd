"""One message to one person: claimed before it is sent, recorded after, so that a doubled event sends nothing twice."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum


class MessageState(StrEnum):
    """What is known of a message.

    claimed: somebody is sending it; waiting: the carrier could not take it, to be tried again; unknown: claimed, but
    whether it left was never recorded.
    """

    CLAIMED = "claimed"
    WAITING = "waiting"
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"
    UNKNOWN = "unknown"


class MessageChannel(StrEnum):
    """By which way it goes."""

    SMS = "sms"
    EMAIL = "email"
    VOICE = "voice"


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `id` is derived from the event and the addressee, so the same event gives the same message.

    to: E.164 or an e-mail address. kind: which text ("ticket_registered", …). must_arrive: a page of an escalation,
    which is rather sent twice than not at all. provider_id: what the carrier calls it. attributes: of a call, what its flow
    is told.
    """

    company: str
    id: str
    channel: MessageChannel
    to: str
    kind: str
    text: str
    subject: str = ""
    ticket: str = ""
    recipient: str = ""
    must_arrive: bool = False
    state: MessageState = MessageState.CLAIMED
    claimed_at: datetime | None = None
    settled_at: datetime | None = None
    provider_id: str = ""
    failure: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)

    def told(self, receipt: "Receipt | None") -> "Message":
        """The message with the carrier's last word about it, if it is one that the carrier has taken."""
        if receipt is None or self.state is not MessageState.SENT:
            return self
        state = MessageState.DELIVERED if receipt.delivered else MessageState.FAILED
        return replace(self, state=state, failure=receipt.failure, settled_at=receipt.at)

    def sent(self, provider_id: str, at: datetime) -> "Message":
        """The message once the carrier has taken it."""
        return replace(self, state=MessageState.SENT, provider_id=provider_id, settled_at=at)

    def failed(self, why: str, at: datetime) -> "Message":
        """The message once the carrier has refused it."""
        return replace(self, state=MessageState.FAILED, failure=why, settled_at=at)

    def put_off(self, why: str) -> "Message":
        """The message once the carrier has said that it did not take it, but may later."""
        return replace(self, state=MessageState.WAITING, failure=why)

    def unknown(self, at: datetime) -> "Message":
        """The message whose sender died between claim and record."""
        return replace(self, state=MessageState.UNKNOWN, settled_at=at)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a carrier says of a message that it has taken. provider_id: as it called the message; failure: why it was lost."""

    provider_id: str
    delivered: bool
    at: datetime
    failure: str = ""
