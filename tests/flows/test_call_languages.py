"""Two languages side by side: greeted in both, chosen once by a key, remembered, changed by the star."""

import pytest

from local.connect.people import Caller
from local.connect.ports import LambdaAnswer
from tests.flows.switchboard import STRANGER, Switchboard, open_switchboard, said
from tests.unit.application.trade import PHONE

MENU = "If there is an emergency"


def call(board: Switchboard, number: str = STRANGER) -> Caller:
    return board.call(number=number)


@pytest.fixture
def board() -> Switchboard:
    return open_switchboard(choose_language=True)


def test_the_caller_is_asked_in_both_languages_each_with_its_own_voice(board: Switchboard) -> None:
    caller = call(board)
    board.press(caller, "")
    asked = [
        one for one in caller.messages if "press 1." in (one.get("text") or "") or "press 2." in (one.get("text") or "")
    ]
    assert [(one["text"], one["language"]) for one in asked] == [
        ("[ru] For English, press 1.", "ru-RU"),
        ("[en] For English, press 2.", "en-US"),
    ]


def test_the_second_language_is_spoken_from_then_on_and_its_queue_is_chosen(board: Switchboard) -> None:
    caller = call(board)
    board.press(caller, "2")
    assert caller.heard()[-1].strip().startswith(f"[en] {MENU}")
    assert [one["language"] for one in caller.messages if one["type"] == "heard"][-1] == "en-US"
    board.press(caller, "2")
    assert board.queue_name(caller) == "repair-en"
    assert board.contact(caller).attributes["language"] == "en"


def test_the_first_language_goes_on(board: Switchboard) -> None:
    caller = call(board)
    board.press(caller, "")
    board.press(caller, "1")
    assert caller.heard()[-1].strip().startswith(f"[ru] {MENU}")
    assert [one["language"] for one in caller.messages if one["type"] == "heard"][-1] == "ru-RU"


@pytest.mark.parametrize("answers", [("", "", "", ""), ("9", "9", "9", "9")])
def test_who_does_not_choose_hears_the_menu_in_the_main_language(board: Switchboard, answers: tuple[str, ...]) -> None:
    caller = call(board)
    for answer in answers:
        board.press(caller, answer)
    assert caller.heard()[-1].strip().startswith(f"[ru] {MENU}")
    assert [one["language"] for one in caller.messages if one["type"] == "heard"][-1] == "ru-RU"


def test_the_choice_is_remembered_for_the_next_call(board: Switchboard) -> None:
    first = call(board)
    board.press(first, "2")
    first.hang_up()
    second = call(board)
    assert "press 1." not in " ".join(second.heard()[:2])
    assert second.heard()[-1].strip().startswith(f"[en] {MENU}")


def test_the_star_in_the_menu_changes_the_language_and_is_remembered(board: Switchboard) -> None:
    caller = call(board)
    board.press(caller, "2")
    assert "[ru] For English, press star." in caller.heard()[-1]
    board.press(caller, "*")
    assert caller.heard()[-1].strip().startswith(f"[ru] {MENU}")
    assert board.callers.languages["zarya", STRANGER] == "ru"
    board.press(caller, "*")
    assert caller.heard()[-1].strip().startswith(f"[en] {MENU}")


def test_the_star_means_nothing_where_there_is_nothing_to_choose() -> None:
    board = open_switchboard()
    caller = board.call()
    board.press(caller, "*")
    assert "There is no such item in the menu." in caller.heard()[-1]


def test_a_known_caller_is_greeted_in_the_chosen_language(board: Switchboard) -> None:
    caller = call(board, PHONE)
    board.press(caller, "2")
    assert caller.heard()[-1].startswith("[en] Hello, Ivan Petrovich.")


@pytest.mark.parametrize("answer", [LambdaAnswer(error="Unhandled"), {}])
def test_a_language_that_cannot_be_loaded_leaves_the_first(board: Switchboard, answer: object) -> None:
    real = board.functions["load_company"]
    board.functions["load_company"] = lambda event: (
        answer if event["Details"]["Parameters"].get("language") else real(event)
    )
    caller = call(board)
    board.press(caller, "2")
    assert caller.heard()[-1].strip().startswith(f"[ru] {MENU}")


def test_what_cannot_be_remembered_is_chosen_all_the_same(board: Switchboard) -> None:
    board.functions["remember_language"] = LambdaAnswer(error="Unhandled")
    caller = call(board)
    board.press(caller, "2")
    assert caller.heard()[-1].strip().startswith(f"[en] {MENU}")


def test_a_caller_who_cannot_be_identified_in_the_language_still_hears_it(board: Switchboard) -> None:
    real, calls = board.functions["identify_caller"], []

    def second_fails(event: dict[str, object]) -> object:
        calls.append(event)
        return real(event) if len(calls) == 1 else LambdaAnswer(error="Unhandled")

    board.functions["identify_caller"] = second_fails
    caller = call(board, PHONE)
    board.press(caller, "2")
    assert f"[en] {MENU}" in said(caller)
