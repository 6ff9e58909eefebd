"""How many contacts a second go through the flow engine, in virtual time on one core?

    .venv/bin/python -m benchmarks.flow_rate [--json]

Seconds of processor time: others on the machine do not count. Two flows: that of `contact_flow.py` (18 actions, a contact
is told the state of a request), which stays the same while ours change; and our own inbound flow as it is deployed
(`own_flow.py`: the trunk, a module, the queue, what follows a hang-up). Contact events and records go out. The garbage
collector is on, and eased as on the laptop (`local/connect/runtime/collector.py`); callers who have hung up are forgotten
by the telephone network, as people who never call again.
"""

import argparse
import time
from collections.abc import Callable

from benchmarks.contact_flow import INFORMATION, NUMBER, CountingSink, build_instance
from benchmarks.own_flow import JOURNEYS, build_own_instance, go_through
from benchmarks.support import Row, at_least, report
from local.connect.instance import ConnectInstance
from local.connect.people import Caller
from local.connect.runtime.collector import ease_collector
from local.connect.runtime.virtual import VirtualRuntime

CONTACTS, OWN_CONTACTS = 5000, 2000
GOAL = 2000


Build = Callable[[VirtualRuntime], tuple[ConnectInstance, CountingSink]]
Go = Callable[[Caller, VirtualRuntime], None]


def measure(_options: argparse.Namespace) -> list[Row]:
    """Contacts a second through each flow, the best of five runs: processor time on a shared host varies by half."""
    return [
        _measure("contacts a second through the flow", _build, _ask_for_information, CONTACTS),
        *(_measure(f"… through our own inbound flow {name}", build_own_instance, _press(keys), OWN_CONTACTS)
          for name, keys in JOURNEYS.items()),
    ]  # fmt: skip


def _measure(what: str, build: Build, go: Go, contacts: int) -> Row:
    rates = [_run(build, go, contacts) for _ in range(5)]
    note = f"{contacts:,} contacts, five runs: {', '.join(f'{rate:,.0f}' for rate in rates)}"
    return at_least(what, max(rates), GOAL, "/s", note)


def _build(runtime: VirtualRuntime) -> tuple[ConnectInstance, CountingSink]:
    instance, sink, _ = build_instance(runtime, characters_per_second=0)
    return instance, sink


def _ask_for_information(caller: Caller, runtime: VirtualRuntime) -> None:
    caller.dial(NUMBER)
    runtime.settle()
    caller.press(INFORMATION)
    runtime.settle()
    caller.unplug()


def _press(keys: tuple[str, ...]) -> Go:
    return lambda caller, runtime: go_through(caller, runtime, keys)


def _run(build: Build, go: Go, contacts: int) -> float:
    runtime = VirtualRuntime()
    instance, sink = build(runtime)
    ease_collector()
    began = time.process_time()
    for index in range(contacts):
        go(Caller(instance, f"+7900{index:07d}"), runtime)
    lasted = time.process_time() - began
    if sink.contact_records != contacts:
        raise AssertionError(f"{contacts} contacts left {sink.contact_records} records")
    return contacts / lasted


if __name__ == "__main__":
    report(__doc__ or "", measure)
