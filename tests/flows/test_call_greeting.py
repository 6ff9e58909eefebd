"""What a caller hears first: the notice of recording, in the company's languages; and being known or not."""

from dataclasses import replace

from tests.flows.switchboard import RIVERSIDE, STRANGER, open_switchboard, said
from tests.unit.application.trade import IVAN

NOTICE = "Calls are recorded."


def test_a_company_with_two_languages_greets_in_both_each_with_its_own_voice_and_the_notice() -> None:
    board = open_switchboard()
    caller = board.call()
    first, second, menu = (message for message in caller.messages if message["type"] == "heard")
    assert first["text"] == f"[ru] Hello! This is the round-the-clock service of Заря. {NOTICE}"
    assert second["text"] == f"[en] Hello! This is the round-the-clock service of Zarya. {NOTICE}"
    assert [one["language"] for one in (first, second, menu)] == ["ru-RU", "en-US", "ru-RU"]


def test_a_company_with_one_language_greets_once() -> None:
    caller = open_switchboard().call(RIVERSIDE)
    assert caller.heard()[0] == f"[en] Hello! This is the round-the-clock service of Riverside Homes. {NOTICE}"
    assert said(caller).count(NOTICE) == 1


def test_the_notice_of_recording_is_heard_to_its_end_by_those_who_press_at_once() -> None:
    board = open_switchboard()
    caller = board.dial()
    caller.press("2")
    board.listen(caller, since=len(caller.messages))
    greetings = [message for message in caller.messages if NOTICE in (message.get("text") or "")]
    assert [one["language"] for one in greetings] == ["ru-RU", "en-US"]
    enqueued = board.contact(caller).visit
    assert enqueued is not None
    began = board.contact(caller).initiated
    assert (enqueued.enqueued - began).total_seconds() >= sum(one["seconds"] for one in greetings)


def test_a_key_pressed_during_the_greeting_is_taken_by_the_menu() -> None:
    board = open_switchboard()
    caller = board.dial()
    caller.press("2")
    board.listen(caller, since=len(caller.messages))
    assert board.queue_name(caller) == "repair-ru"


def test_a_known_caller_is_greeted_by_name_and_the_operator_sees_who_it_is() -> None:
    board = open_switchboard()
    caller = board.call()
    assert "Hello, Ivan Petrovich. You are calling about 1 Main Street." in caller.heard()[-1]
    told = board.contact(caller).attributes
    assert (told["known"], told["resident_id"], told["address"]) == ("yes", "r1", "[ru] 1 Main Street, flat 5")


def test_a_caller_with_several_flats_is_not_told_one_of_them() -> None:
    board = open_switchboard()
    board.trade.people.save_people([], [IVAN, replace(IVAN, id="r2", flat="6")], [])
    caller = board.call()
    assert "Hello, Ivan Petrovich. [ru] If there is" in caller.heard()[-1]
    assert board.contact(caller).attributes["flats"] == "2"


def test_a_key_cuts_the_greeting_by_name_short() -> None:
    board = open_switchboard()
    caller = board.call()  # the greeting by name has just begun: it is one prompt with the menu
    before = board.runtime.now()
    board.press(caller, "0")
    words = "[ru] We are connecting you with an operator."
    assert caller.heard()[-2] == words
    assert (board.runtime.now() - before).total_seconds() <= len(words) / 15 + 1


def test_an_unknown_caller_hears_the_menu_and_is_welcome() -> None:
    board = open_switchboard()
    caller = board.call(number=STRANGER)
    assert caller.heard()[-1].strip().startswith("[ru] If there is an emergency, press 1.")
    assert board.contact(caller).attributes["known"] == "no"
    board.press(caller, "2")
    assert board.queue_name(caller) == "repair-ru"


def test_a_withheld_number_is_served_like_any_other() -> None:
    board = open_switchboard()
    caller = board.call(number="anonymous")
    board.walk(caller, ("1",))
    assert board.queue_name(caller) == "emergency-ru"
    caller.hang_up()
    settled = board.settle(caller)
    assert (settled.contact.outcome, settled.duty) == ("abandoned", None)


def test_a_company_without_a_voice_for_its_language_is_still_heard() -> None:
    board = open_switchboard(voices={})
    caller = board.call()
    assert "service of Заря" in said(caller)
    board.press(caller, "0")
    assert board.queue_name(caller) == "operator-ru"


def test_nothing_personal_gets_into_the_log_of_the_flow() -> None:
    board = open_switchboard()
    caller = board.call()
    steps = board.steps(caller)
    assert "identify-caller" in steps[steps.index("log-nothing-personal") :]
    assert "log" not in steps[steps.index("log-nothing-personal") :]
