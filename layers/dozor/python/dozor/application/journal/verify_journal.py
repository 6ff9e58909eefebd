"""Is the journal what was written? Every chain that a time touches, and every seal over it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dozor.domain.company import Company
from dozor.domain.journal_check import (
    Fault,
    Wrong,
    check_chain,
    check_sealed,
    check_seals,
    check_ticket,
    missing_seal,
)
from dozor.domain.seal import PATIENCE, Head, begin_day
from dozor.ports.journal import Chain, JournalRepository

ONE_DAY = timedelta(days=1)
CheckedChain = tuple[Chain, list[Fault]]
Each = Callable[[Callable[[str], CheckedChain], Iterable[str]], Iterable[CheckedChain]]
# A day is sealed half an hour after its end by a function that runs every hour, and may have to be run again.
LATEST = PATIENCE + timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, and every fault. last_seal: the latest seal's hash, to be compared with one on paper."""

    company: str
    first: date
    last: date
    tickets: int
    entries: int
    seals: int
    last_seal: str
    faults: tuple[Fault, ...]


def verify_journal(
    company: Company,
    journal: JournalRepository,
    now: datetime,
    first: date | None = None,
    last: date | None = None,
    each: Each = map,
) -> Verified:
    """Check the days from `first` to `last` (the company's own; from the very first to today, unless named).

    A ticket changed in that time is checked as a whole. each: how the tickets are gone through, such as the `map` of a
    pool of threads. Requests: two a ticket, two or three a day, and one for every 2,000 heads or so.
    """
    last = last or now.astimezone(company.zone).date()
    began = _began_on(company, journal, last)
    first = first or began
    before = journal.seals(company.slug, first - ONE_DAY, first - ONE_DAY)
    seals = journal.seals(company.slug, first, last)
    heads = {seal.day: journal.sealed_heads(seal) for seal in seals}
    faults = [missing_seal(day) for day in _due(company, max(first, began), last, now) if day not in heads]
    faults += check_seals(seals, heads, before[0] if before else None)
    tickets = sorted(_touched(company, journal, heads, first, last))
    entries = 0
    by_ticket = {day: {head.ticket: head for head in found} for day, found in heads.items()}
    checked = each(lambda ticket: _check_one(company.slug, ticket, journal), tickets)
    for ticket, (chain, found) in zip(tickets, checked, strict=True):
        entries += len(chain.entries)
        faults += found
        faults += check_sealed(ticket, chain.entries, {seal: by_ticket[seal.day].get(ticket) for seal in seals})
    hashed = seals[-1].hash if seals else ""
    return Verified(company.slug, first, last, len(tickets), entries, len(seals), hashed, _once(faults))


def _began_on(company: Company, journal: JournalRepository, last: date) -> date:
    """The first day of the company's journal: that of its first ticket, or of its first seal while there is none."""
    began = journal.began_at(company.slug)
    sealed = journal.seals(company.slug, date.min, last)
    days = [seal.day for seal in sealed[:1]]
    if began is not None:
        days.append(began.astimezone(company.zone).date())
    return min([*days, last])


def _due(company: Company, first: date, last: date, now: datetime) -> Iterator[date]:
    """The days that must have been sealed by now."""
    day = first
    while day <= last and begin_day(day + ONE_DAY, company.zone) + LATEST <= now:
        yield day
        day += ONE_DAY


def _touched(
    company: Company, journal: JournalRepository, heads: Mapping[date, Iterable[Head]], first: date, last: date
) -> set[str]:
    """Tickets that lie in the table, and those that only a seal still knows."""
    kept = {head.ticket for found in heads.values() for head in found}
    day = first
    while day <= last:  # day by day: what is read at once stays small
        span = (begin_day(day, company.zone), begin_day(day + ONE_DAY, company.zone))
        kept |= {head.ticket for head in journal.heads(company.slug, *span)}
        day += ONE_DAY
    return kept


def _check_one(slug: str, ticket: str, journal: JournalRepository) -> CheckedChain:
    """Whoever changes the ticket between two readings is no forger: what is wrong must be so twice."""
    chain = journal.chain(slug, ticket)
    faults = _check(ticket, chain)
    if faults:
        chain = journal.chain(slug, ticket)
        faults = _check(ticket, chain)
    return chain, faults


def _check(ticket: str, chain: Chain) -> list[Fault]:
    if not chain.version:
        text = f"ticket {ticket}: its record is missing, {len(chain.entries)} entries are left"
        gone = [Fault(Wrong.TICKET, text, ticket)]
        return [*gone, *check_chain(ticket, chain.entries)]
    return [*check_chain(ticket, chain.entries), *check_ticket(ticket, chain.version, chain.head, chain.entries)]


def _once(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    return tuple(dict.fromkeys(faults))
