"""Meter readings by keypad: whose meters, which of them, digits, read back, confirmed; and each way it can go wrong."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dozor.domain.company import MenuChoice
from dozor.domain.meter import Meter, Reading
from dozor.domain.meter_rules import MeterRules
from dozor.domain.people import Resident
from local.connect.people import Caller
from local.connect.ports import LambdaAnswer
from tests.flows.switchboard import STRANGER, Switchboard, open_switchboard
from tests.unit.application.homes import (
    ACCOUNT,
    IVAN_AT_HOME,
    IVAN_ELSEWHERE,
    OTHER_ACCOUNT,
    RULES,
    make_meter,
    make_power_meter,
)
from tests.unit.application.trade import PHONE

MENU = {"1": MenuChoice.EMERGENCY, "4": MenuChoice.METER_READINGS, "0": MenuChoice.OPERATOR}
COLD = "[ru] [ru] Cold water meter, number ending in 1 2 3"
ASK = "Enter the reading without the digits after the comma and press hash. If you make a mistake, press star and begin again."
SILENCE, WRONG_KEY = "[ru] We did not hear a key.", "[ru] There is no such item in the menu."
READ_BACK = "[ru] You entered {}. If this is right, press 1. To enter it again, press 2."
ENOUGH = "[ru] An operator will help you with the readings."
SORRY = "something went wrong on our side"


def open_board(
    meters: Sequence[Meter] = (make_meter(),),
    residents: Sequence[Resident] = (IVAN_AT_HOME,),
    rules: MeterRules = RULES,
    **zarya: Any,
) -> Switchboard:
    board = open_switchboard(menu=MENU, meters=rules, **zarya)
    board.trade.people.save_people([], residents, [])
    board.meters.save_meters(meters)
    return board


def ask_for_readings(board: Switchboard, number: str = PHONE) -> Caller:
    caller = board.call(number=number)
    board.press(caller, "4")
    return caller


def heard(caller: Caller) -> str:
    return caller.heard()[-1].strip()


def readings(board: Switchboard, period: str = "2026-03") -> tuple[Reading, ...]:
    return board.meters.readings("zarya", period).items


def in_menu(caller: Caller) -> bool:
    return "[ru] If there is an emergency, press 1." in heard(caller)


# --- as it should be ----------------------------------------------------------------------------------------------------
def test_one_flat_one_meter_digits_read_back_and_stored() -> None:
    board = open_board()
    caller = ask_for_readings(board)
    assert heard(caller) == f"[ru] {COLD}. {ASK}"
    board.press(caller, "127#")
    assert heard(caller) == READ_BACK.format("1 2 7")
    board.press(caller, "1")
    assert caller.heard()[-2].strip() == "[ru] Thank you, the reading 1 2 7 is recorded."
    assert in_menu(caller)
    (reading,) = readings(board)
    assert (reading.value, reading.account, reading.source, reading.phone) == (127, ACCOUNT, "phone_keypad", PHONE)
    assert (reading.contact_id, reading.resident_id) == (board.contact(caller).id, "r1")
    assert board.contact(caller).attributes["served"] == "meter_reading"
    caller.hang_up()
    assert board.settle(caller).contact.outcome == "self_served"


def test_every_meter_of_the_flat_in_one_call() -> None:
    board = open_board([make_meter(), make_power_meter()])
    caller = ask_for_readings(board)
    power = "[ru] [ru] Electricity meter, number ending in 4 5 6"
    assert heard(caller) == f"[ru] {COLD}: press 1. [ru] {power}: press 2. [ru] To speak with an operator, press 0."
    board.press(caller, "1")
    board.press(caller, "127#")
    board.press(caller, "1")
    assert heard(caller) == (
        "[ru] Thank you, the reading 1 2 7 is recorded. [ru] To give the reading of another meter, press 1. "
        "To return to the menu, press 2."
    )
    board.press(caller, "1")
    board.press(caller, "2")
    board.press(caller, "4310#")
    board.press(caller, "1")
    assert in_menu(caller)
    assert {(one.meter, one.value) for one in readings(board)} == {("m1", 127), ("m2", 4310)}


def test_after_one_of_several_the_caller_may_return_to_the_menu() -> None:
    board = open_board([make_meter(), make_power_meter()])
    caller = ask_for_readings(board)
    for keys in ("1", "127#", "1", "2"):
        board.press(caller, keys)
    assert in_menu(caller)
    assert len(readings(board)) == 1


def test_of_several_flats_one_is_chosen() -> None:
    other = make_meter("m9", account=OTHER_ACCOUNT, address="2 Side Street", flat="7")
    board = open_board([make_meter(), other], [IVAN_AT_HOME, IVAN_ELSEWHERE])
    caller = ask_for_readings(board)
    assert "[ru] For 1 Main Street, 5, press 1. [ru] For 2 Side Street, 7, press 2." in heard(caller)
    for keys in ("2", "127#", "1"):
        board.press(caller, keys)
    assert [one.account for one in readings(board)] == [OTHER_ACCOUNT]


def test_a_stranger_keys_in_the_account_and_hears_the_address() -> None:
    board = open_board()
    caller = ask_for_readings(board, STRANGER)
    assert "Enter your account number and press hash." in heard(caller)
    board.press(caller, f"{ACCOUNT}#")
    assert "[ru] Account 1 0 0 5 0 0, 1 Main Street, 5. If this is right, press 1." in heard(caller)
    for keys in ("1", "127#", "1"):
        board.press(caller, keys)
    (reading,) = readings(board)
    assert (reading.phone, reading.resident_id) == (STRANGER, "")


def test_a_withheld_number_keys_in_the_account_too() -> None:
    board = open_board()
    caller = ask_for_readings(board, "anonymous")
    for keys in (f"{ACCOUNT}#", "1", "127#", "1"):
        board.press(caller, keys)
    assert [one.phone for one in readings(board)] == [""]


def test_a_correction_in_the_same_call_counts_and_both_are_kept() -> None:
    board = open_board()
    caller = ask_for_readings(board)
    for keys in ("137#", "1", "4", "127#", "1"):
        board.press(caller, keys)
    assert caller.heard()[-2].strip() == "[ru] Thank you, your reading is corrected: 1 2 7."
    assert [(one.value, one.superseded) for one in readings(board)] == [(127, False), (137, True)]


def test_a_function_called_twice_for_the_same_key_stores_once() -> None:
    board = open_board()
    real = board.functions["store_reading"]
    board.functions["store_reading"] = lambda event: (real(event), real(event))[1]
    caller = ask_for_readings(board)
    for keys in ("127#", "1"):
        board.press(caller, keys)
    assert caller.heard()[-2].strip() == "[ru] Thank you, the reading 1 2 7 is recorded."
    assert [one.value for one in readings(board)] == [127]


def test_a_turn_costs_one_look_at_the_meters_at_most() -> None:
    board = open_board([make_meter(), make_power_meter()])
    caller = board.call()
    for keys in ("4", "1", "119#", "1", "127#", "1"):
        before = board.meters.faults.calls["meters"]
        board.press(caller, keys)
        assert board.meters.faults.calls["meters"] - before == 1


# --- refused kindly -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("keyed", "told"),
    [
        ("119#", "[ru] This is less than the last reading. The last one was 1 2 0."),
        ("999#", "[ru] This is far more than usual. The last reading was 1 2 0."),
        (
            "00127456#",
            "[ru] There are too many digits for this meter. Leave out those after the comma, usually they are red.",
        ),
    ],
)
def test_a_reading_that_cannot_be_is_refused_with_its_reason_and_may_be_entered_again(keyed: str, told: str) -> None:
    board = open_board()
    caller = ask_for_readings(board)
    board.press(caller, keyed)
    assert heard(caller).startswith(
        f"{told} [ru] To enter the reading again, press 1. [ru] To return to the menu, press 3."
    )
    for keys in ("1", "127#", "1"):
        board.press(caller, keys)
    assert [one.value for one in readings(board)] == [127]


@pytest.mark.parametrize(
    ("keys", "stored", "queue"),
    [(["2", "2", "5#", "1"], [("m2", 5)], ""), (["3"], [], ""), (["0"], [], "operator-ru")],
)
def test_a_refused_reading_leads_to_another_meter_the_menu_or_an_operator(
    keys: list[str], stored: list[tuple[str, int]], queue: str
) -> None:
    board = open_board([make_meter(), make_power_meter()])
    caller = ask_for_readings(board)
    for pressed in ("1", "119#", *keys):
        board.press(caller, pressed)
    assert [(one.meter, one.value) for one in readings(board)] == stored
    assert board.queue_name(caller) == queue


def test_a_meter_past_its_verification_is_told_at_once() -> None:
    overdue = make_meter(verified_until=date(2026, 2, 28))
    board = open_board([overdue, make_power_meter()])
    caller = ask_for_readings(board)
    board.press(caller, "1")
    assert "It had to be verified by 28.02, so we cannot take its readings" in heard(caller)
    board.press(caller, "9")
    assert heard(caller).startswith(WRONG_KEY)
    board.press(caller, "2")
    for keys in ("2", "5#", "1"):
        board.press(caller, keys)
    assert [one.meter for one in readings(board)] == ["m2"]


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        (MeterRules(15, 25), "[ru] Meter readings are taken from 15.03 to 25.03. Please call us then."),
        (MeterRules(1, 1), "[ru] Readings for this month are closed. The next ones are taken from 01.04 to 01.04."),
    ],
)
@pytest.mark.parametrize("key", ["1", "0"])
def test_outside_the_window_its_days_are_told_and_the_ways_on(rules: MeterRules, told: str, key: str) -> None:
    board = open_board(rules=rules)
    caller = ask_for_readings(board)
    assert heard(caller).startswith(told)
    board.press(caller, key)
    assert in_menu(caller) if key == "1" else board.queue_name(caller) == "operator-ru"
    assert readings(board) == ()


# --- three failures -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "pressed",
    [
        ["", "", ""],
        ["#", "", "#"],
        ["119#", "1", "999#", "1", "123456#"],
        ["119#", "7", ""],
        ["127#", "", "7", ""],
        ["127#", "2", "127#", "2", "127#", "2"],
    ],
)
def test_the_third_failure_leads_to_an_operator(pressed: list[str]) -> None:
    board = open_board()
    caller = ask_for_readings(board)
    for keys in pressed:
        assert not board.queue_name(caller)
        board.press(caller, keys)
    assert any(ENOUGH in words for words in caller.heard())
    assert board.queue_name(caller) == "operator-ru"
    assert readings(board) == ()


def test_an_account_of_nobody_is_asked_for_again_and_then_an_operator_helps() -> None:
    board = open_board()
    caller = ask_for_readings(board, STRANGER)
    for _ in range(2):
        board.press(caller, "42#")
        assert heard(caller).startswith(
            "[ru] We did not find an account with this number. [ru] Enter your account number"
        )
    board.press(caller, "42#")
    assert board.queue_name(caller) == "operator-ru"


def test_a_wrong_account_is_keyed_in_again() -> None:
    board = open_board([make_meter(), make_meter("m9", account=OTHER_ACCOUNT, flat="7")])
    caller = ask_for_readings(board, STRANGER)
    for keys in (f"{OTHER_ACCOUNT}#", "5", "2", f"{ACCOUNT}#", "1", "127#", "1"):
        board.press(caller, keys)
    assert [one.account for one in readings(board)] == [ACCOUNT]


@pytest.mark.parametrize("key", ["9", ""])
def test_a_wrong_key_or_silence_at_the_choice_of_a_meter_repeats_the_choice(key: str) -> None:
    board = open_board([make_meter(), make_power_meter()])
    caller = ask_for_readings(board)
    board.press(caller, key)
    assert heard(caller).startswith(WRONG_KEY if key else SILENCE)
    assert ": press 2." in heard(caller)


def test_a_flat_without_meters_is_a_matter_for_an_operator() -> None:
    board = open_board([])
    caller = ask_for_readings(board)
    assert any("We have no meters under this account." in words for words in caller.heard())
    assert board.queue_name(caller) == "operator-ru"


@pytest.mark.parametrize("before", [[], ["127#"]])
def test_who_hangs_up_before_it_is_stored_has_given_nothing(before: list[str]) -> None:
    board = open_board()
    caller = ask_for_readings(board)
    for keys in before:
        board.press(caller, keys)
    caller.hang_up()
    assert readings(board) == ()
    assert board.settle(caller).contact.outcome == "abandoned"


# --- what fails ---------------------------------------------------------------------------------------------------------
WAYS: dict[str, Any] = {
    "throws": LambdaAnswer(error="Unhandled: ZeroDivisionError"),
    "does not answer in time": LambdaAnswer(payload={}, duration_s=60),
    "answers nonsense": {"colour": "green"},
    "answers too much": {"ask": "key", "words": "x" * 32_500, "step": "", "next": "menu", "stored": "no"},
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["find_meters", "check_reading", "store_reading"])
def test_a_function_that_fails_is_told_kindly_and_leads_to_an_operator(name: str, way: str) -> None:
    board = open_board()
    board.functions[name] = WAYS[way]
    caller = board.call()
    for keys in ("4", "127#", "1"):
        if not board.queue_name(caller):
            board.press(caller, keys)
    assert any(SORRY in words for words in caller.heard())
    assert board.queue_name(caller) == "operator-ru"


@pytest.mark.parametrize(
    "block", ["begin", "keep", "ask-reading", "ask-confirm", "find-meters", "check-reading", "store-reading"]
)
def test_a_block_of_connect_that_fails_leads_to_an_operator(block: str) -> None:
    board = open_board()
    board.fail(block, flow="meter-readings", times=5)
    caller = board.call()
    for keys in ("4", "127#", "1"):
        if not board.queue_name(caller):
            board.press(caller, keys)
    assert any(SORRY in words for words in caller.heard())
    assert board.queue_name(caller) == "operator-ru"


@pytest.mark.parametrize(("block", "number"), [("ask-key", PHONE), ("ask-number", STRANGER)])
def test_a_question_that_cannot_be_put_leads_to_an_operator(block: str, number: str) -> None:
    board = open_board([make_meter(), make_power_meter()])
    board.fail(block, flow="meter-readings")
    caller = ask_for_readings(board, number)
    assert any(SORRY in words for words in caller.heard())
    assert board.queue_name(caller) == "operator-ru"


def test_what_cannot_be_said_or_marked_does_not_undo_the_reading() -> None:
    board = open_board()
    for block in ("mark-served", "say-last-words"):
        board.fail(block, flow="meter-readings")
    caller = ask_for_readings(board)
    for keys in ("127#", "1"):
        board.press(caller, keys)
    assert in_menu(caller)
    assert [one.value for one in readings(board)] == [127]


def test_trouble_that_cannot_even_be_marked_does_not_end_in_silence() -> None:
    board = open_board()
    board.fail("begin", flow="meter-readings")
    board.fail("mark-trouble", flow="meter-readings")
    caller = ask_for_readings(board)
    assert in_menu(caller) or board.queue_name(caller) == "operator-ru"


def test_the_window_that_closes_during_the_call_is_told() -> None:
    board = open_board(rules=replace(RULES, to_day=2))
    caller = ask_for_readings(board)
    board.press(caller, "127#")
    board.trade.companies.save(replace(board.trade.companies.get("zarya"), meters=MeterRules(15, 25)))
    board.press(caller, "1")
    assert "Meter readings are taken from 15.03 to 25.03." in heard(caller)
    assert readings(board) == ()
