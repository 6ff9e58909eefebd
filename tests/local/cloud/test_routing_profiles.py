"""A routing profile of a template may have any number of queues; Connect's API takes ten a request."""

from typing import Any

import pytest

from local.cloud.cloudformation import api_maker
from local.cloud.connect import resource_table
from local.cloud.connect.resource_table import TABLE

INSTANCE = "arn:aws:connect:eu-central-1:123456789012:instance/i"
Json = dict[str, Any]


@pytest.fixture
def requests(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Json]]:
    """What was asked of Connect, in order."""
    asked: list[tuple[str, Json]] = []

    def answer(service: str, operation: str, parameters: Json) -> Json:
        assert service == "connect"
        asked.append((operation, parameters))
        return {"RoutingProfileArn": f"{INSTANCE}/routing-profile/p"}

    monkeypatch.setattr(api_maker, "call", answer)
    monkeypatch.setattr(resource_table, "call", answer)
    return asked


def entry(number: int) -> Json:
    return {
        "Priority": "1",
        "Delay": "0",
        "QueueReference": {"Channel": "VOICE", "QueueArn": f"{INSTANCE}/queue/{number}"},
    }


@pytest.mark.parametrize(
    ("queues", "batches"), [(0, [0]), (1, [1]), (10, [10]), (11, [10, 1]), (20, [10, 10]), (25, [10, 10, 5])]
)
def test_queues_go_ten_a_request(requests: list[tuple[str, Json]], queues: int, batches: list[int]) -> None:
    properties = {"InstanceArn": INSTANCE, "Name": "all", "QueueConfigs": [entry(number) for number in range(queues)]}
    made = TABLE["AWS::Connect::RoutingProfile"].make("Profile", properties)
    profile = made.attributes["RoutingProfileArn"]
    assert profile == f"{INSTANCE}/routing-profile/p"
    assert [name for name, _ in requests] == [
        "CreateRoutingProfile",
        *["AssociateRoutingProfileQueues"] * (len(batches) - 1),
    ]
    assert [len(asked["QueueConfigs"]) for _, asked in requests] == batches
    told = [one["QueueReference"]["QueueId"] for _, asked in requests for one in asked["QueueConfigs"]]
    assert told == [f"{INSTANCE}/queue/{number}" for number in range(queues)]
    for _, asked in requests[1:]:
        assert (asked["InstanceId"], asked["RoutingProfileId"]) == (INSTANCE, profile)
        assert {type(one["Priority"]) for one in asked["QueueConfigs"]} == {int}
