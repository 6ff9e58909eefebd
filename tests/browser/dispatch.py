"""The desk over the API, for what a test needs to be there before anybody looks at a page."""

import time
from collections.abc import Callable
from typing import Any, Self, TypeVar
from uuid import uuid4

import httpx

T = TypeVar("T")
WITHIN_S = 20
EVERY_S = 0.2


class Dispatch:
    """Signed in as somebody of the demo. company: whose tickets are meant."""

    def __init__(self, address: str, company: str, login: dict[str, str]) -> None:
        self.address = address
        self.company = company
        self._http = httpx.Client(base_url=address, timeout=30)
        settings = self._http.get("/laptop/settings").json()
        self._api = str(settings["api"]).rstrip("/")
        self._token = self._sign_in(settings["cognito"], login)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def register(self, phone: str, problem: str, **form: Any) -> str:
        """A ticket of somebody whom the register knows by that phone; answers its number."""
        card = self.ask("GET", f"/callers?company={self.company}&phone={phone.replace('+', '%2B')}")
        home = card["residents"][0]
        body = {
            "company": self.company,
            "caller": {"name": home["name"], "phone": phone, "resident_id": home["id"], "language": "ru"},
            "place": {"building_id": home["building_id"], "flat": home["flat"]},
            "problem": problem,
            **form,
        }
        return str(self.ask("POST", "/tickets", body, key=uuid4().hex)["number"])

    def ticket(self, number: str) -> dict[str, Any]:
        """As it stands."""
        return self.ask("GET", f"/tickets/{self.company}/{number}")

    def journal(self, number: str) -> list[dict[str, Any]]:
        """Its entries."""
        entries: list[dict[str, Any]] = self.ask("GET", f"/tickets/{self.company}/{number}/journal")["items"]
        return entries

    def act(self, number: str, action: str, **more: Any) -> dict[str, Any]:
        """Do something to it."""
        return self.ask("POST", f"/tickets/{self.company}/{number}/actions", {"action": action, **more})

    def ask(self, method: str, path: str, body: Any = None, key: str = "") -> dict[str, Any]:
        """Any route of the API; fails for whatever is refused."""
        headers = {"authorization": f"Bearer {self._token}", "accept-language": "ru"}
        if key:
            headers["idempotency-key"] = key
        answer = self._http.request(method, self._api + path, json=body, headers=headers)
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text}"
        document: dict[str, Any] = answer.json()
        return document

    def link(self, words: str, to: str = "") -> str:
        """The link of the newest SMS in which these words are, to that phone if one is named; waits for it."""

        def find() -> str:
            sent = self._http.get("/laptop/messages").json()
            texts = [one["text"] for one in sent if words in one["text"] and to in one["to"]]
            return next((word for text in texts for word in text.split() if word.startswith("http")), "")

        return wait_for(find, f"an SMS with {words!r}")

    def _sign_in(self, cognito: dict[str, str], login: dict[str, str]) -> str:
        asked = {
            "AuthFlow": "USER_PASSWORD_AUTH",
            "ClientId": cognito["client_id"],
            "AuthParameters": {"USERNAME": login["email"], "PASSWORD": login["password"]},
        }
        headers = {
            "content-type": "application/x-amz-json-1.1",
            "x-amz-target": "AWSCognitoIdentityProviderService.InitiateAuth",
        }
        answer = self._http.post(cognito["endpoint"], json=asked, headers=headers)
        return str(answer.json()["AuthenticationResult"]["IdToken"])


def wait_for(find: Callable[[], T], what: str) -> T:
    """What `find` gives, as soon as it gives something."""
    until = time.monotonic() + WITHIN_S
    while time.monotonic() < until:
        found = find()
        if found:
            return found
        time.sleep(EVERY_S)
    raise AssertionError(f"there was no {what} within {WITHIN_S} s")
