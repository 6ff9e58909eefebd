"""Cases of queues, hours, quick connects and prompts."""

from tests.local.connect.api.api_world import MONDAY, Case, having
from tests.local.connect.api.arranging import LONG, hours, named, override, prepared, queue, shown, tagged

CASES = {
    "CreateQueue": Case(
        lambda w: {"Name": "lifts", "HoursOfOperationId": w.hours, "MaxContacts": 5},
        lambda w, a: w.ask("DescribeQueue", QueueId=a["QueueArn"])["Queue"]["MaxContacts"] == 5,
    ),
    "DescribeQueue": Case(lambda w: {"QueueId": w.queue}, lambda w, a: a["Queue"]["HoursOfOperationId"] == w.hours),
    "ListQueues": Case(
        lambda w: {"QueueTypes": ["STANDARD"]} if w.queue and w.second else {},
        lambda w, a: [one["Name"] for one in a["QueueSummaryList"]] == ["operators", "second"],
    ),
    "SearchQueues": Case(
        lambda w: {**named("OPER", how="STARTS_WITH"), **tagged("kind", "main")} if w.queue and w.second else {},
        lambda w, a: ([one["QueueId"] for one in a["Queues"]], a["ApproximateTotalCount"]) == ([w.queue], 1),
    ),
    "UpdateQueueName": Case(lambda w: {"QueueId": w.queue, "Name": "all"}, lambda w, a: queue(w)["Name"] == "all"),
    "UpdateQueueHoursOfOperation": Case(
        lambda w: {"QueueId": w.queue, "HoursOfOperationId": w.instance.create_hours_of_operation("always")},
        lambda w, a: queue(w)["HoursOfOperationId"] != w.hours,
    ),
    "UpdateQueueMaxContacts": Case(
        lambda w: {"QueueId": w.queue, "MaxContacts": 3}, lambda w, a: queue(w)["MaxContacts"] == 3
    ),
    "UpdateQueueStatus": Case(
        lambda w: {"QueueId": w.queue, "Status": "DISABLED"}, lambda w, a: queue(w)["Status"] == "DISABLED"
    ),
    "UpdateQueueOutboundCallerConfig": Case(
        lambda w: {"QueueId": w.queue, "OutboundCallerConfig": {"OutboundCallerIdName": "Dispatch"}},
        lambda w, a: queue(w)["OutboundCallerConfig"] == {"OutboundCallerIdName": "Dispatch"},
    ),
    "DeleteQueue": Case(lambda w: {"QueueId": w.second}, lambda w, a: w.names("ListQueues", "QueueSummaryList") == []),
    "CreateHoursOfOperation": Case(
        lambda w: {"Name": "night", "TimeZone": "Asia/Irkutsk", "Config": [MONDAY]},
        lambda w, a: w.names("ListHoursOfOperations", "HoursOfOperationSummaryList") == ["night"],
    ),
    "DescribeHoursOfOperation": Case(
        lambda w: {"HoursOfOperationId": w.hours}, lambda w, a: a["HoursOfOperation"]["Config"] == [MONDAY]
    ),
    "ListHoursOfOperations": Case(
        lambda w: having(w.hours), lambda w, a: a["HoursOfOperationSummaryList"][0]["Id"] == w.hours
    ),
    "SearchHoursOfOperations": Case(
        lambda w: tagged("kind", "work") if w.hours else {}, lambda w, a: a["HoursOfOperations"] == [hours(w)]
    ),
    "UpdateHoursOfOperation": Case(
        lambda w: {"HoursOfOperationId": w.hours, "Config": [LONG]}, lambda w, a: hours(w)["Config"] == [LONG]
    ),
    "DeleteHoursOfOperation": Case(
        lambda w: {"HoursOfOperationId": w.hours},
        lambda w, a: w.ask("ListHoursOfOperations")["HoursOfOperationSummaryList"] == [],
    ),
    "CreateHoursOfOperationOverride": Case(
        lambda w: {
            "HoursOfOperationId": w.hours,
            "Name": "short",
            "Config": [LONG],
            "OverrideType": "OPEN",
            "EffectiveFrom": "2026-03-09",
            "EffectiveTill": "2027-03-09",
            "RecurrenceConfig": {"RecurrencePattern": {"Frequency": "YEARLY", "Interval": 1, "ByMonth": [3]}},
        },
        lambda w, a: (
            w.names("ListHoursOfOperationOverrides", "HoursOfOperationOverrideList", HoursOfOperationId=w.hours)
            == ["short"]
        ),
    ),
    "DescribeHoursOfOperationOverride": Case(
        override, lambda w, a: a["HoursOfOperationOverride"]["EffectiveTill"] == "2026-03-09"
    ),
    "ListHoursOfOperationOverrides": Case(
        lambda w: {"HoursOfOperationId": override(w)["HoursOfOperationId"]},
        lambda w, a: a["HoursOfOperationOverrideList"][0]["Name"] == "holiday",
    ),
    "SearchHoursOfOperationOverrides": Case(
        lambda w: (
            {
                "SearchCriteria": {
                    "DateCondition": {
                        "FieldName": "EffectiveFrom",
                        "Value": "2026-03-10",
                        "ComparisonType": "LESS_THAN",
                    }
                }
            }
            if w.override
            else {}
        ),
        lambda w, a: a["ApproximateTotalCount"] == 1,
    ),
    "UpdateHoursOfOperationOverride": Case(
        lambda w: {**override(w), "Name": "feast", "EffectiveTill": "2026-03-10"},
        lambda w, a: (
            w.ask("DescribeHoursOfOperationOverride", **override(w))["HoursOfOperationOverride"]["Name"] == "feast"
        ),
    ),
    "DeleteHoursOfOperationOverride": Case(
        override,
        lambda w, a: w.ask("SearchHoursOfOperationOverrides")["HoursOfOperationOverrides"] == [],
    ),
    "GetEffectiveHoursOfOperations": Case(
        lambda w: {
            "HoursOfOperationId": override(w)["HoursOfOperationId"],
            "FromDate": "2026-03-02",
            "ToDate": "2026-03-10",
        },
        lambda w, a: (
            [one["Date"] for one in a["EffectiveHoursOfOperationList"]] == ["2026-03-02"]
            and a["EffectiveOverrideHoursList"][0]["OverrideHours"][0]["OperationalStatus"] == "CLOSED"
        ),
    ),
    "CreateQuickConnect": Case(
        lambda w: {
            "Name": "anna",
            "QuickConnectConfig": {
                "QuickConnectType": "USER",
                "UserConfig": {"UserId": w.user, "ContactFlowId": w.transfer_flow},
            },
        },
        lambda w, a: w.names("ListQuickConnects", "QuickConnectSummaryList", QuickConnectTypes=["USER"]) == ["anna"],
    ),
    "DescribeQuickConnect": Case(
        lambda w: {"QuickConnectId": w.quick},
        lambda w, a: a["QuickConnect"]["QuickConnectConfig"]["PhoneConfig"]["PhoneNumber"] == "+78120009999",
    ),
    "ListQuickConnects": Case(
        lambda w: having(w.quick), lambda w, a: a["QuickConnectSummaryList"][0]["QuickConnectType"] == "PHONE_NUMBER"
    ),
    "SearchQuickConnects": Case(
        lambda w: named("IFT", how="CONTAINS") if w.quick else {}, lambda w, a: a["QuickConnects"][0]["Name"] == "lifts"
    ),
    "UpdateQuickConnectName": Case(
        lambda w: {"QuickConnectId": w.quick, "Name": "elevators"},
        lambda w, a: w.names("ListQuickConnects", "QuickConnectSummaryList") == ["elevators"],
    ),
    "UpdateQuickConnectConfig": Case(
        lambda w: {
            "QuickConnectId": w.quick,
            "QuickConnectConfig": {
                "QuickConnectType": "QUEUE",
                "QueueConfig": {"QueueId": w.queue, "ContactFlowId": w.transfer_flow},
            },
        },
        lambda w, a: w.names("ListQuickConnects", "QuickConnectSummaryList", "QuickConnectType") == ["QUEUE"],
    ),
    "ListQueueQuickConnects": Case(
        lambda w: {
            "QueueId": prepared(w, "AssociateQueueQuickConnects", QueueId=w.queue, QuickConnectIds=[w.quick])["QueueId"]
        },
        lambda w, a: a["QuickConnectSummaryList"][0]["Id"] == w.quick,
    ),
    "AssociateQueueQuickConnects": Case(
        lambda w: {"QueueId": w.queue, "QuickConnectIds": [w.quick]}, lambda w, a: shown(w) == ["lifts"]
    ),
    "DisassociateQueueQuickConnects": Case(
        lambda w: prepared(w, "AssociateQueueQuickConnects", QueueId=w.queue, QuickConnectIds=[w.quick]),
        lambda w, a: shown(w) == [],
    ),
    "DeleteQuickConnect": Case(
        lambda w: {"QuickConnectId": w.quick}, lambda w, a: w.ask("ListQuickConnects")["QuickConnectSummaryList"] == []
    ),
    "CreatePrompt": Case(
        lambda w: {"Name": "bell", "S3Uri": "s3://sounds/bell.wav"},
        lambda w, a: w.names("ListPrompts", "PromptSummaryList") == ["bell"],
    ),
    "DescribePrompt": Case(lambda w: {"PromptId": w.prompt}, lambda w, a: a["Prompt"]["Name"] == "music"),
    "GetPromptFile": Case(lambda w: {"PromptId": w.prompt}, lambda w, a: a["PromptPresignedUrl"].endswith("music.wav")),
    "ListPrompts": Case(lambda w: having(w.prompt), lambda w, a: a["PromptSummaryList"][0]["Id"] == w.prompt),
    "SearchPrompts": Case(
        lambda w: named(w.prompt, "resourceID"), lambda w, a: [one["Name"] for one in a["Prompts"]] == ["music"]
    ),
    "UpdatePrompt": Case(
        lambda w: {"PromptId": w.prompt, "Name": "waltz"},
        lambda w, a: w.names("ListPrompts", "PromptSummaryList") == ["waltz"],
    ),
    "DeletePrompt": Case(
        lambda w: {"PromptId": w.prompt}, lambda w, a: w.ask("ListPrompts")["PromptSummaryList"] == []
    ),
}
