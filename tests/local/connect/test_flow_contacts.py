"""Actions on contacts and agents, the touchtone buffer, loops, waits, and modules with what they are given and give back."""

from typing import Any

import pytest

from local.connect.engine.outcomes import Happened
from local.connect.language.model import FlowType
from local.connect.language.parsing import parse_flow
from tests.local.connect.connect_actions import BYE, Action, action, document, say
from tests.local.connect.flow_stage import Play, stage

FAILED = {"NoMatchingError": "bye"}


def play(type_: str, parameters: dict[str, Any] | None = None, on: Play | None = None, **errors: str) -> Play:
    return (on or stage()).start(action("it", type_, parameters, "bye", errors={**FAILED, **errors}), BYE)


# --- agents and routing --------------------------------------------------------------------------------------------
STEP = {
    "Expression": {
        "AttributeCondition": {
            "Name": "Language",
            "Value": "$.Attributes.language",
            "ProficiencyLevel": 3,
            "ComparisonOperator": "NumberGreaterOrEqualTo",
        }
    },
    "Expiry": {"DurationInSeconds": 30},
}


@pytest.mark.parametrize("type_", ["UpdateContactRoutingCriteria", "UpdateRoutingCriteria"])
def test_routing_criteria_are_handed_to_the_contact(type_: str) -> None:
    on = play(type_, {"RoutingCriteria": {"Steps": [STEP]}}, stage(language="kk"))
    assert on.ways == ["NextAction", ""]
    assert on.contact.routing_steps[0]["Expression"]["AttributeCondition"]["Value"] == "kk"
    assert play(type_, {"RoutingCriteria": "$.Attributes.nothing"}).ways == ["NoMatchingError", ""]


@pytest.mark.parametrize("free", [True, False])
def test_a_contact_goes_to_an_agent_or_ends(free: bool) -> None:
    on = stage()
    on.host.agent_free = free
    on.start(action("it", "TransferContactToAgent"), flow_type=FlowType.AGENT_TRANSFER)
    assert [end.disconnect for end in on.ended] == [not free]


@pytest.mark.parametrize(("there", "way"), [(True, "NextAction"), (False, "NoMatchingError")])
def test_the_agent_before_is_put_on_hold(there: bool, way: str) -> None:
    on = stage()
    on.host.previous_there = there
    parameters = {"PreviousContactParticipantState": "AgentOnHold"}
    assert play("UpdatePreviousContactParticipantState", parameters, on).ways == [way, ""]


# --- small actions of contacts -------------------------------------------------------------------------------------
@pytest.mark.parametrize("type_", ["UnTagContact", "UntagContact"])
def test_tags_are_taken_off_but_not_those_of_aws(type_: str) -> None:
    on = stage()
    on.contact.tags.update({"a": "1", "b": "2", "aws:x": "3"})
    play(type_, {"TagKeys": ["a", "aws:x"]}, on)
    assert on.contact.tags == {"b": "2", "aws:x": "3"}


def test_chats_are_continued_and_processed_calls_are_not() -> None:
    again = {"RehydrationType": "FROM_SEGMENT", "SourceContactId": "$.Attributes.before"}
    assert play("CreatePersistentContactAssociation", again, stage("CHAT", before="c0")).ways == ["NextAction", ""]
    assert play("CreatePersistentContactAssociation", again).ways == ["NoMatchingError", ""]
    processor = {
        "ChatProcessor": {"ProcessingEnabled": "True", "LambdaProcessorARN": "arn:f", "ChatProcessorSettings": {}}
    }
    assert play("UpdateContactMediaProcessing", processor, stage("CHAT"), ChannelMismatch="bye").ways == [
        "NextAction",
        "",
    ]
    assert play("UpdateContactMediaProcessing", processor, ChannelMismatch="bye").ways == ["ChannelMismatch", ""]


def test_a_mail_is_read_if_the_contact_has_one() -> None:
    mail = stage("EMAIL")
    mail.contact.spaces["StoredContent"] = "The lift is stuck"
    assert play("LoadContactContent", {"ContentType": "EmailMessage"}, mail).ways == ["NextAction", ""]
    assert mail.read("$.Email.EmailMessage.Plaintext") == "The lift is stuck"
    assert play("LoadContactContent", {"ContentType": "EmailMessage"}, stage("EMAIL")).ways == ["NoMatchingError", ""]


@pytest.mark.parametrize("type_", ["ResumeContact", "CompleteOutboundCall"])
def test_actions_that_simply_go_on(type_: str) -> None:
    assert play(type_).ways == ["NextAction", ""]


# --- the touchtone buffer ------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("parameters", "stored", "left"),
    [
        ({"EnableDTMFBuffer": "true"}, None, ["1", "2"]),
        ({"EnableDTMFBuffer": "false"}, None, []),
        ({"EnableDTMFBuffer": "False", "StoreInput": "True"}, "12", []),
    ],
)
def test_keys_pressed_ahead_are_kept_thrown_away_or_stored(
    parameters: dict[str, str], stored: str | None, left: list[str]
) -> None:
    on = stage()
    on.contact.keys.extend("12")
    assert play("GetParticipantInput", parameters, on).ways == ["NextAction", ""]
    assert (on.contact.stored_input, on.contact.keys) == (stored, left)


# --- loops and waits -----------------------------------------------------------------------------------------------
def loop(parameters: dict[str, Any], *body: Action) -> tuple[Action, ...]:
    ways = {"ContinueLooping": body[0]["Identifier"], "DoneLooping": "bye"}
    return (action("loop", "Loop", parameters, "bye", when=ways), *body, BYE)


def test_a_loop_counts_its_turns_by_name() -> None:
    on = stage().start(*loop({"LoopCount": "2", "LoopName": "tries"}, say("say", "$.Loop.tries.Index", "loop")))
    assert on.host.said == ["0", "1"]


def test_a_loop_goes_through_a_list() -> None:
    on = stage()
    on.contact.external = {"cities": ["Omsk", "Tver"]}
    parameters = {"Elements": "$.External.cities", "LoopName": "city"}
    on.start(*loop(parameters, say("say", "$.Loop.city.Element", "loop")))
    assert on.host.said == ["Omsk", "Tver"]
    assert stage().start(*loop(parameters, say("say", "-", "loop"))).host.said == []


def test_a_wait_is_ended_by_its_time_by_an_event_or_by_being_told_to_go_on() -> None:
    def pause(**more: Any) -> Play:
        ways = dict.fromkeys(("WaitCompleted", "CustomerReturned", "Continue"), "bye")
        parameters = {"TimeLimitSeconds": "60", "Events": ["CustomerReturned"], **more}
        return stage("CHAT").start(action("it", "Wait", parameters, "bye", when=ways, errors=FAILED), BYE)

    assert pause().wait(61).ways == ["Equals WaitCompleted", ""]
    assert pause().signal(Happened("CustomerReturned")).ways == ["Equals CustomerReturned", ""]
    assert pause(ContinueExecution="True").signal(Happened("Continue")).ways == ["Equals Continue", ""]
    assert pause().signal(Happened("Continue")).ways == []


# --- modules -------------------------------------------------------------------------------------------------------
def call(module: str, **more: Any) -> Action:
    errors = {"NoMatchingCondition": "told", "NoMatchingError": "bye"}
    return action(
        "call", "InvokeFlowModule", {"FlowModuleId": module, **more}, "told", when={"warm": "warm"}, errors=errors
    )


TOLD = (say("told", "$.Modules.Result and $.Modules.ResultData.degrees", "bye"), say("warm", "It is warm", "told"), BYE)


@pytest.mark.parametrize(
    ("returned", "said"),
    [
        ({"Result": "warm", "ResultData": {"degrees": "$.Modules.Input.degrees"}}, ["It is warm", "warm and 21"]),
        ({"Result": "cold", "ResultData": {"degrees": "3"}}, ["cold and 3"]),
        ({}, [" and "]),
    ],
    ids=["a branch of its own", "no such branch", "nothing"],
)
@pytest.mark.parametrize("suffix", ["", ":$LATEST"])
def test_a_module_is_given_something_and_gives_back(returned: dict[str, Any], said: list[str], suffix: str) -> None:
    on = stage()
    on.host.modules["m"] = parse_flow(document(action("back", "EndFlowModuleExecution", returned)))
    on.start(call("m" + suffix, Input={"degrees": "21"}), *TOLD)
    assert on.host.said == said


def test_flow_attributes_stay_in_their_flow() -> None:
    def remember(identifier: str, value: str, then: str) -> Action:
        return action(identifier, "UpdateFlowAttributes", {"FlowAttributes": {"who": {"Value": value}}}, then)

    on = stage()
    on.host.modules["m"] = parse_flow(
        document(
            say("inside", "inside [$.FlowAttributes.who]", "mine"),
            remember("mine", "module", "back"),
            action("back", "EndFlowModuleExecution"),
        )
    )
    after = say("told", "after [$.FlowAttributes.who]", "jump")
    jump = action("jump", "TransferToFlow", {"ContactFlowId": "next"}, "bye", errors=FAILED)
    on.host.flows["next"] = parse_flow(document(say("there", "there [$.FlowAttributes.who]", "bye"), BYE))
    on.start(remember("first", "flow", "call"), call("m"), after, jump, say("warm", "-", "bye"), BYE)
    assert on.host.said == ["inside []", "after [flow]", "there []"]


def test_modules_call_modules_but_not_without_end() -> None:
    on = stage()
    on.host.modules["m"] = parse_flow(document(call("m"), action("told", "EndFlowModuleExecution"), *TOLD[1:]))
    on.start(call("m"), *TOLD)
    assert "NoMatchingError" in on.ways
    assert on.ended
    assert stage().start(call("no such module"), *TOLD).ways == ["NoMatchingError", ""]


def test_calls_tell_what_the_network_said_and_every_contact_of_what_kind_it_is() -> None:
    texts = "$.Media.Sip.Headers.From to $.Media.Sip.Headers.To, $.SegmentAttributes['connect:Subtype']$.Media.InitialMessage"
    assert stage().start(say("it", texts, "bye"), BYE).host.said == [
        "sip:+79120000001 to sip:+78120000000, connect:Telephony"
    ]
    chat = stage("CHAT")
    chat.contact.spaces["Media"] = {"InitialMessage": ": hello"}
    assert chat.start(say("it", texts, "bye"), BYE).host.said == [" to , connect:Chat: hello"]


def test_a_reference_may_be_written_with_brackets() -> None:
    on = stage(**{"full name": "Anna P"})
    on.start(say("it", "In $['AwsRegion']: $.Attributes['full name'], $.LambdaInvocation.ResultData.x.", "bye"), BYE)
    assert on.host.said == ["In eu-central-1: Anna P, ."]
