"""What an agent does in a conversation, over the WebSocket of the desk: hold, others called in, calls of their own."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from local.cloud.gateway.gateway import Gateway
from tests.local.cloud.gateway.people import People
from tests.local.connect.connect_house import NUMBER
from tests.local.laptop.conftest import AGENT, Centre
from tests.local.laptop.socket_page import Message, SocketPage, open_page

_RESIDENT, _OUTSIDE = "+79120000001", "+79120000016"
_COLLEAGUE = "boris@example.org"


@pytest.fixture
def pages(laptop: Gateway, people: People, centre: Centre) -> Iterator["Pages"]:
    centre.instance.create_user(_COLLEAGUE, centre.profile, first_name="Boris")
    with ExitStack() as opened:
        yield Pages(laptop, people, opened)


class Pages:
    """Pages that are opened, and closed after the test."""

    def __init__(self, laptop: Gateway, people: People, opened: ExitStack) -> None:
        self._laptop, self._people, self._opened = laptop, people, opened

    def desk(self, email: str, state: str = "Available") -> SocketPage:
        token = self._people.sign_in(email)["IdToken"]
        page = self._opened.enter_context(open_page(self._laptop, f"/laptop/agent?token={token}"))
        page.do("set_state", state=state)
        while page.wait_for("state")["state"] != state:
            pass
        return page

    def telephone(self, number: str) -> SocketPage:
        page = self._opened.enter_context(open_page(self._laptop, "/laptop/telephone"))
        page.do("carry", number=number)
        page.wait_for("carried")
        return page

    def talk(self) -> tuple[SocketPage, SocketPage, str]:
        """A resident talks with the agent: telephone, desk, contact."""
        resident = self.telephone(_RESIDENT)
        resident.do("dial", **{"from": _RESIDENT, "to": NUMBER})
        resident.wait_for("asked")
        resident.do("press", keys="1")
        desk = self.desk(AGENT)
        contact = str(desk.wait_for("ringing")["contact"]["contact_id"])
        desk.do("accept", contact_id=contact)
        desk.wait_for("participants")
        resident.wait_for("talking")
        return resident, desk, contact


def who(message: Message) -> dict[str, str]:
    """Names and states of those who take part."""
    return {one["kind"] if one["kind"] != "agent" else one["name"]: one["state"] for one in message["participants"]}


def wait_until_who(page: SocketPage, wanted: dict[str, str]) -> Message:
    while who(message := page.wait_for("participants")) != wanted:
        pass
    return message


def test_hold_mute_and_keys_reach_the_resident(pages: Pages) -> None:
    resident, desk, contact = pages.talk()

    desk.do("hold", contact_id=contact)
    assert resident.wait_for("held")
    wait_until_who(desk, {"customer": "ON_HOLD", "Anna": "CONNECTED"})
    desk.do("resume", contact_id=contact)
    assert resident.wait_for("resumed")
    desk.do("mute", contact_id=contact, on=True)
    while not next(one for one in desk.wait_for("participants")["participants"] if one["self"])["muted"]:
        pass
    desk.do("send_keys", contact_id=contact, keys="12#")

    assert resident.wait_for("tones") == {"type": "tones", "keys": "12#"}


def test_a_colleague_is_asked_joins_and_keeps_the_resident(pages: Pages) -> None:
    resident, desk, contact = pages.talk()
    colleague = pages.desk(_COLLEAGUE)
    desk.do("list_destinations")
    known = desk.wait_for("destinations")["items"]
    assert {"id": _COLLEAGUE, "name": "Boris", "kind": "colleague", "ready": True}.items() <= known[0].items()

    desk.do("consult", contact_id=contact, to=_COLLEAGUE)
    offered = colleague.wait_for("ringing")["contact"]
    assert (offered["initial_id"], offered["method"]) == (contact, "TRANSFER")
    colleague.do("accept", contact_id=offered["contact_id"])
    wait_until_who(desk, {"customer": "ON_HOLD", "Anna": "CONNECTED", "Boris": "CONNECTED"})
    desk.do("join", contact_id=contact)
    wait_until_who(colleague, {"customer": "CONNECTED", "Anna": "CONNECTED", "Boris": "CONNECTED"})
    desk.do("transfer", contact_id=contact)

    wait_until_who(colleague, {"customer": "CONNECTED", "Boris": "CONNECTED"})
    assert desk.wait_for("ended")["contact_id"] == contact
    colleague.do("hang_up", contact_id=offered["contact_id"])
    assert resident.wait_for("ended")


def test_an_outside_number_is_called_in_and_put_out(pages: Pages) -> None:
    resident, desk, contact = pages.talk()
    outside = pages.telephone(_OUTSIDE)

    desk.do("consult", contact_id=contact, to=_OUTSIDE)
    outside.wait_for("ringing")
    outside.do("answer")
    assert outside.wait_for("talking")
    there = wait_until_who(desk, {"customer": "ON_HOLD", "Anna": "CONNECTED", "outside": "CONNECTED"})
    guest = next(one["id"] for one in there["participants"] if one["kind"] == "outside")
    desk.do("drop", contact_id=contact, participant=guest)

    assert outside.wait_for("ended")
    desk.do("resume", contact_id=contact)
    assert resident.wait_for("resumed")


@pytest.mark.parametrize(
    ("order", "why"),
    [
        ({"do": "transfer", "to": _COLLEAGUE}, "not_free"),
        ({"do": "consult", "to": "nobody"}, "no_such_number"),
        ({"do": "transfer"}, "nobody_called_in"),
        ({"do": "join"}, "nobody_called_in"),
        ({"do": "send_keys", "keys": "x"}, "no_such_key"),
        ({"do": "dial", "number": _OUTSIDE}, "in_call"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_reason(pages: Pages, order: dict[str, str], why: str) -> None:
    _, desk, contact = pages.talk()

    desk.do(order["do"], contact_id=contact, **{key: value for key, value in order.items() if key != "do"})

    assert desk.wait_for("refused") == {"type": "refused", "do": order["do"], "why": why}


def test_an_agent_calls_and_calls_back(pages: Pages) -> None:
    resident = pages.telephone(_RESIDENT)
    desk = pages.desk(AGENT, "Break")

    desk.do("dial", number=_RESIDENT, attributes={"company": "uyut"})

    called = desk.wait_for("dialling")["contact"]
    assert (called["customer"], called["attributes"]) == (_RESIDENT, {"company": "uyut"})
    resident.wait_for("ringing")
    resident.do("answer")
    assert desk.wait_for("connected")["contact_id"] == called["contact_id"]
    desk.do("hang_up", contact_id=called["contact_id"])
    desk.do("finish", contact_id=called["contact_id"])
    desk.wait_for("finished")

    desk.do("call_back", of=called["contact_id"], number="+79120000099")
    assert desk.wait_for("dialling")["contact"]["customer"] == _RESIDENT
    resident.wait_for("ringing")
    resident.do("refuse")
    assert desk.wait_for("dial_failed")["reason"] == "busy"
    assert desk.wait_for("finished")

    desk.do("call_back", of="long-gone", number=_RESIDENT)
    assert desk.wait_for("dialling")["contact"]["customer"] == _RESIDENT


def test_without_a_state_nobody_is_called(pages: Pages) -> None:
    desk = pages.desk(AGENT, "Offline")

    desk.do("dial", number=_RESIDENT)

    assert desk.wait_for("refused")["why"] == "offline"
