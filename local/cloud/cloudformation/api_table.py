"""The resource types that a single API request makes; the names are those of CloudFormation's resource reference."""

from typing import Any

from local.cloud.cloudformation.api_maker import ApiMaker
from local.cloud.cloudformation.context import current


def _pool_provider(answer: dict[str, Any], _request: dict[str, Any]) -> str:
    return f"cognito-idp.{current().region}.amazonaws.com/{answer['UserPool']['Id']}"


def _pool_url(answer: dict[str, Any], request: dict[str, Any]) -> str:
    return f"https://{_pool_provider(answer, request)}"


def _subscription(properties: dict[str, Any]) -> dict[str, Any]:
    """SNS wants as attributes, each a string, what the template says as properties."""
    plain = {"TopicArn", "Protocol", "Endpoint"}
    attributes = {key: value for key, value in properties.items() if key not in plain | {"Region"}}
    return {**{key: properties[key] for key in plain if key in properties}, "Attributes": attributes}


def _metric_filter(properties: dict[str, Any]) -> dict[str, Any]:
    # CloudFormation may leave the pattern empty; the API wants it all the same.
    return {"FilterPattern": "", **properties}


TABLE: dict[str, ApiMaker] = {
    "AWS::ApiGatewayV2::Authorizer": ApiMaker(
        "apigatewayv2", "CreateAuthorizer", "AuthorizerId", None, {"AuthorizerId": "AuthorizerId"},
        update="UpdateAuthorizer", delete="DeleteAuthorizer",
    ),
    "AWS::ApiGatewayV2::Integration": ApiMaker(
        "apigatewayv2", "CreateIntegration", "IntegrationId", None, {"IntegrationId": "IntegrationId"},
        update="UpdateIntegration", delete="DeleteIntegration",
    ),
    "AWS::ApiGatewayV2::Route": ApiMaker(
        "apigatewayv2", "CreateRoute", "RouteId", None, {"RouteId": "RouteId"},
        update="UpdateRoute", delete="DeleteRoute",
    ),
    "AWS::ApiGatewayV2::RouteResponse": ApiMaker(
        "apigatewayv2", "CreateRouteResponse", "RouteResponseId", None, {"RouteResponseId": "RouteResponseId"},
    ),
    "AWS::ApiGatewayV2::Stage": ApiMaker(
        "apigatewayv2", "CreateStage", "=StageName", update="UpdateStage", delete="DeleteStage",
    ),
    "AWS::CloudWatch::Alarm": ApiMaker(
        "cloudwatch", "PutMetricAlarm", "=AlarmName", "AlarmName", {"Arn": lambda _, request: _alarm_arn(request)},
        update="PutMetricAlarm",
    ),
    "AWS::Cognito::UserPool": ApiMaker(
        "cognito-idp", "CreateUserPool", "UserPool.Id", "UserPoolName",
        {"Arn": "UserPool.Arn", "UserPoolId": "UserPool.Id", "ProviderName": _pool_provider, "ProviderURL": _pool_url},
        {"UserPoolName": "PoolName"},
    ),
    "AWS::Cognito::UserPoolClient": ApiMaker(
        "cognito-idp", "CreateUserPoolClient", "UserPoolClient.ClientId", "ClientName",
        {
            "ClientId": "UserPoolClient.ClientId",
            "Name": "UserPoolClient.ClientName",
            "ClientSecret": "UserPoolClient.ClientSecret",
        },
    ),
    "AWS::Cognito::UserPoolDomain": ApiMaker("cognito-idp", "CreateUserPoolDomain", "=Domain"),
    "AWS::Cognito::UserPoolGroup": ApiMaker(
        "cognito-idp", "CreateGroup", "=GroupName", "GroupName", update="UpdateGroup", delete="DeleteGroup",
    ),
    "AWS::Cognito::UserPoolIdentityProvider": ApiMaker(
        "cognito-idp", "CreateIdentityProvider", "=ProviderName", update="UpdateIdentityProvider",
        delete="DeleteIdentityProvider",
    ),
    "AWS::Cognito::UserPoolResourceServer": ApiMaker("cognito-idp", "CreateResourceServer", "=Identifier"),
    "AWS::Cognito::UserPoolUser": ApiMaker("cognito-idp", "AdminCreateUser", "=Username", delete="AdminDeleteUser"),
    "AWS::Logs::MetricFilter": ApiMaker(
        "logs", "PutMetricFilter", "=FilterName", "FilterName", update="PutMetricFilter", delete="DeleteMetricFilter",
        adapt=_metric_filter,
    ),
    "AWS::Logs::LogStream": ApiMaker("logs", "CreateLogStream", "=LogStreamName", "LogStreamName"),
    "AWS::Logs::SubscriptionFilter": ApiMaker(
        "logs", "PutSubscriptionFilter", "=FilterName", "FilterName", update="PutSubscriptionFilter",
        delete="DeleteSubscriptionFilter", adapt=_metric_filter,
    ),
    "AWS::Pipes::Pipe": ApiMaker(
        "pipes", "CreatePipe", "=Name", "Name", {"Arn": "Arn"}, update="UpdatePipe", delete="DeletePipe",
    ),
    "AWS::Scheduler::Schedule": ApiMaker(
        "scheduler", "CreateSchedule", "=Name", "Name", {"Arn": "ScheduleArn"},
        update="UpdateSchedule", delete="DeleteSchedule",
    ),
    "AWS::Scheduler::ScheduleGroup": ApiMaker(
        "scheduler", "CreateScheduleGroup", "=Name", "Name", {"Arn": "ScheduleGroupArn"}, delete="DeleteScheduleGroup",
    ),
    "AWS::SES::ConfigurationSet": ApiMaker(
        "sesv2", "CreateConfigurationSet", "=ConfigurationSetName", "Name", renamed={"Name": "ConfigurationSetName"},
        delete="DeleteConfigurationSet",
    ),
    "AWS::SNS::Subscription": ApiMaker(
        "sns", "Subscribe", "SubscriptionArn", None, {"Arn": "SubscriptionArn"}, delete="Unsubscribe", adapt=_subscription,
    ),
}  # fmt: skip


def _alarm_arn(request: dict[str, Any]) -> str:
    here = current()
    return f"arn:aws:cloudwatch:{here.region}:{here.account}:alarm:{request['AlarmName']}"
