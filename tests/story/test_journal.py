"""The journal on the whole laptop: sealed by the function, verified by the command, tampered with by somebody who may."""

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from dozor.adapters.dynamodb.table import Table
from dozor.adapters.dynamodb.ticket_repository import DynamoTicketRepository
from dozor.domain.people import SYSTEM
from dozor.domain.ticket import Ticket, TicketAction, register, transition
from local.demo.laptop import Laptop
from local.story.people import Api
from tests.contract.samples import OLGA, make_ticket

pytestmark = [pytest.mark.story, pytest.mark.xdist_group("laptop")]
COMPANY = "zarya"


@dataclass
class Told:
    """What the command said."""

    code: int
    text: str

    @property
    def document(self) -> dict[str, Any]:
        return dict(json.loads(self.text))

    @property
    def faults(self) -> list[tuple[str, int, str]]:
        return [(one["ticket"], one["position"], one["wrong"]) for one in self.document["faults"]]


def journal(laptop: Laptop, *arguments: str) -> Told:
    """Run `dozor journal …` in a process of its own, as somebody at a terminal does."""
    where = {
        "AWS_ENDPOINT_URL": laptop.cloud.endpoint,
        "AWS_DEFAULT_REGION": laptop.cloud.region,
        "TABLE_NAME": laptop.outputs["TableName"],
        "NO_PROXY": "127.0.0.1",
    }
    command = [str(Path(sys.executable).with_name("dozor")), "journal", *arguments]
    done = subprocess.run(command, env=os.environ | where, capture_output=True, text=True, timeout=120, check=False)
    assert not done.stderr, done.stderr
    return Told(done.returncode, done.stdout)


def write_old_ticket(laptop: Laptop) -> Ticket:
    """A ticket of the day before yesterday, declined an hour later."""
    tickets = DynamoTicketRepository(Table(laptop.outputs["TableName"], laptop.cloud.session.client("dynamodb")))
    at = datetime.now(UTC) - timedelta(days=2)
    number = tickets.next_number(COMPANY)
    change = register(make_ticket(number, company=COMPANY, registered_at=at), SYSTEM)
    tickets.add(change, str(uuid.uuid4()), [])
    ended = transition(change.ticket, TicketAction.DECLINE, OLGA, at + timedelta(minutes=1), "not ours")
    tickets.save(ended, [])
    return ended.ticket


def seal(laptop: Laptop) -> int:
    """Let the deployed function seal, as its schedule does."""
    functions = laptop.cloud.session.client("lambda")
    names = [one["FunctionName"] for one in functions.list_functions()["Functions"]]
    (name,) = [one for one in names if "SealJournal" in one]
    answer = functions.invoke(FunctionName=name, Payload=b"{}")
    assert "FunctionError" not in answer
    return int(json.loads(answer["Payload"].read())["sealed"])


def swap(laptop: Laptop, key: Mapping[str, str], **attributes: str) -> dict[str, Any]:
    """Change texts of an item behind everybody's back, or delete it when none are given; answers the item as it was."""
    table, client = laptop.outputs["TableName"], laptop.cloud.session.client("dynamodb")
    place = {name: {"S": value} for name, value in key.items()}
    old = dict(client.get_item(TableName=table, Key=place)["Item"])
    client.delete_item(TableName=table, Key=place)
    if attributes:
        client.put_item(TableName=table, Item=old | {name: {"S": value} for name, value in attributes.items()})
    return old


def put_back(laptop: Laptop, item: Mapping[str, Any]) -> None:
    laptop.cloud.session.client("dynamodb").put_item(TableName=laptop.outputs["TableName"], Item=dict(item))


def test_a_journal_is_sealed_verified_tampered_with_and_found_out(laptop: Laptop, tmp_path: Path) -> None:
    ticket = write_old_ticket(laptop)
    supervisor = next(login for login in laptop.logins if login.role == "supervisor")
    api = Api(laptop.outputs["ApiAddress"], laptop.sign_in(supervisor))
    assert seal(laptop) >= 1
    assert seal(laptop) == 0

    whole = journal(laptop, "verify", COMPANY, "--json")
    assert (whole.code, whole.document["faults"], whole.document["tickets"]) == (0, [], 1)
    assert whole.document["seals"] >= 1  # two, but for the half hour after midnight

    entry = {"PK": f"{COMPANY}#TICKET#{ticket.number}", "SK": "ENTRY#000002"}
    old = swap(laptop, entry, reason="already repaired")
    altered = journal(laptop, "verify", COMPANY, "--json")
    assert (altered.code, altered.faults) == (1, [(ticket.number, 2, "altered")])
    put_back(laptop, old)

    swap(laptop, entry)
    missing = journal(laptop, "verify", COMPANY)
    assert (missing.code, f"ticket {ticket.number}: entry 2 is missing" in missing.text) == (1, True)
    put_back(laptop, old)

    day = ticket.registered_at.astimezone(
        next(one.company.zone for one in laptop.companies if one.slug == COMPANY)
    ).date()
    sealed = swap(laptop, {"PK": f"{COMPANY}#SEALS", "SK": f"SEAL#{day}"})
    broken = journal(laptop, "verify", COMPANY)
    assert (broken.code, f"the seal of {day} is missing" in broken.text) == (1, True)
    put_back(laptop, sealed)
    assert journal(laptop, "verify", COMPANY).code == 0

    report = tmp_path / "report.pdf"
    month = f"{day:%Y-%m}"
    told = journal(laptop, "report", COMPANY, "--month", month, "-o", str(report))
    assert (told.code, report.read_bytes()[:5]) == (0, b"%PDF-"), told.text
    figures = api.get("/reports/inspector", company=COMPANY, month=month)
    assert (figures["tickets"], len(figures["seal"])) == (1, 64)
    api.close()
