"""Verifying JSON Web Tokens of the laptop's user pools."""

import json
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlparse
from urllib.request import urlopen

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

_PATIENCE_SECONDS = 10


class InvalidToken(Exception):
    """The token does not prove what it says; the message is the reason, in API Gateway's words."""


class TokenVerifier:
    """Verifies RS256 tokens with the keys that the issuer publishes.

    endpoint: where moto listens, in place of the issuer's host. now: seconds since 1970, for tests.
    """

    def __init__(self, endpoint: str, now: Callable[[], float] = time.time) -> None:
        self._endpoint = endpoint
        self._now = now
        self._keys: dict[str, KeySet] = {}
        self._lock = threading.Lock()

    def verify(self, token: str, issuer: str, audience: Sequence[str]) -> dict[str, Any]:
        """The claims of a token that this issuer made for one of these clients and that is still valid; raises InvalidToken.

        Source: "Control access to HTTP APIs with JWT authorizers" names what is checked and in which order.
        """
        try:
            claims = dict(jwt.decode(token, self._keys_of(issuer), algorithms=["RS256"]).claims)
        except (JoseError, ValueError) as error:
            raise InvalidToken("the token's signature is not valid") from error
        if claims.get("iss") != issuer:
            raise InvalidToken("invalid issuer")
        self._check_times(claims)
        if not _names_audience(claims, audience):
            raise InvalidToken("the token does not have a valid audience")
        return claims

    def _check_times(self, claims: Mapping[str, Any]) -> None:
        now = self._now()
        if not isinstance(claims.get("exp"), int | float) or claims["exp"] <= now:
            raise InvalidToken("the token has expired")
        if claims.get("nbf", 0) > now:
            raise InvalidToken("the token is not valid yet")
        # Clocks of issuer and gateway are the same here; a second of rounding is allowed.
        if claims.get("iat", 0) > now + 1:
            raise InvalidToken("the token was issued in the future")

    def _keys_of(self, issuer: str) -> KeySet:
        with self._lock:
            if issuer not in self._keys:
                self._keys[issuer] = self._fetch_keys(issuer)
            return self._keys[issuer]

    def _fetch_keys(self, issuer: str) -> KeySet:
        pool = urlparse(issuer).path.strip("/")
        address = f"{self._endpoint}/{pool}/.well-known/jwks.json"
        with urlopen(address, timeout=_PATIENCE_SECONDS) as answer:  # noqa: S310  (moto's own address)
            return KeySet.import_key_set(json.load(answer))


def _names_audience(claims: Mapping[str, Any], audience: Sequence[str]) -> bool:
    named = claims.get("aud", claims.get("client_id"))
    return bool(set(named if isinstance(named, list) else [named]) & set(audience))


def claims_as_text(claims: Mapping[str, Any]) -> dict[str, str]:
    """Claims as API Gateway hands them on: every value a string, a list as "[operator supervisor]"."""
    return {name: _as_text(value) for name, value in claims.items()}


def _as_text(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return value
        case list():
            return f"[{' '.join(_as_text(item) for item in value)}]"
        case dict():
            return json.dumps(value)
        case _:
            return str(value)
