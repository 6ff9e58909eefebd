"""MessageRepository."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dozor.adapters.dynamodb.message_repository import DynamoMessageRepository
from dozor.domain.errors import NotFound
from dozor.domain.message import MessageState, Receipt
from dozor.ports.messages import MessageRepository
from tests.contract.samples import NOON, make_message
from tests.fakes.messages import FakeMessages


@pytest.fixture(params=["fake", "dynamodb"])
def messages(request: pytest.FixtureRequest) -> MessageRepository:
    if request.param == "fake":
        return FakeMessages()
    return DynamoMessageRepository(request.getfixturevalue("table"))


def test_a_message_is_claimed_once(messages: MessageRepository) -> None:
    message = make_message()
    assert messages.claim(message) is None
    assert messages.claim(make_message(minutes=5)) == message
    assert messages.get("sosna", "m1", "1") == message


def test_a_settled_message_cannot_be_claimed(messages: MessageRepository) -> None:
    messages.claim(make_message())
    sent = make_message().sent("carrier-1", NOON)
    messages.record(sent)
    assert messages.claim(make_message()) == sent


def test_a_message_put_off_can_be_claimed_again_by_one(messages: MessageRepository) -> None:
    messages.claim(make_message())
    messages.record(make_message().put_off("too busy"))
    again = make_message(minutes=5)
    assert messages.claim(again) is None
    assert messages.claim(make_message(minutes=6)) == again


@pytest.mark.parametrize("early", [True, False], ids=["before it was recorded", "after"])
def test_a_message_is_told_with_the_carriers_last_word(messages: MessageRepository, early: bool) -> None:
    later = NOON + timedelta(hours=3)
    lost, arrived = Receipt("carrier-1", False, NOON, "no such phone"), Receipt("carrier-1", True, later)
    messages.claim(make_message())
    sent = make_message().sent("carrier-1", NOON)
    if early:
        messages.keep_receipts([lost])
        messages.record(sent)
    else:
        messages.record(sent)
        messages.keep_receipts([lost])
    failed = replace(sent, state=MessageState.FAILED, failure="no such phone")
    assert messages.get("sosna", "m1", "1") == failed
    assert messages.of_ticket("sosna", "1") == (failed,)
    messages.keep_receipts([lost, arrived])
    assert messages.get("sosna", "m1", "1") == replace(sent, state=MessageState.DELIVERED, settled_at=later)


def test_a_word_about_nobodys_message_or_none_at_all_changes_nothing(messages: MessageRepository) -> None:
    messages.record(make_message().sent("carrier-1", NOON))
    messages.record(make_message("m2"))
    before = messages.of_ticket("sosna", "1")
    messages.keep_receipts([])
    messages.keep_receipts([Receipt("carrier-2", False, NOON, "lost")])
    assert messages.of_ticket("sosna", "1") == before


def test_messages_about_a_ticket_are_oldest_first(messages: MessageRepository) -> None:
    late, early = make_message("m1", minutes=2), make_message("m2", minutes=1)
    for message in (late, early, make_message("m3", ticket="2"), make_message("m4", company="kedr")):
        messages.claim(message)
    sent = early.sent("carrier-1", NOON + timedelta(hours=1))
    messages.record(sent)
    assert messages.of_ticket("sosna", "1") == (sent, late)


def test_a_message_about_no_ticket_is_kept_too(messages: MessageRepository) -> None:
    message = make_message(ticket="")
    messages.claim(message)
    assert messages.get("sosna", "m1") == message
    with pytest.raises(NotFound):
        messages.get("kedr", "m1")
