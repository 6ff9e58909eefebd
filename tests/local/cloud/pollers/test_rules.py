"""EventBridge rules: which targets get an event, in what form, and what becomes of it if they cannot."""

import json

import pytest


@pytest.fixture
def bus(laptop):
    laptop.client("events").create_event_bus(Name="dozor")
    return laptop.client("events")


def rule(bus, *targets, pattern=None, bus_name="dozor", **settings):
    pattern = json.dumps(pattern or {"source": ["dozor"]})
    bus.put_rule(Name="rule", EventBusName=bus_name, EventPattern=pattern, **settings)
    numbered = [{"Id": str(number), **target} for number, target in enumerate(targets)]
    bus.put_targets(Rule="rule", EventBusName=bus_name, Targets=numbered)


def put(bus, detail, bus_name="dozor", **more):
    entry = {"Source": "dozor", "DetailType": "Ticket", "Detail": json.dumps(detail), "EventBusName": bus_name, **more}
    return bus.put_events(Entries=[entry])["Entries"][0]["EventId"]


def test_a_queue_gets_the_event_once_and_whole(laptop, bus):
    url, arn = laptop.queue("work")
    rule(bus, {"Arn": arn})

    event_id = put(bus, {"n": 1}, Resources=["arn:x"])

    (event,) = laptop.bodies(url)
    assert event == {
        "version": "0",
        "id": event_id,
        "detail-type": "Ticket",
        "source": "dozor",
        "account": "123456789012",
        "time": event["time"],
        "region": "eu-central-1",
        "resources": ["arn:x"],
        "detail": {"n": 1},
    }
    assert event["time"].endswith("Z")


def test_only_enabled_rules_of_the_bus_that_fit(laptop, bus):
    url, arn = laptop.queue("work")
    rule(bus, {"Arn": arn}, pattern={"detail": {"level": [{"numeric": [">", 5]}]}})

    put(bus, {"level": 9})
    put(bus, {"level": 1})
    put(bus, {"level": 9}, bus_name="default")
    bus.disable_rule(Name="rule", EventBusName="dozor")
    put(bus, {"level": 9})

    assert [event["detail"] for event in laptop.bodies(url)] == [{"level": 9}]


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        ({"Input": '{"fixed": true}'}, {"fixed": True}),
        ({"InputPath": "$.detail.ticket"}, {"number": 7, "who": 'say "hi"'}),
        (
            {
                "InputTransformer": {
                    "InputPathsMap": {
                        "n": "$.detail.ticket.number",
                        "who": "$.detail.ticket.who",
                        "tag": "$.detail.tags[1]",
                    },
                    "InputTemplate": '{"number": <n>, "text": "No <n> of <who>", "who": <who>, "tag": <tag>}',
                }
            },
            {"number": 7, "text": 'No 7 of say "hi"', "who": 'say "hi"', "tag": "b"},
        ),
        (
            {
                "InputTransformer": {
                    "InputPathsMap": {},
                    "InputTemplate": '{"rule": "<aws.events.rule-name>", "event": <aws.events.event.json>}',
                }
            },
            None,
        ),
    ],
)
def test_the_target_says_what_it_wants_of_the_event(laptop, bus, shape, expected):
    url, arn = laptop.queue("work")
    rule(bus, {"Arn": arn, **shape})

    put(bus, {"ticket": {"number": 7, "who": 'say "hi"'}, "tags": ["a", "b"]})

    (body,) = laptop.bodies(url)
    if expected is None:
        assert body["rule"] == "rule"
        assert body["event"]["detail"]["tags"] == ["a", "b"]
    else:
        assert body == expected


def test_what_cannot_be_delivered_is_parked_with_the_reason(laptop, bus):
    url, arn = laptop.queue("parked")
    gone = arn.replace("parked", "gone")
    rule(bus, {"Arn": gone, "DeadLetterConfig": {"Arn": arn}})

    put(bus, {"n": 1})
    laptop.settle()

    answer = laptop.client("sqs").receive_message(QueueUrl=url, MessageAttributeNames=["All"])
    (message,) = answer["Messages"]
    assert json.loads(message["Body"])["detail"] == {"n": 1}
    assert message["MessageAttributes"]["TARGET_ARN"]["StringValue"] == gone
    assert message["MessageAttributes"]["ERROR_CODE"]["StringValue"] == "QueueDoesNotExist"


def test_a_function_is_invoked_asynchronously_and_again_if_it_fails(laptop, bus):
    failures = [1, 2]

    def react(event):
        if failures:
            raise RuntimeError(failures.pop())

    arn = laptop.function("react", react)
    rule(bus, {"Arn": arn})

    put(bus, {"n": 1})
    laptop.settle()

    assert [event["detail"] for event in laptop.functions.events["react"]] == [{"n": 1}] * 3
    assert laptop.pollers.counters.of("rule rule") == {"received": 1, "invoked": 1, "delivered": 1}


def test_after_its_retries_an_event_goes_to_the_functions_destination(laptop, bus):
    url, queue_arn = laptop.queue("failed")

    def react(event):
        raise RuntimeError("never")

    arn = laptop.function("react", react)
    laptop.client("lambda").put_function_event_invoke_config(
        FunctionName="react",
        MaximumRetryAttempts=1,
        DestinationConfig={"OnFailure": {"Destination": queue_arn}},
    )
    rule(bus, {"Arn": arn})

    put(bus, {"n": 1})
    laptop.settle()

    (document,) = laptop.bodies(url)
    assert document["requestContext"]["condition"] == "RetriesExhausted"
    assert document["requestContext"]["approximateInvokeCount"] == 2
    assert document["requestPayload"]["detail"] == {"n": 1}
    assert document["responsePayload"]["errorMessage"] == "never"


def test_other_targets_a_topic_another_bus_and_a_log_group(laptop, bus):
    url, queue_arn = laptop.queue("work")
    other_url, other_arn = laptop.queue("other")
    topic_arn = laptop.client("sns").create_topic(Name="topic")["TopicArn"]
    laptop.client("sns").subscribe(
        TopicArn=topic_arn, Protocol="sqs", Endpoint=queue_arn, Attributes={"RawMessageDelivery": "true"}
    )
    laptop.client("logs").create_log_group(logGroupName="/events/all")
    bus.put_rule(Name="far", EventPattern=json.dumps({"source": ["dozor"]}))
    bus.put_targets(Rule="far", Targets=[{"Id": "1", "Arn": other_arn}])
    default_bus = "arn:aws:events:eu-central-1:123456789012:event-bus/default"
    log_group = "arn:aws:logs:eu-central-1:123456789012:log-group:/events/all"
    rule(bus, {"Arn": topic_arn}, {"Arn": default_bus}, {"Arn": log_group})

    put(bus, {"n": 1})
    laptop.settle()

    logged = laptop.client("logs").filter_log_events(logGroupName="/events/all")["events"]
    told = [*laptop.bodies(url), *laptop.bodies(other_url), *(json.loads(one["message"]) for one in logged)]
    assert [event["detail"] for event in told] == [{"n": 1}] * 3


def test_a_rule_whose_pattern_eventbridge_refuses_is_refused(bus):
    with pytest.raises(bus.exceptions.InvalidEventPatternException, match="sounds-like"):
        rule(bus, pattern={"source": [{"sounds-like": "dozor"}]})
    assert bus.list_rules(EventBusName="dozor")["Rules"] == []
