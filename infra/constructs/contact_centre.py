"""Amazon Connect: the instance, where it writes, its queues, hours and profiles."""

from aws_cdk import Aws, Duration, RemovalPolicy, aws_connect, aws_iam, aws_kinesis
from constructs import Construct

from infra.connect_catalogue import AGENT_STATUSES, HOURS, QUEUES
from infra.constructs.nag import acknowledge
from infra.constructs.storage import RECORDINGS_PREFIX, Storage
from infra.flow_tests import NOBODY

_DAYS = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")

# What an operator may do (Connect administrator guide, "List of security profile permissions").
_OPERATOR_PERMISSIONS = ["BasicAgentAccess", "OutboundCallAccess"]
# And who has no desk of ours: views are shown, so that the form opens with every call (decision 41).
_GUIDE_PERMISSIONS = [*_OPERATOR_PERMISSIONS, "CustomViews.Access"]
# And what a supervisor may besides: listen and join, each begun by the wallboard (decision 33).
_SUPERVISOR_PERMISSIONS = [*_OPERATOR_PERMISSIONS, "ManagerListenIn", "ManagerBargeIn"]


class ContactCentre(Construct):
    """The instance with everything that flows and companies share."""

    def __init__(self, scope: Construct, identity: str, storage: Storage) -> None:
        super().__init__(scope, identity)
        self.alias = f"dozor-{Aws.ACCOUNT_ID}"
        self.instance = self._make_instance()
        self.arn = self.instance.attr_arn
        self.hours = {HOURS: make_hours(self, "Always", self.arn, "Dozor always", "UTC")}
        self.queues = {spec.name: self._make_queue(spec.name) for spec in QUEUES}
        # In no routing profile: whom a test case sends there rings nobody.
        self.nobody = self._make_queue(NOBODY)
        self.routing_profile = self._make_routing_profile()
        self.security_profile = aws_connect.CfnSecurityProfile(
            self,
            "Operator",
            instance_arn=self.arn,
            security_profile_name="Dozor operator",
            description="Accepts and makes calls; sees nothing of the instance's administration.",
            permissions=_OPERATOR_PERMISSIONS,
        )
        self.supervisor_profile = aws_connect.CfnSecurityProfile(
            self,
            "Supervisor",
            instance_arn=self.arn,
            security_profile_name="Dozor supervisor",
            description="Besides: hears conversations, and joins them.",
            permissions=_SUPERVISOR_PERMISSIONS,
        )
        self.guide_profile = aws_connect.CfnSecurityProfile(
            self,
            "GuideOperator",
            instance_arn=self.arn,
            security_profile_name="Dozor operator with the guide",
            description="An operator whose ticket form is the guide of the agent workspace.",
            permissions=_GUIDE_PERMISSIONS,
        )
        for order, (name, meaning) in enumerate(AGENT_STATUSES.items(), 1):
            aws_connect.CfnAgentStatus(
                self,
                name,
                instance_arn=self.arn,
                name=name,
                description=meaning,
                state="ENABLED",
                display_order=order,
            )
        self.contact_records = self._make_stream("ContactRecords", "CONTACT_TRACE_RECORDS", storage)
        self.agent_events = self._make_stream("AgentEvents", "AGENT_EVENTS", storage)
        self._store_recordings(storage)

    @property
    def address(self) -> str:
        """Where its people sign in, https://…, no trailing slash."""
        return f"https://{self.alias}.my.connect.aws"

    @property
    def instance_id(self) -> str:
        """The instance's id, the last part of its ARN."""
        return self.instance.attr_id

    def call_out(self, whisper: str, number: str | None) -> None:
        """Let the shared queues' calls go out through a flow (ARN): it shows the company's number, where the contact knows
        one, else the queue's own (ARN of a claimed number; "Set up outbound caller ID").
        """
        for queue in self.queues.values():
            queue.outbound_caller_config = aws_connect.CfnQueue.OutboundCallerConfigProperty(
                outbound_flow_arn=whisper, outbound_caller_id_number_arn=number
            )

    def _make_instance(self) -> aws_connect.CfnInstance:
        # SAML, because it can never be changed later: people of many companies come through one identity provider.
        instance = aws_connect.CfnInstance(
            self,
            "Instance",
            identity_management_type="SAML",
            instance_alias=self.alias,
            attributes=aws_connect.CfnInstance.AttributesProperty(
                inbound_calls=True,
                outbound_calls=True,
                contactflow_logs=True,
                auto_resolve_best_voices=True,
                early_media=True,
                # To join whom one listens to ("Barge into live conversations"); it asks for conferences.
                enhanced_contact_monitoring=True,
                multi_party_conference=True,
            ),
        )
        instance.apply_removal_policy(RemovalPolicy.RETAIN)
        return instance

    def _make_queue(self, name: str) -> aws_connect.CfnQueue:
        return aws_connect.CfnQueue(
            self,
            f"Queue-{name}",
            instance_arn=self.arn,
            hours_of_operation_arn=self.hours[HOURS].attr_hours_of_operation_arn,
            name=name,
            description=f"Dozor: {name}",
        )

    def _make_routing_profile(self) -> aws_connect.CfnRoutingProfile:
        queues = [(self.queues[spec.name].attr_queue_arn, spec.priority) for spec in QUEUES]
        outbound = self.queues[QUEUES[-1].name].attr_queue_arn
        return make_routing_profile(self, "Operators", self.arn, "Dozor operators", queues, outbound)

    def _make_stream(self, identity: str, resource: str, storage: Storage) -> aws_kinesis.Stream:
        stream = aws_kinesis.Stream(
            self,
            identity,
            stream_mode=aws_kinesis.StreamMode.PROVISIONED,
            shard_count=1,
            retention_period=Duration.days(7),
            encryption=aws_kinesis.StreamEncryption.KMS,
            encryption_key=storage.key,
            removal_policy=RemovalPolicy.DESTROY,
        )
        # Connect writes as its service-linked role (administrator guide, "Use server-side encryption for the stream").
        storage.key.grant(aws_iam.ArnPrincipal(self.instance.attr_service_role), "kms:GenerateDataKey")
        acknowledge(
            stream, "KDS3", "Connect can write only to a stream whose key's policy admits it, thus our own key."
        )
        aws_connect.CfnInstanceStorageConfig(
            self,
            f"{identity}Storage",
            instance_arn=self.arn,
            resource_type=resource,
            storage_type="KINESIS_STREAM",
            kinesis_stream_config=aws_connect.CfnInstanceStorageConfig.KinesisStreamConfigProperty(
                stream_arn=stream.stream_arn
            ),
        )
        return stream

    def _store_recordings(self, storage: Storage) -> None:
        config = aws_connect.CfnInstanceStorageConfig
        config(
            self,
            "RecordingsStorage",
            instance_arn=self.arn,
            resource_type="CALL_RECORDINGS",
            storage_type="S3",
            s3_config=config.S3ConfigProperty(
                bucket_name=storage.recordings.bucket_name,
                bucket_prefix=f"{RECORDINGS_PREFIX}{self.alias}/CallRecordings",
                encryption_config=config.EncryptionConfigProperty(encryption_type="KMS", key_id=storage.key.key_arn),
            ),
        )


def make_hours(
    scope: Construct, identity: str, instance_arn: str, name: str, time_zone: str
) -> aws_connect.CfnHoursOfOperation:
    """Open day and night: whether a company is open is decided by its own calendar, not by Connect."""
    hours = aws_connect.CfnHoursOfOperation
    midnight = hours.HoursOfOperationTimeSliceProperty(hours=0, minutes=0)
    days = [hours.HoursOfOperationConfigProperty(day=day, start_time=midnight, end_time=midnight) for day in _DAYS]
    return hours(scope, identity, instance_arn=instance_arn, name=name, time_zone=time_zone, config=days)


def make_routing_profile(
    scope: Construct, identity: str, instance_arn: str, name: str, queues: list[tuple[str, int]], outbound: str
) -> aws_connect.CfnRoutingProfile:
    """One call at a time, from those queues (ARN, priority); calls out go through the queue `outbound`."""
    profile = aws_connect.CfnRoutingProfile
    return profile(
        scope,
        identity,
        instance_arn=instance_arn,
        name=name,
        description=name,
        default_outbound_queue_arn=outbound,
        media_concurrencies=[profile.MediaConcurrencyProperty(channel="VOICE", concurrency=1)],
        queue_configs=[
            profile.RoutingProfileQueueConfigProperty(
                delay=0,
                priority=priority,
                queue_reference=profile.RoutingProfileQueueReferenceProperty(channel="VOICE", queue_arn=queue),
            )
            for queue, priority in queues
        ],
    )
