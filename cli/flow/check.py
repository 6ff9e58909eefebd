"""`dozor flow check`: would Connect take these flows?"""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from cli.flow.asking import AsJson, FlowTypeName, choose_type, find_files, read_type, show
from local.connect.check import Verdict, check_content
from local.connect.language.checking import Problem
from local.connect.language.model import FlowType


def command(
    files: Annotated[list[Path], typer.Argument(help="Flow files, or folders of them; ours or anybody's.")],
    type_: FlowTypeName = "",
    as_json: AsJson = False,
) -> None:
    """Check flows as Connect does on import: unknown types, dangling targets, unreachable actions, wrong parameters.

    --json gives a list of {file, ok, actions, errors: [{action, reason, place}]}. Exit code 1 when any flow is refused.

    Example: dozor flow check contact-flows --json
    """
    read_type(type_)
    verdicts = [_judge(file, choose_type(file, type_)) for file in find_files(files)]

    def text() -> None:
        console = Console(soft_wrap=True)
        for verdict in verdicts:
            _print(console, verdict)
        good = sum(verdict.ok for verdict in verdicts)
        console.print(f"{good} of {len(verdicts)} flows are in order")

    show([verdict.to_json() for verdict in verdicts], text, as_json)
    if not all(verdict.ok for verdict in verdicts):
        raise typer.Exit(1)


def _judge(file: Path, flow_type: FlowType | None) -> Verdict:
    try:
        content = file.read_bytes()
    except OSError as error:
        return Verdict(str(file), 0, (Problem("", f"cannot be read: {error.strerror or error}"),))
    return check_content(content, flow_type, str(file))


def _print(console: Console, verdict: Verdict) -> None:
    if verdict.ok:
        console.print(f"[green]ok[/]       {escape(verdict.file)} ({verdict.actions} actions)")
        return
    console.print(f"[red]refused[/]  {escape(verdict.file)} ({verdict.actions} actions)")
    for problem in verdict.errors:
        console.print(f"         {escape(str(problem))}")
