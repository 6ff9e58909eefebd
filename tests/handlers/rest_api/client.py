"""A page's browser before API Gateway: makes the HTTP API's events and reads the function's answers."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from functions.rest_api.app import app
from tests.handlers.documents import read_document

PROBLEM = "application/problem+json"
PROBLEM_FIELDS = {"type", "title", "status", "detail", "problems", "allowed", "current_version"}


@dataclass
class Answer:
    """What came back."""

    status: int
    body: Any
    content_type: str


@dataclass
class Page:
    """Somebody signed in. claims: other than Olga's, the operator of sosna."""

    claims: dict[str, str] = field(default_factory=dict)
    language: str = "en"

    def get(self, route: str, /, **query: str) -> Answer:
        """GET; route as in the manifest, with the path's parameters filled in: "/tickets/{company=sosna}/{number=1}"."""
        return self.ask("GET", route, query=query)

    def post(self, route: str, /, body: object = None, **headers: str) -> Answer:
        """POST; body: a document, or a text as it is; headers: Idempotency_Key=…"""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.ask("POST", route, body=body, headers=named)

    def ask(
        self,
        method: str,
        route: str,
        *,
        query: Mapping[str, str] | None = None,
        body: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Send a request. What is wrong must always be told in one and the same way."""
        raw = app(self._event(method, route, query or {}, body, headers or {}), None)
        content_type = raw["headers"]["Content-Type"]
        answer = Answer(raw["statusCode"], json.loads(raw["body"]), content_type)
        if answer.status >= 400:
            assert content_type == PROBLEM
            assert set(answer.body) == PROBLEM_FIELDS
            assert answer.body["status"] == answer.status
            assert answer.body["title"]
            assert answer.body["type"].startswith("urn:dozor:")
        else:
            assert content_type == "application/json; charset=utf-8"
        return answer

    def raw(
        self,
        method: str,
        route: str,
        *,
        query: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> dict[str, Any]:
        """Send a request; the answer as API Gateway gets it."""
        answer: dict[str, Any] = app(self._event(method, route, query or {}, None, headers or {}), None)
        return answer

    def _event(
        self, method: str, route: str, query: Mapping[str, str], body: object, headers: Mapping[str, str]
    ) -> dict[str, Any]:
        event = read_document("apigateway/http_api")
        parameters = dict(re.findall(r"{(\w+)=([^}]*)}", route))
        template = re.sub(r"{(\w+)=[^}]*}", r"{\1}", route)
        path = re.sub(r"{\w+=([^}]*)}", r"\1", route)
        sent = {"accept-language": self.language, **headers}
        if body is not None:
            sent.setdefault("content-type", "application/json")
        event |= {"resource": template, "path": path, "httpMethod": method, "pathParameters": parameters or None}
        event["headers"] |= sent
        event["multiValueHeaders"] |= {name: [value] for name, value in sent.items()}
        if query:
            event["queryStringParameters"] = dict(query)
            event["multiValueQueryStringParameters"] = {name: [value] for name, value in query.items()}
        if body is not None:
            event["body"] = body if isinstance(body, str) else json.dumps(body)
        context = event["requestContext"]
        context |= {"httpMethod": method, "path": path, "resourcePath": template, "resourceId": f"{method} {template}"}
        if template.startswith(("/work/", "/shifts/", "/resident/")):
            context["authorizer"] = {"claims": None, "scopes": None}  # these routes ask for no token
        else:
            context["authorizer"]["claims"] |= self.claims
        return event


def form(**changes: object) -> dict[str, Any]:
    """A form as the desk saves it."""
    return {
        "company": "sosna",
        "caller": {"name": "Иван Сидоров", "phone": "+79991234567", "resident_id": "r1", "language": "ru"},
        "place": {"building_id": "b1", "flat": "12"},
        "problem": "riser_burst",
        "description": "Течёт по стояку",
        "contact_id": "c1",
        **changes,
    }
