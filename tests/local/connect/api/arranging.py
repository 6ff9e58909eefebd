"""What several cases arrange and look at."""

from typing import Any

from tests.local.connect.api.api_world import MONDAY, World

S3 = {"StorageType": "S3", "S3Config": {"BucketName": "calls", "BucketPrefix": "connect/dispatch/CallRecordings"}}
LONG = {**MONDAY, "EndTime": {"Hours": 22, "Minutes": 0}}
SKILL = {"AttributeName": "Language", "AttributeValue": "Kazakh", "Level": 4.0}
ORIGIN, BOT, LEX2 = (
    "https://desk.example.org",
    {"Name": "helper", "LexRegion": "eu-central-1"},
    "arn:aws:lex:eu:1:bot-alias/A/B",
)


def named(value: str, field: str = "name", how: str = "EXACT") -> dict[str, Any]:
    """SearchCriteria by one string."""
    return {"SearchCriteria": {"StringCondition": {"FieldName": field, "Value": value, "ComparisonType": how}}}


def tagged(key: str, value: str) -> dict[str, Any]:
    """A filter by one tag."""
    return {"SearchFilter": {"TagFilter": {"TagCondition": {"TagKey": key, "TagValue": value}}}}


def stored(w: World) -> str:
    """Recordings have their bucket."""
    return str(
        w.ask("AssociateInstanceStorageConfig", ResourceType="CALL_RECORDINGS", StorageConfig=S3)["AssociationId"]
    )


def storage(w: World) -> dict[str, str]:
    return {"ResourceType": "CALL_RECORDINGS", "AssociationId": stored(w)}


def integration(w: World) -> dict[str, str]:
    made = w.ask("CreateIntegrationAssociation", IntegrationType="EVENT", IntegrationArn="arn:aws:app:eu:1:x")
    return {"IntegrationAssociationId": made["IntegrationAssociationId"]}


def use(w: World) -> dict[str, str]:
    named_by = integration(w)
    return {**named_by, "UseCaseId": w.ask("CreateUseCase", **named_by, UseCaseType="RULES_EVALUATION")["UseCaseId"]}


def prepared(w: World, operation: str, **parameters: Any) -> dict[str, Any]:
    """What the same request undoes again."""
    w.ask(operation, **parameters)
    return parameters


def queue(w: World) -> Any:
    return w.ask("DescribeQueue", QueueId=w.queue)["Queue"]


def hours(w: World) -> Any:
    return w.ask("DescribeHoursOfOperation", HoursOfOperationId=w.hours)["HoursOfOperation"]


def profile(w: World) -> Any:
    return w.ask("DescribeRoutingProfile", RoutingProfileId=w.profile)["RoutingProfile"]


def profile_queues(w: World) -> list[tuple[str, str, int]]:
    listed = w.ask("ListRoutingProfileQueues", RoutingProfileId=w.profile)["RoutingProfileQueueConfigSummaryList"]
    return [(one["QueueName"], one["Channel"], one["Priority"]) for one in listed]


def user(w: World) -> Any:
    return w.ask("DescribeUser", UserId=w.user)["User"]


def skills(w: World) -> Any:
    return w.ask("ListUserProficiencies", UserId=w.user)["UserProficiencyList"]


def shown(w: World) -> list[Any]:
    return w.names("ListQueueQuickConnects", "QuickConnectSummaryList", QueueId=w.queue)


def override(w: World) -> dict[str, str]:
    return {"HoursOfOperationId": w.hours, "HoursOfOperationOverrideId": w.override}


def group(w: World) -> dict[str, str]:
    return {"HierarchyGroupId": w.group}


def tied(w: World) -> dict[str, str]:
    parameters = {"ResourceId": "mail", "ResourceType": "INBOUND_EMAIL"}
    w.ask("AssociateFlow", **parameters, FlowId=w.flow)
    return parameters
