"""`dozor company`: check companies' files, import their registers."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any

import typer
from botocore.exceptions import BotoCoreError, ClientError
from rich.console import Console
from rich.markup import escape
from rich.table import Table as Grid

from cli.company_executors import executors
from cli.refusals import explain_refusal, find_company_file
from cli.tables import TableName, open_table
from dozor.adapters.catalogue.packaged_catalogue import PackagedCatalogue
from dozor.adapters.dynamodb.meter_repository import DynamoMeterRepository
from dozor.adapters.dynamodb.people_repository import DynamoPeopleRepository
from dozor.adapters.xlsx.reading_files import write_readings
from dozor.adapters.xlsx.register_workbooks import WorkbookRegisters
from dozor.application.import_register import import_register
from dozor.application.meters.export_readings import export_readings
from dozor.application.register.report import ImportReport
from dozor.domain.errors import FieldProblem, Invalid, TransientFailure
from dozor.ports.meters import MeterRepository
from dozor.ports.people import PeopleRepository
from dozor.ports.registers import RegisterKind
from infra.companies import CompanyFileMistakes, LoadedCompany, load_company_file
from infra.companies.load import COMPANIES, load_files

app = typer.Typer(help="Companies: check their files, import their registers.", no_args_is_help=True)
app.command()(executors)


@dataclass(frozen=True, slots=True)
class Registers:
    """What is imported into and exported from."""

    people: PeopleRepository
    meters: MeterRepository


# How the commands reach the registers of a table by its name; the context's `obj` may hold another one.
RegistersFactory = Callable[[str], Registers]

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document instead of text.")]


def open_registers(table: str) -> Registers:
    """Those in the DynamoDB table of that name; AWS_ENDPOINT_URL chooses which cloud. Raises Invalid without a name."""
    kept = open_table(table)
    return Registers(DynamoPeopleRepository(kept), DynamoMeterRepository(kept))


@app.command()
def check(
    files: Annotated[list[Path], typer.Argument(help="Company files, such as companies/zarya.yaml.")],
    as_json: AsJson = False,
) -> None:
    """Check company files: every mistake with file, line and what to do; exit code 1 if there is one.

    Example: dozor company check companies/*.yaml
    """
    try:
        companies = load_files(files)
    except CompanyFileMistakes as wrong:
        _tell({"mistakes": [asdict(mistake) for mistake in wrong.mistakes]}, str(wrong), as_json)
        raise typer.Exit(1) from None
    lines = [f"{company.file.name}: {company.slug} is in order" for company in companies]
    _tell({"companies": [company.slug for company in companies], "mistakes": []}, "\n".join(lines), as_json)


@app.command("import")
def import_(
    context: typer.Context,
    slug: Annotated[str, typer.Argument(help="The company's key; its file is companies/SLUG.yaml.")],
    folder: Annotated[
        Path | None,
        typer.Option(
            help="Where buildings.xlsx, residents.xlsx, executors.xlsx and meters.xlsx are; else as the company's file says."
        ),
    ] = None,
    companies: Annotated[Path, typer.Option(help="The folder of company files.", show_default="companies")] = COMPANIES,
    table: TableName = "",
    as_json: AsJson = False,
) -> None:
    """Import a company's Excel files: good rows go in, wrong ones are listed; exit code 1 if there are any.

    A second import of the same files writes nothing. When a sheet, a column or a file that the company's own file names is
    missing, nothing is written at all; of a --folder's four files any may be left out.

    Example: dozor company import zarya --folder companies/zarya --json
    """
    factory: RegistersFactory = context.obj or open_registers
    try:
        loaded = load_company_file(find_company_file(companies, slug))
        source = WorkbookRegisters.in_folder(folder) if folder else choose_files(loaded)
        registers = factory(table)
        catalogue = PackagedCatalogue().current()
        report = import_register(loaded.company, source, registers.people, registers.meters, catalogue)
    except CompanyFileMistakes as wrong:
        _tell({"mistakes": [asdict(mistake) for mistake in wrong.mistakes]}, str(wrong), as_json)
        raise typer.Exit(1) from None
    except Invalid as wrong:
        problems = [asdict(problem) for problem in wrong.problems]
        text = "\n".join(f"{problem.field}: {problem.reason}" for problem in wrong.problems)
        _tell({"problems": problems}, f"{text}\nNothing was written.", as_json)
        raise typer.Exit(1) from None
    except TransientFailure as passing:
        reason = explain_refusal(passing)
        document = {"problems": [{"field": "table", "reason": reason}]}
        _tell(document, f"{reason}\nImport again: nothing is done twice.", as_json)
        raise typer.Exit(1) from None
    except (BotoCoreError, ClientError) as refusal:
        reason = explain_refusal(refusal, table)
        _tell({"problems": [{"field": "AWS", "reason": reason}]}, reason, as_json)
        raise typer.Exit(1) from None
    _show_report(report, as_json)
    if report.mistakes:
        raise typer.Exit(1)


@app.command()
def readings(
    context: typer.Context,
    slug: Annotated[str, typer.Argument(help="The company's key.")],
    month: Annotated[str, typer.Option(help="The month that they are charged for, such as 2026-11.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write: .xlsx or .csv.")],
    everything: Annotated[bool, typer.Option("--all", help="Corrected readings too, marked as superseded.")] = False,
    companies: Annotated[Path, typer.Option(help="The folder of company files.", show_default="companies")] = COMPANIES,
    table: TableName = "",
) -> None:
    """Write the meter readings of a month into a file that accounting imports; one row a meter, the reading that counts.

    Example: dozor company readings zarya --month 2026-11 -o readings.xlsx
    """
    factory: RegistersFactory = context.obj or open_registers
    try:
        company = load_company_file(find_company_file(companies, slug)).company
        rows = export_readings(company, month, factory(table).meters, everything=everything)
        write_readings(output, rows)
    except CompanyFileMistakes as wrong:
        _tell({}, str(wrong), as_json=False)
        raise typer.Exit(1) from None
    except Invalid as wrong:
        _tell({}, "\n".join(f"{problem.field}: {problem.reason}" for problem in wrong.problems), as_json=False)
        raise typer.Exit(1) from None
    except (TransientFailure, BotoCoreError, ClientError) as refusal:
        _tell({}, explain_refusal(refusal, table), as_json=False)
        raise typer.Exit(1) from None
    typer.echo(f"{output}: {len(rows) - 1} readings of {month}")


def choose_files(loaded: LoadedCompany) -> WorkbookRegisters:
    """The Excel files that the company's own file names; raises Invalid when it names none."""
    named = {kind: path for kind in RegisterKind if (path := getattr(loaded.register, kind.value))}
    if not named:
        raise Invalid([FieldProblem(loaded.file.name, "It names no Excel files: fill `register`, or give --folder.")])
    return WorkbookRegisters(named)


def _tell(document: dict[str, Any], text: str, as_json: bool) -> None:
    typer.echo(json.dumps(document, ensure_ascii=False, indent=2) if as_json else text)


def _show_report(report: ImportReport, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(asdict(report), ensure_ascii=False, indent=2))
        return
    console = Console()
    for kind, rows in report.rows.items():
        console.print(f"{kind}: {rows} rows read, {report.good[kind]} records good")
    console.print(f"{report.written} records written")
    for note in report.notes:
        console.print(f"note: {escape(note)}")
    if report.mistakes:
        console.print(_draw_mistakes(report))


def _draw_mistakes(report: ImportReport) -> Grid:
    grid = Grid(title=f"{len(report.mistakes)} cells are wrong; their rows were left out", title_justify="left")
    for head in ("file", "sheet", "row", "column", "value", "reason"):
        grid.add_column(head, overflow="fold")
    for mistake in report.mistakes:
        place = f"{mistake.column} ({mistake.heading})"
        cells = (mistake.file, mistake.sheet, str(mistake.row), place, mistake.value, mistake.reason)
        grid.add_row(*(escape(cell) for cell in cells))
    return grid
