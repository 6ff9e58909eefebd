"""AWS requests and DynamoDB units that one ticket costs, from the call to its close.

    .venv/bin/python -m benchmarks.ticket_requests [--json]

A known resident calls, the operator sees the caller's card and saves the form, both get their SMS, the executor opens the
link, accepts, finishes, the resident gets an SMS, the operator closes. Counted is what functions ask of AWS (see
`request_counter`). The functions have played one ticket before, in the same half minute, as in a centre that is at work; the
first ticket of fresh processes is counted as well.
"""

import argparse
import time
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from benchmarks.request_counter import RequestCounter
from benchmarks.support import Row, at_most, median, open_laptop, report
from benchmarks.ticket_play import set_up

GOAL = 30
RUNS = 3
QUIET_SECONDS = 2.0
DELIVERY_REPORTS = "record_delivery"
BY_THE_CLOCK = frozenset({"tend_messages", "seal_journal"})  # one request a minute or an hour, whatever happens


def measure(_options: argparse.Namespace) -> list[Row]:
    """Requests and units of a ticket, then by function."""
    totals, reads, writes = [], [], []
    steps = Steps()
    with open_laptop() as laptop, set_up(laptop) as play, RequestCounter() as counter:
        for _ in range(RUNS + 1):
            counter.clear()
            steps.begin(counter)
            play.play(after=steps.end)
            settle(counter)
            steps.end("closed, and SMS reported")
            totals.append(sum(times for one, times in counter.requests.items() if one.function not in BY_THE_CLOCK))
            reads.append(counter.read_units)
            writes.append(counter.write_units)
        last, invoked = counter.requests.copy(), counter.invocations.copy()
        units = {function: counter.units_of(function) for function in invoked}
    reports = sum(times for one, times in last.items() if one.function == DELIVERY_REPORTS)
    first = f"{RUNS} tickets; the first one of fresh processes {totals[0]}"
    rows = [
        at_most("AWS requests a ticket", median(totals[1:]), GOAL, "", first),
        Row(
            "  of these for delivery reports of SMS",
            f"{reports}",
            note="they come when the carrier knows, seconds to hours later",
        ),
        Row("DynamoDB read units a ticket", f"{median(reads[1:]):g}", note="half a unit per 4 KB, one if consistent"),
        Row(
            "DynamoDB write units a ticket", f"{median(writes[1:]):g}", note="indexes and doubled transactions included"
        ),
        Row("Lambda invocations a ticket", f"{invoked.total()}", note="AWS makes them; not in the requests"),
    ]
    rows += [
        Row(f"  {step}", f"{asked}", note=f"{read:g} read and {wrote:g} write units")
        for step, asked, read, wrote in steps
    ]
    for function in sorted(invoked):
        asked = Counter({one.operation: times for one, times in last.items() if one.function == function})
        told = ", ".join(f"{operation} {times}" for operation, times in sorted(asked.items()))
        read, wrote = units[function]
        note = f"{told}; {read:g} read and {wrote:g} write units" if told else "nothing asked"
        rows.append(Row(f"  {function}", f"{asked.total()}", note=note))
    return rows


class Steps:
    """What each step of the last ticket asked for, with all that followed from it: (step, requests, read, write units)."""

    def __init__(self) -> None:
        self._counter: RequestCounter | None = None
        self._marks: list[tuple[str, int, float, float]] = []

    def begin(self, counter: RequestCounter) -> None:
        """A new ticket; the counter has just begun at nothing."""
        self._counter, self._marks = counter, [("", 0, 0.0, 0.0)]

    def end(self, step: str) -> None:
        """The step is over."""
        if self._counter is not None:
            counter = self._counter
            self._marks.append((step, counter.total, counter.read_units, counter.write_units))

    def __iter__(self) -> Iterator[tuple[str, int, float, float]]:
        for (_, asked, read, wrote), (step, *sums) in pairwise(self._marks):
            yield step, int(sums[0]) - asked, sums[1] - read, sums[2] - wrote


def settle(counter: RequestCounter) -> None:
    """Wait until nobody has asked for anything for a while."""
    seen, since = counter.total, time.monotonic()
    while time.monotonic() - since < QUIET_SECONDS:
        time.sleep(0.1)
        if counter.total != seen:
            seen, since = counter.total, time.monotonic()


if __name__ == "__main__":
    report(__doc__ or "", measure)
