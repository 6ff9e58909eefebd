"""`dozor flow cover`: which branches of our flows are taken, and by what."""

import json
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from cli.flow.coverage import CoverageReport


def command(
    flows: Annotated[list[str] | None, typer.Argument(help="Flows, such as inbound or modules/ticket-state.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document instead of text.")] = False,
    scripts: Annotated[bool, typer.Option(help="Run the engine scripts (tests/flows) too.")] = True,
) -> None:
    """Measure which branches test cases and engine scripts take; name what is not taken; exit code 1 below 100 %.

    Example: dozor flow cover waiting modules/ticket-state
    """
    from cli.flow.coverage import measure
    from cli.flow.rehearsal import open_rehearsal
    from infra.flow_tests import FlowTestError
    from infra.flows import FlowError
    from infra.layout import CONTACT_FLOWS
    from local.connect.errors import ConnectError

    try:
        report = measure(open_rehearsal(CONTACT_FLOWS), scripts, flows or ())
    except (FlowError, FlowTestError, ConnectError) as refused:
        typer.echo(json.dumps({"complete": False, "refused": str(refused).splitlines()}) if as_json else str(refused))
        raise typer.Exit(1) from None
    if as_json:
        typer.echo(json.dumps(report.to_json(), ensure_ascii=False, indent=2))
    else:
        _print(report, scripts)
    raise typer.Exit(0 if report.complete else 1)


def _print(report: "CoverageReport", scripts: bool) -> None:
    console = Console()
    console.print(_table(report, scripts))
    lines = [("not taken", str(way)) for flow in report.flows for way in flow.missed]
    lines += [("test case failed", f"{test.file}: {test.why}") for test in report.tests if not test.passed]
    lines += [("engine scripts failed", report.scripts_failed)] if report.scripts_failed else []
    for what, line in lines:
        console.print(what, style="red", end="  ")
        console.print(line, markup=False, highlight=False, soft_wrap=True)
    console.print(
        f"{len(report.tests)} test cases; {report.share:.1%} of the branches taken; {len(report.impossible)} more are "
        "drawn and can never be taken (--json tells why)"
    )


def _table(report: "CoverageReport", scripts: bool) -> Table:
    table = Table("flow", box=None, pad_edge=False)
    for heading in ("branches", "by test cases", "by engine scripts", "not taken"):
        table.add_column(heading, justify="right")
    for flow in report.flows:
        by_scripts = str(flow.by_scripts) if scripts else "-"
        missed = f"[red]{len(flow.missed)}[/]" if flow.missed else "0"
        table.add_row(flow.flow, str(flow.possible), str(flow.by_tests), by_scripts, missed)
    return table
