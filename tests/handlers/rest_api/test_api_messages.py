"""Messages of a company and people's preferences, as the pages see them."""

from dataclasses import replace
from datetime import timedelta

from dozor.bootstrap import stores
from dozor.domain.message import MessageChannel
from functions.send_notification.handler import handler as send_notification
from tests.contract.samples import PHONE, make_message
from tests.handlers.documents import event_batch, ticket_event
from tests.handlers.house import NOW, House
from tests.handlers.rest_api.client import Page


def test_messages_are_listed_with_why_they_stand_as_they_do(house: House, olga: Page) -> None:
    quiet = make_message("m1", made_at=NOW, person=PHONE).queued(NOW + timedelta(hours=3), "quiet_hours", NOW)
    lost = replace(make_message("m2", made_at=NOW + timedelta(minutes=1)), channel=MessageChannel.EMAIL)
    stores.messages().record(quiet)
    stores.messages().record(lost.failed("no such mailbox", NOW))
    both = olga.get("/messages", company="sosna").body["items"]
    assert [(one["id"], one["state"], one["reason"], one["failure"]) for one in both] == [
        ("m2", "failed", "", "no such mailbox"),
        ("m1", "queued", "quiet_hours", ""),
    ]
    assert both[1]["due_at"] == "2026-03-02T12:00:00Z"

    def ids(**query: str) -> list[str]:
        return [one["id"] for one in olga.get("/messages", company="sosna", **query).body["items"]]

    assert ids(state="queued") == ["m1"]
    assert ids(channel="email") == ["m2"]
    assert ids(since="2026-03-02T09:00:30Z") == ["m2"]
    assert ids(state="delivered") == []
    assert olga.get("/messages", company="sosna", state="lost").status == 422
    assert olga.get("/messages", company="kedr").status == 404


def test_a_page_of_some_goes_on_where_it_ended(house: House, olga: Page) -> None:
    for minutes in range(7):
        message = make_message(f"m{minutes}", made_at=NOW + timedelta(minutes=minutes))
        stores.messages().record(message.failed("no", NOW) if minutes % 2 else message.sent(f"c{minutes}", NOW))
    seen, cursor = [], ""
    while True:
        page = olga.get("/messages", company="sosna", state="sent", limit="2", cursor=cursor).body
        seen += [one["id"] for one in page["items"]]
        cursor = page["cursor"]
        if not cursor:
            break
    assert seen == ["m6", "m4", "m2", "m0"]


def test_what_is_sent_is_told_with_its_segments(house: House, olga: Page) -> None:
    send_notification(event_batch(ticket_event()), None)
    (message,) = olga.get("/messages", company="sosna").body["items"]
    assert (message["kind"], message["segments"], message["encoding"]) == ("ticket_registered", 2, "ucs2")


def test_preferences_are_kept_and_kept_to(house: House, olga: Page) -> None:
    plain = olga.get("/preferences", company="sosna", phone=PHONE).body
    assert (plain["language"], plain["channel"], plain["news"]) == ("", None, True)
    wanted = {"company": "sosna", "phone": PHONE, "language": "en", "channel": "email", "email": "ivan@example.org"}
    kept = olga.post("/preferences", wanted | {"news": False}).body
    assert (kept["changed_by"], kept["changed_at"]) == ("Olga", "2026-03-02T09:00:00Z")
    assert olga.get("/preferences", company="sosna", phone=PHONE).body == kept
    send_notification(event_batch(ticket_event(), ticket_event("TicketDone", entry=3)), None)
    ((to, subject, text),) = house.mail()
    assert (to, subject) == (["ivan@example.org"], "Sosna: request 1")
    assert text.startswith("Sosna: your request 1")
    assert house.sms() == []
    states = {
        one["kind"]: (one["state"], one["reason"]) for one in olga.get("/messages", company="sosna").body["items"]
    }
    assert states == {"ticket_registered": ("sent", ""), "ticket_done": ("withheld", "opted_out")}


def test_who_wants_no_news_stays_without_them_whatever_else_they_say_later(house: House, olga: Page) -> None:
    one = {"company": "sosna", "phone": PHONE}
    olga.post("/preferences", one | {"news": False})
    later = olga.post("/preferences", one | {"channel": "email", "email": "ivan@example.org"}).body
    assert (later["news"], later["channel"], later["email"]) == (False, "email", "ivan@example.org")
    assert olga.post("/preferences", one | {"channel": None}).body["channel"] is None
    assert olga.post("/preferences", one | {"channel": "email", "email": ""}).status == 422


def test_preferences_that_cannot_be_kept_to_are_refused(house: House, olga: Page) -> None:
    wanted = {"company": "sosna", "phone": PHONE}

    def refused(**changes: object) -> set[str]:
        answer = olga.post("/preferences", wanted | changes)
        assert answer.status == 422
        return {problem["field"] for problem in answer.body["problems"]}

    assert refused(language="pl") == {"language"}
    assert refused(channel="email") == {"email"}
    assert refused(channel="fax") == {"channel"}
    assert refused(email="nowhere") == {"email"}
    assert olga.post("/preferences", wanted | {"company": "kedr"}).status == 404
