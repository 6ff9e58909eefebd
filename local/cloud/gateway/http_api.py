"""Serving one HTTP API: route, authorize, invoke, answer."""

from collections.abc import Iterable

from anyio.to_thread import run_sync
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from local.cloud.gateway.authorization import Refusal, authorize
from local.cloud.gateway.cors import CORS_HEADERS, allow_origin, answer_preflight, is_preflight
from local.cloud.gateway.definitions import Api
from local.cloud.gateway.http_answers import HttpAnswer, MalformedAnswer, read_answer
from local.cloud.gateway.http_events import build_event
from local.cloud.gateway.integration import IntegrationFailed, Integrations, IntegrationTimedOut, log_failure
from local.cloud.gateway.requests import GatewayRequest, read_request
from local.cloud.gateway.routing import Match, choose_route
from local.cloud.gateway.tokens import TokenVerifier

DEFAULT_STAGE = "$default"
# "Amazon API Gateway quotas": payload size of an HTTP API.
REQUEST_BYTES = 10 * 1024 * 1024
_UNSENDABLE = frozenset({"content-length", "transfer-encoding", "connection", "keep-alive"})


class HttpApis:
    """Answers requests to HTTP APIs."""

    def __init__(self, integrations: Integrations, verifier: TokenVerifier) -> None:
        self._integrations = integrations
        self._verifier = verifier

    async def answer(self, api: Api, request: Request, domain: str, raw_path: str) -> Response:
        """Answer a request whose path below the API is raw_path (percent-encoded)."""
        stage, below = choose_stage(api, raw_path)
        if stage is None:
            return _say(404, "Not Found")
        try:
            body = await _read_body(request)
        except ClientDisconnect:
            return Response(status_code=499)
        arrived = read_request(request, domain, stage, below, body or b"")
        if api.cors and is_preflight(arrived.method, arrived.header):
            return Response(status_code=204, headers=answer_preflight(api.cors, arrived.header))
        response = _say(413, "Request Entity Too Large") if body is None else await self._route(api, arrived)
        return _finish(api, arrived, response)

    async def _route(self, api: Api, request: GatewayRequest) -> Response:
        match = choose_route(api.routes, request.method, request.raw_path)
        if match is None:
            return _say(404, "Not Found")
        try:
            # In a thread: the issuer's keys may have to be fetched first.
            claims = await run_sync(authorize, match.route, request.header, dict(request.query), self._verifier)
        except Refusal as refusal:
            message = "Unauthorized" if refusal.status == 401 else "Forbidden"
            return _say(refusal.status, message, {"www-authenticate": refusal.challenge})
        return await self._integrate(match, build_event(api, match, request, claims))

    async def _integrate(self, match: Match, event: dict[str, object]) -> Response:
        integration = match.route.integration
        try:
            payload = await self._integrations.call(integration, event)
            return _as_response(read_answer(payload, integration.payload_version))
        except IntegrationTimedOut as error:
            # A REST API would say 504; an HTTP API says 503.
            log_failure(match.route.key, error)
            return _say(503, "Service Unavailable")
        except (IntegrationFailed, MalformedAnswer) as error:
            log_failure(match.route.key, error)
            return _say(500, "Internal Server Error")


def choose_stage(api: Api, raw_path: str) -> tuple[str | None, str]:
    """The stage that a path names by its first segment, else $default if there is one; and the path below it."""
    first, _, rest = raw_path.removeprefix("/").partition("/")
    if first in api.stages and first != DEFAULT_STAGE:
        return first, f"/{rest}"
    return (DEFAULT_STAGE if DEFAULT_STAGE in api.stages else None), raw_path or "/"


async def _read_body(request: Request) -> bytes | None:
    """The whole body, or None when it is larger than an HTTP API takes."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > REQUEST_BYTES:
            return None
    return bytes(body)


def _as_response(answer: HttpAnswer) -> Response:
    response = Response(answer.body, status_code=answer.status)
    _add_headers(response, (pair for pair in answer.headers if pair[0] not in _UNSENDABLE))
    return response


def _finish(api: Api, request: GatewayRequest, response: Response) -> Response:
    if api.cors:
        # The configuration stands above what the function says about CORS.
        for name in CORS_HEADERS & set(response.headers):
            del response.headers[name]
        _add_headers(response, allow_origin(api.cors, request.header).items())
    response.headers["apigw-requestid"] = request.id
    return response


def _add_headers(response: Response, headers: Iterable[tuple[str, str]]) -> None:
    for name, value in headers:
        response.headers.append(name, value)


def _say(status: int, message: str, headers: dict[str, str] | None = None) -> Response:
    return Response(f'{{"message":"{message}"}}', status, headers, media_type="application/json")
