"""MessageRepository."""

from datetime import timedelta

import pytest

from dozor.adapters.dynamodb.message_repository import DynamoMessageRepository
from dozor.domain.errors import NotFound
from dozor.ports.repositories import MessageRepository
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
    assert messages.get("sosna", "m1") == message


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


def test_a_sent_message_is_found_by_the_carriers_id(messages: MessageRepository) -> None:
    messages.claim(make_message())
    sent = make_message().sent("carrier-1", NOON)
    messages.record(sent)
    assert messages.by_provider_id("carrier-1") == sent
    failed = sent.failed("no such phone", NOON)
    messages.record(failed)
    assert messages.by_provider_id("carrier-1") == failed


def test_an_id_that_no_carrier_gave_is_not_found(messages: MessageRepository) -> None:
    messages.claim(make_message())
    for nobodys in ("carrier-1", ""):
        with pytest.raises(NotFound):
            messages.by_provider_id(nobodys)


def test_messages_about_a_ticket_are_oldest_first(messages: MessageRepository) -> None:
    late, early = make_message("m1", minutes=2), make_message("m2", minutes=1)
    for message in (late, early, make_message("m3", ticket="2"), make_message("m4", company="kedr")):
        messages.claim(message)
    sent = early.sent("carrier-1", NOON + timedelta(hours=1))
    messages.record(sent)
    assert messages.of_ticket("sosna", "1") == (sent, late)


def test_claims_left_without_a_result_are_found(messages: MessageRepository) -> None:
    for place in range(4):
        messages.claim(make_message(f"m{place}", minutes=place))
    messages.record(make_message("m0").sent("carrier-1", NOON))
    found = messages.claimed_before("sosna", (NOON + timedelta(minutes=3)).isoformat())
    assert [message.id for message in found] == ["m1", "m2"]
    for message in found:
        messages.record(message.unknown(NOON))
    assert messages.claimed_before("sosna", (NOON + timedelta(minutes=3)).isoformat()) == ()


def test_a_message_about_no_ticket_is_kept_too(messages: MessageRepository) -> None:
    message = make_message(ticket="")
    messages.claim(message)
    assert messages.get("sosna", "m1") == message
    with pytest.raises(NotFound):
        messages.get("kedr", "m1")
