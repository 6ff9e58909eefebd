"""The gateway: one port for API Gateway's APIs, S3 links, the pages, and what only a laptop has."""

from collections.abc import Sequence
from typing import Protocol

import boto3
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import BaseRoute, Mount
from starlette.types import ASGIApp

from local.cloud.functions.environment import FUNCTION_CREDENTIALS
from local.cloud.gateway.api_endpoint import ApiEndpoint
from local.cloud.gateway.cloud import Cloud
from local.cloud.gateway.definitions import read_apis
from local.cloud.gateway.forwarding import Forwarder
from local.cloud.gateway.http_api import HttpApis
from local.cloud.gateway.integration import Integrations
from local.cloud.gateway.listener import Listener
from local.cloud.gateway.management_api import ManagementApi
from local.cloud.gateway.s3.front import PREFIX as S3_PREFIX
from local.cloud.gateway.s3.front import S3Front
from local.cloud.gateway.s3.signatures import Secrets
from local.cloud.gateway.tokens import TokenVerifier
from local.cloud.gateway.websocket_api import WebSocketApis, WebSocketLimits
from local.cloud.gateway.websocket_connections import Connections
from local.cloud.server.listening import HOST

_LIMITS = WebSocketLimits()


class Addresses(Protocol):
    """More addresses for the gateway to serve, such as the laptop's own."""

    def routes(self, cloud: Cloud) -> Sequence[BaseRoute]:
        """The routes, once the cloud runs."""
        ...

    def stop(self) -> None:
        """The gateway serves no more."""
        ...


class Site(Protocol):
    """The pages, such as `local.cloud.edge.side.EdgeSide`."""

    def application(self, cloud: Cloud) -> ASGIApp | None:
        """What serves them, once the stacks are deployed; None if they have no pages."""
        ...


class Gateway:
    """Everything that pages, telephones and links reach, at one address of this machine.

    The port is held from the beginning, so that stacks can be deployed with the addresses of their APIs; it is served
    from open() or start() to stop(). port: None for a free one. site: the pages, None for none.
    """

    def __init__(
        self,
        port: int | None = None,
        site: Site | None = None,
        addresses: Sequence[Addresses] = (),
        limits: WebSocketLimits = _LIMITS,
    ) -> None:
        self._listener = Listener(port)
        self._site = site
        self._addresses = addresses
        self._limits = limits
        self._moto: Forwarder | None = None
        self._storage: Mount | None = None
        self._application: Starlette | None = None

    @property
    def host(self) -> str:
        """Such as 127.0.0.1:8000."""
        return f"{HOST}:{self._listener.port}"

    @property
    def address(self) -> str:
        """Such as http://127.0.0.1:8000, without a slash at the end."""
        return f"http://{self.host}"

    @property
    def s3_endpoint(self) -> str:
        """What functions are given as AWS_ENDPOINT_URL_S3, so that the links they make lead here and are checked."""
        return f"{self.address}{S3_PREFIX}"

    def api_endpoint(self, api_id: str, protocol: str) -> str:
        """The ApiEndpoint of an API; protocol is HTTP or WEBSOCKET, as in its template."""
        scheme = "ws" if protocol == "WEBSOCKET" else "http"
        return f"{scheme}://{HOST}:{self._listener.port}/apis/{api_id}"

    def open(self, cloud: Cloud) -> None:
        """Serve S3 alone: functions ask for it while stacks are deployed. Everything else is told to come back."""
        self._moto = Forwarder(cloud.endpoint)
        self._storage = Mount(S3_PREFIX, S3Front(self._moto, _secrets_of(cloud.session)))
        starting = PlainTextResponse("Dozor is starting.", 503, {"retry-after": "1"})
        self._application = Starlette(routes=[self._storage, Mount("/", starting)])
        self._listener.start(self._application)

    def start(self, cloud: Cloud) -> None:
        """Serve the deployed APIs; raises UnsupportedApi if one of them cannot be imitated."""
        region = cloud.session.region_name
        try:
            for _ in read_apis(region):
                pass  # reading is checking: better now, with a name, than at the first request
            routes = self._routes(cloud, region)
            if self._application is None:
                self.open(cloud)
            assert self._application is not None  # noqa: S101 — opened just now, if not before
            assert self._storage is not None  # noqa: S101
            self._application.router.routes[:] = [self._storage, *routes]
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop serving and give the port back."""
        self._listener.stop()
        for addresses in self._addresses:
            addresses.stop()
        if self._moto is not None:
            self._moto.close()
            self._moto = None
        self._application = self._storage = None

    def _routes(self, cloud: Cloud, region: str) -> list[BaseRoute]:
        verifier = TokenVerifier(cloud.endpoint)
        integrations = Integrations(cloud.functions)
        connections = Connections()
        apis = ApiEndpoint(
            region,
            f"{HOST}:{self._listener.port}",
            HttpApis(integrations, verifier),
            WebSocketApis(integrations, connections, self._limits),
            ManagementApi(connections),
        )
        routes: list[BaseRoute] = [Mount("/apis", apis)]
        for addresses in self._addresses:
            routes += addresses.routes(cloud)
        pages = self._site.application(cloud) if self._site is not None else None
        if pages is not None:
            # Under the laptop's own addresses there are no pages, whatever CloudFront would say.
            nothing = PlainTextResponse("Not Found", 404)
            routes += [Mount("/laptop", nothing), Mount("/", pages)]
        return routes


def _secrets_of(session: boto3.Session) -> Secrets:
    """The secrets of the laptop's own session and of its functions."""
    known = {FUNCTION_CREDENTIALS["AWS_ACCESS_KEY_ID"]: FUNCTION_CREDENTIALS["AWS_SECRET_ACCESS_KEY"]}
    credentials = session.get_credentials()
    if credentials is not None and credentials.access_key and credentials.secret_key:
        known[credentials.access_key] = credentials.secret_key
    return known.get
