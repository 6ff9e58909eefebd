"""Stacks come up, are updated, hand on references, and fail with the name of what failed."""

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError

from local.cloud.deploy.deployment import DeployError

CUSTOM = """
import json, urllib.request

def handler(event, context):
    properties = event["ResourceProperties"]
    print("asked to", event["RequestType"])
    if "Crash" in properties:
        raise ValueError("it crashed")
    answer = {
        "Status": "FAILED" if "Refuse" in properties else "SUCCESS",
        "Reason": properties.get("Refuse", ""),
        "PhysicalResourceId": "number-" + properties.get("Number", "0"),
        "RequestId": event["RequestId"], "StackId": event["StackId"], "LogicalResourceId": event["LogicalResourceId"],
        "Data": {
            "Said": event["RequestType"],
            "Given": json.dumps(properties),
            "Old": json.dumps(event.get("OldResourceProperties")),
        },
    }
    request = urllib.request.Request(event["ResponseURL"], json.dumps(answer).encode(), method="PUT")
    urllib.request.urlopen(request).close()
"""


def with_custom(assembly: Any, **properties: Any) -> Any:
    assembly.function("tie", "app.handler", assembly.code("tie", {"app.py": CUSTOM}))
    token = {"Fn::GetAtt": ["tie", "Arn"]}
    assembly.resource("Tie", "Custom::Tie", ServiceToken=token, **properties)
    for name in ("Said", "Given", "Old"):
        assembly.outputs[name] = {"Value": {"Fn::GetAtt": ["Tie", name]}}
    assembly.outputs["Ref"] = {"Value": {"Ref": "Tie"}}
    return assembly.write()


def test_a_custom_resource_is_made_by_its_function_and_gets_strings(assembly: Any, start_cloud: Any) -> None:
    cloud = start_cloud(with_custom(assembly, Number=7, On=True, Names=["a"]))

    deployment = cloud.deployment
    assert deployment.output("Ref") == "number-7"
    assert deployment.output("Said") == "Create"
    given = json.loads(deployment.output("Given"))
    assert (given["Number"], given["On"], given["Names"]) == ("7", "true", ["a"])


def test_a_changed_custom_resource_is_updated_and_an_old_one_deleted(assembly: Any, start_cloud: Any) -> None:
    cloud = start_cloud(with_custom(assembly, Number=7))

    cloud.deploy(with_custom(assembly, Number=8))

    assert cloud.deployment.output("Said") == "Update"
    assert cloud.deployment.output("Ref") == "number-8"
    assert json.loads(cloud.deployment.output("Old"))["Number"] == "7"
    said = [line.text for line in cloud.functions.logs("tie") if line.text.startswith("asked")]
    assert said == ["asked to Create", "asked to Update", "asked to Delete"]


@pytest.mark.parametrize(
    ("properties", "reason"),
    [({"Refuse": "no such number"}, "no such number"), ({"Crash": "1"}, "ValueError: it crashed")],
)
def test_a_custom_resource_that_fails_fails_its_stack_by_name(
    assembly: Any, start_cloud: Any, properties: dict[str, str], reason: str
) -> None:
    folder = with_custom(assembly, **properties)
    cloud = start_cloud()

    with pytest.raises(DeployError, match=rf"stack Test failed: Tie \(Custom::Tie\): .*{reason}"):
        cloud.deploy(folder)

    events = cloud.session.client("cloudformation").describe_stack_events(StackName="Test")["StackEvents"]
    failed = [event for event in events if event["ResourceStatus"] == "CREATE_FAILED"]
    assert any(event["LogicalResourceId"] == "Tie" and reason in event["ResourceStatusReason"] for event in failed)


def test_a_resource_that_cannot_be_made_is_named(assembly: Any, start_cloud: Any) -> None:
    assembly.resource("Policy", "AWS::SQS::QueuePolicy", Queues=["http://nowhere/1/none"], PolicyDocument={})
    folder = assembly.write()

    with pytest.raises(DeployError, match=r"Policy \(AWS::SQS::QueuePolicy\)"):
        start_cloud().deploy(folder)


def test_an_unknown_type_is_refused_before_anything_is_made(assembly: Any, start_cloud: Any) -> None:
    assembly.resource("Queue", "AWS::SQS::Queue", QueueName="first")
    assembly.resource("Ship", "AWS::Space::Ship")
    folder = assembly.write()
    cloud = start_cloud()

    with pytest.raises(DeployError, match=r"stack Test .* AWS::Space::Ship \(Ship\)"):
        cloud.deploy(folder)

    assert "QueueUrls" not in cloud.session.client("sqs").list_queues()


def test_a_type_that_is_knowingly_left_out_is_recorded(assembly: Any, start_cloud: Any) -> None:
    assembly.resource("Meta", "AWS::CDK::Metadata", Analytics="x")

    assert start_cloud(assembly.write()).deployment.stacks["Test"].resources["Meta"]


def test_what_depends_on_something_is_made_after_it_even_when_exported(assembly: Any, start_cloud: Any) -> None:
    with_custom(assembly)
    assembly.resource("Marker", "AWS::SSM::Parameter", Name="/marker", Type="String", Value="there")
    assembly.resources["Tie"]["DependsOn"] = ["Marker"]
    assembly.outputs["Ref"]["Export"] = {"Name": "tie-ref"}

    cloud = start_cloud(assembly.write())

    events = cloud.session.client("cloudformation").describe_stack_events(StackName="Test")["StackEvents"]
    made = [event["LogicalResourceId"] for event in reversed(events) if event["ResourceStatus"] == "CREATE_COMPLETE"]
    assert sorted(made.index(name) for name in ("Marker", "Tie")) == [made.index("Marker"), made.index("Tie")]


def test_a_template_beyond_the_limit_of_a_request_is_deployed(assembly: Any, start_cloud: Any) -> None:
    for number in range(150):
        assembly.resource(f"P{number}", "AWS::SSM::Parameter", Name=f"/p/{number}", Type="String", Value="v" * 700)

    assert len(start_cloud(assembly.write()).deployment.stacks["Test"].resources) == 150


def test_a_removed_resource_is_deleted_by_the_update(assembly: Any, start_cloud: Any) -> None:
    assembly.resource("Keep", "AWS::SecretsManager::Secret", Name="keep", GenerateSecretString={"PasswordLength": 20})
    assembly.resource("Drop", "AWS::SecretsManager::Secret", Name="drop", SecretString="x")
    cloud = start_cloud(assembly.write())
    secrets = cloud.session.client("secretsmanager")
    kept = secrets.get_secret_value(SecretId="keep")["SecretString"]

    del assembly.resources["Drop"]
    cloud.deploy(assembly.write())

    assert len(kept) == 20
    assert secrets.get_secret_value(SecretId="keep")["SecretString"] == kept
    with pytest.raises(ClientError, match="ResourceNotFoundException"):
        secrets.get_secret_value(SecretId="drop")


def test_a_state_machine_has_its_substitutions_and_runs(assembly: Any, start_cloud: Any) -> None:
    definition = '{"StartAt": "Say", "States": {"Say": {"Type": "Pass", "Result": "${Word}", "End": true}}}'
    assembly.resource(
        "Machine",
        "AWS::StepFunctions::StateMachine",
        StateMachineName="say",
        RoleArn="arn:aws:iam::123456789012:role/machine",
        DefinitionString=definition,
        DefinitionSubstitutions={"Word": {"Ref": "AWS::Region"}},
    )
    cloud = start_cloud(assembly.write())
    client = cloud.session.client("stepfunctions")

    [machine] = client.list_state_machines()["stateMachines"]

    assert machine["stateMachineArn"] == cloud.deployment.stacks["Test"].resources["Machine"]
    described = client.describe_state_machine(stateMachineArn=machine["stateMachineArn"])
    assert json.loads(described["definition"])["States"]["Say"]["Result"] == "eu-central-1"


def test_an_api_tells_the_address_where_the_laptop_serves_it(assembly: Any, start_cloud: Any) -> None:
    assembly.resource("Http", "AWS::ApiGatewayV2::Api", Name="http", ProtocolType="HTTP")
    route = "$request.body.action"
    assembly.resource(
        "Live", "AWS::ApiGatewayV2::Api", Name="l", ProtocolType="WEBSOCKET", RouteSelectionExpression=route
    )
    for name in ("Http", "Live"):
        assembly.outputs[name] = {"Value": {"Fn::GetAtt": [name, "ApiEndpoint"]}}

    cloud = start_cloud(assembly.write(), api_endpoint=lambda api_id, protocol: f"laptop://{protocol}/{api_id}")

    resources = cloud.deployment.stacks["Test"].resources
    assert cloud.deployment.output("Http") == f"laptop://HTTP/{resources['Http']}"
    assert cloud.deployment.output("Live") == f"laptop://WEBSOCKET/{resources['Live']}"


@pytest.mark.parametrize("kind", ["function", "layer"])
def test_code_that_was_not_uploaded_fails_the_stack_and_not_the_first_call(
    assembly: Any, start_cloud: Any, kind: str
) -> None:
    code = assembly.code("code", {"app.py": "def handler(event, context):\n    return 1\n"})
    nowhere = {**code, "S3Key": "nowhere.zip"}
    assembly.function("react", "app.handler", nowhere if kind == "function" else code)
    if kind == "layer":
        assembly.resource("Layer", "AWS::Lambda::LayerVersion", LayerName="words", Content=nowhere)

    with pytest.raises(DeployError, match=r"no code at s3://.*/nowhere\.zip"):
        start_cloud(assembly.write())
