"""What reads streams, logs and the clock: each retried, and parked when it cannot be digested."""

from aws_cdk import Aws, Duration, RemovalPolicy, aws_events, aws_events_targets, aws_iam, aws_lambda, aws_logs
from aws_cdk.aws_lambda_event_sources import KinesisEventSource, SqsDlq
from aws_cdk.aws_logs_destinations import LambdaDestination
from constructs import Construct

from infra.catalogue import FUNCTIONS
from infra.constructs.alarms import Alarms
from infra.constructs.contact_centre import ContactCentre
from infra.constructs.functions import Functions
from infra.constructs.queues import park
from infra.function_spec import FromContactRecords, FromDeliveryLogs, FromSchedule, FunctionSpec

# With a bisect on every failure this is some minutes; then the record is parked and the rest goes on.
_STREAM_TRIES = 8
_LAG = Duration.minutes(5)
_HOURLY, _SILENT_HOURS = 60, 3


class Streams(Construct):
    """The triggers that are not queues of the bus."""

    def __init__(
        self,
        scope: Construct,
        identity: str,
        functions: Functions,
        alarms: Alarms,
        centre: ContactCentre,
    ) -> None:
        super().__init__(scope, identity)
        self._alarms = alarms
        self.delivery_log_role: aws_iam.Role | None = None
        for spec in FUNCTIONS:
            function = functions[spec.name]
            match spec.trigger:
                case FromContactRecords():
                    self._read_contact_records(spec, function, centre)
                case FromSchedule(minutes):
                    self._run_every(spec, function, minutes)
                case FromDeliveryLogs():
                    self._read_delivery_logs(function)
                case _:
                    pass  # the others have a construct of their own

    def _read_contact_records(self, spec: FunctionSpec, function: aws_lambda.Function, centre: ContactCentre) -> None:
        function.add_event_source(
            KinesisEventSource(
                centre.contact_records,
                starting_position=aws_lambda.StartingPosition.TRIM_HORIZON,
                batch_size=100,
                bisect_batch_on_error=True,
                retry_attempts=_STREAM_TRIES,
                report_batch_item_failures=True,
                on_failure=SqsDlq(park(self, spec.title, self._alarms)),
            )
        )
        self._alarms.watch_lag(spec.title, function.metric("IteratorAge", statistic="max"), _LAG)

    def _run_every(self, spec: FunctionSpec, function: aws_lambda.Function, minutes: int) -> None:
        rule = aws_events.Rule(
            self,
            f"{spec.title}Schedule",
            description=f"{spec.name}, every {minutes} minutes",
            schedule=aws_events.Schedule.rate(Duration.minutes(minutes)),
        )
        rule.add_target(
            aws_events_targets.LambdaFunction(
                function,
                retry_attempts=2,
                max_event_age=Duration.minutes(minutes),
                dead_letter_queue=function.dead_letter_queue,
            )
        )
        self._alarms.watch_errors(spec.title, function)
        if minutes == _HOURLY:  # what comes so rarely would not be missed by anybody for a day
            self._alarms.watch_silence(spec.title, function, _SILENT_HOURS)

    def _read_delivery_logs(self, function: aws_lambda.Function) -> None:
        """SNS writes what became of an SMS into these two groups (SNS developer guide, "Viewing CloudWatch logs for SMS")."""
        address = f"sns/{Aws.REGION}/{Aws.ACCOUNT_ID}/DirectPublishToPhoneNumber"
        groups = [
            self._subscribe("Delivered", address, function),
            self._subscribe("Undelivered", f"{address}/Failure", function),
        ]
        role = aws_iam.Role(self, "DeliveryLogRole", assumed_by=aws_iam.ServicePrincipal("sns.amazonaws.com"))
        for group in groups:
            group.grant_write(role)
        self.delivery_log_role = role

    def _subscribe(self, identity: str, name: str, function: aws_lambda.Function) -> aws_logs.LogGroup:
        group = aws_logs.LogGroup(
            self,
            identity,
            log_group_name=name,
            retention=aws_logs.RetentionDays.THREE_MONTHS,
            removal_policy=RemovalPolicy.DESTROY,
        )
        group.add_subscription_filter(
            "Reader",
            destination=LambdaDestination(function),
            filter_pattern=aws_logs.FilterPattern.all_events(),
        )
        return group
