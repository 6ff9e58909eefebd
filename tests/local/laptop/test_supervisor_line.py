"""A supervisor's telephone, over the WebSocket of the wallboard."""

from collections.abc import Iterator

import pytest
from websockets.exceptions import InvalidStatus

from local.cloud.gateway.gateway import Gateway
from local.connect.contacts.monitoring import BARGE, SILENT
from local.connect.people import AgentPanel, Caller
from tests.local.cloud.gateway.people import People
from tests.local.connect.connect_house import NUMBER
from tests.local.connect.test_connect_real_time import wait_until
from tests.local.laptop.conftest import AGENT, Centre
from tests.local.laptop.socket_page import SocketPage, open_page

SUPERVISOR = "olga@example.org"


@pytest.fixture
def telephone(laptop: Gateway, centre: Centre, people: People) -> Iterator[SocketPage]:
    centre.instance.create_user(SUPERVISOR, centre.profile, first_name="Olga")
    token = people.sign_in(SUPERVISOR)["IdToken"]
    with open_page(laptop, f"/laptop/supervisor?token={token}") as page:
        assert page.next() == {"type": "ready"}
        yield page


@pytest.fixture
def anna(centre: Centre) -> AgentPanel:
    """An agent who talks with a resident."""
    user = next(one for one in centre.instance.directory.users.values() if one.username == AGENT)
    panel = AgentPanel(centre.instance, user.id)
    panel.set_status("Available")
    caller = Caller(centre.instance, "+79120000001")
    caller.dial(NUMBER)
    caller.press("1")
    wait_until(lambda: panel.session.activity == "RINGING")
    panel.accept()
    return panel


def listen(centre: Centre, anna: AgentPanel, allowed: tuple[str, ...] = (SILENT, BARGE)) -> str:
    """As Connect's API begins it."""
    monitoring, contact = centre.instance.centre.monitoring, anna.contact
    assert contact is not None
    listener = next(one.id for one in centre.instance.directory.users.values() if one.username == SUPERVISOR)
    return centre.instance.ports.runtime.call(lambda: monitoring.listen(listener, contact.id, allowed).id)


def test_a_supervisor_hears_joins_is_silent_and_leaves(telephone: SocketPage, centre: Centre, anna: AgentPanel) -> None:
    own = listen(centre, anna)
    told = telephone.wait_for("listening")
    assert (told["contact_id"], told["joined"]) == (own, False)
    assert told["of"] == anna.contact.id  # type: ignore[union-attr]
    assert [party["kind"] for party in told["participants"]] == ["customer", "agent"]
    telephone.do("join")
    assert telephone.wait_for("changed")["joined"] is True
    assert [party["self"] for party in telephone.wait_for("participants")["participants"]] == [False, False, True]
    telephone.do("be_silent")
    assert telephone.wait_for("changed")["joined"] is False
    telephone.do("leave")
    assert telephone.wait_for("ended") == {"type": "ended", "contact_id": own}


def test_what_does_not_fit_the_moment_is_refused(telephone: SocketPage, centre: Centre, anna: AgentPanel) -> None:
    telephone.do("join")
    assert telephone.wait_for("refused")["do"] == "join"
    listen(centre, anna, (SILENT,))
    telephone.do("join")
    assert telephone.wait_for("refused")["do"] == "join"


def test_only_who_has_a_telephone_gets_one(laptop: Gateway, people: People) -> None:
    for token, status in (("", 401), (people.sign_in("stranger@example.org")["IdToken"], 403)):
        with pytest.raises(InvalidStatus) as refused, open_page(laptop, f"/laptop/supervisor?token={token}"):
            pass
        assert refused.value.response.status_code == status
