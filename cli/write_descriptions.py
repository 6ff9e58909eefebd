"""The files that are generated from the code and committed, so that a change of a contract shows in a review."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from cli.build.steps import ROOT
from dozor.events.contacts import CallbackDutyV1, ContactEndedV1
from dozor.events.envelope import Envelope
from dozor.events.evaluations import EVENTS as EVALUATION_EVENTS
from dozor.events.guides import EVENTS as GUIDE_EVENTS
from dozor.events.outages import EVENTS as OUTAGE_EVENTS
from dozor.events.own_catalogue import EVENTS as CATALOGUE_EVENTS
from dozor.events.people import EVENTS as PEOPLE_EVENTS
from dozor.events.tickets import TYPES, TicketEventV1
from functions.rest_api.description import describe_api, list_routes

CONTACT_EVENTS: dict[str, type[BaseModel]] = {
    "ContactEnded": ContactEndedV1,
    "CallbackDutyOpened": CallbackDutyV1,
    "CallbackDutyChanged": CallbackDutyV1,
    "CallbackDutyPutOff": CallbackDutyV1,
    "CallbackDutyGiven": CallbackDutyV1,
    "CallbackDutyEscalated": CallbackDutyV1,
    "CallbackDutyDone": CallbackDutyV1,
}


def describe_all() -> Iterator[tuple[Path, str]]:
    """(path, content) of every generated file."""
    yield ROOT / "docs" / "api" / "openapi.json", _json(describe_api())
    yield ROOT / "functions" / "rest_api" / "routes.json", _json(list_routes())
    yield ROOT / "events" / "envelope.schema.json", _json(Envelope.model_json_schema())
    for name in TYPES.values():
        yield ROOT / "events" / "tickets" / name / "v1.schema.json", _json(TicketEventV1.model_json_schema())
    for name, model in CONTACT_EVENTS.items():
        yield ROOT / "events" / "contacts" / name / "v1.schema.json", _json(model.model_json_schema())
    for name, model in EVALUATION_EVENTS.items():
        yield ROOT / "events" / "evaluations" / name / "v1.schema.json", _json(model.model_json_schema())
    for name, model in GUIDE_EVENTS.items():
        yield ROOT / "events" / "guides" / name / "v1.schema.json", _json(model.model_json_schema())
    for name, model in CATALOGUE_EVENTS.items():
        yield ROOT / "events" / "catalogue" / name / "v1.schema.json", _json(model.model_json_schema())
    for name, model in OUTAGE_EVENTS.items():
        yield ROOT / "events" / "outages" / name / "v1.schema.json", _json(model.model_json_schema())
    for name, model in PEOPLE_EVENTS.items():
        yield ROOT / "events" / "people" / name / "v1.schema.json", _json(model.model_json_schema())


def write_all() -> list[Path]:
    """Write what has changed; answers the paths."""
    changed = []
    for path, content in describe_all():
        if not path.exists() or path.read_text() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content)
            changed.append(path)
    return changed


def _json(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    for written in write_all():
        print(f"written: {written.relative_to(ROOT)}")  # noqa: T201 — a command
