"""What came of a call that told somebody something: heard, delivered, or failed, in the message's own record."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dozor.application.note_call import note_call
from dozor.domain.contact import Contact, Direction, Segment
from dozor.domain.message import Message, MessageChannel, MessageState
from tests.unit.application.trade import PHONE, open_trade

AT = datetime(2026, 3, 2, 9, 5, tzinfo=UTC)
CALL = Message(
    *("zarya", "m1~voice", MessageChannel.VOICE, PHONE, "outage_over", "Water is back."),
    obligatory=True,
    instead_of="m1",
    attributes={"words": "Water is back."},
)


def segment(answer: str, *, reached: bool) -> Segment:
    told = {"message": "m1~voice", "ticket": "", "answer": answer}
    contact = Contact("zarya", "c1", PHONE, "+12025550101", AT, direction=Direction.OUTBOUND, attributes=told)
    return Segment(contact, AT, "c1", reached=reached)


@pytest.mark.parametrize(
    ("answer", "reached", "state"),
    [
        ("heard", True, MessageState.READ),
        ("none", True, MessageState.DELIVERED),
        ("none", False, MessageState.FAILED),
    ],
)
def test_a_call_to_a_resident_is_noted_in_its_message(answer: str, reached: bool, state: MessageState) -> None:
    trade = open_trade()
    trade.messages.record(CALL.sent("c1", AT))
    assert note_call(segment(answer, reached=reached), trade.messages, trade.tickets)
    assert trade.messages.get("zarya", "m1~voice").state is state


def test_a_call_that_nobody_answered_is_tried_another_way_where_there_is_one() -> None:
    trade = open_trade()
    ways = ((MessageChannel.SMS, PHONE),)
    trade.messages.record(replace(CALL, ways=ways).sent("c1", AT))
    note_call(segment("none", reached=False), trade.messages, trade.tickets)
    assert [one.id for one in trade.messages.due(AT, 10).messages] == ["m1~voice"]
