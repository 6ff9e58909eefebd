"""What the pages read: every route with good input."""

from dataclasses import replace

from dozor.adapters.aws import aws_client
from dozor.bootstrap import stores
from dozor.domain.contact import Outcome
from dozor.ports.contacts import DutyChange
from tests.contract.samples import PHONE, end, make_contact, make_duty, make_message
from tests.handlers.house import IVAN, NOW, House
from tests.handlers.rest_api.client import Page


def test_who_is_signed_in(olga: Page) -> None:
    told = olga.get("/me").body
    assert (told["name"], told["email"], told["roles"]) == ("Olga", "olga@example.org", ["operator", "supervisor"])
    assert told["companies"] == [
        {
            "slug": "sosna", "name": "Sosna", "languages": ["ru", "en"], "time_zone": "Asia/Irkutsk",
            "calls_from": "+78005550100",
            "currency": "",
        }
    ]  # fmt: skip


def test_a_company_that_was_switched_off_is_left_out(house: House) -> None:
    page = Page({"custom:companies": "sosna,gone,kedr"}, language="ru-RU,ru;q=0.9,en;q=0.8")
    assert [company["name"] for company in page.get("/me").body["companies"]] == ["УК «Сосна»", "УК «Кедр»"]


def test_somebody_without_companies_or_roles_sees_nothing(house: House) -> None:
    page = Page({"custom:companies": "", "cognito:groups": "[]"})
    assert page.get("/me").body["companies"] == []
    assert page.get("/me").body["roles"] == []
    assert page.get("/me").body["may"] == []
    assert page.get("/tickets", company="sosna").status == 403


def test_a_caller_with_residents_tickets_and_calls(house: House, olga: Page) -> None:
    house.register()
    stores.contacts().begin(make_contact())
    card = olga.get("/callers", company="sosna", phone=PHONE).body
    assert [(one["name"], one["debt"]) for one in card["residents"]] == [(IVAN.name, 123_456)]
    assert [one["number"] for one in card["open_tickets"]] == ["1"]
    assert [one["id"] for one in card["contacts"]] == ["c1"]


def test_an_unknown_caller_is_an_empty_card(olga: Page) -> None:
    card = olga.get("/callers", company="sosna", phone="anonymous").body
    assert card == {"residents": [], "open_tickets": [], "contacts": [], "outages": [], "language": ""}


def test_buildings_by_any_words_of_their_address(olga: Page) -> None:
    for query, found in (("5 ЛЕСНАЯ", ["b1"]), ("", ["b1"]), ("Лесная 6", [])):
        items = olga.get("/buildings", company="sosna", query=query).body["items"]
        assert [one["id"] for one in items] == found
    assert len(olga.get("/buildings", company="sosna").body["items"]) == 1


def test_one_building_by_its_id(olga: Page) -> None:
    (found,) = olga.get("/buildings", company="sosna", id="b1").body["items"]
    assert (found["id"], found["notes"]) == ("b1", "")
    assert olga.get("/buildings", company="sosna", id="b9").status == 404


def test_the_catalogue_speaks_the_language_asked_for(house: House) -> None:
    names = {}
    for language in ("ru", "en", "de"):
        told = Page(language=language).get("/problems", company="sosna").body
        names[language] = {one["key"]: one["name"] for one in told["items"]}["gas_smell"]
        assert told["version"]
    assert names == {"ru": "Пахнет газом", "en": "Smell of gas", "de": "Smell of gas"}


def test_one_ticket_with_its_journal_and_messages(house: House, olga: Page) -> None:
    ticket = house.register()
    stores.messages().record(make_message(text="Заявка принята"))
    told = olga.get("/tickets/{company=sosna}/{number=1}").body
    assert (told["number"], told["state"], told["executor_name"]) == ("1", "assigned", "Пётр Кузнецов")
    assert told["problem_name"] == "Riser has burst"
    assert told["planned_at"] == "2026-03-02T09:30:00Z"
    assert "accept" in told["allowed"]
    entries = olga.get("/tickets/{company=sosna}/{number=1}/journal").body["items"]
    assert [(one["position"], one["action"]) for one in entries] == [(1, "register"), (2, "assign")]
    assert entries[-1]["hash"] == ticket.journal_head
    (message,) = olga.get("/tickets/{company=sosna}/{number=1}/messages").body["items"]
    assert (message["text"], message["state"]) == ("Заявка принята", "claimed")


def test_tickets_come_newest_first_fifty_a_page(house: House, olga: Page) -> None:
    for place in range(52):
        house.register(f"form-{place:04d}")
        house.clock.advance(minutes=1)
    first = olga.get("/tickets", company="sosna").body
    second = olga.get("/tickets", company="sosna", cursor=first["cursor"]).body
    numbers = [int(one["number"]) for page in (first, second) for one in page["items"]]
    assert numbers == list(range(52, 0, -1))
    assert (len(first["items"]), second["cursor"]) == (50, "")


def test_only_the_open_ones_on_wish(house: House, olga: Page) -> None:
    for key in ("form-0001", "form-0002"):
        house.register(key)
    done = olga.post("/tickets/{company=sosna}/{number=1}/actions", {"action": "decline", "reason": "A mistake"})
    assert done.status == 200
    for wish, found in ((None, {"1", "2"}), ("true", {"2"}), ("false", {"1", "2"})):
        query = {"open": wish} if wish else {}
        items = olga.get("/tickets", company="sosna", **query).body["items"]
        assert {one["number"] for one in items} == found


def test_calls_and_their_outcomes(house: House, olga: Page) -> None:
    contact = end(replace(make_contact(), started_at=NOW), Outcome.ANSWERED)
    stores.contacts().settle(contact, None)
    (listed,) = olga.get("/contacts", company="sosna").body["items"]
    assert (listed["id"], listed["outcome"], listed["recording"]) == ("c1", "answered", False)
    assert olga.get("/contacts/{company=sosna}/{contact_id=c1}").body == listed


def test_a_recording_is_heard_by_a_link_of_fifteen_minutes(house: House, olga: Page) -> None:
    key = "connect/dozor/CallRecordings/2026/03/02/c1.wav"
    stores.contacts().settle(end(make_contact(recording=key), Outcome.ANSWERED), None)
    late = olga.get("/contacts/{company=sosna}/{contact_id=c1}/recording")
    assert late.status == 404
    aws_client("s3").put_object(Bucket="dozor-recordings", Key=key, Body=b"RIFF")
    link = olga.get("/contacts/{company=sosna}/{contact_id=c1}/recording").body["url"]
    assert key in link
    assert "X-Amz-Expires=900" in link
    assert olga.get("/contacts/{company=sosna}/{contact_id=c1}").body["recording"] is True


def test_a_call_without_a_recording_says_so(house: House, olga: Page) -> None:
    stores.contacts().begin(make_contact())
    assert olga.get("/contacts/{company=sosna}/{contact_id=c1}/recording").status == 404


def test_duties_the_most_pressing_first(house: House, olga: Page) -> None:
    for name, minutes in (("later", 20), ("sooner", 10)):
        contact = end(make_contact(name))
        stores.contacts().settle(contact, None, [DutyChange(make_duty(name, minutes=minutes))])
    items = olga.get("/duties", company="sosna").body["items"]
    assert [one["contact_id"] for one in items] == ["sooner", "later"]
