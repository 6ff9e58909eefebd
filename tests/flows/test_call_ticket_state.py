"""The state of a request by its number: told without a person, kindly when the number is wrong or missing."""

import pytest

from dozor.domain.ticket import Person
from local.connect.people import Caller
from local.connect.ports import LambdaAnswer
from tests.flows.switchboard import RIVERSIDE, STRANGER, ZARYA, Switchboard, open_switchboard, said
from tests.unit.application.trade import PHONE

NOT_FOUND = "We did not find a request with this number."
ASK = "Enter the number of your request and press hash."
SILENCE = "We did not hear a key."
SENTENCE = "[ru] Request 1 has been given to Pavel. Expect it by 12:30."


def asked(board: Switchboard) -> Caller:
    """Somebody who has been asked for the number."""
    board.trade.register()
    caller = board.call(number=STRANGER)  # who has no request of their own is asked for a number
    board.press(caller, "3")
    return caller


@pytest.mark.parametrize("keyed", ["1#", "01#", "1", "9*1#"])
def test_a_number_that_exists_is_answered_with_the_state_and_then_the_menu(keyed: str) -> None:
    board = open_switchboard()
    caller = asked(board)
    board.press(caller, keyed)
    assert caller.heard()[-2] == SENTENCE
    assert "[ru] If there is an emergency" in caller.heard()[-1]
    assert "You are calling about" not in caller.heard()[-1]  # the greeting by name is not repeated


def test_who_hangs_up_while_the_state_is_being_told_is_served_on_the_record() -> None:
    board = open_switchboard()
    caller = asked(board)
    caller.press("1#")
    board.runtime.advance(1)
    assert caller.heard()[-1] == SENTENCE
    caller.hang_up()
    assert board.record(caller)["Attributes"]["served"] == "ticket_state"
    assert (board.settle(caller).contact.outcome, board.settle(caller).duty) == ("self_served", None)


def test_who_was_told_and_keeps_silent_hears_goodbye_instead_of_blocking_an_operator() -> None:
    board = open_switchboard()
    caller = asked(board)
    board.press(caller, "1#")
    board.press(caller, "")
    assert caller.heard()[-1] == "[ru] Thank you for calling. Goodbye."
    assert not caller.in_call
    assert board.settle(caller).contact.outcome == "self_served"


def test_who_was_told_and_then_wants_an_operator_but_gives_up_waiting_is_to_be_called_back() -> None:
    board = open_switchboard()
    caller = asked(board)
    board.press(caller, "1#")
    board.press(caller, "0")
    caller.hang_up()
    settled = board.settle(caller)
    assert settled.contact.outcome == "abandoned"
    assert settled.duty is not None


@pytest.mark.parametrize("keyed", ["77#", "#", "**#"])
def test_a_number_of_no_request_is_asked_for_again_and_the_third_time_leads_to_an_operator(keyed: str) -> None:
    board = open_switchboard()
    caller = asked(board)
    for _ in range(2):
        board.press(caller, keyed)
        assert caller.heard()[-1] == f"[ru] {NOT_FOUND} [ru] {ASK}"
    board.press(caller, keyed)
    assert board.queue_name(caller) == "operator-ru"
    assert "served" not in board.contact(caller).attributes


def test_no_number_keyed_is_told_as_such_and_asked_for_again() -> None:
    board = open_switchboard()
    caller = asked(board)
    for _ in range(2):
        board.press(caller, "")
        assert caller.heard()[-1] == f"[ru] {SILENCE} [ru] {ASK}"
    board.press(caller, "")
    assert board.queue_name(caller) == "operator-ru"


def test_the_right_number_after_a_wrong_one_and_silence() -> None:
    board = open_switchboard()
    caller = asked(board)
    board.press(caller, "77#")
    board.press(caller, "")
    board.press(caller, "1#")
    assert caller.heard()[-2] == SENTENCE


def test_words_about_an_earlier_mistake_are_not_repeated() -> None:
    board = open_switchboard()
    board.trade.register()
    caller = board.call(number=STRANGER)
    board.press(caller, "9")
    board.press(caller, "3")
    board.press(caller, "77#")
    board.press(caller, "1#")
    assert "There is no such item" not in caller.heard()[-1]
    board.press(caller, "3")
    assert caller.heard()[-1] == f"[ru] {ASK}"


def test_slow_fingers_are_waited_for() -> None:
    board = open_switchboard()
    for form in range(12):
        board.trade.register(f"form-{form}")
    caller = board.call(number=STRANGER)
    board.press(caller, "3")
    caller.press("1")
    board.runtime.advance(4.5)
    caller.press("2")
    board.listen(caller, since=len(caller.messages))
    assert "Request 1 2 has been given" in said(caller)


def test_another_company_s_request_is_not_told() -> None:
    board = open_switchboard()
    board.trade.register()
    caller = board.call(RIVERSIDE)
    board.press(caller, "3")
    board.press(caller, "1#")
    assert caller.heard()[-1] == f"[en] {NOT_FOUND} [en] {ASK}"


def test_asking_for_ever_ends_with_a_person() -> None:
    board = open_switchboard()
    caller = asked(board)
    told = 0
    while not board.queue_name(caller):
        board.press(caller, "1#" if caller.messages[-1]["asks"]["kind"] == "digits" else "3")
        told += caller.heard()[-2] == SENTENCE
        assert told <= 6
    assert board.queue_name(caller) == "operator-ru"


def test_a_caller_with_open_requests_is_told_them_at_once() -> None:
    board = open_switchboard()
    for form in range(2):
        board.trade.register(f"form-{form}")
    caller = board.call()
    board.press(caller, "3")
    told = caller.heard()[-1]
    assert told.startswith("[ru] You have две open requests.")
    assert "Request 1 has been given to Pavel. Expect it by 12:30." in told
    assert "Request 2 has been given to Pavel." in told
    board.press(caller, "")
    assert "Can we help you with anything else?" in caller.heard()[-1]
    caller.hang_up()
    assert board.settle(caller).contact.outcome == "self_served"


def test_the_star_leads_on_to_another_request_by_its_number() -> None:
    board = open_switchboard()
    caller = Caller(board.instance, PHONE)
    board.trade.register()
    board.trade.register("form-2", caller=Person("Olga", "+79000000555", ""))
    caller.dial(ZARYA)
    board.listen(caller, since=0)
    board.press(caller, "3")
    board.press(caller, "*")
    assert caller.heard()[-1] == f"[ru] {ASK}"
    board.press(caller, "2#")
    assert "[ru] Request 2 has been given to Pavel." in caller.heard()[-2]


@pytest.mark.parametrize("answer", [LambdaAnswer(error="Unhandled"), {}, {"found": "no"}])
def test_own_requests_that_cannot_be_found_are_asked_for_by_number(answer: object) -> None:
    board = open_switchboard()
    board.trade.register()
    real = board.functions["find_ticket"]
    board.functions["find_ticket"] = lambda event: real(event) if event["Details"]["Parameters"]["number"] else answer
    caller = board.call()
    board.press(caller, "3")
    assert caller.heard()[-1].endswith(ASK)
    board.press(caller, "1#")
    assert caller.heard()[-2] == SENTENCE
