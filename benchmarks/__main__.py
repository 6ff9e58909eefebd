"""All benchmarks, one after the other, each in a process of its own; then one table.

.venv/bin/python -m benchmarks [--json] [--only NAME]
"""

import argparse
import json
import subprocess
import sys
from typing import Any

from benchmarks.support import PLAIN, Row, show
from cli.build.steps import ROOT

ALL = (
    "flow_functions",
    "call_latency",
    "ticket_requests",
    "ticket_registration",
    "ticket_cost",
    "ticket_rate",
    "register_page",
    "register_scroll",
    "flow_rate",
    "contact_day",
    "problem_search",
    "desk_ringing",
    "page_sizes",
    "demo_memory",
    "demo_start",
)


def main() -> int:
    """0 when every benchmark ran, whether or not its goals were met."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--json", action="store_true", dest="as_json", help="print one JSON document")
    parser.add_argument("--only", choices=ALL, help="run one")
    options = parser.parse_args()
    failed, told = 0, []
    for name in (options.only,) if options.only else ALL:
        PLAIN.print(f"[bold]{name}[/]")
        done = subprocess.run(
            [sys.executable, "-m", f"benchmarks.{name}", "--json"], cwd=ROOT, stdout=subprocess.PIPE, check=False
        )
        if done.returncode:
            failed += 1
            PLAIN.print(f"{name} failed", style="red")
            continue
        told.append(json.loads(done.stdout))
        if not options.as_json:
            _show(told[-1])
    if options.as_json:
        print(json.dumps(told, ensure_ascii=False, indent=2))
    return 1 if failed else 0


def _show(document: dict[str, Any]) -> None:
    show(document["title"], document["machine"], [Row(**row) for row in document["rows"]])


if __name__ == "__main__":
    sys.exit(main())
