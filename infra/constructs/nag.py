"""Acknowledging a finding of cdk-nag, always with a reason of its own."""

from aws_cdk import Acknowledgment, CfnElement, Stack, Validations
from constructs import IConstruct


def acknowledge(construct: IConstruct, finding: str, reason: str) -> None:
    """Accept one finding ("IAM5[Resource::*]") on that construct and what is in it, because of `reason`."""
    Validations.of(construct).acknowledge(Acknowledgment(id=f"AwsSolutions-{finding}", reason=reason))


def logical_id(construct: IConstruct) -> str:
    """The logical id by which cdk-nag calls a resource."""
    resource = construct if isinstance(construct, CfnElement) else construct.node.default_child
    if not isinstance(resource, CfnElement):
        raise TypeError(f"{construct.node.path} is no resource of a template")
    return str(Stack.of(construct).resolve(resource.logical_id))
