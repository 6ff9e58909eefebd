"""`dozor check`: everything that CI runs, in the order in which it fails fastest."""

import subprocess
import sys
import time
from typing import Annotated

import typer
from rich.console import Console

from cli.build.plan import environment
from cli.build.steps import ROOT

COVERED = ("--cov=dozor.domain", "--cov=dozor.application", "--cov-branch", "--cov-fail-under=95", "--cov-report=term")
STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("format", ("-m", "ruff", "format", "--check", ".")),
    ("lint", ("-m", "ruff", "check", ".")),
    ("import contracts", ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")),
    ("types", ("-m", "mypy")),
    ("tests", ("-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup", *COVERED)),
)


def command(
    only: Annotated[str, typer.Option(help="Run one step alone: format, lint, types, tests, …")] = "",
) -> None:
    """Check format, lint, import contracts, types, pages and tests; exit code 1 at the first that fails.

    Example: dozor check --only types
    """
    console = Console()
    began = time.monotonic()
    chosen = [(name, arguments) for name, arguments in STEPS if only in ("", name)]
    if not chosen:
        console.print(f"There is no step '{only}': {', '.join(name for name, _ in STEPS)}.")
        raise typer.Exit(2)
    for name, arguments in chosen:
        console.print(f"[dim]{time.monotonic() - began:5.0f} s[/]  {name} ...")
        done = subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment(), check=False)  # noqa: S603
        if done.returncode:
            console.print(f"The step '{name}' failed; alone: dozor check --only '{name}'", style="red")
            raise typer.Exit(1)
    console.print(f"[dim]{time.monotonic() - began:5.0f} s[/]  all checks passed")
