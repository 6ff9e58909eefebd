"""The outbox's way to the bus: a pipe that makes of every item written with an event that event. No code of ours runs."""

import json

from aws_cdk import Aws, Duration, RemovalPolicy, aws_cloudwatch, aws_events, aws_iam, aws_logs, aws_pipes, aws_sqs
from constructs import Construct

from dozor.events import outbox
from infra.constructs.alarms import Alarms
from infra.constructs.nag import acknowledge
from infra.constructs.queues import park
from infra.constructs.storage import Storage

# As many as one PutEvents takes (EventBridge user guide, "Amazon EventBridge Pipes batching and concurrency").
_BATCH = 10
# Of what the bus refuses for good. Failures of AWS itself do not count: those are repeated until the record leaves the
# stream after a day (EventBridge user guide, "Amazon EventBridge Pipes error handling and troubleshooting").
_TRIES = 8

_READ_STREAM = ("dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator")
_IMAGE = f"$.dynamodb.NewImage.{outbox.ATTRIBUTE}.M"
# An item is written whole, so an image has an outbox only if this very write told of something. `exists` looks at leaves
# only. A removal has no new image.
PATTERN = {"dynamodb": {"NewImage": {outbox.ATTRIBUTE: {"M": {outbox.ENVELOPE: {"S": [{"exists": True}]}}}}}}
# The envelope goes as the object {"S": text}: an object in a template keeps its form, whatever its texts hold.
TEMPLATE = f'{{"{outbox.ENVELOPE}": <{_IMAGE}.{outbox.ENVELOPE}>}}'


class Outbox(Construct):
    """Table's stream -> bus, in order, in batches; what the bus refuses is parked, the rest goes on."""

    def __init__(
        self, scope: Construct, identity: str, storage: Storage, bus: aws_events.EventBus, alarms: Alarms
    ) -> None:
        super().__init__(scope, identity)
        parked = park(self, "Outbox", alarms)
        logs = aws_logs.LogGroup(
            self, "Logs", retention=aws_logs.RetentionDays.THREE_MONTHS, removal_policy=RemovalPolicy.DESTROY
        )
        role = self._make_role(storage, bus, parked, logs)
        pipe = aws_pipes.CfnPipe(
            self,
            "Pipe",
            description="Dozor: what was written with a change goes to the bus",
            role_arn=role.role_arn,
            source=storage.table.table_stream_arn or "",
            source_parameters=_read(parked),
            target=bus.event_bus_arn,
            target_parameters=aws_pipes.CfnPipe.PipeTargetParametersProperty(
                event_bridge_event_bus_parameters=aws_pipes.CfnPipe.PipeTargetEventBridgeEventBusParametersProperty(
                    source=f"{_IMAGE}.{outbox.SOURCE}.S", detail_type=f"{_IMAGE}.{outbox.TYPE}.S"
                ),
                input_template=TEMPLATE,
            ),
            # Errors only, and never what was in the events: it is personal.
            log_configuration=aws_pipes.CfnPipe.PipeLogConfigurationProperty(
                level="ERROR",
                cloudwatch_logs_log_destination=aws_pipes.CfnPipe.CloudwatchLogsLogDestinationProperty(
                    log_group_arn=logs.log_group_arn
                ),
            ),
        )
        pipe.node.add_dependency(role)  # with its policy: a pipe that may not read yet does not come into being
        failed = aws_cloudwatch.Metric(
            namespace="AWS/EventBridge/Pipes",
            metric_name="ExecutionFailed",
            dimensions_map={"PipeName": pipe.ref},
            statistic="sum",
            period=Duration.minutes(5),
        )
        alarms.watch_failures("Outbox", failed)

    def _make_role(
        self, storage: Storage, bus: aws_events.EventBus, parked: aws_sqs.Queue, logs: aws_logs.LogGroup
    ) -> aws_iam.Role:
        role = aws_iam.Role(
            self,
            "Role",
            assumed_by=aws_iam.ServicePrincipal(
                "pipes.amazonaws.com", conditions={"StringEquals": {"aws:SourceAccount": Aws.ACCOUNT_ID}}
            ),
        )
        storage.table.grant_stream(role, *_READ_STREAM)
        storage.table.grant_table_list_streams(role)
        storage.key.grant(role, "kms:Decrypt")
        bus.grant_put_events_to(role)
        parked.grant(role, "sqs:SendMessage")
        logs.grant_write(role)
        acknowledge(role, "IAM5[Resource::*]", "dynamodb:ListStreams knows no resource.")
        return role


def _read(parked: aws_sqs.Queue) -> aws_pipes.CfnPipe.PipeSourceParametersProperty:
    return aws_pipes.CfnPipe.PipeSourceParametersProperty(
        dynamo_db_stream_parameters=aws_pipes.CfnPipe.PipeSourceDynamoDBStreamParametersProperty(
            starting_position="TRIM_HORIZON",
            batch_size=_BATCH,
            maximum_retry_attempts=_TRIES,
            on_partial_batch_item_failure="AUTOMATIC_BISECT",
            dead_letter_config=aws_pipes.CfnPipe.DeadLetterConfigProperty(arn=parked.queue_arn),
        ),
        filter_criteria=aws_pipes.CfnPipe.FilterCriteriaProperty(
            filters=[aws_pipes.CfnPipe.FilterProperty(pattern=json.dumps(PATTERN, separators=(",", ":")))]
        ),
    )
