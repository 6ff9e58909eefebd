"""What holds for every bucket of ours."""

from typing import Any

from aws_cdk import RemovalPolicy, aws_s3
from constructs import Construct


def make_bucket(
    scope: Construct,
    identity: str,
    encryption: aws_s3.BucketEncryption = aws_s3.BucketEncryption.S3_MANAGED,
    **more: Any,
) -> aws_s3.Bucket:
    """A bucket that is encrypted, closed to the public, spoken to by TLS alone, versioned, and outlives its stack.

    more: settings of `aws_s3.Bucket`.
    """
    return aws_s3.Bucket(
        scope,
        identity,
        encryption=encryption,
        block_public_access=aws_s3.BlockPublicAccess.BLOCK_ALL,
        enforce_ssl=True,
        versioned=True,
        removal_policy=RemovalPolicy.RETAIN,
        **more,
    )
