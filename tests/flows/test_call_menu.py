"""Keys lead where the company's own menu says; wrong keys and silence lead to a person in the end."""

import pytest

from dozor.domain.company import MenuChoice
from tests.flows.switchboard import RIVERSIDE, ZARYA, open_switchboard, said

WRONG = "There is no such item in the menu."
SILENCE = "We did not hear a key."
OPERATOR = "We are connecting you with an operator."
COORDINATOR = "We are connecting you with the coordinator, who will find the right specialist."


@pytest.mark.parametrize(
    ("dialled", "key", "queue", "words"),
    [
        (ZARYA, "1", "emergency-ru", "[ru] We are connecting you with the emergency desk."),
        (ZARYA, "2", "repair-ru", "[ru] We are connecting you with the repair desk."),
        (ZARYA, "0", "operator-ru", f"[ru] {OPERATOR}"),
        (RIVERSIDE, "1", "emergency-en", "[en] We are connecting you with the emergency desk."),
        (RIVERSIDE, "2", "operator-en", f"[en] {OPERATOR}"),
        (RIVERSIDE, "4", "repair-en", "[en] We are connecting you with the repair desk."),
    ],
)
def test_each_key_leads_to_the_queue_of_the_company_s_own_menu(dialled: str, key: str, queue: str, words: str) -> None:
    board = open_switchboard()
    caller = board.call(dialled)
    board.walk(caller, (key,))
    assert board.queue_name(caller) == queue
    assert caller.heard()[-2].startswith(words)
    assert "Please stay on the line, you are in the queue." in caller.heard()[-1]


@pytest.mark.parametrize("dialled", [ZARYA, RIVERSIDE])
def test_the_key_for_the_state_of_a_request_asks_for_its_number(dialled: str) -> None:
    board = open_switchboard()
    caller = board.call(dialled)
    board.press(caller, "3")
    assert caller.heard()[-1].endswith("Enter the number of your request and press hash.")


@pytest.mark.parametrize("key", "0123456789")
def test_a_company_may_give_any_digit_a_meaning(key: str) -> None:
    board = open_switchboard(menu={key: MenuChoice.REPAIR})
    caller = board.call()
    board.press(caller, key)
    assert board.queue_name(caller) == "repair-ru"


def test_what_was_chosen_is_on_the_record() -> None:
    board = open_switchboard()
    caller = board.call(RIVERSIDE)
    board.press(caller, "4")
    caller.hang_up()
    assert board.record(caller)["Attributes"]["choice"] == "repair"


def test_emergencies_go_before_everybody_else_who_waits() -> None:
    board = open_switchboard()
    repair, emergency = board.call(), board.call(number="+79000000998")
    board.press(repair, "2")
    board.walk(emergency, ("1",))
    assert (board.contact(emergency).priority, board.contact(repair).priority) == (2, 5)
    operator = board.agent()
    assert operator.contact is board.contact(emergency)


@pytest.mark.parametrize("wrong", ["9", "*", "#"])
def test_a_wrong_key_is_told_together_with_the_menu_and_the_second_one_leads_to_the_coordinator(wrong: str) -> None:
    board = open_switchboard()
    caller = board.call()
    board.press(caller, wrong)
    assert caller.heard()[-1].startswith(f"[ru] {WRONG} [ru] If there is an emergency")
    board.press(caller, wrong)
    assert caller.heard()[-2] == f"[ru] {COORDINATOR}"
    assert board.queue_name(caller) == "coordinator-ru"


def test_silence_is_told_together_with_the_menu_and_the_second_time_leads_to_the_coordinator() -> None:
    board = open_switchboard()
    caller = board.call()
    board.press(caller, "")
    assert caller.heard()[-1].startswith(f"[ru] {SILENCE} [ru] If there is an emergency")
    board.press(caller, "")
    assert caller.heard()[-2] == f"[ru] {COORDINATOR}"
    assert board.queue_name(caller) == "coordinator-ru"


@pytest.mark.parametrize("mistakes", [("9",), ("",), ("9", ""), ("", "9")])
def test_who_finds_the_right_key_after_mistakes_is_led_by_it(mistakes: tuple[str, ...]) -> None:
    board = open_switchboard()
    caller = board.call()
    for mistake in mistakes:
        board.press(caller, mistake)
    board.press(caller, "2")
    assert board.queue_name(caller) == "repair-ru"


def test_who_keeps_making_mistakes_of_every_kind_meets_a_person_before_long() -> None:
    board = open_switchboard()
    caller = board.call()
    board.walk(caller, ("9", "", "9", "", "9"))
    assert board.queue_name(caller) == "coordinator-ru"
    assert said(caller).count("If there is an emergency") == 3


def test_a_key_that_only_the_other_company_has_is_wrong_here() -> None:
    board = open_switchboard()
    caller = board.call(ZARYA)
    board.press(caller, "4")
    assert WRONG in caller.heard()[-1]
