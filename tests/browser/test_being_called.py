"""The centre calls an executor who has not accepted a ticket."""

from typing import Any

import httpx
from playwright.sync_api import expect

from tests.browser.desk import Desk
from tests.browser.telephone import Telephone

RESIDENT = "+79000001007"
RINGS_WITHIN_MS = 60_000


def phone_of_executor(address: str, number: str) -> str:
    """Whom the SMS about the ticket went to."""
    sent: list[dict[str, Any]] = httpx.get(f"{address}/laptop/messages", timeout=30).json()
    return str(next(one["to"] for one in sent if one["text"].startswith(f"Заявка {number}:")))


def test_a_key_accepts_the_ticket(telephone: Telephone, desk: Desk, address: str) -> None:
    desk.button("Новая заявка").click()
    desk.page.get_by_label("Компания", exact=True).last.click()
    desk.option("Заря").click()
    desk.phone.fill(RESIDENT)
    desk.phone.press("Tab")
    expect(desk.page.get_by_label("Квартира", exact=True)).not_to_have_value("")
    desk.choose_problem("теч хол", "Течёт труба холодной воды")  # of calmer ones nobody is called
    number = desk.save()
    card = desk.open_ticket(number)
    expect(card.get_by_role("region", name="Сообщения")).to_contain_text(f"Заявка {number}:")

    phone = phone_of_executor(address, number)
    telephone.carry(phone)
    expect(telephone.state).to_contain_text("Звонит", timeout=RINGS_WITHIN_MS)
    telephone.answer()
    telephone.hears("Вас ждёт заявка")
    telephone.press("1")
    telephone.hears("за вами")

    expect(card.locator("[data-state]")).to_have_text("принята")
    called = card.get_by_role("region", name="Журнал").get_by_role("listitem").filter(has_text="позвонили по телефону")
    expect(called.filter(has_text=phone)).to_contain_text("заявку приняли")
