"""An executor with the link of an SMS."""

from playwright.sync_api import Locator, Page


class WorkPage:
    """What an executor does and sees. Words are those of the Russian page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.state = page.locator("[data-state]")

    def press(self, name: str) -> None:
        """Press a button."""
        self.button(name).click()

    def button(self, name: str) -> Locator:
        """A button by what it says."""
        return self.page.get_by_role("button", name=name, exact=True)
