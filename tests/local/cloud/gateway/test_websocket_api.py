"""A WebSocket API as a page and a function meet it."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
from botocore.exceptions import ClientError
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from local.cloud.gateway.gateway import Gateway
from local.cloud.gateway.websocket_api import WebSocketLimits
from tests.local.cloud.gateway.fakes import ApiBuilder, FakeCloud, wait_until

_PATIENCE = 5.0
Handler = Callable[[dict[str, Any]], Any]


def let_in(_event: dict[str, Any]) -> dict[str, Any]:
    return {"statusCode": 200}


@pytest.fixture
def live(cloud: FakeCloud) -> ApiBuilder:
    """$connect, $disconnect, an answering $default and an answering "shout", all of them letting everything pass."""
    cloud.functions.handlers |= {"open": let_in, "close": let_in, "answer": let_in, "shout": let_in}
    api = ApiBuilder(cloud, "WEBSOCKET", RouteSelectionExpression="$request.body.action")
    api.stage("live")
    api.route("$connect", "open")
    api.route("$disconnect", "close")
    for key, function in (("$default", "answer"), ("shout", "shout")):
        api.route(key, function, RouteResponseSelectionExpression="$default")
    return api


@pytest.fixture
def address(gateway: Gateway, live: ApiBuilder) -> str:
    return gateway.api_endpoint(live.id, "WEBSOCKET") + "/live"


@pytest.fixture
def page(address: str) -> Iterator[ClientConnection]:
    with connect(address + "?ticket=t1&a=1&a=2", user_agent_header="page", proxy=None) as page:
        yield page


@pytest.fixture
def management(cloud: FakeCloud, gateway: Gateway, live: ApiBuilder) -> Iterator[Any]:
    """boto3's client, at the address that a function is given."""
    endpoint = gateway.api_endpoint(live.id, "WEBSOCKET").replace("ws://", "http://") + "/live"
    client = cloud.session.client("apigatewaymanagementapi", endpoint_url=endpoint)
    yield client
    client.close()


def told(cloud: FakeCloud, event_type: str) -> dict[str, Any]:
    """The event of that type that a function was invoked with, once it was."""
    return wait_until(
        lambda: next((e for e in cloud.functions.events if e["requestContext"]["eventType"] == event_type), None)
    )


def test_connect_is_told_the_handshake(cloud: FakeCloud, live: ApiBuilder, page: ClientConnection) -> None:
    event = told(cloud, "CONNECT")

    assert event["queryStringParameters"] == {"ticket": "t1", "a": "2"}
    assert event["multiValueQueryStringParameters"] == {"ticket": ["t1"], "a": ["1", "2"]}
    assert event["headers"]["user-agent"] == "page"
    context = event["requestContext"]
    assert (context["routeKey"], context["stage"], context["apiId"]) == ("$connect", "live", live.id)
    assert context["identity"] == {"sourceIp": "127.0.0.1", "userAgent": "page"}
    assert context["connectionId"]
    assert isinstance(context["connectedAt"], int)


@pytest.mark.parametrize(("handler", "status"), [
    (lambda _event: {"statusCode": 401}, 401),
    (lambda _event: {"statusCode": 403}, 403),
    (lambda _event: {"statusCode": 500}, 500),
    (lambda _event: 1 / 0, 502),
    (lambda _event: "no answer", 502),
])  # fmt: skip
def test_connect_can_refuse(cloud: FakeCloud, address: str, handler: Handler, status: int) -> None:
    cloud.functions.handlers["open"] = handler

    with pytest.raises(InvalidStatus) as refused:
        connect(address, proxy=None)

    assert refused.value.response.status_code == status
    assert all(event["requestContext"]["eventType"] == "CONNECT" for event in cloud.functions.events)


@pytest.mark.parametrize("tail", ["", "/nowhere"])
def test_a_stage_that_is_not_there_is_forbidden(gateway: Gateway, live: ApiBuilder, tail: str) -> None:
    with pytest.raises(InvalidStatus) as refused:
        connect(gateway.api_endpoint(live.id, "WEBSOCKET") + tail, proxy=None)

    assert refused.value.response.status_code == 403


@pytest.mark.parametrize(("message", "route"), [
    ('{"action": "shout"}', "shout"),
    ('{"action": "whisper"}', "$default"),
    ('{"action": "$connect"}', "$default"),
    ('{"type": "ping"}', "$default"),
    ("no json", "$default"),
    ('["a list"]', "$default"),
])  # fmt: skip
def test_messages_choose_their_route_and_are_answered(
    cloud: FakeCloud, page: ClientConnection, message: str, route: str
) -> None:
    for name in ("answer", "shout"):
        cloud.functions.handlers[name] = lambda event: {"statusCode": 200, "body": event["requestContext"]["routeKey"]}

    page.send(message)

    assert page.recv(_PATIENCE) == route
    event = told(cloud, "MESSAGE")
    assert event["body"] == message
    assert event["requestContext"]["connectionId"] == told(cloud, "CONNECT")["requestContext"]["connectionId"]
    assert "headers" not in event


def test_a_failing_function_is_told_to_the_page_and_the_line_stays(cloud: FakeCloud, page: ClientConnection) -> None:
    cloud.functions.handlers["answer"] = lambda _event: 1 / 0
    page.send("{}")
    assert json.loads(page.recv(_PATIENCE))["message"] == "Internal server error"

    cloud.functions.handlers["answer"] = lambda _event: {"statusCode": 200, "body": "again"}
    page.send("{}")
    assert page.recv(_PATIENCE) == "again"


def test_a_message_that_no_route_takes_is_forbidden(cloud: FakeCloud, gateway: Gateway) -> None:
    api = ApiBuilder(cloud, "WEBSOCKET", RouteSelectionExpression="$request.body.action")
    api.stage("live")

    with connect(gateway.api_endpoint(api.id, "WEBSOCKET") + "/live", proxy=None) as page:
        page.send("{}")
        assert json.loads(page.recv(_PATIENCE))["message"] == "Forbidden"


def test_disconnect_is_told_with_code_and_reason(cloud: FakeCloud, page: ClientConnection) -> None:
    page.close(4000, "going home")

    context = told(cloud, "DISCONNECT")["requestContext"]
    assert (context["disconnectStatusCode"], context["disconnectReason"]) == (4000, "going home")
    assert context["connectionId"] == told(cloud, "CONNECT")["requestContext"]["connectionId"]


def test_functions_reach_an_open_page(cloud: FakeCloud, page: ClientConnection, management: Any) -> None:
    connection = told(cloud, "CONNECT")["requestContext"]["connectionId"]

    management.post_to_connection(ConnectionId=connection, Data='{"type": "change", "text": "да"}'.encode())

    assert page.recv(_PATIENCE) == '{"type": "change", "text": "да"}'
    seen = management.get_connection(ConnectionId=connection)
    assert seen["Identity"] == {"SourceIp": "127.0.0.1", "UserAgent": "page"}
    assert seen["LastActiveAt"] >= seen["ConnectedAt"]


def test_a_page_that_left_is_gone(cloud: FakeCloud, page: ClientConnection, management: Any) -> None:
    connection = told(cloud, "CONNECT")["requestContext"]["connectionId"]
    page.close()
    told(cloud, "DISCONNECT")

    for call in (management.get_connection, management.delete_connection):
        with pytest.raises(management.exceptions.GoneException):
            call(ConnectionId=connection)
    with pytest.raises(ClientError) as gone:
        management.post_to_connection(ConnectionId=connection, Data=b"x")
    assert gone.value.response["Error"]["Code"] == "GoneException"
    assert gone.value.response["ResponseMetadata"]["HTTPStatusCode"] == 410


def test_a_page_is_not_open_before_connect_has_let_it_in(cloud: FakeCloud, address: str, management: Any) -> None:
    refused: list[str] = []

    def post_too_early(event: dict[str, Any]) -> dict[str, Any]:
        with pytest.raises(management.exceptions.GoneException):
            management.post_to_connection(ConnectionId=event["requestContext"]["connectionId"], Data=b"x")
        refused.append("gone")
        return {"statusCode": 200}

    cloud.functions.handlers["open"] = post_too_early
    with connect(address, proxy=None):
        assert refused == ["gone"]


def test_functions_can_hang_up(cloud: FakeCloud, page: ClientConnection, management: Any) -> None:
    management.delete_connection(ConnectionId=told(cloud, "CONNECT")["requestContext"]["connectionId"])

    with pytest.raises(ConnectionClosed) as closed:
        page.recv(_PATIENCE)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1000
    assert told(cloud, "DISCONNECT")


def test_too_large_a_message_is_refused_in_both_directions(
    cloud: FakeCloud, page: ClientConnection, management: Any
) -> None:
    connection = told(cloud, "CONNECT")["requestContext"]["connectionId"]
    management.post_to_connection(ConnectionId=connection, Data=b"x" * 128 * 1024)
    with pytest.raises(management.exceptions.PayloadTooLargeException):
        management.post_to_connection(ConnectionId=connection, Data=b"x" * (128 * 1024 + 1))

    page.send("x" * (128 * 1024 + 1))

    assert len(page.recv(_PATIENCE)) == 128 * 1024
    with pytest.raises(ConnectionClosed) as closed:
        page.recv(_PATIENCE)
    assert closed.value.sent is not None
    assert told(cloud, "DISCONNECT")["requestContext"]["disconnectStatusCode"] == 1009


@pytest.mark.parametrize("limits", [
    WebSocketLimits(idle=timedelta(seconds=0.3)),
    WebSocketLimits(lifetime=timedelta(seconds=0.3)),
])  # fmt: skip
def test_a_silent_or_old_connection_is_closed(cloud: FakeCloud, live: ApiBuilder, limits: WebSocketLimits) -> None:
    gateway = Gateway(limits=limits)
    gateway.start(cloud)
    try:
        with connect(gateway.api_endpoint(live.id, "WEBSOCKET") + "/live", proxy=None) as page:
            with pytest.raises(ConnectionClosed) as closed:
                page.recv(_PATIENCE)
            assert closed.value.rcvd is not None
            assert closed.value.rcvd.code == 1001
        assert told(cloud, "DISCONNECT")
    finally:
        gateway.stop()


def test_stopping_the_gateway_ends_open_connections(cloud: FakeCloud, live: ApiBuilder) -> None:
    gateway = Gateway()
    gateway.start(cloud)
    with connect(gateway.api_endpoint(live.id, "WEBSOCKET") + "/live", proxy=None) as page:
        gateway.stop()

        with pytest.raises(ConnectionClosed):
            page.recv(_PATIENCE)


def test_a_refusal_is_no_error_of_the_gateway(
    cloud: FakeCloud, live: ApiBuilder, caplog: pytest.LogCaptureFixture
) -> None:
    cloud.functions.handlers["open"] = lambda _event: {"statusCode": 401}
    gateway = Gateway()
    gateway.start(cloud)
    with pytest.raises(InvalidStatus):
        connect(gateway.api_endpoint(live.id, "WEBSOCKET") + "/live", proxy=None)
    gateway.stop()

    assert caplog.messages == []


def test_the_management_api_is_all_that_http_finds_there(gateway: Gateway, live: ApiBuilder) -> None:
    answer = httpx.get(f"{gateway.address}/apis/{live.id}/live", trust_env=False)

    assert answer.status_code == 403
