"""What the platform promises, read off its template."""

import json
import re
from collections import Counter
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any

import pytest

from dozor.application.users.office import LONGEST_HOLD
from dozor.config.settings import SETTINGS, variables_of
from dozor.domain.user import Role
from infra.catalogue import FUNCTIONS, REACTIONS
from infra.connect_catalogue import QUEUES
from infra.flow_tests import NOBODY
from infra.function_spec import FromFlow, FromQueue, FromSocket, Grant
from infra.layout import ROUTES
from infra.routes import load_routes
from tests.infra.templates import Platform, Templates, as_list

pytestmark = [pytest.mark.infra, pytest.mark.xdist_group("infra")]

POWERTOOLS = {"POWERTOOLS_SERVICE_NAME", "POWERTOOLS_LOG_LEVEL", "POWERTOOLS_METRICS_NAMESPACE"}


def parked_queues(platform: Platform) -> set[str]:
    """Queues that something is parked in: by a redrive policy, a stream's or rule's or function's failure setting."""
    found = set()
    for queue in platform.of("AWS::SQS::Queue").values():
        if "RedrivePolicy" in queue:
            found.add(queue["RedrivePolicy"]["deadLetterTargetArn"]["Fn::GetAtt"][0])
    for mapping in platform.of("AWS::Lambda::EventSourceMapping").values():
        if "DestinationConfig" in mapping:
            found.add(mapping["DestinationConfig"]["OnFailure"]["Destination"]["Fn::GetAtt"][0])
    for pipe in platform.of("AWS::Pipes::Pipe").values():
        found.add(pipe["SourceParameters"]["DynamoDBStreamParameters"]["DeadLetterConfig"]["Arn"]["Fn::GetAtt"][0])
    for function in platform.of("AWS::Lambda::Function").values():
        if "DeadLetterConfig" in function:
            found.add(function["DeadLetterConfig"]["TargetArn"]["Fn::GetAtt"][0])
    return found


def test_every_function_has_exactly_the_variables_of_its_settings(platform: Platform) -> None:
    functions = platform.functions()
    assert set(functions) == set(SETTINGS)
    for name, (_, properties) in functions.items():
        expected = set(variables_of(SETTINGS[name]).values())
        assert set(properties["Environment"]["Variables"]) - POWERTOOLS == expected, name


def test_functions_run_python_313_on_arm_traced_with_both_layers_and_a_log_group_of_their_own(
    platform: Platform,
) -> None:
    groups = set()
    for name, (_, properties) in platform.functions().items():
        assert properties["Runtime"] == "python3.13", name
        assert properties["Architectures"] == ["arm64"], name
        assert properties["TracingConfig"] == {"Mode": "Active"}, name
        assert len(properties["Layers"]) == 2, name
        groups.add(properties["LoggingConfig"]["LogGroup"]["Ref"])
    assert len(groups) == len(FUNCTIONS)
    for group in groups:
        assert platform.of("AWS::Logs::LogGroup")[group]["RetentionInDays"] <= 365


def test_functions_that_callers_wait_for_answer_before_connect_gives_up(platform: Platform) -> None:
    for spec in FUNCTIONS:
        if isinstance(spec.trigger, FromFlow):
            assert platform.functions()[spec.name][1]["Timeout"] < 8, spec.name


def test_load_company_is_told_the_queue_of_every_function_and_language(platform: Platform) -> None:
    joined = platform.functions()["load_company"][1]["Environment"]["Variables"]["QUEUES"]["Fn::Join"][1]
    queues = json.loads("".join(part if isinstance(part, str) else part["Fn::GetAtt"][0] for part in joined))
    functions = ("emergency", "repair", "accounting", "coordinator", "operator")
    assert set(queues) == {f"{f}-{language}" for f in functions for language in ("ru", "en", "kk", "pl")}
    for name, resource in queues.items():
        assert platform.of("AWS::Connect::Queue")[resource]["Name"] == name


def queue_names(platform: Platform) -> list[str]:
    """Connect's queues."""
    return [queue["Name"] for queue in platform.of("AWS::Connect::Queue").values()]


def test_what_load_company_is_told_fits_into_a_function_s_environment(platform: Platform) -> None:
    # 4 KB (Lambda developer guide, "Lambda quotas"); an ARN of a queue has 131 characters in the longest region's name.
    variables = platform.functions()["load_company"][1]["Environment"]["Variables"]
    queues = sum(len(name) + 6 + 136 for name in queue_names(platform))
    others = sum(len(name) + (len(value) if isinstance(value, str) else 60) for name, value in variables.items())
    assert queues + others < 4_000


def test_calls_go_out_of_every_shared_queue_through_the_flow_that_shows_the_company_s_number(
    platform: Platform,
) -> None:
    flows = platform.of("AWS::Connect::ContactFlow").items()
    (whisper,) = (name for name, flow in flows if flow["Type"] == "OUTBOUND_WHISPER")
    shared = {spec.name for spec in QUEUES}
    configs = [
        queue["OutboundCallerConfig"]
        for queue in platform.of("AWS::Connect::Queue").values()
        if queue["Name"] in shared
    ]
    assert len(configs) == len(shared)
    assert all(one["OutboundFlowArn"]["Fn::GetAtt"][0] == whisper for one in configs)


def test_a_number_of_the_platform_is_what_queues_show_when_no_company_is_known(
    templates: Templates, tmp_path: Path
) -> None:
    from aws_cdk import App

    from infra.stacks.platform import PlatformStack

    app = App(outdir=str(tmp_path), context={"number": "PL:TOLL_FREE"})
    PlatformStack(app, "DozorPlatform")
    app.synth()
    platform = Platform(json.loads((tmp_path / "DozorPlatform.template.json").read_text(encoding="utf-8")))
    (number,) = platform.of("AWS::Connect::PhoneNumber")
    shown = [queue.get("OutboundCallerConfig", {}) for queue in platform.of("AWS::Connect::Queue").values()]
    arns = [one["OutboundCallerIdNumberArn"]["Fn::GetAtt"] for one in shown if one]
    assert arns == [[number, "PhoneNumberArn"]] * len(QUEUES)
    assert_no_circle(platform)


def test_no_resource_waits_for_itself(platform: Platform) -> None:
    assert_no_circle(platform)


def assert_no_circle(platform: Platform) -> None:
    """CloudFormation refuses a template in which resources need each other in a circle; synth does not notice it."""
    waits = {name: needed_by(resource) & set(platform.resources) for name, resource in platform.resources.items()}
    try:
        TopologicalSorter(waits).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def needed_by(value: Any) -> set[str]:
    """Every logical id that a part of a template names."""
    if isinstance(value, list):
        return {name for each in value for name in needed_by(each)}
    if not isinstance(value, dict):
        return set()
    found = {str(value["Ref"])} if "Ref" in value else set()
    found |= {as_list(value["Fn::GetAtt"])[0].partition(".")[0]} if "Fn::GetAtt" in value else set()
    found |= set(as_list(value.get("DependsOn", [])))
    if "Fn::Sub" in value:
        found |= set(re.findall(r"\$\{(\w+)", str(as_list(value["Fn::Sub"])[0])))
    return found.union(*(needed_by(each) for each in value.values()))


def test_operators_can_call_into_every_queue(platform: Platform) -> None:
    quick = platform.of("AWS::Connect::QuickConnect").values()
    assert {one["Name"] for one in quick} == {spec.name for spec in QUEUES}
    transfer = next(
        name for name, flow in platform.of("AWS::Connect::ContactFlow").items() if flow["Name"] == "transfer-to-queue"
    )
    assert {one["QuickConnectConfig"]["QueueConfig"]["ContactFlowArn"]["Fn::GetAtt"][0] for one in quick} == {transfer}


def test_every_queue_has_a_dead_letter_queue_or_is_one(platform: Platform) -> None:
    parked = parked_queues(platform)
    for name, queue in platform.of("AWS::SQS::Queue").items():
        assert name in parked or queue["RedrivePolicy"]["maxReceiveCount"] == 3, name


def test_every_dead_letter_queue_has_an_alarm_that_tells_somebody(platform: Platform) -> None:
    watched = {
        dimension["Value"]["Fn::GetAtt"][0]
        for alarm in platform.of("AWS::CloudWatch::Alarm").values()
        if alarm.get("MetricName") == "ApproximateNumberOfMessagesVisible" and alarm["AlarmActions"]
        for dimension in alarm["Dimensions"]
    }
    assert parked_queues(platform) == watched


def test_every_queue_is_encrypted_and_outlasts_six_tries_of_its_function(platform: Platform) -> None:
    timeouts = {spec.trigger.queue: spec.timeout for spec in FUNCTIONS if isinstance(spec.trigger, FromQueue)}
    assert set(timeouts) == {reaction.queue for reaction in REACTIONS}
    for name, queue in platform.of("AWS::SQS::Queue").items():
        assert queue["SqsManagedSseEnabled"] is True, name
        if "VisibilityTimeout" in queue:
            assert queue["VisibilityTimeout"] >= 6 * min(timeouts.values()), name


def test_every_batch_reports_partial_failures_and_streams_bisect_retry_and_park(platform: Platform) -> None:
    mappings = platform.of("AWS::Lambda::EventSourceMapping")
    assert len(mappings) == len(REACTIONS) + 1
    for name, mapping in mappings.items():
        assert mapping["FunctionResponseTypes"] == ["ReportBatchItemFailures"], name
        if "StartingPosition" in mapping:
            assert mapping["BisectBatchOnFunctionError"] is True, name
            assert 0 < mapping["MaximumRetryAttempts"] < 20, name
            assert "DestinationConfig" in mapping, name


def test_pages_are_told_and_outages_looked_for_in_batches_of_a_second_and_nobody_else_waits(platform: Platform) -> None:
    windows = [
        (mapping["EventSourceArn"]["Fn::GetAtt"][0], mapping["MaximumBatchingWindowInSeconds"])
        for mapping in platform.of("AWS::Lambda::EventSourceMapping").values()
        if "MaximumBatchingWindowInSeconds" in mapping
    ]
    found = {(queue.removeprefix("Events").partition("Queue")[0], seconds) for queue, seconds in windows}
    assert {(name.startswith(("Pushes", "OutageWatches")), seconds) for name, seconds in found} == {(True, 1)}, found
    assert len(windows) == 2


def test_a_pipe_makes_an_event_of_every_item_with_an_outbox_and_parks_what_the_bus_refuses(platform: Platform) -> None:
    ((name, pipe),) = platform.of("AWS::Pipes::Pipe").items()
    ((bus, _),) = platform.of("AWS::Events::EventBus").items()
    ((table, _),) = platform.of("AWS::DynamoDB::Table").items()
    assert (pipe["Source"], pipe["Target"]) == ({"Fn::GetAtt": [table, "StreamArn"]}, {"Fn::GetAtt": [bus, "Arn"]})
    source = pipe["SourceParameters"]
    (wanted,) = source["FilterCriteria"]["Filters"]
    leaf = {"S": [{"exists": True}]}
    assert json.loads(wanted["Pattern"]) == {"dynamodb": {"NewImage": {"outbox": {"M": {"envelope": leaf}}}}}
    stream = source["DynamoDBStreamParameters"]
    assert stream["StartingPosition"] == "TRIM_HORIZON"
    assert stream["OnPartialBatchItemFailure"] == "AUTOMATIC_BISECT"
    assert 0 < stream["MaximumRetryAttempts"] < 20
    assert stream["BatchSize"] <= 10  # as many as a bus takes at once
    path = "$.dynamodb.NewImage.outbox.M"
    assert pipe["TargetParameters"] == {
        "EventBridgeEventBusParameters": {"Source": f"{path}.source.S", "DetailType": f"{path}.type.S"},
        "InputTemplate": f'{{"envelope": <{path}.envelope>}}',
    }
    failed = [
        a for a in platform.of("AWS::CloudWatch::Alarm").values() if a.get("Namespace") == "AWS/EventBridge/Pipes"
    ]
    assert [(a["MetricName"], a["Dimensions"]) for a in failed] == [
        ("ExecutionFailed", [{"Name": "PipeName", "Value": {"Ref": name}}])
    ]


def test_the_pipe_may_read_the_stream_and_put_events_and_nothing_else(platform: Platform) -> None:
    (pipe,) = platform.of("AWS::Pipes::Pipe").values()
    role = pipe["RoleArn"]["Fn::GetAtt"][0]
    assert actions_of(platform, role) == {
        *("dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"),
        *("kms:Decrypt", "events:PutEvents", "sqs:SendMessage", "logs:CreateLogStream", "logs:PutLogEvents"),
    }
    (trusted,) = platform.of("AWS::IAM::Role")[role]["AssumeRolePolicyDocument"]["Statement"]
    assert trusted["Principal"] == {"Service": "pipes.amazonaws.com"}
    assert trusted["Condition"] == {"StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}}}
    depends = next(each for each in platform.resources.values() if each["Type"] == "AWS::Pipes::Pipe")["DependsOn"]
    assert any(platform.resources[one]["Type"] == "AWS::IAM::Policy" for one in depends)


def test_rules_name_the_bus_literally_and_lead_to_queues_with_a_place_for_the_undeliverable(platform: Platform) -> None:
    buses = {}
    for rule in platform.of("AWS::Events::Rule").values():
        for target in rule["Targets"]:
            assert "DeadLetterConfig" in target
        if "EventPattern" in rule:
            resource = rule["Targets"][0]["Arn"]["Fn::GetAtt"][0]
            assert platform.resources[resource]["Type"] == "AWS::SQS::Queue"
            buses[rule["Description"].removeprefix("Events for the queue ")] = rule.get("EventBusName")
    # A rule without a bus is one of the default bus, on which the services of AWS tell what happens.
    ours = {reaction.queue: "dozor" for reaction in REACTIONS}
    assert buses == ours | {"uploads": None}


def test_only_files_in_quarantine_are_looked_at(platform: Platform) -> None:
    (rule,) = (one for one in platform.of("AWS::Events::Rule").values() if "uploads" in one.get("Description", ""))
    bucket = next(name for name in platform.of("AWS::S3::Bucket") if "Attachments" in name)
    assert rule["EventPattern"] == {
        "source": ["aws.s3"],
        "detail-type": ["Object Created"],
        "detail": {"bucket": {"name": [{"Ref": bucket}]}, "object": {"key": [{"prefix": "quarantine/"}]}},
    }


def test_attachments_tell_of_themselves_expire_in_quarantine_and_are_uploaded_from_the_pages_alone(
    platform: Platform,
) -> None:
    (bucket,) = (one for name, one in platform.of("AWS::S3::Bucket").items() if "Attachments" in name)
    assert bucket["NotificationConfiguration"] == {"EventBridgeConfiguration": {"EventBridgeEnabled": True}}
    days = {rule.get("Prefix", ""): rule.get("ExpirationInDays") for rule in bucket["LifecycleConfiguration"]["Rules"]}
    assert days["quarantine/"] == 1
    (cors,) = bucket["CorsConfiguration"]["CorsRules"]
    assert (cors["AllowedMethods"], cors["AllowedOrigins"]) == (["POST"], [{"Ref": "PagesAddress"}])


def test_recordings_are_read_by_the_pages_alone(platform: Platform) -> None:
    (bucket,) = (one for name, one in platform.of("AWS::S3::Bucket").items() if "Recordings" in name)
    (cors,) = bucket["CorsConfiguration"]["CorsRules"]
    assert (cors["AllowedMethods"], cors["AllowedOrigins"]) == (["GET"], [{"Ref": "PagesAddress"}])


def test_who_offers_uploads_cannot_read_them_and_who_looks_at_them_cannot_put_them_there(platform: Platform) -> None:
    assert s3_rights(platform, "RestApi") == {"quarantine/*": {"s3:PutObject"}, "clean/*": {"s3:GetObject"}}
    assert s3_rights(platform, "CheckAttachment") == {
        "quarantine/*": {"s3:GetObject", "s3:GetObjectVersion", "s3:DeleteObject"},
        "clean/*": {"s3:PutObject"},
        "": {"s3:ListBucket"},
    }


def s3_rights(platform: Platform, function: str) -> dict[str, set[str]]:
    """Place in the bucket of attachments -> actions that the function's role allows there."""
    rights: dict[str, set[str]] = {}
    for name, policy in platform.of("AWS::IAM::Policy").items():
        if not name.startswith(f"Functions{function}"):
            continue
        for statement in policy["PolicyDocument"]["Statement"]:
            told = json.dumps(statement["Resource"])
            actions = statement["Action"] if isinstance(statement["Action"], list) else [statement["Action"]]
            if "StorageAttachments" in told and any(action.startswith("s3:") for action in actions):
                place = next((each for each in ("quarantine/*", "clean/*") if each in told), "")
                rights.setdefault(place, set()).update(actions)
    return rights


def test_no_role_may_do_everything_of_a_service_nor_use_a_managed_policy(platform: Platform) -> None:
    for name, statement in platform.statements():
        for action in as_list(statement["Action"]):
            assert not action.endswith(":*"), (name, action)
            assert action != "*", name
    for name, role in platform.of("AWS::IAM::Role").items():
        assert "ManagedPolicyArns" not in role, name


def test_nobody_may_scan_or_drop_the_table(platform: Platform) -> None:
    actions = {action for _, statement in platform.statements() for action in as_list(statement["Action"])}
    assert {a for a in actions if a.startswith("dynamodb:")} == {
        *("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:ConditionCheckItem"),
        *("dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem"),
        *("dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams"),
    }


# What a caller says by a key or an operator fills in, and what must be kept before they are answered.
KEEPING = {"accept_by_phone", "remember_language", "save_guided_ticket", "store_reading", "subscribe_outage"}
READING = {"dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"}


def test_functions_that_callers_wait_for_only_read_unless_they_keep_what_was_keyed(platform: Platform) -> None:
    for spec in FUNCTIONS:
        if isinstance(spec.trigger, FromFlow) and spec.name not in KEEPING:
            role = platform.functions()[spec.name][1]["Role"]["Fn::GetAtt"][0]
            granted = actions_of(platform, role)
            noting = {"dynamodb:PutItem"} if spec.name == "load_company" else set()
            assert {a for a in granted if a.startswith("dynamodb:")} == READING | noting, spec.name


def test_the_first_function_of_a_call_may_write_down_contacts_and_nothing_else(platform: Platform) -> None:
    role = platform.functions()["load_company"][1]["Role"]["Fn::GetAtt"][0]
    (writing,) = [
        statement
        for policy in platform.of("AWS::IAM::Policy").values()
        if {"Ref": role} in policy["Roles"]
        for statement in policy["PolicyDocument"]["Statement"]
        if "dynamodb:PutItem" in statement["Action"]
    ]
    assert writing["Condition"] == {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["*#CONTACT#*"]}}


def actions_of(platform: Platform, role: str) -> set[str]:
    return {
        action
        for policy in platform.of("AWS::IAM::Policy").values()
        if {"Ref": role} in policy["Roles"]
        for statement in policy["PolicyDocument"]["Statement"]
        for action in as_list(statement["Action"])
    }


def test_whoever_starts_a_watch_may_stop_the_one_before_it(platform: Platform) -> None:
    role = platform.functions()["start_escalation"][1]["Role"]["Fn::GetAtt"][0]
    assert {"states:StartExecution", "states:StopExecution"} <= actions_of(platform, role)


def test_whoever_may_send_sms_may_not_publish_to_topics(platform: Platform) -> None:
    publishing = [s for _, s in platform.statements() if "sns:Publish" in as_list(s["Action"])]
    assert {s["Resource"] for s in publishing if s["Effect"] == "Allow"} == {"*"}
    effects = [s["Effect"] for s in publishing]
    assert effects.count("Deny") == effects.count("Allow") > 0


def test_the_table_can_be_recovered_and_is_not_deleted_with_the_stack(platform: Platform) -> None:
    (name, table), *others = platform.of("AWS::DynamoDB::Table").items()
    assert not others
    assert table["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
    assert table["DeletionProtectionEnabled"] is True
    assert platform.resources[name]["DeletionPolicy"] == "Retain"
    assert table["BillingMode"] == "PAY_PER_REQUEST"
    assert table["SSESpecification"]["SSEType"] == "KMS"
    assert table["StreamSpecification"] == {"StreamViewType": "NEW_AND_OLD_IMAGES"}
    assert table["TimeToLiveSpecification"] == {"AttributeName": "expires_at", "Enabled": True}


def test_the_table_has_the_keys_of_the_architecture(platform: Platform) -> None:
    table = next(iter(platform.of("AWS::DynamoDB::Table").values()))
    assert [key["AttributeName"] for key in table["KeySchema"]] == ["PK", "SK"]
    indexes = {
        index["IndexName"]: [k["AttributeName"] for k in index["KeySchema"]]
        for index in table["GlobalSecondaryIndexes"]
    }
    assert indexes == {f"GSI{one}": [f"GSI{one}PK", f"GSI{one}SK"] for one in (1, 2, 3, 4, 5)}
    *whole, numbers = (index["Projection"] for index in table["GlobalSecondaryIndexes"])
    assert whole == [{"ProjectionType": "ALL"}] * 4
    assert numbers == {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["number"]}


def test_buckets_are_closed_encrypted_versioned_and_take_tls_alone(platform: Platform) -> None:
    closed = {"BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"}
    tls_only = {
        policy["Bucket"]["Ref"]
        for policy in platform.of("AWS::S3::BucketPolicy").values()
        for statement in policy["PolicyDocument"]["Statement"]
        if statement["Effect"] == "Deny" and statement.get("Condition") == {"Bool": {"aws:SecureTransport": "false"}}
    }
    buckets = platform.of("AWS::S3::Bucket")
    assert len(buckets) == 3
    for name, bucket in buckets.items():
        assert {k for k, v in bucket["PublicAccessBlockConfiguration"].items() if v is True} == closed, name
        assert bucket["BucketEncryption"], name
        assert bucket["VersioningConfiguration"] == {"Status": "Enabled"}, name
        assert bucket["LifecycleConfiguration"]["Rules"], name
        assert name in tls_only


def test_every_function_that_a_flow_invokes_is_open_to_our_instance_alone(platform: Platform) -> None:
    instance = next(iter(platform.of("AWS::Connect::Instance")))
    arn = {"Fn::GetAtt": [instance, "Arn"]}
    invoked = {platform.functions()[s.name][0] for s in FUNCTIONS if isinstance(s.trigger, FromFlow)}
    permitted = {
        p["FunctionName"]["Fn::GetAtt"][0]
        for p in platform.of("AWS::Lambda::Permission").values()
        if p["Principal"] == "connect.amazonaws.com"
        and p["SourceArn"] == arn
        and p["SourceAccount"] == {"Ref": "AWS::AccountId"}
    }
    associated = {
        a["IntegrationArn"]["Fn::GetAtt"][0]
        for a in platform.of("AWS::Connect::IntegrationAssociation").values()
        if a["InstanceId"] == arn and a["IntegrationType"] == "LAMBDA_FUNCTION"
    }
    assert invoked == permitted == associated


def test_connect_writes_recordings_records_and_agent_events(platform: Platform) -> None:
    storage = {s["ResourceType"]: s for s in platform.of("AWS::Connect::InstanceStorageConfig").values()}
    assert set(storage) == {"CALL_RECORDINGS", "CONTACT_TRACE_RECORDS", "AGENT_EVENTS"}
    assert storage["CALL_RECORDINGS"]["S3Config"]["EncryptionConfig"]["EncryptionType"] == "KMS"


def test_operators_answer_emergencies_first(platform: Platform) -> None:
    (profile,) = platform.of("AWS::Connect::RoutingProfile").values()
    queues = platform.of("AWS::Connect::Queue")
    priorities: dict[str, int] = {
        queues[each["QueueReference"]["QueueArn"]["Fn::GetAtt"][0]]["Name"]: each["Priority"]
        for each in profile["QueueConfigs"]
    }
    assert max(p for n, p in priorities.items() if n.startswith("emergency")) < min(
        p for n, p in priorities.items() if not n.startswith("emergency")
    )


def test_flows_hold_no_token_any_more_and_no_account(platform: Platform) -> None:
    flows = platform.of("AWS::Connect::ContactFlow")
    assert {flow["Name"] for flow in flows.values()} >= {"inbound", "waiting", "disconnect"}
    for name, flow in flows.items():
        assert "{{" not in json.dumps(flow), name
        assert json.loads(flow_text(flow["Content"]))["Actions"], name


def flow_text(content: Any) -> str:
    if isinstance(content, str):
        return content
    return "".join(part if isinstance(part, str) else "reference" for part in content["Fn::Join"][1])


def test_the_api_has_the_routes_of_the_manifest_and_asks_for_a_token_unless_a_link_opens_it(routes: Platform) -> None:
    made = routes.of("AWS::ApiGatewayV2::Route").values()
    found = {r["RouteKey"]: r["AuthorizationType"] for r in made}
    assert all(("AuthorizerId" in r) is (r["AuthorizationType"] == "JWT") for r in made)
    expected = {f"{r.method} {r.path}": "JWT" if r.authorized else "NONE" for r in load_routes(ROUTES)}
    assert found == expected
    assert {key.split()[1].split("/")[1] for key, kind in found.items() if kind == "NONE"} == {
        "work",
        "shifts",
        "resident",
    }


def test_chalice_is_called_in_the_format_it_reads_under_one_permission(platform: Platform) -> None:
    function, _ = platform.functions()["rest_api"]
    proxies = [
        i for i in platform.of("AWS::ApiGatewayV2::Integration").values() if i.get("PayloadFormatVersion") == "1.0"
    ]
    assert len(proxies) == 1
    permissions = [
        p
        for p in platform.of("AWS::Lambda::Permission").values()
        if p["FunctionName"]["Fn::GetAtt"][0] == function and p["Principal"] == "apigateway.amazonaws.com"
    ]
    assert len(permissions) == 1


def test_the_socket_has_three_routes_and_answers_on_the_default_one(platform: Platform) -> None:
    routes = {
        r["RouteKey"]: r for r in platform.of("AWS::ApiGatewayV2::Route").values() if r["RouteKey"].startswith("$")
    }
    assert set(routes) == {s.trigger.route for s in FUNCTIONS if isinstance(s.trigger, FromSocket)}
    assert routes["$default"]["RouteResponseSelectionExpression"] == "$default"
    assert "live" in {s["StageName"] for s in platform.of("AWS::ApiGatewayV2::Stage").values()}


def test_nobody_may_change_who_they_are_or_which_companies_they_see(platform: Platform) -> None:
    (client,) = platform.of("AWS::Cognito::UserPoolClient").values()
    assert "custom:companies" in client["ReadAttributes"]
    assert client["WriteAttributes"] == ["locale"]
    (pool,) = platform.of("AWS::Cognito::UserPool").values()
    # The journal knows people by their e-mail address: nobody takes another's by merely writing it down.
    assert pool["UserAttributeUpdateSettings"] == {"AttributesRequireVerificationBeforeUpdate": ["email"]}
    assert pool["AdminCreateUserConfig"]["AllowAdminCreateUserOnly"] is True


def test_people_have_the_roles_of_the_catalogue(platform: Platform) -> None:
    assert {g["GroupName"] for g in platform.of("AWS::Cognito::UserPoolGroup").values()} == set(Role)


def test_the_state_machine_is_logged_without_data_and_every_placeholder_is_given(platform: Platform) -> None:
    (machine,) = platform.of("AWS::StepFunctions::StateMachine").values()
    assert machine["TracingConfiguration"] == {"Enabled": True}
    assert machine["LoggingConfiguration"]["IncludeExecutionData"] is False
    function, _ = platform.functions()["check_clock"]
    assert machine["DefinitionSubstitutions"] == {"CheckClockFunction": {"Fn::GetAtt": [function, "Arn"]}}


def test_both_kinds_of_delivery_logs_reach_record_delivery(platform: Platform) -> None:
    function, _ = platform.functions()["record_delivery"]
    filters = platform.of("AWS::Logs::SubscriptionFilter").values()
    groups = [
        platform.of("AWS::Logs::LogGroup")[f["LogGroupName"]["Ref"]]["LogGroupName"]["Fn::Join"][1][-1] for f in filters
    ]
    assert sorted(groups) == ["/DirectPublishToPhoneNumber", "/DirectPublishToPhoneNumber/Failure"]
    assert {f["DestinationArn"]["Fn::GetAtt"][0] for f in filters} == {function}


def test_what_nobody_waits_for_is_parked_when_it_fails(platform: Platform) -> None:
    for name in ("record_delivery", "tend_messages", "seal_journal"):
        assert platform.functions()[name][1]["DeadLetterConfig"], name


def test_days_are_sealed_every_hour_and_somebody_is_told_when_they_are_not(platform: Platform) -> None:
    function, _ = platform.functions()["seal_journal"]
    (rule,) = [
        rule
        for rule in platform.of("AWS::Events::Rule").values()
        if rule["Targets"][0]["Arn"] == {"Fn::GetAtt": [function, "Arn"]}
    ]
    assert rule["ScheduleExpression"] == "rate(1 hour)"
    alarms = {
        alarm["MetricName"]: alarm
        for alarm in platform.of("AWS::CloudWatch::Alarm").values()
        if alarm.get("Dimensions") == [{"Name": "FunctionName", "Value": {"Ref": function}}]
    }
    assert set(alarms) == {"Errors", "Invocations"}
    assert alarms["Invocations"]["TreatMissingData"] == "breaching"
    assert all(alarm["AlarmActions"] for alarm in alarms.values())


def test_the_journal_is_append_only_as_far_as_iam_can_say(platform: Platform) -> None:
    tickets, seals = "*#TICKET#*", ["*#SEALS", "*#SEAL#*"]
    accounts, states = ["_#USER#*", "_#INVITATION#*", "_#ACCOUNTS", "_#ACCESS-CHANGES"], "_#OPERATOR#*"
    traces = ["*#CONTACT#*", "*#GUIDE#*", "*#PROBLEM#*", *accounts, states]
    writers = [spec.name for spec in FUNCTIONS if Grant.WRITE_TABLE in spec.grants]
    assert {"rest_api", "check_clock", "accept_by_phone"} <= set(writers)
    for name in writers:
        role = platform.functions()[name][1]["Role"]["Fn::GetAtt"][0]
        refused = {
            (action, partition)
            for statement in statements_of(platform, role)
            if statement["Effect"] == "Deny" and "dynamodb:LeadingKeys" in str(statement.get("Condition"))
            for action in as_list(statement["Action"])
            for partition in as_list(statement["Condition"]["ForAnyValue:StringLike"]["dynamodb:LeadingKeys"])
        }
        changing = ("dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem")
        assert refused == {
            *((action, partition) for action in changing for partition in (tickets, *seals, *traces)),
            *(("dynamodb:PutItem", partition) for partition in seals),
            # Whoever looks after people puts these; nobody else does.
            *(("dynamodb:PutItem", partition) for partition in (*accounts, states) if name != "rest_api"),
        }, name


def test_whoever_seals_may_write_seals_alone(platform: Platform) -> None:
    role = platform.functions()["seal_journal"][1]["Role"]["Fn::GetAtt"][0]
    writing = [
        (as_list(statement["Action"]), statement.get("Condition"))
        for statement in statements_of(platform, role)
        if any(
            action.startswith(("dynamodb:Put", "dynamodb:Update", "dynamodb:Delete", "dynamodb:BatchWrite"))
            for action in as_list(statement["Action"])
        )
    ]
    only = {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": ["*#SEALS", "*#SEAL#*"]}}
    assert writing == [(["dynamodb:PutItem"], only)]


def test_every_role_s_policies_fit_into_what_iam_takes(platform: Platform) -> None:
    """ "IAM and AWS STS quotas": 10,240 characters of inline policies a role, blanks not counted."""
    lengths: Counter[str] = Counter()
    for policy in platform.of("AWS::IAM::Policy").values():
        told = json.dumps(as_deployed(policy["PolicyDocument"]), separators=(",", ":"))
        lengths.update({role["Ref"]: len(told) for role in policy["Roles"]})
    role, length = lengths.most_common(1)[0]
    assert length < 10_240, role


def test_whoever_still_changes_an_account_still_holds_it() -> None:
    (api,) = (spec for spec in FUNCTIONS if Grant.MANAGE_USERS in spec.grants)
    assert api.timeout < LONGEST_HOLD.total_seconds()


def as_deployed(told: Any) -> Any:
    """With something as long as an ARN in the place of what is filled in when it is deployed."""
    if isinstance(told, list):
        return [as_deployed(one) for one in told]
    if not isinstance(told, dict):
        return told
    if len(told) == 1 and next(iter(told)).startswith(("Fn::", "Ref")):
        return "arn:aws:dynamodb:eu-central-1:123456789012:table/DozorPlatform-StorageTable0123456789-0123456789ABCD"
    return {name: as_deployed(one) for name, one in told.items()}


def statements_of(platform: Platform, role: str) -> list[dict[str, Any]]:
    return [
        statement
        for policy in platform.of("AWS::IAM::Policy").values()
        if {"Ref": role} in policy["Roles"]
        for statement in policy["PolicyDocument"]["Statement"]
    ]


def test_only_these_custom_resources_exist_and_no_hidden_ones(platform: Platform) -> None:
    kinds = {resource["Type"] for resource in platform.resources.values()}
    made = {kind for kind in kinds if kind.startswith(("Custom::", "AWS::CloudFormation::"))}
    assert made == {"Custom::DozorQuickConnects"}


def test_operators_see_every_queue_s_quick_connect_in_every_queue(platform: Platform) -> None:
    """An agent sees the quick connects of their own queues alone (administrator guide, "Create quick connects")."""
    (shown,) = [one for one in platform.resources.values() if one["Type"] == "Custom::DozorQuickConnects"]
    for name, kind in (("QuickConnects", "AWS::Connect::QuickConnect"), ("Queues", "AWS::Connect::Queue")):
        named = {one["Fn::GetAtt"][0] for one in shown["Properties"][name]["Fn::Join"][1]}
        there = {
            identity
            for identity, one in platform.resources.items()
            if one["Type"] == kind and one["Properties"]["Name"] != NOBODY
        }
        assert named == there


def test_the_laptop_and_the_pages_find_what_they_need(platform: Platform) -> None:
    needed = {
        *("ApiAddress", "LiveAddress", "UserPoolId", "UserPoolClientId", "TableName", "InstanceId", "InstanceArn"),
        *("InboundFlowArn", "RecordingsBucket", "RegisterCompanyFunctionArn", "ConfigureConnectFunctionArn"),
        *("RoutingProfileArn", "SecurityProfileArn", "SupervisorProfileArn"),
    }
    assert needed <= set(platform.template["Outputs"])
    assert set(platform.template["Parameters"]) == {"PagesAddress", "MailFrom"}
