"""Every day that has ended is sealed, in order, also those that were missed while nothing ran."""

from datetime import datetime, timedelta

from dozor.domain.company import Company
from dozor.domain.seal import FIRST, Seal, Span, first_span, make_seal, span_after
from dozor.ports.journal import JournalRepository

MOST = 31  # days of one company in one go: the next call goes on


def seal_days(company: Company, now: datetime, journal: JournalRepository, most: int = MOST) -> tuple[Seal, ...]:
    """Seal what has ended half an hour ago or more; answers the seals that were made now, by day.

    Twice is once: a day that is sealed stays as it is, and a day is made of its entries alone, so a call that died between
    two writes is made good by the next.
    """
    last = journal.last_seal(company.slug)
    made: list[Seal] = []
    while len(made) < most:
        span = _next_span(company, last, now, journal)
        if not span.may_be_sealed(now):
            break
        heads = journal.heads(company.slug, span.begins_at, span.ends_at)
        last = journal.add_seal(make_seal(company.slug, span, heads, last.hash if last else FIRST), heads)
        made.append(last)
    return tuple(made)


def _next_span(company: Company, last: Seal | None, now: datetime, journal: JournalRepository) -> Span:
    if last is not None:
        return span_after(last, company.zone)
    # A company that nobody has turned to yet begins with yesterday, so its seals begin when it does.
    return first_span(journal.began_at(company.slug) or now - timedelta(days=1), company.zone)
