"""A resident with the link of an SMS."""

from playwright.sync_api import Locator, Page

from tests.browser.languages import Say


class Resident:
    """What a resident does and sees. say: the words of the page's language."""

    def __init__(self, page: Page, say: Say = str) -> None:
        self.page = page
        self.say = say
        self.journal = page.locator(".resident-journal")
        self.shown = page.locator("article", has=self.journal)
        self.stage = self.shown.get_by_role("list", name=say("На каком этапе")).locator("[aria-current]")

    def open(self, number: str) -> None:
        """One of their requests."""
        self.page.get_by_role("button", name=f"№ {number} ").click()

    def press(self, name: str) -> None:
        """Press a button."""
        self.button(name).click()

    def button(self, name: str) -> Locator:
        """A button by what it says on the Russian page."""
        return self.page.get_by_role("button", name=self.say(name), exact=True)

    def write(self, label: str, text: str, send: str) -> None:
        """Write a few words and send them."""
        self.page.get_by_label(self.say(label)).fill(text)
        self.press(send)
