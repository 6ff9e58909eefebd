"""Types that moto makes but leaves half of their properties out: made by moto, finished by API requests."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from moto.cloudformation import parsing

from local.cloud.cloudformation.api_maker import call
from local.cloud.cloudformation.maker import ResourceMaker

Document = dict[str, Any]


@dataclass(frozen=True)
class FollowUp:
    """A request to be sent when the template has the property; `parameters` makes it of physical id and value."""

    of: str
    service: str
    operation: str
    parameters: Callable[[str, Any], Document]


class FinishedByApi(ResourceMaker):
    """Lets moto's own class work, then sends the follow-ups."""

    def __init__(self, resource_type: str, name_property: str, *follow_ups: FollowUp) -> None:
        self._type = resource_type
        self.name_property = name_property
        self._follow_ups = follow_ups

    def has_cfn_attr(self, attribute: str) -> bool:
        """As moto says."""
        return bool(self._model().has_cfn_attr(attribute))

    def create_from_cloudformation_json(
        self, resource_name: str, cloudformation_json: Document, _account: str, _region: str, **more: Any
    ) -> Any:
        """moto creates, we finish."""
        made = self._model().create_from_cloudformation_json(
            resource_name, cloudformation_json, _account, _region, **more
        )
        return self._finish(made, cloudformation_json)

    def update_from_cloudformation_json(
        self,
        original_resource: Any,
        new_resource_name: str,
        cloudformation_json: Document,
        account_id: str,
        region_name: str,
    ) -> Any:
        """moto updates if it can (else the resource stays: what it holds must not be lost), we finish."""
        update = self._model().update_from_cloudformation_json
        made = original_resource
        if not hasattr(update, "__isabstractmethod__"):
            made = update(original_resource, new_resource_name, cloudformation_json, account_id, region_name)
        return self._finish(made, cloudformation_json)

    def delete_from_cloudformation_json(self, *arguments: Any) -> None:
        """moto deletes."""
        self._model().delete_from_cloudformation_json(*arguments)

    def _finish(self, made: Any, description: Document) -> Any:
        properties = description.get("Properties", {})
        for follow_up in self._follow_ups:
            if follow_up.of in properties:
                parameters = follow_up.parameters(made.physical_resource_id, properties[follow_up.of])
                call(follow_up.service, follow_up.operation, parameters)
        return made

    def _model(self) -> Any:
        return parsing.get_model_map()[self._type]


def _cors(bucket: str, value: Document) -> Document:
    rules = [{key: rule[name] for name, key in _CORS_NAMES.items() if name in rule} for rule in value["CorsRules"]]
    return {"Bucket": bucket, "CORSConfiguration": {"CORSRules": rules}}


_CORS_NAMES = {
    "AllowedHeaders": "AllowedHeaders",
    "AllowedMethods": "AllowedMethods",
    "AllowedOrigins": "AllowedOrigins",
    "ExposedHeaders": "ExposeHeaders",
    "Id": "ID",
    "MaxAge": "MaxAgeSeconds",
}


def _notifications(bucket: str, value: Document) -> Document:
    configuration: Document = {}
    if "EventBridgeConfiguration" in value:
        configuration["EventBridgeConfiguration"] = {}
    for ours, theirs, target, arn in (
        ("LambdaConfigurations", "LambdaFunctionConfigurations", "Function", "LambdaFunctionArn"),
        ("QueueConfigurations", "QueueConfigurations", "Queue", "QueueArn"),
        ("TopicConfigurations", "TopicConfigurations", "Topic", "TopicArn"),
    ):
        entries = [{arn: one[target], "Events": [one["Event"]], **_filter(one)} for one in value.get(ours, [])]
        if entries:
            configuration[theirs] = entries
    return {"Bucket": bucket, "NotificationConfiguration": configuration}


def _filter(notification: Document) -> Document:
    rules = notification.get("Filter", {}).get("S3Key", {}).get("Rules")
    return {"Filter": {"Key": {"FilterRules": rules}}} if rules else {}


MAKERS: dict[str, ResourceMaker] = {
    "AWS::S3::Bucket": FinishedByApi(
        "AWS::S3::Bucket",
        "BucketName",
        FollowUp("CorsConfiguration", "s3", "PutBucketCors", _cors),
        FollowUp("NotificationConfiguration", "s3", "PutBucketNotificationConfiguration", _notifications),
        FollowUp(
            "PublicAccessBlockConfiguration",
            "s3",
            "PutPublicAccessBlock",
            lambda bucket, value: {"Bucket": bucket, "PublicAccessBlockConfiguration": value},
        ),
        FollowUp(
            "VersioningConfiguration",
            "s3",
            "PutBucketVersioning",
            lambda bucket, value: {"Bucket": bucket, "VersioningConfiguration": value},
        ),
    ),
    "AWS::DynamoDB::Table": FinishedByApi(
        "AWS::DynamoDB::Table",
        "TableName",
        FollowUp(
            "PointInTimeRecoverySpecification",
            "dynamodb",
            "UpdateContinuousBackups",
            lambda table, value: {"TableName": table, "PointInTimeRecoverySpecification": value},
        ),
        FollowUp(
            "TimeToLiveSpecification",
            "dynamodb",
            "UpdateTimeToLive",
            lambda table, value: {"TableName": table, "TimeToLiveSpecification": value},
        ),
    ),
}
