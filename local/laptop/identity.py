"""How people sign in on this laptop, as the deployed HTTP API asks for it."""

from dataclasses import dataclass

from local.cloud.gateway.definitions import Api, read_apis
from local.cloud.gateway.tokens import InvalidToken, TokenVerifier


@dataclass(frozen=True, slots=True)
class SignIn:
    """The API whose pages these are, and who vouches for people. client_id: of the pages' Cognito client."""

    api_id: str
    issuer: str
    client_id: str


def find_sign_in(region: str) -> SignIn:
    """The first HTTP API with a JWT authorizer; raises LookupError when none is deployed."""
    for api in read_apis(region):
        found = _sign_in_of(api)
        if found is not None:
            return found
    raise LookupError("no HTTP API with a JWT authorizer is deployed: the pages have nothing to talk to")


def _sign_in_of(api: Api) -> SignIn | None:
    for route in api.routes if api.protocol == "HTTP" else ():
        if route.authorizer is not None and route.authorizer.audience:
            return SignIn(api.id, route.authorizer.issuer, route.authorizer.audience[0])
    return None


def read_email(token: str, region: str, verifier: TokenVerifier) -> str:
    """The e-mail in an ID token, lower case; raises InvalidToken, also when there is no e-mail in it."""
    sign_in = find_sign_in(region)
    claims = verifier.verify(token, sign_in.issuer, [sign_in.client_id])
    address = claims.get("email")
    if not isinstance(address, str) or not address:
        raise InvalidToken("the token names no e-mail")
    return address.lower()
