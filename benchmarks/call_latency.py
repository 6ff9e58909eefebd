"""What a caller hears at first: nothing, for how long? From dialling to the first words of the greeting.

    .venv/bin/python -m benchmarks.call_latency [--json]

The flow runs `load_company` and `identify_caller` meanwhile. On AWS the telephone network and Connect's own work come on top.
"""

import argparse
import time

from benchmarks.support import Row, at_most, median, open_laptop, percentile, report, spread
from dozor.domain.company import Company
from local.connect.people import Caller
from local.demo.laptop import Laptop

CALLS = 30
GOAL_MS = 600
PATIENCE_SECONDS = 20.0


def measure(_options: argparse.Namespace) -> list[Row]:
    """One row for callers who are known, one for those who are not; functions kept warm, as on AWS they should be."""
    with open_laptop() as laptop:
        company = laptop.companies[-1].company
        known = laptop.people.residents(company.slug)[0].phone
        return [
            _measure(laptop, company, "a known resident", known),
            _measure(laptop, company, "a stranger", "+79000000998"),
        ]


def _measure(laptop: Laptop, company: Company, who: str, phone: str) -> Row:
    caller = Caller(laptop.connect.instance, phone)
    times = [_dial(caller, company.numbers[0].heard_on) for _ in range(CALLS + 1)]
    first, rest = times[0], times[1:]
    how = f"p99 {percentile(rest, 0.99):.0f} ms; {spread(rest)}; the very first call {first:.0f} ms"
    return at_most(f"silence before the greeting: {who}", median(rest), GOAL_MS, "ms", how)


def _dial(caller: Caller, number: str) -> float:
    caller.messages.clear()
    began = time.perf_counter()
    caller.dial(number)
    while not caller.heard():
        if time.perf_counter() - began > PATIENCE_SECONDS:
            raise TimeoutError("the caller heard nothing")
        time.sleep(0.0005)
    silence = (time.perf_counter() - began) * 1000
    caller.hang_up()
    while caller.in_call:
        time.sleep(0.005)
    return silence


if __name__ == "__main__":
    report(__doc__ or "", measure)
