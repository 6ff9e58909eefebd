"""What every benchmark needs: rows, tables, medians, the machine's description, and a laptop cloud to measure on."""

import argparse
import json
import os
import platform
import statistics
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from cli.build.setup import ensure_built
from cli.laptop import make_laptop
from local.demo.laptop import Laptop

SPOKEN_AT_ONCE = 2000.0
PLAIN = Console(stderr=True)


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. goal: as a person reads it, empty for none; met: None where there is no goal; note: how it was taken."""

    what: str
    measured: str
    goal: str = ""
    met: bool | None = None
    note: str = ""


def at_most(what: str, value: float, goal: float, unit: str, note: str = "") -> Row:
    """A row whose figure must not exceed the goal."""
    return Row(what, _figure(value, unit), f"at most {goal:g} {unit}".strip(), value <= goal, note)


def at_least(what: str, value: float, goal: float, unit: str, note: str = "") -> Row:
    """A row whose figure must reach the goal."""
    return Row(what, _figure(value, unit), f"at least {goal:g} {unit}".strip(), value >= goal, note)


def _figure(value: float, unit: str) -> str:
    return f"{value:,.4g} {unit}".strip()


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which that share (0 to 1) of the values lies: the nearest rank, so a value that really occurred."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def spread(values: Sequence[float], unit: str = "ms") -> str:
    """How far the runs lie apart, for a note."""
    return f"{len(values)} runs, {min(values):,.4g} to {max(values):,.4g} {unit}"


def median(values: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(values)


def describe_machine() -> str:
    """Processor, cores, memory, Python, and how busy the machine is just now."""
    cpu = next(
        (line.partition(":")[2].strip() for line in _read("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor(),
    )
    memory = next((int(line.split()[1]) for line in _read("/proc/meminfo") if line.startswith("MemTotal")), 0)
    load = os.getloadavg()[0]
    return (
        f"{cpu}, {os.cpu_count()} cores, {memory / 2**20:.0f} GB, "
        f"Python {platform.python_version()}, load {load:.1f} before the run"
    )


@contextmanager
def open_laptop(characters_per_second: float = SPOKEN_AT_ONCE) -> Iterator[Laptop]:
    """Dozor as `dozor demo` starts it, on free ports; what it says goes to standard error."""
    ensure_built(PLAIN)
    with make_laptop(PLAIN, port=None, moto_port=None, characters_per_second=characters_per_second) as laptop:
        yield laptop


def function_names(laptop: Laptop) -> dict[str, str]:
    """Name in the catalogue ("load_company") -> name in the cloud."""
    found = laptop.cloud.session.client("lambda").get_paginator("list_functions").paginate()
    return {
        function["Description"].removeprefix("Dozor: "): function["FunctionName"]
        for page in found
        for function in page["Functions"]
        if function.get("Description", "").startswith("Dozor: ")
    }


def report(
    title: str,
    measure: Callable[[argparse.Namespace], Sequence[Row]],
    options: Callable[[argparse.ArgumentParser], object] = lambda _: None,
) -> None:
    """Measure, and print a table, or with --json one JSON document {title, machine, rows}.

    title: the module's docstring, whose first line heads the table. options: adds the benchmark's own to the parser.
    """
    title, _, explanation = title.partition("\n")
    parser = argparse.ArgumentParser(
        description=title, epilog=explanation, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", action="store_true", dest="as_json", help="print one JSON document")
    options(parser)
    given = parser.parse_args()
    machine = describe_machine()
    rows = measure(given)
    if given.as_json:
        document = {"title": title, "machine": machine, "rows": [asdict(row) for row in rows]}
        print(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        show(title, machine, rows)


def show(title: str, machine: str, rows: Sequence[Row]) -> None:
    """Print a table."""
    table = Table("what", "goal", "measured", "", "how", title=title, caption=machine)
    marks = {True: "[green]met[/]", False: "[red]missed[/]", None: ""}
    for row in rows:
        table.add_row(row.what, row.goal, row.measured, marks[row.met], row.note)
    Console().print(table)


def _read(path: str) -> list[str]:
    file = Path(path)
    return file.read_text().splitlines() if file.exists() else []
