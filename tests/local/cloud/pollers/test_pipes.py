"""An EventBridge pipe, table's stream -> event bus: what is made of a record, failure, bisect, parking, filters."""

import json

import pytest
from botocore.exceptions import ClientError

PATH = "$.dynamodb.NewImage.outbox.M"
FILTER = json.dumps({"dynamodb": {"NewImage": {"outbox": {"M": {"text": {"S": [{"exists": True}]}}}}}})
TRICKY = 'says "no" \\ {"a": 1} <$.x>\nпо-русски'


@pytest.fixture
def stream(laptop):
    return laptop.table()


@pytest.fixture
def heard(laptop):
    """A bus whose events all go to one queue; answers what came so far."""
    events = laptop.client("events")
    events.create_event_bus(Name="dozor")
    url, arn = laptop.queue("heard")
    pattern = json.dumps({"source": [{"prefix": ""}]})
    events.put_rule(Name="all", EventBusName="dozor", EventPattern=pattern)
    events.put_targets(Rule="all", EventBusName="dozor", Targets=[{"Id": "heard", "Arn": arn}])

    def read():
        laptop.settle()
        return laptop.bodies(url)

    return read


def lay_pipe(laptop, stream, target="dozor", event=None, filters=(FILTER,), template=None, **settings):
    """A pipe as the template of a stack would describe it; answers its ARN."""
    bus = f"arn:aws:events:eu-central-1:123456789012:event-bus/{target}"
    wanted = {"Source": f"{PATH}.source.S", "DetailType": f"{PATH}.type.S"} if event is None else event
    made = laptop.client("pipes").create_pipe(
        Name="outbox",
        RoleArn=laptop.role(),
        Source=stream,
        SourceParameters={
            "DynamoDBStreamParameters": {"StartingPosition": "TRIM_HORIZON", "BatchSize": 10, **settings},
            "FilterCriteria": {"Filters": [{"Pattern": pattern} for pattern in filters]},
        },
        Target=bus,
        TargetParameters={
            "EventBridgeEventBusParameters": wanted,
            "InputTemplate": template or f'{{"text": <{PATH}.text>}}',
        },
    )
    return made["Arn"]


def put(laptop, pk, source="dozor.tickets", kind="TicketDone", text="hello", **attributes):
    outbox = {"source": {"S": source}, "type": {"S": kind}, "text": {"S": text}}
    item = {"PK": {"S": pk}, "outbox": {"M": outbox}, **{name: {"S": value} for name, value in attributes.items()}}
    laptop.client("dynamodb").put_item(TableName="tickets", Item=item)


def test_a_record_becomes_an_event_of_its_own_source_and_type(laptop, stream, heard):
    lay_pipe(laptop, stream)
    put(laptop, "T-1", text=TRICKY)

    (event,) = heard()
    assert (event["source"], event["detail-type"]) == ("dozor.tickets", "TicketDone")
    assert event["detail"] == {"text": {"S": TRICKY}}
    assert event["account"] == "123456789012"


def test_a_text_stands_bare_inside_quotes_and_quoted_outside_of_them(laptop, stream, heard):
    bare, whole = f'"is <{PATH}.text.S>"', f"<{PATH}.text.S>"
    template = f'{{"bare": {bare}, "whole": {whole}, "none": <$.no.where>, "of": "<aws.pipes.pipe-name>"}}'
    lay_pipe(laptop, stream, template=template)
    put(laptop, "T-1", text=TRICKY)

    (event,) = heard()
    assert event["detail"] == {"bare": f"is {TRICKY}", "whole": TRICKY, "none": None, "of": "outbox"}


def test_source_and_type_may_be_static(laptop, stream, heard):
    lay_pipe(laptop, stream, event={"Source": "table", "DetailType": "changed"})
    put(laptop, "T-1")

    (event,) = heard()
    assert (event["source"], event["detail-type"]) == ("table", "changed")


def test_only_what_fits_the_filter_flows_and_in_order(laptop, stream, heard):
    lay_pipe(laptop, stream)
    for number in range(12):
        put(laptop, f"T-{number}", text=str(number))
    table = laptop.client("dynamodb")
    table.put_item(TableName="tickets", Item={"PK": {"S": "T-0"}})
    table.delete_item(TableName="tickets", Key={"PK": {"S": "T-1"}})

    texts = [event["detail"]["text"]["S"] for event in heard()]
    assert texts == [str(number) for number in range(10)]  # as many as the queue shows at once
    done = laptop.pollers.counters.of("tickets -> outbox")
    assert (done["received"], done["filtered"], done["succeeded"]) == (14, 2, 12)


def test_what_the_bus_refuses_is_found_by_halving_and_parked_and_the_rest_flows(laptop, stream, heard):
    parking_url, parking_arn = laptop.queue("parked")
    for number in range(4):
        put(laptop, f"T-{number}", kind="" if number == 2 else "TicketDone", text=str(number))
    arn = lay_pipe(
        laptop,
        stream,
        MaximumRetryAttempts=1,
        OnPartialBatchItemFailure="AUTOMATIC_BISECT",
        DeadLetterConfig={"Arn": parking_arn},
    )

    texts = [event["detail"]["text"]["S"] for event in heard()]
    assert sorted(set(texts)) == ["0", "1", "3"]
    (document,) = laptop.bodies(parking_url)
    assert document["context"] == {"partnerResourceArn": arn, "condition": "RetryAttemptsExhausted"}
    assert "requestContext" not in document
    assert "responseContext" not in document
    lost = document["DDBStreamBatchInfo"]
    assert (lost["batchSize"], lost["streamArn"]) == (1, stream)


def test_a_changed_pipe_goes_on_where_it_was_in_its_new_form(laptop, stream, heard):
    lay_pipe(laptop, stream)
    put(laptop, "T-1")
    heard()
    changed = {"EventBridgeEventBusParameters": {"Source": "table", "DetailType": "changed"}}
    laptop.client("pipes").update_pipe(Name="outbox", RoleArn=laptop.role(), TargetParameters=changed)
    put(laptop, "T-2")

    assert [event["source"] for event in heard()] == ["dozor.tickets", "table"]


def test_a_bus_that_is_not_there_yet_gets_everything_once_it_is(laptop, stream):
    lay_pipe(laptop, stream)
    put(laptop, "T-1")
    assert not laptop.pollers.settle(0.5)
    assert laptop.pollers.counters.of("tickets -> outbox")["retried"] >= 1

    laptop.client("events").create_event_bus(Name="dozor")
    laptop.settle()
    assert laptop.pollers.counters.of("tickets -> outbox")["succeeded"] == 1


def test_a_stopped_pipe_lets_nothing_through_until_it_is_started(laptop, stream, heard):
    lay_pipe(laptop, stream)
    laptop.client("pipes").stop_pipe(Name="outbox")
    put(laptop, "T-1")
    assert heard() == []

    laptop.client("pipes").start_pipe(Name="outbox")
    assert len(heard()) == 1

    laptop.client("pipes").delete_pipe(Name="outbox")
    put(laptop, "T-2")
    assert len(heard()) == 1


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"filters": ('{"dynamodb": {"NewImage": {"a": [{"like": 1}]}}}',)}, "unknown operator"),
        ({"BatchSize": 11}, "at most 10"),
    ],
)
def test_a_pipe_that_eventbridge_refuses_is_refused(laptop, stream, wrong, why):
    with pytest.raises(ClientError, match=why):
        lay_pipe(laptop, stream, **wrong)
    assert laptop.client("pipes").list_pipes()["Pipes"] == []


def test_a_pipe_from_elsewhere_is_refused_loudly(laptop):
    _, queue = laptop.queue("source")
    with pytest.raises(ClientError, match="from a table's stream"):
        lay_pipe(laptop, queue)
