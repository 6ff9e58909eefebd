"""/apis/<api id>/…: finds the API and hands the request to its protocol."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket

from local.cloud.gateway.definitions import Api, read_api
from local.cloud.gateway.http_api import HttpApis
from local.cloud.gateway.management_api import ManagementApi
from local.cloud.gateway.websocket_api import WebSocketApis, deny


class ApiEndpoint:
    """An ASGI application for everything below /apis. domain: host and port of the gateway."""

    def __init__(
        self, region: str, domain: str, http_apis: HttpApis, websocket_apis: WebSocketApis, management: ManagementApi
    ) -> None:
        self._region = region
        self._domain = domain
        self._http_apis = http_apis
        self._websocket_apis = websocket_apis
        self._management = management

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer an HTTP request or serve a WebSocket."""
        api_id, slash, rest = scope["raw_path"].decode("latin-1").removeprefix("/apis/").partition("/")
        raw_path = slash + rest
        api = read_api(self._region, api_id)
        domain = f"{self._domain}/apis/{api_id}"
        if scope["type"] == "http":
            response = await self._answer(api, Request(scope, receive), domain, raw_path)
            await response(scope, receive, send)
            return
        socket = WebSocket(scope, receive, send)
        if api is None or api.protocol != "WEBSOCKET":
            await deny(socket, 404, "Not Found")
        else:
            await self._websocket_apis.serve(api, socket, domain, raw_path)

    async def _answer(self, api: Api | None, request: Request, domain: str, raw_path: str) -> Response:
        if api is None:
            return JSONResponse({"message": "Not Found"}, 404)
        if api.protocol == "WEBSOCKET":
            return await self._management.answer(api, request, raw_path)
        return await self._http_apis.answer(api, request, domain, raw_path)
