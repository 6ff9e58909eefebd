"""The contact centre as it is at a moment: queues, operators, calls; and the rules of its wallboard.

The centre is one for all companies. Whose a call is, is known of every single call (`CallNow.company`); a queue that companies
share has figures of all of them together, and no more than a count of a stranger's callers is ever shown (decision 33).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum


class CallState(StrEnum):
    """What is being done with a call."""

    WAITING = "waiting"
    RINGING = "ringing"
    TALKING = "talking"
    ON_HOLD = "on_hold"
    WRAP_UP = "wrap_up"


TALKED = frozenset({CallState.TALKING, CallState.ON_HOLD})
"""The states in which there is something to listen to."""


OVER = frozenset({CallState.WRAP_UP})
"""The states in which nobody is on the line any more."""


@dataclass(frozen=True, slots=True)
class Today:
    """What came of a queue since its day began. Seconds; shares in percent; None where there is nothing to divide."""

    answered: int = 0
    abandoned: int = 0
    average_wait_s: int | None = None
    service_level: int | None = None


@dataclass(frozen=True, slots=True)
class QueueNow:
    """One queue. name: "emergency-ru" of a shared one, as given of a company's own. longest_wait_s: 0 if nobody waits."""

    id: str
    name: str
    waiting: int = 0
    longest_wait_s: int = 0
    online: int = 0
    available: int = 0
    on_contact: int = 0
    wrapping_up: int = 0
    today: Today = Today()


@dataclass(frozen=True, slots=True)
class OperatorNow:
    """Somebody signed in to the centre. status: the name of what they have chosen; next_status: what follows the call.

    email: their user name, lower case, by which they are known everywhere. queues: ids of those that they serve.
    """

    user_id: str
    email: str
    name: str
    status: str
    since: datetime
    next_status: str = ""
    queues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CallNow:
    """One call at an operator's or in a queue.

    id: of its present segment, initial_id: of the whole contact, under which records are kept. company: empty while it is not
    known yet whose it is, or when it is nobody's; asked_at: when that was asked last. user_id: whose desk it is at, empty in a
    queue. since: when the state began.
    """

    id: str
    initial_id: str
    state: CallState
    since: datetime
    queue_id: str = ""
    user_id: str = ""
    company: str = ""
    phone: str = ""
    resident: str = ""
    address: str = ""
    emergency: bool = False
    asked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """Who waits in the queues that one operator serves, of whichever company. longest_wait_s: 0 if nobody does."""

    count: int = 0
    longest_wait_s: int = 0
    emergency: bool = False


EMERGENCIES = "emergency-"
"""What the names of queues for emergencies begin with; in others a caller may have said so, too."""


@dataclass(frozen=True, slots=True)
class CentreNow:
    """Everything at `taken_at`. today_at: when the figures of the day were taken. trouble: why the last look failed."""

    taken_at: datetime
    today_at: datetime
    queues: tuple[QueueNow, ...] = ()
    operators: tuple[OperatorNow, ...] = ()
    calls: tuple[CallNow, ...] = ()
    trouble: str = ""

    def call(self, call_id: str) -> CallNow | None:
        """The call whose segment or whole has that id."""
        return next((one for one in self.calls if call_id in (one.id, one.initial_id)), None)

    def operator(self, email: str) -> OperatorNow | None:
        """Who is signed in under that address."""
        return next((one for one in self.operators if one.email == email.lower()), None)

    def on_line(self, companies: Iterable[str]) -> tuple[CallNow, ...]:
        """Calls of these companies whose caller's phone is known and busy with us: in a queue, ringing or talking."""
        whose = frozenset(companies)
        return tuple(one for one in self.calls if one.company in whose and one.phone and one.state not in OVER)

    def waiting_for(self, email: str) -> Waiting:
        """Who waits for that operator among others; nobody for somebody whom the centre does not know."""
        operator = self.operator(email)
        queues = [one for one in self.queues if operator and one.id in operator.queues and one.waiting]
        ids = {one.id for one in queues}
        said = any(call.emergency and call.state is CallState.WAITING and call.queue_id in ids for call in self.calls)
        return Waiting(
            count=sum(one.waiting for one in queues),
            longest_wait_s=max((one.longest_wait_s for one in queues), default=0),
            emergency=said or any(one.name.startswith(EMERGENCIES) for one in queues),
        )


@dataclass(frozen=True, slots=True)
class CentreRules:
    """The platform's own data of its wallboard. All in seconds but the target, which is percent of answered and abandoned.

    time_zone: in which the centre's day begins. look_every: so often the centre is asked at most, however many look on;
    count_every: so often for the figures of the day. stale_after: figures older than this are said to be old.
    service_level_within, service_level_target: answered within, by how many. wait_warning, wait_late: colours of a longest
    wait. prefer_for: how long a caller who was given to an operator waits for that one alone.
    """

    time_zone: str
    look_every: int
    count_every: int
    stale_after: int
    service_level_within: int
    service_level_target: int
    wait_warning: int
    wait_late: int
    prefer_for: int

    def is_due(self, seen: CentreNow | None, now: datetime) -> bool:
        """Whether it is time for another look."""
        return seen is None or now - seen.taken_at >= timedelta(seconds=self.look_every)

    def is_count_due(self, seen: CentreNow | None, now: datetime) -> bool:
        """Whether the figures of the day are to be taken anew."""
        return seen is None or now - seen.today_at >= timedelta(seconds=self.count_every)

    def is_stale(self, seen: CentreNow, now: datetime) -> bool:
        """Whether the figures are too old to be believed without saying so."""
        return now - seen.taken_at > timedelta(seconds=self.stale_after)


@dataclass(frozen=True, slots=True)
class Sight:
    """Whose centre somebody sees: their companies' calls, the shared queues of their languages, their companies' own queues.

    shared: ids of shared queues of those languages; own: ids of queues that belong to those companies alone.
    """

    companies: frozenset[str]
    shared: frozenset[str] = field(default_factory=frozenset)
    own: frozenset[str] = field(default_factory=frozenset)

    @property
    def queues(self) -> frozenset[str]:
        """Every queue that is theirs to see."""
        return self.shared | self.own

    def sees(self, call: CallNow) -> bool:
        """Whether the call is of one of their companies; of which one is not known yet, it is not."""
        return call.company in self.companies

    def sees_operator(self, one: OperatorNow) -> bool:
        """Whether that operator answers for them."""
        return not self.queues.isdisjoint(one.queues)
