"""An operator without our desk, on the laptop: the real flow, functions and table behind the views of Connect's workspace."""

from collections.abc import Iterator
from typing import Any

import pytest

from dozor.adapters.dynamodb.table import Table
from dozor.adapters.dynamodb.ticket_repository import DynamoTicketRepository
from local.connect.language.views import fields_of
from local.connect.people import AgentPanel, Caller
from local.demo.laptop import Laptop
from local.story.timeline import wait_for

pytestmark = [pytest.mark.story, pytest.mark.xdist_group("laptop")]

RESIDENT = "+79000000777"
MOST_QUESTIONS = 9


@pytest.fixture(scope="module")
def operator(laptop: Laptop) -> Iterator[AgentPanel]:
    """Somebody whose rights in Connect let them see views; nobody else is at work."""
    outputs = laptop.outputs
    email = "galina@example.org"
    laptop.cloud.session.client("connect").create_user(
        Username=email,
        InstanceId=outputs["InstanceId"],
        RoutingProfileId=outputs["RoutingProfileArn"].rpartition("/")[2],
        SecurityProfileIds=[outputs["GuideProfileArn"].rpartition("/")[2]],
        PhoneConfig={"PhoneType": "SOFT_PHONE", "AutoAccept": True, "AfterContactWorkTimeLimit": 0},
        IdentityInfo={"FirstName": "Галина", "LastName": "Диспетчер"},
    )
    instance = laptop.connect.instance
    user = next(one for one in instance.directory.users.values() if one.username == email)
    panel = AgentPanel(instance, user.id)
    panel.set_status("Available")
    yield panel
    panel.set_status("Offline")


class Screen:
    """What the operator sees and does."""

    def __init__(self, panel: AgentPanel) -> None:
        self._panel = panel
        self._seen = 0

    def sees(self, *views: str) -> dict[str, Any]:
        """The next view, which must be one of those."""
        shown = wait_for(f"the view {' or '.join(views)}", self._next, 60)
        assert shown["view"].removeprefix("Dozor-ticket-") in views, shown
        return shown

    def does(self, action: str, **fields: str) -> None:
        """Choose an action."""
        self._panel.answer_view(action, dict(fields))

    def _next(self) -> dict[str, Any] | None:
        views = [message for message in self._panel.messages if message["type"] == "view"]
        if len(views) <= self._seen:
            return None
        self._seen += 1
        return views[self._seen - 1]


def options(view: dict[str, Any], field: str) -> dict[str, str]:
    """Value -> label of a list."""
    return {one["Value"]: one["Label"] for one in fields_of({"Body": view["body"]})[field]["Options"]}


def test_the_form_in_connects_workspace_ends_as_a_ticket(laptop: Laptop, operator: AgentPanel) -> None:
    caller, screen = Caller(laptop.connect.instance, RESIDENT), Screen(operator)
    contact = caller.dial("+12025550101")  # on which Connect hears zarya's number
    wait_for("the menu", lambda: any("авари" in words.lower() for words in caller.heard()), 60)
    wait_for("the question", lambda: caller.messages[-1].get("asks"), 60)
    caller.press("0")

    first = screen.sees("caller")
    assert "нет в реестре" in repr(first["body"]) or "в реестре нет" in repr(first["body"])
    screen.does("Find", Search="а")
    found = options(screen.sees("caller"), "Place")
    building = next(value for value in found if value.startswith("b:"))
    screen.does("Next", Place=building, Flat="12", Name="Мария")
    screen.sees("problem")
    screen.does("Find", Words="кран течет")
    problems = options(screen.sees("problem"), "Problem")
    assert any("кран" in label.lower() or "теч" in label.lower() for label in problems.values())
    screen.does("Next")
    for _ in range(MOST_QUESTIONS):
        if screen.sees("question", "words", "summary")["view"] == "Dozor-ticket-summary":
            break
        screen.does("Next")
    screen.does("Save", Description="Капает с вечера")
    saved = screen.sees("saved")

    tickets = DynamoTicketRepository(Table(laptop.outputs["TableName"], laptop.cloud.session.client("dynamodb")))
    (ticket,) = tickets.list("zarya", open_only=True).items
    assert (ticket.description, ticket.contact_id) == ("Капает с вечера", contact)
    assert (ticket.caller.name, ticket.caller.phone, ticket.place.flat) == ("Мария", RESIDENT, "12")
    assert tickets.journal("zarya", ticket.number)[0].actor.name == "Галина Диспетчер"
    assert f"Заявка {ticket.number} сохранена" in repr(saved["body"])
    screen.does("End")
    wait_for("the end of the guide", lambda: operator.messages[-1]["type"] == "guide_ended", 60)
    operator.hang_up()
    operator.finish()
    caller.hang_up()
    assert laptop.pollers.faults() == []
