"""What a page reads to find the register as it is, and to keep it so."""

import json
import zlib
from base64 import urlsafe_b64encode

from dozor.application.read_changes import OVERLAP
from tests.handlers.house import House
from tests.handlers.rest_api.client import Page

TICKET = "/tickets/{company=sosna}/{number=1}"


def numbers(answer: dict[str, object]) -> list[str]:
    items = answer["items"]
    assert isinstance(items, list)
    return [one["number"] for one in items]


def pack(document: str) -> str:
    """As a cursor is packed."""
    return urlsafe_b64encode(zlib.compress(document.encode(), 9)).decode().rstrip("=")


def test_a_page_goes_on_behind_its_cursor(house: House, olga: Page) -> None:
    begun = olga.get("/changes", company="sosna").body
    assert (begun["items"], begun["more"]) == ([], False)
    house.clock.advance(seconds=5)
    house.register()
    told = olga.get("/changes", company="sosna", cursor=begun["cursor"]).body
    assert told["items"] == olga.get("/tickets", company="sosna").body["items"]
    assert olga.get("/changes", company="sosna", cursor=told["cursor"]).body["items"] == []
    house.clock.advance(seconds=5)
    assert olga.post(f"{TICKET}/actions", {"action": "accept"}).status == 200
    later = olga.get("/changes", company="sosna", cursor=told["cursor"]).body
    assert [(one["number"], one["state"]) for one in later["items"]] == [("1", "accepted")]


def test_a_page_may_begin_at_a_moment(house: House, olga: Page) -> None:
    house.register()
    moment = house.clock.now().isoformat()
    house.clock.advance(minutes=OVERLAP.seconds // 60 + 10)
    assert numbers(olga.get("/changes", company="sosna").body) == []
    assert numbers(olga.get("/changes", company="sosna", after=moment).body) == ["1"]


def test_many_changes_come_in_steps(house: House, olga: Page) -> None:
    for place in range(5):
        house.register(f"form-{place:04d}")
    told = olga.get("/changes", company="sosna", limit="4").body
    seen = numbers(told)
    assert told["more"]
    while told["more"]:
        told = olga.get("/changes", company="sosna", limit="4", cursor=told["cursor"]).body
        seen += numbers(told)
    assert sorted(set(seen)) == ["1", "2", "3", "4", "5"]


def test_what_is_no_cursor_or_too_long_ago_is_refused(house: House, olga: Page, stranger: Page) -> None:
    cursor = olga.get("/changes", company="sosna").body["cursor"]
    begin = house.clock.now().isoformat()
    forged = [json.dumps([begin, 5, []]), json.dumps([begin, ["x"], []]), json.dumps([begin, {}, []]), "[" * 90_000]
    for wrong in ("abc", cursor[:-4], "%", "AAAA", *map(pack, forged)):
        assert olga.get("/changes", company="sosna", cursor=wrong).status == 422
    house.clock.advance(hours=72)
    for query in ({"cursor": cursor}, {"after": "2026-03-02T00:00:00Z"}):
        answer = olga.get("/changes", company="sosna", **query)
        assert answer.status == 422
        assert answer.body["problems"][0]["reason"]
    assert stranger.get("/changes", company="sosna").status == 404


def test_the_register_is_searched_by_words_and_read_from_either_end(house: House, olga: Page) -> None:
    for place in range(3):
        house.register(f"form-{place:04d}")
        house.clock.advance(minutes=1)
    assert numbers(olga.get("/tickets", company="sosna", words="RISER burst").body) == ["3", "2", "1"]
    assert numbers(olga.get("/tickets", company="sosna", words="dragon").body) == []
    first = olga.get("/tickets", company="sosna", order="oldest", limit="2").body
    assert numbers(first) == ["1", "2"]
    assert numbers(olga.get("/tickets", company="sosna", order="oldest", cursor=first["cursor"]).body) == ["3"]
