"""What a runner answers, what it waits for, and what wakes it."""

from collections.abc import Generator
from dataclasses import dataclass, field

from local.connect.language.model import Flow
from local.connect.ports import Json, LambdaAnswer


# --- answers: how an action ended ----------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Done:
    """Success. result: what conditions are compared with; None when the action has no result."""

    result: str | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """An error of the language; `why` goes to the trace."""

    error_type: str = "NoMatchingError"
    why: str = ""


@dataclass(frozen=True, slots=True)
class GoTo:
    """The execution continues at the start of another flow and does not come back."""

    flow: Flow
    flow_id: str


@dataclass(frozen=True, slots=True)
class Enter:
    """A module is called; the execution comes back to this action's branches."""

    module: Flow
    module_id: str


@dataclass(frozen=True, slots=True)
class Leave:
    """The module is left. result: what the caller's conditions are compared with."""

    result: str | None = None


@dataclass(frozen=True, slots=True)
class EndFlow:
    """The flow is over. disconnect: and with it the participant. reason: as contact records spell it."""

    disconnect: bool = False
    reason: str = "CONTACT_FLOW_DISCONNECT"


Outcome = Done | Failed | GoTo | Enter | Leave | EndFlow


# --- signals: what wakes a waiting action --------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class TimedOut:
    """The time that the action gave is over."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """The participant pressed a key: 0-9, * or #."""

    key: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """The telephone tells that it has spoken the prompt to its end."""


@dataclass(frozen=True, slots=True)
class LambdaAnswered:
    """One try to invoke a function ended."""

    answer: LambdaAnswer


@dataclass(frozen=True, slots=True)
class ThirdPartyAnswered:
    """The outside number took the call."""


@dataclass(frozen=True, slots=True)
class ThirdPartyFailed:
    """The outside number is busy, rejects or does not exist."""


@dataclass(frozen=True, slots=True)
class ThirdPartyLeft:
    """The outside number hung up."""


@dataclass(frozen=True, slots=True)
class Happened:
    """An event of the language by name: CustomerReturned, BotParticipantDisconnected, Continue."""

    name: str


@dataclass(frozen=True, slots=True)
class Uttered:
    """The participant said (or wrote) something to a bot."""

    words: str


@dataclass(frozen=True, slots=True)
class ViewAnswered:
    """Somebody has answered the view: the action chosen, and the form's fields."""

    action: str
    data: Json = field(default_factory=dict)


Signal = (
    TimedOut
    | Pressed
    | Spoken
    | LambdaAnswered
    | ThirdPartyAnswered
    | ThirdPartyFailed
    | ThirdPartyLeft
    | Happened
    | Uttered
    | ViewAnswered
)


@dataclass(frozen=True, slots=True)
class Wait:
    """What a runner yields: wake me at one of these signals, or after `seconds` (None: no time limit) by TimedOut.

    Keys pressed while nobody waits for Pressed are kept for the next who does, as Connect buffers DTMF.
    """

    seconds: float | None
    signals: tuple[type[Signal], ...] = ()


Run = Generator[Wait, Signal, Outcome]
