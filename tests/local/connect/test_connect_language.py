"""The language itself: operators, references, branching, parsing, checking."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from local.connect.check import check_content, check_file
from local.connect.language.branching import choose_after_error, choose_after_result
from local.connect.language.model import Action, Condition, FlowType, Transitions
from local.connect.language.operators import holds
from local.connect.language.parsing import FlowSyntaxError, parse_flow
from local.connect.language.references import fill, is_reference, path_of
from tests.local.connect.connect_house import BYE, action, document, menu, say


def _same(value: str) -> str:
    return value


# --- operators -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("operator", "result", "operand", "expected"),
    [
        ("Equals", "yes", "yes", True),
        ("Equals", "Yes", "yes", False),
        ("TextStartsWith", "+7912", "+7", True),
        ("TextEndsWith", "file.wav", ".wav", True),
        ("TextContains", "a gas smell", "gas", True),
        ("TextContains", "a gas smell", "lift", False),
        ("NumberGreaterThan", "10", "9", True),
        ("NumberGreaterThan", "9", "9", False),
        ("NumberGreaterOrEqualTo", "9.0", "9", True),
        ("NumberLessThan", "-1", "0", True),
        ("NumericLessThan", "30", "51", True),
        ("NumberLessOrEqualTo", "9", "9", True),
        ("NumberLessThan", "abc", "9", False),
        ("NumberGreaterThan", "", "0", False),
        ("NoSuchOperator", "a", "a", False),
    ],
)
def test_operators(operator: str, result: str, operand: str, expected: bool) -> None:
    assert holds(Condition(operator, (operand,)), result, _same) is expected


def test_conditions_nest() -> None:
    long_or_short = Condition("Or", (Condition("NumberGreaterThan", ("9",)), Condition("NumberLessThan", ("2",))))
    assert [holds(long_or_short, str(n), _same) for n in (1, 5, 10)] == [True, False, True]


@settings(deadline=None)
@given(st.integers(-1000, 1000), st.integers(-1000, 1000))
def test_numbers_compare_as_numbers_not_as_texts(left: int, right: int) -> None:
    assert holds(Condition("NumberLessThan", (str(right),)), str(left), _same) is (left < right)
    assert holds(Condition("NumberGreaterOrEqualTo", (str(right),)), str(left), _same) is (left >= right)


# --- references ----------------------------------------------------------------------------------------------------
DATA: dict[str, Any] = {
    "Attributes": {"name": "Anna", "a-b": "dash", "full name": "Anna P"},
    "External": {"list": [{"x": 1}], "deep": {"er": "found"}},
    "StoredCustomerInput": "42",
}


def _resolve(path: tuple[str, ...]) -> Any:
    value: Any = DATA
    for step in path:
        value = value[int(step)] if isinstance(value, list) else value.get(step) if isinstance(value, dict) else None
    return value


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("$.Attributes.name", "Anna"),
        ("Hello $.Attributes.name, welcome.", "Hello Anna, welcome."),
        ("Hello $.Attributes.name.", "Hello Anna."),
        ("$.Attributes.a-b", "dash"),
        ("$.Attributes['full name']", "Anna P"),
        ("$.External.list[0].x", "1"),
        ("$.External.deep.er", "found"),
        ("$.External.deep", '{"er": "found"}'),
        ("$.Attributes.missing", ""),
        ("[$.Attributes.missing]", "[]"),
        ("costs $.50 or $5", "costs $.50 or $5"),
        ("not a root: $.Unknown.x", "not a root: $.Unknown.x"),
        ("код $.StoredCustomerInput", "код 42"),
    ],
)
def test_references_are_filled(written: str, read: str) -> None:
    assert fill(written, _resolve) == read


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_characters="$")))
def test_a_text_without_references_stays_as_it_is(text: str) -> None:
    assert fill(text, _resolve) == text


def test_paths() -> None:
    assert path_of("$.Media.Sip.Headers['X-Id']") == ("Media", "Sip", "Headers", "X-Id")
    assert is_reference("$.Attributes.name")
    assert not is_reference("Hello $.Attributes.name")


# --- branching -----------------------------------------------------------------------------------------------------
def _action(next_action: str | None, conditions: list[tuple[str, str]], errors: dict[str, str]) -> Action:
    built = tuple((Condition("Equals", (operand,)), target) for operand, target in conditions)
    return Action("a", "Compare", {}, Transitions(next_action, built, tuple(errors.items())))


def test_the_first_true_condition_wins() -> None:
    chosen = choose_after_result(_action("next", [("x", "first"), ("x", "second")], {}), "x", _same)
    assert chosen is not None
    assert (chosen.label, chosen.target) == ("Equals x", "first")


def test_no_true_condition_takes_no_matching_condition_rather_than_next_action() -> None:
    chosen = choose_after_result(_action("next", [("x", "first")], {"NoMatchingCondition": "none"}), "y", _same)
    assert chosen is not None
    assert chosen.target == "none"


def test_next_action_is_what_remains() -> None:
    chosen = choose_after_result(_action("next", [("x", "first")], {"NoMatchingError": "error"}), "y", _same)
    assert chosen is not None
    assert chosen.target == "next"


def test_an_action_without_a_result_takes_next_action() -> None:
    chosen = choose_after_result(_action("next", [], {"NoMatchingCondition": "none"}), None, _same)
    assert chosen is not None
    assert chosen.target == "next"


@pytest.mark.parametrize(
    ("error", "target"), [("QueueAtCapacity", "full"), ("SomethingElse", "error"), ("NoMatchingError", "error")]
)
def test_an_error_takes_its_own_branch_else_no_matching_error(error: str, target: str) -> None:
    chosen = choose_after_error(_action("next", [], {"QueueAtCapacity": "full", "NoMatchingError": "error"}), error)
    assert chosen is not None
    assert chosen.target == target


def test_an_error_without_a_branch_has_no_way_on() -> None:
    assert choose_after_error(_action("next", [], {"QueueAtCapacity": "full"}), "NoMatchingError") is None


operands = st.text("abc", min_size=1, max_size=2)


@settings(deadline=None)
@given(st.lists(st.tuples(operands, operands), max_size=5), operands, st.booleans())
def test_a_branch_is_always_one_that_the_action_has(
    conditions: list[tuple[str, str]], result: str, has_else: bool
) -> None:
    built = _action("next", conditions, {"NoMatchingCondition": "else"} if has_else else {})
    chosen = choose_after_result(built, result, _same)
    matching = [target for operand, target in conditions if operand == result]
    assert chosen is not None
    assert chosen.target == (matching[0] if matching else "else" if has_else else "next")


# --- parsing -------------------------------------------------------------------------------------------------------
def test_a_byte_order_mark_and_cp1252_are_read() -> None:
    text = document(say("hello", "Caf\u00e9", "bye"), BYE).replace("\\u00e9", "\u00e9")
    for content in (b"\xef\xbb\xbf" + text.encode(), text.encode("cp1252"), text):
        assert parse_flow(content).actions["hello"].parameters["Text"] == "Caf\u00e9"


def test_missing_transitions_parameters_and_real_numbers_are_read() -> None:
    flow = parse_flow(
        '{"Version":"2019-10-30","StartAction":"a b*","Actions":[{"Identifier":"a b*","Type":"Loop",'
        '"Parameters":{"LoopCount":3},"Transitions":{"Conditions":[{"NextAction":"x","Condition":'
        '{"Operator":"Equals","Operands":[true]}}]}},{"Identifier":"x","Type":"DisconnectParticipant"}]}'
    )
    assert flow.actions["a b*"].transitions.conditions[0][0].operands == ("True",)
    assert flow.actions["x"].transitions.next_action is None


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"{", "line 1, column 2"),
        (b"[]", "the document"),
        (b'{"StartAction":"a"}', "Actions"),
        (b'{"Actions":[{"Type":"Loop"}]}', "Actions[0].Identifier"),
        (b'{"Actions":[]}', "StartAction"),
        (
            b'{"StartAction":"a","Actions":[{"Identifier":"a","Type":"T","Transitions":{"Errors":[{}]}}]}',
            "Transitions.Errors[0].NextAction",
        ),
    ],
)
def test_what_is_no_flow_is_refused_with_its_place(content: bytes, place: str) -> None:
    with pytest.raises(FlowSyntaxError) as refused:
        parse_flow(content)
    assert refused.value.place == place


# --- checking ------------------------------------------------------------------------------------------------------
def _reasons(*actions: dict[str, Any], flow_type: FlowType | None = FlowType.CONTACT_FLOW) -> list[str]:
    return [str(problem) for problem in check_content(document(*actions), flow_type).errors]


def test_a_good_flow_has_no_problems() -> None:
    assert _reasons(say("hello", "Hello $.Attributes.name", "menu"), menu("menu", "1?", {"1": "bye"}, "bye"), BYE) == []


LOOP = {"ContinueLooping": "bye", "DoneLooping": "bye"}


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (action("a", "PlayMusic", {}, "bye"), "a Type: unknown action type PlayMusic"),
        (say("a", "x", "nowhere"), "a NoMatchingError: leads to 'nowhere', which does not exist"),
        (action("a", "MessageParticipant", {}, "bye"), "a Parameters: one of Text, SSML, PromptId, Media is missing"),
        (
            action("a", "MessageParticipant", {"Text": "x", "SSML": "y"}, "bye"),
            "a SSML: cannot be given together with Text",
        ),
        (
            action("a", "MessageParticipant", {"PromptId": "say $.Attributes.x"}, "bye"),
            "a PromptId: must be static or one whole reference",
        ),
        (action("a", "MessageParticipant", {"Text": "x"}), "a Transitions: leads nowhere: NextAction is missing"),
        (
            action("a", "MessageParticipant", {"Text": "x"}, "bye", when={"1": "bye"}),
            "a Conditions: MessageParticipant takes no conditions",
        ),
        (
            action("a", "MessageParticipant", {"Text": "x"}, "bye", errors={"QueueAtCapacity": "bye"}),
            "a Errors: MessageParticipant has no error QueueAtCapacity",
        ),
        (action("a", "Loop", {"LoopCount": "101"}, when=LOOP), "a LoopCount: must be 0 to 100, is '101'"),
        (
            action(
                "a", "UpdateContactAttributes", {"Attributes": {"kind": ""}}, "bye", errors={"NoMatchingError": "bye"}
            ),
            "a Attributes.kind: must not be empty, is ''",
        ),
        (
            action("a", "Loop", {"LoopCount": "2"}, when={"ContinueLooping": "bye"}),
            "a Conditions: the condition for DoneLooping is missing",
        ),
        (
            action("a", "Loop", {"LoopCount": "2"}, when={**LOOP, "Sometimes": "bye"}),
            "a Conditions: Loop never gives 'Sometimes'; it gives ContinueLooping, DoneLooping",
        ),
        (
            action("a", "Compare", {"ComparisonValue": "$.BadValue"}, "bye"),
            "a ComparisonValue: $.BadValue is not a reference that flows know",
        ),
        (
            action("a", "Compare", {"ComparisonValue": "$.Channel"}, "bye", when=[("Resembles", "x", "bye")]),
            "a Conditions: unknown operator 'Resembles'",
        ),
        (
            action("a", "UpdateContactRoutingBehavior", {"QueuePriority": "$.Attributes.p"}, "bye"),
            "a QueuePriority: must be static; a reference is not allowed here",
        ),
        (
            action("a", "UpdateContactCallbackNumber", {"CallbackNumber": "+79120000001"}, "bye"),
            "a CallbackNumber: must be one reference",
        ),
        (
            action("a", "InvokeLambdaFunction", {"LambdaFunctionARN": "x", "InvocationTimeLimitSeconds": "9"}, "bye"),
            "a InvocationTimeLimitSeconds: must be 1 to 8, is '9'",
        ),
        (
            action("a", "UpdateContactEventHooks", {"EventHooks": {"CustomerQueue": "x", "AgentHold": "y"}}, "bye"),
            "a EventHooks: may have 1 entry only, has 2",
        ),
        (
            action("a", "UpdateContactEventHooks", {"EventHooks": {"OnSunday": "x"}}, "bye"),
            "a EventHooks.OnSunday: must be one of AgentHold, AgentWhisper, CustomerHold, CustomerQueue, "
            "CustomerRemaining, CustomerWhisper, DefaultAgentUI, DisconnectAgentUI, PauseContact, ResumeContact, "
            "is 'OnSunday'",
        ),
        (
            action(
                "a", "GetParticipantInput", {"Text": "x", "InputTimeLimitSeconds": "5", "StoreInput": "True"}, "bye"
            ),
            "a InputValidation: is missing; an input that is stored needs it",
        ),
        (
            menu("a", "x", {"10": "bye"}, "bye"),
            "a Conditions: GetParticipantInput never gives '10'; it gives #, *, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9",
        ),
        (
            action(
                "a",
                "CheckMetricData",
                {"MetricType": "NumberOfAgentsStaffed"},
                "bye",
                when=[("NumberGreaterThan", "3", "bye")],
            ),
            "a Conditions: a number of agents can only be asked for NumberGreaterThan 0",
        ),
        (
            action("a", "EndFlowExecution", {}, "bye"),
            "a Type: EndFlowExecution may not stand in a flow of type CONTACT_FLOW",
        ),
        (say("a:b", "x", "bye"), "a:b Identifier: ':' is not allowed in an identifier"),
        (say("a" * 51, "x", "bye"), f"{'a' * 51} Identifier: longer than 50 characters"),
    ],
)
def test_each_trouble_is_told_with_its_place(broken: dict[str, Any], reason: str) -> None:
    assert reason in _reasons(broken, BYE)


def test_an_action_that_nothing_leads_to_is_a_problem() -> None:
    assert _reasons(say("a", "x", "bye"), BYE, say("lost", "y", "bye")) == [
        "lost: this MessageParticipant cannot be reached from the start"
    ]


def test_a_flow_of_too_many_actions_or_characters_is_refused() -> None:
    many = [say(f"a{n}", "x", f"a{n + 1}") for n in range(250)] + [action("a250", "DisconnectParticipant")]
    assert _reasons(*many) == ["Actions: a flow has at most 250 actions, this one 251"]
    long = _reasons(say("a", "x" * 256_000, "bye"), BYE)
    assert long[0].startswith("a flow has at most 256000 characters")


def test_the_same_identifier_twice_is_a_problem() -> None:
    assert _reasons(say("a", "x", "bye"), BYE, BYE) == ["bye Identifier: another action has the same identifier"]


@pytest.mark.parametrize(
    ("flow_type", "allowed"),
    [
        (FlowType.CUSTOMER_HOLD, False),
        (FlowType.CUSTOMER_WHISPER, True),
        (FlowType.CUSTOMER_QUEUE, True),
        (FlowType.CONTACT_FLOW, False),
    ],
)
def test_what_may_stand_where(flow_type: FlowType, allowed: bool) -> None:
    problems = _reasons(say("a", "x", "end"), action("end", "EndFlowExecution"), flow_type=flow_type)
    assert (problems == []) is allowed


def test_without_a_type_there_must_be_one_that_allows_all_actions() -> None:
    prompts = {"Messages": [{"Text": "music"}]}
    fits = _reasons(action("a", "MessageParticipantIteratively", prompts), flow_type=None)
    clash = _reasons(
        action("a", "MessageParticipantIteratively", prompts, "b"),
        action("b", "EndFlowModuleExecution"),
        flow_type=None,
    )
    assert fits == []
    assert len(clash) == 1
    assert "no flow type allows them all" in clash[0]


def test_a_token_that_deployment_fills_in_is_not_judged() -> None:
    parameters = {"LambdaFunctionARN": "{{lambda:load}}", "InvocationTimeLimitSeconds": "${Seconds}"}
    assert _reasons(action("a", "InvokeLambdaFunction", parameters, "bye"), BYE) == []


def test_a_file_gets_a_verdict(tmp_path: Any) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(document(say("a", "x", "bye"), BYE))
    bad.write_text("{}")
    assert check_file(good).to_json() == {"file": str(good), "ok": True, "actions": 2, "errors": []}
    verdict = check_file(bad)
    assert (verdict.ok, verdict.actions) == (False, 0)
    assert json.loads(json.dumps(verdict.to_json()))["errors"] == [
        {"action": "", "reason": "must be a list, is missing", "place": "Actions"}
    ]
