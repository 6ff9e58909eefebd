"""Tickets a second through the laptop cloud while its table holds 50,000 items.

    .venv/bin/python -m benchmarks.ticket_rate [--json] [--items 50000] [--tickets 200]

Forms are saved through the HTTP API with a real token, several operators at once; counted until everything behind has settled:
stream, bus, queues, functions, every SMS sent, every watch started. Before the clock starts, some tickets warm the functions.
The demo company's escalation, which runs in seconds, is slowed down to the minutes it stands for: nothing but escalations would
be measured else.
"""

import argparse
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from typing import Any

from benchmarks.request_counter import RequestCounter
from benchmarks.support import Row, at_least, open_laptop, report
from dozor.adapters.dynamodb.company_repository import DynamoCompanyRepository
from dozor.adapters.dynamodb.table import Table
from local.demo.laptop import Laptop
from local.story.people import Api
from local.story.timeline import wait_for

OPERATORS = 4
WARMING = 20
GOAL_PER_SECOND = 5
Json = dict[str, Any]


def measure(options: argparse.Namespace) -> list[Row]:
    """Rate until saved, rate until settled, items in the table, requests a ticket."""
    with open_laptop() as laptop, RequestCounter() as counter:
        _slow_down(laptop)
        _fill(laptop, options.items)
        desk = Desk(laptop)
        with closing(desk), ThreadPoolExecutor(OPERATORS) as operators:
            list(operators.map(desk.save, range(WARMING)))
            desk.settle(WARMING)
            counter.clear()
            began = time.perf_counter()
            list(operators.map(desk.save, range(WARMING, WARMING + options.tickets)))
            saved = time.perf_counter() - began
            desk.settle(WARMING + options.tickets)
            settled = time.perf_counter() - began
            items = desk.items()
    how = f"{options.tickets} tickets, {OPERATORS} operators at once, {items:,} items in the table"
    return [
        at_least("tickets a second, until settled", options.tickets / settled, GOAL_PER_SECOND, "/s", how),
        Row("tickets a second, until saved", f"{options.tickets / saved:.1f} /s", note=how),
        Row("requests a ticket, registration only", f"{counter.total / options.tickets:.1f}", note="under this load"),
    ]


class Desk:
    """Operators who save forms, and a look at what came of them."""

    def __init__(self, laptop: Laptop) -> None:
        self._laptop = laptop
        self._company = laptop.companies[-1].company
        self._buildings = laptop.people.buildings(self._company.slug)
        self._api = Api(laptop.outputs["ApiAddress"], laptop.sign_in(laptop.logins[0]))
        self._page = Api(laptop.gateway.address)
        self._run = f"{time.time():.0f}"

    def save(self, number: int) -> None:
        """Save one form."""
        form = {
            "company": self._company.slug,
            "caller": {"name": "Житель", "phone": f"+7901{number:07}"},
            "place": {"building_id": self._buildings[number % len(self._buildings)].id, "flat": str(number % 90 + 1)},
            "problem": "mixer_drips",
        }
        self._api.post("/tickets", form, {"Idempotency-Key": f"benchmark-{self._run}-{number}"})

    def settle(self, tickets: int) -> None:
        """Wait until each of so many tickets has brought its two SMS (resident, executor) and its running watch."""
        wait_for("all SMS", lambda: self.sent() >= 2 * tickets, 600)
        wait_for("all watches", lambda: self.watched() >= tickets, 600)

    def sent(self) -> int:
        """How many SMS were sent so far."""
        messages: Any = self._page.client.get("/laptop/messages").json()
        return len(messages)

    def watched(self) -> int:
        """How many watches run."""
        machine = next(machine["stateMachineArn"] for machine in self._steps.list_state_machines()["stateMachines"])
        pages = self._steps.get_paginator("list_executions").paginate(stateMachineArn=machine)
        return sum(len(page["executions"]) for page in pages)

    def items(self) -> int:
        """How many items the table holds."""
        table = self._laptop.outputs["TableName"]
        return int(self._laptop.cloud.session.client("dynamodb").describe_table(TableName=table)["Table"]["ItemCount"])

    def close(self) -> None:
        """Close the connections."""
        self._api.close()
        self._page.close()

    @property
    def _steps(self) -> Any:
        return self._laptop.cloud.session.client("stepfunctions")


def _slow_down(laptop: Laptop) -> None:
    """Minutes for seconds, before any function has read the company."""
    companies = DynamoCompanyRepository(Table(laptop.outputs["TableName"], laptop.cloud.session.client("dynamodb")))
    company = laptop.companies[-1].company
    rungs = tuple(replace(rung, after_seconds=rung.after_seconds * 60) for rung in company.rungs)
    companies.save(replace(company, rungs=rungs))


def _fill(laptop: Laptop, items: int) -> None:
    """Old, closed tickets of other residents, put past HTTP, which would take minutes."""
    from moto.core import DEFAULT_ACCOUNT_ID
    from moto.dynamodb.models import dynamodb_backends

    table = dynamodb_backends[DEFAULT_ACCOUNT_ID][laptop.cloud.region].get_table(laptop.outputs["TableName"])
    slug = laptop.companies[-1].company.slug
    for number in range(items):
        old = f"old-{number:06}"
        table.put_item(
            {
                "PK": {"S": f"{slug}#TICKET#{old}"},
                "SK": {"S": "TICKET"},
                "GSI2PK": {"S": f"{slug}#TICKETS"},
                "GSI2SK": {"S": f"2025-01-01T00:00:00+00:00#{old}"},
                "item": {"S": "ticket"},
                "company": {"S": slug},
                "number": {"S": old},
                "state": {"S": "closed"},
                "description": {"S": "No hot water in the kitchen since the morning, the whole riser is cold. " * 4},
            }
        )


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--items", type=int, default=50_000, help="items in the table beforehand")
    parser.add_argument("--tickets", type=int, default=200, help="tickets to register")


if __name__ == "__main__":
    report(__doc__ or "", measure, _add_options)
