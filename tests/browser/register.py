"""Somebody at the register. Words are those of the Russian page."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenWindow


class Register:
    """What somebody does and sees there."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.grid = page.get_by_role("grid", name="Реестр заявок")
        self.search = page.get_by_label("Поиск")
        self.rows = self.grid.locator("[data-id]")

    def row(self, number: str, company: str = "zarya") -> Locator:
        """The line of a ticket."""
        return self.grid.locator(f"[data-id='{company}/{number}']")

    def select(self, *numbers: str) -> None:
        """Mark tickets."""
        for number in numbers:
            self.row(number).get_by_role("checkbox").click()

    def headings(self) -> list[str]:
        """The names of the columns from left to right."""
        names = self.grid.get_by_role("columnheader").locator(".register-name, .register-sort").all_inner_texts()
        return [name.removesuffix("↓").strip() for name in names]

    def choose(self, filter_name: str, value: str) -> None:
        """Narrow by a value of one of the lists."""
        self.page.get_by_role("combobox", name=filter_name).click()
        self.page.locator(".ant-select-item-option:visible").filter(has_text=value).first.click()
        self.page.keyboard.press("Escape")


def open_register(open_window: OpenWindow, login: dict[str, str], search: str = "", **options: Any) -> Register:
    """The register of somebody of the demo, once it is live."""
    page = open_window(f"/register{search}", who=login["email"], **options)
    register = Register(page)
    expect(page.get_by_text("На связи")).to_be_visible()
    return register
