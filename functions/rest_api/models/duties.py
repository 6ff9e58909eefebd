"""Duties and deferred calls on the wire. Times are UTC, ISO 8601; phones E.164."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Literal

from pydantic import StringConstraints

from dozor.domain.duty import Duty, DutyKind
from dozor.domain.duty_step import DutyStepKind
from dozor.domain.escalation import Rung, count_above
from functions.rest_api.models.base import Asked, Flag, Moment, PageAsked, Told

Note = Annotated[str, StringConstraints(max_length=500)]
Who = Annotated[str, StringConstraints(max_length=100)]


class DutiesAsked(PageAsked):
    """Open ones, all at once; done=true: those that somebody has seen to, the last one first, page by page."""

    done: Flag = False


class DutyStepTold(Told):
    """What was done about a duty that stayed open. until: to when it was put off; to: to whom it was given, else empty;
    to_name: as that person was called.
    """

    kind: DutyStepKind
    at: datetime
    by: str
    note: str
    until: datetime | None
    to: str
    to_name: str


class DutyTold(Told):
    """Somebody to be called back, a message to be answered, a bad mark, a call put off.

    contact_id: the duty's id, and for the first three the call's. recording: whether there is one to listen to, under that
    call. count: how often the phone was not heard. told: how often somebody above whom it is for has been told.
    contacts: the calls that left it, where it was more than one. steps: what was done about it, the first one first.
    addressee_name: of the person for whom it is; empty for whoever is on shift, or of a trade.
    """

    contact_id: str
    phone: str
    opened_at: datetime
    due_at: datetime
    reason: str
    done_at: datetime | None
    done_by: str
    result: str
    kind: DutyKind
    count: int
    addressee: str
    name: str
    recording: bool
    mark: int
    operator: str
    ticket: str
    made_by: str
    told: int
    language: str
    contacts: tuple[str, ...]
    steps: tuple[DutyStepTold, ...]
    addressee_name: str

    @classmethod
    def of(cls, duty: Duty, rungs: Iterable[Rung]) -> "DutyTold":
        """The duty without the key of its recording. rungs: of its company."""
        fields = {name: getattr(duty, name) for name in cls.model_fields if name not in ("recording", "told", "steps")}
        steps = tuple(map(DutyStepTold.model_validate, duty.steps))
        return cls(**fields, recording=bool(duty.recording), told=count_above(rungs, duty.told), steps=steps)


class DutyList(Told):
    """Duties, the most pressing first (then the cursor is empty), or one page of those done; cursor: pass it back."""

    items: tuple[DutyTold, ...]
    cursor: str = ""


class DutyDone(Asked):
    """What came of calling back."""

    result: Annotated[str, StringConstraints(max_length=1000)]


class DutyActionAsked(Asked):
    """`put_off` to a moment (`until`, with its zone) with a `note` why, or `give` to somebody of `GET /colleagues`: an
    executor's id, a user's e-mail address; or "operator" for whoever is on shift. They are told, with the `note`.
    """

    action: Literal["put_off", "give"]
    until: Moment | None = None
    addressee: Who = ""
    note: Note = ""


class NewDeferredCall(Asked):
    """A call to be made later. at: with its zone. addressee: who is to call, one of `GET /colleagues`; empty for oneself."""

    company: str
    phone: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    at: Moment
    reason: Annotated[str, StringConstraints(max_length=500)]
    addressee: Who = ""
    ticket: Annotated[str, StringConstraints(max_length=20)] = ""
    name: Annotated[str, StringConstraints(max_length=200)] = ""


class ColleagueTold(Told):
    """Somebody to whom a duty can be given. id: what `addressee` is then."""

    id: str
    name: str
    kind: Literal["user", "executor"]


class ColleagueList(Told):
    """Users of the desk first, then executors, by name."""

    items: tuple[ColleagueTold, ...]
