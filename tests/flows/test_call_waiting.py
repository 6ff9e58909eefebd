"""In the queue: the place, the wait, a callback that keeps the place, a voice message after the company's limit."""

from functools import cache
from typing import Any

import pytest

from local.connect.people import Caller
from local.connect.ports import LambdaAnswer
from tests.flows.switchboard import STRANGER, Switchboard, open_switchboard, said
from tests.flows.test_call_block_failures import error_branches
from tests.unit.application.trade import PHONE

OFFER = "To be called back without losing your place, press 1."
CONFIRM = "If that is right, press 1"
PROMISE = "You keep your place, and we will call you back."


def wait(board: Switchboard, number: str = PHONE) -> Caller:
    caller = board.call(number=number)
    board.press(caller, "0")
    return caller


def offered(board: Switchboard, words: str = OFFER, number: str = PHONE) -> Caller:
    """Somebody who waits and has just been offered what `words` say."""
    caller = wait(board, number)
    assert board.runtime.run_until(lambda: words in said(caller), limit_s=400)
    return caller


def press(board: Switchboard, caller: Caller, keys: str) -> None:
    """Press and listen to the next question, or to the end."""
    since = len(caller.messages)
    caller.press(keys)
    board.runtime.run_until(
        lambda: any(one.get("asks") or one["type"] == "ended" for one in caller.messages[since:]), limit_s=60
    )


def callbacks(board: Switchboard) -> list[Any]:
    return [one for one in board.instance.centre.contacts.values() if one.initiation_method == "CALLBACK"]


def test_the_place_and_the_wait_are_told_at_once() -> None:
    board = open_switchboard()
    busy = board.agent()
    first = wait(board, "+79000000301")
    board.answer(busy, first)
    second, third, fourth = (wait(board, f"+7900000030{n}") for n in (2, 3, 4))
    assert "You are next." in said(second)
    assert "1 person is ahead of you." in said(third)
    assert "2 people are ahead of you." in said(fourth) or "There are 2 people ahead of you." in said(fourth)


def test_a_callback_is_offered_every_half_minute() -> None:
    board = open_switchboard()
    caller = wait(board)
    board.runtime.advance(120)
    assert 2 <= said(caller).count(OFFER) <= 4
    assert "To leave a voice message" not in said(caller)


def test_a_voice_message_is_offered_after_the_company_s_limit() -> None:
    board = open_switchboard(answer_seconds=60)
    caller = wait(board)
    board.runtime.advance(40)
    assert "To leave a voice message" not in said(caller)
    board.runtime.advance(60)
    assert "To leave a voice message, press 2." in said(caller)


def test_a_callback_keeps_the_place_and_the_operator_is_offered_it_before_those_who_came_later() -> None:
    board = open_switchboard()
    caller = wait(board)
    later = wait(board, "+79000000302")
    assert board.runtime.run_until(lambda: bool(caller.messages[-1].get("asks")), limit_s=60)
    press(board, caller, "1")
    assert "We will call you back on + 7 9 0 0 0 0 0 0 1 0 1." in caller.heard()[-1]
    press(board, caller, "1")
    assert PROMISE in said(caller)
    assert not caller.in_call
    board.runtime.advance(10)
    (callback,) = callbacks(board)
    assert board.agent().contact is callback
    assert board.queue_name(later) == "operator-ru"
    record = board.record(caller)
    assert (record["Attributes"]["callback"], record["Attributes"]["callback_number"]) == ("yes", PHONE)
    assert board.settle(caller).contact.outcome == "callback"


def test_who_is_answered_while_the_callback_is_promised_is_not_called_once_more() -> None:
    board = open_switchboard()
    caller = offered(board)
    press(board, caller, "1")
    caller.press("1")
    assert board.runtime.run_until(lambda: PROMISE in said(caller), limit_s=30)
    operator = board.agent()
    board.answer(operator, caller)
    operator.hang_up()
    board.runtime.advance(60)
    operator.finish()
    board.runtime.advance(60)
    assert callbacks(board) == []
    assert board.settle(caller).contact.outcome == "answered"


@pytest.mark.parametrize("silent", ["", "7"])
def test_no_answer_to_the_question_means_yes(silent: str) -> None:
    board = open_switchboard()
    caller = offered(board)
    press(board, caller, "1")
    press(board, caller, silent)
    if caller.in_call:
        press(board, caller, "")
    assert PROMISE in said(caller)


def test_another_number_may_be_given_as_people_dial_it() -> None:
    board = open_switchboard()
    caller = offered(board)
    for keys in ("1", "2", "89000000555#", "1"):
        press(board, caller, keys)
    assert PROMISE in said(caller)
    assert board.record(caller)["Attributes"]["callback_number"] == "+79000000555"
    board.runtime.advance(10)
    assert callbacks(board)[0].customer.address == "+79000000555"


def test_a_withheld_number_is_asked_for_its_number() -> None:
    board = open_switchboard()
    caller = offered(board, number="anonymous")
    for keys in ("1", "89000000555#", "1"):
        press(board, caller, keys)
    assert PROMISE in said(caller)


def test_a_number_that_cannot_be_called_is_asked_for_again_and_in_the_end_the_caller_keeps_waiting() -> None:
    board = open_switchboard()
    caller = offered(board)
    for keys in ("1", "2", "12#", "", "34#"):
        press(board, caller, keys)
    assert "This number cannot be called." in said(caller)
    assert board.runtime.run_until(lambda: "a callback cannot be arranged just now" in said(caller), limit_s=60)
    assert board.queue_name(caller) == "operator-ru"
    assert callbacks(board) == []


@pytest.mark.parametrize("waited", [30, 60, 120, 300, 600])
def test_a_callback_is_as_old_as_the_wait_was(waited: int) -> None:
    board = open_switchboard()
    real = board.functions["describe_waiting"]
    board.functions["describe_waiting"] = lambda event: {**real(event), "waited": str(waited)}
    caller = offered(board)
    press(board, caller, "1")
    press(board, caller, "1")
    assert f"as-old-as-{waited}" in board.steps(caller)
    assert PROMISE in said(caller)


@pytest.mark.parametrize(("action", "error"), [
    ("set-number", "InvalidCallbackNumber"), ("set-number", "CallbackNumberNotDialable"), ("set-number", "NoMatchingError"),
    ("note-callback", "NoMatchingError"), ("call-back-later", "NoMatchingError"), ("keep-number", "NoMatchingError"),
    ("is-number-right", "NoMatchingError"), ("confirm-callback", "NoMatchingError"),
])  # fmt: skip
def test_a_callback_that_cannot_be_arranged_costs_nobody_the_place(action: str, error: str) -> None:
    board = open_switchboard()
    caller = offered(board)
    board.fail(action, error=error, flow="waiting")
    press(board, caller, "1")
    press(board, caller, "1")
    assert board.runtime.run_until(lambda: "a callback cannot be arranged just now" in said(caller), limit_s=60)
    assert board.queue_name(caller) == "operator-ru"
    assert board.contact(caller).attributes.get("callback", "no") == "no"


@pytest.mark.parametrize(("flow_answer"), [LambdaAnswer(error="Unhandled"), {}])
def test_a_caller_whose_number_cannot_be_checked_keeps_waiting(flow_answer: object) -> None:
    board = open_switchboard()
    real = board.functions["check_callback"]
    caller = offered(board)
    board.functions["check_callback"] = lambda event: (
        flow_answer if event["Details"]["Parameters"].get("number", "") else real(event)
    )
    for keys in ("1", "2", "89000000555#"):
        press(board, caller, keys)
    assert board.runtime.run_until(lambda: "a callback cannot be arranged just now" in said(caller), limit_s=60)
    assert board.queue_name(caller) == "operator-ru"


def test_a_voice_message_in_the_queue_is_recorded_for_whom_the_caller_wanted() -> None:
    board = open_switchboard(answer_seconds=60)
    caller = offered(board, "To leave a voice message, press 2.")
    caller.press("2")
    board.runtime.advance(15)
    caller.press("#")
    board.runtime.advance(20)
    assert "your message is recorded" in said(caller)
    assert not caller.in_call
    told = board.record(caller)["Attributes"]
    assert (told["voicemail"], told["voicemail_for"]) == ("yes", "operator")
    assert board.settle(caller).contact.outcome == "voicemail"


def test_an_operator_who_becomes_free_takes_the_call_out_of_its_message() -> None:
    board = open_switchboard(answer_seconds=60)
    caller = offered(board, "To leave a voice message, press 2.")
    caller.press("2")
    board.runtime.advance(5)
    operator = board.agent()
    board.answer(operator, caller)
    board.runtime.advance(5)
    operator.hang_up()
    board.runtime.advance(60)
    operator.finish()
    assert board.settle(caller).contact.outcome == "answered"


def test_both_offers_serve_a_callback_too() -> None:
    board = open_switchboard(answer_seconds=60)
    caller = offered(board, "To leave a voice message, press 2.")
    press(board, caller, "1")
    press(board, caller, "1")
    assert PROMISE in said(caller)


@pytest.mark.parametrize("answer", [LambdaAnswer(error="Unhandled"), {}, {"offer": "dance"}])
def test_without_words_for_the_wait_the_common_ones_are_said(answer: object) -> None:
    board = open_switchboard()
    board.functions["describe_waiting"] = answer
    caller = wait(board, STRANGER)
    board.runtime.advance(40)
    assert said(caller).count("Please stay on the line, you are in the queue.") >= 2
    assert board.queue_name(caller) == "operator-ru"


def test_an_operator_is_told_whose_call_it_is_and_the_caller_that_somebody_is_there() -> None:
    board = open_switchboard()
    operator = board.agent()
    caller = board.call()
    board.walk(caller, ("1", "1"))
    board.answer(operator, caller)
    assert "[ru] An operator is with you." in caller.heard()
    whisper = board.contact(caller).attributes
    assert (whisper["whisper"], whisper["company_name"]) == ("[ru] Smell of gas", "Заря")
    steps = [(step.action, step.flow_id) for step in board.contact(caller).trace]
    assert ("tell", board.flows["agent-whisper"]) in steps
    assert ("tell", board.flows["customer-whisper"]) in steps


def move(board: Switchboard, caller: Caller, queue: str) -> None:
    """As the wallboard's function does it, and the caller's flow finds it at its next beat."""
    directory = board.instance.directory
    queue_id = next(known for known, one in directory.queues.items() if one.name == queue)
    board.contact(caller).attributes["moved_to"] = directory.arn("queue", queue_id)
    board.runtime.advance(45)


def test_whom_a_supervisor_moves_waits_in_the_other_queue_within_a_minute_and_stays_there() -> None:
    board = open_switchboard()
    caller = offered(board)
    move(board, caller, "repair-ru")
    told = [one["queue"] for one in caller.messages if one["type"] == "queued"]
    assert told == ["operator-ru", "repair-ru"]
    board.runtime.advance(70)
    waiting = [one for one in board.instance.centre.contacts.values() if one.visit and not one.is_over]
    assert [board.instance.directory.queues[one.visit.queue_id].name for one in waiting if one.visit] == ["repair-ru"]
    assert waiting[0].attributes["moved_to"] == "none"
    # and a callback is offered there as well, as to somebody who has waited all the time
    assert said(caller).count("You are being put through") <= 1
    assert said(caller).count(OFFER) >= 3


CALLBACKS = (("1", "1"), ("1", "2", "", "12#", "89000000555#", "1"))
WAITS: tuple[tuple[tuple[str, ...], dict[str, Any], str], ...] = (
    ((), {}, PHONE),
    *((keys, {}, PHONE) for keys in CALLBACKS),
    (("1", "89000000555#", "1"), {}, "anonymous"),
    (("2", "#"), {"answer_seconds": 26}, PHONE),
    (("5",), {}, PHONE),
    (("5",), {"answer_seconds": 26}, PHONE),
    (("", ""), {"answer_seconds": 26}, PHONE),
    (("moved:repair-ru",), {}, PHONE),
)


def play(board: Switchboard, keys: tuple[str, ...], number: str) -> Caller:
    """Wait, and answer each question with the next keys; "moved:<queue>": a supervisor moves the caller."""
    caller = wait(board, number)
    for one in keys:
        if one.startswith("moved:"):
            move(board, caller, one.removeprefix("moved:"))
            continue
        board.runtime.run_until(lambda: not caller.in_call or bool(caller.messages[-1].get("asks")), limit_s=90)
        if caller.in_call:
            press(board, caller, one)
    board.runtime.run_until(lambda: not caller.in_call, limit_s=90)
    return caller


@cache
def waits_by_block() -> dict[str, int]:
    """Block of `waiting` -> the first of the waits that comes by it."""
    found: dict[str, int] = {}
    for number, (keys, company, phone) in enumerate(WAITS):
        board = open_switchboard(**company)
        caller = play(board, keys, phone)
        for step in board.contact(caller).trace:
            if step.flow_id == board.flows["waiting"]:
                found.setdefault(step.action, number)
    return found


FAILS_ONLY_AFTER_A_FAILURE = {
    "say-sorry": "confirm-callback",
    "forget-callback": "call-back-later",
    "say-waiting": "describe",
}


@pytest.mark.parametrize(
    ("action", "error"), [(action, error) for flow, action, error in error_branches() if flow == "waiting"]
)
def test_whichever_block_fails_in_the_queue_the_caller_keeps_waiting_or_hears_why_not(action: str, error: str) -> None:
    before = FAILS_ONLY_AFTER_A_FAILURE.get(action)
    keys, company, phone = WAITS[waits_by_block()[before or action]]
    board = open_switchboard(**company)
    if before:
        board.fail(before, flow="waiting")
    board.fail(action, error=error, flow="waiting")
    caller = play(board, keys, phone)
    assert board.instance.centre.faults.pending == [], "the wait does not come by this block"
    assert board.instance.centre.failures == []
    ended_well = any(words in said(caller) for words in (PROMISE, "your message is recorded"))
    assert caller.in_call or ended_well or action in ("say-promise", "say-message-taken")
    if caller.in_call:
        assert board.queue_name(caller) == "operator-ru"
        caller.hang_up()
    assert board.settle(caller).contact.outcome in ("abandoned", "callback", "voicemail")


@pytest.mark.parametrize("whisper", ["agent-whisper", "customer-whisper"])
def test_a_whisper_that_fails_joins_them_without_it(whisper: str) -> None:
    board = open_switchboard()
    board.fail("tell", flow=whisper)
    operator = board.agent()
    caller = wait(board)
    board.answer(operator, caller)
    assert board.instance.centre.faults.pending == []
