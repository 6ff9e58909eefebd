"""A contact (one call, with all its transfers) and the one outcome it ends in.

The outcome is decided from the contact record alone, never from events, which may be lost or come out of order.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

MARKS = range(1, 6)  # 1 bad … 5 excellent


class Outcome(StrEnum):
    """How a contact ended; exactly one."""

    ANSWERED = "answered"
    SELF_SERVED = "self_served"
    VOICEMAIL = "voicemail"
    CALLBACK = "callback"
    TRANSFERRED_OUT = "transferred_out"
    ABANDONED = "abandoned"
    NOT_REACHED = "not_reached"  # of calls that we made: nobody took it up


class Direction(StrEnum):
    """Who called whom."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"


EMPTY_MESSAGE = "empty_message"  # a remark: a message was to be left, and nothing can be heard


@dataclass(frozen=True, slots=True)
class Contact:
    """One contact of a company, known by its initial contact id. Times are aware, UTC; None until they happen.

    outcome: None while the contact lives. recording: the S3 key, empty when nothing was recorded.
    served: what the flow told the caller by itself ("ticket_state", …), empty if nothing. transferred_to: the outside
    number or place it was handed to. mark: the caller's, 1 to 5, 0 for none. remark: what people should know of it.
    caller is the resident's phone whoever called whom.
    """

    company: str
    id: str
    caller: str
    dialled: str
    started_at: datetime
    channel: str = "VOICE"
    ended_at: datetime | None = None
    queue: str = ""
    queued_at: datetime | None = None
    operator: str = ""
    answered_at: datetime | None = None
    outcome: Outcome | None = None
    served: str = ""
    recording: str = ""
    disconnect_reason: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    direction: Direction = Direction.INBOUND
    transferred_to: str = ""
    mark: int = 0
    remark: str = ""
    voicemail_for: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """What the record of one segment says. A call that was handed on has several, all with the same `contact.id`.

    contact: as this segment alone shows it, with the company's slug if the flow learnt it, else empty. id, next_id: of the
    segment itself and of the one that follows, empty for the last. voicemail: a message was to be left; callback: the
    caller was promised a call; reached: a call of ours was taken up. message: S3 key of what was recorded without an
    operator, and how long it is.
    """

    contact: Contact
    ended_at: datetime
    id: str
    next_id: str = ""
    voicemail: bool = False
    callback: bool = False
    reached: bool = False
    message: str = ""
    message_seconds: int = 0

    @property
    def alone(self) -> bool:
        """Whether it is the whole contact."""
        return self.id == self.contact.id and not self.next_id


def decide_outcome(*, operator: str, transferred_to: str, voicemail: bool, callback: bool, served: str) -> Outcome:
    """The outcome of a contact that has ended.

    operator: who answered, transferred_to: an outside number that answered, voicemail: a message was left,
    callback: the caller asked to be called back, served: what the flow answered by itself; empty or False if not.
    A caller who was answered counts as answered whatever came before.
    """
    table = (
        (bool(operator), Outcome.ANSWERED),
        (bool(transferred_to), Outcome.TRANSFERRED_OUT),
        (voicemail, Outcome.VOICEMAIL),
        (callback, Outcome.CALLBACK),
        (bool(served), Outcome.SELF_SERVED),
    )
    return next((outcome for happened, outcome in table if happened), Outcome.ABANDONED)
