"""From the queue to the desk: waiting, being answered, goodbye; and queues that are full or gone."""

from infra.connect_catalogue import QUEUES
from tests.flows.switchboard import open_switchboard, said

BUSY = "[ru] We are sorry, all operators are busy. We will call you back. If somebody is in danger, call 1 1 2."
GONE = "arn:aws:connect:eu-central-1:123456789012:instance/i/queue/gone"


def test_who_waits_hears_again_and_again_that_somebody_will_come() -> None:
    board = open_switchboard()
    caller = board.call()
    board.press(caller, "2")
    board.runtime.advance(60)
    assert said(caller).count("Please stay on the line, you are in the queue.") == 1
    assert said(caller).count("Thank you for staying on the line.") >= 2
    assert "have your address and the number of your flat ready" in said(caller).replace("It helps to ", "")


def test_an_answered_call_says_goodbye_when_the_operator_hangs_up() -> None:
    board = open_switchboard()
    operator = board.agent()
    caller = board.call()
    board.press(caller, "0")
    board.runtime.advance(2)
    board.answer(operator, caller)
    assert caller.messages[-1]["type"] == "connected"
    board.runtime.advance(30)
    operator.hang_up()
    board.runtime.settle()
    board.press(caller, "")
    assert caller.heard()[-1] == "[ru] Thank you for calling. Goodbye."
    assert [one["language"] for one in caller.messages if one["type"] == "heard"][-1] == "ru-RU"
    board.runtime.advance(10)
    assert not caller.in_call
    operator.finish()
    settled = board.settle(caller)
    assert (settled.contact.outcome, settled.contact.operator, settled.duty) == ("answered", "olga", None)
    assert board.record(caller)["Recording"]["Location"].endswith(".wav")


def test_who_hangs_up_during_the_goodbye_was_answered() -> None:
    board = open_switchboard()
    operator = board.agent()
    caller = board.call()
    board.press(caller, "0")
    board.answer(operator, caller)
    operator.hang_up()
    board.runtime.advance(1)
    caller.hang_up()
    operator.finish()
    assert board.settle(caller).contact.outcome == "answered"


def test_an_emergency_finds_another_queue_when_its_own_is_full_and_keeps_its_priority() -> None:
    board = open_switchboard(capacity={"emergency-ru": 0})
    asking, emergency = board.call(), board.call()
    board.press(asking, "0")
    board.walk(emergency, ("1",))
    assert board.queue_name(emergency) == "operator-ru"
    assert BUSY not in emergency.heard()
    assert board.agent().contact is board.contact(emergency)


def test_a_queue_that_is_gone_is_replaced_by_the_operators() -> None:
    for key, function in (("1", "emergency"), ("2", "repair")):
        board = open_switchboard(queues={function: GONE})
        caller = board.call()
        board.walk(caller, (key,))
        assert board.queue_name(caller) == "operator-ru"


def test_a_company_whose_operators_queue_is_gone_has_the_platform_s() -> None:
    board = open_switchboard(queues={"operator": GONE})
    caller = board.call()
    board.press(caller, "0")
    assert board.queue_name(caller) == "operator-ru"


def test_when_every_queue_is_full_the_promise_to_call_back_is_kept() -> None:
    board = open_switchboard(capacity={spec.name: 0 for spec in QUEUES})
    caller = board.call()
    board.walk(caller, ("1",))
    assert caller.heard()[-1] == BUSY
    assert not caller.in_call
    settled = board.settle(caller)
    assert settled.contact.outcome == "callback"
    assert settled.duty is not None


def test_nobody_promises_to_call_a_withheld_number_back() -> None:
    board = open_switchboard(capacity={spec.name: 0 for spec in QUEUES})
    caller = board.call(number="anonymous")
    board.walk(caller, ("0",))
    assert "we do not see your number" in caller.heard()[-1]
    assert "call 1 1 2" in caller.heard()[-1]
    settled = board.settle(caller)
    assert (settled.contact.outcome, settled.duty) == ("abandoned", None)


def test_who_waits_with_a_withheld_number_is_promised_no_call() -> None:
    board = open_switchboard()
    caller = board.call(number="anonymous")
    board.press(caller, "0")
    assert caller.heard()[-1].startswith("[ru] Please stay on the line, you are in the queue.")
    assert "call you back" not in said(caller)


def test_who_was_told_the_state_of_a_request_and_finds_every_queue_full_is_called_back_too() -> None:
    board = open_switchboard(capacity={"operator-ru": 0})
    board.trade.register()
    caller = board.call()
    board.walk(caller, ("3", "1#", "0"))
    assert caller.heard()[-1] == BUSY
    assert board.settle(caller).duty is not None


def test_without_company_and_without_a_queue_the_caller_still_hears_that_somebody_will_call() -> None:
    board = open_switchboard(capacity={"operator-ru": 0})
    board.functions["load_company"] = {}
    caller = board.call()
    assert "Все операторы заняты, мы вам перезвоним." in caller.heard()[-1]
    assert "we will call you back" in said(caller)
    assert board.settle(caller).duty is not None
