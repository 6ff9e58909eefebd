"""Handing a request on to moto, byte for byte."""

import httpx
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import Response

_HOP_BY_HOP = frozenset({"connection", "keep-alive", "transfer-encoding", "host", "content-length", "date", "server"})


class Forwarder:
    """Forwards requests to one server. endpoint: its address without a slash at the end."""

    def __init__(self, endpoint: str) -> None:
        self._endpoint = endpoint
        self._client = httpx.Client(trust_env=False, timeout=60.0)

    def close(self) -> None:
        """Close the connections to the server."""
        self._client.close()

    async def forward(self, request: Request, raw_path: str) -> Response:
        """The server's answer to the request at another path (percent-encoded); the query stays."""
        body = await request.body()
        query = request.url.query
        address = self._endpoint + (raw_path or "/") + (f"?{query}" if query else "")
        headers = [(name, value) for name, value in request.headers.items() if name not in _HOP_BY_HOP]
        return await run_sync(self._send, httpx.Request(request.method, address, headers=headers, content=body))

    def _send(self, request: httpx.Request) -> Response:
        answer = self._client.send(request, stream=True)
        try:
            content = b"".join(answer.iter_raw())
        finally:
            answer.close()
        response = Response(content, answer.status_code)
        kept = [(name, value) for name, value in answer.headers.multi_items() if name not in _HOP_BY_HOP]
        response.raw_headers = [(name.encode(), value.encode("latin-1")) for name, value in kept]
        # The length of what a HEAD did not bring is the server's to say.
        length = answer.headers.get("content-length") if request.method == "HEAD" else str(len(content))
        if length is not None and answer.status_code != 204:
            response.headers["content-length"] = length
        return response
