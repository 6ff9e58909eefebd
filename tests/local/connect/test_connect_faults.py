"""Faults on demand: an action fails although nothing is wrong; and what the engine does with a voice that nobody has."""

import pytest

from local.connect.errors import InvalidParameter, ResourceNotFound
from tests.local.connect.connect_house import BYE, NUMBER, action, build_house, menu, say, to_queue


def test_the_next_run_of_an_action_fails_and_the_one_after_it_works() -> None:
    house = build_house()
    house.answer_with(
        action("hello", "MessageParticipant", {"Text": "Hello"}, "bye", errors={"NoMatchingError": "sorry"}),
        say("sorry", "Sorry", "bye"),
        BYE,
    )
    house.instance.fail_next("inbound", "hello")
    first, second = house.call(), house.call("+79120000002")
    assert (first.heard(), second.heard()) == (["Sorry"], ["Hello"])
    assert house.instance.centre.faults.pending == []


def test_a_fault_is_any_error_that_the_type_has_and_as_often_as_wanted() -> None:
    house = build_house()
    flow = house.answer_with(
        menu("menu", "Press", {"1": "bye"}, "bye", timeout="queue"), *to_queue(house.queue, full="full"),
        say("full", "Full", "queue"), BYE,
    )  # fmt: skip
    house.instance.fail_next(flow, "menu", "InputTimeLimitExceeded")
    house.instance.fail_next(flow, "transfer", "QueueAtCapacity", times=2)
    caller = house.call()
    assert caller.heard() == ["Full", "Full"]
    assert caller.messages[-1]["type"] == "queued"


def test_a_fault_is_on_the_trace_as_such() -> None:
    house = build_house()
    house.answer_with(say("hello", "Hello", "bye"), BYE)
    house.instance.fail_next("inbound", "hello")
    step = house.instance.centre.contacts[house.call().messages[0]["contactId"]].trace[0]
    assert (step.error, step.why, step.branch) == ("NoMatchingError", "a fault was asked for", "NoMatchingError")


def test_a_fault_that_nobody_ran_into_is_still_pending() -> None:
    house = build_house()
    flow = house.answer_with(say("hello", "Hello", "bye"), BYE)
    house.instance.fail_next("inbound", "hello", times=2)
    house.call()
    assert house.instance.centre.faults.pending == [(flow, "hello", "NoMatchingError")]


def test_a_fault_that_makes_no_sense_is_refused() -> None:
    house = build_house()
    house.answer_with(say("hello", "Hello", "bye"), BYE)
    with pytest.raises(ResourceNotFound, match="no flow 'nothing'"):
        house.instance.fail_next("nothing", "hello")
    with pytest.raises(ResourceNotFound, match="'inbound' has no action 'helo'"):
        house.instance.fail_next("inbound", "helo")
    with pytest.raises(
        InvalidParameter, match="MessageParticipant has the errors NoMatchingError, not QueueAtCapacity"
    ):
        house.instance.fail_next("inbound", "hello", "QueueAtCapacity")


def test_a_voice_that_nobody_has_takes_the_error_branch_and_the_voice_before_goes_on() -> None:
    house = build_house()
    house.answer_with(
        action("voice", "UpdateContactTextToSpeechVoice", {"TextToSpeechVoice": "$.External.voice"}, "hello",
               errors={"NoMatchingError": "sorry"}),
        say("hello", "Hello", "bye"), say("sorry", "Sorry", "bye"), BYE,
    )  # fmt: skip
    caller = house.caller()
    caller.dial(NUMBER)
    assert caller.heard() == ["Sorry"]
    assert next(message["voice"] for message in caller.messages if message["type"] == "heard") == "Joanna"
