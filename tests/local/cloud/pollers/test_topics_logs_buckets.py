"""SNS, CloudWatch Logs and S3 as triggers."""

import base64
import gzip
import json
import time

import pytest

from local.cloud.pollers.log_filter import log_event_matches


@pytest.fixture
def topic(laptop):
    return laptop.client("sns").create_topic(Name="alarms")["TopicArn"]


def test_a_topic_invokes_its_function_with_sns_own_event(laptop, topic):
    arn = laptop.function("react", lambda event: None)
    subscription = laptop.client("sns").subscribe(TopicArn=topic, Protocol="lambda", Endpoint=arn)["SubscriptionArn"]

    message_id = laptop.client("sns").publish(
        TopicArn=topic,
        Message="fire",
        Subject="now",
        MessageAttributes={"company": {"DataType": "String", "StringValue": "sunrise"}},
    )["MessageId"]
    laptop.settle()

    (event,) = laptop.functions.events["react"]
    (record,) = event["Records"]
    assert (record["EventSource"], record["EventSubscriptionArn"]) == ("aws:sns", subscription)
    told = record["Sns"]
    assert (told["Message"], told["Subject"], told["MessageId"], told["TopicArn"]) == ("fire", "now", message_id, topic)
    assert told["MessageAttributes"] == {"company": {"Type": "String", "Value": "sunrise"}}


def test_a_queue_gets_the_envelope_or_the_raw_message_and_only_what_its_policy_wants(laptop, topic):
    sns = laptop.client("sns")
    urls = {}
    settings = {
        "wrapped": {},
        "not-raw": {"RawMessageDelivery": "false"},
        "raw": {"RawMessageDelivery": "true"},
        "urgent": {"RawMessageDelivery": "true", "FilterPolicy": json.dumps({"level": [{"numeric": [">", 5]}]})},
    }
    for name, attributes in settings.items():
        urls[name], arn = laptop.queue(name)
        sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn, Attributes=attributes)

    for level in (1, 9):
        attributes = {"level": {"DataType": "Number", "StringValue": str(level)}}
        sns.publish(TopicArn=topic, Message=json.dumps({"level": level}), MessageAttributes=attributes)

    for name in ("wrapped", "not-raw"):
        envelope = laptop.bodies(urls[name])[0]
        assert envelope["Type"] == "Notification"
        assert json.loads(envelope["Message"]) == {"level": 1}
    assert laptop.bodies(urls["raw"]) == [{"level": 1}, {"level": 9}]
    assert laptop.bodies(urls["urgent"]) == [{"level": 9}]


def test_a_log_subscription_sends_what_fits_packed(laptop):
    arn = laptop.function("read", lambda event: None)
    logs = laptop.client("logs")
    logs.create_log_group(logGroupName="sns/sms")
    logs.create_log_stream(logGroupName="sns/sms", logStreamName="one")
    logs.put_subscription_filter(
        logGroupName="sns/sms", filterName="failures", filterPattern='{ $.status = "FAILURE" }', destinationArn=arn
    )

    now = int(time.time() * 1000)
    messages = [json.dumps({"status": status}) for status in ("SUCCESS", "FAILURE")]
    logs.put_log_events(
        logGroupName="sns/sms",
        logStreamName="one",
        logEvents=[{"timestamp": now, "message": message} for message in messages],
    )
    laptop.settle()

    (event,) = laptop.functions.events["read"]
    document = json.loads(gzip.decompress(base64.b64decode(event["awslogs"]["data"])))
    (told,) = document.pop("logEvents")
    assert (told["timestamp"], told["message"]) == (now, messages[1])
    assert document == {
        "messageType": "DATA_MESSAGE",
        "owner": "123456789012",
        "logGroup": "sns/sms",
        "logStream": "one",
        "subscriptionFilters": ["failures"],
    }


@pytest.mark.parametrize(
    ("pattern", "message", "fits"),
    [
        ("", "anything", True),
        ("ERROR", "an ERROR here", True),
        ("ERROR", "an error here", False),
        ("ERROR timeout", "timeout, then ERROR", True),
        ("ERROR timeout", "only ERROR", False),
        ('"two words"', "say two words", True),
        ("?ERROR ?WARN", "a WARN", True),
        ("?ERROR ?WARN", "fine", False),
        ("ERROR -noise", "ERROR noise", False),
        ("%E[0-9]+%", "code E42", True),
        ('{ $.x = "y" }', '{"x": "y"}', True),
        ('{ $.x = "y" }', '{"x": "z"}', False),
        ('{ $.x = "y" }', "no json", False),
        ("{ $.a.b[0] = 5 }", '{"a": {"b": [5]}}', True),
        ("{ $.n > 3 && $.n <= 5 }", '{"n": 5}', True),
        ("{ $.n > 3 && $.n < 5 }", '{"n": 5}', False),
        ('{ ($.a = 1 || $.a = 2) && $.b != "x" }', '{"a": 2, "b": "y"}', True),
        ('{ ($.a = 1 || $.a = 2) && $.b != "x" }', '{"a": 2, "b": "x"}', False),
        ('{ $.name = "re*t" }', '{"name": "react"}', True),
        ("{ $.x IS NULL }", '{"x": null}', True),
        ("{ $.x IS TRUE }", '{"x": true}', True),
        ("{ $.x NOT EXISTS }", "{}", True),
    ],
)
def test_a_log_filter_pattern_fits_or_not(pattern, message, fits):
    assert log_event_matches(pattern, message) is fits


def test_a_space_delimited_pattern_is_refused():
    with pytest.raises(ValueError, match="space-delimited"):
        log_event_matches("[ip, user]", "1.1.1.1 me")


def test_a_stored_object_reaches_a_function_a_queue_and_the_bus_once(laptop):
    arn = laptop.function("read", lambda event: None)
    url, queue_arn = laptop.queue("objects")
    bus_url, bus_arn = laptop.queue("from-the-bus")
    events = laptop.client("events")
    events.create_event_bus(Name="other")
    for bus in ("default", "other"):
        events.put_rule(Name="stored", EventBusName=bus, EventPattern=json.dumps({"source": ["aws.s3"]}))
        events.put_targets(Rule="stored", EventBusName=bus, Targets=[{"Id": "1", "Arn": bus_arn}])
    s3 = laptop.client("s3")
    s3.create_bucket(Bucket="recordings", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    created = {"Events": ["s3:ObjectCreated:*"]}
    s3.put_bucket_notification_configuration(
        Bucket="recordings",
        NotificationConfiguration={
            "LambdaFunctionConfigurations": [{"LambdaFunctionArn": arn, **created}],
            "QueueConfigurations": [{"QueueArn": queue_arn, **created}],
            "EventBridgeConfiguration": {},
        },
    )
    laptop.client("sqs").purge_queue(QueueUrl=url)  # the test event of the configuration

    s3.put_object(Bucket="recordings", Key="calls/one two.wav", Body=b"RIFF")
    laptop.settle()

    (event,) = laptop.functions.events["read"]
    (record,) = event["Records"]
    assert (record["eventSource"], record["eventName"]) == ("aws:s3", "ObjectCreated:Put")
    assert record["s3"]["object"]["key"] == "calls/one+two.wav"
    assert record["s3"]["bucket"]["name"] == "recordings"
    assert [one["Records"][0]["s3"]["object"]["size"] for one in laptop.bodies(url)] == [4]
    (told,) = laptop.bodies(bus_url)
    assert (told["detail-type"], told["detail"]["object"]["key"]) == ("Object Created", "calls/one two.wav")


def test_the_bus_is_told_as_s3_tells_it(laptop):
    url, arn = laptop.queue("from-the-bus")
    events, s3 = laptop.client("events"), laptop.client("s3")
    pattern = {"source": ["aws.s3"], "detail": {"object": {"key": [{"prefix": "quarantine/"}]}}}
    events.put_rule(Name="stored", EventPattern=json.dumps(pattern))
    events.put_targets(Rule="stored", Targets=[{"Id": "1", "Arn": arn}])
    s3.create_bucket(Bucket="files", CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
    s3.put_bucket_versioning(Bucket="files", VersioningConfiguration={"Status": "Enabled"})
    s3.put_bucket_notification_configuration(Bucket="files", NotificationConfiguration={"EventBridgeConfiguration": {}})

    stored = s3.put_object(Bucket="files", Key="quarantine/a b", Body=b"photo")
    s3.copy_object(Bucket="files", Key="clean/a b", CopySource={"Bucket": "files", "Key": "quarantine/a b"})
    s3.copy_object(Bucket="files", Key="quarantine/c", CopySource={"Bucket": "files", "Key": "clean/a b"})
    laptop.settle()

    told = laptop.bodies(url)
    assert [(one["detail-type"], one["detail"]["reason"]) for one in told] == [
        ("Object Created", "PutObject"),
        ("Object Created", "CopyObject"),
    ]
    kept = told[0]["detail"]["object"]
    assert (kept["key"], kept["size"], kept["etag"]) == ("quarantine/a b", 5, stored["ETag"].strip('"'))
    assert kept["version-id"] == stored["VersionId"]
    assert told[0]["time"].endswith("Z")
