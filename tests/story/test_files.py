"""Files and the resident's page on the whole laptop: the link of the SMS, a photo by the browser's form, what is refused."""

import re
import uuid
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from local.demo.laptop import Laptop
from local.story.people import Api
from local.story.timeline import wait_for
from tests.unit.attachments.files import archive, jpeg

pytestmark = [pytest.mark.story, pytest.mark.xdist_group("laptop")]
COMPANY = "zarya"


@pytest.fixture(scope="module")
def desk(laptop: Laptop) -> Iterator[Api]:
    api = Api(laptop.outputs["ApiAddress"], laptop.sign_in(laptop.logins[0]))
    yield api
    api.close()


@pytest.fixture(scope="module")
def visitor(laptop: Laptop, desk: Api) -> Iterator["Visitor"]:
    """A resident who has just asked for something, with the link of their SMS."""
    person = next(one for one in laptop.people.residents(COMPANY) if one.phone)
    place = {"building_id": person.building_id, "flat": person.flat}
    caller = {"name": person.name, "phone": person.phone, "resident_id": person.id, "language": "ru"}
    form = {"company": COMPANY, "caller": caller, "place": place, "problem": "riser_burst"}
    ticket = desk.post("/tickets", form, {"Idempotency-Key": str(uuid.uuid4())})
    with httpx.Client(trust_env=False, timeout=30, headers={"accept-language": "ru"}) as browser:
        token = wait_for("the SMS with the link", lambda: find_link(laptop, person.phone), 60)
        yield Visitor(browser, f"{laptop.outputs['ApiAddress']}/resident/{token}", ticket["number"])


class Visitor:
    """Their browser."""

    def __init__(self, browser: httpx.Client, address: str, number: str) -> None:
        self.browser = browser
        self.address = address
        self.number = number

    def ticket(self) -> dict[str, Any]:
        answer = self.browser.get(f"{self.address}/tickets/{self.number}")
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def announce(self, content: bytes, **changes: object) -> dict[str, Any]:
        """The form for a photo."""
        asked = {"name": "Подвал.jpg", "media_type": "image/jpeg", "size": len(content), **changes}
        headers = {"idempotency-key": str(uuid.uuid4())}
        answer = self.browser.post(f"{self.address}/tickets/{self.number}/attachments", json=asked, headers=headers)
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    def send(self, upload: dict[str, Any], content: bytes, **changes: str) -> httpx.Response:
        """The form, as a browser posts it."""
        form = upload["upload"]
        files = {"file": ("a.jpg", content, "image/jpeg")}
        return self.browser.post(form["address"], data=form["fields"] | changes, files=files)

    def settled(self, attachment_id: str) -> dict[str, Any] | None:
        """The file, once it was looked at."""
        files = {one["id"]: one for one in self.ticket()["attachments"]}
        return files[attachment_id] if files[attachment_id]["state"] != "waiting" else None


def find_link(laptop: Laptop, phone: str) -> str | None:
    sent = httpx.get(f"{laptop.gateway.address}/laptop/messages", timeout=30, trust_env=False).json()
    found = (re.search(r"/r/([\w-]+)", one["text"]) for one in sent if one["to"] == phone)
    return next((one.group(1) for one in found if one), None)


def test_the_link_of_the_sms_shows_the_ticket(visitor: Visitor) -> None:
    page = visitor.browser.get(visitor.address).json()
    assert visitor.number in [one["number"] for one in page["tickets"]]
    assert visitor.ticket()["journal"][0]["text"] == "Мы зарегистрировали вашу заявку."


def test_a_photo_goes_through_quarantine_and_can_be_saved(visitor: Visitor, desk: Api) -> None:
    upload = visitor.announce(jpeg())
    assert visitor.send(upload, jpeg()).status_code in (200, 201, 204)
    ready = wait_for("the photo", lambda: visitor.settled(upload["attachment"]["id"]), 60)
    assert (ready["state"], ready["media_type"]) == ("ready", "image/jpeg")

    saved = visitor.browser.get(ready["link"])
    assert (saved.status_code, saved.content) == (200, jpeg())
    assert saved.headers["content-type"] == "image/jpeg"
    assert saved.headers["content-disposition"].startswith("attachment; filename*=UTF-8''")
    altered = ready["link"].replace("image%2Fjpeg", "text%2Fhtml")
    assert altered != ready["link"]
    assert visitor.browser.get(altered).status_code == 403

    (shown,) = desk.get(f"/tickets/{COMPANY}/{visitor.number}/attachments")["items"]
    assert (shown["name"], shown["by"]["kind"]) == ("Подвал.jpg", "resident")
    journal = desk.get(f"/tickets/{COMPANY}/{visitor.number}/journal")["items"]
    assert [entry["action"] for entry in journal].count("attached") == 1


def test_what_pretends_to_be_a_photo_is_refused(visitor: Visitor) -> None:
    fake = jpeg() + archive()
    upload = visitor.announce(fake)
    assert visitor.send(upload, fake).status_code in (200, 201, 204)
    refused = wait_for("the verdict", lambda: visitor.settled(upload["attachment"]["id"]), 60)
    assert (refused["state"], refused["link"]) == ("refused", "")
    assert refused["reason"].startswith("В этом файле спрятано")


def test_a_form_takes_what_was_announced_and_nothing_else(visitor: Visitor) -> None:
    upload = visitor.announce(jpeg())
    assert "<Code>EntityTooLarge</Code>" in visitor.send(upload, jpeg() + b"x").text
    assert visitor.send(upload, jpeg(), **{"Content-Type": "text/html"}).status_code == 403
    assert visitor.send(upload, jpeg(), key="clean/zarya/1/mine").status_code == 403
    elsewhere = {**upload, "upload": {**upload["upload"], "address": upload["upload"]["address"] + "/other"}}
    assert visitor.send(elsewhere, jpeg()).status_code in (403, 404, 405)
    assert visitor.ticket()["attachments"][-1]["state"] == "waiting"


def test_a_withdrawn_link_opens_nothing(laptop: Laptop, visitor: Visitor, desk: Api) -> None:
    person = next(one for one in laptop.people.residents(COMPANY) if one.phone)
    desk.post("/residents-links/withdraw", {"company": COMPANY, "phone": person.phone})
    assert visitor.browser.get(visitor.address).status_code == 404
