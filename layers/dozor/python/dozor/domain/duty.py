"""A duty: somebody was not heard, left a message, was badly served or was promised a call, and a person must see to it.

One kind of thing, because all of them have a clock, stand in one list at the desk, and are escalated by the same ladder
as tickets: the rungs whose clock is the duty's kind.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from dozor.domain.clocks import Clock, ClockKind
from dozor.domain.colleague import Colleague
from dozor.domain.duty_moments import check_put_off
from dozor.domain.duty_step import DutyStep, DutyStepKind
from dozor.domain.errors import Conflict, FieldProblem, Invalid
from dozor.domain.people import Actor

WATCH_PREFIX = "duty-"  # names a duty's watch; tickets have numbers
ANYBODY = "operator"  # whoever is on shift at the desk
MOST_STEPS = 50  # who puts something off for the fiftieth time ends it, or somebody else does
PROMISED = "was promised a call back"
RESULT_REACHED = "They got through and were answered."
RESULT_CALLED = "They were called back and answered."


class DutyKind(StrEnum):
    """What is to be done; each has a clock of the same name."""

    CALLBACK = "callback"  # call somebody who was not heard
    VOICEMAIL = "voicemail"  # listen to a message and answer it
    QUALITY = "quality"  # look into a bad mark
    DEFERRED = "deferred"  # make a call that was put off


BECOMES_A_TICKET = (DutyKind.CALLBACK, DutyKind.VOICEMAIL)  # fulfilled by a request that is made of the contact

CLOCKS: Mapping[DutyKind, ClockKind] = {kind: ClockKind(kind.value) for kind in DutyKind}


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to be done for `phone` (E.164, empty when withheld) by `due_at`. Times are aware, UTC.

    contact_id: its id: that of the contact that left it, or for a deferred call one of its own. count: how often that
    phone was not heard, contacts: in which contacts. addressee: a function, a specialist, an executor's id or a user, for
    whom it is; addressee_name: of a person to whom it was given, as they were called then. recording: S3 key of a message.
    told: keys of the rungs already told. version: grows with every change. generation: of its watch, raised when that was
    lost.
    done_at, done_by, result: filled when somebody has seen to it; done_key: of the form by which they said so.
    steps: what was done about it before. counts_from: since when its clock runs, once it was put off; first_due_at: the limit
    that it had before that.
    """

    company: str
    contact_id: str
    phone: str
    opened_at: datetime
    due_at: datetime
    reason: str
    done_at: datetime | None = None
    done_by: str = ""
    result: str = ""
    kind: DutyKind = DutyKind.CALLBACK
    count: int = 1
    contacts: tuple[str, ...] = ()
    addressee: str = ANYBODY
    name: str = ""
    language: str = ""
    recording: str = ""
    mark: int = 0
    operator: str = ""
    ticket: str = ""
    made_by: str = ""
    told: frozenset[str] = frozenset()
    version: int = 1
    generation: int = 1
    steps: tuple[DutyStep, ...] = ()
    counts_from: datetime | None = None
    done_key: str = ""
    addressee_name: str = ""
    first_due_at: datetime | None = None

    @property
    def open(self) -> bool:
        """Whether somebody still has to see to it."""
        return self.done_at is None

    @property
    def becomes_a_ticket(self) -> bool:
        """Whether a ticket made of its contact fulfils it."""
        return self.open and self.kind in BECOMES_A_TICKET

    @property
    def clock(self) -> Clock:
        """The clock that its rungs are about: once it was put off, that of a call put off, silent until the moment has come."""
        kind = CLOCKS[self.kind if self.counts_from is None else DutyKind.DEFERRED]
        return Clock(kind, self.counts_from or self.opened_at, self.due_at, self.done_at)

    @property
    def first_clock(self) -> Clock:
        """The clock by which an inspector judges: since when somebody waits, and the first limit, whatever was put off."""
        return Clock(CLOCKS[self.kind], self.opened_at, self.first_due_at or self.due_at, self.done_at)

    @property
    def note(self) -> str:
        """The last that was said when it was put off or given to somebody; empty if nothing was."""
        return next((step.note for step in reversed(self.steps) if step.note), "")

    @property
    def watch(self) -> str:
        """How its watch is called where a ticket's is called by its number."""
        return f"{WATCH_PREFIX}{self.contact_id}"

    def finish(self, actor: Actor, at: datetime, result: str, key: str = "") -> "Duty":
        """The duty done; raises Conflict when somebody has done it already."""
        self._demand_open()
        done_by = actor.name or actor.id
        return replace(self, done_at=at, done_by=done_by, result=result, done_key=key, version=self.version + 1)

    def put_off(self, actor: Actor, at: datetime, until: datetime, note: str, key: str) -> "Duty":
        """The duty due at `until`, its clock begun anew, under another watch; its first limit is kept.

        Raises Conflict when it is done, Invalid.
        """
        self._demand_open()
        check_put_off(until, at, note)
        step = DutyStep(DutyStepKind.PUT_OFF, at, actor.name or actor.id, note.strip(), key, until=until)
        later = replace(self._with(step), due_at=until, counts_from=at, told=frozenset())
        return replace(later, generation=self.generation + 1, first_due_at=self.first_due_at or self.due_at)

    def give(self, actor: Actor, at: datetime, to: Colleague, note: str, key: str) -> "Duty":
        """The duty for somebody else; its clock goes on. Raises Conflict when it is done, Invalid."""
        self._demand_open()
        if to.id == self.addressee:
            raise Invalid([FieldProblem("addressee", "It is theirs already.")])
        by = actor.name or actor.id
        step = DutyStep(DutyStepKind.GIVEN, at, by, note.strip(), key, to=to.id, to_name=to.name)
        return replace(self._with(step), addressee=to.id, addressee_name=to.name)

    def step_of(self, key: str) -> DutyStep | None:
        """What was done by the form with that key."""
        return next((step for step in self.steps if step.key == key), None)

    def again(self, contact_id: str) -> "Duty":
        """The same phone was not heard once more: still one duty, and its clock goes on from the first time."""
        contacts = (*(self.contacts or (self.contact_id,)), contact_id)
        return replace(self, count=self.count + 1, contacts=contacts, version=self.version + 1)

    def tell(self, rung: str) -> "Duty":
        """The duty once that rung has been told."""
        return replace(self, told=self.told | {rung}, version=self.version + 1)

    def watch_again(self) -> "Duty":
        """The duty with a new watch in place of one that was lost."""
        return replace(self, generation=self.generation + 1, version=self.version + 1)

    def covers(self, contact_id: str) -> bool:
        """Whether that contact is among those that left it."""
        return contact_id == self.contact_id or contact_id in self.contacts

    def _demand_open(self) -> None:
        if not self.open:
            raise Conflict(f"{self.done_by} has called this person back already.")

    def _with(self, step: DutyStep) -> "Duty":
        if len(self.steps) >= MOST_STEPS:
            raise Conflict("This has been put off and handed on too often: see to it, or say why it needs nobody.")
        return replace(self, steps=(*self.steps, step), version=self.version + 1)


def find_waiting(duties: Iterable[Duty], kind: DutyKind) -> Duty | None:
    """The open duty of that kind which a further contact adds to, the oldest of several.

    Not one that was put off: whoever rings again meanwhile waits from then on, with a clock of their own.
    """
    waiting = (duty for duty in duties if duty.kind is kind and duty.counts_from is None)
    return min(waiting, key=lambda duty: duty.opened_at, default=None)


def find_fulfilled(duties: Iterable[Duty], *, outbound: bool, at: datetime) -> tuple[Duty, ...]:
    """Which of a phone's open duties a conversation that ended at `at` has fulfilled.

    Who got through again waits no more. Whoever was called by us has also been answered on their message, and any call
    that was put off to a moment now past has been made. A bad mark is not looked into by talking.
    """
    done = {DutyKind.CALLBACK, DutyKind.VOICEMAIL} if outbound else {DutyKind.CALLBACK}
    return tuple(
        duty
        for duty in duties
        if duty.open and (duty.kind in done or (outbound and duty.kind is DutyKind.DEFERRED and duty.due_at <= at))
    )
