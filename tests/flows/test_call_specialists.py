"""Specialists by the company's own file: a queue, an outside number or a message, in hours and outside them."""

from typing import Any

import pytest

from dozor.domain.specialist import LeadsTo, Specialist
from dozor.domain.working_calendar import WorkingCalendar
from local.connect.people import Caller
from local.connect.ports import LambdaAnswer
from tests.flows.switchboard import Switchboard, open_switchboard, said

OUTSIDE = "+79000000777"
MORNINGS = WorkingCalendar({"mon": ((6 * 60, 9 * 60),), "tue": ((6 * 60, 9 * 60),)})  # it is Monday noon in the tests
MENU = {"1": "emergency", "5": "accounting", "6": "specialist:lift"}


def open_with(lift: Specialist | None = None, **company: Any) -> Switchboard:
    return open_switchboard(menu=MENU, specialists=(lift,) if lift else (), **company)


def lift(**changes: Any) -> Specialist:
    return Specialist(
        "lift", **{"names": {"ru": "Лифты", "en": "Lifts"}, "leads_to": LeadsTo.NUMBER, "target": OUTSIDE, **changes}
    )


def choose(board: Switchboard, key: str = "6") -> Caller:
    caller = board.call()
    caller.press(key)
    board.listen(caller, since=len(caller.messages))
    return caller


def test_the_menu_names_the_specialists() -> None:
    caller = open_with(lift()).call()
    assert "[ru] For questions about charges and payments, press 5. [ru] Лифты: press 6." in caller.heard()[-1]


def test_accounting_has_its_queue_without_any_entry() -> None:
    board = open_with()
    caller = choose(board, "5")
    assert board.queue_name(caller) == "accounting-ru"
    assert "[ru] One moment, please." in caller.heard()
    assert "[ru] [ru] Accounting: we are connecting you." in caller.heard()


def test_accounting_outside_the_hours_takes_a_message_for_accounting() -> None:
    board = open_with(calendar=MORNINGS)
    caller = choose(board, "5")
    assert "Accounting is closed now and opens [ru] tomorrow at 06:00." in said(caller)
    assert board.contact(caller).attributes["voicemail_for"] == "accounting"


def test_a_specialist_of_ours_waits_in_the_queue_that_the_file_names() -> None:
    board = open_with(lift(leads_to=LeadsTo.QUEUE, target="repair"))
    assert board.queue_name(choose(board)) == "repair-ru"


def test_an_outside_number_is_joined_and_the_record_says_where_the_caller_went() -> None:
    board = open_with(lift())
    outside = Caller(board.instance, OUTSIDE)
    caller = board.call()
    caller.press("6")
    assert board.runtime.run_until(lambda: any(one["type"] == "incoming" for one in outside.messages), limit_s=60)
    outside.answer()
    board.runtime.advance(20)
    outside.hang_up()
    board.walk(caller, ())
    assert "[ru] Can we help you with anything else?" in said(caller)
    assert not caller.in_call
    settled = board.settle(caller)
    assert (settled.contact.outcome, settled.contact.transferred_to) == ("transferred_out", "Лифты")


@pytest.mark.parametrize("failure", ["refused", "nobody answers"])
def test_an_outside_number_that_does_not_answer_leads_to_an_operator(failure: str) -> None:
    board = open_with(lift())
    outside = Caller(board.instance, OUTSIDE)
    caller = board.call()
    caller.press("6")
    if failure == "refused":
        assert board.runtime.run_until(lambda: any(one["type"] == "incoming" for one in outside.messages), limit_s=60)
        outside.refuse()
    assert board.runtime.run_until(lambda: bool(board.queue_name(caller)), limit_s=120)
    assert "[ru] We could not reach them. We are connecting you with an operator." in caller.heard()
    assert board.queue_name(caller) == "operator-ru"
    caller.hang_up()
    settled = board.settle(caller).contact
    assert (settled.outcome, settled.transferred_to) == ("abandoned", "")


@pytest.mark.parametrize(
    ("closed", "words"),
    [
        (LeadsTo.OPERATOR, "We are connecting you with an operator on duty."),
        (LeadsTo.MESSAGE, "Please call us then."),
        (LeadsTo.VOICEMAIL, "Please leave a message, and you will be called back."),
        (LeadsTo.NUMBER, "We are connecting you with the duty service."),
    ],
)
def test_outside_the_hours_the_company_s_own_way_is_taken(closed: LeadsTo, words: str) -> None:
    board = open_with(
        lift(calendar=MORNINGS, closed=closed, closed_number="+79000000778" if closed is LeadsTo.NUMBER else "")
    )
    caller = choose(board)
    assert "[ru] Лифты is closed now and opens [ru] tomorrow at 06:00." in said(caller)
    assert words in said(caller)
    if closed is LeadsTo.OPERATOR:
        assert board.queue_name(caller) == "operator-ru"
    if closed is LeadsTo.MESSAGE:
        assert "Can we help you with anything else?" in caller.heard()[-1]
    if closed is LeadsTo.VOICEMAIL:
        assert board.contact(caller).attributes["voicemail_for"] == "specialist:lift"


def test_a_specialist_who_is_reached_by_message_only() -> None:
    board = open_with(lift(leads_to=LeadsTo.VOICEMAIL, target=""))
    caller = choose(board)
    assert "[ru] Лифты: please leave a message, and you will be called back." in caller.heard()


def test_holidays_and_hours_go_by_the_company_s_own_clock() -> None:
    board = open_with(
        lift(calendar=WorkingCalendar({"mon": ((0, 24 * 60),)}, ("2026-03-02",)), closed=LeadsTo.OPERATOR)
    )
    assert board.queue_name(choose(board)) == "operator-ru"


@pytest.mark.parametrize("answer", [LambdaAnswer(error="Unhandled"), {}, {"kind": "teleport"}])
def test_a_specialist_who_cannot_be_found_is_replaced_by_an_operator(answer: Any) -> None:
    board = open_with(lift())
    board.functions["find_specialist"] = answer
    caller = choose(board)
    assert "something went wrong on our side" in said(caller)
    assert board.queue_name(caller) == "operator-ru"


def test_a_message_may_be_left_by_the_menu_s_own_key() -> None:
    board = open_switchboard(menu={"1": "emergency", "8": "voice_message"})
    caller = choose(board, "8")
    assert board.contact(caller).attributes["voicemail_for"] == "operator"


def test_the_coordinator_may_have_a_key() -> None:
    board = open_switchboard(menu={"1": "emergency", "7": "coordinator"})
    assert board.queue_name(choose(board, "7")) == "coordinator-ru"


@pytest.mark.parametrize(("answers", "outcome"), [(True, "transferred_out"), (False, "abandoned")])
def test_hanging_up_is_being_handed_over_only_if_somebody_outside_had_answered(answers: bool, outcome: str) -> None:
    board = open_with(lift())
    outside = Caller(board.instance, OUTSIDE)
    caller = board.call()
    caller.press("6")
    assert board.runtime.run_until(lambda: any(one["type"] == "incoming" for one in outside.messages), limit_s=60)
    if answers:
        outside.answer()
    board.runtime.advance(5)
    caller.hang_up()
    board.runtime.advance(5)
    settled = board.settle(caller)
    assert settled.contact.outcome == outcome
    assert (settled.duty is None) == answers
