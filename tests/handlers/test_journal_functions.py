"""seal_journal, and what the pages are told for the inspector."""

import pytest

from dozor.adapters.dynamodb.journal_repository import DynamoJournalRepository
from dozor.application.journal.verify_journal import verify_journal
from dozor.bootstrap.journal import journal
from dozor.domain.errors import TransientFailure
from functions.seal_journal.handler import handler as seal_journal
from tests.handlers.documents import read_document
from tests.handlers.house import SOSNA, House
from tests.handlers.rest_api.client import Page

SCHEDULE = read_document("events/schedule")


def test_every_company_s_days_are_sealed_once_they_have_ended(house: House) -> None:
    ticket = house.register()
    assert seal_journal(SCHEDULE, None) == {
        "sealed": 1
    }  # nobody has turned to kedr yet: its seals begin with yesterday
    house.clock.advance(days=2)
    seal_journal(SCHEDULE, None)
    seals = [seal for seal in (journal().last_seal(slug) for slug in ("sosna", "kedr")) if seal]
    assert [(seal.company, seal.day.isoformat(), seal.tickets) for seal in seals] == [
        ("sosna", "2026-03-03", 0),
        ("kedr", "2026-03-03", 0),
    ]
    (head,) = journal().sealed_heads(
        journal().seals("sosna", ticket.registered_at.date(), ticket.registered_at.date())[0]
    )
    assert (head.ticket, head.position, head.hash) == (ticket.number, ticket.version, ticket.journal_head)
    assert verify_journal(SOSNA, journal(), house.clock.now()).faults == ()


def test_the_same_hour_again_changes_nothing(house: House) -> None:
    house.register()
    house.clock.advance(days=3)
    seal_journal(SCHEDULE, None)
    before = house.items()
    assert seal_journal(SCHEDULE, None) == {"sealed": 0}
    assert house.items() == before


def test_a_company_that_fails_keeps_no_other_from_being_sealed_and_is_told(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.clock.advance(days=3)
    real = DynamoJournalRepository.last_seal

    def fail_for_kedr(self: DynamoJournalRepository, company: str) -> object:
        if company == "kedr":
            raise TransientFailure("throttled")
        return real(self, company)

    monkeypatch.setattr(DynamoJournalRepository, "last_seal", fail_for_kedr)
    with pytest.raises(RuntimeError, match="kedr"):
        seal_journal(SCHEDULE, None)
    monkeypatch.undo()
    assert [journal().last_seal(slug) is not None for slug in ("kedr", "sosna")] == [False, True]


def test_an_inspector_is_told_figures_and_what_is_late(house: House) -> None:
    ticket = house.register(contact_id="c1")
    house.clock.advance(minutes=11)
    report = Page().get("/reports/inspector", company="sosna", month="2026-03").body
    figures = {one["key"]: (one["in_time"], one["late"], one["running"]) for one in report["clauses"]}
    assert figures == {"accept": (0, 1, 0), "localise": (0, 0, 1), "resolve": (0, 0, 1)}
    (late,) = next(one["cases"] for one in report["clauses"] if one["key"] == "accept")
    assert (late["ticket"], late["contact_id"], late["verdict"]) == (ticket.number, "c1", "late")
    assert (report["tickets"], report["seal"], report["sealed_on"]) == (1, "", None)
    house.clock.advance(days=1)
    seal_journal(SCHEDULE, None)
    report = Page().get("/reports/inspector", company="sosna", month="2026-03").body
    assert report["sealed_on"] == "2026-03-02"
    assert len(report["seal"]) == 64


def test_no_month_and_another_s_company_are_refused(house: House) -> None:
    stranger = Page({"custom:companies": "kedr", "email": "rita@example.org"})
    assert Page().get("/reports/inspector", company="sosna", month="March").status == 422
    assert stranger.get("/reports/inspector", company="sosna", month="2026-03").status == 404
