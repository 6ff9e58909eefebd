"""The journal tells of every page whether it arrived, as soon as that is known; the entry itself stays as it was written."""

from datetime import timedelta

from dozor.bootstrap import stores
from dozor.domain.journal_check import check_chain
from dozor.domain.message import Receipt
from functions.check_clock.handler import handler as check_clock
from functions.send_notification.handler import handler as send_notification
from tests.handlers.documents import event_batch, failed_in, read_document, ticket_event
from tests.handlers.house import House
from tests.handlers.rest_api.client import Page


def test_a_page_is_told_with_its_delivery_state(house: House, olga: Page) -> None:
    house.register()
    house.clock.advance(minutes=5)
    check_clock(read_document("stepfunctions/wakeup"), None)
    (entry,) = (one for one in stores.tickets().journal("sosna", "1") if one.action == "escalated")
    event = ticket_event("TicketEscalated", entry=entry.position, details=dict(entry.details))

    assert [one["deliveries"] for one in read(olga)] == []
    assert failed_in(send_notification(event_batch(event), None)) == []
    (sent,) = read(olga)[0]["deliveries"]
    assert (sent["channel"], sent["recipient"], sent["state"]) == ("sms", entry.details["name"], "sent")

    (message,) = stores.messages().of_ticket("sosna", "1")
    at = house.clock.now() + timedelta(seconds=9)
    stores.messages().keep_receipts([Receipt(message.provider_id, delivered=True, at=at)])
    (delivered,) = read(olga)[0]["deliveries"]
    assert delivered["state"] == "delivered"
    assert list(check_chain("1", stores.tickets().journal("sosna", "1"))) == []


def read(olga: Page) -> list[dict[str, list[dict[str, str]]]]:
    items = olga.get("/tickets/{company=sosna}/{number=1}/journal").body["items"]
    return [one for one in items if one["action"] == "escalated" and one["deliveries"]]
