"""Memory of everything that `make demo` runs, after the story has been played through it.

    .venv/bin/python -m benchmarks.demo_memory [--json]

Proportional set size (Linux, /proc/<pid>/smaps_rollup) of the laptop's process and all its descendants: memory that forked
functions share is counted once. This process is the laptop here, as `dozor demo` is otherwise.
"""

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

from benchmarks.support import Row, at_most, open_laptop, report
from local.story.tell import tell_story

GOAL_MB = 2000


def measure(_options: argparse.Namespace) -> list[Row]:
    """Memory before and after the story, and how many processes there are."""
    with open_laptop() as laptop:
        before = proportional_mb()
        tell_story(laptop, lambda _: None)
        after, resident = proportional_mb(), sum_mb("Rss")
        processes = len(list(process_tree(os.getpid())))
        own = proportional_mb([os.getpid()])
    how = f"{processes} processes, the laptop itself {own:.0f} MB; resident sizes add up to {resident:.0f} MB"
    return [
        at_most("memory after the story", round(after), GOAL_MB, "MB", how),
        Row("memory before it", f"{before:.0f} MB"),
    ]


def proportional_mb(pids: list[int] | None = None) -> float:
    """Proportional set size of those processes, of the whole tree by default; in MB."""
    return sum_mb("Pss", pids)


def sum_mb(field: str, pids: list[int] | None = None) -> float:
    """The sum of a field of smaps_rollup, in MB."""
    return sum(_kilobytes(pid, field) for pid in pids or process_tree(os.getpid())) / 1024


def process_tree(pid: int) -> Iterator[int]:
    """A process and its descendants."""
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            yield from process_tree(int(child))


def _kilobytes(pid: int, field: str) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0  # it has ended since
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{field}:"))


if __name__ == "__main__":
    report(__doc__ or "", measure)
