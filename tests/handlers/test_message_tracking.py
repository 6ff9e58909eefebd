"""record_delivery, tend_messages: what became of messages."""

from dozor.bootstrap import stores
from dozor.domain.message import Message, MessageState
from functions.record_delivery.handler import handler as record_delivery
from functions.tend_messages.handler import handler as tend_messages
from tests.contract.samples import make_message
from tests.handlers.documents import Document, log_batch, read_document
from tests.handlers.house import NOW, House

SUCCESS = read_document("logs/sms_delivery_success")
FAILURE = read_document("logs/sms_delivery_failure")
SCHEDULE = read_document("events/schedule")


def send(message_id: str, log: Document) -> Message:
    """A message that the carrier has taken under the log's id."""
    message = make_message(message_id).sent(log["notification"]["messageId"], NOW)
    stores.messages().record(message)
    return message


def test_the_carriers_word_is_written_down(house: House) -> None:
    send("m1", SUCCESS)
    send("m2", FAILURE)
    record_delivery(log_batch(SUCCESS, FAILURE), None)
    arrived, lost = (stores.messages().get("sosna", name, "1") for name in ("m1", "m2"))
    assert (arrived.state, arrived.failure) == (MessageState.DELIVERED, "")
    assert (lost.state, lost.failure) == (MessageState.FAILED, "Unknown error attempting to reach phone")
    assert lost.settled_at is not None
    assert f"{lost.settled_at:%H:%M}" == "11:00"


def test_the_same_log_again_changes_nothing(house: House) -> None:
    send("m1", SUCCESS)
    record_delivery(log_batch(SUCCESS), None)
    before = house.items()
    record_delivery(log_batch(SUCCESS, SUCCESS), None)
    assert house.items() == before


def test_lines_about_other_peoples_messages_or_nothing_do_not_keep_ours_from_being_told(house: House) -> None:
    send("m1", SUCCESS)
    strange = ["START RequestId: 1", "[]", "null", "{}", {"notification": None, "status": "SUCCESS"}]
    record_delivery(log_batch(FAILURE, *strange, SUCCESS), None)
    assert stores.messages().get("sosna", "m1", "1").state is MessageState.DELIVERED
    assert [item["provider_id"] for item in house.items() if item["item"] == "receipt"] == [
        FAILURE["notification"]["messageId"],
        SUCCESS["notification"]["messageId"],
    ]


def test_a_claim_left_without_a_result_is_unknown_after_five_minutes(house: House) -> None:
    for name, minutes in (("old", 0), ("new", 4)):
        stores.messages().claim(make_message(name).claimed(NOW.replace(minute=minutes)))
    house.clock.advance(minutes=6)
    assert tend_messages(SCHEDULE, None) == {"due": 1, "unknown": 1}
    states = {message.id: message.state for message in stores.messages().of_ticket("sosna", "1")}
    assert states == {"old": MessageState.UNKNOWN, "new": MessageState.CLAIMED}


def test_it_is_marked_once(house: House) -> None:
    stores.messages().claim(make_message().claimed(NOW))
    house.clock.advance(minutes=6)
    assert [tend_messages(SCHEDULE, None) for _ in range(2)] == [{"due": 1, "unknown": 1}, {"due": 0}]
