"""What a page reads to find the register as it is, and to keep it so."""

import json
import random
import zlib
from base64 import urlsafe_b64encode
from datetime import timedelta

from dozor.application.read_changes import MOST_REMEMBERED, OVERLAP, Bookmark, Told
from functions.rest_api.change_cursor import read_cursor, write_cursor
from functions.rest_api.models.lists import LONGEST_CURSOR
from tests.handlers.house import NOW, House
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


def test_a_cursor_that_remembers_as_much_as_it_may_fits_into_an_address() -> None:
    lots = random.Random(46)
    told = {
        str(number): Told(lots.randint(1, 9), NOW + timedelta(seconds=lots.randint(0, 720)))
        for number in lots.sample(range(50_000, 90_000), MOST_REMEMBERED)
    }
    bookmark = Bookmark(NOW, f"{NOW.isoformat()}#90000#000007", told)
    cursor = write_cursor(bookmark)
    assert len(cursor) < LONGEST_CURSOR
    known = read_cursor(cursor)
    assert (known.again, known.place, set(known.told)) == (bookmark.again, bookmark.place, set(told))
    for number, one in known.told.items():
        assert one.version == told[number].version
        assert timedelta(0) <= told[number].at - one.at < timedelta(seconds=10)


def test_what_is_no_cursor_or_too_long_ago_is_refused(house: House, olga: Page, stranger: Page) -> None:
    cursor = olga.get("/changes", company="sosna").body["cursor"]
    begin = house.clock.now().isoformat()
    none: list[list[int]] = [[], [], []]
    forged = [json.dumps([begin, place, *none]) for place in (5, ["x"], {})]
    forged += [json.dumps([begin, "", [1], [1], []]), json.dumps([begin, "", 1, 1, 1]), "[" * 90_000]
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
