"""News of an outage: told before anything else to whom it touches; one key asks for a message at its end."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from dozor.domain.outage import Outage, OutageCause, Resource, Scope
from dozor.domain.people import SYSTEM
from local.connect.people import Caller
from local.connect.ports import LambdaAnswer
from tests.flows.switchboard import STRANGER, Switchboard, open_switchboard, said
from tests.unit.application.trade import NOW, PHONE

NO_WATER = "[ru] There is no cold water at 1 Main Street."
OFFER = "[ru] If you would like a text message when it is over, press star. To go on, press hash."
THANKS = "[ru] Thank you. We will send you a text message when it is over."
MENU = "[ru] If there is an emergency, press 1."


def make_outage(**changes: Any) -> Outage:
    scope = (Scope("b1", "1 Main Street"),)
    outage = Outage("zarya", "o1", Resource.COLD_WATER, scope, NOW - timedelta(hours=1), OutageCause.ACCIDENT)
    return replace(outage, **{"expected_end": NOW + timedelta(hours=4), **changes})


def open_board(*outages: Outage) -> Switchboard:
    board = open_switchboard()
    for outage in outages or (make_outage(),):
        board.outages.add(outage, [])
    return board


def phones(board: Switchboard) -> list[str]:
    return [one.phone for one in board.outages.subscriptions("zarya", "o1")]


def test_the_outage_is_told_first_with_its_expected_end_then_the_menu() -> None:
    board = open_board()
    caller = board.call()
    assert caller.heard()[-1].strip().startswith(f"{NO_WATER} [ru] There is damage, and people are already at work.")
    assert "[ru] We expect it to be over by " in caller.heard()[-1]
    assert caller.heard()[-1].strip().endswith(OFFER)
    board.press(caller, "")
    assert MENU in caller.heard()[-1]
    assert phones(board) == []


def test_star_subscribes_once_however_often_they_call() -> None:
    board = open_board()
    for _ in range(2):
        caller = board.call()
        board.press(caller, "*")
        assert caller.heard()[-2].strip() == THANKS
        assert MENU in caller.heard()[-1]
        caller.hang_up()
        settled = board.settle(caller)
        assert (settled.contact.outcome, settled.contact.served) == ("self_served", "outage")
    assert phones(board) == [PHONE]


def test_hash_goes_on_to_the_menu() -> None:
    board = open_board()
    caller = board.call()
    board.press(caller, "#")
    assert MENU in caller.heard()[-1]
    assert board.queue_name(caller) == ""


@pytest.mark.parametrize("key", [str(digit) for digit in range(10)])
def test_who_knows_the_menu_need_not_wait_for_it(key: str) -> None:
    """The menu has one thing on all keys here: a repair, so that each key is seen to count."""
    board = open_switchboard(menu={key: "repair"})
    board.outages.add(make_outage(), [])
    caller = board.call()
    board.press(caller, key)
    assert MENU not in said(caller)
    assert board.queue_name(caller) == "repair-ru"


def test_a_key_that_the_menu_has_not_is_a_wrong_one() -> None:
    board = open_board()
    caller = board.call()
    board.press(caller, "9")
    assert "There is no such item in the menu." in caller.heard()[-1]


def test_who_hangs_up_while_they_hear_it_got_what_they_came_for() -> None:
    board = open_board()
    caller = board.call()
    caller.hang_up()
    settled = board.settle(caller)
    assert (settled.contact.outcome, settled.contact.served, settled.duty) == ("self_served", "outage", None)


def test_who_goes_on_to_an_operator_and_gives_up_waiting_is_called_back() -> None:
    board = open_board()
    caller = board.call()
    board.press(caller, "#")
    board.press(caller, "0")
    caller.hang_up()
    settled = board.settle(caller)
    assert settled.contact.outcome == "abandoned"
    assert settled.duty is not None


def test_an_end_that_has_passed_is_told_in_other_words() -> None:
    board = open_board(make_outage(expected_end=NOW - timedelta(minutes=1)))
    assert "[ru] It is taking longer than we thought." in said(board.call())


@pytest.mark.parametrize(
    "outage",
    [
        make_outage(scope=(Scope("b2", "2 Side Street"),)),
        make_outage(began_at=NOW + timedelta(days=1)),
        make_outage().end(SYSTEM, NOW),
        make_outage(company="riverside"),
    ],
    ids=["elsewhere", "yet to begin", "over", "of another company"],
)
def test_what_does_not_touch_the_caller_is_not_told(outage: Outage) -> None:
    assert "cold water" not in said(open_board(outage).call())


def test_a_stranger_hears_nothing_of_outages() -> None:
    assert "cold water" not in said(open_board().call(number=STRANGER))


def test_an_outage_that_ends_while_it_is_told_is_good_news() -> None:
    board = open_board()
    caller = board.call()
    board.outages.save(board.outages.get("zarya", "o1").end(SYSTEM, NOW), [])
    board.press(caller, "*")
    assert caller.heard()[-2].strip() == "[ru] Good news: it has just been put right."
    assert phones(board) == []


WAYS: dict[str, Any] = {
    "throws": LambdaAnswer(error="Unhandled: ZeroDivisionError"),
    "does not answer in time": LambdaAnswer(payload={}, duration_s=60),
    "answers nonsense": {"colour": "green"},
}


def goes_on(board: Switchboard, caller: Caller) -> bool:
    """The caller is not left in silence: the menu, or a person."""
    return caller.in_call and (MENU in caller.heard()[-1] or bool(board.queue_name(caller)))


@pytest.mark.parametrize("way", WAYS)
def test_a_subscription_that_fails_is_told_kindly_and_leads_to_an_operator(way: str) -> None:
    board = open_board()
    board.functions["subscribe_outage"] = WAYS[way]
    caller = board.call()
    board.press(caller, "*")
    assert "something went wrong on our side" in said(caller)
    assert board.queue_name(caller) == "operator-ru"


@pytest.mark.parametrize("block", ["mark-served", "tell", "subscribe", "say-answer", "mark-trouble"])
def test_a_block_of_connect_that_fails_does_not_end_the_call(block: str) -> None:
    board = open_board()
    board.fail(block, flow="outage-news")
    if block == "mark-trouble":
        board.functions["subscribe_outage"] = WAYS["throws"]
    caller = board.call()
    board.press(caller, "*" if block != "tell" else "")
    assert goes_on(board, caller)


@pytest.mark.parametrize("key", [str(digit) for digit in range(10)])
def test_a_key_that_could_not_be_kept_leads_to_the_menu(key: str) -> None:
    board = open_board()
    board.fail(f"keep-{key}", flow="outage-news")
    caller = board.call()
    board.press(caller, key)
    assert MENU in caller.heard()[-1]
