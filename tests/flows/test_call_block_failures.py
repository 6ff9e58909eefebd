"""Connect itself may fail any block. Whichever it is, the caller is not dropped in silence: a person, or a kind word.

Every error branch of the trunk and of its own module is provoked by a fault, on the first of the journeys that comes by
the block; a block that no journey comes by fails the test that enumerates them.
"""

import json
from functools import cache

import pytest

from infra.flows import load_flows
from infra.layout import CONTACT_FLOWS
from local.connect.language.parsing import parse_flow
from tests.flows.journeys import JOURNEYS, Journey
from tests.flows.switchboard import STRANGER, Switchboard, is_waiting, open_switchboard, said

KIND = ("We will call you back", "мы вам перезвоним", "Goodbye", "after the tone")
OURS = ("inbound", "ticket-state")
LAST_WORDS = ("say-busy", "say-goodbye")
"""When they fail there is nothing left to say."""


@cache
def journeys_by_block() -> dict[tuple[str, str], Journey]:
    """(flow, action) -> the first journey that comes by it when nothing else fails."""
    found: dict[tuple[str, str], Journey] = {}
    for journey in JOURNEYS:
        board = journey.prepare()
        caller = journey.go(board)
        names = {flow_id: name for name, flow_id in (*board.flows.items(), *board.modules.items())}
        for step in board.contact(caller).trace:
            found.setdefault((names[step.flow_id], step.action), journey)
    return found


def error_branches() -> list[tuple[str, str, str]]:
    """(flow, action, error) of every branch that needs the block itself to fail."""
    flows = {flow.name: parse_flow(json.dumps(flow.document)) for flow in load_flows(CONTACT_FLOWS)}
    return [
        (name, action.identifier, error)
        for name, flow in flows.items()
        for action in flow.actions.values()
        for error, _ in action.transitions.errors
        if error in ("NoMatchingError", "QueueAtCapacity")
    ]


def is_treated_kindly(board: Switchboard, heard: str, waiting: bool) -> bool:
    return not board.instance.centre.failures and (waiting or any(words in heard for words in KIND))


@pytest.mark.parametrize(("flow", "action", "error"), [one for one in error_branches() if one[0] in OURS])
def test_whichever_block_fails_the_caller_is_led_on(flow: str, action: str, error: str) -> None:
    journey = journeys_by_block()[flow, action]
    board = journey.prepare()
    board.fail(action, error=error, flow=flow)
    caller = journey.go(board)
    assert board.instance.centre.faults.pending == [], "the journey does not come by this block"
    assert is_treated_kindly(board, said(caller), is_waiting(caller)) or action in LAST_WORDS
    if caller.in_call:
        caller.hang_up()
    assert board.settle(caller).contact.outcome in (
        "abandoned", "self_served", "callback", "voicemail", "transferred_out",
    )  # fmt: skip


def test_a_menu_that_cannot_be_spoken_is_said_to_be_our_fault() -> None:
    board = open_switchboard()
    board.fail("menu")
    caller = board.call()
    assert "something went wrong on our side" in caller.heard()[-2]
    assert board.queue_name(caller) == "operator-ru"


def test_a_state_that_cannot_be_spoken_leads_to_an_operator() -> None:
    board = open_switchboard()
    board.trade.register()
    board.fail("say-state", flow="ticket-state")
    caller = board.call(number=STRANGER)
    board.walk(caller, ("3", "1#"))
    assert "something went wrong on our side" in said(caller)
    caller.hang_up()
    settled = board.settle(caller)  # marked as served a moment before, but nothing was heard, and the caller queued
    assert settled.contact.outcome == "abandoned"


def test_the_promise_to_call_back_is_kept_even_when_it_cannot_be_spoken() -> None:
    board = open_switchboard()
    board.fail("enqueue", times=2)
    board.fail("say-busy")
    caller = board.call()
    board.press(caller, "0")
    assert not caller.in_call
    assert board.settle(caller).duty is not None


def test_who_waits_in_silence_because_the_waiting_words_fail_is_still_answered() -> None:
    board = open_switchboard()
    board.fail("keep-waiting", flow="waiting")
    caller = board.call()
    board.press(caller, "0")
    operator = board.agent()
    board.answer(operator, caller)
    assert caller.messages[-1]["type"] == "connected"
    operator.hang_up()


def test_a_goodbye_that_fails_ends_the_call_all_the_same() -> None:
    board = open_switchboard()
    operator = board.agent()
    caller = board.call()
    board.press(caller, "0")
    board.answer(operator, caller)
    board.fail("say-goodbye", flow="disconnect")
    operator.hang_up()
    board.runtime.advance(30)
    assert not caller.in_call
    operator.finish()
    assert board.settle(caller).contact.outcome == "answered"
