"""Who is signed in on a page from its first moment: for tests that are about something else than signing in."""

import base64
import json
import time
from typing import Any

import httpx

KEY = "dozor.tokens"  # of web/src/auth/session.ts


def make_session(address: str, login: dict[str, str]) -> str:
    """What the page keeps in its session storage of somebody who has signed in by the form (cognito.ts, Tokens)."""
    cognito = httpx.get(f"{address}/laptop/settings", timeout=30).json()["cognito"]
    asked = {
        "AuthFlow": "USER_PASSWORD_AUTH",
        "ClientId": cognito["client_id"],
        "AuthParameters": {"USERNAME": login["email"], "PASSWORD": login["password"]},
    }
    headers = {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": "AWSCognitoIdentityProviderService.InitiateAuth",
    }
    answer = httpx.post(httpx.URL(address).join(cognito["endpoint"]), json=asked, headers=headers, timeout=30)
    result: dict[str, Any] = answer.raise_for_status().json()["AuthenticationResult"]
    payload = result["IdToken"].split(".")[1]
    claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return json.dumps(
        {
            "person": claims["sub"],
            "email": claims["email"],
            "id": result["IdToken"],
            "refresh": result["RefreshToken"],
            "expires": (time.time() + result["ExpiresIn"]) * 1000,
        }
    )
