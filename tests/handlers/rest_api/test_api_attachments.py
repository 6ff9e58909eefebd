"""Files of a ticket: announced, uploaded, looked at, shown; by the desk and by the executor's link."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from dozor.bootstrap import stores, system
from tests.handlers.house import NOW, House
from tests.handlers.rest_api.client import Answer, Page
from tests.handlers.rest_api.uploads import files, tell, upload
from tests.unit.attachments.files import archive, jpeg, pdf

FILES = "/tickets/{company=sosna}/{number=1}/attachments"
PHOTO = {"name": "Подвал.jpg", "media_type": "image/jpeg", "size": len(jpeg())}


def attach(page: Page, route: str = FILES, key: str = "file-0001", **changes: object) -> Answer:
    return page.post(route, {**PHOTO, **changes}, Idempotency_Key=key)


def shown(page: Page, route: str = FILES) -> list[dict[str, object]]:
    return list(page.get(route).body["items"])


def test_a_photo_is_announced_uploaded_looked_at_and_can_be_saved(house: House, olga: Page) -> None:
    house.register()
    asked = attach(olga)
    assert asked.status == 201
    assert asked.body["attachment"]["state"] == "waiting"
    assert asked.body["upload"]["expires_at"] == "2026-03-02T09:10:00Z"
    assert [one["link"] for one in shown(olga)] == [""]

    assert tell(upload(asked, jpeg())) == []

    (one,) = shown(olga)
    assert (one["state"], one["name"], one["media_type"]) == ("ready", "Подвал.jpg", "image/jpeg")
    assert one["by"] == {"kind": "supervisor", "name": "Olga"}
    query = parse_qs(urlsplit(str(one["link"])).query)
    assert query["X-Amz-Expires"] == ["900"]
    assert query["response-content-disposition"][0].startswith("attachment; ")
    assert list(files().values()) == ["image/jpeg"]
    last = stores.tickets().journal("sosna", "1")[-1]
    assert (last.action, last.actor.name, last.details["name"]) == ("attached", "Olga", "Подвал.jpg")


def test_what_pretends_to_be_a_photo_is_refused_and_its_uploader_is_told_why(house: House, olga: Page) -> None:
    house.register()
    tell(upload(attach(olga), jpeg() + archive()))
    (one,) = shown(Page(language="ru"))
    assert (one["state"], one["link"]) == ("refused", "")
    assert one["reason"] == "В этом файле спрятано что-то ещё, поэтому мы не можем его принять."
    assert files() == {}
    entries = [(entry.action, entry.actor.kind.value) for entry in stores.tickets().journal("sosna", "1")]
    assert entries[-1] == ("attachment_refused", "system")


def test_it_is_what_it_is_and_not_what_its_name_says(house: House, olga: Page) -> None:
    house.register()
    tell(upload(attach(olga, name="photo.jpg"), pdf()))
    (one,) = shown(olga)
    assert (one["state"], one["media_type"], one["name"]) == ("ready", "application/pdf", "photo.pdf")


def test_the_same_event_twice_and_one_of_a_stranger_change_nothing(house: House, olga: Page) -> None:
    house.register()
    key = upload(attach(olga), jpeg())
    assert tell(key, key, "quarantine/sosna/1/nobody", "quarantine/sosna/9/nobody") == []
    assert [entry.action for entry in stores.tickets().journal("sosna", "1")].count("attached") == 1


def test_the_same_key_is_the_same_file(house: House, olga: Page) -> None:
    house.register()
    first, again = attach(olga), attach(olga)
    assert (first.status, again.status) == (201, 200)
    assert first.body["attachment"] == again.body["attachment"]
    tell(upload(again, jpeg()))
    done = attach(olga)
    assert (done.status, done.body["upload"], done.body["attachment"]["state"]) == (200, None, "ready")


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"size": 20 * 1024 * 1024 + 1}, ["size"]),
        ({"size": 0}, ["size"]),
        ({"media_type": "image/svg+xml"}, ["media_type"]),
        ({"media_type": "text/html", "size": 0}, ["media_type", "size"]),
        ({"media_type": ""}, ["media_type"]),
        ({"colour": "red"}, ["colour"]),
    ],
)
def test_what_is_not_taken_is_said_at_once(
    house: House, olga: Page, changes: dict[str, object], fields: list[str]
) -> None:
    house.register()
    answer = attach(olga, **changes)
    assert (answer.status, [problem["field"] for problem in answer.body["problems"]]) == (422, fields)


def test_of_another_companys_ticket_nothing_is_seen_nor_attached(house: House, olga: Page, stranger: Page) -> None:
    house.register()
    asked = attach(olga)
    assert attach(stranger).status == 404
    assert stranger.get(FILES).status == 404
    assert attach(olga, "/tickets/{company=sosna}/{number=9}/attachments").status == 404
    remove = f"{FILES}/{{attachment_id={asked.body['attachment']['id']}}}/remove"
    assert stranger.post(remove, {"reason": "why"}).status == 404
    kedr = remove.replace("sosna", "kedr")
    assert stranger.post(kedr, {"reason": "why"}).status == 404


def test_a_removed_file_is_shown_no_more(house: House, olga: Page) -> None:
    house.register()
    asked = attach(olga)
    tell(upload(asked, jpeg()))
    route = f"{FILES}/{{attachment_id={asked.body['attachment']['id']}}}/remove"
    assert olga.post(route, {}).body["problems"][0]["field"] == "reason"
    assert olga.post(route, {"reason": "чужая квартира"}).body["state"] == "removed"
    assert shown(olga) == []
    last = stores.tickets().journal("sosna", "1")[-1]
    assert (last.action, last.reason) == ("attachment_removed", "чужая квартира")


def test_the_executor_attaches_by_their_link_and_sees_what_the_desk_attached(house: House, olga: Page) -> None:
    house.register()
    signer = system.links(house.environment["LINK_SECRET_ARN"])
    token = signer.sign("sosna", "1", "e1", NOW + timedelta(days=7))
    route = f"/work/{{token={token}}}/attachments"
    tell(upload(attach(olga), jpeg()), upload(attach(Page(), route), jpeg()))
    by = [one["by"]["kind"] for one in Page().get(route).body["items"]]
    assert sorted(by) == ["executor", "supervisor"]
    foreign = signer.sign("sosna", "1", "e2", NOW + timedelta(days=7))
    assert Page().get(f"/work/{{token={foreign}}}/attachments").status == 404
    assert attach(Page(), f"/work/{{token={foreign}}}/attachments").status == 404
    assert attach(Page(), "/work/{token=nonsense}/attachments").status == 404
