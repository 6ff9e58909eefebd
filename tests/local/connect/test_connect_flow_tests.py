"""Test cases at work: a simulated call, what it observes, what it does, and when it has passed."""

import json
from typing import Any

import pytest

from local.connect.testing.entry import read_attributes
from local.connect.testing.model import EntryPoint
from local.connect.testing.reading import read_flow_test
from local.connect.testing.result import FlowTestResult
from local.connect.testing.runner import run_flow_test
from tests.local.connect.connect_house import BYE, LAMBDA, House, action, build_house, invoke, menu, say, to_queue
from tests.local.connect.flow_test_documents import (
    Document,
    answers,
    chain,
    check,
    completed,
    document,
    end,
    fails,
    hears,
    initiated,
    instead,
    observe,
    override,
    press,
    starts,
)

NEVER = [{"Day": "MONDAY", "StartTime": {"Hours": 0, "Minutes": 0}, "EndTime": {"Hours": 0, "Minutes": 1}}]


@pytest.fixture
def house() -> House:
    return build_house(functions={"load": {"words": "the real one"}})


def play(house: House, flow: str, case: Document, **attributes: str) -> FlowTestResult:
    test = read_flow_test(json.dumps(case))
    return run_flow_test(test, house.instance.directory, EntryPoint(flow=flow), attributes, house.lambdas)


def ask(house: House) -> str:
    """A flow: a menu of one key, which leads to a queue; other keys and silence to a goodbye."""
    return house.add_flow("ask", "CONTACT_FLOW", *menu_to_queue(house))


def menu_to_queue(house: House) -> list[Any]:
    return [
        menu("menu", "Welcome! For an operator, press 1.", {"1": "queue"}, "goodbye"),
        *to_queue(house.queue),
        say("goodbye", "Goodbye and thanks", "bye"),
        BYE,
    ]


def test_who_presses_the_key_is_seen_at_the_queue_and_the_test_ends_before_anybody_waits(house: House) -> None:
    case = chain(
        observe("menu", hears("for an operator press 1"), press("1")),
        observe("queue", starts("TransferContactToQueue", house.queue), check("$.Queue.Name", "operators"), end()),
    )
    result = play(house, ask(house), case)
    assert result.passed, result.why
    assert result.queued == ()
    assert house.instance.centre.contacts == {}, "the instance's own contacts are untouched"


def test_a_message_that_never_comes_fails_the_test_after_five_minutes_or_with_the_call(house: House) -> None:
    case = chain(observe("menu", hears("press 2 for bananas"), end()))
    result = play(house, ask(house), case)
    assert result.status == "FAILED"
    assert result.why == "never observed: menu"
    assert result.heard[-1] == "Goodbye and thanks"


def test_a_test_that_does_not_end_itself_and_whose_call_goes_on_fails_after_five_minutes(house: House) -> None:
    case = chain(
        observe("menu", hears("press 1"), press("1")),
        observe("queue", starts("TransferContactToQueue", house.queue)),
    )
    result = play(house, ask(house), case)
    assert result.why == "nothing ended the test within 300 s"
    assert result.queued == (house.queue,)


def test_a_test_that_runs_out_of_time_tells_what_it_still_waits_for(house: House) -> None:
    case = chain(observe("menu", hears("press 1"), press("1")), observe("never", hears("Good night"), end()))
    assert play(house, ask(house), case).why == "nothing ended the test within 300 s; it still waits for never"


def test_an_assertion_that_does_not_hold_fails_with_both_values(house: House) -> None:
    case = chain(observe("menu", hears("Welcome"), check("$.Attributes.mood", "good"), end()))
    result = play(house, ask(house), case, mood="bad")
    assert result.why == "menu: menu-0: $.Attributes.mood is 'bad', which is not Equals 'good'"
    assert result.observed[0].status == "FAILED"


@pytest.mark.parametrize(
    ("operator", "operand"), [("TextContains", "oo"), ("TextStartsWith", "go"), ("TextEndsWith", "od")]
)
def test_assertions_know_the_flow_language_s_operators(house: House, operator: str, operand: str) -> None:
    case = chain(observe("menu", hears("Welcome"), check("$.Attributes.mood", operand, operator), end()))
    assert play(house, ask(house), case, mood="good").passed


@pytest.mark.parametrize(
    ("expected", "how", "matches"),
    [
        ("FOR AN OPERATOR: press 1!", "Inclusion", True),
        ("operator press", "Inclusion", True),
        ("oper", "Inclusion", False),
        ("Hello, welcome! For any operator press 1", "Similarity", True),
        ("Your flat is on fire, leave it at once", "Similarity", False),
    ],
)
def test_messages_are_compared_by_their_words(house: House, expected: str, how: str, matches: bool) -> None:
    case = chain(observe("menu", hears(expected, how), end()))
    assert play(house, ask(house), case).passed is matches


def call_function(house: House, times: int = 1) -> str:
    """A flow that asks a function and says what it answered, so many times."""
    steps: list[Any] = []
    for number in range(times):
        following = f"call{number + 1}" if number + 1 < times else "bye"
        steps += [
            invoke(f"call{number}", "load", f"say{number}", "sorry"),
            say(f"say{number}", "$.External.words", following),
        ]
    return house.add_flow("functions", "CONTACT_FLOW", *steps, say("sorry", "Something went wrong", "bye"), BYE)


def mock(strategy: Document) -> Document:
    return override("InvokeLambdaFunction", LAMBDA + "load", strategy)


def test_a_mocked_answer_serves_once_and_in_order_then_the_function_is_asked_itself(house: House) -> None:
    case = chain(
        observe("start", initiated(), mock(answers({"words": "the first"})), mock(answers({"words": "the second"}))),
        observe("one", hears("the first")),
        observe("two", hears("the second")),
        observe("three", hears("the real one"), end()),
    )
    result = play(house, call_function(house, times=3), case)
    assert result.passed, result.why
    assert result.invoked == (LAMBDA + "load",)


def test_a_mocked_error_takes_the_error_branch(house: House) -> None:
    case = chain(observe("start", initiated(), mock(fails())), observe("sorry", hears("Something went wrong"), end()))
    assert play(house, call_function(house), case).passed


def test_a_mocked_answer_may_come_too_late(house: House) -> None:
    late = mock(answers({"words": "late"}, delay=9))
    case = chain(observe("start", initiated(), late), observe("sorry", hears("Something went wrong"), end()))
    assert play(house, call_function(house), case).passed


def test_an_override_that_nothing_came_by_is_told(house: House) -> None:
    case = chain(observe("start", initiated(), mock(answers({}))), observe("menu", hears("Welcome"), end()))
    assert play(house, ask(house), case).unused == (f"InvokeLambdaFunction of {LAMBDA}load",)


def test_hours_are_replaced_by_other_hours(house: House) -> None:
    never = house.instance.create_hours_of_operation("never", config=NEVER)
    flow = house.add_flow(
        "hours", "CONTACT_FLOW",
        action(
            "hours", "CheckHoursOfOperation", {"HoursOfOperationId": house.hours}, "shut",
            when={"True": "open", "False": "shut"}, errors={"NoMatchingError": "shut"},
        ),
        say("open", "We are open", "bye"), say("shut", "We are closed", "bye"), BYE,
    )  # fmt: skip
    closed = override("CheckHoursOfOperation", house.hours, instead(never))
    case = chain(observe("start", initiated(), closed), observe("told", hears("We are closed"), end()))
    assert play(house, flow, case).passed
    assert play(house, flow, chain(observe("told", hears("We are open"), end()))).passed


def test_a_queue_is_replaced_by_one_that_nobody_serves_even_when_somebody_is_at_work(house: House) -> None:
    nobody = house.instance.create_queue("nobody", house.hours)
    operator = house.agent()
    case = chain(
        observe("start", initiated(), override("TransferContactToQueue", house.queue, instead(nobody))),
        observe("menu", hears("press 1"), press("1")),
    )
    result = play(house, ask(house), case)
    assert result.queued == (nobody,)
    assert operator.contact is None


def test_observations_that_nothing_leads_to_may_be_met_in_any_order(house: House) -> None:
    case = document(
        observe("bye", hears("Goodbye"), end()),
        observe("menu", hears("Welcome")),
    )
    assert play(house, ask(house), case).passed


def test_one_message_does_not_meet_two_observations_that_follow_each_other(house: House) -> None:
    case = chain(observe("one", hears("Welcome")), observe("two", hears("Welcome"), end()))
    assert play(house, ask(house), case).why == "never observed: two"


def test_what_was_to_be_checked_at_the_end_is_checked_when_the_call_is_over(house: House) -> None:
    case = document(observe("menu", hears("Welcome")), observe("over", completed(), check("$.Attributes.mood", "good")))
    assert play(house, ask(house), case, mood="good").passed
    assert "which is not Equals" in play(house, ask_again(house), case, mood="bad").why


def ask_again(house: House) -> str:
    return house.add_flow("again", "CONTACT_FLOW", *menu_to_queue(house))


def test_a_flow_that_is_not_there_is_told(house: House) -> None:
    assert "no flow answers" in play(house, "nowhere", chain(observe("menu", hears("x"), end()))).why


def test_attributes_come_from_the_initialization_data() -> None:
    assert read_attributes('{"Attributes": {"a": "b"}, "SegmentAttributes": {}}') == {"a": "b"}
    assert read_attributes("") == {}
    with pytest.raises(ValueError, match="Attributes"):
        read_attributes('{"Attributes": {"a": 1}}')
