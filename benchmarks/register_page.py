"""The register's page of 50 among 200,000 open and closed tickets: how long it takes, and how many queries.

    .venv/bin/python -m benchmarks.register_page [--json] [--tickets 200000]

The tickets lie in the laptop's table, one in twenty-five of them open, as documents that the repository itself made. Asked is
the repository, over HTTP as a function asks: the newest page, then page after page by its cursor; and the page as the API
answers it, function and gateway included.
"""

import argparse
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from benchmarks.support import Row, at_most, median, open_laptop, percentile, report
from dozor.adapters.dynamodb.table import Table
from dozor.adapters.dynamodb.ticket_repository import DynamoTicketRepository, item_of
from dozor.domain.clocks import Urgency
from dozor.domain.ticket import Person, Place, Ticket, TicketState
from local.cloud.server.patches import Patches
from local.cloud.server.request_handler import QuickRequestHandler
from local.demo.laptop import Laptop
from local.story.people import Api

PAGES, GOAL_MS, GOAL_QUERIES = 100, 50, 1
OPEN_ONE_IN = 25
BEGAN = datetime(2025, 1, 1, tzinfo=UTC)


def measure(options: argparse.Namespace) -> list[Row]:
    """Times and queries of a page of all tickets, of the open ones, and of the API's answer."""
    with open_laptop() as laptop:
        fill(laptop, options.tickets)
        table = Table(laptop.outputs["TableName"], laptop.cloud.session.client("dynamodb"))
        tickets, slug = DynamoTicketRepository(table), laptop.companies[-1].slug
        rows = []
        for what, open_only in (("open and closed", False), ("open ones", True)):

            def turn(cursor: str, *, only: bool = open_only) -> str:
                return tickets.list(slug, open_only=only, cursor=cursor).cursor

            with _Queries() as queries:
                times = _turn_pages(turn)
            how = f"{PAGES} pages, p99 {percentile(times, 0.99):.1f} ms; {options.tickets:,} tickets"
            rows.append(at_most(f"a page of {what}, p50", median(times), GOAL_MS, "ms", how))
            rows.append(at_most(f"  queries a page of {what}", queries.count / PAGES, GOAL_QUERIES, ""))
        desk = Api(laptop.outputs["ApiAddress"], laptop.sign_in(laptop.logins[0]))
        times = _turn_pages(lambda cursor: str(desk.get("/tickets", company=slug, cursor=cursor)["cursor"]))
        desk.close()
        rows.append(
            Row("the API's answer, p50", f"{median(times):.1f} ms", note=f"p99 {percentile(times, 0.99):.1f} ms")
        )
    return rows


def _turn_pages(read: Callable[[str], str]) -> list[float]:
    """Milliseconds of each page; read: cursor -> the next one."""
    times, cursor = [], ""
    for _ in range(PAGES):
        began = time.perf_counter()
        cursor = read(cursor)
        times.append((time.perf_counter() - began) * 1000)
        if not cursor:
            raise RuntimeError("there are fewer pages than were to be turned")
    return times


class _Queries:
    """Counts DynamoDB queries; a context manager."""

    def __init__(self) -> None:
        self.count = 0
        self._patches = Patches()

    def __enter__(self) -> "_Queries":
        answer = QuickRequestHandler.run_application

        def counted(handler: Any, environ: dict[str, Any]) -> Any:
            self.count += environ.get("HTTP_X_AMZ_TARGET", "").endswith(".Query")
            return answer(handler, environ)

        self._patches.replace(QuickRequestHandler, "run_application", counted)
        return self

    def __exit__(self, *_: object) -> None:
        self._patches.undo()


def fill(laptop: Laptop, many: int) -> None:
    """Tickets of a year and more, put past HTTP, which would take an hour."""
    from moto.core import DEFAULT_ACCOUNT_ID
    from moto.dynamodb.models import dynamodb_backends

    table = dynamodb_backends[DEFAULT_ACCOUNT_ID][laptop.cloud.region].get_table(laptop.outputs["TableName"])
    slug, building = laptop.companies[-1].slug, laptop.people.buildings(laptop.companies[-1].slug)[0]
    place = Place(building.id, building.address, flat="1")
    for number in range(many):
        at = BEGAN + timedelta(minutes=3 * number)
        ticket = Ticket(
            company=slug,
            number=str(10_000_000 + number),
            state=TicketState.CLOSED if number % OPEN_ONE_IN else TicketState.ASSIGNED,
            place=place,
            caller=Person("Benchmark", f"+7901{number:07}"),
            problem="mixer_drips",
            category="water",
            trade="plumber",
            urgency=Urgency.NORMAL,
            description="The kitchen tap drips, more at night; the resident is at home after six.",
            channel="phone",
            registered_at=at,
            planned_at=at + timedelta(days=1),
            version=5,
        )
        table.put_item(item_of(ticket))


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--tickets", type=int, default=200_000, help="tickets in the table")


if __name__ == "__main__":
    report(__doc__ or "", measure, _add_options)
