"""AWS requests and DynamoDB units that one ticket costs, from the call to its close.

.venv/bin/python -m benchmarks.ticket_requests [--json] [--detail]
"""

import time

from benchmarks.request_counter import RequestCounter
from benchmarks.support import PLAIN, Row, at_most, open_laptop, report
from benchmarks.ticket_play import set_up

GOAL = 30
QUIET_SECONDS = 2.0


def measure() -> list[Row]:
    with open_laptop() as laptop, set_up(laptop) as play, RequestCounter() as counter:
        play.play()
        _settle(counter)
        first = counter.total
        counter.clear()
        play.play()
        _settle(counter)
        by_function = {}
        for asked, times in sorted(counter.requests.items(), key=str):
            by_function.setdefault(asked.function, []).append(f"{asked.service}:{asked.operation} {times}")
        for f, a in by_function.items():
            PLAIN.print(f, counter.invocations[f], a)
        return [
            at_most("requests, warm", counter.total, GOAL, "", f"first {first}"),
            Row("reads", f"{counter.read_units}"),
            Row("writes", f"{counter.write_units}"),
        ]


def _settle(counter: RequestCounter) -> None:
    seen, since = counter.total, time.monotonic()
    while time.monotonic() - since < QUIET_SECONDS:
        time.sleep(0.1)
        if counter.total != seen:
            seen, since = counter.total, time.monotonic()


if __name__ == "__main__":
    report(__doc__.split("\n")[0], measure)
