"""`dozor check`: everything that CI runs, in the order in which it fails fastest."""

import subprocess
import sys
import time
from dataclasses import dataclass
from typing import Annotated

import typer
from rich.console import Console

from cli.build.plan import TOOLS, environment
from cli.build.steps import ROOT

COVERED = ("--cov=dozor.domain", "--cov=dozor.application", "--cov-branch", "--cov-fail-under=95", "--cov-report=term")
WIDE = {"COLUMNS": "240"}  # pytest's last lines tell each failure's reason only where they have room for it
PYTHON, NPM = (sys.executable,), ("npm", "--prefix", "web", "run", "--silent")


@dataclass(frozen=True, slots=True)
class Check:
    """One step; the command is run in the repository's root."""

    name: str
    command: tuple[str, ...]


CHECKS = (
    Check("format", (*PYTHON, "-m", "ruff", "format", "--check", "--quiet", ".")),
    Check("lint", (*PYTHON, "-m", "ruff", "check", "--quiet", ".")),
    Check("contracts", (str(TOOLS / "lint-imports"), "--no-logo")),
    Check("types", (*PYTHON, "-m", "mypy")),
    Check("pages", (*NPM, "check")),
    Check("page-types", (*NPM, "types:check")),
    Check("page-tests", (*NPM, "test")),
    Check("flow-branches", (str(TOOLS / "dozor"), "flow", "cover")),
    Check("tests", (*PYTHON, "-m", "pytest", "-q", "--tb", "short", "-n", "2", "--dist", "loadgroup", *COVERED)),
)


def command(
    only: Annotated[str, typer.Option(help="Run one step alone: format, lint, types, tests, …")] = "",
) -> None:
    """Check format, lint, import contracts, types, pages and tests; exit code 1 at the first that fails.

    Example: dozor check --only types
    """
    console = Console()
    began = time.monotonic()
    chosen = [check for check in CHECKS if only in ("", check.name)]
    if not chosen:
        console.print(f"There is no step '{only}': {', '.join(check.name for check in CHECKS)}.")
        raise typer.Exit(2)
    for check in chosen:
        console.print(f"[dim]{time.monotonic() - began:5.0f} s[/]  {check.name} ...")
        done = subprocess.run(check.command, cwd=ROOT, env=WIDE | environment(), check=False)  # noqa: S603
        if done.returncode:
            console.print(f"The step '{check.name}' failed; alone: dozor check --only {check.name}", style="red")
            raise typer.Exit(1)
    console.print(f"[dim]{time.monotonic() - began:5.0f} s[/]  all checks passed")
