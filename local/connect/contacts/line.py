"""A customer's telephone connection. It outlives the segments of a contact: queue to queue is still the same call."""

from collections.abc import Callable
from dataclasses import dataclass

from local.connect.contacts.contact import Contact
from local.connect.ports import Json

Notify = Callable[[Json], None]


@dataclass(slots=True)
class Line:
    """One connection. notify: takes the messages that the telephone shows."""

    number: str
    notify: Notify
    contact: Contact | None = None
    """Whose flows hear its keys."""
    owner: Contact | None = None
    """The segment that the person is in; another one only while a transfer flow asks them something."""
    open: bool = True
