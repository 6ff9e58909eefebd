"""send_notification, tend_messages: what residents and watchers learn of a ticket's life."""

from dataclasses import replace
from datetime import time
from typing import Any

import pytest

from dozor.bootstrap import stores
from dozor.domain.message import MessageChannel, MessageState, Receipt
from dozor.domain.message_rules import MessageRules
from dozor.domain.wishes import Wishes
from functions.send_notification.handler import handler as send_notification
from functions.tend_messages.handler import handler as tend_messages
from tests.contract.samples import PHONE
from tests.fakes.carriers import FakeVoice
from tests.handlers.documents import event_batch, failed_in, read_document, ticket_event
from tests.handlers.house import NOW, SOSNA, House

SCHEDULE = read_document("events/schedule")
WATCHER = "+79990000777"


def tell(*events: Any) -> None:
    assert failed_in(send_notification(event_batch(*events), None)) == []


def use(**rules: Any) -> None:
    """The company's own rules from now on."""
    stores.companies().save(replace(SOSNA, messages=MessageRules(**rules)))


@pytest.mark.parametrize(
    ("kind", "data", "told"),
    [
        (
            "TicketDeclined",
            {"reason": "Это забота соседнего дома", "state": "declined"},
            "УК «Сосна»: заявка 1 отклонена: Это забота соседнего дома. Вопросы? Позвоните нам.",
        ),
        (
            "TicketDeferred",
            {"reason": "Ждём деталь.", "details": {"until": "2026-03-05T02:00:00+00:00", "why": "part"}},
            "УК «Сосна»: заявка 1 отложена до 5 марта, 10:00: Ждём деталь.",
        ),
        (
            "TicketHandedOver",
            {"reason": "Их сеть", "details": {"to": "Водоканал"}},
            "УК «Сосна»: заявка 1 передана: Водоканал. Мы следим за ней.",
        ),
        (
            "TicketReopened",
            {"reason": "Снова течёт"},
            "УК «Сосна»: заявка 1 снова в работе. Ожидайте до 17:30.",
        ),
        (
            "TicketMerged",
            {"details": {"into": "7"}},
            "УК «Сосна»: заявка 1 объединена с заявкой 7.",
        ),
    ],
)
def test_whoever_asked_learns_what_becomes_of_it(house: House, kind: str, data: dict[str, Any], told: str) -> None:
    for _ in range(3):
        tell(ticket_event(kind, entry=5, **data))
    assert house.sms() == [(PHONE, told)]


def test_who_watches_learns_of_every_change_in_one_message(house: House) -> None:
    watchers = [{"address": WATCHER, "language": "en"}, {"address": "chair@example.org", "language": "ru"}]
    tell(
        ticket_event("TicketAssigned", entry=2, state="assigned", executor_id="", watchers=watchers),
        ticket_event("TicketAccepted", entry=3, state="accepted", watchers=watchers),
        ticket_event("TicketStarted", entry=4, state="in_progress", watchers=watchers),
    )
    assert (house.sms(), house.mail()) == ([], [])
    house.clock.advance(minutes=10)
    told = tend_messages(SCHEDULE, None)
    assert (told["due"], told["sent"], told["digested"]) == (6, 2, 6)
    assert house.sms() == [
        (WATCHER, "Sosna: 3 changes. 1: an executor has been chosen. 1: accepted. 1: work has begun.")
    ]
    ((to, subject, text),) = house.mail()
    assert (to, subject) == (["chair@example.org"], "УК «Сосна»: новости для вас")
    assert text == "УК «Сосна»: 3 новости. № 1: исполнитель назначен. № 1: принята исполнителем. № 1: работы начаты."
    assert tend_messages(SCHEDULE, None) == {"due": 0}
    states = {one.state for one in stores.messages().of_ticket("sosna", "1")}
    assert states == {MessageState.SENT}


def test_what_is_done_at_night_is_told_in_the_morning_by_one_or_the_other(house: House) -> None:
    use(quiet_from=time(17), quiet_until=time(8))  # it is 17:00 in Irkutsk
    tell(ticket_event("TicketDone", entry=5, urgency="planned"))
    assert house.sms() == []
    house.clock.advance(hours=14)
    assert tend_messages(SCHEDULE, None) == {"due": 0}
    house.clock.advance(hours=1)
    assert [tend_messages(SCHEDULE, None) for _ in range(2)] == [{"due": 1, "sent": 1}, {"due": 0}]
    assert len(house.sms()) == 1


def test_more_than_the_limit_waits_for_the_next_hour(house: House) -> None:
    use(per_hour=1)
    tell(
        ticket_event("TicketDone", entry=5, urgency="planned"),
        ticket_event("TicketReopened", entry=6, urgency="planned"),
        ticket_event("TicketDone", entry=7, urgency="planned"),
    )
    assert len(house.sms()) == 1
    house.clock.advance(hours=1)
    told = tend_messages(SCHEDULE, None)
    assert (told["sent"], told["digested"]) == (1, 2)
    assert house.sms()[1][1] == "УК «Сосна»: 2 новости. № 1: снова в работе. № 1: выполнена."


def test_a_lost_sms_goes_by_mail_and_then_by_telephone(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    voice = FakeVoice()
    monkeypatch.setattr("functions.tend_messages.handler.voice_caller", lambda: voice)
    stores.wishes().save(Wishes("sosna", PHONE, email="ivan@example.org"))
    tell(ticket_event())
    (sms,) = stores.messages().of_ticket("sosna", "1")
    stores.messages().keep_receipts([Receipt(sms.provider_id, False, NOW, "Phone is switched off")])
    house.clock.advance(minutes=1)
    tend_messages(SCHEDULE, None)
    ((to, subject, _),) = house.mail()
    assert (to, subject) == (["ivan@example.org"], "УК «Сосна»: заявка 1")
    mail = stores.messages().get("sosna", f"{sms.id}~email", "1")
    stores.messages().keep_receipts([Receipt(mail.provider_id, False, NOW, "Mailbox is full")])
    house.clock.advance(minutes=1)
    tend_messages(SCHEDULE, None)
    ((token, (phone, _, words)),) = voice.calls.items()
    assert (phone, token) == (PHONE, f"{sms.id}~email~voice")
    assert words["words"].startswith("Это УК «Сосна». Заявка 1 принята. Ожидайте до 17:30. Чтобы подтвердить")
    assert words["executor"] == ""
    first, second, third = stores.messages().of_ticket("sosna", "1")
    assert [one.channel for one in (first, second, third)] == [
        MessageChannel.SMS,
        MessageChannel.EMAIL,
        MessageChannel.VOICE,
    ]
    assert [one.state for one in (first, second, third)] == [
        MessageState.FAILED,
        MessageState.FAILED,
        MessageState.SENT,
    ]
    assert (first.followed_by, second.instead_of) == (second.id, first.id)
    assert tend_messages(SCHEDULE, None) == {"due": 0}


def test_sms_are_written_in_latin_letters_where_the_company_wants_it(house: House) -> None:
    use(transliterate=True)
    tell(ticket_event("TicketDone", entry=5))
    ((_, text),) = house.sms()
    assert text.startswith('UK "Sosna": ')
    (message,) = stores.messages().of_ticket("sosna", "1")
    assert (message.segments, message.encoding) == (1, "gsm7")


def test_a_request_that_ends_with_its_outage_is_told_by_the_outage(house: House) -> None:
    tell(ticket_event("TicketDone", entry=5, details={"outage_id": "o1"}))
    assert house.sms() == []
