"""`dozor outage`: hours without, for accounting."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from botocore.exceptions import BotoCoreError, ClientError

from cli.refusals import explain_refusal, find_company
from cli.tables import TableName, open_table
from dozor.adapters.dynamodb.company_repository import DynamoCompanyRepository
from dozor.adapters.dynamodb.outage_repository import DynamoOutageRepository
from dozor.adapters.dynamodb.people_repository import DynamoPeopleRepository
from dozor.adapters.xlsx.reading_files import write_readings
from dozor.application.outages.count_hours import count_hours, tabulate
from dozor.domain.errors import DozorError, Invalid, TransientFailure
from dozor.ports.companies import CompanyRepository
from dozor.ports.outages import OutageRepository
from dozor.ports.people import PeopleRepository

app = typer.Typer(help="Outages: how long flats were without what.", no_args_is_help=True)


@dataclass(frozen=True, slots=True)
class Books:
    """What hours are counted from. now: the present, UTC."""

    companies: CompanyRepository
    people: PeopleRepository
    outages: OutageRepository
    now: Callable[[], datetime] = lambda: datetime.now(UTC)


BooksFactory = Callable[[str], Books]
"""How the command reaches the books in a table by its name; the context's `obj` may hold another one."""


def open_books(table: str) -> Books:
    """Those in the DynamoDB table of that name; AWS_ENDPOINT_URL chooses which cloud. Raises Invalid without a name."""
    kept = open_table(table)
    return Books(DynamoCompanyRepository(kept), DynamoPeopleRepository(kept), DynamoOutageRepository(kept))


@app.callback()
def outages() -> None:
    """Outages."""


@app.command()
def hours(
    context: typer.Context,
    slug: Annotated[str, typer.Argument(help="The company's key.")],
    month: Annotated[str, typer.Option(help="The month, such as 2026-11.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write: .xlsx or .csv.")],
    table: TableName = "",
) -> None:
    """Write the hours without of every flat and resource in a month, what was permitted, and by how much the charge is less.

    Example: dozor outage hours zarya --month 2026-11 -o hours.xlsx
    """
    factory: BooksFactory = context.obj or open_books
    try:
        books = factory(table)
        counted = count_hours(find_company(books.companies, slug), month, books.now(), books.people, books.outages)
        write_readings(output, tabulate(month, counted))
    except Invalid as wrong:
        _refuse("\n".join(f"{problem.field}: {problem.reason}" for problem in wrong.problems))
    except (TransientFailure, BotoCoreError, ClientError) as refusal:
        _refuse(explain_refusal(refusal, table))
    except DozorError as refusal:
        _refuse(str(refusal))
    above = sum(one.excess > 0 for one in counted)
    typer.echo(
        f"{output}: {len(counted)} flats and resources without in {month}, {above} of them longer than permitted"
    )


def _refuse(text: str) -> NoReturn:
    typer.echo(text, err=True)
    raise typer.Exit(2) from None
