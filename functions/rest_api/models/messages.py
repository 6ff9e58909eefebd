"""Messages, and what people want of them, on the wire. Times are UTC, ISO 8601; phones E.164."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from dozor.domain.message import MessageChannel, MessageState
from functions.rest_api.models.base import Asked, Moment, PageAsked, Slug, Told

Phone = Annotated[str, StringConstraints(min_length=1, max_length=40)]
Language = Annotated[str, StringConstraints(max_length=10)]
Email = Annotated[str, StringConstraints(max_length=200, pattern=r"^([^@\s]+@[^@\s]+\.[^@\s.]+)?$")]


class MessageTold(Told):
    """One message and what is known of it.

    reason: why it stands so, as a word (quiet_hours, rate, digest, opted_out, carrier_busy, no_answer); failure: in words.
    due_at: when it is sent, tried again or tried another way. segments, encoding: of an SMS. instead_of, followed_by: the
    message it replaces, or that replaces it. digest: the one in which it is told; parts: those that a digest tells.
    """

    id: str
    channel: MessageChannel
    to: str
    recipient: str
    kind: str
    text: str
    subject: str
    state: MessageState
    claimed_at: datetime | None
    settled_at: datetime | None
    failure: str
    ticket: str
    language: str
    made_at: datetime | None
    due_at: datetime | None
    reason: str
    segments: int
    encoding: str
    instead_of: str
    followed_by: str
    digest: str
    parts: tuple[str, ...]


class MessageList(Told):
    """The messages about a ticket, oldest first."""

    items: tuple[MessageTold, ...]


class MessagePage(Told):
    """One page; cursor: pass it back for the next, empty at the end. A page may be short though there is more."""

    items: tuple[MessageTold, ...]
    cursor: str


class MessagesAsked(PageAsked):
    """Newest first. Several of state or channel: any of them. since: what happened from then on."""

    state: tuple[MessageState, ...] = Field(default=(), max_length=10)
    channel: tuple[MessageChannel, ...] = Field(default=(), max_length=3)
    since: Moment | None = None


class PreferencesWanted(Asked):
    """Whose preferences; phone as it was shown or dictated."""

    company: Slug
    phone: Phone


class PreferencesAsked(Asked):
    """What somebody wants of our messages; what is left out stays as it was: who wants no news stays without.

    news: false for only what must be told. channel email needs an address in email.
    Empty language, null channel: as the company does.
    """

    company: Slug
    phone: Phone
    language: Language = ""
    channel: MessageChannel | None = None
    email: Email = ""
    news: bool = True


class PreferencesTold(Told):
    """What somebody wants of our messages."""

    company: str
    phone: str
    language: str
    channel: MessageChannel | None
    email: str
    news: bool
    changed_at: datetime | None
    changed_by: str
