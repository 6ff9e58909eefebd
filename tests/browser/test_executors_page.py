"""Executors in the directory: whoever manages them enters who is away and who stands in, and withdraws a lost link."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

from tests.browser.axe import check_axe
from tests.browser.conftest import OpenWindow, TakePicture

SUPERVISOR, ADMINISTRATOR = "svetlana@example.org", "anna@example.org"


def open_first(page: Page, label: str) -> str:
    """Opens the first executor's card; gives their name."""
    first = page.get_by_role("list", name=label).get_by_role("button").first
    name = first.locator("strong").inner_text()
    first.click()
    expect(page.get_by_role("article", name=name)).to_be_visible()
    return name


def test_an_absence_is_entered_with_who_stands_in_and_ended(open_window: OpenWindow, take_picture: TakePicture) -> None:
    page = open_window("/directory?company=zarya&view=executors", who=SUPERVISOR)
    name = open_first(page, "Исполнители")
    card = page.get_by_role("article", name=name)
    card.get_by_role("button", name="Внести отсутствие").click()
    form = card.get_by_role("form", name="Внести отсутствие")
    form.get_by_label("Почему").click()
    page.locator(".ant-select-item-option:visible").filter(has_text="болезнь").click()
    back = datetime.now(UTC) + timedelta(days=3)
    form.get_by_label("Вернётся").fill(back.strftime("%Y-%m-%dT08:00"))
    form.get_by_label("Кто замещает").click()
    stand_in = page.locator(".ant-select-item-option:visible").first
    who = stand_in.inner_text().partition(" (")[0]
    stand_in.click()
    check_axe(page, page.get_by_role("main"))
    form.get_by_role("button", name="Сохранить отсутствие").click()

    expect(card.get_by_text("Отсутствие сохранено.")).to_be_visible()
    absences = card.get_by_role("region", name="Отсутствия")
    expect(absences.get_by_role("listitem", name="болезнь")).to_contain_text(f"замещает {who}")
    expect(card.get_by_role("heading", level=2)).to_contain_text("отсутствует")
    take_picture(page, "directory-executor")

    absences.get_by_role("button", name="Уже на месте").click()
    expect(absences).to_contain_text("Не известно")
    expect(card.get_by_role("heading", level=2)).not_to_contain_text("отсутствует")


def test_an_administrator_withdraws_a_link_in_english(open_window: OpenWindow) -> None:
    page = open_window("/directory?company=zarya&view=executors", who=ADMINISTRATOR, locale="en-US")
    name = open_first(page, "Executors")
    link = page.get_by_role("article", name=name).get_by_role("region", name="Link to their own list")
    link.get_by_role("button", name="Withdraw the link").click()
    check_axe(page, page.get_by_role("main"))
    link.get_by_role("button", name="Yes, withdraw").click()
    expect(link).to_contain_text("Withdrawn")
