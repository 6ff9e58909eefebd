"""`dozor company executors`: who is at work, with how much in hand, and who is away."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from typer.testing import CliRunner

from cli.company import app
from cli.company_executors import Crew
from dozor.domain.absence import Absence, AbsenceReason
from dozor.domain.people import SYSTEM
from dozor.domain.ticket import assign
from tests.contract.samples import make_executor, make_registration
from tests.fakes.people import FakePeople
from tests.fakes.tickets import FakeTickets
from tests.unit.import_register.sheets import ZARYA

MONDAY_NOON = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # 12:00 in Moscow


def crew() -> Crew:
    holiday = Absence("h", MONDAY_NOON, MONDAY_NOON + timedelta(days=2), AbsenceReason.HOLIDAY, "E1")
    tickets = FakeTickets()
    people = FakePeople(
        [],
        [],
        [
            make_executor("E1", company="zarya", name="Pyotr"),
            make_executor("E2", company="zarya", name="Anna", shifts=(), capacity=4, absences=(holiday,)),
        ],
        tickets,
    )
    change = make_registration(company=ZARYA.slug)
    tickets.add(change.then(assign(change.ticket, "E1", "Pyotr", SYSTEM, MONDAY_NOON, "")), "form", ())
    return Crew(people, tickets, lambda: MONDAY_NOON)


def test_everybody_with_what_is_in_hand_and_until_when_they_are_away() -> None:
    result = CliRunner().invoke(app, ["executors", "zarya", "--json", "--repair"], obj=lambda _: crew())
    assert result.exit_code == 0
    told = json.loads(result.output)
    pyotr, anna = told["executors"]
    assert (pyotr["in_hand"], pyotr["capacity"], pyotr["at_work"]) == (1, 20, False)
    assert pyotr["comes"] == "2026-03-02T17:00:00+00:00"
    assert (anna["absent"], anna["absent_until"], anna["stand_in"]) == ("holiday", "2026-03-04T09:00:00+00:00", "E1")
    assert told["repaired"] == []


def test_the_same_for_people() -> None:
    result = CliRunner().invoke(app, ["executors", "zarya"], obj=lambda _: crew(), env={"COLUMNS": "160"})
    assert result.exit_code == 0
    assert "1 of 20" in result.output
    assert "holiday until 04.03.2026 12:00, E1 stands in" in result.output
    assert "from Mon 02.03 20:00" in result.output


def test_a_company_that_is_not_there(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["executors", "nobody", "--companies", str(tmp_path)], obj=lambda _: crew())
    assert result.exit_code == 1
