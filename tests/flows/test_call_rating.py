"""The one question after a conversation: asked when the operator hangs up, never of somebody who has hung up."""

import pytest

from dozor.domain.duty import DutyKind
from local.connect.people import AgentPanel, Caller
from tests.flows.switchboard import Switchboard, open_switchboard, said

FLOW = "disconnect"
QUESTION = "Please rate our conversation"


def talking(**zarya: object) -> tuple[Switchboard, AgentPanel, Caller]:
    board = open_switchboard(**zarya)
    operator = board.agent()
    caller = board.call()
    board.press(caller, "0")
    board.answer(operator, caller)
    board.runtime.advance(60)
    return board, operator, caller


def asked(**zarya: object) -> tuple[Switchboard, Caller]:
    """The operator has hung up, has finished, and the question has been put."""
    board, operator, caller = talking(**zarya)
    since = len(caller.messages)
    operator.hang_up()
    operator.finish()
    board.listen(caller, since)
    return board, caller


@pytest.mark.parametrize(
    ("key", "words", "duties"),
    [
        ("1", "Our quality service", [DutyKind.QUALITY]),
        ("2", "Our quality service", [DutyKind.QUALITY]),
        ("3", "Thank you. Goodbye.", []),
        ("4", "Thank you. Goodbye.", []),
        ("5", "Thank you. Goodbye.", []),
    ],
)
def test_the_mark_is_kept_with_the_call_and_a_bad_one_reaches_the_quality_service(
    key: str, words: str, duties: list[DutyKind]
) -> None:
    board, caller = asked()
    assert QUESTION in caller.heard()[-1]
    board.press(caller, key)
    assert words in caller.heard()[-1]
    assert not caller.in_call
    settled = board.settle(caller)
    assert (settled.contact.outcome, settled.contact.mark) == ("answered", int(key))
    assert [duty.kind for duty in board.trade.contacts.duties("zarya")] == duties


@pytest.mark.parametrize("key", ["", "7"])
def test_silence_or_another_key_ends_kindly_without_a_mark(key: str) -> None:
    board, caller = asked()
    board.press(caller, key)
    assert "Goodbye" in caller.heard()[-1]
    assert sum(QUESTION in words for words in caller.heard()) == 1
    assert board.settle(caller).contact.mark == 0


def test_whoever_hung_up_is_asked_nothing() -> None:
    board, operator, caller = talking()
    caller.hang_up()
    operator.finish()
    board.runtime.advance(30)
    assert QUESTION not in said(caller)
    assert board.settle(caller).contact.outcome == "answered"
    assert board.instance.centre.failures == []


def test_hanging_up_at_the_question_is_no_mark() -> None:
    board, caller = asked()
    caller.hang_up()
    settled = board.settle(caller)
    assert (settled.contact.outcome, settled.contact.mark) == ("answered", 0)


def test_a_company_that_asks_nothing_says_goodbye() -> None:
    board, operator, caller = talking(asks_mark=False)
    operator.hang_up()
    board.runtime.advance(30)
    assert QUESTION not in said(caller)
    assert "Goodbye" in caller.heard()[-1]


@pytest.mark.parametrize("broken", [{"ask": "perhaps"}, "nonsense", None])
def test_without_its_words_the_question_is_left_out(broken: object) -> None:
    board, operator, caller = talking()
    board.functions["rate_call"] = lambda _: broken
    operator.hang_up()
    board.runtime.advance(30)
    assert QUESTION not in said(caller)
    assert "Goodbye" in caller.heard()[-1]


@pytest.mark.parametrize("action", ["rate", "mark-1", "say-thanks"])
def test_a_block_that_fails_after_the_mark_ends_kindly(action: str) -> None:
    board, caller = asked()
    board.fail(action, flow=FLOW)
    board.press(caller, "1")
    assert not caller.in_call
    assert board.settle(caller).contact.outcome == "answered"


@pytest.mark.parametrize("key", ["2", "3", "4", "5"])
def test_a_mark_that_cannot_be_kept_ends_kindly(key: str) -> None:
    board, caller = asked()
    board.fail(f"mark-{key}", flow=FLOW)
    board.press(caller, key)
    assert not caller.in_call


def test_a_function_that_answers_nonsense_to_a_mark_says_goodbye() -> None:
    board, caller = asked()
    board.functions["rate_call"] = lambda _: {"ask": "perhaps"}
    board.press(caller, "5")
    assert "Goodbye" in caller.heard()[-1]
    assert board.settle(caller).contact.mark == 5  # the attribute was set before
