"""The laptop's own addresses, for the gateway to serve (docs/architecture.md)."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket

from local.cloud.gateway.cloud import Cloud
from local.cloud.gateway.forwarding import Forwarder
from local.cloud.gateway.tokens import TokenVerifier
from local.connect.instance import ConnectInstance
from local.laptop.addressees import AddressBook
from local.laptop.agent import AgentLines
from local.laptop.demo import Demo
from local.laptop.identity import find_sign_in, read_email
from local.laptop.sent_messages import SentMessages
from local.laptop.supervisor import serve_supervisor
from local.laptop.telephone import serve_telephone

_COGNITO = "/laptop/cognito"
_WORKSPACE = Path(__file__).with_name("workspace.html")


class LaptopAddresses:
    """/laptop/…; give it to the Gateway. instance: the Connect instance, once it is deployed. demo: who can be played.

    forwards: number that people dial -> number on which Connect hears the call. book: who gets messages.
    """

    def __init__(
        self,
        instance: Callable[[], ConnectInstance],
        demo: Callable[[], Demo] = Demo,
        forwards: Mapping[str, str] = MappingProxyType({}),
        book: AddressBook | None = None,
    ) -> None:
        self._instance = instance
        self._demo = demo
        self._forwards = forwards
        self._book = book or AddressBook()
        self._messages = SentMessages()
        self._moto: Forwarder | None = None

    def routes(self, cloud: Cloud) -> Sequence[BaseRoute]:
        """The routes; what is sent is noted from now on."""
        region = cloud.session.region_name
        verifier = TokenVerifier(cloud.endpoint)
        moto = self._moto = Forwarder(cloud.endpoint)
        self._messages.watch()
        agents = AgentLines()

        async def cognito(request: Request) -> Response:
            return await moto.forward(request, "/")

        async def telephone(socket: WebSocket) -> None:
            await serve_telephone(socket, self._instance(), self._forwards)

        async def agent(socket: WebSocket) -> None:
            await agents.serve(socket, self._instance(), lambda token: read_email(token, region, verifier))

        async def supervisor(socket: WebSocket) -> None:
            await serve_supervisor(socket, self._instance(), lambda token: read_email(token, region, verifier))

        return [
            Route("/laptop/settings", _answer(lambda: describe_settings(region))),
            Route("/laptop/demo", _answer(lambda: self._demo().as_document())),
            Route("/laptop/workspace", _show_workspace),
            Route("/laptop/messages", _answer(lambda: self._messages.as_document(self._book))),
            Route(_COGNITO, cognito, methods=["POST"]),
            WebSocketRoute("/laptop/telephone", telephone),
            WebSocketRoute("/laptop/agent", agent),
            WebSocketRoute("/laptop/supervisor", supervisor),
        ]

    def stop(self) -> None:
        """Note no more of what is sent."""
        self._messages.forget()
        if self._moto is not None:
            self._moto.close()
            self._moto = None


def describe_settings(region: str) -> dict[str, Any]:
    """The document of `GET /laptop/settings`; addresses are from the root of the site: pages stay with their own host."""
    sign_in = find_sign_in(region)
    return {
        "api": f"/apis/{sign_in.api_id}",
        "cognito": {"endpoint": _COGNITO, "client_id": sign_in.client_id, "region": region},
    }


def _show_workspace(_request: Request) -> Response:
    return HTMLResponse(_WORKSPACE.read_text(encoding="utf-8"), headers={"cache-control": "no-store"})


def _answer(document: Callable[[], Any]) -> Callable[[Request], Response]:
    def answer(_request: Request) -> Response:
        return JSONResponse(document(), headers={"cache-control": "no-store"})

    return answer
