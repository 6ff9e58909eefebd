"""Links that let people in without a password: nobody who reads what the API tells gets in by one."""

import json
import re
from collections.abc import Iterator

import pytest

from dozor.bootstrap import system
from dozor.domain.errors import NotFound
from dozor.events.people import describe_asking
from dozor.ports.system import LinkSigner, ResidentLink, ShiftLink
from functions.rest_api.operations import OPERATIONS
from functions.send_notification.handler import handler as send_notification
from tests.contract.samples import PHONE
from tests.handlers.documents import event_batch, ticket_event
from tests.handlers.house import NOW, PETR, House
from tests.handlers.rest_api.client import Page, form

TICKET = "/tickets/{company=sosna}/{number=1}"
KNOWN = {"company": "sosna", "number": "1", "executor_id": "e1", "contact_id": "c1"}


@pytest.fixture
def signer(house: House) -> LinkSigner:
    return system.links(house.environment["LINK_SECRET_ARN"])


@pytest.fixture
def told(house: House) -> None:
    """The ticket's resident and executor have had their messages, the executor the link to their own list, too."""
    house.register()
    send_notification(event_batch(ticket_event(), ticket_event("TicketAssigned", entry=2, executor_id="e1")), None)
    send_notification(event_batch(describe_asking(PETR, NOW)), None)


def doors(signer: LinkSigner, text: str) -> Iterator[str]:
    """What opens something, of all that stands in the text."""
    for token in re.findall(r"[\w-]{20,}", text, re.ASCII):
        for way in (lambda one: signer.open(one, NOW), signer.open_for_resident, signer.open_for_shift):
            try:
                way(token)
            except NotFound:
                continue
            yield token


def test_the_messages_of_a_ticket_are_shown_without_what_opens_it(
    house: House, told: None, signer: LinkSigner, olga: Page
) -> None:
    shown = olga.get(f"{TICKET}/messages").body["items"]
    texts = {one["kind"]: one["text"] for one in shown}
    assert texts["ticket_registered"].endswith("https://dozor.example/r/•••")
    assert texts["ticket_assigned"].endswith("Принять: https://dozor.example/work/•••")
    assert list(doors(signer, json.dumps(shown))) == []
    # The person themselves was sent the whole of it.
    sent = " ".join(text for _, text in house.sms())
    assert len(list(doors(signer, sent))) == 3


def test_the_link_to_an_executors_own_list_is_shown_to_nobody(told: None, signer: LinkSigner, olga: Page) -> None:
    shown = olga.get("/messages", company="sosna").body["items"]
    assert next(one["text"] for one in shown if one["kind"] == "shift_link").endswith("/work/shift/•••")
    assert list(doors(signer, json.dumps(shown))) == []


def test_a_resident_does_not_read_their_link_in_what_was_sent_to_them_either(told: None, signer: LinkSigner) -> None:
    token = signer.sign_for_resident(ResidentLink("sosna", PHONE, NOW))
    page = Page(language="ru").get(f"/resident/{{token={token}}}/tickets/{{number=1}}").body
    assert page["messages"]
    assert list(doors(signer, json.dumps(page))) == []


def test_no_route_tells_a_link_that_somebody_has_pasted(house: House, told: None, signer: LinkSigner) -> None:
    """Into a description, a note, a report: register, journal, changes and all that there is to read."""
    mine = signer.sign("sosna", "1", "e1", NOW.replace(year=2027))
    list_link = signer.sign_for_shift(ShiftLink("sosna", "e1", NOW))
    page = Page({"cognito:groups": "[supervisor manager admin]"})
    pasted = f"see https://dozor.example/work/{mine}, or dozor.example/work/shift/{list_link}."
    made = page.post("/tickets", form(description=pasted), Idempotency_Key="form-0002").body
    assert list(doors(signer, json.dumps(made))) == []
    page.post(f"{TICKET}/notes", {"text": pasted})
    page.post(f"{TICKET}/reports", {"text": pasted, "minutes": 5, "photos": []})
    read = 0
    for one in OPERATIONS.values():
        if one.method != "GET" or not one.authorized:
            continue
        route = re.sub(r"{(\w+)}", lambda part: f"{{{part[1]}={KNOWN.get(part[1], 'x')}}}", one.path)
        for query in ({"company": "sosna"}, {"company": "sosna", "after": NOW.isoformat()}, {}):
            answer = page.get(route, **query)
            assert list(doors(signer, json.dumps(answer.body))) == [], route
            read += answer.status == 200
    assert read > 20
    register = page.get("/tickets", company="sosna").body["items"]
    assert "/work/•••, or dozor.example/work/shift/•••." in register[0]["description"]


def test_an_upload_form_stays_as_it_was_signed(house: House, olga: Page) -> None:
    house.register()
    asked = {"name": "roof.jpg", "media_type": "image/jpeg", "size": 10}
    made = olga.post(f"{TICKET}/attachments", asked, Idempotency_Key="photo-0001").body
    assert "•" not in json.dumps(made, ensure_ascii=False)
