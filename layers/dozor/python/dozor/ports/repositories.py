"""Where things are kept. Every call names the company; another company's thing is NotFound."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from dozor.domain.building import Building
from dozor.domain.caller import KnownCaller
from dozor.domain.company import Company
from dozor.domain.contact import Contact, Segment
from dozor.domain.duty import Duty
from dozor.domain.journal import JournalEntry
from dozor.domain.message import Message, Receipt
from dozor.domain.meter import Meter, Reading
from dozor.domain.outage import Outage, Subscription
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
        """Who and what is known behind that phone (E.164), its contacts left out; an empty KnownCaller when nothing is."""
        ...

    def caller_with_contacts(self, company: str, phone: str, contacts: int = 5) -> KnownCaller:
        """All that is known behind that phone, with so many of its latest contacts."""
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


@dataclass(frozen=True, slots=True)
class DutyChange:
    """A duty as it is to be written (version 1: a new one), and the event that is written with it, if any."""

    duty: Duty
    event: Envelope | None = None


class TicketRepository(Protocol):
    """Tickets, their journals and the claims that make registering idempotent."""

    def next_number(self, company: str) -> str:
        """The next number of that company; never the same twice, gaps possible."""
        ...

    def find_by_key(self, company: str, key: str) -> Ticket | None:
        """The ticket that an earlier call with this idempotency key made, if any."""
        ...

    def add(self, change: Change, key: str, events: Sequence[Envelope], done: DutyChange | None = None) -> None:
        """Write a new ticket, its entries, its claim and its events in one transaction.

        done: the duty of the ticket's contact that it fulfils. Raises Conflict when the key or the number is taken already,
        DutyWaits when the contact has a duty that the ticket fulfils and that is not `done` as it stands; then nothing is
        written.
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

    def last_seen(self, company: str, number: str) -> Ticket:
        """The ticket as it was seen a moment ago, or as it is; raises NotFound.

        Only for changing it: `save` refuses to change what stands no more.
        """
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
    """Contacts and duties."""

    def begin(self, contact: Contact) -> None:
        """Note that a contact exists; does nothing when it is known already."""
        ...

    def add_segment(self, segment: Segment) -> tuple[Segment, ...]:
        """Keep a segment (again is no harm); answers all of its contact so far, in the order of their ids."""
        ...

    def settle(self, contact: Contact, event: Envelope | None, changes: Sequence[DutyChange] = ()) -> bool:
        """Write an ended contact, its event and what it means for duties in one transaction; False if settled already.

        Raises Conflict when one of the duties has changed meanwhile, and then nothing is written.
        """
        ...

    def get(self, company: str, contact_id: str) -> Contact:
        """The contact; raises NotFound."""
        ...

    def recent(self, company: str, *, limit: int = 50) -> tuple[Contact, ...]:
        """The latest contacts, newest first."""
        ...

    def duties(self, company: str) -> tuple[Duty, ...]:
        """Open duties, the most pressing first."""
        ...

    def duties_of(self, company: str, phone: str) -> tuple[Duty, ...]:
        """Open duties about that phone (E.164), the most pressing first; may lag behind a write by moments."""
        ...

    def duty(self, company: str, contact_id: str) -> Duty:
        """One duty, open or done; raises NotFound."""
        ...

    def add_duty(self, change: DutyChange) -> Duty:
        """Write a new duty, once: answers the one that stands under its id, this or an earlier one."""
        ...

    def save_duty(self, change: DutyChange) -> None:
        """Write a changed duty; raises Conflict when it is done already or has changed meanwhile, NotFound without one."""
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

    def keep_receipts(self, receipts: Sequence[Receipt]) -> None:
        """Write down what carriers say of messages, without looking for these; a later word replaces an earlier one.

        Messages are answered with their receipts from then on, whichever was written first.
        """
        ...

    def of_ticket(self, company: str, ticket: str) -> tuple[Message, ...]:
        """The messages about a ticket, oldest first."""
        ...

    def claimed_before(self, company: str, moment: str) -> tuple[Message, ...]:
        """Messages still only claimed, claimed before `moment` (ISO 8601, UTC)."""
        ...


class MeterRepository(Protocol):
    """Meters of accounts, and their readings."""

    def meters(self, company: str, account: str) -> tuple[Meter, ...]:
        """The meters of an account, by kind and id; empty when there is no such account."""
        ...

    def all_meters(self, company: str) -> tuple[Meter, ...]:
        """All meters of a company, by account, kind and id."""
        ...

    def save_meters(self, meters: Sequence[Meter]) -> int:
        """Write what is new or different, leave what is the same; answers how many were written.

        Raises Conflict, with some written, when a reading was taken of one of them since it was read.
        """
        ...

    def store(self, meter: Meter, reading: Reading) -> bool:
        """Write a reading and its meter as it stands with it (`Meter.take`) in one transaction.

        Answers False, and writes nothing, when the reading is there already. Raises Conflict when somebody else took a
        reading of the meter since it was read.
        """
        ...

    def readings(self, company: str, period: str, *, limit: int = 200, cursor: str = "") -> Page[Reading]:
        """The readings of a month ("2026-11"), by account and meter backwards, of one meter the latest first.

        Of one meter all but the latest are marked as superseded. Raises Invalid for a cursor of nobody's.
        """
        ...


class OutageRepository(Protocol):
    """Outages, and who wants to hear of their end."""

    def add(self, outage: Outage, events: Sequence[Envelope]) -> None:
        """Write a new outage and its events; raises Conflict when its id is taken."""
        ...

    def save(self, outage: Outage, events: Sequence[Envelope]) -> None:
        """Write a changed outage and its events; raises Conflict when somebody changed it since."""
        ...

    def get(self, company: str, outage_id: str) -> Outage:
        """The outage; raises NotFound."""
        ...

    def live(self, company: str) -> tuple[Outage, ...]:
        """Those that have not ended, the one that began first at the head."""
        ...

    def live_lately(self, company: str) -> tuple[Outage, ...]:
        """As `live`, but perhaps as they stood half a minute ago: for telling those who call."""
        ...

    def list(self, company: str, *, limit: int = 50, cursor: str = "") -> Page[Outage]:
        """All outages of a company, the one that began last at the head."""
        ...

    def subscribe(self, subscription: Subscription) -> bool:
        """Keep who is to be told of the end; False when that phone is subscribed already.

        Raises NotFound, and Conflict when the outage has ended.
        """
        ...

    def subscriptions(self, company: str, outage_id: str) -> tuple[Subscription, ...]:
        """Everybody who is to be told of the end, by phone."""
        ...

    def plan_telling(self, company: str, outage_id: str, batches: Sequence[Envelope]) -> int:
        """Write the batches in which people are told, each with its event; answers how many were not written before."""
        ...
