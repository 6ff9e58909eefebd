"""`dozor journal`: is it what was written, and what became of every clause."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from botocore.exceptions import BotoCoreError, ClientError

from cli.refusals import explain_refusal, find_company
from cli.tables import TableName, open_table
from dozor.adapters.catalogue.packaged_catalogue import PackagedCatalogue
from dozor.adapters.dynamodb.company_repository import DynamoCompanyRepository
from dozor.adapters.dynamodb.inspection_repository import DynamoInspectionRepository
from dozor.adapters.dynamodb.journal_repository import DynamoJournalRepository
from dozor.adapters.gettext.texts import GettextTexts
from dozor.application.clauses import word_clauses
from dozor.application.journal.inspect_period import inspect_period, read_month
from dozor.application.journal.verify_journal import Verified, verify_journal
from dozor.domain.errors import DozorError, FieldProblem, Invalid, TransientFailure
from dozor.domain.inspection import Inspection
from dozor.ports.companies import CompanyRepository
from dozor.ports.journal import InspectionRepository, JournalRepository

AT_ONCE = 8  # chains read at a time: a client keeps ten connections

app = typer.Typer(help="The journal: verify it, and report on it.", no_args_is_help=True)


@dataclass(frozen=True, slots=True)
class Journals:
    """What is verified and reported on. now: the present, UTC."""

    companies: CompanyRepository
    journal: JournalRepository
    inspections: InspectionRepository
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


JournalsFactory = Callable[[str], Journals]
"""How the commands reach the journal in a table by its name; the context's `obj` may hold another one."""
Slug = Annotated[str, typer.Argument(help="The company's key.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document instead of text.")]


def open_journals(table: str) -> Journals:
    """Those in the DynamoDB table of that name; AWS_ENDPOINT_URL chooses which cloud. Raises Invalid without a name."""
    kept = open_table(table)
    return Journals(DynamoCompanyRepository(kept), DynamoJournalRepository(kept), DynamoInspectionRepository(kept))


@app.command()
def verify(
    context: typer.Context,
    slug: Slug,
    first: Annotated[
        datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="The first day; else the very first.")
    ] = None,
    last: Annotated[
        datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="The last day; else today.")
    ] = None,
    table: TableName = "",
    as_json: AsJson = False,
) -> None:
    """Check every chain and every seal: what is altered, missing, reordered or added is named; exit code 1 if anything is.

    Example: dozor journal verify zarya --from 2026-11-01 --to 2026-11-30 --json
    """
    with _telling(as_json, table):
        days = [day.date() if day else None for day in (first, last)]
        if days[0] and days[1] and days[0] > days[1]:
            raise Invalid([FieldProblem("--to", "This day is before the first one.")])
        journals = _open(context, table)
        company = find_company(journals.companies, slug)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            found = verify_journal(company, journals.journal, journals.now(), days[0], days[1], pool.map)
    _show_verified(found, as_json)
    if found.faults:
        raise typer.Exit(1)


@app.command()
def report(
    context: typer.Context,
    slug: Slug,
    month: Annotated[str, typer.Option(help="The month, such as 2026-11.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write: .pdf or .xlsx.")],
    table: TableName = "",
) -> None:
    """Write the inspector's report: for every clause how much was in time, late or is running, with all that is behind it.

    Example: dozor journal report zarya --month 2026-11 -o report.pdf
    """
    from dozor.adapters.inspection.files import check_name, write_inspection  # a second of imports

    with _telling(as_json=False, table=table):
        check_name(output)
        days = read_month(month)
        journals = _open(context, table)
        company = find_company(journals.companies, slug)
        made = inspect_period(
            company, *days, journals.now(), journals.inspections, journals.journal, PackagedCatalogue().current()
        )
        write_inspection(output, company, word_clauses(made, company.language, GettextTexts()))
    typer.echo(f"{output}: {_count(made)}")


def _open(context: typer.Context, table: str) -> Journals:
    factory: JournalsFactory = context.obj or open_journals
    return factory(table)


@contextmanager
def _telling(as_json: bool, table: str) -> Iterator[None]:
    """What keeps the command from its work is told in a sentence, with exit code 2: nothing was found out."""
    try:
        yield
    except Invalid as wrong:
        _refuse([asdict(problem) for problem in wrong.problems], as_json)
    except TransientFailure as passing:
        _refuse([{"field": "table", "reason": explain_refusal(passing)}], as_json)
    except DozorError as refusal:
        _refuse([{"field": "journal", "reason": str(refusal)}], as_json)
    except (BotoCoreError, ClientError) as refusal:
        _refuse([{"field": "AWS", "reason": explain_refusal(refusal, table)}], as_json)


def _refuse(problems: list[dict[str, Any]], as_json: bool) -> None:
    lines = "\n".join(f"{problem['field']}: {problem['reason']}" for problem in problems)
    typer.echo(_json({"problems": problems}) if as_json else lines)
    raise typer.Exit(2) from None


def _show_verified(found: Verified, as_json: bool) -> None:
    if as_json:
        typer.echo(_json({"whole": not found.faults, **asdict(found)}))
        return
    for fault in found.faults:
        typer.secho(fault.text, fg=typer.colors.RED)
    looked = f"{found.tickets} tickets, {found.entries} entries, {found.seals} seals from {found.first} to {found.last}"
    verdict = f"{len(found.faults)} things are wrong" if found.faults else "everything is as it was written"
    typer.echo(f"{looked}: {verdict}")
    if found.last_seal:
        typer.echo(f"last seal: {found.last_seal}")


def _count(made: Inspection) -> str:
    return (
        f"{made.tickets} tickets and {made.calls} calls from {made.first} to {made.last}, {len(made.clauses)} clauses"
    )


def _json(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2, default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is no part of a report")
