"""What a caller does without a person, on the whole laptop: news of an outage, a message at its end, a meter reading."""

import uuid
from collections import Counter
from datetime import UTC, date, datetime

import httpx
import pytest

from dozor.domain.meter import Meter, MeterKind
from dozor.domain.people import Resident as Person
from local.demo.laptop import Laptop
from local.story.people import Api, Resident
from local.story.timeline import Timeline, wait_for

pytestmark = [pytest.mark.story, pytest.mark.xdist_group("laptop")]
COMPANY, NUMBER, METERS_KEY = "zarya", "+78005550101", "4"


def somebody_with_a_meter(laptop: Laptop) -> tuple[Person, Meter]:
    """Somebody with one flat and a cold water meter that is verified."""
    residents = laptop.people.residents(COMPANY)
    flats = Counter(one.phone for one in residents)
    cold = {one.account: one for one in laptop.meters.all_meters(COMPANY) if one.kind is MeterKind.COLD_WATER}
    return next(
        (one, cold[one.account])
        for one in residents
        if flats[one.phone] == 1 and one.account in cold and cold[one.account].verified(date.max.replace(year=2026))
    )


def test_from_the_news_of_an_outage_to_a_reading_and_the_message_at_the_end(laptop: Laptop) -> None:
    person, meter = somebody_with_a_meter(laptop)
    assert meter.latest is not None
    api = Api(laptop.outputs["ApiAddress"], laptop.sign_in(laptop.logins[0]))
    company = next(one.company for one in laptop.companies if one.slug == COMPANY)
    forwards = {number.e164: number.heard_on for number in company.numbers}
    caller = Resident(person.name, person.phone, laptop.connect.instance, forwards, Timeline(lambda _: None))
    form = {"company": COMPANY, "resource": "hot_water", "scope": [{"building_id": person.building_id}]}
    outage = api.post("/outages", form, {"Idempotency-Key": str(uuid.uuid4())})

    caller.dial(NUMBER)
    caller.hears(f"По адресу {person.address} нет горячей воды.")
    caller.press("*")
    caller.hears("Мы пришлём вам СМС, когда всё исправят.")
    caller.hears(f"нажмите {METERS_KEY}")
    caller.press(METERS_KEY)
    choice = caller.hears("Счётчик холодной воды")
    caller.press(choice.partition("Счётчик холодной воды")[2].partition("нажмите ")[2][0])
    caller.hears("Наберите показание")
    reading = str(meter.latest.value + 3)
    caller.press(f"{reading}#")
    caller.hears(f"Вы набрали {' '.join(reading)}.")
    caller.press("1")
    caller.hears("записано")
    caller.hang_up()

    month = datetime.now(UTC).astimezone(company.zone).strftime("%Y-%m")  # this company takes them on any day
    (kept,) = api.get("/readings", company=COMPANY, month=month)["items"]
    assert (kept["value"], kept["serial"], kept["account"]) == (int(reading), meter.serial, person.account)
    api.post(f"/outages/{COMPANY}/{outage['id']}/actions", {"action": "end"})
    ending = f"по адресу {person.address} снова есть горячая вода. Спасибо за терпение!"
    # The news of its beginning has come too, if it was sent before the end overtook it.
    told = wait_for(
        "the message at the end", lambda: [text for text in texts_to(laptop, person.phone) if ending in text]
    )
    assert len(told) == 1
    assert api.get("/callers", company=COMPANY, phone=person.phone)["outages"] == []
    api.close()


def texts_to(laptop: Laptop, phone: str) -> list[str]:
    sent = httpx.get(f"{laptop.gateway.address}/laptop/messages", timeout=30).json()
    return [message["text"] for message in sent if message["to"] == phone]
