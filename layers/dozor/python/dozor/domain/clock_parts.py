"""What is timed, and what a clock remembers besides its times: pauses, and another limit that was agreed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ClockKind(StrEnum):
    """What is being timed."""

    ACCEPT = "accept"  # the executor takes the ticket on
    TELL_PLAN = "tell_plan"  # the resident hears the planned time
    LOCALISE = "localise"  # the damage is contained
    RESOLVE = "resolve"  # the work is done
    INSPECT = "inspect"  # somebody has looked at what the resident complains of
    TELL_CAUSE = "tell_cause"  # the resident hears what caused it
    NOTIFY = "notify"  # the municipality has been told of the damage
    HAND_OVER = "hand_over"  # whom it was handed to has done it
    # Clocks of duties, not of tickets; see dozor.domain.duty.
    CALLBACK = "callback"  # somebody who was not heard is called back
    VOICEMAIL = "voicemail"  # a message is listened to and answered
    QUALITY = "quality"  # a bad mark is looked into
    DEFERRED = "deferred"  # a call that was put off is made


DUTY_CLOCKS = frozenset({ClockKind.CALLBACK, ClockKind.VOICEMAIL, ClockKind.QUALITY, ClockKind.DEFERRED})


@dataclass(frozen=True, slots=True)
class Pause:
    """Time that does not count. why: a reason of the policy (`no_access`); by, resumed_by: names; until None: still paused.

    note: what was said besides. Times are aware, UTC.
    """

    since: datetime
    why: str
    by: str
    until: datetime | None = None
    resumed_by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Another limit than the rule's, agreed with the resident: when, by whom, why, and the limit there was before."""

    at: datetime
    by: str
    why: str
    instead_of: datetime
