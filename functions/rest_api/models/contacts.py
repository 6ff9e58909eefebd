"""Calls on the wire."""

from datetime import datetime

from dozor.domain.contact import Contact, Direction, Outcome
from functions.rest_api.models.base import Told


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


class LiveTicketTold(Told):
    """Open `address`?ticket=`ticket` within a minute."""

    ticket: str
    address: str
