"""Connect's API through a real boto3 client: paths, validation and shapes are botocore's own."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from botocore.exceptions import ClientError

from local.connect.api.listing import README, renew
from local.connect.api.protocol import find_operation
from local.connect.api.service import ConnectService, operations
from local.connect.fakes import make_ports
from local.connect.people import AgentPanel, Caller
from local.connect.runtime.virtual import VirtualRuntime
from tests.local.connect.api.api_world import World
from tests.local.connect.connect_client import connect_client
from tests.local.connect.connect_house import BYE, LAMBDA, RESIDENT, action, document, menu, say, to_queue


@pytest.fixture
def service() -> ConnectService:
    ports, _, _ = make_ports(VirtualRuntime(), {"load": {}})
    return ConnectService(ports, characters_per_second=0)


@pytest.fixture
def client(service: ConnectService) -> Any:
    return connect_client(service)


@pytest.fixture
def instance_id(client: Any) -> str:
    created = client.create_instance(
        IdentityManagementType="CONNECT_MANAGED",
        InstanceAlias="dispatch",
        InboundCallsEnabled=True,
        OutboundCallsEnabled=True,
    )
    return str(created["Id"])


def _furnish(client: Any, instance_id: str) -> dict[str, str]:
    hours = client.create_hours_of_operation(
        InstanceId=instance_id,
        Name="day",
        TimeZone="Asia/Irkutsk",
        Config=[{"Day": "MONDAY", "StartTime": {"Hours": 8, "Minutes": 0}, "EndTime": {"Hours": 20, "Minutes": 0}}],
    )["HoursOfOperationId"]
    queue = client.create_queue(InstanceId=instance_id, Name="emergency", HoursOfOperationId=hours)["QueueId"]
    profile = client.create_routing_profile(
        InstanceId=instance_id,
        Name="operators",
        Description="All operators",
        DefaultOutboundQueueId=queue,
        QueueConfigs=[{"QueueReference": {"QueueId": queue, "Channel": "VOICE"}, "Priority": 1, "Delay": 0}],
        MediaConcurrencies=[{"Channel": "VOICE", "Concurrency": 1}],
    )["RoutingProfileId"]
    security = client.create_security_profile(InstanceId=instance_id, SecurityProfileName="Agent")["SecurityProfileId"]
    user = client.create_user(
        InstanceId=instance_id,
        Username="anna",
        IdentityInfo={"FirstName": "Anna", "LastName": "Petrova"},
        PhoneConfig={"PhoneType": "SOFT_PHONE", "AfterContactWorkTimeLimit": 0},
        SecurityProfileIds=[security],
        RoutingProfileId=profile,
    )["UserId"]
    return {"hours": hours, "queue": queue, "profile": profile, "user": user}


def test_what_is_created_is_described_and_listed(client: Any, instance_id: str) -> None:
    ids = _furnish(client, instance_id)

    assert client.list_instances()["InstanceSummaryList"][0]["InstanceAlias"] == "dispatch"
    queue = client.describe_queue(InstanceId=instance_id, QueueId=ids["queue"])["Queue"]
    assert (queue["Name"], queue["HoursOfOperationId"], queue["Status"]) == ("emergency", ids["hours"], "ENABLED")
    hours = client.describe_hours_of_operation(InstanceId=instance_id, HoursOfOperationId=ids["hours"])
    assert hours["HoursOfOperation"]["Config"][0]["StartTime"] == {"Hours": 8, "Minutes": 0}
    profile = client.describe_routing_profile(InstanceId=instance_id, RoutingProfileId=ids["profile"])["RoutingProfile"]
    assert profile["NumberOfAssociatedUsers"] == 1
    queues = client.list_routing_profile_queues(InstanceId=instance_id, RoutingProfileId=ids["profile"])
    assert queues["RoutingProfileQueueConfigSummaryList"][0]["QueueName"] == "emergency"
    user = client.describe_user(InstanceId=instance_id, UserId=ids["user"])["User"]
    assert user["IdentityInfo"]["FirstName"] == "Anna"
    assert [u["Username"] for u in client.list_users(InstanceId=instance_id)["UserSummaryList"]] == ["anna"]


def test_lists_come_in_pages(client: Any, instance_id: str) -> None:
    hours = _furnish(client, instance_id)["hours"]
    for name in ("b", "c"):
        client.create_queue(InstanceId=instance_id, Name=name, HoursOfOperationId=hours)
    pages = client.get_paginator("list_queues").paginate(InstanceId=instance_id, PaginationConfig={"PageSize": 2})
    assert [[q["Name"] for q in p["QueueSummaryList"]] for p in pages] == [["emergency", "b"], ["c"]]


def test_a_flow_that_connect_would_refuse_is_refused_with_its_problems(client: Any, instance_id: str) -> None:
    broken = document(action("hello", "SayHello", {}, "nowhere"))
    with pytest.raises(client.exceptions.InvalidContactFlowException) as refused:
        client.create_contact_flow(InstanceId=instance_id, Name="broken", Type="CONTACT_FLOW", Content=broken)
    problems = [problem["message"] for problem in refused.value.response["problems"]]
    assert problems == [
        "hello NextAction: leads to 'nowhere', which does not exist",
        "hello Type: unknown action type SayHello",
    ]


def test_a_draft_is_not_checked(client: Any, instance_id: str) -> None:
    stub = document(action("hello", "MessageParticipant", {}, "hello"))
    created = client.create_contact_flow(
        InstanceId=instance_id, Name="stub", Type="CONTACT_FLOW", Content=stub, Status="SAVED"
    )
    described = client.describe_contact_flow(InstanceId=instance_id, ContactFlowId=created["ContactFlowId"])
    assert described["ContactFlow"]["Status"] == "SAVED"
    with pytest.raises(client.exceptions.InvalidContactFlowException):
        client.update_contact_flow_content(InstanceId=instance_id, ContactFlowId=created["ContactFlowId"], Content=stub)


@pytest.mark.parametrize(
    ("ask", "code"),
    [
        (lambda c, i: c.describe_queue(InstanceId=i, QueueId="none"), "ResourceNotFoundException"),
        (lambda c, i: c.describe_instance(InstanceId="none"), "ResourceNotFoundException"),
        (lambda c, i: c.create_queue(InstanceId=i, Name="q", HoursOfOperationId="none"), "ResourceNotFoundException"),
        (
            lambda c, i: c.create_instance(
                IdentityManagementType="SAML",
                InstanceAlias="dispatch",
                InboundCallsEnabled=True,
                OutboundCallsEnabled=True,
            ),
            "DuplicateResourceException",
        ),
        (lambda c, i: c.list_traffic_distribution_groups(InstanceId=i), "InvalidRequestException"),
    ],
)
def test_errors_carry_connects_names(client: Any, instance_id: str, ask: Callable[[Any, str], Any], code: str) -> None:
    with pytest.raises(ClientError) as failed:
        ask(client, instance_id)
    assert failed.value.response["Error"]["Code"] == code
    assert failed.value.response["Error"]["Message"]


def test_an_input_that_the_model_forbids_is_refused(service: ConnectService, instance_id: str) -> None:
    status, headers, body = service.handle("PUT", f"/queues/{instance_id}", {}, {}, b'{"Name": 5}')
    assert (status, headers["x-amzn-ErrorType"]) == (400, "InvalidRequestException")
    assert "HoursOfOperationId" in json.loads(body)["Message"]


def test_a_number_is_searched_claimed_tied_and_called(client: Any, service: ConnectService, instance_id: str) -> None:
    found = client.search_available_phone_numbers(
        InstanceId=instance_id, PhoneNumberCountryCode="PL", PhoneNumberType="TOLL_FREE", MaxResults=1
    )["AvailableNumbersList"][0]["PhoneNumber"]
    number = client.claim_phone_number(InstanceId=instance_id, PhoneNumber=found)
    flow = client.create_contact_flow(
        InstanceId=instance_id, Name="in", Type="CONTACT_FLOW", Content=document(say("hi", "Good day", "bye"), BYE)
    )
    caller = Caller(service.instances[instance_id], RESIDENT)

    assert caller.dial(found) is None  # tied to nothing yet
    client.associate_phone_number_contact_flow(
        PhoneNumberId=number["PhoneNumberArn"], InstanceId=instance_id, ContactFlowId=flow["ContactFlowArn"]
    )
    contact_id = caller.dial(found)

    assert caller.heard() == ["Good day"]
    contact = client.describe_contact(InstanceId=instance_id, ContactId=contact_id)["Contact"]
    assert contact["CustomerEndpoint"]["Address"] == RESIDENT
    assert contact["DisconnectReason"] == "CONTACT_FLOW_DISCONNECT"
    summary = client.list_phone_numbers_v2(InstanceId=instance_id)["ListPhoneNumbersSummaryList"][0]
    assert (summary["PhoneNumber"], summary["PhoneNumberCountryCode"]) == (found, "PL")


def test_a_contact_is_looked_at_changed_and_stopped(client: Any, service: ConnectService, instance_id: str) -> None:
    ids = _furnish(client, instance_id)
    instance = service.instances[instance_id]
    flow = instance.create_contact_flow(
        "in", "CONTACT_FLOW", document(menu("menu", "Press 1", {"1": "queue"}, "bye"), *to_queue(ids["queue"]), BYE)
    )
    instance.associate_phone_number_contact_flow(instance.claim_phone_number("+78120000000"), flow)
    statuses = client.list_agent_statuses(InstanceId=instance_id)["AgentStatusSummaryList"]
    available = next(status["Id"] for status in statuses if status["Name"] == "Available")
    caller = Caller(instance, RESIDENT)
    contact_id = caller.dial("+78120000000")
    caller.press("1")

    in_queue = _metric(client, instance_id, ids["queue"], "CONTACTS_IN_QUEUE")
    AgentPanel(instance, ids["user"])
    client.put_user_status(InstanceId=instance_id, UserId=ids["user"], AgentStatusId=available)
    client.update_contact_attributes(InstanceId=instance_id, InitialContactId=contact_id, Attributes={"ticket": "17"})

    assert in_queue == 1.0
    data = client.get_current_user_data(InstanceId=instance_id, Filters={"Agents": [ids["user"]]})["UserDataList"][0]
    assert data["Status"]["StatusName"] == "Available"
    assert data["Contacts"][0]["AgentContactState"] == "CONNECTING"
    attributes = client.get_contact_attributes(InstanceId=instance_id, InitialContactId=contact_id)["Attributes"]
    assert attributes == {"ticket": "17"}
    client.stop_contact(InstanceId=instance_id, ContactId=contact_id)
    assert caller.messages[-1]["reason"] == "OTHER"
    assert _metric(client, instance_id, ids["queue"], "AGENTS_AVAILABLE") == 1.0


def _metric(client: Any, instance_id: str, queue: str, name: str) -> float:
    answer = client.get_current_metric_data(
        InstanceId=instance_id,
        Filters={"Queues": [queue], "Channels": ["VOICE"]},
        Groupings=["QUEUE"],
        CurrentMetrics=[{"Name": name, "Unit": "COUNT"}],
    )
    return float(answer["MetricResults"][0]["Collections"][0]["Value"])


def test_storage_functions_and_tags(client: Any, service: ConnectService, instance_id: str) -> None:
    ids = _furnish(client, instance_id)
    config = {
        "StorageType": "S3",
        "S3Config": {"BucketName": "calls", "BucketPrefix": "connect/dispatch/CallRecordings"},
    }
    association = client.associate_instance_storage_config(
        InstanceId=instance_id, ResourceType="CALL_RECORDINGS", StorageConfig=config
    )["AssociationId"]
    client.associate_lambda_function(InstanceId=instance_id, FunctionArn=LAMBDA + "load")
    arn = client.describe_queue(InstanceId=instance_id, QueueId=ids["queue"])["Queue"]["QueueArn"]
    client.tag_resource(resourceArn=arn, tags={"company": "demo"})

    stored = client.describe_instance_storage_config(
        InstanceId=instance_id, AssociationId=association, ResourceType="CALL_RECORDINGS"
    )["StorageConfig"]
    assert stored["S3Config"]["BucketName"] == "calls"
    assert client.list_lambda_functions(InstanceId=instance_id)["LambdaFunctions"] == [LAMBDA + "load"]
    assert client.list_tags_for_resource(resourceArn=arn)["tags"] == {"company": "demo"}


def test_an_outbound_call_runs_its_flow_with_the_one_who_answers(
    client: Any, service: ConnectService, instance_id: str
) -> None:
    instance = service.instances[instance_id]
    flow = instance.create_contact_flow(
        "out", "CONTACT_FLOW", document(say("hi", "Press 1 to accept, $.Attributes.name", "bye"), BYE)
    )
    executor = Caller(instance, RESIDENT)
    client.start_outbound_voice_contact(
        InstanceId=instance_id,
        DestinationPhoneNumber=RESIDENT,
        ContactFlowId=flow,
        SourcePhoneNumber="+78120000000",
        Attributes={"name": "Boris"},
    )
    runtime = service.ports.runtime
    assert isinstance(runtime, VirtualRuntime)
    runtime.settle()
    assert executor.messages[-1] == {"type": "incoming", "contactId": None, "from": "+78120000000"}
    executor.answer()
    assert executor.heard() == ["Press 1 to accept, Boris"]


def test_the_same_client_token_is_one_call(client: Any, service: ConnectService, instance_id: str) -> None:
    instance = service.instances[instance_id]
    flow = instance.create_contact_flow("out", "CONTACT_FLOW", document(say("hi", "Hello", "bye"), BYE))
    asked = {
        "InstanceId": instance_id,
        "DestinationPhoneNumber": RESIDENT,
        "ContactFlowId": flow,
        "SourcePhoneNumber": "+78120000000",
    }
    first, again, other = (
        client.start_outbound_voice_contact(**asked, ClientToken=token)["ContactId"] for token in ("a", "a", "b")
    )
    assert first == again != other


def test_every_operation_exists_in_the_service_model() -> None:
    from local.connect.api.protocol import service_model

    assert set(operations()) <= set(service_model().operation_names)


def test_an_arn_in_a_path_is_one_parameter() -> None:
    found = find_operation("PUT", "/phone-number/arn%3Aaws%3Aconnect%3Aeu%3A1%3Aphone-number%2F5/contact-flow")
    assert found is not None
    assert found[0].name == "AssociatePhoneNumberContactFlow"
    assert found[1] == {"PhoneNumberId": "arn:aws:connect:eu:1:phone-number/5"}


def test_the_readme_lists_what_is_answered() -> None:
    text = README.read_text()
    assert renew(text) == text, "python -m local.connect.api.listing --write"


def test_whatever_has_an_arn_has_tags() -> None:
    world = World()
    quick = world.ask("DescribeQuickConnect", QuickConnectId=world.quick)["QuickConnect"]["QuickConnectARN"]
    prompt = world.ask("DescribePrompt", PromptId=world.prompt)["Prompt"]["PromptARN"]
    group = world.ask("DescribeUserHierarchyGroup", HierarchyGroupId=world.group)["HierarchyGroup"]["Arn"]
    for arn in (quick, prompt, group):
        world.client.tag_resource(resourceArn=arn, tags={"a": "b", "c": "d"})
        world.client.untag_resource(resourceArn=arn, tagKeys=["c"])
        assert world.client.list_tags_for_resource(resourceArn=arn)["tags"] == {"a": "b"}
    assert world.ask("DescribePrompt", PromptId=world.prompt)["Prompt"]["Tags"] == {"a": "b"}
