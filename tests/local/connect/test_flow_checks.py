"""What Connect would refuse about the less frequent actions, and what it would not although the documentation says so."""

import json
from pathlib import Path
from typing import Any

import pytest

from local.connect.check import check_content, check_flow, main
from local.connect.language.model import FlowType
from local.connect.language.parsing import parse_flow
from tests.local.connect.connect_actions import BYE, Action, action, document, say

BOT = {"AliasArn": "arn:aws:lex:bot-alias/A/B"}
LOOP = {"ContinueLooping": "bye", "DoneLooping": "bye"}
CHAT_END = {"Address": "x", "Type": "TELEPHONE_NUMBER"}


def reasons(
    *actions: Action, flow_type: FlowType | None = FlowType.CONTACT_FLOW, channel: str | None = None
) -> list[str]:
    return [str(problem) for problem in check_flow(parse_flow(document(*actions)), flow_type, channel)]


def one(type_: str, parameters: dict[str, Any], **more: Any) -> Action:
    return action("a", type_, parameters, "bye", **more)


def hiding(what: dict[str, Any]) -> Action:
    return one("ShowView", {"ViewResource": {"Id": "v"}, "SensitiveDataConfiguration": what})


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (one("MessageParticipant", {"Text": ""}), "a Text: is empty"),
        (one("MessageParticipant", {"Text": "x", "Volume": "11"}), "a Volume: is not a parameter of this action"),
        (one("InvokeFlowModule", {"FlowModuleId": ""}), "a FlowModuleId: is empty"),
        (one("Compare", {"ComparisonValue": "gold"}), "a ComparisonValue: must be one reference"),
        (
            one("ConnectParticipantWithLexBot", {"Text": "x"}),
            "a LexV2Bot: is missing; a bot is needed (LexV2Bot, or LexBot)",
        ),
        (
            one("ConnectParticipantWithLexBot", {"LexV2Bot": BOT}),
            "a Parameters: one of Text, SSML, PromptId, Media is missing",
        ),
        (
            one("ConnectParticipantWithLexBot", {"Text": "x", "LexV2Bot": BOT, "LexBot": {"Name": "n"}}),
            "a LexBot: cannot be given together with LexV2Bot",
        ),
        (
            one("ConnectParticipantWithLexBot", {"Text": "x", "LexV2Bot": BOT}, when=[("TextContains", "x", "bye")]),
            "a Conditions: ConnectParticipantWithLexBot takes Equals only, not TextContains",
        ),
        (one("CreateCase", {"LinkContactToCase": "true"}), "a CaseTemplateId: is missing"),
        (
            one("GetCase", {"LinkContactToCase": "$.Attributes.x", "GetLastUpdatedCase": "true"}),
            "a LinkContactToCase: must be static; a reference is not allowed here",
        ),
        (
            one("UpdateCase", {"LinkContactToCase": "true", "CaseId": "c"}, errors={"NoneFound": "bye"}),
            "a Errors: UpdateCase has no error NoneFound",
        ),
        (one("GetCustomerProfile", {"ProfileRequestData": {}}), "a ProfileRequestData.IdentifierName: is missing"),
        (
            one("GetCustomerProfile", {"ProfileRequestData": {"SearchCriteria": []}}),
            "a ProfileRequestData.SearchCriteria: must be a list of 1 to 5 search keys",
        ),
        (one("CreateCustomerProfile", {}), "a ProfileRequestData: is missing"),
        (
            one("AssociateContactToCustomerProfile", {"ProfileRequestData": {"ProfileId": "p"}}),
            "a ProfileRequestData.ContactId: is missing",
        ),
        (
            one("GetCustomerProfileObject", {"ProfileRequestData": {"ProfileId": "p", "ObjectType": "Order"}}),
            "a ProfileRequestData.IdentifierName: is missing",
        ),
        (
            one("GetCalculatedAttributesForCustomerProfile", {"ProfileRequestData": {}}),
            "a ProfileRequestData.ProfileId: is missing",
        ),
        (one("CreateWisdomSession", {}), "a WisdomAssistantArn: is missing"),
        (one("RenderMessageTemplate", {"WisdomMessageTemplateArn": "t"}), "a WisdomKnowledgeBaseArn: is missing"),
        (one("ShowView", {"ViewData": {}}), "a ViewResource: is missing"),
        (
            hiding({"HideResponseOn": ["LOG"]}),
            "a SensitiveDataConfiguration.HideResponseOn[0]: must be one of TRANSCRIPT, is 'LOG'",
        ),
        (hiding({"HideOn": []}), "a SensitiveDataConfiguration.HideOn: is not a parameter of this action"),
        (one("UpdateContactRoutingCriteria", {"RoutingCriteria": {}}), "a RoutingCriteria.Steps: is missing"),
        (
            one("UpdateRoutingCriteria", {"RoutingCriteria": {"Steps": [{}]}}),
            "a RoutingCriteria.Steps[0].Expression: is missing",
        ),
        (
            one(
                "UpdateRoutingCriteria",
                {"RoutingCriteria": {"Steps": [{"Expression": {}, "Expiry": {"DurationInSeconds": "$.Attributes.x"}}]}},
            ),
            "a RoutingCriteria.Steps[0].Expiry.DurationInSeconds: must be static; a reference is not allowed here",
        ),
        (
            one("UpdatePreviousContactParticipantState", {"PreviousContactParticipantState": "OnHold"}),
            "a PreviousContactParticipantState: must be one of AgentOnHold, CustomerOnHold, OffHold, is 'OnHold'",
        ),
        (
            action("a", "TransferContactToAgent"),
            "a Type: TransferContactToAgent may not stand in a flow of type CONTACT_FLOW",
        ),
        (one("CompleteOutboundCall", {}), "a Type: CompleteOutboundCall may not stand in a flow of type CONTACT_FLOW"),
        (
            one("CheckOutboundCallStatus", {}, when={"Engaged": "bye"}),
            "a Conditions: CheckOutboundCallStatus never gives 'Engaged'; "
            "it gives CallAnswered, NotDetected, VoicemailBeep, VoicemailNoBeep",
        ),
        (
            one(
                "StartOutboundChatContact",
                {
                    "SourceEndpoint": CHAT_END,
                    "DestinationEndpoint": CHAT_END,
                    "ContactFlowArn": "x",
                    "ContactSubtype": "connect:SMS",
                },
            ),
            "a SourceEndpoint.Type: must be one of CONNECT_PHONENUMBER_ARN, is 'TELEPHONE_NUMBER'",
        ),
        (
            one("CheckVoiceId", {"CheckVoiceIdOption": "fraudDetection"}, when={"Enrolled": "bye"}),
            "a Conditions: fraudDetection never gives 'Enrolled'; it gives HighRisk, LowRisk, Inconclusive",
        ),
        (one("ListDataTableValues", {"PrimaryKeyGroups": []}), "a DataTableId: is missing"),
        (one("CreatePersistentContactAssociation", {}), "a RehydrationType: is missing"),
        (one("UpdateContactData", {"TargetContact": "Current"}), "a Parameters: there is nothing to set"),
        (one("UpdateContactEventHooks", {}), "a EventHooks: is missing"),
        (one("CreateTask", {"Name": "x"}), "a ContactFlowId: is missing"),
        (
            one("UnTagContact", {"TagKeys": ["$.Attributes.x"]}),
            "a TagKeys[0]: must be static; a reference is not allowed here",
        ),
        (
            one("Loop", {}, when=LOOP),
            "a Parameters: one of LoopCount, Elements, LoopArray is missing",
        ),
        (
            one("DistributeByPercentage", {}, when=[("NumberLessThan", "51", "bye"), ("NumberLessThan", "20", "bye")]),
            "a Conditions: the limits must rise from 1 to 101, here comes '20'",
        ),
        (
            one("GetParticipantInput", {"EnableDTMFBuffer": "true", "Text": "x"}),
            "a Text: cannot be given together with EnableDTMFBuffer",
        ),
        (
            one(
                "UpdateContactRecordingBehavior",
                {"RecordingBehavior": {}, "AnalyticsBehavior": {"Enabled": "$.Attributes.x"}},
            ),
            "a AnalyticsBehavior.Enabled: must be static; a reference is not allowed here",
        ),
        (
            one("GetParticipantInput", {"Text": "", "InputTimeLimitSeconds": "5"}),
            "a Text: is empty",
        ),
        (
            one(
                "GetParticipantInput",
                {"Text": "x", "InputTimeLimitSeconds": "5", "DTMFConfiguration": {"InputTerminationSequence": "end"}},
            ),
            "a DTMFConfiguration.InputTerminationSequence: must be up to 5 of 0-9, * and #, is 'end'",
        ),
        (action("a", "MessageParticipantIteratively", {"Messages": []}), "a Messages: must have 1 or more, has 0"),
        (
            one("Compare", {"ComparisonValue": "$.Channel"}, when={"": "bye"}),
            "a Conditions: an operand of Equals is empty",
        ),
        (one("PlayPrompt", {"Text": "x"}), "a Type: unknown action type PlayPrompt"),
    ],
)
def test_each_trouble_is_told_with_its_place(broken: Action, reason: str) -> None:
    assert reason in reasons(broken, BYE)


@pytest.mark.parametrize(
    "good",
    [
        one("Wait", {"TimeLimitSeconds": 60}, when={"WaitCompleted": "bye"}),
        one("Wait", {"TimeoutSeconds": "60"}, when={"WaitCompleted": "bye"}),
        one("MessageParticipant", {"SSML": "<speak>x</speak>", "SkipWhenDTMFBufferEnabled": False}),
        one("InvokeLambdaFunction", {"LambdaFunctionARN": "${fn}", "InvocationTimeLimitSeconds": 5.0}),
        one(
            "InvokeLambdaFunction",
            {"LambdaFunctionARN": "x", "InvocationTimeLimitSeconds": "60", "InvocationType": "ASYNCHRONOUS"},
        ),
        one("ConnectParticipantWithLexBot", {"Text": " ", "LexBot": {"Name": "n", "Region": "us-east-1"}}),
        one("GetCustomerProfile", {"ProfileRequestData": {"IdentifierName": "_phone", "IdentifierValue": "1"}}),
        one("UpdateContactRoutingCriteria", {"RoutingCriteria": {"Steps": "$.External.steps"}}),
        one("Loop", {"LoopCount": "$.External.times"}, when=LOOP, errors={"NoMatchingError": "bye"}),
        one("Compare", {"ComparisonValue": "$.SegmentAttributes['connect:Subtype']"}, when=[("KeyExists", "x", "bye")]),
        one(
            "Compare", {"ComparisonValue": "$.Channel"}, errors={"NoMatchingCondition": "bye", "NoMatchingError": "bye"}
        ),
        one("InvokeFlowModule", {"FlowModuleId": "m:$LATEST", "Input": {"n": 7}}, when={"branch": "bye"}),
    ],
)
def test_what_exports_write_is_taken(good: Action) -> None:
    assert reasons(good, BYE) == []


def test_the_metadata_and_superfluous_lists_are_let_pass() -> None:
    flow = json.loads(document(say("a", "x", "bye"), BYE))
    flow["Metadata"] = {"entryPointPosition": {"x": 1}, "ActionMetadata": {"a": {"position": {}}}, "Annotations": []}
    flow["Actions"][0]["Transitions"]["Errors"] *= 2
    del flow["Actions"][1]["Transitions"], flow["Actions"][1]["Parameters"]
    assert check_content(json.dumps(flow)).ok
    flow["Actions"][0]["Transitions"]["Errors"][1] = {"ErrorType": "NoMatchingError", "NextAction": "a"}
    assert [str(e) for e in check_content(json.dumps(flow)).errors] == [
        "a Errors: NoMatchingError is given twice, with two targets"
    ]


def test_nesting_goes_five_deep() -> None:
    def nested(levels: int) -> dict[str, Any]:
        inner: dict[str, Any] = {"Operator": "Equals", "Operands": ["CHAT"]}
        for _ in range(levels - 1):
            inner = {"Operator": "Not", "Operands": [inner]}
        return inner

    def flow(levels: int) -> str:
        compare = one("Compare", {"ComparisonValue": "$.Channel"})
        compare["Transitions"]["Conditions"] = [{"NextAction": "bye", "Condition": nested(levels)}]
        return document(compare, BYE)

    assert check_content(flow(5)).ok
    assert [str(e) for e in check_content(flow(6)).errors] == ["a Conditions: nested deeper than 5"]


def test_a_long_flow_is_measured_without_the_blanks_that_make_it_readable() -> None:
    flow = json.loads(document(*(say(f"a{n}", "x" * 1000, f"a{n + 1}") for n in range(200)), action("a200", "Loop")))
    flow["Actions"][-1] = {**BYE, "Identifier": "a200"}
    spread = json.dumps(flow, indent=40)
    assert len(spread) > 256_000
    assert check_content(spread).ok


@pytest.mark.parametrize(
    ("declared", "given", "ok"),
    [
        (None, None, True),
        ("contactFlow", None, True),
        (None, FlowType.CONTACT_FLOW, False),
        ("contactFlow", FlowType.CONTACT_FLOW, False),
        (None, FlowType.CUSTOMER_WHISPER, True),
        ("customerHold", None, False),
    ],
)
def test_where_pages_disagree_a_type_that_is_given_decides(
    declared: str | None, given: FlowType | None, ok: bool
) -> None:
    """The administrator guide lets EndFlowExecution stand everywhere, the language's own page in few flows."""
    metadata = {} if declared is None else {"Metadata": {"type": declared}}
    flow = document(say("a", "x", "end"), action("end", "EndFlowExecution"), **metadata)
    assert check_content(flow, given).ok is ok


def test_a_flow_for_one_channel_may_hold_what_works_there_only() -> None:
    view = one("ShowView", {"ViewResource": {"Id": "v"}})
    assert reasons(view, BYE) == []
    assert reasons(view, BYE, channel="CHAT") == []
    assert reasons(view, BYE, channel="VOICE") == ["a Type: ShowView does not work on the channel VOICE"]


def test_what_cannot_be_read_is_told_with_its_action() -> None:
    flow = json.loads(document(say("a", "x", "bye"), BYE))
    flow["Actions"][0]["Parameters"] = []
    assert check_content(json.dumps(flow)).to_json()["errors"] == [
        {"action": "a", "reason": "must be an object, is list", "place": "Parameters"}
    ]


def test_a_folder_is_judged_as_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "good.json").write_text(document(say("a", "Dear ${name}", "bye"), BYE))
    (tmp_path / "lost.json").write_text(document(say("a", "x", "nowhere")))
    (tmp_path / "notes.json").write_text('{"no": "flow"}')
    assert main([str(tmp_path), "--table"]) == 1
    assert capsys.readouterr().out.splitlines()[2:] == [
        "| `good.json` | 2 | taken | a template, 1 to be filled in |",
        "| `lost.json` | 1 | refused | a NoMatchingError: leads to 'nowhere', which does not exist; "
        "a NextAction: leads to 'nowhere', which does not exist |",
        "",
        "No flows, and left out: notes.json",
    ]
    assert main([str(tmp_path / "good.json")]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'good.json'}: taken, 2 actions\n"


def test_an_operand_that_is_a_list_cannot_be_read() -> None:
    flow = json.loads(document(one("Compare", {"ComparisonValue": "$.Channel"}, when={"x": "bye"}), BYE))
    flow["Actions"][0]["Transitions"]["Conditions"][0]["Condition"]["Operands"] = [["x"]]
    assert [str(error) for error in check_content(json.dumps(flow)).errors] == [
        "a Transitions.Conditions[0].Operands: must hold texts, or conditions again"
    ]


def test_a_document_of_any_shape_gets_a_verdict() -> None:
    """Whatever a file holds, it is judged, not stumbled over."""
    good = json.loads(
        document(
            one(
                "Wait",
                {"TimeLimitSeconds": "5", "Events": ["CustomerReturned"]},
                when={"WaitCompleted": "bye", "CustomerReturned": "bye"},
            ),
            BYE,
        )
    )
    shapes: tuple[Any, ...] = (None, 5, True, "", "$.Attributes.x", [], {}, [[]], [{}], {"a": {}})
    for junk in shapes:
        for name in ("TimeLimitSeconds", "Events"):
            broken = json.loads(json.dumps(good))
            broken["Actions"][0]["Parameters"][name] = [junk] if name == "Events" else junk
            check_content(json.dumps(broken))
        for name in ("Parameters", "Transitions", "Type", "Identifier"):
            broken = json.loads(json.dumps(good))
            broken["Actions"][0][name] = junk
            check_content(json.dumps(broken))
