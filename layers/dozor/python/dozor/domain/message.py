"""One message to one person: claimed before it is sent, recorded after, so that a doubled event sends nothing twice."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

CLAIM_LIVES = timedelta(minutes=5)
RETRY_AFTER = timedelta(minutes=5)
RETRY_PAGE_AFTER = timedelta(seconds=30)  # a page of an escalation is urgent by itself


class MessageState(StrEnum):
    """What is known of a message.

    queued: to be sent later (`reason` says why); claimed: somebody is sending it; waiting: the carrier could not take it, to
    be tried again; unknown: claimed, but whether it left was never recorded; read: its addressee has confirmed it;
    digested: told in the message `digest`; withheld: not sent, because its addressee does not want news, or it is outdated.
    """

    QUEUED = "queued"
    CLAIMED = "claimed"
    WAITING = "waiting"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"
    UNKNOWN = "unknown"
    DIGESTED = "digested"
    WITHHELD = "withheld"


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
    is told. person: the phone or address by which wishes are kept, of a resident. brief: the same in a few words, for a digest
    or a call. urgent: about an emergency. made_at: when what it tells happened. due_at: when it is to be looked at again.
    reason: why it stands as it does, as a word (quiet_hours, rate, digest, opted_out, …); failure: in the carrier's words.
    ways: other channels to try when this one fails, each with its address, in order; patience: how many seconds it may be
    unknown until then. instead_of, followed_by: the message that this one replaces, or that replaces it. digest: the one that
    it is told in; parts: what a digest tells. segments, encoding: of an SMS. about: of news, what they are of: later ones
    overtake those that still wait; empty: each stands for itself. clock: of a page, the kind of the ticket's clock it is
    about: once that is met, nobody needs to be told.
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
    person: str = ""
    language: str = ""
    brief: str = ""
    obligatory: bool = False
    urgent: bool = False
    made_at: datetime | None = None
    due_at: datetime | None = None
    reason: str = ""
    ways: tuple[tuple[MessageChannel, str], ...] = ()
    patience: int = 0
    instead_of: str = ""
    followed_by: str = ""
    digest: str = ""
    parts: tuple[str, ...] = ()
    segments: int = 0
    encoding: str = ""
    about: str = ""
    clock: str = ""

    @property
    def replaceable(self) -> bool:
        """Whether another way is to be tried if it does not arrive."""
        return bool(self.ways) and (self.obligatory or self.must_arrive) and not self.followed_by

    def told(self, receipt: "Receipt | None") -> "Message":
        """The message with the carrier's last word about it, if it is one that the carrier has taken."""
        if receipt is None or self.state is not MessageState.SENT:
            return self
        state = MessageState.DELIVERED if receipt.delivered else MessageState.FAILED
        return replace(self, state=state, failure=receipt.failure, settled_at=receipt.at)

    def carried(self, digest: "Message | None") -> "Message":
        """The message as it stands if it was told in that digest: where that one is."""
        if digest is None or self.state is not MessageState.DIGESTED:
            return self
        return replace(self, state=digest.state, failure=digest.failure, settled_at=digest.settled_at)

    def claimed(self, at: datetime) -> "Message":
        """The message in the hands of somebody who is sending it."""
        return replace(self, state=MessageState.CLAIMED, claimed_at=at, due_at=at + CLAIM_LIVES, reason="")

    def queued(self, until: datetime, why: str, at: datetime) -> "Message":
        """The message that is to be sent at `until`."""
        return replace(self, state=MessageState.QUEUED, due_at=until, reason=why, made_at=self.made_at or at)

    def withheld(self, why: str, at: datetime) -> "Message":
        """The message that is not sent: its addressee does not want it, or it is outdated."""
        return replace(self, state=MessageState.WITHHELD, due_at=None, reason=why, settled_at=at)

    def digested(self, digest: str, at: datetime) -> "Message":
        """The message that is told in another one."""
        return replace(self, state=MessageState.DIGESTED, due_at=None, reason="digest", digest=digest, settled_at=at)

    def sent(self, provider_id: str, at: datetime) -> "Message":
        """The message once the carrier has taken it."""
        return replace(self, state=MessageState.SENT, provider_id=provider_id, settled_at=at, due_at=None, failure="")

    def failed(self, why: str, at: datetime) -> "Message":
        """The message once the carrier has refused it; to be looked at for another way, if there is one."""
        due = at if self.replaceable else None
        return replace(self, state=MessageState.FAILED, failure=why, settled_at=at, due_at=due)

    def put_off(self, why: str, at: datetime | None = None) -> "Message":
        """The message once the carrier has said that it did not take it, but may later. at: now."""
        due = at + (RETRY_PAGE_AFTER if self.must_arrive else RETRY_AFTER) if at else None
        return replace(self, state=MessageState.WAITING, failure=why, reason="carrier_busy", due_at=due)

    def unknown(self, at: datetime) -> "Message":
        """The message whose sender died between claim and record; another way is tried once patience is over."""
        due = at + timedelta(seconds=self.patience) if self.replaceable else None
        return replace(self, state=MessageState.UNKNOWN, settled_at=at, due_at=due, reason="no_answer")

    def let_be(self, why: str) -> "Message":
        """The message that did not arrive, and for which no other way is tried, because nobody needs it any more."""
        return replace(self, due_at=None, reason=why)

    def replaced(self, by: str) -> "Message":
        """The message in whose stead another way is tried."""
        return replace(self, followed_by=by, due_at=None)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a carrier says of a message that it has taken. provider_id: as it called the message; failure: why it was lost."""

    provider_id: str
    delivered: bool
    at: datetime
    failure: str = ""
