"""Whoever hangs up, wherever, leaves one record, one outcome, and (unless served or nameless) a duty to call back."""

import pytest

from local.connect.people import Caller
from local.connect.ports import Json, LambdaAnswer
from tests.flows.switchboard import STRANGER, ZARYA, Switchboard, open_switchboard
from tests.unit.application.trade import PHONE

# Answers at each question, and how many prompts such a call has until it waits in the queue.
JOURNEYS = {
    "emergency": (("1",), 6),
    "gas": (("1", "1"), 7),
    "repair": (("2",), 5),
    "operator": (("0",), 5),
    "wrong keys": (("9", "9"), 6),
    "silence": (("", ""), 6),
    "a number nobody has": (("3", "77#", "77#", "77#"), 8),
    "no number": (("3", "", "", ""), 8),
    "the state, then an operator": (("3", "1#", "0"), 8),
}
PLACES = [(name, place) for name, (_, prompts) in JOURNEYS.items() for place in range(1, prompts + 1)]


class Impatient(Caller):
    """Hangs up some seconds into prompt number `place`."""

    def __init__(self, board: Switchboard, place: int, after_s: float) -> None:
        super().__init__(board.instance, STRANGER, self._hear)
        self._board, self._place, self._after_s = board, place, after_s

    def _hear(self, message: Json) -> None:
        if message["type"] == "heard" and len(self.heard()) == self._place:
            self._board.runtime.call_later(self._after_s, self.hang_up) if self._after_s else self.hang_up()


def call_and_leave(journey: str, place: int, after_s: float) -> tuple[Switchboard, Caller]:
    board = open_switchboard()
    board.trade.register()
    caller = Impatient(board, place, after_s)
    caller.dial(ZARYA)
    if caller.messages[-1]["type"] != "ended":
        board.listen(caller, since=0)
    board.walk(caller, JOURNEYS[journey][0], thinks_s=after_s)
    board.runtime.advance(after_s)
    return board, caller


@pytest.mark.parametrize("after_s", [0, 0.5], ids=["at its first word", "in the middle"])
@pytest.mark.parametrize(("journey", "place"), PLACES)
def test_hanging_up_at_any_prompt_leaves_one_outcome(journey: str, place: int, after_s: float) -> None:
    board, caller = call_and_leave(journey, place, after_s)
    assert not caller.in_call
    assert len(caller.heard()) == place
    record = board.record(caller)
    assert record["DisconnectReason"] == "CUSTOMER_DISCONNECT"
    settled = board.settle(caller)
    told = "Request 1 has been given" in " ".join(caller.heard())
    waited = record["Queue"] is not None
    assert settled.contact.outcome == ("self_served" if told and not waited else "abandoned")
    assert (settled.duty is None) == (settled.contact.outcome == "self_served")
    assert settled.contact.company == "zarya"
    assert board.instance.centre.failures == []


@pytest.mark.parametrize("journey", JOURNEYS)
def test_the_journeys_above_are_as_long_as_said(journey: str) -> None:
    board, caller = call_and_leave(journey, place=99, after_s=0)
    assert len(caller.heard()) == JOURNEYS[journey][1]
    assert board.queue_name(caller)


@pytest.mark.parametrize(
    ("function", "answers"), [("load_company", ()), ("identify_caller", ()), ("find_ticket", ("3", "1#"))]
)
def test_hanging_up_while_a_function_works_is_no_different(function: str, answers: tuple[str, ...]) -> None:
    board = open_switchboard()
    real = board.functions[function]
    working: list[bool] = []

    def work(event: Json) -> LambdaAnswer:
        working.append(True)
        return LambdaAnswer(real(event), duration_s=5)

    board.functions[function] = work
    caller = Caller(board.instance, PHONE)
    caller.dial(ZARYA)
    for keys in answers:
        caller.press(keys)  # kept until they are asked for
    assert board.runtime.run_until(lambda: bool(working), limit_s=60)
    board.runtime.advance(1)
    caller.hang_up()
    heard = caller.heard()
    board.runtime.advance(10)  # the late answer changes nothing
    assert caller.heard() == heard
    settled = board.settle(caller)
    assert settled.contact.outcome == "abandoned"
    assert board.instance.centre.failures == []


def test_hanging_up_in_the_queue_tells_which_one() -> None:
    board = open_switchboard()
    caller = board.call()
    board.walk(caller, ("1",))
    board.runtime.advance(47)
    caller.hang_up()
    settled = board.settle(caller)
    assert settled.duty is not None
    assert settled.duty.reason == "hung up in the queue emergency-ru"
    assert settled.contact.queued_at is not None
    assert (settled.contact.ended_at or settled.contact.queued_at) > settled.contact.queued_at


def test_hanging_up_while_it_rings_at_the_desk_frees_the_operator() -> None:
    board = open_switchboard()
    operator = board.agent()
    caller = board.call()
    board.press(caller, "0")
    board.runtime.advance(3)
    assert operator.contact is not None
    caller.hang_up()
    assert board.settle(caller).contact.outcome == "abandoned"
    following = board.call()
    board.press(following, "0")
    assert operator.contact is board.contact(following)


def test_a_caller_who_hangs_up_is_not_told_goodbye() -> None:
    board = open_switchboard()
    caller = board.call()
    caller.hang_up()
    board.runtime.advance(5)
    assert "Goodbye" not in caller.heard()[-1]
    assert board.steps(caller)[-2:] == ["say-goodbye", "hang-up"]  # the disconnect flow runs, without a participant
