"""Cases of flows, modules, their versions and aliases, views, task templates, rules and test cases."""

import json
from typing import Any

from tests.local.connect.api.api_world import HELLO, MODULE, OTHER, Case, World, having
from tests.local.connect.api.arranging import named
from tests.local.connect.connect_house import action, document
from tests.local.connect.flow_test_documents import chain, end, hears, observe

GOOD = json.dumps(chain(observe("greeting", hears("Hello"), end())))
TEMPLATE = {
    "Head": {"Title": "form", "Configuration": {}},
    "Body": [{"_id": "next", "Type": "Button", "Props": {"Action": "Next"}, "Content": ["$.Label"]}],
}
CONTENT = {"Template": json.dumps(TEMPLATE), "Actions": ["Next"]}
FIELDS = [{"Id": {"Name": "house"}, "Type": "TEXT"}]
ACTIONS = [{"ActionType": "GENERATE_EVENTBRIDGE_EVENT", "EventBridgeAction": {"Name": "late"}}]
LONGER = document(action("first", "UpdateFlowAttributes", {"FlowAttributes": {"a": {"Value": "b"}}}, "end"),
                  action("end", "EndFlowModuleExecution"))  # fmt: skip


def flow(w: World) -> Any:
    return w.ask("DescribeContactFlow", ContactFlowId=w.flow)["ContactFlow"]


def module(w: World) -> Any:
    return w.ask("DescribeContactFlowModule", ContactFlowModuleId=w.module)["ContactFlowModule"]


def numbered(kind: str) -> dict[str, Case]:
    """Versions and aliases: the same for "Flow" and "FlowModule"."""
    id_name, version_name = f"Contact{kind}Id", f"Contact{kind}Version"
    changing = f"UpdateContact{kind}Content"

    def of(w: World) -> dict[str, str]:
        return {id_name: w.flow if kind == "Flow" else w.module}

    def version(w: World) -> dict[str, Any]:
        return {**of(w), version_name: w.ask(f"CreateContact{kind}Version", **of(w), Description="first")["Version"]}

    def alias(w: World) -> dict[str, Any]:
        return {**of(w), "AliasId": w.ask(f"CreateContact{kind}Alias", **version(w), AliasName="live")["Id"]}

    def names(w: World) -> list[Any]:
        return w.names(f"ListContact{kind}Aliases", f"Contact{kind}AliasSummaryList", "AliasName", **of(w))

    def versions(w: World) -> list[Any]:
        return w.names(f"ListContact{kind}Versions", f"Contact{kind}VersionSummaryList", "Version", **of(w))

    def keeps_content(w: World, answer: dict[str, Any]) -> bool:
        before = w.ask(f"DescribeContact{kind}", **of(w))[f"Contact{kind}"]["Content"]
        w.ask(changing, **of(w), Content=OTHER if kind == "Flow" else LONGER)
        old = w.ask(f"DescribeContact{kind}", **{id_name: f"{of(w)[id_name]}:{answer['Version']}"})[f"Contact{kind}"]
        return bool(old["Content"] == before and old["Version"] == 1)

    return {
        f"CreateContact{kind}Version": Case(lambda w: {**of(w), "Description": "first"}, keeps_content),
        f"ListContact{kind}Versions": Case(
            lambda w: of(w) if version(w) and version(w) else {},
            lambda w, a: [one["Version"] for one in a[f"Contact{kind}VersionSummaryList"]] == [2, 1],
        ),
        f"DeleteContact{kind}Version": Case(version, lambda w, a: versions(w) == []),
        f"CreateContact{kind}Alias": Case(
            lambda w: {**version(w), "AliasName": "live", "Description": "what callers hear"},
            lambda w, a: names(w) == ["live"],
        ),
        f"DescribeContact{kind}Alias": Case(
            alias, lambda w, a: (a[f"Contact{kind}Alias"]["Name"], a[f"Contact{kind}Alias"]["Version"]) == ("live", 1)
        ),
        f"ListContact{kind}Aliases": Case(
            lambda w: of(w) if alias(w) else {},
            lambda w, a: a[f"Contact{kind}AliasSummaryList"][0]["AliasName"] == "live",
        ),
        f"UpdateContact{kind}Alias": Case(
            lambda w: {**alias(w), "Name": "next", version_name: version(w)[version_name]},
            lambda w, a: names(w) == ["next"],
        ),
        f"DeleteContact{kind}Alias": Case(alias, lambda w, a: names(w) == []),
    }


FLOWS = {
    "CreateContactFlow": Case(
        lambda w: {"Name": "in", "Type": "CONTACT_FLOW", "Content": HELLO, "Description": "greets"},
        lambda w, a: (
            w.names("ListContactFlows", "ContactFlowSummaryList") == ["in"] and len(a["FlowContentSha256"]) == 64
        ),
    ),
    "DescribeContactFlow": Case(lambda w: {"ContactFlowId": w.flow}, lambda w, a: a["ContactFlow"]["Content"] == HELLO),
    "ListContactFlows": Case(
        lambda w: {"ContactFlowTypes": ["QUEUE_TRANSFER"]} if w.flow and w.transfer_flow else {},
        lambda w, a: [one["Name"] for one in a["ContactFlowSummaryList"]] == ["to"],
    ),
    "SearchContactFlows": Case(
        lambda w: (
            {
                "SearchCriteria": {
                    "AndConditions": [{"TypeCondition": "CONTACT_FLOW"}, {"StatusCondition": "PUBLISHED"}]
                },
                "SearchFilter": {
                    "FlowAttributeFilter": {
                        "AndCondition": {
                            "TagConditions": [{"TagKey": "kind", "TagValue": "in"}],
                            "ContactFlowTypeCondition": {"ContactFlowType": "CONTACT_FLOW"},
                        }
                    }
                },
            }
            if w.flow and w.transfer_flow
            else {}
        ),
        lambda w, a: [one["Id"] for one in a["ContactFlows"]] == [w.flow],
    ),
    "UpdateContactFlowContent": Case(
        lambda w: {"ContactFlowId": w.flow, "Content": OTHER}, lambda w, a: flow(w)["Content"] == OTHER
    ),
    "UpdateContactFlowName": Case(
        lambda w: {"ContactFlowId": w.flow, "Name": "hi"}, lambda w, a: flow(w)["Name"] == "hi"
    ),
    "UpdateContactFlowMetadata": Case(
        lambda w: {"ContactFlowId": w.flow, "ContactFlowState": "ARCHIVED"}, lambda w, a: flow(w)["State"] == "ARCHIVED"
    ),
    "DeleteContactFlow": Case(
        lambda w: {"ContactFlowId": w.flow}, lambda w, a: w.ask("ListContactFlows")["ContactFlowSummaryList"] == []
    ),
    "CreateContactFlowModule": Case(
        lambda w: {"Name": "common", "Content": MODULE},
        lambda w, a: w.names("ListContactFlowModules", "ContactFlowModulesSummaryList", "Id") == [a["Id"]],
    ),
    "DescribeContactFlowModule": Case(
        lambda w: {"ContactFlowModuleId": w.module}, lambda w, a: a["ContactFlowModule"]["Status"] == "PUBLISHED"
    ),
    "ListContactFlowModules": Case(
        lambda w: {"ContactFlowModuleState": "ARCHIVED"} if w.module else {},
        lambda w, a: a["ContactFlowModulesSummaryList"] == [],
    ),
    "SearchContactFlowModules": Case(
        lambda w: named("comm", how="STARTS_WITH") if w.module else {},
        lambda w, a: a["ContactFlowModules"] == [module(w)],
    ),
    "UpdateContactFlowModuleContent": Case(
        lambda w: {"ContactFlowModuleId": w.module, "Content": LONGER}, lambda w, a: module(w)["Content"] == LONGER
    ),
    "UpdateContactFlowModuleMetadata": Case(
        lambda w: {"ContactFlowModuleId": w.module, "Name": "shared"}, lambda w, a: module(w)["Name"] == "shared"
    ),
    "DeleteContactFlowModule": Case(
        lambda w: {"ContactFlowModuleId": w.module},
        lambda w, a: w.ask("ListContactFlowModules")["ContactFlowModulesSummaryList"] == [],
    ),
}


def view(w: World) -> dict[str, str]:
    made = w.ask("CreateView", Name="form", Status="PUBLISHED", Content=CONTENT, Tags={"a": "b"})
    return {"ViewId": made["View"]["Id"]}


def described(w: World) -> Any:
    (found,) = w.ask("SearchViews")["Views"]
    return found


def template(w: World) -> dict[str, str]:
    return {"TaskTemplateId": w.ask("CreateTaskTemplate", Name="visit", Fields=FIELDS)["Id"]}


def rule(w: World) -> dict[str, str]:
    made = w.ask(
        "CreateRule", Name="late", TriggerEventSource={"EventSourceName": "OnMetricDataUpdate"}, Function="(a)",
        Actions=ACTIONS, PublishStatus="PUBLISHED",
    )  # fmt: skip
    return {"RuleId": made["RuleId"]}


def test_case(w: World) -> dict[str, str]:
    entry = {"Type": "VOICE_CALL", "VoiceCallEntryPointParameters": {"FlowId": w.flow}}
    given = {"Name": "greeting", "Content": GOOD, "EntryPoint": entry, "Status": "PUBLISHED"}
    return {"TestCaseId": w.ask("CreateTestCase", **given)["TestCaseId"]}


def execution(w: World) -> dict[str, str]:
    test = test_case(w)
    started = w.ask("StartTestCaseExecution", **test)["TestCaseExecutionId"]
    w.runtime.settle()
    return {**test, "TestCaseExecutionId": started}


KEPT = {
    "CreateView": Case(
        lambda w: {"Name": "form", "Status": "SAVED", "Content": CONTENT},
        lambda w, a: a["View"]["Type"] == "CUSTOMER_MANAGED",
    ),
    "DescribeView": Case(
        view,
        lambda w, a: (
            (told := a["View"]["Content"]) == {**CONTENT, "InputSchema": told["InputSchema"]}
            and json.loads(told["InputSchema"])["required"] == ["Label"]
        ),
    ),
    "ListViews": Case(lambda w: {"Type": "AWS_MANAGED"} if view(w) else {}, lambda w, a: a["ViewsSummaryList"] == []),
    "SearchViews": Case(
        lambda w: {"SearchCriteria": {"ViewStatusCondition": "PUBLISHED"}} if view(w) else {},
        lambda w, a: a["Views"][0]["Name"] == "form",
    ),
    "UpdateViewContent": Case(
        lambda w: {**view(w), "Status": "SAVED", "Content": {**CONTENT, "Actions": ["Back"]}},
        lambda w, a: a["View"]["Content"]["Actions"] == described(w)["Content"]["Actions"] == ["Back"],
    ),
    "UpdateViewMetadata": Case(lambda w: {**view(w), "Name": "page"}, lambda w, a: described(w)["Name"] == "page"),
    "DeleteView": Case(view, lambda w, a: w.ask("ListViews")["ViewsSummaryList"] == []),
    "CreateViewVersion": Case(
        lambda w: {**view(w), "VersionDescription": "first"}, lambda w, a: a["View"]["Version"] == 1
    ),
    "ListViewVersions": Case(
        lambda w: (named_by := view(w)) and w.ask("CreateViewVersion", **named_by) and named_by,
        lambda w, a: a["ViewVersionSummaryList"][0]["Version"] == 1,
    ),
    "DeleteViewVersion": Case(
        lambda w: {**(named_by := view(w)), "ViewVersion": w.ask("CreateViewVersion", **named_by)["View"]["Version"]},
        lambda w, a: w.ask("ListViewVersions", ViewId=described(w)["Id"])["ViewVersionSummaryList"] == [],
    ),
    "CreateTaskTemplate": Case(
        lambda w: {"Name": "visit", "Fields": FIELDS, "ContactFlowId": w.flow},
        lambda w, a: w.ask("GetTaskTemplate", TaskTemplateId=a["Id"])["ContactFlowId"] == w.flow,
    ),
    "GetTaskTemplate": Case(template, lambda w, a: a["Fields"] == FIELDS),
    "ListTaskTemplates": Case(
        lambda w: {"Name": "visit", "Status": "ACTIVE"} if template(w) else {},
        lambda w, a: a["TaskTemplates"][0]["Name"] == "visit",
    ),
    "UpdateTaskTemplate": Case(
        lambda w: {**template(w), "Status": "INACTIVE"},
        lambda w, a: w.ask("ListTaskTemplates", Status="ACTIVE")["TaskTemplates"] == [],
    ),
    "DeleteTaskTemplate": Case(template, lambda w, a: w.ask("ListTaskTemplates")["TaskTemplates"] == []),
    "CreateRule": Case(
        lambda w: {
            "Name": "late",
            "TriggerEventSource": {"EventSourceName": "OnMetricDataUpdate"},
            "Function": "(a)",
            "Actions": ACTIONS,
            "PublishStatus": "DRAFT",
        },
        lambda w, a: w.names("ListRules", "RuleSummaryList", "PublishStatus") == ["DRAFT"],
    ),
    "DescribeRule": Case(rule, lambda w, a: a["Rule"]["Actions"] == ACTIONS),
    "ListRules": Case(
        lambda w: {"EventSourceName": "OnMetricDataUpdate"} if rule(w) else {},
        lambda w, a: a["RuleSummaryList"][0]["ActionSummaries"] == [{"ActionType": "GENERATE_EVENTBRIDGE_EVENT"}],
    ),
    "UpdateRule": Case(
        lambda w: {**rule(w), "Name": "later", "Function": "(b)", "Actions": ACTIONS, "PublishStatus": "DRAFT"},
        lambda w, a: w.names("ListRules", "RuleSummaryList") == ["later"],
    ),
    "DeleteRule": Case(rule, lambda w, a: w.ask("ListRules")["RuleSummaryList"] == []),
    "CreateTestCase": Case(
        lambda w: {
            "Name": "t",
            "Content": GOOD,
            "Status": "PUBLISHED",
            "EntryPoint": {"Type": "VOICE_CALL", "VoiceCallEntryPointParameters": {"FlowId": w.flow}},
        },
        lambda w, a: w.names("ListTestCases", "TestCaseSummaryList", "Id") == [a["TestCaseId"]],
    ),
    "DescribeTestCase": Case(test_case, lambda w, a: a["TestCase"]["Content"] == GOOD),
    "UpdateTestCase": Case(
        lambda w: {**test_case(w), "Description": "greets"},
        lambda w, a: (
            w.ask("DescribeTestCase", TestCaseId=w.names("ListTestCases", "TestCaseSummaryList", "Id")[0])["TestCase"][
                "Description"
            ]
            == "greets"
        ),
    ),
    "DeleteTestCase": Case(test_case, lambda w, a: w.ask("ListTestCases")["TestCaseSummaryList"] == []),
    "ListTestCases": Case(
        lambda w: having(test_case(w)), lambda w, a: a["TestCaseSummaryList"][0]["Name"] == "greeting"
    ),
    "StartTestCaseExecution": Case(test_case, lambda w, a: a["TestCaseExecutionId"]),
    "StopTestCaseExecution": Case(
        lambda w: {
            **(test := test_case(w)),
            "TestCaseExecutionId": w.ask("StartTestCaseExecution", **test)["TestCaseExecutionId"],
        },
        lambda w, a: w.names("ListTestCaseExecutions", "TestCaseExecutions", "TestCaseExecutionStatus") == ["STOPPED"],
    ),
    "GetTestCaseExecutionSummary": Case(execution, lambda w, a: a["Status"] == "PASSED"),
    "ListTestCaseExecutions": Case(
        lambda w: {"Status": "PASSED"} if execution(w) else {}, lambda w, a: len(a["TestCaseExecutions"]) == 1
    ),
    "ListTestCaseExecutionRecords": Case(
        execution, lambda w, a: a["ExecutionRecords"][0]["ObservationId"] == "execution"
    ),
}

CASES = FLOWS | numbered("Flow") | numbered("FlowModule") | KEPT
