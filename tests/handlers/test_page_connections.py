"""open_connection, close_connection, answer_connection, push_changes: the pages that are open."""

import json
from typing import Any

import pytest
from botocore.awsrequest import AWSResponse

from dozor.adapters.apigateway.push_channel import management_address
from dozor.adapters.aws import aws_client
from dozor.application.push_change import OWN_EVALUATIONS, issue_live_ticket
from dozor.bootstrap import stores, system
from dozor.events.evaluations import describe_evaluation
from dozor.ports.gateways import Visitor
from functions.answer_connection.handler import handler as answer_connection
from functions.close_connection.handler import handler as close_connection
from functions.open_connection.handler import handler as open_connection
from functions.push_changes.handler import handler as push_changes
from tests.contract.test_evaluations import make_evaluation
from tests.handlers.documents import Document, event_batch, failed_in, queue_batch, read_document, ticket_event
from tests.handlers.house import House


def ask_ticket(
    house: House, *companies: str, topics: tuple[str, ...] = ("dozor.tickets",), user: str = "olga@example.org"
) -> str:
    visitor = Visitor(user, companies or ("sosna",), topics)
    return issue_live_ticket(visitor, house.clock.now(), stores.connections(), system.ids())


def watching(company: str) -> list[str]:
    return [page.connection for page in stores.connections().watching(company)]


def handshake(ticket: str, connection: str = "page-1") -> Document:
    event = read_document("apigateway/socket_connect")
    event["queryStringParameters"] = {"ticket": ticket}
    event["multiValueQueryStringParameters"] = {"ticket": [ticket]}
    event["requestContext"]["connectionId"] = connection
    return event


def goodbye(connection: str = "page-1") -> Document:
    event = read_document("apigateway/socket_disconnect")
    event["requestContext"]["connectionId"] = connection
    return event


def test_a_ticket_lets_a_page_in_once(house: House) -> None:
    ticket = ask_ticket(house)
    assert open_connection(handshake(ticket), None)["statusCode"] == 200
    assert open_connection(handshake(ticket, "page-2"), None)["statusCode"] == 401
    assert watching("sosna") == ["page-1"]


def test_a_ticket_is_good_for_a_minute(house: House) -> None:
    ticket = ask_ticket(house)
    house.clock.advance(seconds=61)
    assert open_connection(handshake(ticket), None)["statusCode"] == 401


def test_a_page_without_a_ticket_stays_out(house: House) -> None:
    event = handshake("")
    assert open_connection(event, None)["statusCode"] == 401
    del event["queryStringParameters"], event["multiValueQueryStringParameters"]
    assert open_connection(event, None)["statusCode"] == 401
    assert watching("sosna") == []


def test_a_page_that_has_gone_is_forgotten_and_twice_is_fine(house: House) -> None:
    open_connection(handshake(ask_ticket(house)), None)
    for _ in range(2):
        assert close_connection(goodbye(), None)["statusCode"] == 200
    assert watching("sosna") == []


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ('{"type": "ping"}', "pong"),
        ('{"type": "dance"}', "error"),
        ("[1]", "error"),
        ("no JSON", "error"),
        ('"ping"', "error"),
        ("null", "error"),
        (None, "error"),
    ],
)
def test_a_ping_is_answered_and_nothing_else_is_understood(said: str | None, heard: str) -> None:
    answer = answer_connection(read_document("apigateway/socket_message") | {"body": said}, None)
    assert answer["statusCode"] == 200
    assert json.loads(answer["body"])["type"] == heard


def test_open_pages_of_the_company_are_told_and_no_others(house: House) -> None:
    open_connection(handshake(ask_ticket(house), "page-1"), None)
    open_connection(handshake(ask_ticket(house, "kedr"), "page-2"), None)
    open_connection(handshake(ask_ticket(house, "kedr", "sosna"), "page-3"), None)
    assert failed_in(push_changes(event_batch(ticket_event()), None)) == []
    for page in ("page-1", "page-3"):
        (message,) = house.shown(page)
        assert message["type"] == "change"
        assert message["event"]["id"] == "sosna-ticket-1-1"
        assert message["event"]["data"]["ticket"] == "1"
    assert house.shown("page-2") == []


def test_a_page_is_told_only_what_its_reader_may_read(house: House) -> None:
    open_connection(handshake(ask_ticket(house, topics=("dozor.outages", "dozor.guides")), "page-1"), None)
    open_connection(handshake(ask_ticket(house, topics=()), "page-2"), None)
    assert failed_in(push_changes(event_batch(ticket_event()), None)) == []
    assert house.shown("page-1") == house.shown("page-2") == []


def test_of_an_evaluation_only_its_operator_and_who_marks_talks_are_told(house: House) -> None:
    topics = {"olga": (OWN_EVALUATIONS,), "rita": (OWN_EVALUATIONS,), "vera": ("dozor.evaluations", OWN_EVALUATIONS)}
    for name, may in topics.items():
        open_connection(handshake(ask_ticket(house, topics=may, user=f"{name}@example.org"), name), None)
    elsewhere = ask_ticket(house, "kedr", topics=(OWN_EVALUATIONS,), user="olga@example.org")
    open_connection(handshake(elsewhere, "elsewhere"), None)
    assert failed_in(push_changes(event_batch(describe_evaluation(make_evaluation())), None)) == []
    assert [len(house.shown(page)) for page in ("olga", "vera", "rita", "elsewhere")] == [1, 1, 0, 0]
    assert "score" not in json.dumps(house.shown("olga"))


def test_no_page_is_told_a_link_that_lets_in(house: House) -> None:
    open_connection(handshake(ask_ticket(house)), None)
    token = system.links(house.environment["LINK_SECRET_ARN"]).sign("sosna", "1", "e1", house.clock.now())
    event = ticket_event("TicketNoted", reason=f"(https://dozor.example/work/{token})")
    assert failed_in(push_changes(event_batch(event), None)) == []
    (message,) = house.shown("page-1")
    assert message["event"]["data"]["reason"] == "(https://dozor.example/work/•••)"


def test_a_page_that_is_gone_without_a_word_is_forgotten(house: House) -> None:
    for page in ("page-1", "page-2"):
        open_connection(handshake(ask_ticket(house), page), None)
    client = aws_client("apigatewaymanagementapi", endpoint=management_address(house.environment["PUSH_ENDPOINT"]))
    moment, gone = "before-send.apigatewaymanagementapi.PostToConnection", _gone("page-1")
    client.meta.events.register_first(moment, gone)
    assert failed_in(push_changes(event_batch(ticket_event()), None)) == []
    client.meta.events.unregister(moment, gone)
    assert watching("sosna") == ["page-2"]
    assert len(house.shown("page-2")) == 1


def test_an_event_that_cannot_be_read_is_reported_alone(house: House) -> None:
    open_connection(handshake(ask_ticket(house)), None)
    bodies = [record["body"] for record in event_batch(ticket_event(), ticket_event(entry=2))["Records"]]
    assert failed_in(push_changes(queue_batch(bodies[0], "{}", bodies[1]), None)) == ["m1"]
    assert len(house.shown("page-1")) == 2


def test_who_watches_is_asked_once_a_batch_and_company(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    open_connection(handshake(ask_ticket(house)), None)
    asked: list[str] = []
    look = stores.connections().watching
    monkeypatch.setattr(stores.connections(), "watching", lambda slug: asked.append(slug) or look(slug))
    batch = event_batch(ticket_event(), ticket_event(entry=2), ticket_event(entry=3))
    assert failed_in(push_changes(batch, None)) == []
    assert asked == ["sosna"]
    assert len(house.shown("page-1")) == 3
    push_changes(event_batch(ticket_event(entry=4)), None)
    assert asked == ["sosna", "sosna"]


def _gone(page: str) -> Any:
    def answer(request: Any, **_: Any) -> AWSResponse | None:
        if not request.url.endswith(page):
            return None
        response = AWSResponse(request.url, 410, {"x-amzn-ErrorType": "GoneException"}, None)
        response._content = b"{}"
        return response

    return answer
