"""The executor's own list: asked for from a ticket's page, sent to their own telephone, good for a shift."""

import json
from datetime import timedelta

import pytest

from dozor.application.executor_page import in_hand
from dozor.bootstrap import stores, system
from dozor.events import outbox
from dozor.events.envelope import Envelope
from dozor.ports.system import ShiftLink
from functions.send_notification.handler import handler as send_notification
from tests.contract.samples import PHONE, make_executor
from tests.handlers.documents import event_batch
from tests.handlers.house import NOW, PETR, House
from tests.handlers.rest_api.client import Answer, Page
from tests.handlers.rest_api.test_api_work_links import act, link


def shift(house: House, executor: str = "e1", company: str = "sosna", **ago: float) -> str:
    signer = system.links(house.environment["LINK_SECRET_ARN"])
    return signer.sign_for_shift(ShiftLink(company, executor, house.clock.now() - timedelta(**ago)))


def read(token: str) -> Answer:
    return Page(language="ru").get(f"/shifts/{{token={token}}}")


def ask(token: str) -> Answer:
    return Page(language="ru").post(f"/work/{{token={token}}}/own-link")


def asked(house: House) -> list[Envelope]:
    packed = [one[outbox.ATTRIBUTE] for one in house.items() if one["item"] == "executor_links"]
    return [outbox.unpack(one) for one in packed]


def test_the_link_comes_to_the_executors_own_telephone_and_nowhere_else(house: House) -> None:
    house.register()
    answer = ask(link(house))
    assert (answer.status, answer.body) == (202, {"phone_ending": PETR.phone[-2:]})
    send_notification(event_batch(*asked(house)), None)
    ((phone, text),) = house.sms()
    assert phone == PETR.phone
    shown = read(text.rpartition("/work/shift/")[2])
    assert (shown.status, shown.body["executor_name"]) == (200, PETR.name)


def test_what_is_due_first_is_at_the_top_and_only_what_is_in_their_hands(house: House) -> None:
    stores.people().save_people([], [], [make_executor("e2", shifts=(), trades=("electrician",))])
    house.register("form-0001")
    house.clock.advance(minutes=5)
    house.register("form-0002")
    house.register("form-0003")
    act(link(house, number="1"), "start")
    Page().post("/tickets/{company=sosna}/{number=3}/actions", {"action": "assign", "executor_id": "e2"})
    shown = read(shift(house)).body
    assert [one["ticket"]["number"] for one in shown["tickets"]] == ["2", "1"]
    assert shown["time_zone"] == "Asia/Irkutsk"
    assert act(shown["tickets"][0]["token"], "accept").body["state"] == "accepted"


def test_what_presses_most_is_shown_however_much_is_in_hand(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_hand, "MOST", 2)
    for form in range(3):
        house.register(f"form-000{form}")
        house.clock.advance(minutes=5)
    for number in "12":
        act(link(house, number=number), "start")
    shown = read(shift(house)).body
    assert ([one["ticket"]["number"] for one in shown["tickets"]], shown["more"]) == (["3", "1"], 1)


def test_the_link_ends_with_the_shift_and_so_does_what_it_opens(house: House) -> None:
    house.register()
    token = shift(house)
    opened = read(token).body["tickets"][0]["token"]
    house.clock.advance(hours=15, minutes=59)
    assert read(token).status == 200
    house.clock.advance(minutes=2)
    assert (read(token).status, act(opened, "accept").status) == (404, 404)


def test_a_withdrawn_link_opens_nothing_and_a_new_one_does(house: House, olga: Page, stranger: Page) -> None:
    house.register()
    token = shift(house)
    address = "/executors/{company=sosna}/{executor_id=e1}/links/withdraw"
    assert stranger.post(address).status == 404
    assert olga.post(address).status == 200
    assert read(token).status == 404
    house.clock.advance(seconds=1)
    assert read(shift(house)).status == 200
    assert olga.post("/executors/{company=sosna}/{executor_id=nobody}/links/withdraw").status == 404


def test_who_asks_again_at_once_is_sent_no_second_message(house: House) -> None:
    house.register()
    ask(link(house))
    first = asked(house)
    house.clock.advance(minutes=9)
    assert ask(link(house)).status == 202
    assert asked(house) == first
    house.clock.advance(minutes=1)
    ask(link(house))
    assert asked(house) != first


def test_after_a_withdrawal_only_a_later_message_leads_to_a_new_one(house: House, olga: Page) -> None:
    house.register()
    on_the_lost_telephone = link(house)
    ask(on_the_lost_telephone)
    olga.post("/executors/{company=sosna}/{executor_id=e1}/links/withdraw")
    house.clock.advance(days=1)
    assert ask(on_the_lost_telephone).status == 404
    assert not [one for one in house.items() if one["item"] == "executor_links" and outbox.ATTRIBUTE in one]
    assert ask(link(house, days=8)).status == 202
    assert [one.time for one in asked(house)] == [NOW + timedelta(days=1)]


def test_nobody_asks_with_a_link_that_is_no_good_or_for_anothers_ticket(house: House) -> None:
    stores.people().save_people([], [], [make_executor("e2", shifts=())])
    house.register()
    assert {ask(token).status for token in ("nonsense", link(house, days=-1), link(house, "e2"))} == {404}
    assert [one for one in house.items() if one["item"] == "executor_links"] == []


@pytest.mark.parametrize("wrong", ["altered", "too old", "of tomorrow", "nobody's", "of a ticket", "nonsense"])
def test_what_is_wrong_with_a_link_is_never_told(house: House, wrong: str) -> None:
    house.register()
    good = shift(house)
    token = {
        "altered": good[:-1] + ("A" if good[-1] != "A" else "B"),
        "too old": shift(house, hours=16),
        "of tomorrow": shift(house, hours=-1),
        "nobody's": shift(house, executor="e7"),
        "of a ticket": link(house),
        "nonsense": "nonsense",
    }[wrong]
    answer = read(token)
    assert answer.status == 404
    assert answer.body["detail"] == (
        "Эта ссылка больше ничего не открывает. Откройте сообщение о любой своей заявке и попросите новую."
    )


def test_the_card_has_what_the_work_needs(house: House) -> None:
    house.register()
    Page().post("/tickets/{company=sosna}/{number=1}/notes", {"text": "Код подъезда 12К"})
    card = Page(language="ru").get(f"/work/{{token={link(house)}}}").body
    assert (card["time_zone"], card["calls_to"], card["own_link"]) == ("Asia/Irkutsk", "+78005550100", True)
    assert [(one["by"], one["text"]) for one in card["remarks"]] == [("supervisor", "Код подъезда 12К")]
    assert card["caller"]["phone"] == PHONE


def test_no_token_is_written_into_the_log(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    token = shift(house, hours=20)
    read(token)
    act("nonsense-token", "accept")
    logged = capsys.readouterr().out
    assert [json.loads(line)["path"] for line in logged.splitlines() if '"refused"' in line]
    assert token not in logged
    assert "nonsense-token" not in logged
