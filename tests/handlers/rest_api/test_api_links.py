"""What is made by one request is read and changed by those that its description links to: nothing breaks on the way."""

from collections.abc import Mapping
from typing import Any

import pytest
import schemathesis
from hypothesis import given, settings
from schemathesis import GenerationMode

from functions.rest_api.description import describe_api
from functions.rest_api.operations import OPERATIONS, Operation
from tests.handlers.house import House
from tests.handlers.rest_api.client import Page, form
from tests.handlers.rest_api.fuzzing import ANSWERS, BOUNDS
from tests.handlers.rest_api.gateway import OLGA, Gateway

DESCRIPTION = describe_api()
SCHEMA = schemathesis.openapi.from_dict(DESCRIPTION)
SCHEMA.app = Gateway()
MADE_OF = {
    "/tickets": form(),
    "/outages": {"company": "sosna", "resource": "cold_water", "scope": [{"building_id": "b1"}]},
}
BY_NAME = {one.name: one for one in OPERATIONS.values()}


@pytest.mark.parametrize("path", MADE_OF)
def test_what_is_made_is_found_and_acted_on_by_its_links(house: House, olga: Page, path: str) -> None:
    made = olga.post(path, MADE_OF[path], Idempotency_Key="form-00000001")
    links = DESCRIPTION["paths"][path]["post"]["responses"]["201"]["links"]
    assert made.status == 201
    seen = {name: follow(BY_NAME[name], fill(link, made.body)) for name, link in sorted(links.items())}
    assert all(200 in statuses for name, statuses in seen.items() if BY_NAME[name].method == "GET"), seen
    assert len(seen) >= 2


def fill(link: Mapping[str, Any], made: Mapping[str, Any]) -> dict[str, Any]:
    """The path's parameters out of what was made."""
    return {part: made[place.rpartition("/")[2]] for part, place in link["parameters"].items()}


def follow(target: Operation, parameters: dict[str, Any]) -> set[int]:
    """The statuses of five requests to what is named there."""
    seen: set[int] = set()

    def send(case: Any) -> None:
        case.path_parameters = parameters
        seen.add(case.call_and_validate(checks=ANSWERS, headers={"Authorization": OLGA}).status_code)

    cases = SCHEMA[target.path][target.method].as_strategy(generation_mode=GenerationMode.POSITIVE)
    settings(BOUNDS, max_examples=5)(given(cases)(send))()
    return seen
