"""What CloudFormation cannot do by itself and our own functions do for it."""

from collections.abc import Mapping, Sequence

from aws_cdk import CustomResource, Duration, Fn, aws_lambda
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


def show_quick_connects(
    scope: Construct,
    identity: str,
    function: aws_lambda.IFunction,
    name: str,
    queues: Sequence[str],
    quick_connects: Sequence[str],
) -> CustomResource:
    """The quick connects (ARNs) that operators of the platform's queues and of these (ARNs) see: an agent sees those of their
    queues alone.
    """
    return CustomResource(
        scope,
        identity,
        resource_type="Custom::DozorQuickConnects",
        service_token=function.function_arn,
        service_timeout=_PATIENCE,
        properties={
            "Name": name,
            "Queues": Fn.join(",", list(queues)) if queues else "",
            "QuickConnects": Fn.join(",", list(quick_connects)),
        },
    )


def publish_pages(
    scope: Construct, identity: str, function: aws_lambda.IFunction, properties: Mapping[str, str]
) -> CustomResource:
    """A build of the pages in the bucket that they are served from; properties: see functions/publish_pages."""
    return CustomResource(
        scope,
        identity,
        resource_type="Custom::DozorPages",
        service_token=function.function_arn,
        service_timeout=_PATIENCE,
        properties=dict(properties),
    )
