"""The inspector's report: every clause with a limit, over the tickets and calls of some days."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from dozor.application.clauses import OWN
from dozor.domain.catalogue import Catalogue
from dozor.domain.clocks import Clock, ClockKind
from dozor.domain.company import Company
from dozor.domain.contact import Contact, Direction, Outcome
from dozor.domain.duty import Duty, DutyKind
from dozor.domain.errors import FieldProblem, Invalid
from dozor.domain.inspection import Case, Inspection, gather, judge
from dozor.domain.seal import begin_day
from dozor.domain.ticket import Ticket
from dozor.ports.journal import InspectionRepository, JournalRepository

ONE_DAY = timedelta(days=1)
ANSWER = "answer"
_DUTIES = (DutyKind.CALLBACK, DutyKind.VOICEMAIL)
Found = Iterator[tuple[str, str, Case]]


def read_month(month: str) -> tuple[date, date]:
    """The first and the last day of a month ("2026-11"); raises Invalid."""
    if not re.fullmatch(r"[12]\d{3}-(0[1-9]|1[0-2])", month):
        raise Invalid([FieldProblem("month", "Write a month as 2026-11.")])
    first = date.fromisoformat(f"{month}-01")
    return first, first.replace(day=monthrange(first.year, first.month)[1])


def inspect_period(
    company: Company,
    first: date,
    last: date,
    now: datetime,
    inspections: InspectionRepository,
    journal: JournalRepository,
    catalogue: Catalogue,
) -> Inspection:
    """The report over days from `first` to `last` (the company's own): tickets registered and calls begun within them.

    A ticket that was reopened counts with the clocks that it has now.
    """
    begins, ends = begin_day(first, company.zone), begin_day(last + ONE_DAY, company.zone)
    tickets = inspections.tickets(company.slug, begins, ends)
    # Who was not heard several times has one duty, under the first of these calls, which may have been the day before.
    earlier = inspections.contacts(company.slug, begins - ONE_DAY, ends)
    contacts = [one for one in earlier if one.started_at >= begins]
    known = {one.id: one for one in contacts}
    others = sorted({one.contact_id for one in tickets if one.contact_id} - known.keys())
    known |= {one.id: one for one in inspections.contacts_by_id(company.slug, others)}
    unheard = [one.id for one in earlier if one.outcome is not None and not one.answered_at]
    duties = inspections.duties_of_contacts(company.slug, unheard)
    cases = [
        *_judge_tickets(company, tickets, known, catalogue, now),
        *_judge_answers(company, contacts),
        *_judge_duties(company, contacts, duties, now),
    ]
    seals = journal.seals(company.slug, first, last)
    seal = seals[-1] if seals else None
    return Inspection(company.slug, first, last, now, len(tickets), len(contacts), gather(cases), seal)


def _judge_tickets(
    company: Company, tickets: Iterable[Ticket], known: Mapping[str, Contact], catalogue: Catalogue, now: datetime
) -> Found:
    for one in tickets:
        contact = known.get(one.contact_id)
        for clock in one.clocks:
            rule = company.clock_rule(clock, one.urgency, one.problem)
            case = _case(clock, now, one.contact_id, contact.recording if contact else "")
            subject = catalogue.name(one.problem, company.language)
            flat = f"{one.place.address}, {one.place.flat}" if one.place.flat else one.place.address
            yield clock.kind, (rule and rule.source) or OWN, _of_ticket(case, one.number, flat, subject)


def _judge_answers(company: Company, contacts: Iterable[Contact]) -> Found:
    """Calls that an operator answered; those that nobody did are judged by how soon they were called back."""
    limit = timedelta(seconds=company.answer_seconds)
    for one in contacts:
        if one.direction is Direction.INBOUND and one.outcome is Outcome.ANSWERED and one.answered_at:
            began = one.queued_at or one.started_at
            clock = Clock(ClockKind.CALLBACK, began, began + limit, one.answered_at)
            yield ANSWER, company.sources.get(ANSWER, OWN), _case(clock, one.answered_at, one.id, one.recording)


def _judge_duties(company: Company, contacts: Sequence[Contact], duties: Iterable[Duty], now: datetime) -> Found:
    inside = {one.id: one for one in contacts}
    for duty in duties:
        if duty.kind not in _DUTIES:
            continue
        for contact_id in dict.fromkeys((duty.contact_id, *duty.contacts)):
            if contact_id in inside:
                recording = duty.recording or inside[contact_id].recording
                source = company.sources.get(duty.kind.value, OWN)
                yield duty.kind.value, source, _case(duty.first_clock, now, contact_id, recording)


def _case(clock: Clock, now: datetime, contact_id: str, recording: str) -> Case:
    verdict = judge(clock, now)
    return Case(
        clock.started_at,
        clock.limit_at,
        clock.stopped_at,
        verdict,
        contact_id=contact_id,
        recording=recording,
        pauses=clock.pauses,
        agreed=clock.agreed is not None,
    )


def _of_ticket(case: Case, number: str, address: str, subject: str) -> Case:
    return replace(case, ticket=number, address=address, subject=subject)
