"""An HTTP API as a page meets it: real requests to a real port."""

import base64
import json
import time
from typing import Any

import httpx
import pytest

from local.cloud.gateway.definitions import UnsupportedApi
from local.cloud.gateway.gateway import Gateway
from tests.local.cloud.gateway.fakes import ApiBuilder, FakeCloud, echo


def test_function_is_told_the_request_in_format_1(cloud: FakeCloud, api: ApiBuilder, pages: httpx.Client) -> None:
    cloud.functions.handlers["rest_api"] = echo
    api.route("GET /tickets/{company}/{number}", "rest_api")

    event = pages.get("/tickets/uyut/%D0%90%2F12?a=1&a=2&empty=", headers=[("X-Two", "1"), ("X-Two", "2")]).json()

    assert event["version"] == "1.0"
    assert event["resource"] == "/tickets/{company}/{number}"
    assert event["path"] == "/tickets/uyut/А/12"
    assert event["pathParameters"] == {"company": "uyut", "number": "А/12"}
    assert event["queryStringParameters"] == {"a": "2", "empty": ""}
    assert event["multiValueQueryStringParameters"] == {"a": ["1", "2"], "empty": [""]}
    assert event["headers"]["x-two"] == "2"
    assert event["multiValueHeaders"]["x-two"] == ["1", "2"]
    assert event["body"] is None
    assert event["isBase64Encoded"] is False
    context = event["requestContext"]
    assert context["resourcePath"] == "/tickets/{company}/{number}"
    assert context["httpMethod"] == "GET"
    assert context["stage"] == "$default"
    assert context["apiId"] == api.id
    assert context["identity"]["sourceIp"] == "127.0.0.1"
    assert context["authorizer"] == {"claims": None, "scopes": None}
    assert context["requestId"]


def test_function_is_told_the_request_in_format_2(cloud: FakeCloud, api: ApiBuilder, pages: httpx.Client) -> None:
    cloud.functions.handlers["rest_api"] = echo
    api.route("POST /a/{proxy+}", "rest_api", version="2.0")

    event = pages.post(
        "/a/b/c?x=1&x=2", content=b"{}", headers={"Content-Type": "application/json", "Cookie": "k=1; l=2"}
    ).json()

    assert event["version"] == "2.0"
    assert event["routeKey"] == "POST /a/{proxy+}"
    assert event["rawPath"] == "/a/b/c"
    assert event["rawQueryString"] == "x=1&x=2"
    assert event["queryStringParameters"] == {"x": "1,2"}
    assert event["pathParameters"] == {"proxy": "b/c"}
    assert event["cookies"] == ["k=1", "l=2"]
    assert "cookie" not in event["headers"]
    assert event["requestContext"]["http"]["method"] == "POST"
    assert event["body"] == "{}"


@pytest.mark.parametrize(
    ("content_type", "body", "encoded"),
    [
        ("application/json; charset=utf-8", "да", False),
        ("text/plain", "да", False),
        ("image/png", "да", True),
        ("", "да", True),
    ],
)
def test_body_travels_as_text_or_base64(
    cloud: FakeCloud, api: ApiBuilder, pages: httpx.Client, content_type: str, body: str, encoded: bool
) -> None:
    cloud.functions.handlers["rest_api"] = echo
    api.route("PUT /files", "rest_api")

    event = pages.put(
        "/files", content=body.encode(), headers={"Content-Type": content_type} if content_type else {}
    ).json()

    assert event["isBase64Encoded"] is encoded
    assert (base64.b64decode(event["body"]).decode() if encoded else event["body"]) == body


def test_answer_is_mapped_back(cloud: FakeCloud, api: ApiBuilder, pages: httpx.Client) -> None:
    cloud.functions.handlers["rest_api"] = lambda _event: {
        "statusCode": "201",
        "headers": {"X-One": "1", "X-Two": "lost"},
        "multiValueHeaders": {"x-two": ["a", "b"]},
        "body": base64.b64encode(b"\x00\xff").decode(),
        "isBase64Encoded": True,
    }
    api.route("GET /x", "rest_api")

    answer = pages.get("/x")

    assert answer.status_code == 201
    assert answer.headers["x-one"] == "1"
    assert answer.headers.get_list("x-two") == ["a", "b"]
    assert answer.content == b"\x00\xff"
    assert answer.headers["apigw-requestid"]


def test_format_2_takes_any_json_as_the_body(cloud: FakeCloud, api: ApiBuilder, pages: httpx.Client) -> None:
    cloud.functions.handlers["rest_api"] = lambda _event: {"hello": "world"}
    api.route("GET /x", "rest_api", version="2.0")

    answer = pages.get("/x")

    assert (answer.status_code, answer.json()) == (200, {"hello": "world"})
    assert answer.headers["content-type"] == "application/json"


def _raise(_event: dict[str, Any]) -> Any:
    raise RuntimeError("a secret of the inside")


@pytest.mark.parametrize(
    "handler",
    [
        _raise,
        lambda _event: b"not json",
        lambda _event: {"body": "no status"},
        lambda _event: {"statusCode": 999},
        lambda _event: {"statusCode": 200, "body": {"not": "a string"}},
        lambda _event: {"statusCode": 200, "body": "x" * (6 * 1024 * 1024)},
        None,
    ],
)
def test_a_failing_function_is_a_bare_500(cloud: FakeCloud, api: ApiBuilder, pages: httpx.Client, handler: Any) -> None:
    if handler:
        cloud.functions.handlers["rest_api"] = handler
    api.route("GET /x", "rest_api")

    answer = pages.get("/x")

    assert (answer.status_code, answer.json()) == (500, {"message": "Internal Server Error"})


def test_a_slow_function_is_given_up(cloud: FakeCloud, api: ApiBuilder, pages: httpx.Client) -> None:
    cloud.functions.handlers["rest_api"] = lambda _event: time.sleep(1.0)
    api.route("GET /x", "rest_api", timeout_ms=100)

    began = time.monotonic()
    answer = pages.get("/x")

    assert (answer.status_code, answer.json()) == (503, {"message": "Service Unavailable"})
    assert time.monotonic() - began < 0.9


def test_what_no_route_takes_is_not_found(cloud: FakeCloud, api: ApiBuilder, pages: httpx.Client) -> None:
    cloud.functions.handlers["rest_api"] = echo
    api.route("GET /me", "rest_api")

    for answer in (pages.get("/you"), pages.post("/me"), pages.get("/me/"), pages.get("/me/more")):
        assert (answer.status_code, answer.json()) == (404, {"message": "Not Found"})
    assert cloud.functions.events == []


def test_an_api_that_is_not_there_is_not_found(gateway: Gateway) -> None:
    answer = httpx.get(gateway.api_endpoint("nowhere", "HTTP") + "/me", trust_env=False)

    assert (answer.status_code, answer.json()) == (404, {"message": "Not Found"})


def test_an_api_without_a_stage_is_not_served(cloud: FakeCloud, gateway: Gateway) -> None:
    api = ApiBuilder(cloud)
    api.route("GET /me", "rest_api")

    assert httpx.get(gateway.api_endpoint(api.id, "HTTP") + "/me", trust_env=False).status_code == 404


def test_a_named_stage_stands_in_the_path(cloud: FakeCloud, gateway: Gateway) -> None:
    cloud.functions.handlers["rest_api"] = echo
    api = ApiBuilder(cloud)
    api.stage("prod")
    api.route("GET /me", "rest_api")

    event = httpx.get(gateway.api_endpoint(api.id, "HTTP") + "/prod/me", trust_env=False).json()

    assert (event["resource"], event["path"], event["requestContext"]["stage"]) == ("/me", "/prod/me", "prod")


def test_too_large_a_request_is_refused(cloud: FakeCloud, api: ApiBuilder, pages: httpx.Client) -> None:
    cloud.functions.handlers["rest_api"] = echo
    api.route("POST /x", "rest_api")

    answer = pages.post("/x", content=b"x" * (10 * 1024 * 1024 + 1))

    assert answer.status_code == 413
    assert cloud.functions.events == []


def test_requests_are_served_side_by_side(cloud: FakeCloud, api: ApiBuilder, pages: httpx.Client) -> None:
    def ask_another(event: dict[str, Any]) -> dict[str, Any]:
        inner = pages.get("/inner")  # a function that calls its own API must not wait for itself
        return {"statusCode": 200, "body": inner.text}

    cloud.functions.handlers.update(outer=ask_another, inner=lambda _event: {"statusCode": 200, "body": "in"})
    api.route("GET /outer", "outer")
    api.route("GET /inner", "inner")

    assert pages.get("/outer", timeout=5).text == "in"


def test_what_cannot_be_imitated_stops_the_start(cloud: FakeCloud) -> None:
    api = ApiBuilder(cloud)
    api.route("GET /x", "rest_api", AuthorizationType="AWS_IAM")
    gateway = Gateway()
    try:
        with pytest.raises(UnsupportedApi, match="GET /x of API test is authorized by AWS_IAM"):
            gateway.start(cloud)
    finally:
        gateway.stop()
        cloud.client("apigatewayv2").delete_api(ApiId=api.id)


def test_the_address_is_known_before_the_start_and_refused_until_then(cloud: FakeCloud) -> None:
    gateway = Gateway()
    try:
        with pytest.raises(httpx.ConnectError):
            httpx.get(gateway.address, trust_env=False)
        gateway.start(cloud)
        assert httpx.get(gateway.address + "/apis/none/x", trust_env=False).status_code == 404
    finally:
        gateway.stop()
    with pytest.raises(httpx.ConnectError):
        httpx.get(gateway.address, trust_env=False)


def test_json_of_the_function_is_not_touched(cloud: FakeCloud, api: ApiBuilder, pages: httpx.Client) -> None:
    text = json.dumps({"имя": "Ёлка"}, ensure_ascii=False)
    cloud.functions.handlers["rest_api"] = lambda _event: {"statusCode": 200, "body": text}
    api.route("GET /x", "rest_api")

    assert pages.get("/x").content.decode() == text
