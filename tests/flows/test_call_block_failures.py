"""Connect itself may fail any block. Whichever it is, the caller is not dropped in silence: a person, or a kind word.

Every NoMatchingError (and QueueAtCapacity) branch of the three flows is provoked by a fault; one without a journey here
fails the test that enumerates them.
"""

import json
from dataclasses import dataclass, field

import pytest

from infra.flows import load_flows
from infra.layout import CONTACT_FLOWS
from local.connect.language.parsing import parse_flow
from tests.flows.switchboard import Switchboard, is_waiting, open_switchboard, said

KIND = ("We will call you back", "мы вам перезвоним", "Goodbye")


@dataclass(frozen=True)
class Journey:
    """How to come to a block: what is keyed at each question, and which other blocks must fail on the way there."""

    answers: tuple[str, ...] = ("0",)
    failing: dict[str, int] = field(default_factory=dict)


START = Journey()
NO_COMPANY = Journey((), {"load-company": 1})
NO_QUEUE = Journey(("0",), {"enqueue": 2})
STATE = Journey(("3", "1#"))
INBOUND: dict[str, Journey] = {
    **dict.fromkeys(
        (
            "hook-disconnect", "hook-waiting", "load-company", "keep-company", "set-voice", "greet", "set-second-voice",
            "greet-second", "set-voice-back", "identify-caller", "keep-caller", "menu", "say-operator", "to-operator",
            "enqueue",
        ),
        START,
    ),
    **{f"choose-{key}": Journey((str(key),)) for key in range(10)},
    **dict.fromkeys(("fallback-voice", "say-one-moment", "fallback-texts", "fallback-queue"), NO_COMPANY),
    **dict.fromkeys(("promise-callback", "say-busy"), NO_QUEUE),
    **dict.fromkeys(("say-emergency", "to-emergency"), Journey(("1",))),
    **dict.fromkeys(("say-repair", "to-repair"), Journey(("2",))),
    **dict.fromkeys(("ask-number", "find-ticket", "mark-served", "say-state"), STATE),
    **dict.fromkeys(("ask-number-again", "begin-with-not-found"), Journey(("3", "77#"))),
    "begin-with-silence": Journey(("",)),
    "begin-with-wrong-key": Journey(("9",)),
    "begin-with-no-number": Journey(("3", "")),
    "say-goodbye": Journey(("3", "1#", "")),
    "say-trouble": Journey(("3", "1#"), {"find-ticket": 1}),
}  # fmt: skip


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


@pytest.mark.parametrize(("action", "error"), [(a, e) for flow, a, e in error_branches() if flow == "inbound"])
def test_whichever_block_fails_the_caller_is_led_on(action: str, error: str) -> None:
    journey = INBOUND[action]
    board = open_switchboard()
    board.trade.register()
    for other, times in journey.failing.items():
        board.fail(other, times)
    board.fail(action, error=error)
    caller = board.dial()
    if not (is_waiting(caller) or not caller.in_call):
        board.listen(caller, since=0)
    board.walk(caller, journey.answers)
    assert board.instance.centre.faults.pending == [], "the journey does not come by this block"
    silent = action in ("say-busy", "say-goodbye")  # the last words themselves are what failed
    assert is_treated_kindly(board, said(caller), is_waiting(caller)) or silent
    assert board.instance.centre.failures == []
    caller.hang_up()
    assert board.settle(caller).contact.outcome in ("abandoned", "self_served", "callback")


def test_a_menu_that_cannot_be_spoken_is_said_to_be_our_fault() -> None:
    board = open_switchboard()
    board.fail("menu")
    caller = board.call()
    assert "something went wrong on our side" in caller.heard()[-2]
    assert board.queue_name(caller) == "operator-ru"


def test_a_state_that_cannot_be_spoken_leads_to_an_operator() -> None:
    board = open_switchboard()
    board.trade.register()
    board.fail("say-state")
    caller = board.call()
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
    operator.accept()
    assert caller.messages[-1]["type"] == "connected"
    operator.hang_up()


def test_a_goodbye_that_fails_ends_the_call_all_the_same() -> None:
    board = open_switchboard()
    operator = board.agent()
    caller = board.call()
    board.press(caller, "0")
    operator.accept()
    board.fail("say-goodbye", flow="disconnect")
    operator.hang_up()
    board.runtime.settle()
    assert not caller.in_call
    operator.finish()
    assert board.settle(caller).contact.outcome == "answered"
