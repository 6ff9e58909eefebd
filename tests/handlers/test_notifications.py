"""send_notification: SMS, e-mail and calls, each sent once."""

import json
from datetime import timedelta

import pytest

from dozor.bootstrap import stores
from dozor.domain.message import MessageState
from functions.send_notification.handler import handler
from tests.contract.samples import PHONE
from tests.fakes.carriers import FakeSms, FakeVoice
from tests.handlers.documents import event_batch, failed_in, queue_batch, ticket_event
from tests.handlers.house import PETR, SOSNA, House

ASSIGNED = ticket_event("TicketAssigned", entry=2, executor_id="e1", executor_name=PETR.name)
PAGE = {
    "rung": "manager",
    "whom": "manager",
    "instead_of": "",
    "name": SOSNA.manager.name,
    "means": "sms,email",
    "phone": SOSNA.manager.phone,
    "email": SOSNA.manager.email,
    "language": "ru",
}


def test_the_resident_learns_number_and_planned_time_in_their_language(house: House) -> None:
    assert failed_in(handler(event_batch(ticket_event()), None)) == []
    ((phone, text),) = house.sms()
    assert phone == PHONE
    assert text.startswith(
        "УК «Сосна»: ваша заявка 1 (Прорвало стояк) принята. Ожидайте до 17:30. https://dozor.example/r/"
    )
    (message,) = stores.messages().of_ticket("sosna", "1")
    assert (message.state, message.kind, message.text) == (MessageState.SENT, "ticket_registered", text)


def test_the_executor_gets_a_link(house: House) -> None:
    handler(event_batch(ASSIGNED), None)
    ((phone, text),) = house.sms()
    assert phone == PETR.phone
    assert "Принять: https://dozor.example/work/" in text


def test_the_manager_is_told_by_sms_and_mail(house: House) -> None:
    handler(event_batch(ticket_event("TicketEscalated", entry=4, details=PAGE, executor_name=PETR.name)), None)
    assert [phone for phone, _ in house.sms()] == [SOSNA.manager.phone]
    ((to, subject, text),) = house.mail()
    assert to == [SOSNA.manager.email]
    assert subject == "УК «Сосна»: заявка 1 остаётся без внимания"
    assert "всё ещё не принята, исполнитель: Пётр Кузнецов. " in text


def test_who_is_told_of_an_executor_can_call_them_and_open_the_ticket(house: House) -> None:
    page = ticket_event("TicketEscalated", entry=4, details=PAGE, executor_id=PETR.id, executor_name=PETR.name)
    handler(event_batch(page), None)
    ((_, text),) = house.sms()
    assert f"исполнитель: Пётр Кузнецов {PETR.phone}. " in text
    assert text.endswith(" https://dozor.example/ticket/sosna/1")


def test_a_doubled_event_sends_nothing_again(house: House) -> None:
    for _ in range(2):
        assert failed_in(handler(event_batch(ticket_event(), ASSIGNED, ticket_event()), None)) == []
    assert len(house.sms()) == 2
    assert len(stores.messages().of_ticket("sosna", "1")) == 2


def test_a_carrier_that_is_busy_keeps_nobody_else_from_being_told(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    sms = FakeSms()
    sms.faults.throttle("send")
    monkeypatch.setattr("functions.send_notification.handler.sms_sender", lambda: sms)
    event = event_batch(ticket_event("TicketEscalated", entry=4, details=PAGE, executor_name=PETR.name))
    assert failed_in(handler(event, None)) == ["m0"]
    assert (len(sms.sent), len(house.mail())) == (0, 1)
    assert failed_in(handler(event, None)) == []
    assert (len(sms.sent), len(house.mail())) == (1, 1)


def test_an_executor_who_has_left_is_no_reason_to_fail(house: House) -> None:
    event = ticket_event("TicketAssigned", entry=2, executor_id="gone", executor_name="Somebody")
    assert failed_in(handler(event_batch(event), None)) == []
    assert house.sms() == []


def test_one_bad_event_of_three_is_reported_alone(house: House) -> None:
    good = event_batch(ticket_event(), ASSIGNED)["Records"]
    (bad,) = queue_batch("no JSON at all")["Records"]
    batch = {"Records": [good[0], bad | {"messageId": "bad"}, good[1]]}
    assert failed_in(handler(batch, None)) == ["bad"]
    assert len(house.sms()) == 2


def test_an_event_that_nobody_is_told_of_sends_nothing(house: House) -> None:
    assert failed_in(handler(event_batch(ticket_event("TicketStarted", entry=3)), None)) == []
    assert house.sms() == []


def test_a_phone_that_takes_no_sms_is_written_down_and_not_tried_again(house: House) -> None:
    event = ticket_event(caller_phone="+0")
    assert failed_in(handler(event_batch(event), None)) == []
    (message,) = stores.messages().of_ticket("sosna", "1")
    assert message.state is MessageState.FAILED


def test_nothing_personal_is_logged(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    event = ticket_event(planned_at=f"soon, says {PHONE}")
    del event.data["state"]
    broken = event_batch(event)["Records"][0]["body"]
    half = {"company": "sosna", "data": {"caller_phone": PHONE, "caller_name": "Сидоров"}}
    detail = {"envelope": {"S": json.dumps(half)}}
    watchers = [{"address": "+79990000777"}, {"address": "chair@example.org"}]
    followed = ticket_event("TicketAssigned", entry=2, executor_id="e1", executor_name=PETR.name, watchers=watchers)
    batch = queue_batch(broken, json.dumps({"detail": detail}), *(r["body"] for r in event_batch(followed)["Records"]))
    assert failed_in(handler(batch, None)) == ["m0", "m1"]
    logged = capsys.readouterr().out
    assert "the record will be tried again or parked" in logged
    for personal in (PHONE, PETR.phone, "Сидоров", "Лесная", "79990000777", "chair@"):
        assert personal not in logged
        assert json.dumps(personal)[1:-1] not in logged


@pytest.fixture
def voice(monkeypatch: pytest.MonkeyPatch) -> FakeVoice:
    """moto makes no calls."""
    fake = FakeVoice()
    monkeypatch.setattr("functions.send_notification.handler.voice_caller", lambda: fake)
    return fake


def test_the_ladder_calls_the_executor_once_from_the_company_s_number(house: House, voice: FakeVoice) -> None:
    page = PAGE | {"whom": "executor", "means": "voice", "phone": PETR.phone, "recipient_id": "e1", "email": ""}
    event = ticket_event("TicketEscalated", entry=4, details=page, executor_id="e1", executor_name=PETR.name)
    for _ in range(2):
        assert failed_in(handler(event_batch(event), None)) == []
    ((token, (phone, source, told)),) = voice.calls.items()
    assert (phone, source) == (PETR.phone, SOSNA.numbers[0].heard_on)
    assert (told["ticket"], told["executor"], told["message"]) == ("1", "e1", token)
    assert "нажмите один" in told["words"]
    assert told["later"]
    (message,) = stores.messages().of_ticket("sosna", "1")
    assert (message.channel, message.state) == ("voice", MessageState.SENT)


def test_a_call_that_was_too_many_waits_for_the_next_minute_and_is_never_parked(house: House, voice: FakeVoice) -> None:
    page = PAGE | {"means": "voice"}
    event = event_batch(ticket_event("TicketEscalated", entry=4, details=page))
    voice.faults.throttle("call")
    assert failed_in(handler(event, None)) == []
    (waiting,) = stores.messages().of_ticket("sosna", "1")
    assert (waiting.state, waiting.due_at) == ("waiting", house.clock.now() + timedelta(seconds=30))
    house.clock.advance(minutes=1)
    assert failed_in(handler(event, None)) == []
    ((_, (_, _, told)),) = voice.calls.items()
    assert told["executor"] == ""  # a manager cannot accept it
    assert "Чтобы подтвердить" in told["words"]
