"""The explorer finds by itself who takes a branch. Each test is a flow with something in its way, and what must be found."""

from pathlib import Path
from typing import Any

import pytest

from infra.connect_catalogue import FLOW_TYPES
from infra.layout import CONTACT_FLOWS
from local.connect.explore.explore import Exploration, explore_file, explore_flow
from local.connect.explore.inferring import infer_type
from local.connect.language.model import FlowType
from local.connect.language.parsing import parse_flow
from tests.local.connect.connect_actions import BYE, action, document, invoke, menu, say, to_queue

JSON_ANSWER = {"ResponseValidation": {"ResponseType": "JSON"}}
ASK_NUMBER = {
    "Text": "Number?",
    "StoreInput": "True",
    "InputTimeLimitSeconds": "5",
    "InputValidation": {"CustomValidation": {"MaximumLength": "4"}},
}


def explore(*actions: Any, flow_type: FlowType = FlowType.CONTACT_FLOW) -> Exploration:
    return explore_flow(parse_flow(document(*actions)), flow_type)


def compare(identifier: str, value: str, when: Any, otherwise: str = "bye") -> Any:
    return action(
        identifier,
        "Compare",
        {"ComparisonValue": value},
        otherwise,
        when=when,
        errors={"NoMatchingCondition": otherwise},
    )


def untaken(found: Exploration) -> set[tuple[str, str]]:
    return {(name, branch.label) for name, branch in found.missing}


def test_keys_and_silence_are_found_for_a_menu() -> None:
    found = explore(menu("ask", "One or two?", {"1": "one", "2": "two"}, "bye", "late"),
                    say("one", "1", "bye"), say("two", "2", "bye"), say("late", "…", "bye"), BYE)  # fmt: skip

    assert untaken(found) == set()
    assert found.executed == {"ask", "one", "two", "late", "bye"}


def test_a_function_answers_what_is_compared_much_later_and_under_another_name() -> None:
    found = explore(
        invoke("load", "load", "keep", "bye"),
        action("keep", "UpdateContactAttributes", {"Attributes": {"mood": "$.External.state"}}, "other"),
        invoke("other", "other", "check", "bye"),
        compare("check", "$.Attributes.mood", [("TextContains", "good", "happy"), ("Equals", "NULL", "nobody")]),
        say("happy", "Fine", "bye"),
        say("nobody", "Hm", "bye"),
        BYE,
    )

    assert untaken(found) == set()


def test_values_nested_in_a_json_answer_and_numbers_are_found() -> None:
    limits = [("NumberGreaterThan", "10", "many"), ("NumberLessOrEqualTo", "3", "few")]
    found = explore(
        invoke("load", "load", "check", "bye", **JSON_ANSWER),
        compare("check", "$.External.order.lines", limits),
        say("many", "many", "bye"),
        say("few", "few", "bye"),
        BYE,
    )

    assert untaken(found) == set()


def test_stored_digits_are_keyed_in_as_they_are_compared() -> None:
    found = explore(
        action("ask", "GetParticipantInput", ASK_NUMBER, "check", errors={"NoMatchingError": "bye"}),
        compare("check", "$.StoredCustomerInput", {"4711": "known", "Timeout": "late"}),
        say("known", "Welcome", "bye"),
        say("late", "Hello?", "bye"),
        BYE,
    )

    assert untaken(found) == set()


def test_a_loop_is_gone_round_to_its_end() -> None:
    found = explore(
        action("again", "Loop", {"LoopCount": "12"}, "bye", when={"ContinueLooping": "ask", "DoneLooping": "enough"}),
        menu("ask", "One?", {"1": "bye"}, "again"),
        say("enough", "Good bye", "bye"),
        BYE,
    )

    assert untaken(found) == set()


def test_a_text_put_together_from_keys_becomes_a_number_to_call() -> None:
    digits = {**ASK_NUMBER, "InputValidation": {"CustomValidation": {"MaximumLength": "10"}}}
    found = explore(
        action("ask", "GetParticipantInput", digits, "keep", errors={"NoMatchingError": "bye"}),
        action("keep", "UpdateContactAttributes", {"Attributes": {"full": "+1$.StoredCustomerInput"}}, "check"),
        compare("check", "$.Attributes.full", [("TextStartsWith", "+1202", "back"), ("Equals", "+1Timeout", "bye")]),
        action("back", "UpdateContactCallbackNumber", {"CallbackNumber": "$.Attributes.full"}, "bye",
               errors={"InvalidCallbackNumber": "bye", "CallbackNumberNotDialable": "bye"}),
        BYE,
    )  # fmt: skip

    assert untaken(found) == set()


def test_a_template_whose_numbers_a_deployment_fills_in_is_explored() -> None:
    found = explore(
        action(
            "again", "Loop", {"LoopCount": "${Tries}"}, "bye", when={"ContinueLooping": "ask", "DoneLooping": "bye"}
        ),
        menu("ask", "One?", {"1": "bye"}, "again"),
        BYE,
    )

    assert untaken(found) == set()


def test_the_world_around_is_arranged() -> None:
    hours = action("open", "CheckHoursOfOperation", {}, "bye", when={"True": "share", "False": "bye"},
                   errors={"NoMatchingError": "bye"})  # fmt: skip
    share = action("share", "DistributeByPercentage", {}, "bye", when=[("NumberLessThan", "31", "voice")],
                   errors={"NoMatchingCondition": "voice"})  # fmt: skip
    channel = compare("voice", "$.Channel", {"CHAT": "bye", "TASK": "bye"}, "module")
    module = action("module", "InvokeFlowModule", {"FlowModuleId": "somewhere/else"}, "bye",
                    when={"good": "queue"}, errors={"NoMatchingCondition": "bye", "NoMatchingError": "bye"})  # fmt: skip
    found = explore(hours, share, channel, module, *to_queue("arn:aws:connect:::queue/far-away"), BYE)

    assert untaken(found) == set()


def test_bots_views_and_profiles_answer() -> None:
    errors = {"NoMatchingCondition": "bye", "NoMatchingError": "bye"}
    bot = {"Text": "Say it", "LexV2Bot": {"AliasArn": "arn:aws:lex:eu-central-1:1:bot-alias/A/B"}}
    profile = {"ProfileRequestData": {"IdentifierName": "_phone", "IdentifierValue": "$.CustomerEndpoint.Address"}}
    found = explore(
        action("bot", "ConnectParticipantWithLexBot", bot, "bye", when={"Sales": "slot"}, errors=errors),
        compare("slot", "$.Lex.Slots.city", {"Paris": "who"}),
        action("who", "GetCustomerProfile", profile, "view", errors={
            "NoneFoundError": "bye", "MultipleFoundError": "bye", "NoMatchingError": "bye"}),
        action("view", "ShowView", {"ViewResource": {"Id": "v"}}, "bye", when={"Next": "bye"},
               errors={**errors, "TimeLimitExceeded": "bye"}),
        BYE,
    )  # fmt: skip

    assert untaken(found) == set()


def test_a_module_is_called_and_its_input_given() -> None:
    found = explore(
        compare("check", "$.Modules.Input.kind", {"a": "end"}, "end"),
        action("end", "EndFlowModuleExecution", {"Result": "done"}),
        flow_type=FlowType.MODULE,
    )

    assert untaken(found) == set()
    assert found.executed == {"check", "end"}


def test_an_impossible_branch_is_left_with_its_reason() -> None:
    found = explore(
        action("set", "UpdateContactAttributes", {"Attributes": {"colour": "red"}}, "check"),
        compare("check", "$.Attributes.colour", {"red": "bye", "blue": "never"}),
        say("never", "Blue", "bye"),
        BYE,
    )

    assert untaken(found) == {("check", "Equals blue"), ("never", "NoMatchingError"), ("never", "NextAction")}
    assert "always 'red'" in found.reason(next(place for place in found.missing if place[1].label == "Equals blue"))
    assert "'check' -- Equals blue" in found.reason(next(place for place in found.missing if place[0] == "never"))


def test_an_else_that_no_result_leads_to_is_taken_by_a_fault() -> None:
    every_key = dict.fromkeys("0123456789*#", "bye")
    found = explore(menu("ask", "Any key?", every_key, "odd", "bye"), say("odd", "What was that?", "bye"), BYE)

    assert untaken(found) == set()
    assert found.contacts[-1].legs[0].answer.fault == "NoMatchingCondition"


def test_a_loop_that_is_not_come_back_to_was_used_up_before() -> None:
    again = {"ContinueLooping": "bye", "DoneLooping": "enough"}
    found = explore(action("again", "Loop", {"LoopCount": "3"}, "bye", when=again), say("enough", "Enough", "bye"), BYE)

    assert untaken(found) == set()


@pytest.mark.parametrize(
    ("type_", "parameters", "error"),
    [
        ("UpdateCase", {"LinkContactToCase": "false", "CaseId": "$.Attributes.case"}, "ContactNotLinked"),
        ("InvokeLambdaFunction", {"LambdaFunctionARN": "f", "InvocationTimeLimitSeconds": "8",
                                  "InvocationType": "ASYNCHRONOUS"}, "NoMatchingError"),
    ],
)  # fmt: skip
def test_an_error_without_a_natural_cause_is_asked_for_by_a_fault(
    type_: str, parameters: dict[str, Any], error: str
) -> None:
    found = explore(action("do", type_, parameters, "bye", errors={error: "odd"}), say("odd", "Odd", "bye"), BYE)

    assert untaken(found) == set()


def test_what_one_search_fills_leaves_the_rest_of_the_customer() -> None:
    profile = {"ProfileRequestData": {"ProfileId": "$.Customer.ProfileId"}, "ProfileResponseData": []}
    found = explore(
        action("count", "GetCalculatedAttributesForCustomerProfile", profile, "check",
               errors={"NoneFoundError": "bye", "NoMatchingError": "bye"}),
        compare("check", "$.Customer.FirstName", {"Anna": "bye", "NULL": "nobody"}, "nobody"),
        say("nobody", "Who?", "bye"),
        BYE,
    )  # fmt: skip

    assert untaken(found) == set()


def test_a_function_named_by_a_reference_is_there() -> None:
    parameters = {"LambdaFunctionARN": "$.Attributes.function", "InvocationTimeLimitSeconds": 3}
    found = explore(action("ask", "InvokeLambdaFunction", parameters, "bye", errors={"NoMatchingError": "odd"}),
                    say("odd", "Odd", "bye"), BYE)  # fmt: skip

    assert untaken(found) == set()


@pytest.mark.parametrize(
    "reference", ["$['Attributes']['first name']", "$.Attributes['first name']", "$.Attributes.['x y']"]
)
def test_names_in_brackets_are_given_like_others(reference: str) -> None:
    found = explore(compare("check", reference, {"Anna": "hello"}), say("hello", "Hello", "bye"), BYE)

    assert untaken(found) == set()


def test_two_references_to_compare_with_differ() -> None:
    ways = [("Equals", "$.External.first", "one"), ("Equals", "$.Lex.Slots.second", "two"),
            ("NumberGreaterThan", "$.External.limit", "three")]  # fmt: skip
    found = explore(compare("check", "$.Attributes.value", ways),
                    *(say(name, name, "bye") for name in ("one", "two", "three")), BYE)  # fmt: skip

    assert untaken(found) == set()


def test_a_caller_may_withhold_the_number() -> None:
    found = explore(compare("check", "$.CustomerEndpoint.Address", {"NULL": "who"}), say("who", "Who?", "bye"), BYE)

    assert untaken(found) == set()


def test_a_flow_attribute_that_the_flow_never_sets_is_given_by_the_script() -> None:
    found = explore(
        compare("check", "$.FlowAttributes.bot", {"NULL": "bye"}, "talk"),
        action("talk", "ConnectParticipantWithLexBot",
               {"Text": "Well?", "LexV2Bot": {"AliasArn": "$.FlowAttributes.bot"}}, "bye", when={"Sales": "sales"},
               errors={"NoMatchingCondition": "bye", "NoMatchingError": "bye"}),
        say("sales", "Sales!", "bye"),
        BYE,
    )  # fmt: skip

    assert untaken(found) == set()


def test_a_flow_attribute_that_the_flow_sets_is_empty_before() -> None:
    found = explore(
        compare("check", "$.FlowAttributes.turn", {"1": "bye"}, "set"),
        action("set", "UpdateFlowAttributes", {"FlowAttributes": {"turn": {"Value": "1"}}}, "check",
               errors={"NoMatchingError": "bye"}),
        BYE,
    )  # fmt: skip

    assert untaken(found) == set()
    assert all(not route.beginning("FlowAttributes") for route in found.contacts)


@pytest.mark.parametrize(
    ("dtmf", "operand"),
    [({}, "NULL"), ({"InputTerminationSequence": "*"}, "#"), ({"DisableCancelKey": "True"}, "*")],
)
def test_an_empty_input_and_its_odd_keys_are_found(dtmf: dict[str, str], operand: str) -> None:
    found = explore(
        action("ask", "GetParticipantInput", {**ASK_NUMBER, "DTMFConfiguration": dtmf}, "check",
               errors={"NoMatchingError": "bye"}),
        compare("check", "$.StoredCustomerInput", {operand: "odd", "12": "bye"}),
        say("odd", "Hm", "bye"),
        BYE,
    )  # fmt: skip

    assert untaken(found) == set()


def test_a_branch_counts_only_when_the_engine_took_it() -> None:
    found = explore(
        action("voice", "UpdateContactTextToSpeechVoice", {"TextToSpeechVoice": "Nobody"}, "bye",
               errors={"NoMatchingError": "bye"}), BYE,
    )  # fmt: skip

    assert untaken(found) == {("voice", "NextAction")}
    assert "there is no voice 'Nobody'" in found.reason(found.missing[0])


@pytest.mark.parametrize(
    ("content", "reason"),
    [("{", "not JSON"), ("[]", "must be an object"), ('{"StartAction": "a", "Actions": 3}', "must be a list")],
)
def test_what_cannot_be_read_is_listed_with_an_error(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "bad.json").write_text(content)

    report = explore_file(tmp_path / "bad.json")

    assert reason in report["error"]
    assert report["branches"] == 0


def test_a_refused_flow_is_listed_with_an_error_and_explored_as_far_as_it_goes(tmp_path: Path) -> None:
    odd = action("odd", "NoSuchType", {}, "bye")
    (tmp_path / "odd.json").write_text(document(say("hello", "Hello", "odd"), odd, BYE))

    report = explore_file(tmp_path / "odd.json")

    assert "unknown action type NoSuchType" in report["error"]
    assert report["taken"] == 2
    assert any("unknown type NoSuchType" in entry["reason"] for entry in report["not_taken"])


def test_the_type_is_inferred_from_what_stands_in_the_flow() -> None:
    whisper = parse_flow(document(say("hello", "Hello", "end"), action("end", "EndFlowExecution")))
    module = parse_flow(document(action("end", "EndFlowModuleExecution")))

    assert infer_type(whisper) is not FlowType.MODULE
    assert infer_type(module) is FlowType.MODULE


@pytest.mark.parametrize("name", sorted(FLOW_TYPES))
def test_every_branch_of_our_own_flows_is_found(name: str) -> None:
    report = explore_file(CONTACT_FLOWS / f"{name}.json", FlowType(FLOW_TYPES[name]))

    assert report["not_taken"] == []
    assert report["executed"] == report["actions"]
