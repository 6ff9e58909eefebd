"""/apis/<api id>/…: finds the API and hands the request to its protocol."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from local.cloud.gateway.definitions import Api, read_api
from local.cloud.gateway.http_api import HttpApis


class ApiEndpoint:
    """An ASGI application for everything below /apis. domain: host and port of the gateway."""

    def __init__(self, region: str, domain: str, http_apis: HttpApis) -> None:
        self._region = region
        self._domain = domain
        self._http_apis = http_apis

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer an HTTP request or a WebSocket handshake."""
        _, _, api_id, *rest = scope["raw_path"].decode("latin-1").split("/", 3)
        raw_path = f"/{rest[0]}" if rest else ""
        api = read_api(self._region, api_id)
        response = await self._answer(api, Request(scope, receive), raw_path)
        await response(scope, receive, send)

    async def _answer(self, api: Api | None, request: Request, raw_path: str) -> Response:
        if api is None or api.protocol != "HTTP":
            return JSONResponse({"message": "Not Found"}, 404)
        return await self._http_apis.answer(api, request, f"{self._domain}/apis/{api.id}", raw_path)
