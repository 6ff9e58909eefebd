"""What is generated from the code and committed is what the code says now."""

import json
import re

from openapi_spec_validator import OpenAPIV31SpecValidator

from cli.build.steps import ROOT
from cli.write_descriptions import describe_all
from functions.rest_api.app import app
from functions.rest_api.describing.examples import EXAMPLES
from functions.rest_api.description import describe_api, list_routes
from functions.rest_api.operations import OPERATIONS

RENEW = "run `.venv/bin/python -m cli.write_descriptions` and commit what it writes"


def test_committed_descriptions_are_up_to_date() -> None:
    stale = [
        str(path.relative_to(ROOT))
        for path, content in describe_all()
        if not path.exists() or path.read_text() != content
    ]
    assert not stale, f"{', '.join(stale)} differ from the code: {RENEW}"


def test_the_apis_description_is_openapi() -> None:
    document = describe_api()
    assert document["openapi"].startswith("3.1")
    assert [error.message for error in OpenAPIV31SpecValidator(document).iter_errors()] == []


def test_every_route_that_the_application_serves_is_described_and_no_other() -> None:
    served = {(method, path) for path, methods in app.routes.items() for method in methods}
    assert {(one["method"], one["path"]) for one in list_routes()} == served
    described = describe_api()["paths"]
    assert {(method.upper(), path) for path, one in described.items() for method in one} == served


def test_only_pages_that_a_link_opens_ask_for_no_token() -> None:
    open_routes = {str(one["path"]) for one in list_routes() if not one["authorized"]}
    assert open_routes == {
        "/work/{token}",
        "/work/{token}/actions",
        "/work/{token}/attachments",
        "/work/{token}/own-link",
        "/shifts/{token}",
        "/resident/{token}",
        "/resident/{token}/wishes",
        "/resident/{token}/withdraw",
        "/resident/{token}/tickets/{number}",
        "/resident/{token}/tickets/{number}/actions",
        "/resident/{token}/tickets/{number}/attachments",
    }
    for path, one in describe_api()["paths"].items():
        for operation in one.values():
            assert (operation.get("security") == []) == (path in open_routes)


def test_every_operation_has_a_name_of_its_own_a_summary_and_its_path_parameters() -> None:
    operations = [(path, one) for path, methods in describe_api()["paths"].items() for one in methods.values()]
    names = [one["operationId"] for _, one in operations]
    assert len(set(names)) == len(names)
    for path, one in operations:
        assert one["summary"].endswith((".", "…")), one["operationId"]
        told = [parameter["name"] for parameter in one["parameters"] if parameter["in"] == "path"]
        assert told == re.findall(r"{(\w+)}", path)


def test_schemas_of_events_are_json_schema_and_name_their_required_fields() -> None:
    for path, content in describe_all():
        if path.name.endswith("schema.json"):
            assert json.loads(content)["required"], path


def test_every_body_has_an_example_that_is_one() -> None:
    asked = {one.name: one.body for one in OPERATIONS.values() if one.body}
    assert set(EXAMPLES) == set(asked)
    for name, body in asked.items():
        body.model_validate_json(json.dumps(EXAMPLES[name]), strict=True)
