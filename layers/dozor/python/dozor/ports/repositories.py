"""Where things are kept. Every call names the company; another company's thing is NotFound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from dozor.domain.building import Building
from dozor.domain.caller import KnownCaller
from dozor.domain.company import Company
from dozor.domain.contact import Contact
from dozor.domain.duty import CallbackDuty
from dozor.domain.journal import JournalEntry
from dozor.domain.message import Message
from dozor.domain.people import Executor, Resident
from dozor.domain.ticket import Change, Ticket

if TYPE_CHECKING:  # pydantic is slow to import, and a function that only reads is waited for by a caller
    from dozor.events.envelope import Envelope

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list; cursor: give it back for the next page, empty at the end."""

    items: tuple[T, ...]
    cursor: str = ""


class CompanyRepository(Protocol):
    """Companies and the numbers that lead to them."""

    def get(self, slug: str) -> Company:
        """The company; raises NotFound."""
        ...

    def by_number(self, heard_on: str) -> Company:
        """The company whose number (E.164, as Connect hears it) this is; raises NotFound."""
        ...

    def slugs(self) -> tuple[str, ...]:
        """All companies, sorted."""
        ...

    def save(self, company: Company) -> None:
        """Write the company and its numbers, all or nothing; raises Conflict if a number is another company's."""
        ...

    def remove(self, slug: str) -> None:
        """Take the company's record and numbers away; a company that is not there is fine."""
        ...


class CallerRepository(Protocol):
    """What hangs on a telephone number."""

    def caller(self, company: str, phone: str) -> KnownCaller:
        """All that is known behind that phone (E.164); an empty KnownCaller when nothing is."""
        ...

    def remember_language(self, company: str, phone: str, language: str) -> None:
        """Keep the language that somebody at that phone (E.164) chose; the last one counts."""
        ...


class PeopleRepository(Protocol):
    """Buildings, residents and executors of a company."""

    def residents_by_phone(self, company: str, phone: str) -> tuple[Resident, ...]:
        """Everybody reachable by that phone (E.164), one row per flat, by address; empty when unknown."""
        ...

    def residents(self, company: str) -> tuple[Resident, ...]:
        """All residents, by address."""
        ...

    def buildings(self, company: str) -> tuple[Building, ...]:
        """All buildings, by address."""
        ...

    def building(self, company: str, building_id: str) -> Building:
        """One building; raises NotFound."""
        ...

    def executors(self, company: str) -> tuple[Executor, ...]:
        """All executors, by id."""
        ...

    def executor(self, company: str, executor_id: str) -> Executor:
        """One executor; raises NotFound."""
        ...

    def save_people(
        self, buildings: Sequence[Building], residents: Sequence[Resident], executors: Sequence[Executor]
    ) -> int:
        """Write what is new or different, leave what is the same; answers how many rows were written."""
        ...


class TicketRepository(Protocol):
    """Tickets, their journals and the claims that make registering idempotent."""

    def next_number(self, company: str) -> str:
        """The next number of that company; never the same twice, gaps possible."""
        ...

    def find_by_key(self, company: str, key: str) -> Ticket | None:
        """The ticket that an earlier call with this idempotency key made, if any."""
        ...

    def add(self, change: Change, key: str, events: Sequence[Envelope]) -> None:
        """Write a new ticket, its entries, its claim and its events in one transaction.

        Raises Conflict when the key or the number is taken already, and then nothing is written.
        """
        ...

    def save(self, change: Change, events: Sequence[Envelope]) -> None:
        """Write a changed ticket, its new entries and events in one transaction.

        Raises Conflict when somebody wrote the ticket since the version from which the change started.
        """
        ...

    def get(self, company: str, number: str) -> Ticket:
        """The ticket; raises NotFound."""
        ...

    def journal(self, company: str, number: str) -> tuple[JournalEntry, ...]:
        """All entries by position; empty when there is no such ticket."""
        ...

    def open_by_phone(self, company: str, phone: str) -> tuple[Ticket, ...]:
        """Open tickets asked for from that phone (E.164), newest first."""
        ...

    def list(self, company: str, *, open_only: bool, limit: int = 50, cursor: str = "") -> Page[Ticket]:
        """Tickets of the company, newest first."""
        ...


class ContactRepository(Protocol):
    """Contacts and callback duties."""

    def begin(self, contact: Contact) -> None:
        """Note that a contact exists; does nothing when it is known already."""
        ...

    def settle(self, contact: Contact, duty: CallbackDuty | None, events: Sequence[Envelope]) -> bool:
        """Write an ended contact, the duty it leaves and the events in one transaction; False if settled already."""
        ...

    def get(self, company: str, contact_id: str) -> Contact:
        """The contact; raises NotFound."""
        ...

    def from_phone(self, company: str, phone: str, *, limit: int = 5) -> tuple[Contact, ...]:
        """The latest contacts from that phone (E.164), newest first."""
        ...

    def recent(self, company: str, *, limit: int = 50) -> tuple[Contact, ...]:
        """The latest contacts, newest first."""
        ...

    def duties(self, company: str) -> tuple[CallbackDuty, ...]:
        """Open duties, the most pressing first."""
        ...

    def duty(self, company: str, contact_id: str) -> CallbackDuty:
        """One duty, open or done; raises NotFound."""
        ...

    def save_duty(self, duty: CallbackDuty, events: Sequence[Envelope]) -> None:
        """Write a duty that was done; raises Conflict when it was done already."""
        ...


class MessageRepository(Protocol):
    """Messages: claim, send, record."""

    def claim(self, message: Message) -> Message | None:
        """Write the message as claimed, if nobody has or if it is `waiting` (one conditional write).

        Answers None when this call made the claim, else the message as it stands.
        """
        ...

    def record(self, message: Message) -> None:
        """Write what came of a claimed message."""
        ...

    def get(self, company: str, message_id: str) -> Message:
        """The message; raises NotFound."""
        ...

    def by_provider_id(self, provider_id: str) -> Message:
        """The message that the carrier knows by this id; raises NotFound."""
        ...

    def of_ticket(self, company: str, ticket: str) -> tuple[Message, ...]:
        """The messages about a ticket, oldest first."""
        ...

    def claimed_before(self, company: str, moment: str) -> tuple[Message, ...]:
        """Messages still only claimed, claimed before `moment` (ISO 8601, UTC)."""
        ...
