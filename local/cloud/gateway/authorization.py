"""Whether a request may pass to a route (AWS documentation: "Control access to HTTP APIs with JWT authorizers")."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from local.cloud.gateway.definitions import JwtAuthorizer, Route
from local.cloud.gateway.tokens import InvalidToken, TokenVerifier


@dataclass(frozen=True, slots=True)
class Refusal(Exception):
    """status 401 or 403; challenge: the WWW-Authenticate header."""

    status: int
    challenge: str


def authorize(
    route: Route, headers: Mapping[str, str], query: Mapping[str, str], verifier: TokenVerifier
) -> dict[str, Any] | None:
    """The token's claims, or None when the route is open; headers by lower-case name. Raises Refusal."""
    if route.authorizer is None:
        return None
    token = _find_token(route.authorizer, headers, query)
    if not token:
        raise Refusal(401, "Bearer")
    scopes = " ".join(route.scopes)
    try:
        claims = verifier.verify(token, route.authorizer.issuer, route.authorizer.audience)
    except InvalidToken as error:
        raise Refusal(401, f'Bearer scope="{scopes}" error="invalid_token" error_description="{error}"') from error
    granted = str(claims.get("scope") or " ".join(claims.get("scp", []))).split()
    if route.scopes and not set(route.scopes) & set(granted):
        raise Refusal(403, f'Bearer scope="{scopes}" error="insufficient_scope" error_description="insufficient scope"')
    return claims


def _find_token(authorizer: JwtAuthorizer, headers: Mapping[str, str], query: Mapping[str, str]) -> str:
    for source in authorizer.identity_sources:
        place, _, name = source.removeprefix("$request.").partition(".")
        value = headers.get(name.lower(), "") if place == "header" else query.get(name, "")
        if value:
            return value[7:].strip() if value[:7].lower() == "bearer " else value.strip()
    return ""
