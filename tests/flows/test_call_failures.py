"""Functions that fail in every way: the caller is told something kind and led to an operator, after eight seconds at most."""

from collections.abc import Callable
from typing import Any

import pytest

from local.connect.people import Caller
from local.connect.ports import LambdaAnswer
from tests.flows.switchboard import STRANGER, ZARYA, Switchboard, open_switchboard, said
from tests.unit.application.trade import PHONE

SORRY = "[ru] We are sorry, something went wrong on our side. We are connecting you with an operator."
ONE_MOMENT = "Одну минуту, соединяем с оператором."
WAYS: dict[str, Any] = {
    "throws": LambdaAnswer(error="Unhandled: ZeroDivisionError"),
    "does not answer in time": LambdaAnswer(payload={}, duration_s=60),
    "is throttled again and again": LambdaAnswer(error="TooManyRequestsException", retryable=True, duration_s=0.2),
    "is throttled slowly": LambdaAnswer(error="TooManyRequestsException", retryable=True, duration_s=5),
    "does not exist": LambdaAnswer(error="ResourceNotFoundException"),
    "answers a tree": {"company": {"name": "zarya"}},
    "answers a number": {"company": "zarya", "flats": 2},
    "answers a list": ["zarya"],
    "answers a sentence": "zarya",
    "answers too much": {"company": "zarya", "menu": "x" * 33_000},
    "answers nothing": None,
    "answers an empty map": {},
    "answers something else": {"colour": "green"},
}


@pytest.fixture(params=WAYS)
def broken(request: pytest.FixtureRequest) -> Callable[[str], Switchboard]:
    """A switchboard with one function broken in one way."""

    def break_function(name: str) -> Switchboard:
        board = open_switchboard()
        board.trade.register()
        board.functions[name] = WAYS[request.param]
        return board

    return break_function


def longest_silence_s(board: Switchboard) -> float:
    """The longest invocation of any contact: the caller hears silence meanwhile."""
    steps = [step for contact in board.instance.centre.contacts.values() for step in contact.trace]
    return max((s.ended - s.started).total_seconds() for s in steps if s.type == "InvokeLambdaFunction")


def test_without_the_company_the_caller_is_told_in_both_languages_and_led_to_an_operator(
    broken: Callable[[str], Switchboard],
) -> None:
    board = broken("load_company")
    caller = board.call()
    first, waiting = caller.heard()
    assert ONE_MOMENT in first
    assert "One moment, please: we are connecting you with an operator." in first
    assert "Разговор записывается." in first
    assert "Calls are recorded." in first
    assert "Please hold the line." in waiting
    assert board.queue_name(caller) == "operator-ru"
    assert longest_silence_s(board) <= 8
    caller.hang_up()
    settled = board.settle(caller)  # nobody is forgotten although the flow never learnt whose number it was
    assert (settled.contact.company, settled.contact.outcome) == ("zarya", "abandoned")
    assert settled.duty is not None


def test_without_knowing_the_caller_the_menu_follows_as_for_a_stranger(broken: Callable[[str], Switchboard]) -> None:
    board = broken("identify_caller")
    caller = board.call()
    assert caller.heard()[-1].strip().startswith("[ru] If there is an emergency, press 1.")
    board.walk(caller, ("1",))
    assert board.queue_name(caller) == "emergency-ru"
    assert longest_silence_s(board) <= 8


def test_without_the_request_the_caller_is_told_and_led_to_an_operator(broken: Callable[[str], Switchboard]) -> None:
    board = broken("find_ticket")
    caller = board.call(number=STRANGER)
    board.press(caller, "3")
    board.press(caller, "1#")
    assert caller.heard()[-2] == SORRY
    assert board.queue_name(caller) == "operator-ru"
    assert "served" not in board.contact(caller).attributes
    assert longest_silence_s(board) <= 8


@pytest.mark.parametrize("name", ["load_company", "identify_caller", "find_ticket"])
def test_a_throttle_that_passes_is_not_noticed(name: str) -> None:
    board = open_switchboard()
    board.trade.register()
    real, throttles = board.functions[name], [LambdaAnswer(error="TooManyRequestsException", retryable=True)] * 2
    board.functions[name] = lambda event: throttles.pop() if throttles else real(event)
    caller = board.call()
    board.press(caller, "3")
    assert throttles == []
    assert "Hello, Ivan Petrovich." in said(caller)
    assert "Request 1 has been given to Pavel." in said(caller)


def test_a_number_that_belongs_to_no_company_is_answered_by_an_operator() -> None:
    board = open_switchboard()
    number = board.instance.claim_phone_number("+12025550177")
    board.instance.associate_phone_number_contact_flow(number, board.flows["inbound"])
    caller = board.call("+12025550177")
    assert ONE_MOMENT in caller.heard()[0]
    caller.hang_up()
    assert board.settle(caller).contact.company == "_"


def test_a_greeting_by_name_that_does_not_fit_the_contact_is_left_out() -> None:
    board = open_switchboard()
    board.functions["identify_caller"] = {"known": "yes", "hello": "x" * 32_000}
    caller = board.call()
    assert caller.heard()[-1].strip().startswith("[ru] If there is an emergency, press 1.")


def test_a_company_that_does_not_fit_the_contact_is_as_good_as_none() -> None:
    board = open_switchboard()
    real = board.functions["load_company"]
    # The answer fits its own limit; with what the contact holds already it passes the contact's.
    board.functions["load_company"] = lambda event: {**real(event), "greeting": "x" * 25_000}
    caller = Caller(board.instance, PHONE)
    caller.dial(ZARYA)
    board.contact(caller).attributes["from_before"] = "x" * 9_000
    board.listen(caller, since=0)
    assert ONE_MOMENT in caller.heard()[0]
    assert board.queue_name(caller) == "operator-ru"
