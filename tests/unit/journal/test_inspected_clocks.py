"""The inspector's report over clocks that stood still, were agreed upon, or come from a rule by their own key."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from openpyxl import load_workbook

from dozor.adapters.inspection.layout import Layout
from dozor.adapters.inspection.workbook import write_workbook
from dozor.application.journal.inspect_period import inspect_period
from dozor.domain.catalogue import Catalogue
from dozor.domain.clocks import Clock, ClockKind, ClockRule, Urgency
from dozor.domain.inspection import Inspection, Verdict
from tests.contract.samples import NOON, make_company, make_registration
from tests.fakes.contacts import FakeContacts
from tests.fakes.journal import FakeInspections, FakeJournal
from tests.fakes.tickets import FakeTickets

HOUR = timedelta(hours=1)
RULES = (
    ClockRule(ClockKind.RESOLVE, tuple(Urgency), 7200, key="done", source="clause of done"),
    ClockRule(ClockKind.RESOLVE, tuple(Urgency), 9000, key="blockage", source="clause of blockages"),
    ClockRule(ClockKind.INSPECT, tuple(Urgency), 7200, key="look", source="clause of looking", may_agree=True),
)
REASONS = {"no_access": {"ru": "нет доступа в квартиру", "en": "no access to the flat"}}
COMPANY = make_company(clocks=RULES, pause_reasons=REASONS)


def inspect(*clocks: Clock) -> Inspection:
    tickets = FakeTickets()
    tickets.add(make_registration("1", clocks=clocks), "key-1", [])
    inspections = FakeInspections(tickets, FakeContacts())
    first, last = NOON.date() - timedelta(days=1), NOON.date() + timedelta(days=1)
    later = NOON + timedelta(days=2)
    return inspect_period(COMPANY, first, last, later, inspections, FakeJournal(tickets), Catalogue("1", {}))


def paused(clock: Clock) -> Clock:
    """An hour at work, a night in which nobody opened, then done within what was left."""
    stood = clock.pause(NOON + HOUR, "no_access", "Olga").resume(NOON + 15 * HOUR, "Olga")
    return stood.stop(NOON + 15 * HOUR + HOUR / 2)


def test_time_in_which_a_clock_stood_still_is_not_late() -> None:
    (clause,) = inspect(paused(RULES[0].start(NOON))).clauses
    assert (clause.count(Verdict.IN_TIME), clause.count(Verdict.LATE)) == (1, 0)
    straight = RULES[0].start(NOON).stop(NOON + 16 * HOUR)
    assert inspect(straight).clauses[0].count(Verdict.LATE) == 1


def test_a_clock_that_stands_still_is_still_running_whatever_the_hour() -> None:
    standing = RULES[0].start(NOON).pause(NOON + HOUR, "no_access", "Olga")
    assert inspect(standing).clauses[0].count(Verdict.RUNNING) == 1


def test_the_clause_is_that_of_the_rule_by_which_the_clock_began() -> None:
    assert [clause.source for clause in inspect(RULES[1].start(NOON)).clauses] == ["clause of blockages"]


def test_the_report_says_why_a_limit_is_later_than_the_clause_has_it(tmp_path: Path) -> None:
    agreed = RULES[2].start(NOON).agree(NOON + 30 * HOUR, NOON, "Olga", "after work")
    report = inspect(paused(RULES[0].start(NOON)), replace(agreed, stopped_at=NOON + 20 * HOUR))
    write_workbook(tmp_path / "report.xlsx", Layout.of(COMPANY, report))

    book = load_workbook(tmp_path / "report.xlsx")
    cells = [str(cell.value) for page in book.worksheets for row in page.iter_rows() for cell in row]
    assert any("14:00" in cell and REASONS["no_access"][COMPANY.language] in cell for cell in cells)
    assert any("согласован" in cell or "agreed" in cell for cell in cells)
