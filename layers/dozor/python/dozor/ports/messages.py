"""Where messages are kept, and the wishes of those who get them. Every call names the company; another company's thing is
NotFound.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from dozor.domain.message import Message, MessageState, Receipt
from dozor.domain.wishes import Limit, Tally, Wishes
from dozor.ports.paging import Page


@dataclass(frozen=True, slots=True)
class Claim:
    """made: the message is ours to send. Else it is somebody else's, `earlier` as it stands; or, if `hindered`, it is still
    nobody's, because wishes or a limit are in the way.
    """

    made: bool
    earlier: Message | None = None
    hindered: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be looked at now, the longest due first: messages, and receipts of messages that were lost."""

    messages: tuple[Message, ...] = ()
    receipts: tuple[Receipt, ...] = ()


class MessageRepository(Protocol):
    """Messages: claim, send, record."""

    def claim(self, message: Message) -> Message | None:
        """Write the message as it is given, if nobody has or if it is `waiting` (one conditional write).

        Answers None when this call made the claim, else the message as it stands.
        """
        ...

    def claim_for(
        self, message: Message, limit: Limit, *, knowing: bool, queued: bool = False, parts: Sequence[Message] = ()
    ) -> Claim:
        """As `claim`, in one transaction with what concerns its `person`: one more is counted, if the limit allows it, and
        nobody of whom wishes are kept is written to without `knowing` them.

        queued: take it out of the queue; parts: a digest's, taken out of the queue (at most 90). All or nothing.
        """
        ...

    def take(self, message: Message, state: MessageState) -> bool:
        """Write the message if it stands in that state; False if it does not any more."""
        ...

    def record(self, message: Message) -> None:
        """Write what came of a claimed message."""
        ...

    def get(self, company: str, message_id: str, ticket: str = "") -> Message:
        """The message, named with the ticket that it is about; raises NotFound."""
        ...

    def named(self, company: str, message_ids: Sequence[str]) -> tuple[Message, ...]:
        """Those of these messages that there are, none of which is about a ticket; in no order. May lag by moments."""
        ...

    def keep_receipts(self, receipts: Sequence[Receipt]) -> None:
        """Write down what carriers say of messages, without looking for these; a later word replaces an earlier one.

        Messages are answered with their receipts from then on, whichever was written first. Those of lost messages are due.
        """
        ...

    def look_away(self, receipt: Receipt) -> None:
        """This receipt has been dealt with: it is due no longer."""
        ...

    def carried_as(self, provider_id: str) -> Message | None:
        """The message that a carrier knows by this id, if another way is to be tried when it is lost."""
        ...

    def of_ticket(self, company: str, ticket: str) -> tuple[Message, ...]:
        """The messages about a ticket, oldest first."""
        ...

    def list(self, company: str, *, since: datetime | None = None, limit: int = 50, cursor: str = "") -> Page[Message]:
        """All messages of a company made since then, newest first."""
        ...

    def place_of(self, message: Message) -> str:
        """The cursor after which the list goes on behind this message."""
        ...

    def due(self, now: datetime, limit: int) -> Due:
        """What of all companies is due, so many at most."""
        ...


class WishRepository(Protocol):
    """What those who get messages have asked for, and how much they got."""

    def wishes(self, company: str, person: str) -> Wishes:
        """What somebody behind a phone (E.164) or an address has asked for; empty Wishes when nothing is known."""
        ...

    def save(self, wishes: Wishes) -> None:
        """Keep them instead of the former ones; empty ones are forgotten, so that nobody looks for them."""
        ...

    def look_up(self, company: str, person: str, day: str) -> tuple[Wishes, Tally]:
        """Their wishes, and what they were sent on that day (ISO, the company's own). One request."""
        ...
