"""The keys of the table: the only module that spells PK, SK and the names of the indexes.

Every key begins with the company's slug, or with `_` for what belongs to the platform itself. What is at the end of a key
may hold any character, because nothing is ever cut out of a key again. Index keys are absent where a thing is not to be
found by that index (sparse indexes: Amazon DynamoDB Developer Guide, "Take advantage of sparse indexes").
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from dozor.domain.company import Company
from dozor.domain.contact import Contact
from dozor.domain.duty import Duty
from dozor.domain.journal import JournalEntry
from dozor.domain.message import Message, MessageState
from dozor.domain.meter import Meter, Reading
from dozor.domain.outage import Outage
from dozor.domain.people import Resident
from dozor.domain.ticket import Ticket

PLATFORM = "_"
ABSENT = "attribute_not_exists(PK)"
PRESENT = "attribute_exists(PK)"

Key = dict[str, str]


@dataclass(frozen=True, slots=True)
class Partition:
    """Things that one Query finds: those under `value`, of the table itself or of an index.

    prefix: only sort keys that begin so; start, end: only those from here on, and up to there (end: with a start).
    """

    value: str
    index: str = ""
    prefix: str = ""
    start: str = ""
    end: str = ""

    def between(self, begins_at: datetime, ends_at: datetime) -> "Partition":
        """What of it lies in a time, where sort keys go on behind a moment: the begin included, the end not."""
        return replace(self, start=moment(begins_at), end=moment(ends_at))

    @property
    def partition_name(self) -> str:
        """The attribute that holds the partition key."""
        return f"{self.index}PK"

    @property
    def sort_name(self) -> str:
        """The attribute that holds the sort key."""
        return f"{self.index}SK"


def key_of(item: Mapping[str, object]) -> Key:
    """The key of an item as it was read."""
    return {"PK": str(item["PK"]), "SK": str(item["SK"])}


def moment(at: datetime) -> str:
    """A time as a piece of a sort key: UTC, always as long, so that text order is the order of time."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def company(slug: str) -> Key:
    """A company's record."""
    return _key(f"{slug}#COMPANY", "COMPANY")


def company_indexes(slug: str) -> Key:
    """Where the list of companies finds it."""
    return _second(f"{PLATFORM}#COMPANIES", slug)


def companies() -> Partition:
    """All companies."""
    return Partition(f"{PLATFORM}#COMPANIES", "GSI2")


def number(heard_on: str) -> Key:
    """The company behind a number, as Connect hears it (E.164)."""
    return _key(f"{PLATFORM}#NUMBER#{heard_on}", "NUMBER")


def numbers_of(record: Company) -> tuple[str, ...]:
    """The numbers that lead to a company, each once."""
    return tuple(dict.fromkeys(number.heard_on for number in record.numbers))


def resident(person: Resident) -> Key:
    """One flat of one person, under the phone."""
    return _key(f"{person.company}#PHONE#{person.phone}", f"RESIDENT#{person.id}")


def resident_indexes(person: Resident) -> Key:
    """With all else that hangs on the phone; and where an import finds every row of the company, whatever its phone was."""
    by_phone = _first(caller(person.company, person.phone).value, f"RESIDENT#{person.id}")
    return by_phone | _second(f"{person.company}#RESIDENTS", person.id)


def caller(slug: str, phone: str) -> Partition:
    """All that hangs on a phone (E.164).

    By the sort keys: CALL#<when> (contacts, ever more of them), LANGUAGE, RESIDENT#<id>, TICKET#<when> (open ones). Read
    backwards, so that of the contacts only the latest are read.
    """
    return Partition(f"{slug}#CALLER#{phone}", "GSI1")


def caller_alone(slug: str, phone: str) -> Partition:
    """All that hangs on a phone but its contacts."""
    return Partition(caller(slug, phone).value, "GSI1", start="LANGUAGE")


def caller_language(slug: str, phone: str) -> Key:
    """The language that somebody chose on the telephone."""
    return _key(f"{slug}#PHONE#{phone}", "LANGUAGE")


def caller_language_indexes(slug: str, phone: str) -> Key:
    """With all else that hangs on the phone."""
    return _first(caller(slug, phone).value, "LANGUAGE")


def residents_by_phone(slug: str, phone: str) -> Partition:
    """Everybody behind a phone (E.164)."""
    return Partition(f"{slug}#PHONE#{phone}", prefix="RESIDENT#")


def residents(slug: str) -> Partition:
    """All residents of a company."""
    return Partition(f"{slug}#RESIDENTS", "GSI2")


def building(slug: str, building_id: str) -> Key:
    """One building."""
    return _key(f"{slug}#BUILDINGS", f"BUILDING#{building_id}")


def buildings(slug: str) -> Partition:
    """All buildings of a company."""
    return Partition(f"{slug}#BUILDINGS")


def executor(slug: str, executor_id: str) -> Key:
    """One executor."""
    return _key(f"{slug}#EXECUTORS", f"EXECUTOR#{executor_id}")


def executors(slug: str) -> Partition:
    """All executors of a company."""
    return Partition(f"{slug}#EXECUTORS")


def counter(slug: str) -> Key:
    """The last ticket number given out."""
    return _key(f"{slug}#COUNTER", "TICKET")


def ticket(slug: str, ticket_number: str) -> Key:
    """One ticket."""
    return _key(f"{slug}#TICKET#{ticket_number}", "TICKET")


def ticket_indexes(one: Ticket) -> Key:
    """Among the open or the ended ones; while open, by the caller's phone too."""
    order = f"{moment(one.registered_at)}#{one.number.zfill(9)}"
    listed = _second(tickets(one.company, open_ones=one.open).value, order)
    if not (one.open and one.caller.phone):
        return listed
    return listed | _first(caller(one.company, one.caller.phone).value, f"TICKET#{order}")


def tickets(slug: str, *, open_ones: bool) -> Partition:
    """The open, or the ended, tickets of a company, by time of registration."""
    return Partition(f"{slug}#TICKETS#{'open' if open_ones else 'ended'}", "GSI2")


def open_tickets_of(slug: str, phone: str) -> Partition:
    """Open tickets asked for from that phone (E.164)."""
    return Partition(caller(slug, phone).value, "GSI1", "TICKET#")


def entry(slug: str, ticket_number: str, position: int) -> Key:
    """One entry of a ticket's journal."""
    return _key(f"{slug}#TICKET#{ticket_number}", f"ENTRY#{position:06d}")


def entries(slug: str, ticket_number: str) -> Partition:
    """A ticket's journal, by position."""
    return Partition(f"{slug}#TICKET#{ticket_number}", prefix="ENTRY#")


def entry_indexes(one: JournalEntry) -> Key:
    """Among all that happened on its day (UTC: a company's own day touches two or three of them)."""
    partition = entries_of_day(one.company, one.at.astimezone(UTC).date()).value
    return _second(partition, f"{moment(one.at)}#{one.ticket}#{one.position:06d}")


def entries_of_day(slug: str, day: date) -> Partition:
    """All entries of a company's journal on a day of UTC, by time."""
    return Partition(f"{slug}#ENTRIES#{day.isoformat()}", "GSI2")


def entries_between(slug: str, begins_at: datetime, ends_at: datetime) -> tuple[Partition, ...]:
    """All entries of that time, in the days of UTC that it touches."""
    first, last = begins_at.astimezone(UTC).date(), ends_at.astimezone(UTC).date()
    days = (entries_of_day(slug, first + timedelta(days=days)) for days in range((last - first).days + 1))
    return tuple(day.between(begins_at, ends_at) for day in days)


def place_of_entry(item: Mapping[str, object]) -> tuple[str, int]:
    """The ticket and the position at which an entry lies, whatever it says itself: an altered one must still be named."""
    key = key_of(item)
    return key["PK"].partition("#TICKET#")[2], int(key["SK"].removeprefix("ENTRY#"))


def seal(slug: str, day: date) -> Key:
    """The seal of one day."""
    return _key(seals(slug).value, f"SEAL#{day.isoformat()}")


def seals(slug: str) -> Partition:
    """The seals of a company, by day."""
    return Partition(f"{slug}#SEALS")


def seals_between(slug: str, first: date, last: date) -> Partition:
    """The seals of these days, both included."""
    return replace(seals(slug), start=f"SEAL#{first.isoformat()}", end=f"SEAL#{last.isoformat()}")


def sealed_heads(slug: str, day: date, seal_hash: str, part: int) -> Key:
    """One part of the heads kept with a seal. A seal made of other heads has parts of its own: none is ever changed."""
    return _key(all_sealed_heads(slug, day, seal_hash).value, f"{seal_hash}#{part:06d}")


def all_sealed_heads(slug: str, day: date, seal_hash: str) -> Partition:
    """The heads kept with a seal."""
    return Partition(f"{slug}#SEAL#{day.isoformat()}", prefix=f"{seal_hash}#")


def claim(slug: str, idempotency_key: str) -> Key:
    """The claim of a registration."""
    return _key(f"{slug}#CLAIM#{idempotency_key}", "CLAIM")


def contact(slug: str, contact_id: str) -> Key:
    """One contact."""
    return _key(f"{slug}#CONTACT#{contact_id}", "CONTACT")


def contact_indexes(one: Contact) -> Key:
    """Among the company's contacts, and by the caller's phone unless it is withheld."""
    order = f"{moment(one.started_at)}#{one.id}"
    listed = _second(contacts(one.company).value, order)
    return listed | _first(caller(one.company, one.caller).value, f"CALL#{order}") if one.caller else listed


def contacts(slug: str) -> Partition:
    """All contacts of a company, by time of beginning."""
    return Partition(f"{slug}#CONTACTS", "GSI2")


def segment(slug: str, contact_id: str, segment_id: str) -> Key:
    """One segment of a contact that was handed on."""
    return _key(f"{slug}#CONTACT#{contact_id}", f"SEGMENT#{segment_id}")


def segments(slug: str, contact_id: str) -> Partition:
    """The segments of a contact."""
    return Partition(f"{slug}#CONTACT#{contact_id}", prefix="SEGMENT#")


def duty(slug: str, contact_id: str) -> Key:
    """The duty that a contact left."""
    return _key(f"{slug}#CONTACT#{contact_id}", "DUTY")


def duty_indexes(one: Duty) -> Key:
    """While open: among the duties, and among those of that phone, by when they are due."""
    if not one.open:
        return {}
    order = f"{moment(one.due_at)}#{one.contact_id}"
    listed = _second(duties(one.company).value, order)
    return listed | _first(duties_of(one.company, one.phone).value, order) if one.phone else listed


def duties(slug: str) -> Partition:
    """Open duties of a company, by when they are due."""
    return Partition(f"{slug}#DUTIES", "GSI2")


def duties_of(slug: str, phone: str) -> Partition:
    """Open duties about a phone, by when they are due."""
    return Partition(f"{slug}#DUTIES-OF#{phone}", "GSI1")


def message(slug: str, message_id: str) -> Key:
    """One message."""
    return _key(f"{slug}#MESSAGE#{message_id}", "MESSAGE")


def message_indexes(one: Message) -> Key:
    """By its ticket; and among the claimed while claimed."""
    since = moment(one.claimed_at) if one.claimed_at else ""
    by_ticket = _first(messages_about(one.company, one.ticket).value, f"{since}#{one.id}") if one.ticket else {}
    if one.state is MessageState.CLAIMED:
        return by_ticket | _second(claimed_messages(one.company).value, f"{since}#{one.id}")
    return by_ticket


def messages_about(slug: str, ticket_number: str) -> Partition:
    """The messages about a ticket, by when they were claimed."""
    return Partition(f"{slug}#ABOUT#{ticket_number}", "GSI1")


def claimed_messages(slug: str) -> Partition:
    """Messages claimed and not yet settled, by when they were claimed."""
    return Partition(f"{slug}#CLAIMED", "GSI2")


def receipt(provider_id: str) -> Key:
    """What a carrier says of the message that it knows by this id."""
    return _key(f"{PLATFORM}#CARRIER#{provider_id}", "RECEIPT")


def meter(slug: str, account: str, meter_id: str) -> Key:
    """One meter, under its account."""
    return _key(f"{slug}#ACCOUNT#{account}", f"METER#{meter_id}")


def meter_indexes(one: Meter) -> Key:
    """Among all meters of the company, for imports."""
    return _second(meters(one.company).value, f"{one.account}#{one.id}")


def meters_of(slug: str, account: str) -> Partition:
    """The meters of an account."""
    return Partition(f"{slug}#ACCOUNT#{account}", prefix="METER#")


def meters(slug: str) -> Partition:
    """All meters of a company."""
    return Partition(f"{slug}#METERS", "GSI2")


def reading(one: Reading) -> Key:
    """One reading, under its account; its id is made of what it came with, so the same one comes once."""
    return _key(f"{one.company}#ACCOUNT#{one.account}", f"READING#{one.id}")


def reading_indexes(one: Reading) -> Key:
    """Among the readings of its month, by account and meter, then by time."""
    order = f"{one.account}#{one.meter}#{moment(one.taken_at)}#{one.id}"
    return _second(readings(one.company, one.period).value, order)


def readings(slug: str, period: str) -> Partition:
    """The readings of a month."""
    return Partition(f"{slug}#READINGS#{period}", "GSI2")


def outage(slug: str, outage_id: str) -> Key:
    """One outage."""
    return _key(f"{slug}#OUTAGE#{outage_id}", "OUTAGE")


def outage_indexes(one: Outage) -> Key:
    """Among the live ones while it lasts; among all, always."""
    order = f"{moment(one.began_at)}#{one.id}"
    listed = _second(outages(one.company).value, order)
    return listed | _first(live_outages(one.company).value, order) if one.live else listed


def live_outages(slug: str) -> Partition:
    """Outages of a company that have not ended, by when they began."""
    return Partition(f"{slug}#OUTAGES#live", "GSI1")


def outages(slug: str) -> Partition:
    """All outages of a company, by when they began."""
    return Partition(f"{slug}#OUTAGES", "GSI2")


def subscription(slug: str, outage_id: str, phone: str) -> Key:
    """One phone that is to be told of the end."""
    return _key(f"{slug}#OUTAGE#{outage_id}", f"SUBSCRIBER#{phone}")


def subscriptions(slug: str, outage_id: str) -> Partition:
    """All phones that are to be told of the end."""
    return Partition(f"{slug}#OUTAGE#{outage_id}", prefix="SUBSCRIBER#")


def telling(slug: str, outage_id: str, number: int) -> Key:
    """One batch of those who are told of the end."""
    return _key(f"{slug}#OUTAGE#{outage_id}", f"TELLING#{number:06d}")


def page(connection_id: str, slug: str) -> Key:
    """An open page, as one company's."""
    return _key(f"{PLATFORM}#PAGE#{connection_id}", f"PAGE#{slug}")


def page_indexes(connection_id: str, slug: str) -> Key:
    """Among the pages that watch a company."""
    return _first(watching(slug).value, connection_id)


def pages(connection_id: str) -> Partition:
    """An open page, once for each company it watches."""
    return Partition(f"{PLATFORM}#PAGE#{connection_id}")


def watching(slug: str) -> Partition:
    """The open pages that watch a company."""
    return Partition(f"{slug}#WATCHING", "GSI1")


def live_ticket(token: str) -> Key:
    """A one-minute ticket for opening a page's connection."""
    return _key(f"{PLATFORM}#LIVE#{token}", "LIVE")


def _key(partition: str, sort: str) -> Key:
    return {"PK": partition, "SK": sort}


def _first(partition: str, sort: str) -> Key:
    return {"GSI1PK": partition, "GSI1SK": sort}


def _second(partition: str, sort: str) -> Key:
    return {"GSI2PK": partition, "GSI2SK": sort}
