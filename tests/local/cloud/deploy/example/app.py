"""A small CDK application with one of nearly everything, for the laptop's CloudFormation to deploy."""

import sys
from pathlib import Path

import aws_cdk as cdk
from aws_cdk import (
    aws_apigatewayv2 as apigw,
)
from aws_cdk import (
    aws_apigatewayv2_authorizers as authorizers,
)
from aws_cdk import (
    aws_apigatewayv2_integrations as integrations,
)
from aws_cdk import (
    aws_cloudwatch as cloudwatch,
)
from aws_cdk import (
    aws_cognito as cognito,
)
from aws_cdk import (
    aws_dynamodb as dynamodb,
)
from aws_cdk import (
    aws_events as events,
)
from aws_cdk import (
    aws_events_targets as targets,
)
from aws_cdk import (
    aws_iam as iam,
)
from aws_cdk import (
    aws_kinesis as kinesis,
)
from aws_cdk import (
    aws_kms as kms,
)
from aws_cdk import (
    aws_lambda as lambda_,
)
from aws_cdk import (
    aws_lambda_destinations as destinations,
)
from aws_cdk import (
    aws_lambda_event_sources as sources,
)
from aws_cdk import (
    aws_logs as logs,
)
from aws_cdk import (
    aws_logs_destinations as logs_destinations,
)
from aws_cdk import (
    aws_s3 as s3,
)
from aws_cdk import (
    aws_scheduler as scheduler,
)
from aws_cdk import (
    aws_scheduler_targets as scheduler_targets,
)
from aws_cdk import (
    aws_secretsmanager as secretsmanager,
)
from aws_cdk import (
    aws_ses as ses,
)
from aws_cdk import (
    aws_sns as sns,
)
from aws_cdk import (
    aws_sns_subscriptions as subscriptions,
)
from aws_cdk import (
    aws_sqs as sqs,
)
from aws_cdk import (
    aws_ssm as ssm,
)
from aws_cdk import (
    aws_stepfunctions as sfn,
)
from constructs import Construct

HERE = Path(__file__).parent


class DataStack(cdk.Stack):
    """What lasts: table, key, bucket, bus."""

    def __init__(self, scope: Construct, name: str) -> None:
        super().__init__(scope, name)
        self.key = kms.Key(self, "Key", enable_key_rotation=True, alias="alias/example")
        self.table = dynamodb.Table(
            self,
            "Table",
            partition_key=dynamodb.Attribute(name="PK", type=dynamodb.AttributeType.STRING),
            sort_key=dynamodb.Attribute(name="SK", type=dynamodb.AttributeType.STRING),
            billing_mode=dynamodb.BillingMode.PAY_PER_REQUEST,
            stream=dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
            encryption_key=self.key,
            point_in_time_recovery_specification=dynamodb.PointInTimeRecoverySpecification(
                point_in_time_recovery_enabled=True
            ),
            time_to_live_attribute="expires",
        )
        self.table.add_global_secondary_index(
            index_name="GSI1", partition_key=dynamodb.Attribute(name="GSI1PK", type=dynamodb.AttributeType.STRING)
        )
        self.bus = events.EventBus(self, "Bus", event_bus_name="example")
        self.bucket = s3.Bucket(
            self,
            "Bucket",
            block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
            enforce_ssl=True,
            encryption=s3.BucketEncryption.KMS,
            encryption_key=self.key,
            versioned=True,
            lifecycle_rules=[s3.LifecycleRule(expiration=cdk.Duration.days(30))],
        )


class ServiceStack(cdk.Stack):
    """What runs: functions and whatever calls them."""

    def __init__(self, scope: Construct, name: str, data: DataStack) -> None:
        super().__init__(scope, name)
        self._data = data
        self._layer = lambda_.LayerVersion(
            self, "Layer", layer_version_name="example-layer", code=lambda_.Code.from_asset(str(HERE / "layer"))
        )
        self._echo = self._function("Echo", "echo")
        self._queue_and_topic()
        self._triggers()
        self._machine()
        self._api()
        self._mail_and_secrets()
        self._custom()

    def _function(self, name: str, handler: str, **more: object) -> lambda_.Function:
        function = lambda_.Function(
            self,
            name,
            function_name=f"example_{handler}",
            runtime=lambda_.Runtime.PYTHON_3_13,
            architecture=lambda_.Architecture.ARM_64,
            handler=f"handlers.{handler}",
            code=lambda_.Code.from_asset(str(HERE / "functions")),
            layers=[self._layer],
            timeout=cdk.Duration.seconds(10),
            memory_size=256,
            environment={"TABLE": self._data.table.table_name, "QUEUE_NAME": "example-queue"},
            log_group=logs.LogGroup(self, f"{name}Logs", log_group_name=f"/aws/lambda/example_{handler}"),
            **more,  # type: ignore[arg-type]
        )
        self._data.table.grant_read_write_data(function)
        return function

    def _queue_and_topic(self) -> None:
        dead = sqs.Queue(self, "Dead", enforce_ssl=True)
        self.queue = sqs.Queue(
            self,
            "Queue",
            queue_name="example-queue",
            encryption=sqs.QueueEncryption.KMS,
            encryption_master_key=self._data.key,
            dead_letter_queue=sqs.DeadLetterQueue(max_receive_count=3, queue=dead),
            visibility_timeout=cdk.Duration.seconds(60),
        )
        topic = sns.Topic(self, "Topic", enforce_ssl=True, master_key=self._data.key)
        topic.add_subscription(subscriptions.SqsSubscription(self.queue, raw_message_delivery=True))
        topic.add_subscription(
            subscriptions.LambdaSubscription(
                self._echo, filter_policy={"kind": sns.SubscriptionFilter.string_filter(allowlist=["loud"])}
            )
        )
        alarm = cloudwatch.Alarm(
            self,
            "DeadAlarm",
            metric=dead.metric_approximate_number_of_messages_visible(),
            threshold=1,
            evaluation_periods=1,
        )
        cloudwatch.CompositeAlarm(
            self, "Any", alarm_rule=cloudwatch.AlarmRule.from_alarm(alarm, cloudwatch.AlarmState.ALARM)
        )
        self.dead = dead

    def _triggers(self) -> None:
        worker = self._function("Worker", "work", on_failure=destinations.SqsDestination(self.dead), retry_attempts=1)
        worker.add_event_source(sources.SqsEventSource(self.queue, batch_size=5, report_batch_item_failures=True))
        worker.add_event_source(
            sources.DynamoEventSource(
                self._data.table, starting_position=lambda_.StartingPosition.TRIM_HORIZON, retry_attempts=2
            )
        )
        stream = kinesis.Stream(self, "Stream", encryption=kinesis.StreamEncryption.UNENCRYPTED)
        worker.add_event_source(sources.KinesisEventSource(stream, starting_position=lambda_.StartingPosition.LATEST))
        version = self._echo.current_version
        lambda_.Alias(self, "Live", alias_name="live", version=version)
        events.Rule(
            self,
            "Rule",
            event_bus=self._data.bus,
            event_pattern=events.EventPattern(source=["example"], detail_type=["Something"]),
            targets=[targets.SqsQueue(self.queue)],
        )
        scheduler.Schedule(
            self,
            "Every",
            schedule=scheduler.ScheduleExpression.rate(cdk.Duration.minutes(5)),
            target=scheduler_targets.LambdaInvoke(worker),
            schedule_group=scheduler.ScheduleGroup(self, "Group", schedule_group_name="example"),
        )
        group = logs.LogGroup(self, "SmsLogs", log_group_name="sns/sms")
        group.add_subscription_filter(
            "ToWorker",
            destination=logs_destinations.LambdaDestination(worker),
            filter_pattern=logs.FilterPattern.all_events(),
        )
        group.add_metric_filter(
            "Failures", filter_pattern=logs.FilterPattern.literal("FAILURE"), metric_name="f", metric_namespace="x"
        )
        group.add_to_resource_policy(
            iam.PolicyStatement(
                actions=["logs:PutLogEvents"], principals=[iam.ServicePrincipal("es.amazonaws.com")], resources=["*"]
            )
        )

    def _machine(self) -> None:
        definition = sfn.DefinitionBody.from_file(str(HERE / "machine.asl.json"))
        machine = sfn.StateMachine(
            self, "Machine", definition_body=definition, definition_substitutions={"Echo": self._echo.function_arn}
        )
        self._echo.grant_invoke(machine)
        cdk.CfnOutput(self, "MachineArn", value=machine.state_machine_arn)

    def _api(self) -> None:
        pool = cognito.UserPool(self, "Pool", self_sign_up_enabled=False)
        client = pool.add_client("Web", auth_flows=cognito.AuthFlow(user_password=True))
        pool.add_group("Operators", group_name="operator")
        pool.add_domain("Domain", cognito_domain=cognito.CognitoDomainOptions(domain_prefix="example"))
        authorizer = authorizers.HttpUserPoolAuthorizer("Auth", pool, user_pool_clients=[client])
        api = apigw.HttpApi(self, "Api", default_authorizer=authorizer)
        api.add_routes(
            path="/things/{id}",
            methods=[apigw.HttpMethod.GET],
            integration=integrations.HttpLambdaIntegration(
                "Things", self._echo, payload_format_version=apigw.PayloadFormatVersion.VERSION_1_0
            ),
        )
        live = apigw.WebSocketApi(
            self,
            "Live_",
            connect_route_options=apigw.WebSocketRouteOptions(
                integration=integrations.WebSocketLambdaIntegration("Connect", self._echo)
            ),
        )
        apigw.WebSocketStage(self, "LiveStage", web_socket_api=live, stage_name="live", auto_deploy=True)
        cdk.CfnOutput(self, "ApiUrl", value=api.api_endpoint)
        cdk.CfnOutput(self, "LiveUrl", value=live.api_endpoint)
        cdk.CfnOutput(self, "PoolId", value=pool.user_pool_id)

    def _mail_and_secrets(self) -> None:
        configuration = ses.ConfigurationSet(self, "Mail")
        ses.EmailIdentity(
            self, "From", identity=ses.Identity.email("duty@example.org"), configuration_set=configuration
        )
        secret = secretsmanager.Secret(self, "Secret")
        parameter = ssm.StringParameter(self, "Parameter", parameter_name="/example/name", string_value="value")
        cdk.CfnOutput(self, "SecretArn", value=secret.secret_arn)
        cdk.CfnOutput(self, "ParameterName", value=parameter.parameter_name)

    def _custom(self) -> None:
        configure = self._function("Configure", "configure")
        custom = cdk.CustomResource(
            self,
            "Tie",
            resource_type="Custom::Tie",
            service_token=configure.function_arn,
            properties={"Number": 7, "On": True, "Names": ["a", "b"]},
        )
        cdk.CfnOutput(self, "TieRef", value=custom.ref)
        cdk.CfnOutput(self, "TieGreeting", value=custom.get_att_string("Greeting"))


def main(outdir: str) -> None:
    """Synthesize into the folder."""
    app = cdk.App(outdir=outdir, analytics_reporting=False)
    ServiceStack(app, "Service", DataStack(app, "Data"))
    app.synth()


if __name__ == "__main__":
    main(sys.argv[1])
