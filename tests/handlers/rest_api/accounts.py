"""Administrators and others with an account of their own, and what is asked about accounts."""

from typing import Any

from dozor.adapters.aws import aws_client
from tests.handlers.house import House
from tests.handlers.rest_api.client import Answer, Page

KEY = "form-00000001"
BORIS: dict[str, Any] = {"email": "Boris@example.org", "name": "Boris", "roles": ["operator"], "companies": ["sosna"]}
Traced = tuple[str, str, dict[str, str], bool]


def sign_up(house: House, email: str, name: str, roles: list[str], companies: str) -> Page:
    """Somebody with an account, signed in."""
    client, pool = aws_client("cognito-idp"), house.environment["USER_POOL_ID"]
    told = {"name": name, "custom:companies": companies, "email_verified": "true"}
    made = client.admin_create_user(
        UserPoolId=pool, Username=email, UserAttributes=[{"Name": n, "Value": v} for n, v in told.items()]
    )["User"]
    client.admin_set_user_password(UserPoolId=pool, Username=email, Password="Chosen-by-me-1", Permanent=True)
    for role in roles:
        client.admin_add_user_to_group(UserPoolId=pool, Username=email, GroupName=role)
    groups = f"[{' '.join(roles)}]"
    return Page({"sub": made["Username"], "email": email, "cognito:groups": groups, **told})


def id_of(page: Page) -> str:
    """The account of whoever is signed in there."""
    return page.claims["sub"]


def invite(page: Page, key: str = KEY, **changes: object) -> Answer:
    """Boris is invited, or somebody else."""
    return page.post("/users", {**BORIS, **changes}, Idempotency_Key=key)


def at(user_id: str, more: str = "") -> str:
    """The route of an account."""
    return f"/users/{{user_id={user_id}}}{more}"


def edit(page: Page, user_id: str, **wanted: object) -> Answer:
    """Save a form that was opened just now."""
    told = page.get(at(user_id)).body
    return page.post(at(user_id, "/edits"), {**{n: told[n] for n in ("version",) if n in told}, **wanted})


def act(page: Page, user_id: str, action: str) -> Answer:
    """Close, open, and so on."""
    return page.post(at(user_id, "/actions"), {"action": action})


def names(page: Page) -> list[str]:
    """Whom an administrator sees."""
    return [user["name"] for user in page.get("/users").body["items"]]


def trail(page: Page, user_id: str) -> list[Traced]:
    """What was done about an account: action, by whom, details, whether it was done."""
    told = page.get(at(user_id, "/changes")).body["items"]
    return [(one["action"], one["by"], one["details"], one["done"]) for one in told]
