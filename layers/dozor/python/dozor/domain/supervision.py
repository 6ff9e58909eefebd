"""What a supervisor did with a call or an operator: an entry that nobody changes once it says what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from dozor.domain.people import Actor

PLATFORM = "_"


class Intervention(StrEnum):
    """What a supervisor may do."""

    LISTEN = "listen"
    JOIN = "join"
    LEAVE = "leave"
    MOVE = "move"
    SET_STATE = "set_state"


class Result(StrEnum):
    """What came of it. asked: not known (yet); it may have happened."""

    ASKED = "asked"
    DONE = "done"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Supervision:
    """One entry. company: the call's, PLATFORM for an operator's state, which is no company's. id: the caller's own key.

    contact_id: of the whole call, empty for none. operator: the e-mail of who was listened to, or whose state was set.
    to: the queue or operator that a call was moved to, or the state. before: the queue, or the state until then.
    queues: ids of those that an operator served when their state was set; whoever sees one of them sees the entry.
    """

    company: str
    id: str
    what: Intervention
    by: Actor
    at: datetime
    why: str
    contact_id: str = ""
    operator: str = ""
    to: str = ""
    before: str = ""
    result: Result = Result.ASKED
    refusal: str = ""
    details: Mapping[str, str] = field(default_factory=dict)
    queues: tuple[str, ...] = ()

    @property
    def is_copy(self) -> bool:
        """Whether it stands beside a call, and its first writing beside the operator."""
        return self.what is Intervention.SET_STATE and bool(self.contact_id)

    def done(self, **details: str) -> "Supervision":
        """The same, and it was done."""
        return replace(self, result=Result.DONE, details={**self.details, **details})

    def refused(self, why: str) -> "Supervision":
        """The same, and the centre refused."""
        return replace(self, result=Result.REFUSED, refusal=why)
