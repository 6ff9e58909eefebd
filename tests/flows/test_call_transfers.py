"""An operator hands a caller over: to a queue, to a colleague, to a number outside; and asks before."""

import pytest

from local.connect.contacts.agents import NotPossible
from local.connect.people import AgentPanel, Caller
from tests.flows.switchboard import Switchboard, open_switchboard


def talk(board: Switchboard) -> tuple[Caller, AgentPanel]:
    """A caller and an operator who talk."""
    operator = board.agent()
    caller = board.call()
    board.press(caller, "0")
    board.answer(operator, caller)
    return caller, operator


def queue_connect(board: Switchboard, name: str = "accounting-ru") -> str:
    return board.instance.create_quick_connect(name, "QUEUE", board.queues[name], board.flows["transfer-to-queue"])


def visits(board: Switchboard) -> list[str]:
    """Queues in which somebody waits."""
    waiting = [one.visit for one in board.instance.centre.contacts.values() if one.visit and not one.is_over]
    return [board.instance.directory.queues[visit.queue_id].name for visit in waiting]


@pytest.mark.parametrize("failing", ["", "hook-agent-whisper", "hook-waiting"])
def test_a_caller_is_handed_over_to_another_queue_and_hears_that_it_is_one(failing: str) -> None:
    board = open_switchboard()
    caller, operator = talk(board)
    if failing:
        board.fail(failing, flow="transfer-to-queue")
    operator.transfer(queue_connect(board))
    board.runtime.advance(5)
    assert "accounting-ru" in visits(board)
    assert caller.in_call
    assert board.instance.centre.faults.pending == []
    assert board.instance.centre.failures == []


@pytest.mark.parametrize("error", ["QueueAtCapacity", "NoMatchingError"])
def test_a_queue_that_takes_nobody_is_replaced_by_the_operators(error: str) -> None:
    board = open_switchboard()
    caller, operator = talk(board)
    board.fail("enqueue", error=error, flow="transfer-to-queue")
    operator.transfer(queue_connect(board))
    board.runtime.advance(5)
    assert "operator-ru" in visits(board)
    assert caller.in_call


@pytest.mark.parametrize(
    "failing", [{"enqueue": 2}, {"enqueue": 1, "to-operator": 1}, {"enqueue": 2, "promise-callback": 1}]
)
def test_when_no_queue_takes_the_caller_a_callback_is_promised(failing: dict[str, int]) -> None:
    board = open_switchboard()
    _, operator = talk(board)
    for action, times in failing.items():
        board.fail(action, times, flow="transfer-to-queue")
    operator.transfer(queue_connect(board))
    board.runtime.advance(30)
    busy = [step for one in board.instance.centre.contacts.values() for step in one.trace if step.action == "say-busy"]
    assert len(busy) == 1
    assert board.instance.centre.faults.pending == []
    assert board.instance.centre.failures == []


def test_even_the_last_words_of_a_transfer_may_fail() -> None:
    board = open_switchboard()
    caller, operator = talk(board)
    board.fail("enqueue", 2, flow="transfer-to-queue")
    board.fail("say-busy", flow="transfer-to-queue")
    with pytest.raises(NotPossible, match="takes no calls now"):
        operator.transfer(queue_connect(board))
    assert caller.in_call
    assert board.instance.centre.failures == []


@pytest.mark.parametrize("failing", ["", "hook-agent-whisper", "say-transfer"])
def test_a_colleague_is_handed_the_caller(failing: str) -> None:
    board = open_switchboard()
    caller, operator = talk(board)
    anna = board.agent("anna")
    if failing:
        board.fail(failing, flow="transfer-to-agent")
    user = next(one.id for one in board.instance.directory.users.values() if one.username == "anna")
    quick = board.instance.create_quick_connect("anna", "USER", user, board.flows["transfer-to-agent"])
    operator.transfer(quick)
    board.runtime.advance(5)
    anna.accept()
    board.runtime.advance(10)
    assert anna.contact is not None
    assert caller.in_call
    assert board.instance.centre.faults.pending == []


def test_on_hold_the_caller_hears_that_the_operator_will_be_back() -> None:
    board = open_switchboard()
    caller, operator = talk(board)
    operator.hold()
    board.runtime.advance(30)
    assert "[ru] Please stay on the line, the operator will be back with you in a moment." in caller.heard()
    operator.resume()
    board.runtime.settle()
    assert caller.in_call


def test_a_specialist_outside_is_asked_while_the_caller_holds() -> None:
    board = open_switchboard()
    caller, operator = talk(board)
    lift = Caller(board.instance, "+79000000016")
    quick = board.instance.create_quick_connect("zarya-lift", "PHONE_NUMBER", "+79000000016")
    operator.consult(quick)
    board.runtime.advance(2)
    lift.answer()
    board.runtime.advance(5)
    operator.join()
    board.runtime.advance(5)
    assert lift.in_call
    assert caller.in_call
