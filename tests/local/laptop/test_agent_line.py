"""An agent at the desk, over the WebSocket that the desk's pages use."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from websockets.exceptions import InvalidStatus

from local.cloud.gateway.gateway import Gateway
from local.connect.contacts.agents import Activity
from tests.local.cloud.gateway.people import People
from tests.local.connect.connect_house import NUMBER
from tests.local.laptop.conftest import AGENT, Centre
from tests.local.laptop.socket_page import SocketPage, open_page

_RESIDENT = "+79120000001"


@pytest.fixture
def token(people: People) -> str:
    return people.sign_in(AGENT)["IdToken"]


@pytest.fixture
def desk(laptop: Gateway, token: str) -> Iterator[SocketPage]:
    with open_page(laptop, f"/laptop/agent?token={token}") as page:
        assert page.next()["state"] == "Offline"
        assert page.next() == {"type": "at_hand", "items": []}
        yield page


@pytest.fixture
def resident(laptop: Gateway) -> Iterator[SocketPage]:
    """Somebody who waits in the queue."""
    with open_page(laptop, "/laptop/telephone") as page:
        page.do("dial", **{"from": _RESIDENT, "to": NUMBER})
        page.wait_for("asked")
        page.do("press", keys="1")
        page.wait_for("waiting")
        yield page


def ring(desk: SocketPage) -> str:
    """Become available; the contact that rings."""
    desk.do("set_state", state="Available")
    return str(desk.wait_for("ringing")["contact"]["contact_id"])


def test_every_page_of_an_agent_hears_what_happens_at_the_desk(
    laptop: Gateway, token: str, desk: SocketPage, resident: SocketPage
) -> None:
    with open_page(laptop, f"/laptop/agent?token={token}") as second:
        assert second.next()["state"] == "Offline"
        contact = ring(desk)
        assert second.wait_for("ringing")["contact"]["contact_id"] == contact
        second.do("accept", contact_id=contact)
        for page in (desk, second):
            assert page.wait_for("connected")["contact_id"] == contact
    desk.do("hang_up", contact_id=contact)
    desk.wait_for("ended")


def test_a_page_that_comes_is_told_what_is_at_hand(
    laptop: Gateway, token: str, desk: SocketPage, resident: SocketPage
) -> None:
    contact = ring(desk)
    with open_page(laptop, f"/laptop/agent?token={token}") as returned:
        assert returned.wait_for("ringing")["contact"]["contact_id"] == contact
        assert returned.wait_for("at_hand")["items"] == [contact]
    desk.do("reject", contact_id=contact)
    desk.wait_for("missed")


def test_a_call_is_taken_talked_and_finished(desk: SocketPage, resident: SocketPage) -> None:
    desk.do("set_state", state="Available")
    ringing = desk.wait_for("ringing")["contact"]
    contact = ringing["contact_id"]
    assert ringing == {
        "contact_id": contact,
        "initial_id": contact,
        "channel": "VOICE",
        "method": "INBOUND",
        "customer": _RESIDENT,
        "queue": "operators",
        "attributes": {"company": "uyut"},
    }

    desk.do("accept", contact_id=contact)
    assert desk.wait_for("connected") == {"type": "connected", "contact_id": contact}
    assert resident.wait_for("talking") == {"type": "talking", "agent": "Anna"}

    desk.do("hang_up", contact_id=contact)
    assert desk.wait_for("ended") == {"type": "ended", "contact_id": contact}
    assert resident.wait_for("ended")

    desk.do("finish", contact_id=contact)
    assert desk.wait_for("finished") == {"type": "finished", "contact_id": contact}
    assert desk.wait_for("state")["state"] == "Available"


def test_a_rejected_call_is_missed_and_the_agent_no_longer_ready(desk: SocketPage, resident: SocketPage) -> None:
    contact = ring(desk)

    desk.do("reject", contact_id=contact)

    assert desk.wait_for("missed") == {"type": "missed", "contact_id": contact}
    assert desk.next()["state"] == "Break"
    assert ring(desk) == contact


def test_a_caller_who_gives_up_stops_the_ringing(desk: SocketPage, resident: SocketPage) -> None:
    contact = ring(desk)

    resident.do("hang_up")

    assert desk.wait_for("ended") == {"type": "ended", "contact_id": contact}


def test_an_order_for_another_contact_does_nothing(desk: SocketPage, resident: SocketPage, centre: Centre) -> None:
    contact = ring(desk)
    session = next(iter(centre.instance.centre.sessions.values()))

    desk.do("accept", contact_id="another")
    desk.do("finish", contact_id=contact)
    desk.do("set_state", state="Break")
    while desk.wait_for("state")["state"] != "Break":
        pass  # orders are obeyed one after the other: the two before this one are done

    assert session.activity is Activity.RINGING
    desk.do("accept", contact_id=contact)
    assert desk.wait_for("connected")["contact_id"] == contact


@pytest.mark.parametrize("phase", ["ringing", "connected", "ended"])
def test_a_page_opened_again_finds_the_call_where_it_was(
    laptop: Gateway, token: str, desk: SocketPage, resident: SocketPage, phase: str
) -> None:
    contact = ring(desk)
    if phase != "ringing":
        desk.do("accept", contact_id=contact)
        desk.wait_for("connected")
    if phase == "ended":
        desk.do("hang_up", contact_id=contact)
        desk.wait_for("ended")
    desk.socket.close()

    with open_page(laptop, f"/laptop/agent?token={token}") as again:
        assert again.next()["state"] == "Available"
        assert again.next()["contact"]["contact_id"] == contact
        if phase != "ringing":
            assert again.next() == {"type": "connected", "contact_id": contact}
        if phase == "ended":
            assert again.next() == {"type": "ended", "contact_id": contact}


@pytest.mark.parametrize("state", ["Break", "Offline", "Available"])
def test_states_are_chosen(desk: SocketPage, state: str) -> None:
    desk.do("set_state", state=state)

    told = desk.next()
    assert (told["type"], told["state"]) == ("state", state)
    assert datetime.fromisoformat(told["since"]) <= datetime.now(UTC)


def test_a_state_chosen_in_a_call_begins_after_it(desk: SocketPage, resident: SocketPage) -> None:
    desk.do("accept", contact_id=ring(desk))
    desk.wait_for("connected")

    desk.do("set_state", state="Break")

    while (told := desk.wait_for("state"))["state"] != "Break":
        pass
    assert told["since"] is None


def test_the_reasons_of_a_break_are_the_statuses_of_the_instance(desk: SocketPage, centre: Centre) -> None:
    for name in ("Break", "Lunch"):
        centre.instance.create_agent_status(name)

    desk.do("list_statuses")

    assert desk.wait_for("statuses") == {"type": "statuses", "items": ["Break", "Lunch"]}
    desk.do("set_state", state="Lunch")
    assert desk.wait_for("state")["state"] == "Lunch"


def test_a_state_that_is_none_changes_nothing(desk: SocketPage) -> None:
    desk.do("set_state", state="Dancing")

    assert desk.next() == {"type": "refused", "do": "set_state", "why": "not_now"}
    assert desk.next()["state"] == "Offline"


@pytest.mark.usefixtures("centre", "people")
@pytest.mark.parametrize("query", ["", "?token=", "?token=a.b.c"])
def test_without_a_token_there_is_no_desk(laptop: Gateway, query: str) -> None:
    with pytest.raises(InvalidStatus) as refused, open_page(laptop, f"/laptop/agent{query}"):
        pass

    assert refused.value.response.status_code == 401


def test_who_is_no_agent_has_no_desk(laptop: Gateway, people: People) -> None:
    token = people.sign_in("stranger@example.org")["IdToken"]

    with pytest.raises(InvalidStatus) as refused, open_page(laptop, f"/laptop/agent?token={token}"):
        pass

    assert refused.value.response.status_code == 403


def test_the_centre_knows_agents_by_their_mail_whatever_its_case(
    laptop: Gateway, people: People, centre: Centre
) -> None:
    centre.instance.create_user("Vera@Example.org", centre.profile)
    token = people.sign_in("vera@example.org")["IdToken"]

    with open_page(laptop, f"/laptop/agent?token={token}") as desk:
        assert desk.next()["type"] == "state"
