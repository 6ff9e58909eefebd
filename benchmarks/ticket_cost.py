"""What 1,000 tickets cost at list prices, from what one was counted to use; and the transitions of a wake-up.

    .venv/bin/python -m benchmarks.ticket_cost [--json]

The tickets are those of `ticket_requests`: a call, a form, an executor who accepts and finishes, three SMS, the close; and the
same with an executor who ignores it until the whole ladder has been told. Without telephony and SMS, whose prices are the
carriers'. Left out besides, because they cost the same with or without tickets: storage, keys, alarms, idle polling of queues,
minutes that pages are connected. Prices: `benchmarks/prices.py`.
"""

import argparse
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks import prices
from benchmarks.request_counter import RequestCounter
from benchmarks.support import Row, at_most, open_laptop, report
from benchmarks.ticket_play import Play, set_up
from benchmarks.ticket_requests import settle
from local.demo.laptop import Laptop

GOAL_USD, GOAL_TRANSITIONS = 0.60, 3
LADDER_SECONDS = 25  # the demo company's whole ladder
TICKETS = 1_000


@dataclass(frozen=True, slots=True)
class Usage:
    """What one ticket used: what is paid for -> how much of it; transitions of a wake-up, the most of any watch."""

    used: Mapping[str, float]
    transitions_a_wake_up: float

    def cost(self) -> dict[str, float]:
        """USD for a thousand such tickets, by what is paid for."""
        return {name: amount * _PRICES[name] * TICKETS for name, amount in self.used.items()}


_PRICES = {
    "DynamoDB write units": prices.WRITE_UNIT,
    "DynamoDB read units": prices.READ_UNIT,
    "Lambda invocations": prices.INVOCATION,
    "Lambda GB seconds": prices.GIGABYTE_SECOND,
    "state transitions": prices.TRANSITION,
    "events on the bus": prices.BUS_EVENT,
    "pipe requests": prices.PIPE_REQUEST,
    "queue requests": prices.QUEUE_REQUEST,
    "API requests": prices.API_REQUEST,
    "messages to pages": prices.SOCKET_MESSAGE,
    "e-mails": prices.EMAIL,
    "bytes of logs": prices.LOG_BYTE,
}


def measure(_options: argparse.Namespace) -> list[Row]:
    """The sum, then what it is made of."""
    with open_laptop() as laptop, set_up(laptop) as play, RequestCounter() as counter:
        play.play()  # processes start, and remember
        settle(counter)
        plain = _use(laptop, counter, play, 0)
        ladder = _use(laptop, counter, play, LADDER_SECONDS)
    cost = plain.cost()
    most = max(plain.transitions_a_wake_up, ladder.transitions_a_wake_up)
    rows = [
        at_most("1,000 tickets", sum(cost.values()), GOAL_USD, "USD", "accepted, finished, closed"),
        Row(
            "1,000 tickets that climb the whole ladder", f"{sum(ladder.cost().values()):.3f} USD", note="nobody answers"
        ),
        at_most("transitions a wake-up", most, GOAL_TRANSITIONS, "", "the most of any watch; and one at its end"),
    ]
    dearest = sorted(cost, key=lambda name: -cost[name])
    return rows + [
        Row(f"  {name}", f"{cost[name]:.4f} USD", note=f"{plain.used[name]:,.4g} a ticket") for name in dearest
    ]


def _use(laptop: Laptop, counter: RequestCounter, play: Play, ignored_for: float) -> Usage:
    began = time.time()
    counter.clear()
    play.play(ignored_for)
    settle(counter)
    asked, operations = counter.requests, _operations(counter)
    events = counter.records["push_changes"]
    watches = _watches(laptop, began)
    used = {
        "DynamoDB write units": counter.write_units,
        "DynamoDB read units": counter.read_units,
        "Lambda invocations": counter.invocations.total(),
        "Lambda GB seconds": counter.gigabyte_seconds,
        "state transitions": sum(entered for entered, _, _ in watches),
        "events on the bus": events,
        "pipe requests": events,
        "queue requests": 3
        * counter.records.total(),  # put by the rule, received, deleted; fewer when several go together
        "API requests": counter.invocations["rest_api"],
        "messages to pages": sum(times for one, times in asked.items() if one.service == "execute-api"),
        "e-mails": operations.get("SendEmail", 0),
        "bytes of logs": _logged(laptop, began),
    }
    return Usage(used, max(((entered - ended) / woken for entered, woken, ended in watches if woken), default=0))


def _operations(counter: RequestCounter) -> dict[str, int]:
    found: dict[str, int] = {}
    for one, times in counter.requests.items():
        found[one.operation] = found.get(one.operation, 0) + times
    return found


def _watches(laptop: Laptop, since: float) -> list[tuple[int, int, int]]:
    """Of every watch begun since: how many states it entered, how often it woke up to ask, and whether it came to its end."""
    steps: Any = laptop.cloud.session.client("stepfunctions")
    found = []
    for machine in steps.list_state_machines()["stateMachines"]:
        for page in steps.get_paginator("list_executions").paginate(stateMachineArn=machine["stateMachineArn"]):
            for execution in page["executions"]:
                if execution["startDate"].timestamp() >= since - 1:
                    found.append(_count(steps, execution["executionArn"]))
    return found


def _count(steps: Any, execution: str) -> tuple[int, int, int]:
    kinds = [
        event["type"]
        for page in steps.get_paginator("get_execution_history").paginate(executionArn=execution)
        for event in page["events"]
    ]
    states = [kind for kind in kinds if kind.endswith("StateEntered")]
    over = kinds.count("SucceedStateEntered") + (states[-1:] == ["WaitStateEntered"])  # a sleep that was never over
    return len(states), kinds.count("TaskStateEntered"), over


def _logged(laptop: Laptop, since: float) -> int:
    logs: Any = laptop.cloud.session.client("logs")
    groups = [
        group["logGroupName"]
        for page in logs.get_paginator("describe_log_groups").paginate()
        for group in page["logGroups"]
    ]
    return sum(
        len(event["message"].encode()) + 26  # CloudWatch Logs adds so many bytes to each event
        for group in groups
        for page in logs.get_paginator("filter_log_events").paginate(logGroupName=group, startTime=int(since * 1000))
        for event in page["events"]
    )


if __name__ == "__main__":
    report(__doc__ or "", measure)
