"""Every operation that the simulator answers, through a real boto3 client: the request, and what must hold afterwards."""

from typing import Any

import pytest
from botocore import xform_name
from botocore.exceptions import ClientError

from local.connect.api.protocol import service_model
from local.connect.api.service import operations
from tests.local.connect.api import contact_cases, flow_cases, instance_cases, people_cases, queue_cases
from tests.local.connect.api.api_world import Case, World

FAMILIES = (instance_cases, queue_cases, people_cases, flow_cases, contact_cases)
CASES: dict[str, Case] = {name: case for family in FAMILIES for name, case in family.CASES.items()}


def _is_paged(name: str) -> bool:
    shape = service_model().operation_model(name).input_shape
    return shape is not None and {"NextToken", "MaxResults"} <= shape.members.keys()


@pytest.fixture
def world() -> World:
    return World()


def test_the_table_is_complete() -> None:
    assert set(CASES) == set(operations())


@pytest.mark.parametrize("name", sorted(CASES))
def test_operation(name: str, world: World) -> None:
    case = CASES[name]

    answer = world.ask(name, **case.ask(world))

    assert case.holds(world, answer), answer


@pytest.mark.parametrize("name", sorted(filter(_is_paged, CASES)))
def test_pages_of_one_are_the_whole(name: str, world: World) -> None:
    asked = CASES[name].ask(world)
    whole = _items(world.ask(name, **asked))
    found: list[Any] = []
    parameters: dict[str, Any] = {**asked, "MaxResults": 1}
    while True:
        answer = world.ask(name, **parameters)
        found += _items(answer)
        assert len(_items(answer)) <= 1
        if "NextToken" not in answer:
            break
        parameters["NextToken"] = answer["NextToken"]

    assert found == whole


def _items(answer: dict[str, Any]) -> list[Any]:
    return next(value for value in answer.values() if isinstance(value, list))


@pytest.mark.parametrize("name", sorted(set(service_model().operation_names) - set(operations()))[::20])
def test_an_operation_that_is_not_answered_is_refused_by_name(name: str, world: World) -> None:
    model = service_model().operation_model(name)
    path = model.http["requestUri"].split("?")[0].replace("{", "").replace("+}", "").replace("}", "")

    status, headers, body = world.service.handle(model.http["method"], path, {}, {}, b"{}")

    assert (status, headers["x-amzn-ErrorType"]) == (400, "InvalidRequestException")
    assert name in body.decode()


def test_a_value_that_is_none_of_its_enumeration_is_refused(world: World) -> None:
    with pytest.raises(ClientError, match="Status is never 'CLOSED'") as refused:
        world.ask("UpdateQueueStatus", QueueId=world.queue, Status="CLOSED")
    assert refused.value.response["Error"]["Code"] == "InvalidParameterException"


def test_names_of_the_client_are_those_of_the_model(world: World) -> None:
    assert all(hasattr(world.client, xform_name(name)) for name in operations())
