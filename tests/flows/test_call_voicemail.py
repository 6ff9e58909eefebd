"""A voice message: asked for, recorded, taken; a hang-up anywhere, silence and faults lose none of it."""

from typing import Any

import pytest

from dozor.domain.company import MenuChoice
from dozor.domain.contact import EMPTY_MESSAGE
from dozor.domain.duty import DutyKind
from local.connect.people import Caller
from tests.flows.switchboard import STRANGER, Switchboard, open_switchboard, said
from tests.unit.application.trade import PHONE

MENU = {"1": MenuChoice.EMERGENCY, "2": MenuChoice.VOICE_MESSAGE, "0": MenuChoice.OPERATOR}
FLOW = "voicemail"


def at_the_tone(number: str = PHONE, **zarya: Any) -> tuple[Switchboard, Caller]:
    """Somebody has chosen to leave a message, and the recording has just begun."""
    board = open_switchboard(menu=MENU, **zarya)
    caller = board.call(number=number)
    board.press(caller, "2")
    return board, caller


def test_a_known_caller_is_not_asked_who_they_are_and_an_unknown_one_is() -> None:
    _, ivan = at_the_tone()
    assert "Please leave your message after the tone" in said(ivan)
    _, stranger = at_the_tone(STRANGER)
    assert "say your name, your address" in said(stranger)


def test_a_message_ended_by_hash_is_taken_and_is_a_duty_with_its_recording() -> None:
    board, caller = at_the_tone()
    board.runtime.advance(20)
    board.press(caller, "#")
    assert "we have your message" in caller.heard()[-1]
    assert not caller.in_call
    settled = board.settle(caller)
    assert settled.contact.outcome == "voicemail"
    assert settled.duty is not None
    assert (settled.duty.kind, settled.duty.addressee) == (DutyKind.VOICEMAIL, "operator")
    assert "/ivr/" in settled.duty.recording
    assert settled.duty.recording.endswith("_UTC.wav")


def test_the_length_is_that_of_the_message_not_of_the_words_after_it() -> None:
    board, caller = at_the_tone()
    board.runtime.advance(20)
    board.press(caller, "#")
    (ivr,) = [one for one in board.record(caller)["Recordings"] if "/ivr/" in one["Location"]]
    assert ivr["StartTimestamp"] < ivr["StopTimestamp"] < board.record(caller)["DisconnectTimestamp"]


def test_hanging_up_ends_the_message_too() -> None:
    board, caller = at_the_tone()
    board.runtime.advance(9)
    caller.hang_up()
    settled = board.settle(caller)
    assert (settled.contact.outcome, settled.contact.remark) == ("voicemail", "")


def test_hanging_up_at_once_leaves_an_empty_message_and_a_call_to_be_made() -> None:
    board, caller = at_the_tone()
    board.runtime.advance(1)
    caller.hang_up()
    settled = board.settle(caller)
    assert (settled.contact.outcome, settled.contact.remark) == ("voicemail", EMPTY_MESSAGE)
    assert settled.duty is not None
    assert settled.duty.kind is DutyKind.CALLBACK


def test_hanging_up_before_the_tone_is_a_hang_up() -> None:
    board = open_switchboard(menu=MENU)
    caller = board.call()
    caller.press("2")
    board.runtime.advance(1)
    caller.hang_up()
    assert board.settle(caller).contact.outcome == "abandoned"


def test_three_minutes_are_the_longest_and_end_kindly() -> None:
    board, caller = at_the_tone()
    board.press(caller, "")
    assert "we have your message" in caller.heard()[-1]
    assert not caller.in_call
    (ivr,) = [one for one in board.record(caller)["Recordings"] if "/ivr/" in one["Location"]]
    assert ivr["StartTimestamp"] < ivr["StopTimestamp"]


def test_other_keys_do_not_end_the_message_until_it_is_play() -> None:
    board, caller = at_the_tone()
    for key in "12345":
        board.press(caller, key)
        assert caller.in_call
    board.press(caller, "6")
    assert not caller.in_call
    assert board.settle(caller).contact.outcome == "voicemail"


@pytest.mark.parametrize("answer", ["", "#"])
def test_a_message_goes_on_after_another_key(answer: str) -> None:
    board, caller = at_the_tone()
    board.press(caller, "1")
    board.press(caller, answer)
    assert "we have your message" in caller.heard()[-1]


@pytest.mark.parametrize("broken", [{"ready": "no"}, "nonsense", None])
def test_without_its_words_the_message_is_asked_for_all_the_same(broken: object) -> None:
    board = open_switchboard(menu=MENU)
    board.functions["greet_voicemail"] = lambda _: broken
    caller = board.call()
    board.press(caller, "2")
    assert "After the tone, please say your name" in said(caller)
    board.runtime.advance(20)
    board.press(caller, "#")
    assert "Спасибо, сообщение принято" in caller.heard()[-1]
    assert board.settle(caller).contact.outcome == "voicemail"


@pytest.mark.parametrize("action", ["greet", "keep-words", "ask", "mark-voicemail", "listen", "thank"])
def test_a_block_that_fails_loses_no_message(action: str) -> None:
    board = open_switchboard(menu=MENU)
    board.fail(action, flow=FLOW)
    caller = board.call()
    board.press(caller, "2")
    board.walk(caller, ("#",))
    settled = board.settle(caller)
    assert settled.contact.outcome == "voicemail"
    assert settled.duty is not None


@pytest.mark.parametrize("action", ["fallback-thanks", "fallback-ask"])
def test_a_fallback_that_fails_loses_no_message(action: str) -> None:
    board = open_switchboard(menu=MENU)
    board.fail("greet", flow=FLOW)
    board.fail(action, flow=FLOW)
    caller = board.call()
    board.press(caller, "2")
    board.walk(caller, ("#",))
    assert board.settle(caller).contact.outcome == "voicemail"


def test_listening_on_that_fails_keeps_what_was_said() -> None:
    board, caller = at_the_tone()
    board.fail("listen-on", flow=FLOW)
    board.press(caller, "1")
    assert not caller.in_call
    assert board.settle(caller).contact.outcome == "voicemail"
