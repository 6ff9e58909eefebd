"""Cases of contacts: looked at, changed, controlled, started, measured."""

from datetime import timedelta
from typing import Any

from tests.local.connect.api.api_world import Case, Json, World
from tests.local.connect.connect_house import NUMBER, RESIDENT

ALL = {"VoiceRecordingTrack": "ALL"}
STEP = {
    "Expiry": {"DurationInSeconds": 60},
    "Expression": {
        "AttributeCondition": {
            "Name": "Language",
            "Value": "Kazakh",
            "ProficiencyLevel": 3.0,
            "ComparisonOperator": "NumberGreaterOrEqualTo",
        }
    },
}
URL = {"photo": {"Type": "URL", "Value": "https://example.org/7"}}


def contact(w: World, contact_id: str) -> Any:
    return w.ask("DescribeContact", ContactId=contact_id)["Contact"]


def span(w: World, kind: str = "INITIATION_TIMESTAMP") -> Json:
    now = w.runtime.now()
    return {"TimeRange": {"Type": kind, "StartTime": now - timedelta(hours=1), "EndTime": now + timedelta(hours=1)}}


def seconds_recorded(w: World) -> list[float]:
    """Of the recordings that were stored: how long they are (8 kHz, two channels of two bytes)."""
    w.anna.hang_up()
    return [(len(wav) - 44) / 8000 / 4 for wav in w.output.recordings.values()]


def metrics_asked(w: World, **more: Any) -> Json:
    now = w.runtime.now()
    return {"StartTime": now - timedelta(hours=1), "EndTime": now + timedelta(hours=1), **more}


def ended(w: World) -> str:
    """The conversation that Anna had; her work after it begins."""
    contact_id = w.talking
    w.anna.hang_up()
    return contact_id


def supervisor(w: World) -> str:
    return w.add_user("olga")


CONTACTS = {
    "DescribeContact": Case(
        lambda w: {"ContactId": w.ended},
        lambda w, a: (
            a["Contact"]["DisconnectReason"] == "AGENT_DISCONNECT"
            and a["Contact"]["AgentInfo"]["AfterContactWorkDuration"] == 0
        ),
    ),
    "GetContactAttributes": Case(
        lambda w: {"InitialContactId": w.add_task(Attributes={"ticket": "17"})},
        lambda w, a: a["Attributes"] == {"ticket": "17"},
    ),
    "UpdateContactAttributes": Case(
        lambda w: {"InitialContactId": w.ended, "Attributes": {"mood": "good"}},
        lambda w, a: w.output.contact_records[-1]["Attributes"] == {"mood": "good"},
    ),
    "UpdateContact": Case(
        lambda w: {"ContactId": w.waiting, "Name": "leak", "References": URL},
        lambda w, a: contact(w, w.waiting)["Name"] == "leak",
    ),
    "StopContact": Case(
        lambda w: {"ContactId": w.waiting}, lambda w, a: contact(w, w.waiting)["DisconnectReason"] == "OTHER"
    ),
    "TransferContact": Case(
        lambda w: {"ContactId": w.task, "QueueId": w.queue, "ContactFlowId": w.transfer_flow},
        lambda w, a: contact(w, a["ContactId"])["PreviousContactId"] == w.task,
    ),
    "MonitorContact": Case(
        lambda w: {"ContactId": w.talking, "UserId": supervisor(w)},
        lambda w, a: contact(w, a["ContactId"])["InitiationMethod"] == "MONITOR",
    ),
    "UpdateContactRoutingData": Case(
        lambda w: {"ContactId": w.waiting, "QueuePriority": 1, "RoutingCriteria": {"Steps": [STEP]}},
        lambda w, a: contact(w, w.waiting)["RoutingCriteria"]["Steps"][0]["Status"] == "ACTIVE",
    ),
    "UpdateContactSchedule": Case(
        lambda w: {
            "ContactId": w.add_task(ScheduledTime=w.runtime.now() + timedelta(hours=1)),
            "ScheduledTime": w.runtime.now() + timedelta(hours=2),
        },
        lambda w, a: w.output.events[-1]["detail"]["updatedProperties"] == ["ScheduledTimestamp"],
    ),
    "StartOutboundVoiceContact": Case(
        lambda w: {"DestinationPhoneNumber": RESIDENT, "ContactFlowId": w.flow, "SourcePhoneNumber": NUMBER},
        lambda w, a: contact(w, a["ContactId"])["InitiationMethod"] == "API",
    ),
    "StartTaskContact": Case(
        lambda w: {"Name": "meter", "ContactFlowId": w.inbound, "References": URL},
        lambda w, a: contact(w, a["ContactId"])["Channel"] == "TASK",
    ),
    "TagContact": Case(
        lambda w: {"ContactId": w.waiting, "Tags": {"a": "b"}}, lambda w, a: contact(w, w.waiting)["Tags"] == {"a": "b"}
    ),
    "UntagContact": Case(
        lambda w: (
            {"ContactId": w.waiting, "TagKeys": ["a"]}
            if w.ask("TagContact", ContactId=w.waiting, Tags={"a": "b"})
            else {}
        ),
        lambda w, a: contact(w, w.waiting).get("Tags", {}) == {},
    ),
    "SearchContacts": Case(
        lambda w: (
            {
                **span(w),
                "SearchCriteria": {"Channels": ["VOICE"], "QueueIds": [w.queue], "AgentIds": [w.user]},
                "Sort": {"FieldName": "DISCONNECT_TIMESTAMP", "Order": "ASCENDING"},
            }
            if w.ended and w.add_task()
            else {}
        ),
        lambda w, a: ([one["Id"] for one in a["Contacts"]], a["TotalCount"]) == ([w.ended], 1),
    ),
    "ListAssociatedContacts": Case(
        lambda w: {"ContactId": w.ask("MonitorContact", ContactId=w.talking, UserId=supervisor(w))["ContactId"]},
        lambda w, a: {one["InitiationMethod"] for one in a["ContactSummaryList"]} == {"INBOUND", "MONITOR"},
    ),
    "ListContactReferences": Case(
        lambda w: {"ContactId": w.add_task(References=URL), "ReferenceTypes": ["URL"]},
        lambda w, a: a["ReferenceSummaryList"] == [{"Url": {"Name": "photo", "Value": "https://example.org/7"}}],
    ),
    "StartContactRecording": Case(
        lambda w: {"ContactId": w.talking, "InitialContactId": w.talking, "VoiceRecordingConfiguration": ALL},
        lambda w, a: (w.runtime.advance(4), seconds_recorded(w))[1] == [4.0],
    ),
    "StopContactRecording": Case(
        lambda w: w.recorded if w.runtime.advance(0) is None and w.recorded and w.runtime.advance(5) is None else {},
        lambda w, a: (w.runtime.advance(4), seconds_recorded(w))[1] == [5.0],
    ),
    "SuspendContactRecording": Case(
        lambda w: w.recorded if w.recorded and w.runtime.advance(5) is None else {},
        lambda w, a: (w.runtime.advance(4), seconds_recorded(w))[1] == [5.0],
    ),
    "ResumeContactRecording": Case(
        lambda w: w.recorded if w.ask("SuspendContactRecording", **w.recorded) and w.runtime.advance(5) is None else {},
        lambda w, a: (w.runtime.advance(4), seconds_recorded(w))[1] == [4.0],
    ),
    "PauseContact": Case(
        lambda w: {"ContactId": w.task},
        lambda w, a: contact(w, w.task)["TotalPauseCount"] == 1 and w.output.event_types()[-1] == "PAUSED",
    ),
    "ResumeContact": Case(
        lambda w: (
            {"ContactId": w.task} if w.ask("PauseContact", ContactId=w.task) and w.runtime.advance(9) is None else {}
        ),
        lambda w, a: contact(w, w.task)["TotalPauseDurationInSeconds"] == 9,
    ),
    "DismissUserContact": Case(
        lambda w: {"ContactId": ended(w), "UserId": w.user},
        lambda w, a: w.anna.contact is None and len(w.output.contact_records) == 1,
    ),
    "GetCurrentMetricData": Case(
        lambda w: (
            {
                "Filters": {"Queues": [w.queue], "Channels": ["VOICE"]},
                "Groupings": ["QUEUE"],
                "CurrentMetrics": [{"Name": "CONTACTS_IN_QUEUE", "Unit": "COUNT"}],
            }
            if w.waiting
            else {}
        ),
        lambda w, a: a["MetricResults"][0]["Collections"][0]["Value"] == 1.0,
    ),
    "PutUserStatus": Case(
        lambda w: {"UserId": w.user, "AgentStatusId": w.status_named("Available")},
        lambda w, a: w.instance.centre.sessions[w.user].status == "Available",
    ),
    "GetCurrentUserData": Case(
        lambda w: {"Filters": {"Agents": [w.user]}} if w.talking else {},
        lambda w, a: a["UserDataList"][0]["Contacts"][0]["AgentContactState"] == "CONNECTED",
    ),
    "GetContactMetrics": Case(
        lambda w: {"ContactId": w.waiting, "Metrics": [{"Name": "POSITION_IN_QUEUE"}]},
        lambda w, a: a["MetricResults"] == [{"Name": "POSITION_IN_QUEUE", "Value": {"Number": 1.0}}],
    ),
    "GetMetricDataV2": Case(
        lambda w: (
            metrics_asked(
                w,
                ResourceArn=w.arn,
                Filters=[{"FilterKey": "QUEUE", "FilterValues": [w.queue]}],
                Groupings=["QUEUE", "CHANNEL"],
                Interval={"TimeZone": "UTC", "IntervalPeriod": "TOTAL"},
                Metrics=[
                    {"Name": "CONTACTS_HANDLED"},
                    {"Name": "AVG_HANDLE_TIME"},
                    {"Name": "SERVICE_LEVEL", "Threshold": [{"Comparison": "LT", "ThresholdValue": 20.0}]},
                ],
            )
            if w.ended
            else {}
        ),
        lambda w, a: (
            (
                a["MetricResults"][0]["Dimensions"]["CHANNEL"],
                [one["Value"] for one in a["MetricResults"][0]["Collections"]],
            )
            == ("VOICE", [1.0, 10.0, 100.0])
        ),
    ),
    "GetMetricData": Case(
        lambda w: (
            metrics_asked(
                w,
                Filters={"Queues": [w.queue], "Channels": ["VOICE"]},
                Groupings=["QUEUE"],
                HistoricalMetrics=[
                    {"Name": "CONTACTS_QUEUED", "Statistic": "SUM", "Unit": "COUNT"},
                    {"Name": "INTERACTION_TIME", "Statistic": "AVG", "Unit": "SECONDS"},
                ],
            )
            if w.ended
            else {}
        ),
        lambda w, a: [one["Value"] for one in a["MetricResults"][0]["Collections"]] == [1.0, 10.0],
    ),
}

CASES = CONTACTS
