"""Where things are kept: the key, the table, the recordings, the secret that signs links."""

from typing import Any

from aws_cdk import Duration, RemovalPolicy, aws_dynamodb, aws_kms, aws_s3, aws_secretsmanager
from aws_cdk.aws_dynamodb import Attribute, AttributeType
from constructs import Construct

from infra.constructs.buckets import make_bucket
from infra.constructs.nag import acknowledge

RECORDINGS_PREFIX = "connect/"
QUARANTINE_PREFIX, CLEAN_PREFIX = "quarantine/", "clean/"
# How long a quarrel about a call can last: the general limitation period is three years.
_RECORDINGS_KEPT = Duration.days(3 * 366)


class Storage(Construct):
    """Everything that must outlive the stack: nothing here is deleted with it. pages: where browsers upload from."""

    def __init__(self, scope: Construct, identity: str, pages: str) -> None:
        super().__init__(scope, identity)
        self.key = aws_kms.Key(
            self, "Key", description="Dozor's data", enable_key_rotation=True, removal_policy=RemovalPolicy.RETAIN
        )
        self.table = self._make_table()
        self.access_logs = self._make_access_logs()
        self.recordings = self._make_recordings(pages)
        self.attachments = self._make_attachments(pages)
        self.link_secret = aws_secretsmanager.Secret(
            self,
            "LinkSecret",
            description="Signs the links that executors and residents are sent",
            encryption_key=self.key,
            generate_secret_string=aws_secretsmanager.SecretStringGenerator(
                password_length=64, exclude_punctuation=True
            ),
        )
        acknowledge(
            self.link_secret,
            "SMG4",
            "A new secret would kill every link already sent; it is changed by hand, on a leak.",
        )

    def _make_table(self) -> aws_dynamodb.Table:
        table = aws_dynamodb.Table(
            self,
            "Table",
            partition_key=_string("PK"),
            sort_key=_string("SK"),
            billing_mode=aws_dynamodb.BillingMode.PAY_PER_REQUEST,
            encryption=aws_dynamodb.TableEncryption.CUSTOMER_MANAGED,
            encryption_key=self.key,
            point_in_time_recovery_specification=aws_dynamodb.PointInTimeRecoverySpecification(
                point_in_time_recovery_enabled=True
            ),
            stream=aws_dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
            time_to_live_attribute="expires_at",
            deletion_protection=True,
            removal_policy=RemovalPolicy.RETAIN,
        )
        for index in ("GSI1", "GSI2", "GSI3", "GSI4"):
            table.add_global_secondary_index(
                index_name=index,
                partition_key=_string(f"{index}PK"),
                sort_key=_string(f"{index}SK"),
                projection_type=aws_dynamodb.ProjectionType.ALL,
            )
        # Who sweeps for watches that are gone asks for numbers alone: an index that grows by their writes, not by tickets'.
        table.add_global_secondary_index(
            index_name="GSI5",
            partition_key=_string("GSI5PK"),
            sort_key=_string("GSI5SK"),
            projection_type=aws_dynamodb.ProjectionType.INCLUDE,
            non_key_attributes=["number"],
        )
        return table

    def _make_access_logs(self) -> aws_s3.Bucket:
        bucket = make_bucket(
            self,
            "AccessLogs",
            lifecycle_rules=[
                aws_s3.LifecycleRule(expiration=Duration.days(365), noncurrent_version_expiration=Duration.days(30))
            ],
        )
        acknowledge(bucket, "S1", "This is the bucket that access logs go to; logging itself would never end.")
        return bucket

    def _make_private(self, identity: str, **more: Any) -> aws_s3.Bucket:
        """A bucket of what is somebody's: encrypted by our key, every access logged.

        more: settings of `aws_s3.Bucket`.
        """
        return make_bucket(
            self,
            identity,
            aws_s3.BucketEncryption.KMS,
            encryption_key=self.key,
            bucket_key_enabled=True,
            server_access_logs_bucket=self.access_logs,
            server_access_logs_prefix=f"{identity.lower()}/",
            **more,
        )

    def _make_recordings(self, pages: str) -> aws_s3.Bucket:
        """Recordings of talks. Pages read them by signed links to draw them: without CORS they could only be played."""
        return self._make_private(
            "Recordings",
            cors=[aws_s3.CorsRule(allowed_methods=[aws_s3.HttpMethods.GET], allowed_origins=[pages], max_age=3600)],
            lifecycle_rules=[
                aws_s3.LifecycleRule(
                    transitions=[
                        aws_s3.Transition(
                            storage_class=aws_s3.StorageClass.INFREQUENT_ACCESS, transition_after=Duration.days(30)
                        ),
                        aws_s3.Transition(
                            storage_class=aws_s3.StorageClass.GLACIER_INSTANT_RETRIEVAL,
                            transition_after=Duration.days(180),
                        ),
                    ],
                    expiration=_RECORDINGS_KEPT,
                    noncurrent_version_expiration=Duration.days(30),
                    abort_incomplete_multipart_upload_after=Duration.days(7),
                )
            ],
        )

    def _make_attachments(self, pages: str) -> aws_s3.Bucket:
        """Files of tickets. What lies in quarantine for a day was never looked at, or never announced."""
        bucket = self._make_private(
            "Attachments",
            cors=[
                aws_s3.CorsRule(
                    allowed_methods=[aws_s3.HttpMethods.POST],
                    allowed_origins=[pages],
                    allowed_headers=["content-type"],
                    max_age=3600,
                )
            ],
            lifecycle_rules=[
                aws_s3.LifecycleRule(
                    prefix=QUARANTINE_PREFIX,
                    expiration=Duration.days(1),
                    noncurrent_version_expiration=Duration.days(1),
                ),
                aws_s3.LifecycleRule(
                    prefix=CLEAN_PREFIX,
                    expiration=_RECORDINGS_KEPT,
                    noncurrent_version_expiration=Duration.days(30),
                ),
                aws_s3.LifecycleRule(abort_incomplete_multipart_upload_after=Duration.days(1)),
            ],
        )
        # CDK would do this by a function of its own, as a custom resource; the property says the same.
        resource = bucket.node.default_child
        if isinstance(resource, aws_s3.CfnBucket):
            resource.notification_configuration = aws_s3.CfnBucket.NotificationConfigurationProperty(
                event_bridge_configuration=aws_s3.CfnBucket.EventBridgeConfigurationProperty(event_bridge_enabled=True)
            )
        return bucket


def _string(name: str) -> Attribute:
    return Attribute(name=name, type=AttributeType.STRING)
