"""`dozor company executors`: who is at work with how much in hand, and who is away."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from botocore.exceptions import BotoCoreError, ClientError
from rich.console import Console
from rich.table import Table as Grid

from cli.refusals import explain_refusal, find_company_file
from cli.tables import TableName, open_table
from dozor.adapters.dynamodb.people_repository import DynamoPeopleRepository
from dozor.adapters.dynamodb.ticket_repository import DynamoTicketRepository
from dozor.application.repair_holdings import repair_holdings
from dozor.domain.company import Company
from dozor.domain.errors import Invalid, TransientFailure
from dozor.domain.people import Executor
from dozor.domain.staff import Staff
from dozor.domain.working_time import next_at_work
from dozor.ports.people import PeopleRepository
from dozor.ports.tickets import TicketRepository
from infra.companies import CompanyFileMistakes, load_company_file
from infra.companies.load import COMPANIES


@dataclass(frozen=True, slots=True)
class Crew:
    """Where executors and their tickets are kept. now: tells the time."""

    people: PeopleRepository
    tickets: TicketRepository
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


# How the command reaches the crews of a table by its name; the context's `obj` may hold another one.
CrewFactory = Callable[[str], Crew]


def open_crew(table: str) -> Crew:
    """That in the DynamoDB table of that name; AWS_ENDPOINT_URL chooses which cloud. Raises Invalid without a name."""
    kept = open_table(table)
    return Crew(DynamoPeopleRepository(kept), DynamoTicketRepository(kept))


def executors(
    context: typer.Context,
    slug: Annotated[str, typer.Argument(help="The company's key.")],
    repair: Annotated[bool, typer.Option(help="Count what everybody has in hand anew, from the tickets.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document instead of a table.")] = False,
    companies: Annotated[Path, typer.Option(help="The folder of company files.", show_default="companies")] = COMPANIES,
    table: TableName = "",
) -> None:
    """List a company's executors: at work or from when on, requests in hand of how many, away until when and why.

    Example: dozor company executors zarya
    """
    factory: CrewFactory = context.obj or open_crew
    try:
        company = load_company_file(find_company_file(companies, slug)).company
        crew = factory(table)
        repaired = repair_holdings(slug, crew.people, crew.tickets) if repair else ()
        staff = crew.people.staff(slug)
    except CompanyFileMistakes as wrong:
        raise _fail(str(wrong)) from None
    except Invalid as wrong:
        raise _fail("\n".join(f"{problem.field}: {problem.reason}" for problem in wrong.problems)) from None
    except (TransientFailure, BotoCoreError, ClientError) as refusal:
        raise _fail(explain_refusal(refusal, table)) from None
    rows = [_describe(one, staff, company, crew.now()) for one in staff.executors]
    if as_json:
        typer.echo(json.dumps({"executors": rows, "repaired": repaired}, ensure_ascii=False, indent=2))
        return
    Console().print(_draw(rows, company))
    if repair:
        typer.echo(f"counted anew: {', '.join(repaired) or 'nothing was wrong'}")


def _describe(one: Executor, staff: Staff, company: Company, now: datetime) -> dict[str, Any]:
    absence = one.absent(now)
    comes = next_at_work(one, now, company.zone)
    return {
        "id": one.id,
        "name": one.name,
        "trades": list(one.trades),
        "at_work": one.on_shift(now, company.zone),
        "comes": comes.isoformat() if comes else None,
        "in_hand": staff.loads.get(one.id, 0),
        "capacity": one.capacity or company.assignment.capacity,
        "absent": absence.reason.value if absence else "",
        "absent_until": absence.ends_at.isoformat() if absence and absence.ends_at else None,
        "stand_in": absence.stand_in_id if absence else "",
    }


def _draw(rows: list[dict[str, Any]], company: Company) -> Grid:
    grid = Grid("id", "name", "trades", "at work", "in hand", "away")
    for row in rows:
        comes = row["comes"] and datetime.fromisoformat(row["comes"]).astimezone(company.zone)
        at_work = "yes" if row["at_work"] else f"from {comes:%a %d.%m %H:%M}" if comes else "nobody knows"
        until = row["absent_until"] and datetime.fromisoformat(row["absent_until"]).astimezone(company.zone)
        away = row["absent"] and f"{row['absent']} until {until:%d.%m.%Y %H:%M}" if until else row["absent"]
        stand_in = f", {row['stand_in']} stands in" if row["stand_in"] else ""
        in_hand = f"{row['in_hand']} of {row['capacity']}"
        grid.add_row(row["id"], row["name"], ", ".join(row["trades"]), at_work, in_hand, away + stand_in)
    return grid


def _fail(text: str) -> typer.Exit:
    typer.echo(text)
    return typer.Exit(1)
