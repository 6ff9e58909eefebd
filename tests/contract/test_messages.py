"""MessageRepository."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from dozor.adapters.dynamodb.message_repository import DynamoMessageRepository
from dozor.adapters.dynamodb.wish_repository import DynamoWishRepository
from dozor.domain.errors import NotFound
from dozor.domain.message import Message, MessageChannel, MessageState, Receipt
from dozor.domain.wishes import Limit, Tally, Wishes
from dozor.ports.messages import Claim, Due, MessageRepository, WishRepository
from tests.contract.samples import NOON, PHONE, make_message
from tests.fakes.messages import FakeMessages, FakeWishes


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


# --- what concerns the person ----------------------------------------------------------------------------------------

FREELY = Limit("2026-03-14", "12")
TWO_AN_HOUR = Limit("2026-03-14", "12", per_hour=2, per_day=3)


@dataclass(frozen=True)
class Store:
    messages: MessageRepository
    wishes: WishRepository


@pytest.fixture(params=["fake", "dynamodb"])
def store(request: pytest.FixtureRequest) -> Store:
    if request.param == "fake":
        wishes = FakeWishes()
        return Store(FakeMessages(wishes), wishes)
    table = request.getfixturevalue("table")
    return Store(DynamoMessageRepository(table), DynamoWishRepository(table))


def news(message_id: str = "m1", **changes: object) -> Message:
    """An SMS to a resident."""
    return make_message(message_id, person=PHONE, made_at=NOON, **changes)


def queued(message_id: str, minutes: int) -> Message:
    return news(message_id).queued(NOON + timedelta(minutes=minutes), "quiet_hours", NOON)


def test_a_message_to_somebody_without_wishes_is_claimed_once(store: Store) -> None:
    message = news()
    assert store.messages.claim_for(message, FREELY, knowing=False) == Claim(made=True)
    assert store.messages.claim_for(message, FREELY, knowing=False) == Claim(made=False, earlier=message)


def test_nobody_with_wishes_is_written_to_without_knowing_them(store: Store) -> None:
    store.wishes.save(Wishes("sosna", PHONE, language="kk"))
    assert store.messages.claim_for(news(), FREELY, knowing=False) == Claim(made=False, hindered=True)
    assert store.messages.claim_for(news(), FREELY, knowing=True).made


def test_one_who_has_had_enough_gets_no_more_in_that_hour_and_day(store: Store) -> None:
    claims = [store.messages.claim_for(news(f"m{n}"), TWO_AN_HOUR, knowing=False) for n in range(3)]
    assert [claim.made for claim in claims] == [True, True, False]
    assert claims[2].hindered
    next_hour = replace(TWO_AN_HOUR, hour="13")
    again = [store.messages.claim_for(news(f"n{n}"), next_hour, knowing=False).made for n in range(2)]
    assert again == [True, False]  # three a day
    assert store.wishes.look_up("sosna", PHONE, "2026-03-14")[1] == Tally("2026-03-14", 3, {"12": 2, "13": 1})
    assert store.messages.claim_for(news("o1"), replace(TWO_AN_HOUR, day="2026-03-15"), knowing=False).made


def test_the_same_message_is_counted_once(store: Store) -> None:
    for _ in range(3):
        store.messages.claim_for(news(), TWO_AN_HOUR, knowing=False)
    assert store.wishes.look_up("sosna", PHONE, "2026-03-14")[1].all == 1


def test_what_is_queued_is_claimed_out_of_the_queue_alone(store: Store) -> None:
    store.messages.claim(queued("m1", 30))
    assert not store.messages.claim_for(news(), FREELY, knowing=True).made
    assert store.messages.claim_for(news(), FREELY, knowing=True, queued=True).made
    assert not store.messages.claim_for(news(), FREELY, knowing=True, queued=True).made


def test_a_digest_takes_all_its_parts_or_none(store: Store) -> None:
    parts = [queued(f"m{n}", 30) for n in range(3)]
    for part in parts:
        store.messages.claim(part)
    digest = replace(news("d1"), ticket="", parts=("m0", "m1", "m2"))
    store.messages.claim_for(parts[1].claimed(NOON), FREELY, knowing=True, queued=True)  # sent by itself meanwhile
    taken = [part.digested("d1", NOON) for part in parts]
    assert store.messages.claim_for(digest, FREELY, knowing=True, parts=taken) == Claim(made=False)
    assert store.messages.get("sosna", "m0", "1").state is MessageState.QUEUED
    rest = [taken[0], taken[2]]
    assert store.messages.claim_for(digest, FREELY, knowing=True, parts=rest).made
    assert not store.messages.claim_for(parts[0].claimed(NOON), FREELY, knowing=True, queued=True).made


def test_what_is_told_in_a_digest_stands_as_the_digest_does(store: Store) -> None:
    store.messages.claim(queued("m1", 30))
    digest = replace(news("d1"), ticket="", parts=("m1",))
    part = queued("m1", 30).digested("d1", NOON)
    store.messages.claim_for(digest, FREELY, knowing=True, parts=[part])
    assert store.messages.of_ticket("sosna", "1")[0].state is MessageState.CLAIMED
    store.messages.record(digest.sent("carrier-1", NOON))
    assert store.messages.of_ticket("sosna", "1")[0].state is MessageState.SENT
    store.messages.keep_receipts([Receipt("carrier-1", True, NOON)])
    assert store.messages.of_ticket("sosna", "1")[0].state is MessageState.DELIVERED


def test_a_message_is_taken_in_the_state_that_was_seen(store: Store) -> None:
    store.messages.claim(news().claimed(NOON))
    unknown = news().claimed(NOON).unknown(NOON)
    assert store.messages.take(unknown, MessageState.CLAIMED)
    assert not store.messages.take(unknown, MessageState.CLAIMED)
    assert not store.messages.take(news("nobody"), MessageState.CLAIMED)


def test_what_is_due_comes_in_order_and_nothing_before_its_time(store: Store) -> None:
    for name, minutes in (("m1", 30), ("m2", 10), ("m3", 90)):
        store.messages.claim(queued(name, minutes))
    store.messages.claim(replace(queued("m4", 20), company="kedr"))
    store.messages.record(news("m5").sent("carrier-1", NOON))
    due = store.messages.due(NOON + timedelta(minutes=30), 10)
    assert [message.id for message in due.messages] == ["m2", "m4", "m1"]
    assert [message.id for message in store.messages.due(NOON + timedelta(minutes=30), 1).messages] == ["m2"]
    assert store.messages.due(NOON, 10) == Due()


def test_a_lost_message_is_due_until_it_has_been_looked_at(store: Store) -> None:
    lost, arrived = Receipt("carrier-1", False, NOON, "no such phone"), Receipt("carrier-2", True, NOON)
    store.messages.keep_receipts([lost, arrived])
    assert store.messages.due(NOON, 10).receipts == (lost,)
    store.messages.look_away(lost)
    assert store.messages.due(NOON, 10) == Due()


def test_a_message_that_can_go_another_way_is_found_by_its_carriers_name(store: Store) -> None:
    ways = ((MessageChannel.EMAIL, "ivan@example.org"),)
    replaceable = replace(news("m1"), obligatory=True, ways=ways).sent("carrier-1", NOON)
    store.messages.record(replaceable)
    store.messages.record(news("m2").sent("carrier-2", NOON))
    assert store.messages.carried_as("carrier-1") == replaceable
    assert store.messages.carried_as("carrier-2") is None
    store.messages.record(replaceable.replaced("m1~email"))
    assert store.messages.carried_as("carrier-1") is None


def test_messages_are_found_by_their_names_with_what_carriers_say(store: Store) -> None:
    store.messages.record(news("m1", ticket="").sent("carrier-1", NOON))
    store.messages.record(news("m2", ticket=""))
    store.messages.record(news("m3"))
    store.messages.keep_receipts([Receipt("carrier-1", True, NOON)])
    found = {one.id: one.state for one in store.messages.named("sosna", ["m1", "m2", "m3", "m9", "m1"])}
    assert found == {"m1": MessageState.DELIVERED, "m2": news("m2").state}
    assert store.messages.named("sosna", []) == ()
    assert store.messages.named("kedr", ["m1"]) == ()


def test_a_company_s_messages_are_listed_newest_first_page_by_page(store: Store) -> None:
    for minutes in range(5):
        message = replace(news(f"m{minutes}"), made_at=NOON + timedelta(minutes=minutes), ticket=str(minutes % 2 or ""))
        store.messages.claim(message)
    store.messages.claim(news("m9", company="kedr"))
    first = store.messages.list("sosna", limit=2)
    second = store.messages.list("sosna", limit=2, cursor=first.cursor)
    third = store.messages.list("sosna", limit=2, cursor=second.cursor)
    assert [[one.id for one in page.items] for page in (first, second, third)] == [["m4", "m3"], ["m2", "m1"], ["m0"]]
    assert third.cursor == ""
    since = store.messages.list("sosna", since=NOON + timedelta(minutes=3))
    assert [one.id for one in since.items] == ["m4", "m3"]


def test_wishes_are_kept_and_empty_ones_forgotten(store: Store) -> None:
    assert store.wishes.wishes("sosna", PHONE) == Wishes("sosna", PHONE)
    wanted = Wishes("sosna", PHONE, "kk", MessageChannel.EMAIL, "ivan@example.org", False, NOON, "olga")
    store.wishes.save(wanted)
    assert store.wishes.wishes("sosna", PHONE) == wanted
    assert store.wishes.look_up("sosna", PHONE, "2026-03-14") == (wanted, Tally("2026-03-14"))
    assert store.wishes.wishes("kedr", PHONE).none
    store.wishes.save(Wishes("sosna", PHONE))
    assert store.messages.claim_for(news(), FREELY, knowing=False).made
