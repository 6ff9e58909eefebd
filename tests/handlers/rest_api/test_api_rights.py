"""Rights that were taken away: every process, ticket and open page, and what is made meanwhile."""

from collections.abc import Mapping

import pytest

from dozor.adapters.apigateway.push_channel import ApiGatewayPushChannel
from dozor.adapters.cognito.user_directory import CognitoUserDirectory
from dozor.adapters.dynamodb.access_changes import DynamoAccessChanges
from dozor.adapters.memory.memory import Memory
from dozor.adapters.memory.remembered_access import RememberedAccess
from dozor.bootstrap import flow, stores
from functions.open_connection.handler import handler as open_connection
from functions.push_changes import handler as push_changes_handler
from functions.push_changes.handler import handler as push_changes
from functions.rest_api import operations
from tests.handlers.documents import event_batch, failed_in, read_document, ticket_event
from tests.handlers.house import House
from tests.handlers.rest_api.accounts import act, at, edit, id_of, sign_up
from tests.handlers.rest_api.client import Page


@pytest.fixture
def ada(house: House) -> Page:
    """The administrator of sosna and kedr."""
    return sign_up(house, "ada@example.org", "Ada", ["admin"], "sosna,kedr")


@pytest.fixture
def olga(house: House) -> Page:
    """An operator of sosna, signed in just now."""
    page = sign_up(house, "olga@example.org", "Olga", ["operator"], "sosna")
    page.claims["iat"] = str(int(house.clock.now().timestamp()))
    return page


@pytest.fixture
def _elsewhere(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rights are taken away by another process than the one that answers: each remembers for itself."""
    assert house.environment
    here = RememberedAccess(DynamoAccessChanges(flow.table()))
    monkeypatch.setattr(operations, "access_changes", lambda: here)


def connect(ticket: str, connection: str = "page-1") -> int:
    event = read_document("apigateway/socket_connect")
    event["queryStringParameters"] = {"ticket": ticket}
    event["requestContext"]["connectionId"] = connection
    return int(open_connection(event, None)["statusCode"])


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that were told something, in order; the laptop forgets what it told to one that is hung up."""
    told, send = [], ApiGatewayPushChannel.send

    def note(channel: ApiGatewayPushChannel, connection: str, message: Mapping[str, object]) -> bool:
        told.append(connection)
        return send(channel, connection, message)

    monkeypatch.setattr(ApiGatewayPushChannel, "send", note)
    return told


def watching() -> list[str]:
    return [page.connection for page in stores.connections().watching("sosna")]


@pytest.mark.usefixtures("_elsewhere")
def test_nobody_gets_a_ticket_for_the_live_feed_in_a_process_that_has_not_heard_yet(ada: Page, olga: Page) -> None:
    assert olga.get("/me").status == 200  # and the list, empty, is remembered
    assert act(ada, id_of(olga), "disable").status == 200
    refused = olga.post("/live-tickets")
    assert (refused.status, refused.body["type"]) == (401, "urn:dozor:token_outdated")


def test_a_ticket_that_was_issued_before_opens_nothing_afterwards(ada: Page, olga: Page) -> None:
    ticket = olga.post("/live-tickets").body["ticket"]
    act(ada, id_of(olga), "disable")
    assert connect(ticket) == 401
    assert watching() == []


def test_a_page_that_was_not_found_when_rights_were_taken_away_is_told_nothing_and_hung_up(
    house: House, ada: Page, olga: Page, sent: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rita = sign_up(house, "rita@example.org", "Rita", ["operator"], "sosna")
    for page, connection in ((olga, "olga-page"), (rita, "rita-page")):
        assert connect(page.post("/live-tickets").body["ticket"], connection) == 200
    with monkeypatch.context() as lagging:  # the index does not show the page yet
        lagging.setattr(stores.connections(), "watching", lambda _: ())
        act(ada, id_of(olga), "disable")
    assert failed_in(push_changes(event_batch(ticket_event()), None)) == []
    assert sent == ["rita-page"]
    assert watching() == ["rita-page"]


def test_a_page_hears_nothing_more_after_a_quarter_of_a_minute_wherever_rights_were_taken_away(
    ada: Page, olga: Page, sent: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds, told = [0.0], []
    elsewhere = RememberedAccess(DynamoAccessChanges(flow.table()), Memory(15.0, lambda: seconds[0]))
    monkeypatch.setattr(push_changes_handler, "access_changes", lambda: elsewhere)
    assert connect(olga.post("/live-tickets").body["ticket"]) == 200
    for entry, second in enumerate((0.0, 1.0, 15.0), start=1):
        seconds[0] = second
        if second == 1.0:
            with monkeypatch.context() as lagging:
                lagging.setattr(stores.connections(), "watching", lambda _: ())
                act(ada, id_of(olga), "disable")
        assert failed_in(push_changes(event_batch(ticket_event(entry=entry)), None)) == []
        told.append(len(sent))
    assert told == [1, 2, 2]
    assert watching() == []


def test_a_page_of_somebody_whose_address_was_changed_is_hung_up_all_the_same(ada: Page, olga: Page) -> None:
    olga.claims["email"] = "olga+2@example.org"
    assert connect(olga.post("/live-tickets").body["ticket"]) == 200
    act(ada, id_of(olga), "disable")
    assert watching() == []


def test_whoever_renews_a_page_after_the_change_comes_back(house: House, ada: Page, olga: Page) -> None:
    edit(ada, id_of(olga), roles=["operator", "supervisor"])
    olga.claims["iat"] = str(int(house.clock.now().timestamp()))
    assert connect(olga.post("/live-tickets").body["ticket"]) == 200
    assert failed_in(push_changes(event_batch(ticket_event()), None)) == []
    assert len(house.shown("page-1")) == 1


@pytest.mark.parametrize("late", [0.2, 0.9, 1.4])
def test_a_token_made_while_the_change_is_being_done_is_refused(
    house: House, ada: Page, olga: Page, monkeypatch: pytest.MonkeyPatch, late: float
) -> None:
    house.clock.advance(milliseconds=300)
    change = CognitoUserDirectory.set_roles

    def slowly(users: CognitoUserDirectory, user_id: str, roles: list[str]) -> None:
        house.clock.advance(seconds=late)
        olga.claims["iat"] = str(int(house.clock.now().timestamp()))  # with the roles of before
        house.clock.advance(milliseconds=50)
        change(users, user_id, roles)

    monkeypatch.setattr(CognitoUserDirectory, "set_roles", slowly)
    assert edit(ada, id_of(olga), roles=["executor"]).status == 200
    assert olga.get("/me").status == 401
    olga.claims["iat"] = str(int(house.clock.now().timestamp()))  # renewed as soon as it was refused
    assert olga.get("/me").status == 200


@pytest.mark.parametrize(
    "claims", [{"token_use": "access"}, {"token_use": ""}, {"email": ""}], ids=["access token", "neither", "nobody"]
)
def test_only_a_token_that_says_who_somebody_is_lets_in(ada: Page, olga: Page, claims: dict[str, str]) -> None:
    ada.claims |= claims
    for refused in (ada.get("/me"), ada.post(at(id_of(olga), "/actions"), {"action": "disable"})):
        assert (refused.status, refused.body["type"]) == (401, "urn:dozor:token_unfit")


def test_pages_remember_whose_they_are(olga: Page) -> None:
    connect(olga.post("/live-tickets").body["ticket"])
    (page,) = stores.connections().watching("sosna")
    assert (page.user_id, page.let_in_at) == (id_of(olga), int(olga.claims["iat"]))
