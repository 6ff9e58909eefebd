"""CORS as the API answers it by itself."""

from collections.abc import Iterator

import httpx
import pytest

from local.cloud.gateway.gateway import Gateway
from tests.local.cloud.gateway.fakes import ApiBuilder, FakeCloud

_PAGE = "https://pages.example.org"


@pytest.fixture
def client(cloud: FakeCloud, gateway: Gateway) -> Iterator[httpx.Client]:
    configuration = {
        "AllowOrigins": [_PAGE, "http://*"],
        "AllowMethods": ["GET", "POST"],
        "AllowHeaders": ["authorization"],
        "ExposeHeaders": ["x-shown"],
        "AllowCredentials": True,
        "MaxAge": 600,
    }
    cloud.functions.handlers["rest_api"] = lambda _event: {
        "statusCode": 200,
        "headers": {"Access-Control-Allow-Origin": "https://what.the.function.says"},
        "body": "",
    }
    api = ApiBuilder(cloud, CorsConfiguration=configuration)
    api.stage()
    api.route("ANY /x", "rest_api")
    with httpx.Client(base_url=gateway.api_endpoint(api.id, "HTTP"), trust_env=False) as client:
        yield client


def test_a_preflight_is_answered_without_the_function(cloud: FakeCloud, client: httpx.Client) -> None:
    answer = client.options("/x", headers={"Origin": _PAGE, "Access-Control-Request-Method": "POST"})

    assert answer.status_code == 204
    assert answer.headers["access-control-allow-origin"] == _PAGE
    assert answer.headers["access-control-allow-methods"] == "GET,POST"
    assert answer.headers["access-control-allow-headers"] == "authorization"
    assert answer.headers["access-control-allow-credentials"] == "true"
    assert answer.headers["access-control-max-age"] == "600"
    assert cloud.functions.events == []


@pytest.mark.parametrize(("origin", "method"), [("https://evil.example.org", "GET"), (_PAGE, "DELETE")])
def test_what_is_not_allowed_gets_no_permission(client: httpx.Client, origin: str, method: str) -> None:
    answer = client.options("/x", headers={"Origin": origin, "Access-Control-Request-Method": method})

    assert answer.status_code == 204
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_the_configuration_stands_above_the_function(client: httpx.Client) -> None:
    answer = client.get("/x", headers={"Origin": "http://127.0.0.1:5173"})

    assert answer.headers.get_list("access-control-allow-origin") == ["http://127.0.0.1:5173"]
    assert answer.headers["access-control-expose-headers"] == "x-shown"
    assert "access-control-allow-origin" not in client.get("/x").headers


def test_a_page_may_read_refusals_too(client: httpx.Client) -> None:
    assert client.get("/nothing", headers={"Origin": _PAGE}).headers["access-control-allow-origin"] == _PAGE
