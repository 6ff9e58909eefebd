"""Types that take more than one plain API request: APIs, policies, secrets, e-mail identities, rules."""

import json
import secrets
import string
from typing import Any

from local.cloud.cloudformation.api_maker import call
from local.cloud.cloudformation.context import current
from local.cloud.cloudformation.made_resource import MadeResource
from local.cloud.cloudformation.maker import ResourceMaker

Document = dict[str, Any]


class HttpApiMaker(ResourceMaker):
    """AWS::ApiGatewayV2::Api; ApiEndpoint is where the laptop's gateway serves it."""

    name_property = "Name"

    def make(self, name: str, properties: Document) -> MadeResource:
        """Create the API (an imported OpenAPI body is not supported)."""
        if "Body" in properties or "BodyS3Location" in properties:
            raise NotImplementedError("the laptop does not import an API from OpenAPI; describe its routes")
        request = {"Name": name, "RouteSelectionExpression": "$request.method $request.path", **properties}
        answer = call("apigatewayv2", "CreateApi", request)
        return self._made(answer["ApiId"], request["ProtocolType"])

    def change(self, made: MadeResource, _name: str, properties: Document) -> MadeResource:
        """Update in place: its id is in clients' hands."""
        call("apigatewayv2", "UpdateApi", {**properties, "ApiId": made.physical_resource_id})
        return self._made(made.physical_resource_id, properties["ProtocolType"])

    def _made(self, api_id: str, protocol: str) -> MadeResource:
        endpoint = current().api_endpoint(api_id, protocol)
        return MadeResource(
            api_id,
            {"ApiId": api_id, "ApiEndpoint": endpoint},
            lambda: call("apigatewayv2", "DeleteApi", {"ApiId": api_id}) and None,
        )


class AttachedPolicyMaker(ResourceMaker):
    """A policy document attached to queues, topics or a bucket.

    targets: the property that lists them. service, operation: the request for one. parameters: its parameters but the policy.
    """

    def __init__(self, targets: str, service: str, operation: str, parameter: str, where: str) -> None:
        self._targets = targets
        self._service = service
        self._operation = operation
        self._parameter = parameter
        self._where = where

    def make(self, name: str, properties: Document) -> MadeResource:
        """Attach it to each."""
        targets = properties[self._targets]
        for target in targets if isinstance(targets, list) else [targets]:
            call(
                self._service, self._operation, {self._parameter: target, **self._policy(properties["PolicyDocument"])}
            )
        return MadeResource(name)

    def change(self, made: MadeResource, name: str, properties: Document) -> MadeResource:
        """Attach the new one over the old one."""
        made.delete("", "")
        return self.make(name, properties)

    def _policy(self, document: Any) -> Document:
        match self._where:
            case "Attributes":
                return {"Attributes": {"Policy": document}}
            case "AttributeValue":
                return {"AttributeName": "Policy", "AttributeValue": document}
            case _:
                return {"Policy": document}


class SecretMaker(ResourceMaker):
    """AWS::SecretsManager::Secret, with GenerateSecretString."""

    name_property = "Name"

    def make(self, name: str, properties: Document) -> MadeResource:
        """Create it; a secret to be generated is made up here."""
        request = {**properties, "Name": name}
        if "GenerateSecretString" in request:
            request["SecretString"] = generate_secret(request.pop("GenerateSecretString"))
        arn = call("secretsmanager", "CreateSecret", request)["ARN"]
        delete = {"SecretId": arn, "ForceDeleteWithoutRecovery": True}
        return MadeResource(arn, {"Id": arn}, lambda: call("secretsmanager", "DeleteSecret", delete))


def generate_secret(wish: Document) -> str:
    """A random text as GenerateSecretString describes it; inside SecretStringTemplate under GenerateStringKey if given."""
    left_out = set(wish.get("ExcludeCharacters", ""))
    classes = {
        "ExcludeLowercase": string.ascii_lowercase,
        "ExcludeUppercase": string.ascii_uppercase,
        "ExcludeNumbers": string.digits,
        "ExcludePunctuation": "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~",
    }
    allowed = "".join(
        character
        for flag, characters in classes.items()
        if str(wish.get(flag, False)).lower() != "true"
        for character in characters
        if character not in left_out
    )
    text = "".join(secrets.choice(allowed) for _ in range(int(wish.get("PasswordLength", 32))))
    if "SecretStringTemplate" not in wish:
        return text
    return json.dumps({**json.loads(wish["SecretStringTemplate"]), wish["GenerateStringKey"]: text})


class EmailIdentityMaker(ResourceMaker):
    """AWS::SES::EmailIdentity; verified at once, for nobody answers DNS on a laptop."""

    name_property = "EmailIdentity"

    def make(self, name: str, properties: Document) -> MadeResource:
        """Create the identity in SES v2 and let SES v1 (whose list moto's sending looks at) know it too."""
        call("sesv2", "CreateEmailIdentity", {**properties, "EmailIdentity": name})
        operation, parameter = (
            ("VerifyEmailIdentity", "EmailAddress") if "@" in name else ("VerifyDomainIdentity", "Domain")
        )
        call("ses", operation, {parameter: name})
        tokens = {
            f"DkimDNSToken{part}{number}": f"token{number}._domainkey.{name}"
            for number in (1, 2, 3)
            for part in ("Name", "Value")
        }
        return MadeResource(
            name, tokens, lambda: call("sesv2", "DeleteEmailIdentity", {"EmailIdentity": name}) and None
        )


class RuleMaker(ResourceMaker):
    """AWS::Events::Rule; moto's breaks on an event bus given by Ref and on updates."""

    name_property = "Name"

    def make(self, name: str, properties: Document) -> MadeResource:
        """Put the rule and its targets."""
        bus = properties.get("EventBusName", "default").rpartition("/")[2]
        arn = call("events", "PutRule", {**properties, "Name": name, "EventBusName": bus})["RuleArn"]
        targets = properties.get("Targets", [])
        if targets:
            call("events", "PutTargets", {"Rule": name, "EventBusName": bus, "Targets": targets})
        return MadeResource(name, {"Arn": arn}, lambda: self._remove(name, bus, [target["Id"] for target in targets]))

    def _remove(self, name: str, bus: str, target_ids: list[str]) -> None:
        if target_ids:
            call("events", "RemoveTargets", {"Rule": name, "EventBusName": bus, "Ids": target_ids})
        call("events", "DeleteRule", {"Name": name, "EventBusName": bus})


class EventBusMaker(ResourceMaker):
    """AWS::Events::EventBus; Ref is the name."""

    name_property = "Name"

    def make(self, name: str, properties: Document) -> MadeResource:
        """Create the bus."""
        arn = call("events", "CreateEventBus", {**properties, "Name": name})["EventBusArn"]
        return MadeResource(
            name, {"Arn": arn, "Name": name}, lambda: call("events", "DeleteEventBus", {"Name": name}) and None
        )

    def change(self, made: MadeResource, _name: str, _properties: Document) -> MadeResource:
        """Keep it: what else may change about a bus (its key, its log settings) changes nothing here."""
        return made


MAKERS: dict[str, ResourceMaker] = {
    "AWS::ApiGatewayV2::Api": HttpApiMaker(),
    "AWS::Events::EventBus": EventBusMaker(),
    "AWS::Events::Rule": RuleMaker(),
    "AWS::S3::BucketPolicy": AttachedPolicyMaker("Bucket", "s3", "PutBucketPolicy", "Bucket", "Policy"),
    "AWS::SES::EmailIdentity": EmailIdentityMaker(),
    "AWS::SNS::TopicPolicy": AttachedPolicyMaker("Topics", "sns", "SetTopicAttributes", "TopicArn", "AttributeValue"),
    "AWS::SQS::QueuePolicy": AttachedPolicyMaker("Queues", "sqs", "SetQueueAttributes", "QueueUrl", "Attributes"),
    "AWS::SecretsManager::Secret": SecretMaker(),
}
