"""PushChannel."""

import json
from typing import Any

import pytest
from botocore.stub import Stubber

from dozor.adapters.apigateway.push_channel import ApiGatewayPushChannel, management_address
from dozor.adapters.aws import aws_client
from dozor.domain.errors import TransientFailure
from dozor.ports.gateways import PushChannel
from tests.fakes.pages import FakePushChannel

STAGE = "wss://abc123.execute-api.eu-central-1.amazonaws.com/live"


@pytest.fixture(params=["fake", "apigateway"])
def channel(request: pytest.FixtureRequest) -> PushChannel:
    if request.param == "fake":
        return FakePushChannel()
    request.getfixturevalue("aws")
    return ApiGatewayPushChannel(STAGE)


def test_an_open_page_is_told(channel: PushChannel) -> None:
    assert channel.send("page-1", {"type": "change", "event": {"subject": "1"}})


def test_a_page_is_hung_up_and_twice_is_fine(channel: PushChannel) -> None:
    channel.close("page-1")
    channel.close("page-1")


@pytest.fixture
def client(aws: None) -> Any:
    return aws_client("apigatewaymanagementapi", attempts=1, endpoint=management_address(STAGE))


def test_a_page_is_told_in_json_that_people_can_read(client: Any) -> None:
    with Stubber(client) as stubber:
        data = json.dumps({"text": "Заявка"}, ensure_ascii=False, separators=(",", ":")).encode()
        stubber.add_response("post_to_connection", {}, {"ConnectionId": "page-1", "Data": data})
        assert ApiGatewayPushChannel(STAGE, client).send("page-1", {"text": "Заявка"})


def test_a_page_that_is_gone_is_gone_for_good(client: Any) -> None:
    fake = FakePushChannel()
    fake.gone.add("page-1")
    assert not fake.send("page-1", {})
    with Stubber(client) as stubber:
        stubber.add_client_error("post_to_connection", "GoneException", http_status_code=410)
        stubber.add_client_error("delete_connection", "GoneException", http_status_code=410)
        assert not ApiGatewayPushChannel(STAGE, client).send("page-1", {})
        ApiGatewayPushChannel(STAGE, client).close("page-1")


def test_a_page_that_cannot_be_told_now_is_not_gone(client: Any) -> None:
    fake = FakePushChannel()
    fake.faults.throttle("send")
    with pytest.raises(TransientFailure):
        fake.send("page-1", {})
    with Stubber(client) as stubber:
        stubber.add_client_error("post_to_connection", "LimitExceededException", http_status_code=429)
        with pytest.raises(TransientFailure):
            ApiGatewayPushChannel(STAGE, client).send("page-1", {})


@pytest.mark.parametrize(
    ("stage", "management"),
    [
        (STAGE, "https://abc123.execute-api.eu-central-1.amazonaws.com/live"),
        ("https://live.sosna.example/", "https://live.sosna.example"),
        ("ws://127.0.0.1:8000/apis/abc/live", "http://127.0.0.1:8000/apis/abc/live"),
    ],
)
def test_pages_are_told_where_they_were_opened(stage: str, management: str) -> None:
    assert management_address(stage) == management
