"""Entries of journals, and the seals of days."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from dozor.adapters.dynamodb.keys.spelling import Key, Partition, in_second, key_of, make_key, moment
from dozor.domain.journal import JournalEntry


def entry(slug: str, ticket_number: str, position: int) -> Key:
    """One entry of a ticket's journal."""
    return make_key(f"{slug}#TICKET#{ticket_number}", f"ENTRY#{position:06d}")


def entries(slug: str, ticket_number: str) -> Partition:
    """A ticket's journal, by position."""
    return Partition(f"{slug}#TICKET#{ticket_number}", prefix="ENTRY#")


def entry_indexes(one: JournalEntry) -> Key:
    """Among all that happened on its day (UTC: a company's own day touches two or three of them)."""
    partition = entries_of_day(one.company, one.at.astimezone(UTC).date()).value
    return in_second(partition, f"{moment(one.at)}#{one.ticket}#{one.position:06d}")


def entries_of_day(slug: str, day: date) -> Partition:
    """All entries of a company's journal on a day of UTC, by time."""
    return Partition(f"{slug}#ENTRIES#{day.isoformat()}", "GSI2")


def entries_of_day_from(slug: str, day: date, place: str) -> Partition:
    """The entries of a day of UTC from a place of it on; all of them without one."""
    return replace(entries_of_day(slug, day), start=place)


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
    return make_key(seals(slug).value, f"SEAL#{day.isoformat()}")


def seals(slug: str) -> Partition:
    """The seals of a company, by day."""
    return Partition(f"{slug}#SEALS")


def seals_between(slug: str, first: date, last: date) -> Partition:
    """The seals of these days, both included."""
    return replace(seals(slug), start=f"SEAL#{first.isoformat()}", end=f"SEAL#{last.isoformat()}")


def sealed_heads(slug: str, day: date, seal_hash: str, part: int) -> Key:
    """One part of the heads kept with a seal. A seal made of other heads has parts of its own: none is ever changed."""
    return make_key(all_sealed_heads(slug, day, seal_hash).value, f"{seal_hash}#{part:06d}")


def all_sealed_heads(slug: str, day: date, seal_hash: str) -> Partition:
    """The heads kept with a seal."""
    return Partition(f"{slug}#SEAL#{day.isoformat()}", prefix=f"{seal_hash}#")
