"""The ladder calls an executor: 1 accepts, 2 repeats, silence and hanging up accept nothing; the journal tells of it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest

from dozor.application.check_clock import check_clock
from dozor.application.compose_messages import Desk, compose_messages
from dozor.application.note_call import note_call
from dozor.domain.clocks import ClockKind
from dozor.domain.escalation import Means, Rung, Whom
from dozor.domain.message import Message, MessageChannel, MessageState
from dozor.domain.ticket import TicketAction, TicketState
from dozor.entry.contact_records import parse_contact_record
from dozor.ports.system import LinkSigner
from local.connect.people import Caller
from tests.flows.switchboard import ZARYA, Switchboard, open_switchboard, said
from tests.unit.application.trade import NOW, PAVEL

FLOW = "escalation-call"
RUNGS = (
    Rung("call", ClockKind.ACCEPT, 300, Whom.EXECUTOR, (Means.VOICE,)),
    Rung("call-foreman", ClockKind.ACCEPT, 600, Whom.FOREMAN, (Means.VOICE,)),
)


class Links(LinkSigner):
    """Signs nothing; calls hold no links."""

    def sign(self, company: str, ticket: str, executor_id: str, expires_at: datetime) -> str:
        return "token"

    def open(self, token: str, now: datetime) -> tuple[str, str, str]:
        raise NotImplementedError


def composed(board: Switchboard, minutes: int = 5) -> Message:
    """What the ladder means by its rung at that minute."""
    trade = board.trade
    check_clock("zarya", "1", 1, NOW + timedelta(minutes=minutes), trade.companies, trade.people, trade.tickets)
    event = trade.tickets.events[-1]
    desk = Desk(trade.companies.get("zarya"), None, trade.catalogue, trade.texts, Links(), "https://dozor.example", "")
    *_, message = compose_messages(event, desk)
    assert message.channel is MessageChannel.VOICE
    return message


def ring(board: Switchboard, message: Message) -> Caller:
    """Call as the adapter does; the executor's telephone rings."""
    executor = Caller(board.instance, message.to)
    service_start(board, message.to, message.attributes)
    board.runtime.advance(1)
    return executor


def service_start(board: Switchboard, phone: str, attributes: Mapping[str, str]) -> None:
    flow_id = board.flows[FLOW]
    flow = board.instance.directory.flows[flow_id]
    board.instance.ports.runtime.call(
        lambda: board.instance.centre.outbound.start_voice(phone, (flow.id, flow.flow), ZARYA, None, dict(attributes))
    )


def called(minutes: int = 5) -> tuple[Switchboard, Caller, Message]:
    board = open_switchboard(rungs=RUNGS)
    board.trade.register()
    message = composed(board, minutes)
    board.trade.messages.claim(message)
    return board, ring(board, message), message


def answered(minutes: int = 5) -> tuple[Switchboard, Caller, Message]:
    board, executor, message = called(minutes)
    since = len(executor.messages)
    executor.answer()
    board.listen(executor, since)
    return board, executor, message


def note(board: Switchboard) -> list[dict[str, str]]:
    """The records of our calls, noted twice; the journal's entries of them."""
    board.runtime.settle()
    for record in board.output.contact_records * 2:
        note_call(parse_contact_record(record), board.trade.messages, board.trade.tickets)
    return [dict(e.details) for e in board.trade.tickets.journal("zarya", "1") if e.action == "called"]


def test_pressing_one_accepts_the_ticket_and_the_journal_tells_how() -> None:
    board, executor, message = answered()
    assert "waits for you: Протечка, 1 Main Street" in said(executor)
    board.press(executor, "1")
    assert "is yours" in executor.heard()[-1]
    assert not executor.in_call
    ticket = board.trade.tickets.get("zarya", "1")
    assert ticket.state is TicketState.ACCEPTED
    accepted = board.trade.tickets.journal("zarya", "1")[-1]
    assert (accepted.action, accepted.actor.id, accepted.details["by"]) == ("accept", "pavel", "voice")
    (entry,) = note(board)
    assert (entry["state"], entry["answer"], entry["name"]) == ("delivered", "accepted", "Pavel")
    assert board.trade.messages.get("zarya", message.id, message.ticket).state is MessageState.READ


def test_pressing_two_repeats_and_then_one_accepts() -> None:
    board, executor, _ = answered()
    board.press(executor, "2")
    assert len(executor.heard()) == 2
    board.press(executor, "1")
    assert board.trade.tickets.get("zarya", "1").state is TicketState.ACCEPTED


def test_repeating_ends_some_time() -> None:
    board, executor, _ = answered()
    for _ in range(4):
        board.press(executor, "2")
    assert not executor.in_call
    assert "somebody else" in executor.heard()[-1]


@pytest.mark.parametrize("keys", [("", ""), ("9", "9", "9"), ("9", "", "")])
def test_silence_and_wrong_keys_accept_nothing(keys: tuple[str, ...]) -> None:
    board, executor, _ = answered()
    for key in keys:
        if executor.in_call:
            board.press(executor, key)
    assert not executor.in_call
    assert "somebody else" in executor.heard()[-1]
    assert board.trade.tickets.get("zarya", "1").state is TicketState.ASSIGNED
    (entry,) = note(board)
    assert (entry["state"], entry["answer"]) == ("delivered", "none")


def test_hanging_up_accepts_nothing() -> None:
    board, executor, _ = answered()
    executor.hang_up()
    assert board.trade.tickets.get("zarya", "1").state is TicketState.ASSIGNED
    assert [(entry["state"], entry["answer"]) for entry in note(board)] == [("delivered", "none")]


def test_a_telephone_that_nobody_takes_up_is_told_as_failed_and_the_ladder_climbs_on() -> None:
    board, _, message = called()
    board.runtime.advance(120)
    (entry,) = note(board)
    assert (entry["state"], entry["answer"]) == ("failed", "none")
    assert board.trade.messages.get("zarya", message.id, message.ticket).failure
    assert composed(board, minutes=11).recipient == "Fedor"


def test_who_accepted_meanwhile_by_the_link_hears_the_same_thanks() -> None:
    board, executor, _ = answered()
    board.trade.act("1", TicketAction.ACCEPT)
    board.press(executor, "1")
    assert "is yours" in executor.heard()[-1]


@pytest.mark.parametrize(
    ("action", "more", "words"),
    [
        (TicketAction.ASSIGN, {"executor_id": "fedor"}, "given to somebody else"),
        (TicketAction.DECLINE, {"reason": "not ours"}, "no longer waits"),
        (TicketAction.DEFER, {"reason": "tomorrow", "until": NOW + timedelta(days=1)}, "no longer waits"),
    ],
)
def test_a_ticket_that_is_no_longer_theirs_is_refused_kindly(
    action: TicketAction, more: dict[str, Any], words: str
) -> None:
    board, executor, _ = answered()
    before = board.trade.act("1", action, **more)
    board.press(executor, "1")
    assert words in executor.heard()[-1]
    assert board.trade.tickets.get("zarya", "1") == before
    assert [entry["answer"] for entry in note(board)] == ["refused"]


def test_a_foreman_merely_confirms_that_they_have_heard() -> None:
    board, foreman, _ = answered(minutes=11)
    assert foreman.number == "+79000000202"
    assert "Nobody is dealing with request 1" in said(foreman)
    board.press(foreman, "1")
    assert "count on you" in foreman.heard()[-1]
    assert board.trade.tickets.get("zarya", "1").state is TicketState.ASSIGNED
    assert [entry["answer"] for entry in note(board)] == ["heard"]


@pytest.mark.parametrize("broken", [{"answer": "perhaps"}, "nonsense", None])
def test_a_function_that_fails_leads_to_the_link(broken: object) -> None:
    board, executor, _ = answered()
    board.functions["accept_by_phone"] = lambda _: broken
    board.press(executor, "1")
    assert "open the link" in executor.heard()[-1]
    assert not executor.in_call


@pytest.mark.parametrize("action", ["set-voice", "note-answer", "say-answer"])
def test_a_block_that_fails_on_the_way_still_accepts(action: str) -> None:
    board, executor, _ = called()
    board.fail(action, flow=FLOW)
    since = len(executor.messages)
    executor.answer()
    board.listen(executor, since)
    board.press(executor, "1")
    assert board.trade.tickets.get("zarya", "1").state is TicketState.ACCEPTED
    assert not executor.in_call


def test_a_question_that_cannot_be_put_ends_the_call_kindly() -> None:
    board, executor, _ = called()
    board.fail("ask", flow=FLOW)
    executor.answer()
    board.runtime.advance(20)
    assert "somebody else" in executor.heard()[-1]
    assert not executor.in_call


@pytest.mark.parametrize(("action", "keys"), [("say-later", ("", "")), ("say-trouble", ("1",))])
def test_last_words_that_fail_leave_nobody_in_silence(action: str, keys: tuple[str, ...]) -> None:
    board, executor, _ = answered()
    board.functions["accept_by_phone"] = lambda _: None
    board.fail(action, flow=FLOW)
    for key in keys:
        board.press(executor, key)
    assert not executor.in_call


def test_it_is_pavel_who_is_called() -> None:
    _, executor, message = called()
    assert (executor.number, message.recipient) == (PAVEL.phone, "Pavel")
    assert message.attributes["executor"] == "pavel"
