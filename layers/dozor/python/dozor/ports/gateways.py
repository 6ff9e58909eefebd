"""The world outside: carriers, storage, the bus, the contact centre, state machines, open pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class SmsSender(Protocol):
    """Sends one SMS."""

    def send(self, phone: str, text: str, sender: str = "") -> str:
        """Hand the text to the carrier for `phone` (E.164); answers the carrier's id for it.

        Raises Invalid when the carrier will never take it, TransientFailure when it did not but may later (throttled,
        unavailable), Uncertain when no answer came (time-out, broken connection).
        """
        ...


class Mailer(Protocol):
    """Sends one e-mail."""

    def send(self, address: str, subject: str, text: str, sender: str) -> str:
        """Hand the mail over; answers the provider's id for it. Errors as SmsSender's."""
        ...


class VoiceCaller(Protocol):
    """Calls somebody and plays a flow to them."""

    def call(self, phone: str, token: str, source: str, attributes: Mapping[str, str]) -> str:
        """Call `phone` from `source` (both E.164); answers the contact's id. The same token, one call, ever.

        attributes: what the flow is told. Errors as SmsSender's.
        """
        ...


class WatchState(StrEnum):
    """What has become of a watch. ended: for good, whether it was through, stopped or failed; its name is used up."""

    ABSENT = "absent"
    RUNNING = "running"
    ENDED = "ended"


class EscalationRunner(Protocol):
    """Runs the state machine that watches a ticket's clocks."""

    def start(self, company: str, ticket: str, generation: int, look_at: datetime) -> None:
        """Watch the ticket from `look_at` (UTC) on; a watch that runs already under this generation is fine."""
        ...

    def stop(self, company: str, ticket: str, generation: int, why: str) -> None:
        """Stop watching; a watch that is not there is fine."""
        ...

    def find(self, company: str, ticket: str, generation: int) -> WatchState:
        """What has become of the watch."""
        ...


class BlobStore(Protocol):
    """Recordings and documents."""

    def signed_link(self, key: str, seconds: int) -> str:
        """A link good for that many seconds (at most 3,600)."""
        ...

    def exists(self, key: str) -> bool:
        """Whether there is such an object."""
        ...


class ContactCentre(Protocol):
    """Amazon Connect, as far as the trade asks it."""

    def tie_number(self, e164: str, flow_arn: str) -> str:
        """Lead calls to a claimed number to that flow; answers the number's id. Raises NotFound when not claimed."""
        ...

    def claim_number(self, e164: str) -> str:
        """Claim that number (or find it claimed); answers its id. Raises NotFound when it cannot be had."""
        ...

    def untie_number(self, e164: str) -> None:
        """Take the flow from the number; a number that is not there is fine."""
        ...

    def offer_quick_connects(self, queues: Sequence[str], quick_connects: Sequence[str]) -> None:
        """Show operators of these queues those quick connects (ARNs); what is shown already is fine."""
        ...

    def withdraw_quick_connects(self, queues: Sequence[str], quick_connects: Sequence[str]) -> None:
        """Show them no more; a queue or quick connect that is not there is fine."""
        ...


class PushChannel(Protocol):
    """Open pages, told of changes while they are open."""

    def send(self, connection_id: str, message: Mapping[str, object]) -> bool:
        """Send to one open page; False when that page is gone for good."""
        ...

    def close(self, connection_id: str) -> None:
        """Hang up; a page that is gone is fine."""
        ...


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whose page it is: their e-mail address, the companies that they see, the sources of events that they are told of.

    user_id: of their account. let_in_at: when the token was made that let them in, seconds since 1970.
    """

    user: str
    companies: tuple[str, ...]
    topics: tuple[str, ...]
    user_id: str = ""
    let_in_at: int = 0


@dataclass(frozen=True, slots=True)
class OpenPage:
    """A page that watches a company. user, topics, user_id, let_in_at: as the visitor's."""

    connection: str
    user: str
    topics: tuple[str, ...]
    user_id: str = ""
    let_in_at: int = 0


class ConnectionRepository(Protocol):
    """Which pages are open, and for which companies."""

    def open(self, connection_id: str, visitor: Visitor, opened_at: datetime) -> None:
        """Remember an open page."""
        ...

    def close(self, connection_id: str) -> None:
        """Forget it; one not known is fine."""
        ...

    def watching(self, company: str) -> tuple[OpenPage, ...]:
        """The pages that may see this company's changes."""
        ...

    def issue_ticket(self, ticket: str, visitor: Visitor, expires_at: datetime) -> None:
        """Keep a one-minute ticket for opening a page's connection."""
        ...

    def redeem_ticket(self, ticket: str, now: datetime) -> Visitor:
        """Whose ticket it is, once; raises NotAllowed when unknown, used or expired."""
        ...
