"""A change in the table becomes an event, the event a message, the message a call of a function."""

import json


def test_a_written_item_reaches_the_reaction_at_the_end(laptop):
    # given: table -> publish -> bus -> rule -> queue -> react
    bus = laptop.client("events")
    bus.create_event_bus(Name="dozor")
    queue_url, queue_arn = laptop.queue("reactions", VisibilityTimeout=5)
    bus.put_rule(
        Name="registered", EventBusName="dozor", EventPattern=json.dumps({"detail-type": ["TicketRegistered"]})
    )
    bus.put_targets(Rule="registered", EventBusName="dozor", Targets=[{"Id": "queue", "Arn": queue_arn}])

    def publish(event):
        for record in event["Records"]:
            detail = {"ticket": record["dynamodb"]["NewImage"]["PK"]["S"]}
            entry = {"Source": "dozor", "DetailType": "TicketRegistered", "Detail": json.dumps(detail)}
            bus.put_events(Entries=[{**entry, "EventBusName": "dozor"}])

    laptop.function("publish", publish)
    laptop.function("react", lambda event: None)
    laptop.map(laptop.table(), "publish", StartingPosition="TRIM_HORIZON")
    laptop.map(queue_arn, "react")

    # when
    laptop.client("dynamodb").put_item(TableName="tickets", Item={"PK": {"S": "T-1"}})
    laptop.settle()

    # then
    (event,) = laptop.functions.events["react"]
    (record,) = event["Records"]
    assert json.loads(record["body"])["detail"] == {"ticket": "T-1"}
    assert laptop.bodies(queue_url) == []
