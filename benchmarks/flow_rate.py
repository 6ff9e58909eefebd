"""How many contacts a second go through the flow engine, in virtual time on one core?

    .venv/bin/python -m benchmarks.flow_rate [--json]

Seconds of processor time: others on the machine do not count. Each contact dials, goes through the flow of
`contact_flow.py` (18 actions) and is told the state of a request; its contact events and its record go out.
"""

import argparse
import time

from benchmarks.contact_flow import INFORMATION, NUMBER, build_instance
from benchmarks.support import Row, at_least, report
from local.connect.people import Caller
from local.connect.runtime.virtual import VirtualRuntime

CONTACTS = 5000
GOAL = 2000


def measure(_options: argparse.Namespace) -> list[Row]:
    """One row: contacts a second, the best of three runs."""
    rates = [_run(CONTACTS) for _ in range(3)]
    note = f"{CONTACTS:,} contacts, three runs: {', '.join(f'{rate:,.0f}' for rate in rates)}"
    return [at_least("contacts a second through the flow", max(rates), GOAL, "/s", note)]


def _run(contacts: int) -> float:
    runtime = VirtualRuntime()
    instance, sink, _ = build_instance(runtime, characters_per_second=0)
    began = time.process_time()
    for index in range(contacts):
        caller = Caller(instance, f"+7900{index:07d}")
        caller.dial(NUMBER)
        runtime.settle()
        caller.press(INFORMATION)
        runtime.settle()
    lasted = time.process_time() - began
    if sink.contact_records != contacts:
        raise AssertionError(f"{contacts} contacts left {sink.contact_records} records")
    return contacts / lasted


if __name__ == "__main__":
    report(__doc__ or "", measure)
