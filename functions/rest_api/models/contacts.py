"""Calls and callback duties on the wire."""

from datetime import datetime
from typing import Annotated

from pydantic import StringConstraints

from dozor.domain.contact import Contact, Outcome
from functions.rest_api.models.base import Asked, Told


class ContactTold(Told):
    """One call. recording: whether there is one to listen to."""

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

    @classmethod
    def of(cls, contact: Contact) -> "ContactTold":
        """The contact without the key of its recording."""
        fields = {name: getattr(contact, name) for name in cls.model_fields if name != "recording"}
        return cls(**fields, recording=bool(contact.recording))


class ContactList(Told):
    """The latest calls, newest first."""

    items: tuple[ContactTold, ...]


class RecordingTold(Told):
    """A link to listen, good for 15 minutes."""

    url: str


class DutyTold(Told):
    """Somebody to be called back."""

    contact_id: str
    phone: str
    opened_at: datetime
    due_at: datetime
    reason: str
    done_at: datetime | None
    done_by: str
    result: str


class DutyList(Told):
    """Open duties, the most pressing first."""

    items: tuple[DutyTold, ...]


class DutyDone(Asked):
    """What came of calling back."""

    result: Annotated[str, StringConstraints(max_length=1000)]


class LiveTicketTold(Told):
    """Open `address`?ticket=`ticket` within a minute."""

    ticket: str
    address: str
