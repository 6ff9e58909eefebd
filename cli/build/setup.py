"""`dozor setup`: everything that is made from the sources, made."""

import time
from collections.abc import Callable

import typer
from rich.console import Console

from cli.build.plan import prepare, prepare_checks
from cli.build.steps import BuildFailed, Progress


def command() -> None:
    """Make what is missing or out of date: texts, pages, templates.

    Example: dozor setup
    """
    ensure_built(Console(), prepare_checks)


def ensure_built(console: Console, prepare: Callable[[Progress], None] = prepare) -> None:
    """Prepare, saying what is done; leaves the program with the reason when something fails."""
    began = time.monotonic()
    try:
        prepare(lambda what: console.print(f"[dim]{time.monotonic() - began:5.1f} s[/]  {what} ..."))
    except BuildFailed as failure:
        console.print(str(failure), style="red", markup=False)
        raise typer.Exit(1) from None
    except FileNotFoundError as missing:
        console.print(f"{missing.filename} is missing: remove .venv and run 'make setup'.", style="red", markup=False)
        raise typer.Exit(1) from None
