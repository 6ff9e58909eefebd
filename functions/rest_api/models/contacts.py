"""Calls, duties and deferred calls on the wire."""

from datetime import datetime
from typing import Annotated

from pydantic import StringConstraints

from dozor.domain.contact import Contact, Direction, Outcome
from dozor.domain.duty import Duty, DutyKind
from functions.rest_api.models.base import Asked, Moment, Told


class ContactTold(Told):
    """One call. recording: whether there is one to listen to; mark: 1 to 5, 0 for none; remark: "empty_message" or none."""

    id: str
    caller: str
    dialled: str
    started_at: datetime
    ended_at: datetime | None
    queue: str
    operator: str
    answered_at: datetime | None
    outcome: Outcome | None
    served: str
    recording: bool
    direction: Direction
    transferred_to: str
    mark: int
    remark: str

    @classmethod
    def of(cls, contact: Contact) -> "ContactTold":
        """The contact without the key of its recording."""
        fields = {name: getattr(contact, name) for name in cls.model_fields if name != "recording"}
        return cls(**fields, recording=bool(contact.recording))


class ContactList(Told):
    """One page of calls, newest first; cursor: pass it back for the next, empty at the end."""

    items: tuple[ContactTold, ...]
    cursor: str


class RecordingTold(Told):
    """A link to listen, good for 15 minutes."""

    url: str


class DutyTold(Told):
    """Somebody to be called back, a message to be answered, a bad mark, a call put off.

    contact_id: the duty's id, and for the first three the call's. recording: whether there is one to listen to, under that
    call. count: how often the phone was not heard. told: how many rungs have been told already.
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

    @classmethod
    def of(cls, duty: Duty) -> "DutyTold":
        """The duty without the key of its recording."""
        fields = {name: getattr(duty, name) for name in cls.model_fields if name not in ("recording", "told")}
        return cls(**fields, recording=bool(duty.recording), told=len(duty.told))


class DutyList(Told):
    """Open duties, the most pressing first: all of them, so that the cursor is empty."""

    items: tuple[DutyTold, ...]
    cursor: str = ""


class DutyDone(Asked):
    """What came of calling back."""

    result: Annotated[str, StringConstraints(max_length=1000)]


class NewDeferredCall(Asked):
    """A call to be made later. at: with its zone. addressee: who is to call, an executor's id or a user; empty for oneself."""

    company: str
    phone: Annotated[str, StringConstraints(min_length=1, max_length=40)]
    at: Moment
    reason: Annotated[str, StringConstraints(max_length=500)]
    addressee: Annotated[str, StringConstraints(max_length=100)] = ""
    ticket: Annotated[str, StringConstraints(max_length=20)] = ""
    name: Annotated[str, StringConstraints(max_length=200)] = ""


class LiveTicketTold(Told):
    """Open `address`?ticket=`ticket` within a minute."""

    ticket: str
    address: str
