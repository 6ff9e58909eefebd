"""Access logs of an API's stage."""

import json

from aws_cdk import aws_apigatewayv2, aws_logs
from aws_cdk.aws_apigatewayv2 import CfnStage

# No path: the executor's page carries its token in it. No user: nothing personal in logs.
_FORMAT = {
    "requestId": "$context.requestId",
    "time": "$context.requestTimeEpoch",
    "route": "$context.routeKey",
    "status": "$context.status",
    "error": "$context.error.message",
    "latency": "$context.integrationLatency",
}


def log_access(stage: aws_apigatewayv2.HttpStage | aws_apigatewayv2.WebSocketStage, group: aws_logs.LogGroup) -> None:
    """Write a line per request into that group."""
    resource = stage.node.default_child
    if not isinstance(resource, CfnStage):
        raise TypeError(f"{stage.node.path} is no stage of an API")
    resource.access_log_settings = CfnStage.AccessLogSettingsProperty(
        destination_arn=group.log_group_arn, format=json.dumps(_FORMAT)
    )
