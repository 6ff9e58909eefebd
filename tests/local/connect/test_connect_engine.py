"""Flows as a caller experiences them: menus, inputs, functions, loops, modules, checks."""

from collections.abc import Iterator
from typing import Any

import pytest

from local.connect.ports import LambdaAnswer
from tests.local.connect.connect_house import BYE, LAMBDA, action, build_house, document, invoke, menu, say


def stored(
    identifier: str, then: str, *, longest: str = "6", errors: dict[str, str] | None = None, **extra: Any
) -> Any:
    parameters = {
        "Text": "Enter digits",
        "StoreInput": "True",
        "InputTimeLimitSeconds": "5",
        "InputValidation": {"CustomValidation": {"MaximumLength": longest}},
        **extra,
    }
    return action(identifier, "GetParticipantInput", parameters, then, errors=errors or {"NoMatchingError": "bye"})


READ_BACK = say("read", "You entered [$.StoredCustomerInput]", "bye")


# --- menus ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("keys", "heard"), [("1", "one"), ("2", "wrong"), ("", "silence")])
def test_a_menu_leads_by_key_by_wrong_key_and_by_silence(keys: str, heard: str) -> None:
    house = build_house()
    house.answer_with(
        menu("menu", "Press 1", {"1": "one"}, "wrong", timeout="silence"),
        *(say(name, name, "bye") for name in ("one", "wrong", "silence")),
        BYE,
    )
    caller = house.call()
    caller.press(keys)
    house.runtime.advance(6)
    assert caller.heard() == ["Press 1", heard]
    assert not caller.in_call


def test_a_key_interrupts_the_prompt_and_the_time_limit_runs_from_its_end() -> None:
    house = build_house(speed=1)  # one character a second
    house.answer_with(menu("menu", "1234567890", {"1": "one"}, "bye"), say("one", "one", "bye"), BYE)
    patient, quick = house.call(), house.call("+79120000002")
    house.runtime.advance(3)
    quick.press("1")
    assert quick.heard()[-1] == "one"
    house.runtime.advance(11)
    assert patient.in_call  # 10 s of speech, 5 s of time
    house.runtime.advance(2)
    assert not patient.in_call


def test_keys_pressed_during_a_message_are_kept_for_the_next_question() -> None:
    house = build_house(speed=10)
    house.answer_with(
        say("hello", "Welcome, dear resident", "menu"),
        menu("menu", "1?", {"1": "one"}, "bye"),
        say("one", "one", "bye"),
        BYE,
    )
    caller = house.call()
    caller.press("1")
    assert caller.heard() == ["Welcome, dear resident"]
    house.runtime.advance(3)
    assert caller.heard() == ["Welcome, dear resident", "1?", "one"]


def test_the_telephone_may_tell_that_it_has_spoken() -> None:
    house = build_house(speed=1)
    house.answer_with(say("hello", "a very long greeting", "menu"), menu("menu", "1?", {"1": "bye"}, "bye"), BYE)
    caller = house.call()
    caller.heard_all()
    assert caller.heard() == ["a very long greeting", "1?"]
    question = caller.messages[-1]
    assert question["asks"] == {"kind": "key", "time_limit_s": 5}


# --- stored input --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("keys", "read"),
    [
        ("123456", "123456"),  # as long as it may be
        ("12#", "12"),  # ended by the key
        ("12*34#", "34"),  # taken back by the star
        ("12", "12"),  # ended by silence
        ("", "Timeout"),  # nothing at all: succeeds with this word
    ],
)
def test_digits_are_stored(keys: str, read: str) -> None:
    house = build_house()
    house.answer_with(stored("ask", "read"), READ_BACK, BYE)
    caller = house.call()
    caller.press(keys)
    house.runtime.advance(11)
    assert caller.heard()[-1] == f"You entered [{read}]"


def test_the_star_is_a_digit_when_cancelling_is_disabled_and_the_end_key_can_be_chosen() -> None:
    house = build_house()
    dtmf = {"DisableCancelKey": "True", "InputTerminationSequence": "00"}
    house.answer_with(stored("ask", "read", DTMFConfiguration=dtmf), READ_BACK, BYE)
    caller = house.call()
    caller.press("1*2#00")
    assert caller.heard()[-1] == "You entered [1*2#]"


@pytest.mark.parametrize(
    ("keys", "heard"),
    [("9120000002#", "You entered [+79120000002]"), ("89120000002#", "You entered [+79120000002]"), ("12#", "bad")],
)
def test_a_telephone_number_is_validated(keys: str, heard: str) -> None:
    house = build_house()
    phone = {"PhoneNumberValidation": {"NumberFormat": "Local", "CountryCode": "RU"}}
    house.answer_with(
        stored("ask", "read", InputValidation=phone, errors={"InvalidPhoneNumber": "bad", "NoMatchingError": "bye"}),
        READ_BACK,
        say("bad", "bad", "bye"),
        BYE,
    )
    caller = house.call()
    caller.press(keys)
    house.runtime.advance(6)
    assert caller.heard()[-1] == heard


# --- functions -----------------------------------------------------------------------------------------------------
def _answers(*answers: LambdaAnswer) -> Any:
    script: Iterator[LambdaAnswer] = iter(answers)
    return lambda _: next(script)


THROTTLED = LambdaAnswer(error="throttled", retryable=True, duration_s=1)
CASES = {
    "a flat answer": (_answers(LambdaAnswer({"x": "1"})), "got 1"),
    "an empty answer": (_answers(LambdaAnswer(None)), "got "),
    "a nested answer": (_answers(LambdaAnswer({"x": {"y": 1}})), "failed"),
    "a number": (_answers(LambdaAnswer({"x": 1})), "failed"),
    "a list": (_answers(LambdaAnswer(["x"])), "failed"),
    "32 KB": (_answers(LambdaAnswer({"x": "я" * 16384})), "failed"),
    "an exception": (_answers(LambdaAnswer(error="KeyError")), "failed"),
    "too slow": (_answers(LambdaAnswer({"x": "1"}, duration_s=9)), "failed"),
    "just in time": (_answers(LambdaAnswer({"x": "1"}, duration_s=7.9)), "got 1"),
    "the third try": (_answers(THROTTLED, THROTTLED, LambdaAnswer({"x": "3"})), "got 3"),
    "three throttles": (_answers(THROTTLED, THROTTLED, THROTTLED), "failed"),
}


@pytest.mark.parametrize(("function", "heard"), CASES.values(), ids=CASES.keys())
def test_what_a_function_answers_decides_the_branch(function: Any, heard: str) -> None:
    house = build_house({"f": function})
    house.answer_with(
        invoke("f", "f", "ok", "failed"), say("ok", "got $.External.x", "bye"), say("failed", "failed", "bye"), BYE
    )
    caller = house.call()
    house.runtime.advance(10)
    assert caller.heard() == [heard]


def test_all_tries_together_have_eight_seconds() -> None:
    slow = LambdaAnswer(error="500", retryable=True, duration_s=5)
    house = build_house({"f": _answers(slow, slow, slow)})
    house.answer_with(invoke("f", "f", "bye", "failed"), say("failed", "failed", "bye"), BYE)
    caller = house.call()
    house.runtime.advance(8.1)
    assert caller.heard() == ["failed"]
    assert len(house.lambdas.events) == 2


def test_an_answer_replaces_external_and_a_json_answer_may_be_nested() -> None:
    house = build_house({"a": {"one": "1"}, "b": {"two": {"deep": "2"}}})
    json_answer = {"ResponseValidation": {"ResponseType": "JSON"}}
    house.answer_with(
        invoke("a", "a", "b", "bye"),
        invoke("b", "b", "say", "bye", **json_answer),
        say("say", "[$.External.one] [$.External.two.deep]", "bye"),
        BYE,
    )
    assert house.call().heard() == ["[] [2]"]


def test_an_answer_that_comes_too_late_changes_nothing() -> None:
    house = build_house({"f": LambdaAnswer({"x": "late"}, duration_s=9)})
    house.answer_with(
        invoke("f", "f", "bye", "wait"),
        menu("wait", "[$.External.x]", {"1": "bye"}, "again"),
        say("again", "[$.External.x]", "bye"),
        BYE,
    )
    caller = house.call()
    house.runtime.advance(20)
    assert caller.heard() == ["[]", "[]"]


# --- flow control --------------------------------------------------------------------------------------------------
def test_a_loop_goes_round_so_many_times_then_on_and_starts_anew() -> None:
    house = build_house()
    house.answer_with(
        action("loop", "Loop", {"LoopCount": "2"}, when={"ContinueLooping": "again", "DoneLooping": "done"}),
        say("again", "again", "loop"),
        menu("done", "done", {"1": "loop"}, "bye"),
        BYE,
    )
    caller = house.call()
    caller.press("1")
    assert caller.heard() == ["again", "again", "done"] * 2


def test_a_flow_that_goes_round_without_waiting_is_cut_with_a_clear_error() -> None:
    house = build_house()
    house.answer_with(
        action("a", "UpdateFlowLoggingBehavior", {"FlowLoggingBehavior": "Enabled"}, "b"),
        action("b", "UpdateFlowLoggingBehavior", {"FlowLoggingBehavior": "Disabled"}, "a"),
    )
    caller = house.call()
    assert not caller.in_call
    assert "goes round in a circle" in house.instance.centre.failures[0][1]


@pytest.mark.parametrize(("drawn", "heard"), [(1, "a"), (30, "a"), (31, "b"), (60, "b"), (61, "rest"), (100, "rest")])
def test_contacts_are_distributed_by_percentage(drawn: int, heard: str) -> None:
    house = build_house(chance=lambda: drawn)
    house.answer_with(
        action(
            "dice",
            "DistributeByPercentage",
            {},
            "rest",
            when=[("NumberLessThan", "31", "a"), ("NumberLessThan", "61", "b")],
            errors={"NoMatchingCondition": "rest"},
        ),
        *(say(name, name, "bye") for name in ("a", "b", "rest")),
        BYE,
    )
    assert house.call().heard() == [heard]


@pytest.mark.parametrize(
    ("value", "operator", "operand", "heard"),
    [
        ("$.Attributes.kind", "Equals", "gas", "yes"),
        ("$.Attributes.kind", "Equals", "$.External.kind", "yes"),
        ("$.Attributes.missing", "Equals", "NULL", "yes"),
        ("$.Attributes.missing", "Equals", "gas", "no"),
        ("$.Channel", "Equals", "VOICE", "yes"),
        ("$.CustomerEndpoint.Address", "TextStartsWith", "+7", "yes"),
    ],
)
def test_attributes_are_compared(value: str, operator: str, operand: str, heard: str) -> None:
    house = build_house({"f": {"kind": "gas"}})
    house.answer_with(
        invoke("f", "f", "set", "bye"),
        action(
            "set",
            "UpdateContactAttributes",
            {"Attributes": {"kind": "$.External.kind"}},
            "compare",
            errors={"NoMatchingError": "bye"},
        ),
        action(
            "compare",
            "Compare",
            {"ComparisonValue": value},
            "no",
            when=[(operator, operand, "yes")],
            errors={"NoMatchingCondition": "no"},
        ),
        say("yes", "yes", "bye"),
        say("no", "no", "bye"),
        BYE,
    )
    assert house.call().heard() == [heard]


def test_attributes_beyond_32_kb_are_refused_all_together() -> None:
    house = build_house({"f": {"big": "x" * 20_000}})
    attributes = {"first": "$.External.big", "small": "s"}
    house.answer_with(
        invoke("f", "f", "one", "bye"),
        action("one", "UpdateContactAttributes", {"Attributes": attributes}, "two", errors={"NoMatchingError": "bye"}),
        action(
            "two",
            "UpdateContactAttributes",
            {"Attributes": {"second": "$.External.big", "small": "new"}},
            "bye",
            errors={"NoMatchingError": "full"},
        ),
        say("full", "full $.Attributes.small", "bye"),
        BYE,
    )
    assert house.call().heard() == ["full s"]
    assert set(house.record()["Attributes"]) == {"first", "small"}


def test_flow_attributes_end_with_the_flow() -> None:
    house = build_house()
    second = house.add_flow("second", "CONTACT_FLOW", say("say", "second [$.FlowAttributes.x]", "bye"), BYE)
    house.answer_with(
        action("set", "UpdateFlowAttributes", {"FlowAttributes": {"x": {"Value": "1"}}}, "say"),
        say("say", "first [$.FlowAttributes.x]", "go"),
        action("go", "TransferToFlow", {"ContactFlowId": second}, "bye", errors={"NoMatchingError": "bye"}),
        BYE,
    )
    assert house.call().heard() == ["first [1]", "second []"]


def test_a_module_is_called_and_returns_its_result() -> None:
    house = build_house()
    module = house.instance.create_contact_flow_module(
        "identify",
        document(
            say("ask", "in the module", "end"),
            action("end", "EndFlowModuleExecution", {"Result": "known", "ResultData": {"name": "Anna"}}),
        ),
    )
    house.answer_with(
        action(
            "call",
            "InvokeFlowModule",
            {"FlowModuleId": f"{house.instance.arn}/flow-module/{module}:$LATEST"},
            "plain",
            when={"known": "known"},
            errors={"NoMatchingError": "bye"},
        ),
        say("known", "back, $.Modules.ResultData.name", "bye"),
        say("plain", "plain", "bye"),
        BYE,
    )
    assert house.call().heard() == ["in the module", "back, Anna"]


def test_a_missing_flow_or_module_takes_the_error_branch() -> None:
    house = build_house()
    house.answer_with(
        action("go", "TransferToFlow", {"ContactFlowId": "none"}, "bye", errors={"NoMatchingError": "call"}),
        action("call", "InvokeFlowModule", {"FlowModuleId": "none"}, "bye", errors={"NoMatchingError": "sorry"}),
        say("sorry", "sorry", "bye"),
        BYE,
    )
    assert house.call().heard() == ["sorry"]


@pytest.mark.parametrize(("hour", "heard"), [(0, "closed"), (1, "open"), (12, "open"), (13, "closed")])
def test_hours_are_kept_in_their_own_time_zone(hour: int, heard: str) -> None:
    house = build_house()
    nine_to_nine = [{"Day": "TUESDAY", "StartTime": {"Hours": 9, "Minutes": 0}, "EndTime": {"Hours": 21, "Minutes": 0}}]
    hours = house.instance.create_hours_of_operation("irkutsk", "Asia/Irkutsk", nine_to_nine)  # UTC+8
    house.answer_with(
        action(
            "hours",
            "CheckHoursOfOperation",
            {"HoursOfOperationId": hours},
            "bye",
            when={"True": "open", "False": "closed"},
            errors={"NoMatchingError": "bye"},
        ),
        say("open", "open", "bye"),
        say("closed", "closed", "bye"),
        BYE,
    )
    house.runtime.advance_to(house.runtime.now().replace(day=3, hour=hour))  # 3 March 2026 is a Tuesday
    assert house.call().heard() == [heard]


def test_hours_across_midnight_and_round_the_clock() -> None:
    house = build_house()
    night = [{"Day": "MONDAY", "StartTime": {"Hours": 22, "Minutes": 0}, "EndTime": {"Hours": 6, "Minutes": 0}}]
    hours = house.instance.create_hours_of_operation("night", "UTC", night)
    week = house.instance.directory.hours[hours].week
    monday = house.runtime.now()
    assert [week.is_open(monday.replace(day=d, hour=h)) for d, h in ((2, 21), (2, 22), (3, 5), (3, 6), (3, 22))] == [
        False,
        True,
        True,
        False,
        False,
    ]
    always = house.instance.directory.hours[house.hours].week
    assert all(always.is_open(monday.replace(hour=h)) for h in range(24))


def test_wait_is_not_for_voice() -> None:
    house = build_house()
    house.answer_with(
        action(
            "wait",
            "Wait",
            {"TimeLimitSeconds": "60"},
            "bye",
            when={"WaitCompleted": "bye"},
            errors={"NoMatchingError": "no"},
        ),
        say("no", "not on the telephone", "bye"),
        BYE,
    )
    assert house.call().heard() == ["not on the telephone"]


def test_a_task_waits_and_runs_its_flow() -> None:
    house = build_house({"f": {}})
    task = house.add_flow(
        "task",
        "CONTACT_FLOW",
        action("wait", "Wait", {"TimeLimitSeconds": "60"}, "f", when={"WaitCompleted": "f"}),
        invoke("f", "f", "bye", "bye", LambdaInvocationAttributes={"what": "$.Attributes.what"}),
        BYE,
    )
    house.answer_with(
        action(
            "task",
            "CreateTask",
            {"Name": "Call back", "ContactFlowId": task, "Attributes": {"what": "x"}},
            "bye",
            errors={"NoMatchingError": "bye"},
        ),
        BYE,
    )
    house.call()
    house.runtime.advance(59)
    assert house.lambdas.events == []
    house.runtime.advance(2)
    data = house.lambdas.events[0]["Details"]
    assert data["Parameters"] == {"what": "x"}
    assert (data["ContactData"]["Channel"], data["ContactData"]["CustomerEndpoint"]) == ("TASK", None)


def test_an_error_that_nobody_catches_ends_the_call_and_is_told() -> None:
    house = build_house()
    house.answer_with(
        action(
            "f", "InvokeLambdaFunction", {"LambdaFunctionARN": LAMBDA + "f", "InvocationTimeLimitSeconds": "3"}, "bye"
        ),
        BYE,
    )
    caller = house.call()
    assert not caller.in_call
    assert "has no branch for it" in house.instance.centre.failures[0][1]


def test_the_trace_tells_every_step() -> None:
    house = build_house()
    flow = house.answer_with(
        say("hello", "Hello $.CustomerEndpoint.Address", "menu"), menu("menu", "1?", {"1": "bye"}, "bye"), BYE
    )
    caller = house.call()
    contact = caller.contact
    assert contact is not None
    caller.press("1")
    steps = contact.trace
    assert [(s.action, s.result, s.branch, s.target) for s in steps] == [
        ("hello", None, "NextAction", "menu"),
        ("menu", "1", "Equals 1", "bye"),
        ("bye", None, "", None),
    ]
    assert steps[0].parameters == {"Text": "Hello +79120000001"}
    assert {step.flow_id for step in steps} == {flow}
    assert steps[0].to_json()["Branch"] == "NextAction"
