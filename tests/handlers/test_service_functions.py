"""The functions of the modules meter-readings and outage-news, and news of outages to a caller."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from dozor.application.outages.act_on_outage import ActOnOutage, Desk, end_outage
from dozor.application.outages.enter_outage import EnterOutage, enter_outage
from dozor.bootstrap import stores
from dozor.domain.errors import NotFound
from dozor.domain.meter import Meter, MeterKind
from dozor.domain.outage import Outage, OutageCause, Resource, Scope
from dozor.events import outbox
from dozor.events.envelope import Envelope
from functions.check_reading.handler import handler as check_reading
from functions.find_meters.handler import handler as find_meters
from functions.identify_caller.handler import handler as identify_caller
from functions.remember_language.handler import handler as remember_language
from functions.store_reading.handler import handler as store_reading
from functions.subscribe_outage.handler import handler as subscribe_outage
from functions.tell_outage.handler import handler as tell_outage
from functions.watch_outages.handler import handler as watch_outages
from tests.contract.samples import PHONE
from tests.handlers.documents import event_batch, failed_in, flow_event
from tests.handlers.house import IVAN, NOW, OLGA, House

ACCOUNT = "100500"


def call(handler: Any, **parameters: str) -> dict[str, str]:
    told: dict[str, str] = handler(flow_event(company="sosna", language="ru", **parameters), None)
    assert all(isinstance(value, str) for value in told.values())
    return told


def enter(house: House, **changes: Any) -> Outage:
    command = EnterOutage("sosna", "form-0001", OLGA, Resource.COLD_WATER, (Scope("b1"),), NOW, NOW)
    command = replace(command, **{"cause": OutageCause.ACCIDENT, **changes})
    return enter_outage(command, stores.companies(), stores.people(), stores.outages()).outage


def published(house: House, kind: str) -> list[Envelope]:
    """What the outbox holds of that kind."""
    found = [outbox.unpack(item[outbox.ATTRIBUTE]) for item in house.items() if outbox.ATTRIBUTE in item]
    return [one for one in found if one.type == kind]


@pytest.fixture
def meter(house: House) -> Meter:
    """Ivan's flat has an account with one meter."""
    stores.people().save_people([], [replace(IVAN, account=ACCOUNT)], [])
    meter = Meter("sosna", ACCOUNT, "m1", MeterKind.COLD_WATER, "SN-778123", 5, "b1", "12", "Лесная ул., 5")
    stores.meters().save_meters([meter])
    return meter


def test_a_chosen_language_is_told_at_the_next_call(house: House) -> None:
    assert call(identify_caller)["language"] == ""
    assert remember_language(flow_event(company="sosna", language="en"), None) == {"remembered": "yes"}
    assert call(identify_caller)["language"] == "en"
    assert remember_language(flow_event(company="sosna", language="fr"), None) == {"remembered": "no"}
    assert remember_language(flow_event("anonymous", company="sosna", language="en"), None) == {"remembered": "no"}


def test_a_reading_goes_its_way_from_the_flat_to_the_table(house: House, meter: Meter) -> None:
    asked = call(find_meters, step="begin")
    assert asked["ask"] == "reading"
    assert asked["words"].startswith("Счётчик холодной воды, номер заканчивается на 1 2 3. Наберите показание")
    back = call(check_reading, step=asked["step"], keyed="127")
    assert back["words"].startswith("Вы набрали 1 2 7.")
    for _ in range(2):  # Connect may call again
        done = call(store_reading, step=back["step"], keyed="1", resident_id="r1")
        assert (done["stored"], done["next"], done["words"]) == (
            "yes",
            "menu",
            "Спасибо, показание 1 2 7 записано.",
        )
    (reading,) = stores.meters().readings("sosna", "2026-03").items
    assert (reading.value, reading.phone, reading.resident_id, reading.taken_at) == (127, PHONE, "r1", NOW)


@pytest.mark.parametrize("step", ["", "{}", "[1]", '{"at":"nowhere"}', '{"at":"reading","colour":1}'])
def test_a_step_that_is_none_begins_anew(house: House, meter: Meter, step: str) -> None:
    assert call(find_meters, step=step, keyed="1")["ask"] == "reading"


def test_the_flow_must_pass_what_is_asked_for(house: House) -> None:
    with pytest.raises(ValueError, match="'step'"):
        call(find_meters)
    with pytest.raises(NotFound):
        find_meters(flow_event(company="nobody", language="ru", step="begin"), None)


def test_an_outage_is_spoken_like_a_person(house: House) -> None:
    enter(house, expected_end=NOW + timedelta(hours=4), texts={"ru": "Вода в бочке у второго подъезда."})
    told = call(identify_caller)
    assert told["outage"] == "yes"
    assert told["outage_words"] == (
        "По адресу Лесная ул., 5 нет холодной воды. Случилась авария, её уже устраняют. "
        "Рассчитываем всё исправить до девяти вечера. Вода в бочке у второго подъезда. "
        "Если хотите получить СМС, когда всё исправят, нажмите звёздочку. Чтобы продолжить, нажмите решётку."
    )
    stranger = identify_caller(flow_event("+79990009999", company="sosna", language="ru"), None)
    assert (stranger["outage"], stranger["outage_words"]) == ("no", "")


def test_from_the_star_to_the_message_once(house: House) -> None:
    outage = enter(house)
    for _ in range(2):
        told = call(subscribe_outage, outage_id=outage.id)
        assert told == {"subscribed": "yes", "sentence": "Спасибо. Мы пришлём вам СМС, когда всё исправят."}
    end_outage(ActOnOutage("sosna", outage.id, OLGA, NOW), Desk(stores.companies(), stores.people(), stores.outages()))
    (ended,) = published(house, "OutageEnded")
    for _ in range(2):
        assert failed_in(watch_outages(event_batch(ended), None)) == []
    (due,) = published(house, "OutageTellingDue")
    for _ in range(2):
        assert failed_in(tell_outage(event_batch(due, due), None)) == []
    ((phone, text),) = house.sms()
    assert phone == PHONE
    assert text == "УК «Сосна»: по адресу Лесная ул., 5 снова есть холодная вода. Спасибо за терпение!"
    late = call(subscribe_outage, outage_id=outage.id)
    assert late == {"subscribed": "no", "sentence": "Хорошая новость: всё уже исправлено."}


@pytest.mark.parametrize("outage_id", ["", "o-nobody", ","])
def test_what_is_no_outage_is_over(house: House, outage_id: str) -> None:
    assert call(subscribe_outage, outage_id=outage_id)["subscribed"] == "no"


def test_a_withheld_number_cannot_be_told(house: House) -> None:
    outage = enter(house)
    event = flow_event("anonymous", company="sosna", language="ru", outage_id=outage.id)
    assert subscribe_outage(event, None)["sentence"].startswith("Мы не видим ваш номер")
