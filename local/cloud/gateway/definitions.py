"""The APIs as they were deployed, read out of moto's apigatewayv2 backend at every request: never stale, and quick."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from moto.apigatewayv2.models import apigatewayv2_backends
from moto.core import DEFAULT_ACCOUNT_ID

_FUNCTION_ARN = re.compile(r"arn:aws:lambda:[^:/]+:\d+:function:[^/]+")


class UnsupportedApi(Exception):
    """Something deployed that the laptop's gateway cannot imitate; the message names API, route and what it is."""


@dataclass(frozen=True, slots=True)
class Integration:
    """A Lambda proxy integration. timeout: seconds."""

    function: str
    payload_version: str
    timeout: float


@dataclass(frozen=True, slots=True)
class JwtAuthorizer:
    """identity_sources: where the token stands, such as $request.header.Authorization."""

    issuer: str
    audience: tuple[str, ...]
    identity_sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """One route. answers: whether a WebSocket route sends the function's answer back."""

    key: str
    integration: Integration
    authorizer: JwtAuthorizer | None = None
    scopes: tuple[str, ...] = ()
    answers: bool = False


@dataclass(frozen=True, slots=True)
class Cors:
    """The API's CORS configuration; header names as configured."""

    origins: tuple[str, ...]
    methods: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    exposed: tuple[str, ...] = ()
    credentials: bool = False
    max_age: int | None = None


@dataclass(frozen=True, slots=True)
class Api:
    """One deployed API. protocol: HTTP or WEBSOCKET; stages: name -> stage variables."""

    id: str
    protocol: str
    routes: tuple[Route, ...]
    stages: Mapping[str, Mapping[str, str]]
    selection: str
    cors: Cors | None = None


def read_api(region: str, api_id: str) -> Api | None:
    """The API with this id as it is now; None when there is none. Raises UnsupportedApi."""
    api = apigatewayv2_backends[DEFAULT_ACCOUNT_ID][region].apis.get(api_id)
    return _read(api) if api is not None else None


def read_apis(region: str) -> Iterator[Api]:
    """Every API of the region. Raises UnsupportedApi."""
    for api in list(apigatewayv2_backends[DEFAULT_ACCOUNT_ID][region].apis.values()):
        yield _read(api)


def _read(api: Any) -> Api:
    return Api(
        id=api.api_id,
        protocol=api.protocol_type,
        routes=tuple(_read_route(api, route) for route in list(api.routes.values())),
        stages={stage.name: stage.stage_variables or {} for stage in list(api.stages.values())},
        selection=api.route_selection_expression,
        cors=_read_cors(api.cors_configuration),
    )


def _read_route(api: Any, route: Any) -> Route:
    place = f"route {route.route_key} of API {api.name}"
    return Route(
        key=route.route_key,
        integration=_read_integration(api, route.target, place),
        authorizer=_read_authorizer(api, route, place),
        scopes=tuple(route.authorization_scopes or ()),
        answers=bool(route.route_response_selection_expression),
    )


def _read_integration(api: Any, target: str | None, place: str) -> Integration:
    integration = api.integrations.get((target or "").removeprefix("integrations/"))
    if integration is None:
        raise UnsupportedApi(f"{place} leads to no integration")
    function = _FUNCTION_ARN.search(integration.integration_uri or "")
    if integration.integration_type != "AWS_PROXY" or function is None:
        raise UnsupportedApi(f"{place} has an integration of type {integration.integration_type}, not a Lambda proxy")
    version = integration.payload_format_version or "1.0"
    return Integration(function.group(), version, (integration.timeout_in_millis or 30_000) / 1000)


def _read_authorizer(api: Any, route: Any, place: str) -> JwtAuthorizer | None:
    if (route.authorization_type or "NONE") == "NONE":
        return None
    authorizer = api.authorizers.get(route.authorizer_id)
    if authorizer is None or authorizer.authorizer_type != "JWT":
        kind = authorizer.authorizer_type if authorizer else route.authorization_type
        raise UnsupportedApi(f"{place} is authorized by {kind}, which the laptop does not imitate")
    jwt = _camel_case(authorizer.jwt_config)
    sources = authorizer.identity_source or "$request.header.Authorization"
    return JwtAuthorizer(
        issuer=str(jwt.get("issuer", "")),
        audience=tuple(jwt.get("audience") or ()),
        identity_sources=(sources,) if isinstance(sources, str) else tuple(sources),
    )


def _read_cors(configuration: Mapping[str, Any] | None) -> Cors | None:
    if not configuration:
        return None
    cors = _camel_case(configuration)
    age = cors.get("maxAge")
    return Cors(
        origins=tuple(cors.get("allowOrigins") or ()),
        methods=tuple(cors.get("allowMethods") or ()),
        headers=tuple(cors.get("allowHeaders") or ()),
        exposed=tuple(cors.get("exposeHeaders") or ()),
        credentials=str(cors.get("allowCredentials", "")).lower() == "true",
        max_age=int(age) if age is not None else None,
    )


def _camel_case(mapping: Mapping[str, Any] | None) -> dict[str, Any]:
    # The API spells keys issuer, CloudFormation spells them Issuer; moto keeps what it was given.
    return {key[:1].lower() + key[1:]: value for key, value in (mapping or {}).items()}
