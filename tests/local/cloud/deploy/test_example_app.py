"""A real CDK application with one of nearly everything is synthesized and deployed unchanged."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from local.cloud.cloud import LaptopCloud

pytestmark = pytest.mark.infra
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def cloud(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LaptopCloud]:
    base = tmp_path_factory.mktemp("example")
    # The application runs in Node under the hood, which the environment brings along.
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    subprocess.run([sys.executable, HERE / "example" / "app.py", base / "out"], check=True, env=environment)
    with LaptopCloud.start(base / "out", work=base / "work") as running:
        yield running


def test_both_stacks_are_up_with_their_references(cloud: LaptopCloud) -> None:
    table = next(id_ for name, id_ in cloud.deployment.stacks["Data"].resources.items() if name.startswith("Table"))

    variables = cloud.session.client("lambda").get_function_configuration(FunctionName="example_echo")["Environment"]

    assert variables["Variables"]["TABLE"] == table
    assert cloud.deployment.output("TieRef") == "tie-7"
    assert cloud.deployment.output("TieGreeting") == "Create 7 true"


def test_a_function_runs_with_its_layer_and_reaches_the_table(cloud: LaptopCloud) -> None:
    echo = json.loads(cloud.functions.invoke("example_echo", b'{"a": 1}').payload)
    worked = cloud.functions.invoke("example_work", b'{"Records": [1, 2]}')

    assert echo["word"] == "from the layer"
    assert echo["memory"] == "256"
    assert worked.error is None, worked.payload


def test_the_state_machine_calls_its_function(cloud: LaptopCloud) -> None:
    client = cloud.session.client("stepfunctions")
    arn = cloud.deployment.output("MachineArn")
    execution = client.start_execution(stateMachineArn=arn, input='{"x": 1}')["executionArn"]

    deadline = time.monotonic() + 10
    while (described := client.describe_execution(executionArn=execution))["status"] == "RUNNING":
        assert time.monotonic() < deadline
        time.sleep(0.02)

    assert json.loads(described["output"])["event"] == {"x": 1}


def test_an_alias_and_a_version_reach_the_function(cloud: LaptopCloud) -> None:
    client = cloud.session.client("lambda")

    answer = client.invoke(FunctionName="example_echo", Qualifier="live", Payload=b'{"by": "alias"}')

    assert json.loads(answer["Payload"].read())["event"] == {"by": "alias"}


def test_the_mappings_are_on_record_but_moto_does_not_run_them(cloud: LaptopCloud) -> None:
    mappings = cloud.session.client("lambda").list_event_source_mappings()["EventSourceMappings"]
    sqs = cloud.session.client("sqs")
    queue = sqs.get_queue_url(QueueName="example-queue")["QueueUrl"]

    sqs.send_message(QueueUrl=queue, MessageBody="stays")

    assert sorted(mapping["EventSourceArn"].split(":")[2] for mapping in mappings) == ["dynamodb", "kinesis", "sqs"]
    [message] = sqs.receive_message(QueueUrl=queue)["Messages"]
    assert message["Body"] == "stays"


def test_rules_schedules_subscriptions_and_routes_are_there(cloud: LaptopCloud) -> None:
    client: Any = cloud.session.client

    [rule] = client("events").list_rules(EventBusName="example")["Rules"]
    assert json.loads(rule["EventPattern"]) == {"source": ["example"], "detail-type": ["Something"]}
    [target] = client("events").list_targets_by_rule(Rule=rule["Name"], EventBusName="example")["Targets"]
    assert target["Arn"].endswith(":example-queue")
    [schedule] = client("scheduler").list_schedules(GroupName="example")["Schedules"]
    assert schedule["State"] == "ENABLED"
    protocols = {one["Protocol"] for one in client("sns").list_subscriptions()["Subscriptions"]}
    assert protocols == {"sqs", "lambda"}
    filters = client("logs").describe_subscription_filters(logGroupName="sns/sms")["subscriptionFilters"]
    assert [one["destinationArn"].rpartition(":")[2] for one in filters] == ["example_work"]
    [api] = [one for one in client("apigatewayv2").get_apis()["Items"] if one["ProtocolType"] == "HTTP"]
    [route] = client("apigatewayv2").get_routes(ApiId=api["ApiId"])["Items"]
    assert route["RouteKey"] == "GET /things/{id}"
    assert route["AuthorizationType"] == "JWT"


def test_table_and_bucket_are_as_the_template_says(cloud: LaptopCloud) -> None:
    resources = cloud.deployment.stacks["Data"].resources
    table = next(id_ for name, id_ in resources.items() if name.startswith("Table"))
    bucket = next(id_ for name, id_ in resources.items() if name.startswith("Bucket8"))
    dynamodb, s3 = cloud.session.client("dynamodb"), cloud.session.client("s3")

    assert dynamodb.describe_table(TableName=table)["Table"]["StreamSpecification"]["StreamEnabled"]
    assert dynamodb.describe_time_to_live(TableName=table)["TimeToLiveDescription"]["AttributeName"] == "expires"
    recovery = dynamodb.describe_continuous_backups(TableName=table)["ContinuousBackupsDescription"]
    assert recovery["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] == "ENABLED"
    assert s3.get_bucket_versioning(Bucket=bucket)["Status"] == "Enabled"
    assert s3.get_public_access_block(Bucket=bucket)["PublicAccessBlockConfiguration"]["BlockPublicAcls"]
    [rule] = s3.get_bucket_encryption(Bucket=bucket)["ServerSideEncryptionConfiguration"]["Rules"]
    assert rule["ApplyServerSideEncryptionByDefault"]["SSEAlgorithm"] == "aws:kms"


def test_the_queue_url_of_the_template_reaches_the_laptops_queue(cloud: LaptopCloud) -> None:
    resources = cloud.deployment.stacks["Service"].resources
    url = next(id_ for name, id_ in resources.items() if name.startswith("Queue4"))

    cloud.session.client("sqs").send_message(QueueUrl=url, MessageBody="by its template's url")
