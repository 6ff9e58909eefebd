"""`dozor flow explore`: find by itself a contact for every branch of a flow."""

import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from cli.flow.asking import AsJson, FlowTypeName, choose_type, find_files, read_type, show
from local.connect.ports import Json


def command(
    files: Annotated[list[Path], typer.Argument(help="Flow files, or folders of them; ours or anybody's.")],
    type_: FlowTypeName = "",
    as_json: AsJson = False,
) -> None:
    """Find, with invented keys, answers, hours and failures, a contact for every branch of each flow.

    Every contact is really played by the flow engine, in virtual time; a branch counts when the engine's trace shows it. What
    a flow refers to (flows, modules, queues, functions, bots) is stood in for. --json gives a list of {file, type, actions
    (that can be reached), executed, branches, taken, not_taken: [{action, branch, reason}], contacts, error (if the file
    cannot be read, or Connect would refuse it: the verdict of `dozor flow check`), trouble (if it cannot be played)}.

    Example: dozor flow explore contact-flows/waiting.json --json
    """
    from local.connect.explore.explore import explore_file, total

    began = time.monotonic()
    read_type(type_)
    reports = [explore_file(file, choose_type(file, type_)) for file in find_files(files)]

    def text() -> None:
        console = Console(soft_wrap=True)
        for report in reports:
            _print(console, report)
        sums = total(reports)
        console.print(
            f"{len(reports)} flows, {sums['executed']} of {sums['actions']} actions executed, {sums['taken']} of "
            f"{sums['branches']} branches taken, {time.monotonic() - began:.1f} s"
        )

    show(reports, text, as_json)


def _print(console: Console, report: Json) -> None:
    whole = report["taken"] == report["branches"] and not {"error", "trouble"} & report.keys()
    style = "green" if whole else "yellow"
    counts = (
        f"{report['executed']}/{report['actions']} actions, {report['taken']}/{report['branches']} branches"
        f" by {report.get('contacts', 0)} contacts"
    )
    console.print(f"[{style}]{escape(report['file'])}[/] {report.get('type', '')}: {counts}")
    if "error" in report:
        console.print(f"   [red]refused[/]: {escape(report['error'])}")
    if "trouble" in report:
        console.print(f"   [red]{escape(report['trouble'])}[/]")
    for missing in report["not_taken"]:
        console.print(
            f"   not taken: {escape(missing['action'])} -- {escape(missing['branch'])}: {escape(missing['reason'])}"
        )
