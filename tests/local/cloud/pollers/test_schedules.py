"""Schedules: when they are due, and what their targets get. Time is given, not waited for."""

import json
from datetime import UTC, datetime, timedelta
from itertools import islice

import pytest

from local.cloud.pollers.moto_side.events import Rule
from local.cloud.pollers.schedule_expression import due_times
from local.cloud.pollers.schedules import Entry, ScheduleClock

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)  # a Monday


@pytest.mark.parametrize(
    ("expression", "timezone", "expected"),
    [
        ("rate(1 minute)", "UTC", ["03-02 12:01", "03-02 12:02"]),
        ("rate(2 hours)", "UTC", ["03-02 14:00", "03-02 16:00"]),
        ("cron(0/15 * * * ? *)", "UTC", ["03-02 12:15", "03-02 12:30"]),
        ("cron(30 8 ? * MON-FRI *)", "UTC", ["03-03 08:30", "03-04 08:30"]),
        ("cron(30 8 ? * 2 *)", "UTC", ["03-09 08:30", "03-16 08:30"]),
        ("cron(0 9 1 * ? *)", "Asia/Irkutsk", ["04-01 01:00", "05-01 01:00"]),
        ("cron(0 9 L * ? *)", "UTC", ["03-31 09:00", "04-30 09:00"]),
        ("cron(0 9 ? * 6#1 *)", "UTC", ["03-06 09:00", "04-03 09:00"]),
        ("cron(0 0 1 1 ? 2027-2028)", "UTC", ["01-01 00:00", "01-01 00:00"]),
        ("cron(0 0 1 1 ? 2025)", "UTC", []),
        ("at(2026-03-02T15:00:00)", "Europe/Warsaw", ["03-02 14:00"]),
        ("at(2026-03-02T11:00:00)", "UTC", []),
    ],
)
def test_an_expression_is_due(expression, timezone, expected):
    assert [f"{due:%m-%d %H:%M}" for due in islice(due_times(expression, timezone, NOON), 2)] == expected


@pytest.mark.parametrize("expression", ["cron(* * *)", "every(1 day)", "rate(0 minutes)", "cron(99 * * * ? *)"])
def test_a_bad_expression_is_refused(expression):
    with pytest.raises(ValueError, match=r".+"):
        next(due_times(expression, "UTC", NOON))


def entry(expression, **changes):
    rule = Rule("arn:r", "r", "default", True, None, expression, ())
    fields = {"timezone": "UTC", "starts": None, "ends": None, "fires_at_once": False, **changes}
    return Entry("arn:r", expression, source=rule, **fields)


class Fired:
    def __init__(self, *entries):
        self.entries = list(entries)
        self.times = []
        self.finished = []
        self.clock = ScheduleClock(lambda: self.entries, lambda _, due: self.times.append(due), self.finished.append)

    def at(self, *moments):
        for moment in moments:
            self.clock.step(moment.timestamp())
        return [f"{due:%H:%M}" for due in self.times]


def minutes(*numbers):
    return [NOON + timedelta(minutes=number) for number in numbers]


def test_a_rate_fires_once_an_interval_and_a_missed_time_only_once():
    assert Fired(entry("rate(5 minutes)")).at(*minutes(0, 4, 5, 6, 21, 24, 25)) == ["12:05", "12:10", "12:25"]


def test_the_rate_of_a_schedule_begins_at_its_start_and_ends_at_its_end():
    start, end = minutes(3, 14)
    limited = entry("rate(5 minutes)", fires_at_once=True, starts=start, ends=end)
    fired = Fired(limited)
    assert fired.at(*minutes(0, 3, 8, 13, 18, 23)) == ["12:03", "12:08", "12:13"]
    assert fired.finished == [limited]


def test_a_changed_expression_counts_anew_and_a_removed_one_no_more():
    fired = Fired(entry("rate(5 minutes)"))
    fired.at(*minutes(0, 5))
    fired.entries = [entry("rate(2 minutes)")]
    assert fired.at(*minutes(6, 8)) == ["12:05", "12:08"]
    fired.entries = []
    assert fired.at(*minutes(20)) == ["12:05", "12:08"]


def test_a_bad_expression_does_not_stop_the_others():
    bad = Entry("arn:bad", "cron(99 * * * ? *)", "UTC", None, None, False, entry("x").source)
    assert Fired(bad, entry("rate(5 minutes)")).at(*minutes(0, 5)) == ["12:05"]


def test_a_schedule_reaches_its_function_and_queue(laptop):
    arn = laptop.function("tick", lambda event: None)
    url, queue_arn = laptop.queue("work")
    scheduler = laptop.client("scheduler")
    common = {"FlexibleTimeWindow": {"Mode": "OFF"}, "ScheduleExpression": "rate(1 hour)"}
    role = laptop.role()
    given = json.dumps({"when": "<aws.scheduler.scheduled-time>"})

    scheduler.create_schedule(Name="tick", Target={"Arn": arn, "RoleArn": role, "Input": given}, **common)
    scheduler.create_schedule(Name="send", Target={"Arn": queue_arn, "RoleArn": role}, **common)
    laptop.functions.wait_for_calls("tick", 1)
    laptop.settle()

    (event,) = laptop.functions.events["tick"]
    assert datetime.fromisoformat(event["when"]).tzinfo is not None
    (message,) = laptop.bodies(url)
    assert (message["source"], message["detail-type"]) == ("aws.scheduler", "Scheduled Event")


def test_a_schedule_for_one_moment_is_deleted_after_it_if_it_says_so(laptop):
    arn = laptop.function("tick", lambda event: None)
    soon = datetime.now(UTC) + timedelta(seconds=3)
    scheduler = laptop.client("scheduler")
    scheduler.create_schedule(
        Name="once",
        ScheduleExpression=f"at({soon:%Y-%m-%dT%H:%M:%S})",
        FlexibleTimeWindow={"Mode": "OFF"},
        ActionAfterCompletion="DELETE",
        StartDate=datetime.now(UTC) - timedelta(minutes=1),
        Target={"Arn": arn, "RoleArn": laptop.role(), "Input": "{}"},
    )

    laptop.functions.wait_for_calls("tick", 1)
    laptop.settle()

    assert scheduler.list_schedules()["Schedules"] == []


def test_a_scheduled_rule_gives_the_scheduled_event(laptop):
    arn = laptop.function("tick", lambda event: None)
    events = laptop.client("events")
    rule_arn = events.put_rule(Name="minutely", ScheduleExpression="rate(1 minute)")["RuleArn"]
    events.put_targets(Rule="minutely", Targets=[{"Id": "1", "Arn": arn}])
    firing = laptop.pollers._firing

    (found,) = firing.read()
    firing.fire(found, NOON)
    laptop.settle()

    (event,) = laptop.functions.events["tick"]
    assert (event["source"], event["detail-type"], event["detail"]) == ("aws.events", "Scheduled Event", {})
    assert (event["time"], event["resources"]) == ("2026-03-02T12:00:00Z", [rule_arn])
