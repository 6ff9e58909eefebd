"""AWS::Connect::* of a template, each made by one request to the simulator's API.

CloudFormation speaks of ARNs where the API speaks of ids; the simulator, like Connect, takes ARNs for ids.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from local.cloud.cloudformation.api_maker import ApiMaker, call
from local.cloud.cloudformation.made_resource import MadeResource

Document = dict[str, Any]
SERVICE_ROLE = "arn:aws:iam::123456789012:role/aws-service-role/connect.amazonaws.com/AWSServiceRoleForAmazonConnect"
_ARN_TO_ID = {
    "InstanceArn": "InstanceId",
    "HoursOfOperationArn": "HoursOfOperationId",
    "DefaultOutboundQueueArn": "DefaultOutboundQueueId",
    "RoutingProfileArn": "RoutingProfileId",
    "SecurityProfileArns": "SecurityProfileIds",
    "QueueArn": "QueueId",
    "OutboundFlowArn": "OutboundFlowId",
    "OutboundCallerIdNumberArn": "OutboundCallerIdNumberId",
    "ContactFlowArn": "ContactFlowId",
    "UserArn": "UserId",
}


def _ids(document: Any) -> Any:
    """The same document with CloudFormation's names for references turned into the API's, at every depth."""
    if isinstance(document, dict):
        return {_ARN_TO_ID.get(name, name): _ids(value) for name, value in document.items()}
    return [_ids(item) for item in document] if isinstance(document, list) else document


def _whole(document: Document) -> Document:
    return dict(_ids(document))


def _storage(properties: Document) -> Document:
    plain = {name: properties[name] for name in ("InstanceArn", "ResourceType")}
    config = {name: value for name, value in properties.items() if name not in plain}
    return {"InstanceId": plain["InstanceArn"], "ResourceType": plain["ResourceType"], "StorageConfig": config}


def _instance(properties: Document) -> Document:
    attributes = {name[:1].lower() + name[1:]: value for name, value in properties.get("Attributes", {}).items()}
    return {
        "InboundCallsEnabled": attributes.get("inboundCalls", True),
        "OutboundCallsEnabled": attributes.get("outboundCalls", True),
        **{name: value for name, value in properties.items() if name != "Attributes"},
    }


@dataclass(frozen=True)
class IntegrationMaker(ApiMaker):
    """Makes an integration as its type is made: a function is associated by an operation of its own."""

    def make(self, name: str, properties: Document) -> MadeResource:
        """Create."""
        if properties.get("IntegrationType") != "LAMBDA_FUNCTION":
            return super().make(name, properties)
        arn = properties["IntegrationArn"]
        call("connect", "AssociateLambdaFunction", {"InstanceId": properties["InstanceId"], "FunctionArn": arn})
        return MadeResource(arn, {"IntegrationAssociationId": arn})


def _view(properties: Document) -> Document:
    """CloudFormation publishes at once, and takes the template as it is where the API takes its text."""
    given = {name: value for name, value in properties.items() if name not in ("Template", "Actions", "InstanceArn")}
    content = {"Template": json.dumps(properties["Template"]), "Actions": properties["Actions"]}
    return {**given, "InstanceId": properties["InstanceArn"], "Status": "PUBLISHED", "Content": content}


def _view_version(properties: Document) -> Document:
    instance, _, view = str(properties["ViewArn"]).partition("/view/")
    given = {name: value for name, value in properties.items() if name != "ViewArn"}
    return {**given, "InstanceId": instance, "ViewId": view}


def _row(
    create: str,
    ref: str,
    name: str | None = None,
    attributes: Mapping[str, str] | None = None,
    *,
    adapt: Callable[[Document], Document] = _whole,
) -> ApiMaker:
    return ApiMaker("connect", create, ref, name, dict(attributes or {}), adapt=adapt)


@dataclass(frozen=True)
class InstanceMaker(ApiMaker):
    """Makes an instance, and claims at once the numbers that its owner has in hand before any stack is deployed."""

    claim: Callable[[str], None] = field(default=lambda _: None)

    def make(self, name: str, properties: Document) -> MadeResource:
        """Create and claim."""
        made = super().make(name, properties)
        self.claim(made.attributes["Id"])
        return made


QUEUES_A_REQUEST = 10


class RoutingProfileMaker(ApiMaker):
    """Makes a routing profile of any number of queues, as CloudFormation does: the API takes ten a request."""

    def make(self, name: str, properties: Document) -> MadeResource:
        """Create with the first ten, associate the rest."""
        entries = properties.get("QueueConfigs") or []
        made = super().make(name, {**properties, "QueueConfigs": entries[:QUEUES_A_REQUEST]})
        profile = {"InstanceId": properties["InstanceArn"], "RoutingProfileId": made.attributes["RoutingProfileArn"]}
        for start in range(QUEUES_A_REQUEST, len(entries), QUEUES_A_REQUEST):
            batch = _ids(_references(entries[start : start + QUEUES_A_REQUEST]))
            call("connect", "AssociateRoutingProfileQueues", {**profile, "QueueConfigs": batch})
        return made


def _references(entries: list[Document]) -> list[Document]:
    """Numbers as numbers: in a template they may be texts."""
    return [{**entry, "Priority": int(entry["Priority"]), "Delay": int(entry["Delay"])} for entry in entries]


def make_instances(claim: Callable[[str], None]) -> InstanceMaker:
    """The maker of instances; `claim` is called with each new instance's id."""
    attributes: dict[str, str | Callable[[Document, Document], Any]] = {
        "Arn": "Arn",
        "Id": "Id",
        "ServiceRole": lambda _, __: SERVICE_ROLE,
    }
    return InstanceMaker("connect", "CreateInstance", "Arn", "InstanceAlias", attributes, adapt=_instance, claim=claim)


TABLE: dict[str, ApiMaker] = {
    "AWS::Connect::InstanceStorageConfig": _row(
        "AssociateInstanceStorageConfig", "AssociationId", None, {"AssociationId": "AssociationId"}, adapt=_storage
    ),
    "AWS::Connect::HoursOfOperation": _row(
        "CreateHoursOfOperation", "HoursOfOperationArn", "Name", {"HoursOfOperationArn": "HoursOfOperationArn"}
    ),
    "AWS::Connect::Queue": _row("CreateQueue", "QueueArn", "Name", {"QueueArn": "QueueArn"}),
    "AWS::Connect::RoutingProfile": RoutingProfileMaker(
        "connect", "CreateRoutingProfile", "RoutingProfileArn", "Name", {"RoutingProfileArn": "RoutingProfileArn"},
        adapt=_whole,
    ),
    "AWS::Connect::SecurityProfile": _row(
        "CreateSecurityProfile",
        "SecurityProfileArn",
        "SecurityProfileName",
        {"SecurityProfileArn": "SecurityProfileArn"},
    ),
    "AWS::Connect::AgentStatus": _row("CreateAgentStatus", "AgentStatusARN", "Name", {"AgentStatusArn": "AgentStatusARN"}),
    "AWS::Connect::User": _row("CreateUser", "UserArn", "Username", {"UserArn": "UserArn"}),
    "AWS::Connect::QuickConnect": _row("CreateQuickConnect", "QuickConnectARN", "Name", {"QuickConnectArn": "QuickConnectARN"}),
    "AWS::Connect::Prompt": _row("CreatePrompt", "PromptARN", "Name", {"PromptArn": "PromptARN"}),
    "AWS::Connect::ContactFlow": _row(
        "CreateContactFlow", "ContactFlowArn", "Name", {"ContactFlowArn": "ContactFlowArn"}
    ),
    "AWS::Connect::ContactFlowModule": _row(
        "CreateContactFlowModule", "Arn", "Name", {"ContactFlowModuleArn": "Arn", "Status": "=State"}
    ),
    "AWS::Connect::ApprovedOrigin": _row("AssociateApprovedOrigin", "=Origin"),
    "AWS::Connect::IntegrationAssociation": IntegrationMaker(
        "connect",
        "CreateIntegrationAssociation",
        "IntegrationAssociationId",
        None,
        {"IntegrationAssociationId": "IntegrationAssociationId"},
    ),
    "AWS::Connect::View": _row(
        "CreateView", "View.Arn", "Name",
        {"ViewArn": "View.Arn", "ViewId": "View.Id", "ViewContentSha256": "View.ViewContentSha256"}, adapt=_view,
    ),
    "AWS::Connect::ViewVersion": _row(
        "CreateViewVersion", "View.Arn", None, {"ViewVersionArn": "View.Arn", "Version": "View.Version"},
        adapt=_view_version,
    ),
    "AWS::Connect::TestCase": _row("CreateTestCase", "TestCaseArn", "Name", {"TestCaseArn": "TestCaseArn"}),
    "AWS::Connect::PhoneNumber": _row(
        "ClaimPhoneNumber", "PhoneNumberArn", None, {"PhoneNumberArn": "PhoneNumberArn"},
    ),
}  # fmt: skip
