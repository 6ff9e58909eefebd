"""The inspector's report: figures, and the files they are handed over in."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from typer.testing import CliRunner, Result

from cli.journal import Journals, app
from dozor.application.journal.inspect_period import inspect_period, read_month
from dozor.application.journal.seal_days import seal_days
from dozor.domain.catalogue import Catalogue
from dozor.domain.clocks import ClockKind, ClockRule, Urgency
from dozor.domain.contact import Contact, Outcome
from dozor.domain.duty import DutyKind
from dozor.domain.errors import Invalid
from dozor.domain.inspection import Inspection, Verdict
from dozor.domain.people import SYSTEM
from dozor.domain.ticket import Place, TicketAction, transition
from dozor.ports.contacts import DutyChange
from tests.contract.samples import OLGA, make_company, make_contact, make_duty, make_registration
from tests.fakes.companies import FakeCompanies
from tests.fakes.contacts import FakeContacts
from tests.fakes.journal import FakeInspections, FakeJournal
from tests.fakes.tickets import FakeTickets

NOON = datetime(2026, 3, 14, 12, 0, 0, 123456, tzinfo=UTC)
NOW = NOON + timedelta(minutes=20)
CLAUSE = "Decree 416, clause 13"
RULES = (
    ClockRule(ClockKind.ACCEPT, (Urgency.EMERGENCY,), 600, source="the pack's own value"),
    ClockRule(ClockKind.RESOLVE, (Urgency.EMERGENCY,), 259_200, ("burst_pipe",), source=CLAUSE),
)
COMPANY = make_company(clocks=RULES, sources={"answer": CLAUSE, "callback": CLAUSE}, answer_seconds=60)
MARCH = (date(2026, 3, 1), date(2026, 3, 31))


@pytest.fixture
def tickets() -> FakeTickets:
    """1: accepted after five minutes and not done; 2: registered later, nobody accepted; 3: of another month."""
    kept = FakeTickets()
    first = make_registration("1").ticket
    kept.add(make_registration("1"), "key-1", [])
    given = transition(first, TicketAction.ASSIGN, SYSTEM, NOON)
    done = given.then(transition(given.ticket, TicketAction.ACCEPT, OLGA, NOON + timedelta(minutes=5)))
    kept.save(done, [])
    odd = Place("b1", "=Лесная ул., 5", flat="12")
    kept.add(make_registration("2", minutes=15, place=odd, contact_id="c9"), "key-2", [])
    kept.add(make_registration("3", minutes=-60 * 24 * 20), "key-3", [])
    return kept


@pytest.fixture
def contacts() -> FakeContacts:
    """c1: answered after 30 s, c2 after 90; c3: hung up, called back in time; c4: hung up, waits; c9: of February."""
    kept = FakeContacts()
    for name, seconds in (("c1", 30), ("c2", 90)):
        one = make_contact(name, answered_at=NOON + timedelta(seconds=seconds), outcome=Outcome.ANSWERED)
        kept.settle(one_with_recording(one, name), None)
    done = make_duty("c3", done_at=NOON + timedelta(minutes=4), done_by="olga")
    kept.settle(make_contact("c3", outcome=Outcome.ABANDONED), None, [DutyChange(done)])
    kept.settle(make_contact("c4", outcome=Outcome.ABANDONED), None, [DutyChange(make_duty("c4", minutes=25))])
    voice = make_duty("c5", kind=DutyKind.VOICEMAIL, recording="connect/voice.wav")
    kept.settle(make_contact("c5", outcome=Outcome.VOICEMAIL), None, [DutyChange(voice)])
    kept.settle(one_with_recording(make_contact("c9", minutes=-60 * 24 * 20, outcome=Outcome.ANSWERED), "c9"), None)
    return kept


def one_with_recording(contact: Contact, name: str) -> Contact:
    return replace(contact, recording=f"connect/2026/{name}.wav")


@pytest.fixture
def journals(tickets: FakeTickets, contacts: FakeContacts) -> Journals:
    journal = FakeJournal(tickets)
    inspections = FakeInspections(tickets, contacts)
    return Journals(FakeCompanies(COMPANY), journal, inspections, lambda: NOW)


def inspect(journals: Journals) -> Inspection:
    catalogue = Catalogue("1", {})
    return inspect_period(COMPANY, *MARCH, NOW, journals.inspections, journals.journal, catalogue)


def test_every_clause_is_counted_in_time_late_and_running(journals: Journals) -> None:
    made = inspect(journals)
    counts = {
        (one.key, one.source): tuple(one.count(verdict) for verdict in Verdict) for one in made.clauses
    }  # in time, late, running
    assert counts == {
        ("accept", "the pack's own value"): (1, 0, 1),
        ("resolve", CLAUSE): (0, 0, 2),
        ("answer", CLAUSE): (1, 1, 0),
        ("callback", CLAUSE): (1, 0, 1),
        ("voicemail", "the company's own value"): (0, 1, 0),
    }
    assert (made.tickets, made.calls) == (2, 5)


@pytest.mark.parametrize(
    ("put_off_after", "done_after", "verdict"),
    [(15, None, Verdict.LATE), (15, 300, Verdict.LATE), (5, 12, Verdict.LATE), (5, 8, Verdict.IN_TIME)],
)
def test_a_callback_is_judged_by_its_first_limit_however_it_was_put_off(
    journals: Journals, contacts: FakeContacts, put_off_after: int, done_after: int | None, verdict: Verdict
) -> None:
    at = NOON + timedelta(minutes=put_off_after)
    duty = make_duty("c6").put_off(OLGA, at, NOON + timedelta(hours=6), "asked for the evening", "form-1")
    if done_after is not None:
        duty = duty.finish(OLGA, NOON + timedelta(minutes=done_after), "called")
    contacts.settle(make_contact("c6", outcome=Outcome.ABANDONED), None, [DutyChange(replace(duty, version=1))])
    cases = {one.key: one.cases for one in inspect(journals).clauses}["callback"]
    (case,) = [one for one in cases if one.contact_id == "c6"]
    assert (case.verdict, case.began_at, case.limit_at) == (verdict, NOON, NOON + timedelta(minutes=10))


def test_behind_every_figure_are_tickets_calls_and_recordings(journals: Journals) -> None:
    cases = {one.key: one.cases for one in inspect(journals).clauses}
    found = {case.ticket: (case.contact_id, case.recording, case.verdict) for case in cases["accept"]}
    assert found == {
        "1": ("c1", "connect/2026/c1.wav", Verdict.IN_TIME),
        "2": ("c9", "connect/2026/c9.wav", Verdict.RUNNING),
    }
    (message,) = cases["voicemail"]
    assert (message.contact_id, message.recording) == ("c5", "connect/voice.wav")


def test_a_limit_that_has_passed_is_late_whether_done_or_not(journals: Journals) -> None:
    later = inspect_period(
        COMPANY, *MARCH, NOW + timedelta(days=4), journals.inspections, journals.journal, Catalogue("1", {})
    )
    assert {one.key: one.count(Verdict.LATE) for one in later.clauses}["resolve"] == 2
    assert {one.key: one.count(Verdict.RUNNING) for one in later.clauses}["accept"] == 0


@pytest.mark.parametrize("month", ["2026-13", "2026-1", "November", "0026-01", ""])
def test_what_is_no_month_is_refused(month: str) -> None:
    with pytest.raises(Invalid, match="month"):
        read_month(month)
    assert read_month("2028-02") == (date(2028, 2, 1), date(2028, 2, 29))


def run(journals: Journals, *arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), obj=lambda _table: journals)


def test_the_workbook_has_the_figures_and_every_case(journals: Journals, tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    told = run(journals, "report", "sosna", "--month", "2026-03", "-o", str(path))
    assert (told.exit_code, "2 tickets and 5 calls" in told.output) == (0, True), told.output
    book = load_workbook(path)
    overview = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    assert ["собственное значение набора правил", "Принять заявку в работу", 2, 1, 0, 1] in overview
    assert overview[0][0] == "Отчёт о соблюдении сроков: УК «Сосна»"
    page = next(page for page in book.worksheets if "Принять" in page.title)
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=3)]
    assert [row[0] for row in rows] == ["1", "2"]
    assert rows[1][5] == "=Лесная ул., 5, 12"
    assert page["F4"].data_type == "s"
    assert rows[0][1:5] == ["2026-03-14 20:00:00", "2026-03-14 20:10:00", "2026-03-14 20:05:00", "в срок"]


def test_the_pdf_says_the_same_in_letters_that_can_be_read(journals: Journals, tmp_path: Path) -> None:
    seal_days(COMPANY, NOW + timedelta(days=2), journals.journal)
    path = tmp_path / "report.pdf"
    assert run(journals, "report", "sosna", "--month", "2026-03", "-o", str(path)).exit_code == 0
    text = "\n".join(page.extract_text() for page in PdfReader(path).pages)
    for words in ("УК «Сосна»", "Принять заявку в работу", "=Лесная ул., 5", "c9.wav", "в работе", CLAUSE):
        assert words in text
    seal = journals.journal.last_seal("sosna")
    assert seal is not None
    assert seal.hash in text


def test_another_kind_of_file_and_no_month_are_refused_before_anything_is_read(
    journals: Journals, tmp_path: Path
) -> None:
    for month, name in (("2026-03", "report.doc"), ("2026-3", "report.pdf")):
        told = run(journals, "report", "sosna", "--month", month, "-o", str(tmp_path / name))
        assert told.exit_code == 2
        assert not (tmp_path / name).exists()


def test_verify_names_what_is_wrong_and_fails(journals: Journals, tickets: FakeTickets) -> None:
    seal_days(COMPANY, NOW, journals.journal)
    told = run(journals, "verify", "sosna")
    assert (told.exit_code, "everything is as it was written" in told.output) == (0, True)
    del tickets._journals["sosna", "1"][1]
    told = run(journals, "verify", "sosna")
    assert (told.exit_code, "ticket 1: entry 2 is missing" in told.output) == (1, True)
    document = json.loads(run(journals, "verify", "sosna", "--json").output)
    assert document["whole"] is False
    assert [(one["ticket"], one["position"], one["wrong"]) for one in document["faults"]] == [("1", 2, "missing")]


def test_what_keeps_it_from_verifying_is_told_with_another_code(journals: Journals) -> None:
    assert run(journals, "verify", "nobody").exit_code == 2
    told = run(journals, "verify", "sosna", "--from", "2026-03-02", "--to", "2026-03-01", "--json")
    assert (told.exit_code, json.loads(told.output)["problems"][0]["field"]) == (2, "--to")
