"""Actions that ask other services: bots, cases, profiles, views, assistants, tables, messages out, identity."""

from collections import deque
from typing import Any, cast

import pytest

from local.connect.engine.outcomes import Pressed, Uttered, ViewAnswered
from local.connect.engine.services import BotAnswer, ViewAnswer
from local.connect.engine.services.memory import (
    MemoryAssistants,
    MemoryBots,
    MemoryIdentity,
    MemoryOutreach,
    MemoryTables,
    MemoryViews,
)
from local.connect.engine.services.memory_records import MemoryCases, MemoryProfiles
from tests.local.connect.connect_actions import BYE, Action, action
from tests.local.connect.flow_stage import Play, stage

FAILED = {"NoMatchingError": "bye"}


def one(type_: str, parameters: dict[str, Any] | None = None, *errors: str, **when: str) -> Action:
    """The action under test, "it"; every way leads to the end."""
    ways = dict.fromkeys((*errors, "NoMatchingError"), "bye")
    return action("it", type_, parameters, "bye", when=when, errors=ways)


def cases_of(on: Play) -> MemoryCases:
    return cast(MemoryCases, on.host.services.cases)


def profiles_of(on: Play) -> MemoryProfiles:
    return cast(MemoryProfiles, on.host.services.profiles)


def views_of(on: Play) -> MemoryViews:
    return cast(MemoryViews, on.host.services.views)


def outreach_of(on: Play) -> MemoryOutreach:
    return cast(MemoryOutreach, on.host.services.outreach)


def play(type_: str, parameters: dict[str, Any] | None = None, *errors: str, on: Play | None = None) -> Play:
    return (on or stage()).start(one(type_, parameters, *errors), BYE)


# --- a bot ---------------------------------------------------------------------------------------------------------
BOT = {"Text": "What is it about?", "LexV2Bot": {"AliasArn": "arn:aws:lex:eu-central-1:123456789012:bot-alias/A/B"}}


def ask_bot(on: Play, parameters: dict[str, Any] | None = None) -> Play:
    return on.start(
        action(
            "it",
            "ConnectParticipantWithLexBot",
            parameters or BOT,
            "bye",
            when={"Sales": "bye", "1": "bye"},
            errors={"NoMatchingCondition": "bye", "NoMatchingError": "bye", "InputTimeLimitExceeded": "bye"},
        ),
        BYE,
    )


@pytest.mark.parametrize(("words", "way"), [("Sales", "Equals Sales"), ("Rain", "NoMatchingCondition")])
def test_the_intent_that_a_bot_hears_decides(words: str, way: str) -> None:
    played = ask_bot(stage()).signal(Uttered(words))
    assert played.host.said == ["What is it about?"]
    assert played.ways == [way, ""]
    assert played.read("$.Lex.IntentName") == words
    assert played.read("$.Lex.InputTranscript") == words


def test_a_bot_takes_keys_and_may_be_answered_while_it_speaks() -> None:
    on = stage()
    on.host.speaking_s = 10
    assert ask_bot(on).wait(3).signal(Pressed("1")).ways == ["Equals 1", ""]


def test_a_bot_asks_on_until_it_knows_and_its_slots_and_session_can_be_read() -> None:
    on = stage()
    on.host.services.bots = MemoryBots(
        intents={
            "hello": BotAnswer(None, says="Which city?", session={"turn": "2"}),
            "Omsk": BotAnswer("Sales", slots={"city": "Omsk"}, confidence=0.8),
        }
    )
    played = ask_bot(on, {**BOT, "LexSessionAttributes": {"from": "$.CustomerEndpoint.Address"}})
    played.signal(Uttered("hello"), Uttered("Omsk"))
    assert played.host.said == ["What is it about?", "Which city?"]
    assert played.ways == ["Equals Sales", ""]
    assert played.read("$.Lex.Slots.city") == "Omsk"
    assert played.read("$.Lex.IntentConfidence.Score") == "0.8"
    assert played.read("$.Lex.SessionAttributes") == {"from": "+79120000001", "turn": "2"}


def test_silence_and_a_bot_that_is_down_are_errors_of_their_own() -> None:
    assert ask_bot(stage()).wait(60).ways == ["InputTimeLimitExceeded", ""]
    on = stage()
    on.host.services.bots = MemoryBots(down=True)
    assert ask_bot(on).signal(Uttered("Sales")).ways == ["NoMatchingError", ""]


def test_a_chat_waits_as_long_as_the_flow_says_and_may_begin_with_what_was_written_already() -> None:
    patient = ask_bot(stage("CHAT"), {**BOT, "LexTimeoutSeconds": {"Text": "600"}}).wait(599)
    assert patient.ways == []
    assert patient.wait(2).ways == ["InputTimeLimitExceeded", ""]
    begun = stage("CHAT")
    begun.contact.spaces["Media"] = {"InitialMessage": "Sales"}
    written = {"LexV2Bot": BOT["LexV2Bot"], "LexInitializationData": {"InitialMessage": "$.Media.InitialMessage"}}
    assert ask_bot(begun, written).ways == ["Equals Sales", ""]
    assert ask_bot(stage("CHAT"), written).ways == ["NoMatchingError", ""]


# --- cases ---------------------------------------------------------------------------------------------------------
CASE = {"LinkContactToCase": "true", "CaseTemplateId": "t1", "CaseRequestFields": {"title": "$.ContactId"}}
SEARCH = {"LinkContactToCase": "true", "GetLastUpdatedCase": "false", "CaseRequestFields": {"status": "open"}}
NOT_LINKED = "ContactNotLinked"


def with_cases(**cases: Any) -> Play:
    on = stage()
    on.host.services.cases = MemoryCases(**cases)
    return on


def test_a_case_is_made_linked_and_read() -> None:
    on = with_cases()
    assert play("CreateCase", CASE, NOT_LINKED, on=on).ways == ["NextAction", ""]
    assert (on.read("$.Case.case_id"), on.read("$.Case.title")) == ("case-1", "contact-1")
    assert cases_of(on).links == [("case-1", "contact-1")]


@pytest.mark.parametrize(
    ("how", "way"), [({"links_fail": True}, NOT_LINKED), ({"down": True}, "NoMatchingError")], ids=["unlinked", "down"]
)
@pytest.mark.parametrize("type_", ["CreateCase", "GetCase", "UpdateCase"])
def test_cases_fail_in_two_ways(type_: str, how: dict[str, bool], way: str) -> None:
    on = with_cases(cases=[{"case_id": "c", "status": "open"}], **how)
    parameters: dict[str, Any] = {
        "CreateCase": CASE,
        "GetCase": SEARCH,
        "UpdateCase": {"LinkContactToCase": "true", "CaseId": "c"},
    }
    assert play(type_, parameters[type_], NOT_LINKED, on=on).ways == [way, ""]


@pytest.mark.parametrize(
    ("ids", "last", "way", "found"),
    [
        ([], "false", "NoneFound", None),
        (["a"], "false", "NextAction", "a"),
        (["a", "b"], "false", "MultipleFound", None),
        (["a", "b"], "true", "NextAction", "b"),
    ],
)
def test_a_case_is_searched(ids: list[str], last: str, way: str, found: str | None) -> None:
    on = with_cases(cases=[{"case_id": name, "status": "open"} for name in ids])
    play("GetCase", {**SEARCH, "GetLastUpdatedCase": last}, "NoneFound", "MultipleFound", on=on)
    assert on.ways == [way, ""]
    assert on.read("$.Case.case_id") == found


def test_a_case_is_changed_unless_it_does_not_exist() -> None:
    on = with_cases(cases=[{"case_id": "c", "status": "open"}])
    change = {"LinkContactToCase": "false", "CaseId": "$.Attributes.case", "CaseRequestFields": {"status": "closed"}}
    on.contact.attributes["case"] = "c"
    assert play("UpdateCase", change, NOT_LINKED, on=on).ways == ["NextAction", ""]
    assert on.read("$.Case.status") == "closed"
    assert play("UpdateCase", change, NOT_LINKED).ways == ["NoMatchingError", ""]


# --- customer profiles ---------------------------------------------------------------------------------------------
ANNA = {"ProfileId": "p1", "ProfileARN": "arn:p1", "FirstName": "Anna", "PhoneNumber": "+79120000001"}
BY_PHONE = {
    "ProfileRequestData": {"IdentifierName": "_phone", "IdentifierValue": "$.CustomerEndpoint.Address"},
    "ProfileResponseData": ["FirstName"],
}


def with_profiles(**profiles: Any) -> Play:
    on = stage()
    on.host.services.profiles = MemoryProfiles(**profiles)
    return on


@pytest.mark.parametrize(
    ("profiles", "way", "name"),
    [([ANNA], "NextAction", "Anna"), ([], "NoneFoundError", None), ([ANNA, ANNA], "MultipleFoundError", None)],
)
def test_a_profile_is_found_by_telephone(profiles: list[Any], way: str, name: str | None) -> None:
    on = with_profiles(profiles=profiles)
    play("GetCustomerProfile", BY_PHONE, "NoneFoundError", "MultipleFoundError", on=on)
    assert on.ways == [way, ""]
    assert on.read("$.Customer.FirstName") == name


@pytest.mark.parametrize(("operator", "way"), [("OR", "NextAction"), ("AND", "NoneFoundError")])
def test_several_search_keys_are_joined(operator: str, way: str) -> None:
    criteria = [
        {"IdentifierName": "_phone", "IdentifierValue": "+79120000001"},
        {"IdentifierName": "_email", "IdentifierValue": "anna@example.com"},
    ]
    request = {"ProfileRequestData": {"SearchCriteria": criteria, "LogicalOperator": operator}}
    on = with_profiles(profiles=[ANNA])
    assert play("GetCustomerProfile", request, "NoneFoundError", on=on).ways == [way, ""]


def test_a_profile_is_made_and_then_changed() -> None:
    on = with_profiles()
    on.start(
        action(
            "make",
            "CreateCustomerProfile",
            {"ProfileRequestData": {"HomePhoneNumber": "$.CustomerEndpoint.Address"}},
            "change",
            errors=FAILED,
        ),
        action(
            "change",
            "UpdateCustomerProfile",
            {"ProfileRequestData": {"FirstName": "Anna"}, "ProfileResponseData": ["FirstName", "HomePhoneNumber"]},
            "bye",
            errors=FAILED,
        ),
        BYE,
    )
    assert on.ways == ["NextAction", "NextAction", ""]
    assert (on.read("$.Customer.FirstName"), on.read("$.Customer.HomePhoneNumber")) == ("Anna", "+79120000001")


@pytest.mark.parametrize(
    ("type_", "request_data"),
    [
        ("CreateCustomerProfile", {"FirstName": "Anna"}),
        ("UpdateCustomerProfile", {"FirstName": "Anna"}),
        ("GetCustomerProfile", BY_PHONE["ProfileRequestData"]),
        ("AssociateContactToCustomerProfile", {"ProfileId": "p1", "ContactId": "$.ContactId"}),
        ("GetCustomerProfileObject", {"ProfileId": "p1", "ObjectType": "Order", "UseLatest": "true"}),
        ("GetCalculatedAttributesForCustomerProfile", {"ProfileId": "p1"}),
    ],
)
def test_profiles_may_be_down(type_: str, request_data: Any) -> None:
    assert play(type_, {"ProfileRequestData": request_data}, on=with_profiles(down=True)).ways == [
        "NoMatchingError",
        "",
    ]


def test_a_contact_is_tied_to_a_profile() -> None:
    on = with_profiles(profiles=[ANNA])
    request = {"ProfileRequestData": {"ProfileId": "p1", "ContactId": "$.ContactId"}}
    assert play("AssociateContactToCustomerProfile", request, on=on).ways == ["NextAction", ""]
    assert profiles_of(on).associated == [("p1", "contact-1")]
    assert play("AssociateContactToCustomerProfile", request).ways == ["NoMatchingError", ""]


@pytest.mark.parametrize(
    ("how", "way", "order"),
    [
        ({"UseLatest": "true"}, "NextAction", "2"),
        ({"IdentifierName": "OrderId", "IdentifierValue": "1"}, "NextAction", "1"),
        ({"IdentifierName": "OrderId", "IdentifierValue": "9"}, "NoneFoundError", None),
    ],
)
def test_an_order_of_the_customer_is_read(how: dict[str, str], way: str, order: str | None) -> None:
    on = with_profiles(profiles=[ANNA], objects_of={("p1", "Order"): [{"OrderId": "2"}, {"OrderId": "1"}]})
    request = {"ProfileRequestData": {"ProfileId": "p1", "ObjectType": "Order", **how}}
    assert play("GetCustomerProfileObject", request, "NoneFoundError", on=on).ways == [way, ""]
    assert on.read("$.Customer.Order.OrderId") == order


def test_calculated_attributes_are_read() -> None:
    request = {
        "ProfileRequestData": {"ProfileId": "p1"},
        "ProfileResponseData": ["CalculatedAttributes._frequent_caller"],
    }
    on = with_profiles(calculated_of={"p1": {"_frequent_caller": "true"}})
    type_ = "GetCalculatedAttributesForCustomerProfile"
    assert play(type_, request, "NoneFoundError", on=on).ways == ["NextAction", ""]
    assert on.read("$.Customer.CalculatedAttributes._frequent_caller") == "true"
    assert play(type_, request, "NoneFoundError").ways == ["NoneFoundError", ""]


@pytest.mark.parametrize("belongs", [True, False])
def test_a_segment_is_checked(belongs: bool) -> None:
    on = with_profiles(segments={("p1", "s")} if belongs else set())
    request = {"ProfileRequestData": {"ProfileId": "p1", "SegmentDefinitionName": "s"}}
    check = action(
        "it",
        "CheckSegmentMembershipForCustomerProfile",
        request,
        "bye",
        when={"True": "bye", "False": "bye"},
        errors=FAILED,
    )
    assert on.start(check, BYE).ways == [f"Equals {belongs}", ""]


# --- views, assistants, tables -------------------------------------------------------------------------------------
VIEW = {
    "ViewResource": {"Id": "arn:view:$LATEST"},
    "InvocationTimeLimitSeconds": "60",
    "ViewData": {"name": "$.Attributes.name"},
}


def show(on: Play) -> Play:
    ways = {"NoMatchingCondition": "bye", "NoMatchingError": "bye", "TimeLimitExceeded": "bye"}
    return on.start(action("it", "ShowView", VIEW, "bye", when={"Next": "bye"}, errors=ways), BYE)


@pytest.mark.parametrize(("chosen", "way"), [("Next", "Equals Next"), ("Cancel", "NoMatchingCondition")])
def test_a_view_is_answered_later(chosen: str, way: str) -> None:
    on = show(stage("CHAT", name="Anna"))
    assert views_of(on).shown == [("contact-1", "arn:view:$LATEST", {"name": "Anna"})]
    on.signal(ViewAnswered(chosen, {"FormData": {"city": "Omsk"}}))
    assert on.ways == [way, ""]
    assert on.read("$.Views.ViewResultData.FormData.city") == "Omsk"
    assert (on.read("$.Views.Action"), on.read("$.Views.ViewResultData.actionName")) == (chosen, chosen)


def test_a_view_may_be_answered_by_a_script_by_nobody_or_not_be_shown_at_all() -> None:
    scripted = stage("CHAT")
    scripted.host.services.views = MemoryViews(answers=deque([ViewAnswer("Next")]))
    assert show(scripted).ways == ["Equals Next", ""]
    assert show(stage("CHAT")).wait(61).ways == ["TimeLimitExceeded", ""]
    assert show(stage("VOICE")).ways == ["NoMatchingError", ""]


def test_an_assistant_opens_a_session() -> None:
    on = play("CreateWisdomSession", {"WisdomAssistantArn": "arn:aws:wisdom:eu-central-1:1:assistant/a"})
    assert on.read("$.Wisdom.SessionArn") == "arn:aws:wisdom:eu-central-1:1:session/a/contact-1"
    off = stage()
    off.host.services.assistants = MemoryAssistants(down=True)
    assert play("CreateWisdomSession", {"WisdomAssistantArn": "a"}, on=off).ways == ["NoMatchingError", ""]


@pytest.mark.parametrize(("text", "way"), [("Dear Anna", "NextAction"), (None, "TemplateRenderingError")])
def test_a_template_is_rendered_or_not(text: str | None, way: str) -> None:
    on = stage()
    on.host.services.assistants = MemoryAssistants(templates={"t": text})
    parameters = {"WisdomMessageTemplateArn": "t", "WisdomKnowledgeBaseArn": "k"}
    assert play("RenderMessageTemplate", parameters, "TemplateRenderingError", on=on).ways == [way, ""]


def test_a_data_table_is_written_listed_and_asked() -> None:
    key = [{"Name": "phone", "Value": "$.CustomerEndpoint.Address"}]
    group = {"PrimaryKeyGroupName": "g", "PrimaryValues": key}
    on = stage().start(
        action(
            "write",
            "UpsertDataTableValues",
            {
                "DataTableId": "t",
                "LockVersion": "LATEST",
                "DataTableUpsertAttributes": [{**group, "Attributes": [{"Name": "city", "Value": "Omsk"}]}],
            },
            "list",
        ),
        action("list", "ListDataTableValues", {"DataTableId": "t", "PrimaryKeyGroups": [group]}, "ask"),
        action(
            "ask",
            "EvaluateDataTableValues",
            {
                "DataTableId": "t",
                "Queries": [
                    {
                        "QueryName": "q",
                        "Attributes": ["city"],
                        "PrimaryValues": [{"AttributeName": "phone", "Value": "$.CustomerEndpoint.Address"}],
                    }
                ],
            },
            "bye",
        ),
        BYE,
    )
    assert on.read("$.DataTables.q.city") == "Omsk"
    assert on.read("$.DataTableList.ResultData.primaryKeyGroups.g.0.attributes.0.attributeValue") == "Omsk"
    off = stage()
    off.host.services.tables = MemoryTables(down=True)
    assert (
        play("ListDataTableValues", {"DataTableId": "t", "PrimaryKeyGroups": [group]}, on=off).ways[0]
        == "NoMatchingError"
    )


# --- messages out, identity ----------------------------------------------------------------------------------------
CHAT = {
    "SourceEndpoint": {"Address": "arn:number", "Type": "CONNECT_PHONENUMBER_ARN"},
    "DestinationEndpoint": {"Address": "$.CustomerEndpoint.Address", "Type": "TELEPHONE_NUMBER"},
    "ContactFlowArn": "arn:flow",
    "ContactSubtype": "connect:SMS",
}


@pytest.mark.parametrize(
    ("type_", "parameters"),
    [
        ("StartOutboundChatContact", CHAT),
        ("StartOutboundEmailContact", {"EmailMessage": {}, "FromEmailAddress": {}, "DestinationEmailAddress": {}}),
        ("SendSMS", {"Message": {}, "SourceEndpoint": {}}),
        ("SendOutboundEmail", {"EmailMessage": {}, "FromEmailAddress": {}}),
        ("PutDialRequest", {}),
        ("CreateContact", {"Channel": "EMAIL", "RelatedContact": "Current"}),
    ],
)
def test_messages_go_out_or_do_not(type_: str, parameters: dict[str, Any]) -> None:
    on = play(type_, parameters)
    assert on.ways == ["NextAction", ""]
    assert [kind for kind, *_ in outreach_of(on).sent] == [type_]
    off = stage()
    off.host.services.outreach = MemoryOutreach(down=True)
    assert play(type_, parameters, on=off).ways == ["NoMatchingError", ""]


def test_a_campaign_reads_what_became_of_its_message() -> None:
    on = stage()
    on.host.services.outreach = MemoryOutreach(receipts={"SendSMS-1": {"Bounce": {"reason": "no such number"}}})
    on.start(
        action("send", "SendSMS", {"Message": {}, "SourceEndpoint": {}}, "status"),
        action(
            "status",
            "GetOutboundCommunicationStatus",
            {"OutboundCommunicationIds": ["$.OutboundCommunication.Latest.Id"]},
            "check",
        ),
        action(
            "check",
            "Compare",
            {"ComparisonValue": "$.DeliveryReceipts['`$.OutboundCommunication.Latest.Id`'].Bounce"},
            "bye",
            errors={"NoMatchingCondition": "bye"},
        )
        | {
            "Transitions": {
                "Conditions": [{"NextAction": "bye", "Condition": {"Operator": "Exists", "Operands": []}}],
                "NextAction": "bye",
            }
        },
        BYE,
    )
    assert on.ways[2] == "Exists"


@pytest.mark.parametrize("status", ["CallAnswered", "VoicemailBeep", "VoicemailNoBeep", "NotDetected"])
def test_call_progress_decides(status: str) -> None:
    on = stage()
    on.contact.call_status = status
    ways = dict.fromkeys(("CallAnswered", "VoicemailBeep", "VoicemailNoBeep", "NotDetected"), "bye")
    on.start(action("it", "CheckOutboundCallStatus", {}, "bye", when=ways, errors=FAILED), BYE)
    assert on.ways == [f"Equals {status}", ""]


@pytest.mark.parametrize("operand", ["NotEnrolled", "Not enrolled"])
def test_voice_id_is_compared_in_either_spelling(operand: str) -> None:
    on = stage()
    on.host.services.identity = MemoryIdentity(voices={"enrollmentStatus": "NotEnrolled"})
    parameters = {"CheckVoiceIdOption": "enrollmentStatus"}
    on.start(
        action("listen", "StartVoiceIdStream", {}, "it", errors=FAILED),
        action("it", "CheckVoiceId", parameters, "bye", when={"Enrolled": "bye", operand: "bye"}, errors=FAILED),
        BYE,
    )
    assert on.ways == ["NextAction", f"Equals {operand}", ""]


@pytest.mark.parametrize(
    ("does", "way"), [("Authenticated", "NextAction"), ("OptedOut", "Equals OptedOut"), (None, "TimeLimitExceeded")]
)
def test_a_customer_signs_in_declines_or_does_nothing(does: str | None, way: str) -> None:
    on = stage("CHAT")
    on.host.services.identity = MemoryIdentity(signs_in=does)
    errors = {"TimeLimitExceeded": "bye", "NoMatchingError": "bye"}
    on.start(action("it", "AuthenticateParticipant", {}, "bye", when={"OptedOut": "bye"}, errors=errors), BYE)
    assert on.ways == [way, ""]
