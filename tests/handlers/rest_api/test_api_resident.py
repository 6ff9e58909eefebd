"""The resident's page: their own tickets by the link of the SMS, and nothing of anybody else."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from dozor.application.resident_page.act import MOST_A_DAY
from dozor.bootstrap import stores, system
from dozor.domain.people import Actor, ActorKind
from dozor.domain.ticket import Person
from dozor.ports.system import ResidentLink
from functions.send_notification.handler import handler as send_notification
from tests.contract.samples import PHONE, make_executor
from tests.handlers.documents import event_batch, ticket_event
from tests.handlers.house import NOW, OLGA, PETR, SOSNA, House
from tests.handlers.rest_api.client import Answer, Page
from tests.handlers.rest_api.uploads import tell, upload
from tests.unit.attachments.files import jpeg

RESIDENT = Page(language="ru")
NEIGHBOUR = Person("Семён Чужой", "+79990000777", "r7", "ru")
SECRETS = ("Семён Чужой", "+79990000777", PETR.phone, "позвонить главному инженеру", OLGA.id, "кв. 99", "Olga")


def link(house: House, phone: str = PHONE, company: str = "sosna", **ago: float) -> str:
    signer = system.links(house.environment["LINK_SECRET_ARN"])
    return signer.sign_for_resident(ResidentLink(company, phone, NOW - timedelta(**ago)))


def look(token: str, language: str = "ru") -> Answer:
    return Page(language=language).get(f"/resident/{{token={token}}}")


def open_ticket(token: str, number: str = "1") -> Answer:
    return RESIDENT.get(f"/resident/{{token={token}}}/tickets/{{number={number}}}")


def act(token: str, action: str, number: str = "1", **more: object) -> Answer:
    return RESIDENT.post(f"/resident/{{token={token}}}/tickets/{{number={number}}}/actions", {"action": action, **more})


def operate(action: str, number: str = "1", **more: object) -> Answer:
    answer = Page().post(f"/tickets/{{company=sosna}}/{{number={number}}}/actions", {"action": action, **more})
    assert answer.status == 200, answer.body
    return answer


def finish(number: str = "1") -> None:
    for action in ("accept", "start", "finish"):
        operate(action, number)


def lines(answer: Answer) -> list[str]:
    return [line["text"] for line in answer.body["journal"]]


def test_the_link_of_the_sms_shows_the_residents_own_tickets(house: House) -> None:
    house.register()
    send_notification(event_batch(ticket_event(caller_phone=PHONE)), None)
    ((_, text),) = house.sms()
    token = text.rpartition("/r/")[2].split()[0]
    answer = look(token)
    assert (answer.status, answer.body["company_name"]) == (200, "УК «Сосна»")
    (ticket,) = answer.body["tickets"]
    assert (ticket["number"], ticket["state"], ticket["problem_name"]) == ("1", "assigned", "Прорвало стояк")
    assert ticket["executor"] == {"name": PETR.name, "trade": "plumber"}


def test_where_a_request_stands_is_told_without_what_stands_beside_it(house: House) -> None:
    """The page tells number, executor and time on lines of their own: once is enough."""
    house.register()
    said = {look(link(house)).body["tickets"][0]["state_words"]}
    for action in ("accept", "start"):
        operate(action)
        said.add(look(link(house)).body["tickets"][0]["state_words"])
    assert said == {
        "Ваша заявка передана исполнителю.",
        "Исполнитель принял вашу заявку.",
        "По вашей заявке идут работы.",
    }
    operate("finish")
    assert look(link(house)).body["tickets"][0]["state_words"] == "Заявка 1 выполнена."


def test_they_are_shown_what_is_open_and_what_is_over_and_not_the_neighbours(house: House) -> None:
    house.register("form-0001")
    house.register("form-0002")
    house.register("form-0003", caller=NEIGHBOUR)
    finish("1")
    answer = look(link(house))
    assert [(one["number"], one["open"]) for one in answer.body["tickets"]] == [("2", True), ("1", False)]


def test_the_journal_is_told_in_whole_sentences_in_the_readers_language(house: House) -> None:
    house.register()
    finish()
    answer = open_ticket(link(house))
    assert lines(answer) == [
        "Мы зарегистрировали вашу заявку.",
        f"Заявкой займётся {PETR.name}.",
        "Исполнитель принял заявку.",
        "Работа началась.",
        "Работа выполнена.",
    ]


def test_nothing_of_others_leaves_the_house(house: House) -> None:
    stores.people().save_people([], [], [make_executor("e9", name="Николай Рябов", shifts=())])
    house.register("form-0001", description="Звонил сосед Семён Чужой +79990000777 из кв. 99")
    house.register("form-0002", caller=NEIGHBOUR)
    Page().post("/tickets/{company=sosna}/{number=1}/notes", {"text": "позвонить главному инженеру"})
    tickets = stores.tickets()
    note(tickets, "позвонить главному инженеру", OLGA)
    note(tickets, "сосед Семён Чужой мешает", Actor(ActorKind.RESIDENT, NEIGHBOUR.phone, NEIGHBOUR.name))
    finish()
    token = link(house)
    told = json.dumps([look(token).body, open_ticket(token).body], ensure_ascii=False)
    assert [secret for secret in SECRETS if secret in told] == []


def note(tickets: Any, text: str, actor: Actor) -> None:
    from dozor.domain.ticket.edits import note as write
    from dozor.events.tickets import describe_change

    change = write(tickets.get("sosna", "1"), text, actor, NOW)
    tickets.save(change, describe_change(change))


def test_what_is_wrong_with_a_link_is_never_told(house: House) -> None:
    house.register()
    good = link(house)
    signer = system.links(house.environment["LINK_SECRET_ARN"])
    bad = [
        good[:-1] + ("A" if good[-1] != "A" else "B"),
        link(house, company="nobody"),
        signer.sign("sosna", "1", "e1", NOW + timedelta(days=7)),
        "nonsense",
        "%00",
        "ж",
    ]
    answers = [look(token) for token in bad] + [open_ticket(token) for token in bad] + [act(bad[0], "note", text="а")]
    assert {answer.status for answer in answers} == {404}
    assert {answer.body["detail"] for answer in answers} == {
        "Эта ссылка ничего не открывает или уже не действует. Позвоните нам, и мы пришлём новую: наш номер есть в квитанции"
        " и на объявлении в подъезде."
    }


def test_the_executors_page_is_not_opened_by_a_residents_link(house: House) -> None:
    house.register()
    assert Page().get(f"/work/{{token={link(house)}}}").status == 404


def test_of_anothers_ticket_they_learn_as_much_as_of_none(house: House) -> None:
    house.register("form-0001")
    house.register("form-0002", caller=NEIGHBOUR)
    token = link(house)
    before = stores.tickets().get("sosna", "2").version
    for answers in (
        [open_ticket(token, number) for number in ("2", "999")],
        [act(token, "note", number, text="привет") for number in ("2", "999")],
        [act(token, "reopen", number, text="привет") for number in ("2", "999")],
        [attach(token, number) for number in ("2", "999")],
    ):
        first, second = answers
        assert (first.status, first.body) == (404, second.body)
    assert stores.tickets().get("sosna", "2").version == before


def test_a_withdrawn_link_opens_nothing_and_a_later_one_does(house: House, olga: Page, stranger: Page) -> None:
    house.register()
    token = link(house)
    asked = {"company": "sosna", "phone": "8 (999) 000-00-01"}
    assert stranger.post("/residents-links/withdraw", asked).status == 404
    assert look(token).status == 200
    assert olga.post("/residents-links/withdraw", asked).status == 200
    ended = look(token)
    assert (ended.status, "Позвоните нам: +78005550100" in ended.body["detail"]) == (404, True)
    house.clock.advance(minutes=2)
    assert look(link(house, minutes=-2)).status == 200


def test_a_link_wears_out_by_the_companys_own_term(house: House) -> None:
    house.register()
    token = link(house)
    stores.companies().save(replace(SOSNA, resident_link_days=1))
    house.clock.advance(hours=23)
    assert look(token).status == 200
    assert look(token).body["until"] == "2026-03-03T09:00:00Z"
    house.clock.advance(hours=2)
    ended = look(token)
    assert (ended.status, "Позвоните нам: +78005550100" in ended.body["detail"]) == (404, True)
    assert PHONE not in str(ended.body)


def test_they_write_a_word_and_read_it_again(house: House) -> None:
    house.register()
    answer = act(link(house), "note", text="Код домофона 12")
    assert (answer.status, lines(answer)[-1]) == (200, "Вы написали: Код домофона 12")
    last = stores.tickets().journal("sosna", "1")[-1]
    assert (last.action, last.actor.kind, last.actor.name) == ("note", "resident", "Иван Сидоров")
    assert act(link(house), "note").body["problems"][0]["field"] == "text"


def test_they_confirm_that_it_is_done_and_give_a_mark(house: House) -> None:
    house.register()
    token = link(house)
    assert act(token, "confirm").status == 409
    assert act(token, "rate", mark=5).body["allowed"] == ["note"]
    finish()
    assert open_ticket(token).body["ticket"]["actions"] == ["confirm", "rate", "reopen", "note"]
    assert act(token, "confirm").body["ticket"]["state"] == "closed"
    rated = act(token, "rate", mark=4, text="спасибо")
    assert rated.body["ticket"]["mark"] == 4
    assert lines(rated)[-2:] == ["Вы подтвердили, что всё сделано.", "Ваша оценка: 4 из 5. Спасибо."]
    assert act(token, "rate").body["problems"][0]["field"] == "mark"


def test_they_open_it_again_within_the_companys_window(house: House) -> None:
    house.register()
    finish()
    token = link(house)
    for action in ("reopen", "note"):
        assert act(token, action).body["problems"] == [{"field": "text", "reason": "Это поле обязательно."}]
    answer = act(token, "reopen", text="Снова течёт")
    assert answer.body["ticket"]["state"] == "assigned"
    assert "Вы открыли заявку снова: Снова течёт" in lines(answer)


def test_too_late_to_open_it_again(house: House) -> None:
    house.register()
    finish()
    house.clock.advance(seconds=SOSNA.reopen_within + 60)
    token = link(house)
    assert "reopen" not in open_ticket(token).body["ticket"]["actions"]
    assert act(token, "reopen", text="Снова течёт").status == 409


def test_two_who_change_it_at_once_are_told(house: House) -> None:
    house.register()
    assert act(link(house), "note", text="привет", version=1).status == 409


@pytest.mark.parametrize("action", ["accept", "assign", "decline", "finish", "close"])
def test_what_is_not_a_residents_does_not_exist_for_them(house: House, action: str) -> None:
    house.register()
    assert act(link(house), action, text="почему").status == 422


def attach(token: str, number: str = "1", key: str = "file-0001") -> Answer:
    body = {"name": "Пятно.jpg", "media_type": "image/jpeg", "size": len(jpeg())}
    return RESIDENT.post(
        f"/resident/{{token={token}}}/tickets/{{number={number}}}/attachments", body, Idempotency_Key=key
    )


def test_they_attach_a_photo_and_see_their_own_alone(house: House) -> None:
    house.register()
    token = link(house)
    desk = Page().post(
        "/tickets/{company=sosna}/{number=1}/attachments",
        {"name": "Чужая квартира.jpg", "media_type": "image/jpeg", "size": len(jpeg())},
        Idempotency_Key="desk-0001",
    )
    bad = attach(token, key="file-0002")
    tell(upload(desk, jpeg()), upload(attach(token), jpeg()), upload(bad, b"<html>"))
    answer = open_ticket(token)
    assert [(one["name"], one["state"]) for one in answer.body["attachments"]] == [
        ("Пятно.jpg", "ready"),
        ("Пятно.jpg", "refused"),
    ]
    assert "Вы приложили файл: Пятно.jpg." in lines(answer)
    assert any(line.startswith("Мы не смогли принять файл Пятно.jpg.") for line in lines(answer))
    assert "Чужая квартира" not in json.dumps(answer.body, ensure_ascii=False)


def test_messages_are_those_to_them(house: House) -> None:
    house.register()
    for event in (ticket_event(caller_phone=PHONE), ticket_event("TicketAssigned", entry=2, executor_id="e1")):
        send_notification(event_batch(event), None)
    (message,) = open_ticket(link(house)).body["messages"]
    assert message["channel"] == "sms"
    assert "Прорвало стояк" in message["text"]


def wish(token: str, **wanted: object) -> Answer:
    return RESIDENT.post(f"/resident/{{token={token}}}/wishes", wanted)


def test_they_say_how_they_want_to_be_written_to(house: House) -> None:
    token = link(house)
    first = RESIDENT.get(f"/resident/{{token={token}}}/wishes").body
    assert (first["language"], first["channel"], first["news"]) == ("", None, True)
    assert "ru" in first["languages"]
    assert wish(token, language="ru", news=False).status == 200
    assert wish(token, channel="email").body["problems"][0]["field"] == "email"
    assert wish(token, language="xx").body["problems"][0]["field"] == "language"
    kept = stores.wishes().wishes("sosna", PHONE)
    assert (kept.language, kept.news, kept.channel) == ("ru", False, None)


def test_they_withdraw_their_own_links(house: House) -> None:
    token = link(house)
    assert RESIDENT.post(f"/resident/{{token={token}}}/withdraw").status == 200
    assert look(token).status == 404
    assert wish(token, news=False).status == 404


def test_they_see_what_is_out_where_they_live(house: House) -> None:
    house.register()
    assert look(link(house)).body["outages"] == []
    entered = Page().post(
        "/outages",
        {
            "company": "sosna",
            "resource": "cold_water",
            "scope": [{"building_id": "b1", "entrances": []}],
            "cause": "accident",
            "expected_end": "2026-03-02T18:00:00+08:00",
        },
        Idempotency_Key="outage-0001",
    )
    assert entered.status == 201, entered.body
    (out,) = look(link(house)).body["outages"]
    assert (out["state"], out["expected_end"]) == ("live", "2026-03-02T10:00:00Z")
    assert "холодной вод" in out["words"]
    assert look(link(house, phone=NEIGHBOUR.phone)).body["outages"] == []


def test_a_found_link_cannot_fill_the_journal(house: House) -> None:
    house.register()
    token = link(house)
    answers = [act(token, "note", text=f"слово {count}") for count in range(MOST_A_DAY + 1)]
    assert [one.status for one in answers] == [200] * MOST_A_DAY + [409]
    assert "Позвоните нам" in answers[-1].body["detail"]
    house.clock.advance(days=1, minutes=1)
    assert act(token, "note", text="ещё слово").status == 200


def test_a_found_link_cannot_take_the_places_of_those_who_work(house: House) -> None:
    house.register()
    token = link(house)
    answers = [attach(token, key=f"file-{count:04}") for count in range(11)]
    assert [one.status for one in answers] == [201] * 10 + [409]
    desk = Page().post(
        "/tickets/{company=sosna}/{number=1}/attachments",
        {"name": "План.jpg", "media_type": "image/jpeg", "size": len(jpeg())},
        Idempotency_Key="desk-0001",
    )
    assert desk.status == 201
