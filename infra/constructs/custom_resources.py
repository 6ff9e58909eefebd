"""What CloudFormation cannot do by itself and our own functions do for it."""

from aws_cdk import CustomResource, Duration, aws_lambda
from constructs import Construct

# A function that dies says nothing; without this CloudFormation would wait for an hour.
_PATIENCE = Duration.minutes(10)


def register_company(scope: Construct, identity: str, function: aws_lambda.IFunction, record: str) -> CustomResource:
    """The company's record, as JSON text, in the table for as long as the stack stands."""
    return CustomResource(
        scope,
        identity,
        resource_type="Custom::DozorCompany",
        service_token=function.function_arn,
        service_timeout=_PATIENCE,
        properties={"Record": record},
    )


def tie_number(
    scope: Construct, identity: str, function: aws_lambda.IFunction, number: str, means: str, flow_arn: str
) -> CustomResource:
    """The tie of a number (E.164, as Connect hears it) to a flow; means: claim, existing or forwarded."""
    return CustomResource(
        scope,
        identity,
        resource_type="Custom::DozorNumber",
        service_token=function.function_arn,
        service_timeout=_PATIENCE,
        properties={"Number": number, "Means": means, "FlowArn": flow_arn},
    )
