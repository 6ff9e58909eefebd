"""Who may pass the JWT authorizer, with tokens that moto's Cognito issued."""

import base64
import json
import time

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from local.cloud.gateway.tokens import InvalidToken, TokenVerifier, claims_as_text
from tests.local.cloud.gateway.fakes import ApiBuilder, FakeCloud, echo
from tests.local.cloud.gateway.people import People, make_people


@pytest.fixture
def people(cloud: FakeCloud) -> People:
    return make_people(cloud)


@pytest.fixture
def guarded(cloud: FakeCloud, api: ApiBuilder, people: People) -> ApiBuilder:
    """An API whose GET /me asks for a token of that pool."""
    cloud.functions.handlers["rest_api"] = echo
    authorizer = api.authorizer(people.issuer, people.client_id)
    api.route("GET /me", "rest_api", AuthorizationType="JWT", AuthorizerId=authorizer)
    return api


@pytest.mark.usefixtures("guarded")
@pytest.mark.parametrize("scheme", ["Bearer ", "bearer ", ""])
def test_claims_reach_the_function_as_text(pages: httpx.Client, people: People, scheme: str) -> None:
    token = people.sign_in("anna@example.org", "operator", "supervisor", companies="uyut,dom")["IdToken"]

    event = pages.get("/me", headers={"Authorization": scheme + token}).json()

    claims = event["requestContext"]["authorizer"]["claims"]
    assert claims["cognito:groups"] in ("[operator supervisor]", "[supervisor operator]")  # Cognito keeps no order
    assert claims["custom:companies"] == "uyut,dom"
    assert claims["email"] == "anna@example.org"
    assert claims["exp"].isdecimal()


@pytest.mark.usefixtures("guarded")
@pytest.mark.parametrize("authorization", [None, "", "Bearer", "Bearer nonsense", "Bearer a.b.c"])
def test_without_a_token_nobody_passes(cloud: FakeCloud, pages: httpx.Client, authorization: str | None) -> None:
    answer = pages.get("/me", headers={} if authorization is None else {"Authorization": authorization})

    assert (answer.status_code, answer.json()) == (401, {"message": "Unauthorized"})
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert cloud.functions.events == []


@pytest.mark.usefixtures("guarded")
def test_an_altered_token_does_not_pass(pages: httpx.Client, people: People) -> None:
    header, payload, signature = people.sign_in("boris@example.org")["IdToken"].split(".")
    claims = json.loads(base64.urlsafe_b64decode(payload + "=="))
    claims["cognito:groups"] = ["admin"]
    forged = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")

    assert pages.get("/me", headers={"Authorization": f"{header}.{forged}.{signature}"}).status_code == 401
    assert pages.get("/me", headers={"Authorization": f"{header}.{payload}.{signature}"}).status_code == 200


@pytest.mark.usefixtures("guarded")
def test_a_token_of_another_pool_does_not_pass(cloud: FakeCloud, pages: httpx.Client) -> None:
    stranger = make_people(cloud).sign_in("vera@example.org")["IdToken"]

    answer = pages.get("/me", headers={"Authorization": stranger})

    assert answer.status_code == 401
    assert "invalid_token" in answer.headers["www-authenticate"]


@pytest.mark.usefixtures("guarded")
def test_a_token_for_another_client_of_the_same_pool_does_not_pass(pages: httpx.Client, people: People) -> None:
    token = people.of_another_client().sign_in("vlad@example.org")["IdToken"]

    answer = pages.get("/me", headers={"Authorization": token})

    assert answer.status_code == 401
    assert "audience" in answer.headers["www-authenticate"]


@pytest.mark.usefixtures("guarded")
def test_an_access_token_passes_by_its_client_id(pages: httpx.Client, people: People) -> None:
    token = people.sign_in("gleb@example.org")["AccessToken"]

    assert pages.get("/me", headers={"Authorization": f"Bearer {token}"}).status_code == 200


def test_scopes_are_asked_for(cloud: FakeCloud, api: ApiBuilder, pages: httpx.Client, people: People) -> None:
    cloud.functions.handlers["rest_api"] = echo
    authorizer = api.authorizer(people.issuer, people.client_id)
    for path, scope in (("own", "aws.cognito.signin.user.admin"), ("other", "reports/read")):
        api.route(
            f"GET /{path}", "rest_api", AuthorizationType="JWT", AuthorizerId=authorizer, AuthorizationScopes=[scope]
        )
    token = {"Authorization": people.sign_in("dina@example.org")["IdToken"]}

    refused = pages.get("/other", headers=token)

    assert (refused.status_code, refused.json()) == (403, {"message": "Forbidden"})
    assert "insufficient_scope" in refused.headers["www-authenticate"]


def test_a_token_expires(cloud: FakeCloud, people: People) -> None:
    token = people.sign_in("egor@example.org")["IdToken"]
    in_an_hour = TokenVerifier(cloud.endpoint, now=lambda: time.time() + 3601)
    an_hour_ago = TokenVerifier(cloud.endpoint, now=lambda: time.time() - 3600)

    assert TokenVerifier(cloud.endpoint).verify(token, people.issuer, [people.client_id])["email"] == "egor@example.org"
    with pytest.raises(InvalidToken, match="expired"):
        in_an_hour.verify(token, people.issuer, [people.client_id])
    with pytest.raises(InvalidToken, match="future"):
        an_hour_ago.verify(token, people.issuer, [people.client_id])


@pytest.mark.parametrize("algorithm", ["HS256", "none"])
def test_only_rs256_is_believed(cloud: FakeCloud, people: People, algorithm: str) -> None:
    genuine = people.sign_in("zoya@example.org")["IdToken"]
    claims = base64.urlsafe_b64decode(genuine.split(".")[1] + "==")
    header = base64.urlsafe_b64encode(json.dumps({"alg": algorithm, "kid": "dummy"}).encode()).decode().rstrip("=")
    body = base64.urlsafe_b64encode(claims).decode().rstrip("=")

    with pytest.raises(InvalidToken):
        TokenVerifier(cloud.endpoint).verify(f"{header}.{body}.", people.issuer, [people.client_id])


def test_a_key_that_the_issuer_does_not_publish_is_not_believed(cloud: FakeCloud, people: People) -> None:
    claims = {"iss": people.issuer, "aud": people.client_id, "exp": int(time.time()) + 60}
    forged = jwt.encode({"alg": "RS256", "kid": "dummy"}, claims, RSAKey.generate_key(2048))

    with pytest.raises(InvalidToken, match="signature"):
        TokenVerifier(cloud.endpoint).verify(forged, people.issuer, [people.client_id])


def test_claims_become_text() -> None:
    claims = {"text": "a b", "list": ["a", "b"], "one": ["a"], "number": 5, "yes": True, "nothing": []}

    assert claims_as_text(claims) == {
        "text": "a b",
        "list": "[a b]",
        "one": "[a]",
        "number": "5",
        "yes": "true",
        "nothing": "[]",
    }
