"""The kinds of message there are, as a table: what must be told, what may wait, what may be told together.

Obligatory is what a resident has a right to be told or has asked for (planned time and reasons: Decree 416, clause 13, and
the company's own promise), so that nobody can opt out of it, and another way is tried when one fails.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from dozor.domain.message import MessageChannel

_ANY_WAY = (MessageChannel.SMS, MessageChannel.EMAIL, MessageChannel.VOICE)
_WRITTEN = (MessageChannel.SMS, MessageChannel.EMAIL)


class Timing(StrEnum):
    """at_once: at any hour; considerate: not in quiet hours, but for an emergency; gathered: with other news of its window."""

    AT_ONCE = "at_once"
    CONSIDERATE = "considerate"
    GATHERED = "gathered"


@dataclass(frozen=True, slots=True)
class MessageKind:
    """One kind. digestible: several that wait for one person become one message. channels: the ways, in the order in which
    they are tried. personal: whether it is told to a person who may have wishes, not to somebody at work.
    """

    key: str
    obligatory: bool
    timing: Timing
    digestible: bool
    channels: tuple[MessageChannel, ...]
    personal: bool = True


_O, _C, _G = Timing.AT_ONCE, Timing.CONSIDERATE, Timing.GATHERED

KINDS: Mapping[str, MessageKind] = {
    kind.key: kind
    for kind in (
        MessageKind("ticket_registered", True, _O, False, _ANY_WAY),
        MessageKind("ticket_done", False, _C, True, _WRITTEN),
        MessageKind("ticket_declined", True, _C, True, _ANY_WAY),
        MessageKind("ticket_deferred", True, _C, True, _ANY_WAY),
        MessageKind("ticket_handed_over", False, _C, True, _WRITTEN),
        MessageKind("ticket_reopened", False, _C, True, _WRITTEN),
        MessageKind("ticket_merged", True, _C, True, _ANY_WAY),
        MessageKind("ticket_watched", False, _G, True, _WRITTEN),
        MessageKind("callback_promised", False, _O, False, _WRITTEN),
        MessageKind("outage_planned", True, _C, False, _ANY_WAY),
        MessageKind("outage_started", False, _C, False, _WRITTEN),
        MessageKind("outage_changed", False, _C, False, _WRITTEN),
        MessageKind("outage_over", True, _C, False, _ANY_WAY),
        MessageKind("digest", False, _C, False, _WRITTEN),
        # To people at work: pages of a ladder and the work itself, which never wait and know no wishes.
        MessageKind("ticket_assigned", True, _O, False, _ANY_WAY, personal=False),
        MessageKind("escalated", True, _O, False, _ANY_WAY, personal=False),
        MessageKind("shift_link", True, _O, False, (MessageChannel.SMS,), personal=False),
        MessageKind("duty", True, _O, False, _ANY_WAY, personal=False),
    )
}


def find_kind(key: str) -> MessageKind:
    """The kind of a message; pages are told apart by whom they are for ("escalated_foreman"), and are one kind."""
    return KINDS.get(key) or KINDS[key.partition("_")[0]]
