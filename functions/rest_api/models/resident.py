"""What a resident sees by their link: their own tickets, and of these no more than is theirs to know."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from dozor.application.resident_page.act import ResidentAction
from dozor.domain.message import MessageChannel, MessageState
from dozor.domain.ticket import TicketState
from functions.rest_api.models.attachments import AttachmentTold
from functions.rest_api.models.base import Asked, Told
from functions.rest_api.models.messages import Email, Language


class ResidentActionAsked(Asked):
    """What they do. text: for `note` and `reopen` needed, for `rate` a word that goes with the mark (1 to 5)."""

    action: ResidentAction
    text: Annotated[str, StringConstraints(max_length=2000)] = ""
    mark: Annotated[int, Field(ge=0, le=5)] = 0
    version: Annotated[int, Field(ge=0)] = 0


class WithdrawalAsked(Asked):
    """Whose links open nothing any more."""

    company: Annotated[str, StringConstraints(min_length=1, max_length=100)]
    phone: Annotated[str, StringConstraints(min_length=1, max_length=20)]


class WithdrawalTold(Told):
    """Until when (UTC) links are withdrawn."""

    withdrawn_at: datetime


class OwnExecutorTold(Told):
    """Who sees to it; no telephone number."""

    name: str
    trade: str


class OwnTicketTold(Told):
    """One of their tickets. state_words: the state as a sentence. version: for `actions`, as they see it now."""

    number: str
    version: int
    state: TicketState
    state_words: str
    problem_name: str
    address: str
    flat: str
    registered_at: datetime
    planned_at: datetime
    deferred_until: datetime | None
    done_at: datetime | None
    declined_because: str
    open: bool
    mark: int
    executor: OwnExecutorTold | None
    actions: tuple[ResidentAction, ...]


class OwnOutageTold(Told):
    """What is out where they live, in words. state: planned, live. Times UTC; expected_end: None while not known."""

    words: str
    resource: str
    state: str
    began_at: datetime
    expected_end: datetime | None


class OwnPageTold(Told):
    """Their page. calls_to: the number (E.164) to call the company on. until: when the link opens nothing any more."""

    company: str
    company_name: str
    calls_to: str
    time_zone: str
    until: datetime
    tickets: tuple[OwnTicketTold, ...]
    outages: tuple[OwnOutageTold, ...]


class OwnWishesAsked(Asked):
    """What they want of our messages; what is left out stays as it was. As PreferencesAsked's."""

    language: Language = ""
    channel: MessageChannel | None = None
    email: Email = ""
    news: bool = True


class OwnWishesTold(Told):
    """What they want of our messages, and what there is to choose from. Empty language, null channel: as the company does."""

    language: str
    channel: MessageChannel | None
    email: str
    news: bool
    languages: tuple[str, ...]
    channels: tuple[MessageChannel, ...]


class LineTold(Told):
    """One line of the journal, in the language asked for. mine: their own doing."""

    at: datetime
    action: str
    text: str
    mine: bool


class OwnMessageTold(Told):
    """What was sent to them."""

    at: datetime | None
    channel: MessageChannel
    text: str
    state: MessageState


class OwnTicketPageTold(Told):
    """One of their tickets with its journal, what was sent to them about it, and the files that they attached."""

    ticket: OwnTicketTold
    journal: tuple[LineTold, ...]
    messages: tuple[OwnMessageTold, ...]
    attachments: tuple[AttachmentTold, ...]
