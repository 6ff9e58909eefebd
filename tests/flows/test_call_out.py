"""Calls that go out: the called telephone shows the number of the company in whose name it rings."""

from dataclasses import replace
from typing import Any

import pytest

from dozor.application.settle_contact import Settled, settle_contact
from dozor.domain.company import DialledNumber, NumberMeans
from dozor.entry.contact_records import parse_contact_record
from local.connect.people import AgentPanel, Caller
from tests.flows.switchboard import RIVERSIDE, ZARYA, Switchboard, open_switchboard
from tests.unit.application.trade import PHONE


def ring(board: Switchboard, attributes: dict[str, str]) -> tuple[AgentPanel, Caller]:
    """An operator dials a resident; their telephone rings."""
    resident, operator = Caller(board.instance, PHONE), board.agent()
    operator.dial(PHONE, attributes)
    board.runtime.settle()
    return operator, resident


def settle_last(board: Switchboard) -> Settled:
    """What the last contact record means to the trade."""
    board.runtime.settle()
    record = board.output.contact_records[-1]
    settled = settle_contact(parse_contact_record(record), board.trade.companies, board.trade.contacts)
    assert settled is not None
    return settled


def shown(resident: Caller) -> Any:
    """The number on the display of the telephone that rang last."""
    return [message for message in resident.messages if message["type"] == "incoming"][-1]["from"]


@pytest.mark.parametrize(("company", "number"), [("zarya", ZARYA), ("riverside", RIVERSIDE)])
def test_one_queue_calls_out_with_the_number_of_each_company(company: str, number: str) -> None:
    board = open_switchboard()
    operator, resident = ring(board, {"company": company, "caller_id": number})
    assert shown(resident) == number
    resident.answer()
    board.runtime.settle()
    assert resident.heard() == []  # the first voice is the operator's
    assert operator.contact is not None
    resident.hang_up()
    operator.finish()
    contact = settle_last(board).contact
    assert (contact.company, contact.dialled, contact.outcome) == (company, number, "answered")


def test_a_call_without_a_company_goes_out_all_the_same() -> None:
    board = open_switchboard()
    _, resident = ring(board, {})
    assert shown(resident) is None
    resident.answer()
    board.runtime.settle()
    assert any(message["type"] == "connected" for message in resident.messages)


def test_a_call_of_ours_that_nobody_takes_is_the_companys_and_not_reached() -> None:
    board = open_switchboard()
    ring(board, {"company": "zarya", "caller_id": ZARYA})
    board.runtime.advance(61)
    contact = settle_last(board).contact
    assert (contact.company, contact.outcome) == ("zarya", "not_reached")


def test_who_hung_up_is_called_back_from_the_number_that_they_dialled_and_the_duty_is_done() -> None:
    # Given somebody who hung up in the queue: a duty
    board = open_switchboard()
    caller = board.call()
    board.press(caller, "2")
    caller.hang_up()
    missed = board.contact(caller).id
    assert board.settle(caller).duty is not None
    # when an operator calls back
    operator = board.agent()
    operator.call_back(missed, {"company": "zarya"})
    board.runtime.settle()
    # then it rings with the company's number, and the talk fulfils the duty
    assert shown(caller) == ZARYA
    caller.answer()
    board.runtime.advance(30)
    caller.hang_up()
    operator.finish()
    settled = settle_last(board)
    assert settled.contact.company == "zarya"
    assert [duty.contact_id for duty in settled.done] == [missed]


def test_a_callback_that_was_asked_for_in_the_queue_shows_the_dialled_number() -> None:
    board = open_switchboard()
    caller = board.call()
    board.press(caller, "2")
    for _ in range(2):  # a callback, and on this number
        assert board.runtime.run_until(lambda: bool(caller.messages[-1].get("asks")), limit_s=60)
        caller.press("1")
        board.runtime.settle()
    assert board.runtime.run_until(lambda: not caller.in_call, limit_s=60)
    board.runtime.advance(10)
    operator = board.agent()
    operator.accept()
    board.runtime.settle()
    assert shown(caller) == ZARYA
    caller.answer()
    board.runtime.advance(20)
    assert any(message["type"] == "heard" for message in operator.messages)  # whose call it is, as ever
    assert operator.messages[-1]["type"] in ("connected", "status")
    caller.hang_up()
    operator.finish()
    contact = settle_last(board).contact
    assert (contact.company, contact.outcome, contact.dialled) == ("zarya", "answered", ZARYA)


def test_a_forwarded_number_is_shown_as_the_claimed_one_on_which_it_arrives() -> None:
    board = open_switchboard()
    company = board.trade.companies.get("zarya")
    outside = DialledNumber("+78005550101", NumberMeans.FORWARDED, arrives_on=ZARYA)
    assert replace(company, numbers=(outside,)).calls_from == ZARYA
    caller = board.call()
    assert board.contact(caller).attributes["caller_id"] == ZARYA
