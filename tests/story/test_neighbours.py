"""Five neighbours without water: one outage comes of it, is confirmed, ended, and each of them is told once."""

import uuid
from collections import Counter
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from dozor.domain.people import Resident
from local.demo.laptop import Laptop
from local.story.people import Api
from local.story.timeline import wait_for

pytestmark = [pytest.mark.story, pytest.mark.xdist_group("laptop")]
COMPANY = "zarya"


@pytest.fixture(scope="module")
def desk(laptop: Laptop) -> Iterator[Api]:
    api = Api(laptop.outputs["ApiAddress"], laptop.sign_in(laptop.logins[0]))
    yield api
    api.close()


def neighbours(laptop: Laptop) -> list[Resident]:
    """Five people of one house, each with a phone of their own and one flat."""
    residents = laptop.people.residents(COMPANY)
    flats, houses = Counter(one.phone for one in residents), Counter(one.building_id for one in residents)
    house = houses.most_common(1)[0][0]
    return [one for one in residents if one.building_id == house and flats[one.phone] == 1][:5]


def register(desk: Api, person: Resident) -> str:
    caller = {"name": person.name, "phone": person.phone, "resident_id": person.id, "language": "ru"}
    place = {"building_id": person.building_id, "entrance": person.entrance, "flat": person.flat}
    form = {"company": COMPANY, "caller": caller, "place": place, "problem": "no_cold_water"}
    return str(desk.post("/tickets", form, {"Idempotency-Key": str(uuid.uuid4())})["number"])


def told(laptop: Laptop, phone: str, words: str) -> int:
    sent = httpx.get(f"{laptop.gateway.address}/laptop/messages", timeout=30, trust_env=False).json()
    return sum(one["to"] == phone and words in one["text"] for one in sent)


def test_five_neighbours_become_one_outage_and_each_is_told_once(laptop: Laptop, desk: Api) -> None:
    people = neighbours(laptop)
    numbers = [register(desk, person) for person in people]

    def proposal() -> dict[str, Any] | None:
        found = desk.get("/outages", company=COMPANY, proposed="true")["items"]
        whole = [one for one in found if set(one["tickets"]) == set(numbers)]
        return whole[0] if len(found) == 1 and whole else None

    proposed = wait_for("one proposal of five requests", proposal, 90)
    assert (proposed["state"], proposed["resource"], proposed["cause"]) == ("proposed", "cold_water", "unknown")
    assert {place["building_id"] for place in proposed["scope"]} == {people[0].building_id}
    assert desk.get("/outages", company=COMPANY, live="true")["items"] == []

    route = f"/outages/{COMPANY}/{proposed['id']}"
    desk.post(f"{route}/actions", {"action": "confirm", "cause": "accident", "version": proposed["version"]})

    def attached() -> set[str]:
        return {one["number"] for one in desk.get(f"{route}/tickets")["items"]}

    wait_for("all five requests tied to it", lambda: attached() == set(numbers), 60)
    for person in people:
        wait_for("the news", lambda phone=person.phone: told(laptop, phone, "нет холодной воды. "), 60)  # type: ignore[misc]

    desk.post(f"{route}/actions", {"action": "end"})
    for person in people:
        wait_for("the end", lambda phone=person.phone: told(laptop, phone, "снова есть холодная вода"), 60)  # type: ignore[misc]
    wait_for("all five requests closed", lambda: all(state(desk, number) == "closed" for number in numbers), 60)
    for person, number in zip(people, numbers, strict=True):
        assert told(laptop, person.phone, "нет холодной воды. ") == 1
        assert told(laptop, person.phone, "снова есть холодная вода") == 1
        assert told(laptop, person.phone, f"заявка {number} (") == 1, (
            "the registration alone: its end was told by the outage"
        )
        last = desk.get(f"/tickets/{COMPANY}/{number}/journal")["items"][-2:]
        assert [(one["action"], one["details"].get("outage_id")) for one in last] == [
            ("resolve", proposed["id"]),
            ("close", proposed["id"]),
        ]


def state(desk: Api, number: str) -> str:
    return str(desk.get(f"/tickets/{COMPANY}/{number}")["state"])
