"""Where alarms go, and the alarms that everything of a kind gets."""

from aws_cdk import Duration, aws_kms, aws_lambda, aws_sns, aws_sqs
from aws_cdk.aws_cloudwatch import Alarm, ComparisonOperator, IMetric, TreatMissingData
from aws_cdk.aws_cloudwatch_actions import SnsAction
from aws_cdk.aws_iam import ServicePrincipal
from constructs import Construct


class Alarms(Construct):
    """One topic for all alarms; whoever is on duty subscribes to it."""

    def __init__(self, scope: Construct, identity: str, key: aws_kms.IKey) -> None:
        super().__init__(scope, identity)
        self.topic = aws_sns.Topic(self, "Topic", display_name="Dozor alarms", master_key=key, enforce_ssl=True)
        # CloudWatch itself encrypts what it publishes (SNS developer guide, "Key management").
        key.grant(ServicePrincipal("cloudwatch.amazonaws.com"), "kms:Decrypt", "kms:GenerateDataKey")

    def watch_dead_letters(self, name: str, queue: aws_sqs.Queue) -> None:
        """Something could not be digested: every single one is somebody's ticket or call."""
        metric = queue.metric_approximate_number_of_messages_visible(period=Duration.minutes(1), statistic="max")
        self._alarm(f"{name}DeadLetters", metric, 1, f"{name}: something was parked in the dead-letter queue.")

    def watch_age(self, name: str, queue: aws_sqs.Queue, limit: Duration) -> None:
        """The queue is not keeping up."""
        metric = queue.metric_approximate_age_of_oldest_message(period=Duration.minutes(1), statistic="max")
        self._alarm(f"{name}Age", metric, limit.to_seconds(), f"{name}: the oldest message waits too long.")

    def watch_lag(self, name: str, metric: IMetric, limit: Duration) -> None:
        """The reader of a stream is behind."""
        self._alarm(f"{name}Lag", metric, limit.to_milliseconds(), f"{name}: the reader of the stream is behind.")

    def watch_errors(self, name: str, function: aws_lambda.IFunction) -> None:
        """A function that people wait for fails."""
        metric = function.metric_errors(period=Duration.minutes(5), statistic="sum")
        self._alarm(f"{name}Errors", metric, 1, f"{name}: failed while somebody was waiting.")

    def watch_failures(self, name: str, metric: IMetric) -> None:
        """Something that must never fail has failed."""
        self._alarm(f"{name}Failures", metric, 1, f"{name}: failed.")

    def watch_silence(self, name: str, function: aws_lambda.IFunction, periods: int) -> None:
        """A function on a schedule was not even called for so many hours."""
        alarm = Alarm(
            self,
            f"{name}Silence",
            metric=function.metric_invocations(period=Duration.hours(1), statistic="sum"),
            threshold=1,
            evaluation_periods=periods,
            comparison_operator=ComparisonOperator.LESS_THAN_THRESHOLD,
            treat_missing_data=TreatMissingData.BREACHING,
            alarm_description=f"{name}: was not called.",
        )
        alarm.add_alarm_action(SnsAction(self.topic))

    def _alarm(self, identity: str, metric: IMetric, threshold: float, description: str) -> None:
        alarm = Alarm(
            self,
            identity,
            metric=metric,
            threshold=threshold,
            evaluation_periods=1,
            comparison_operator=ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
            treat_missing_data=TreatMissingData.NOT_BREACHING,
            alarm_description=description,
        )
        alarm.add_alarm_action(SnsAction(self.topic))
