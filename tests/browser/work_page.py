"""An executor with the link of an SMS."""

from playwright.sync_api import Locator, Page

from tests.browser.languages import Say


class WorkPage:
    """What an executor does and sees. say: the words of the page's language."""

    def __init__(self, page: Page, say: Say = str) -> None:
        self.page = page
        self.say = say
        self.state = page.locator("[data-state]")
        self.waiting = page.locator(".work-queue").get_by_role("listitem")
        self.refused = page.get_by_role("alert", name=say("Не принято"))
        self.tickets = page.locator("[data-number]")

    def press(self, name: str) -> None:
        """Press a button."""
        self.button(name).click()

    def button(self, name: str) -> Locator:
        """A button by what it says on the Russian page."""
        return self.page.get_by_role("button", name=self.say(name), exact=True)

    def photograph(self, name: str, content: bytes) -> None:
        """Take a photo with the camera."""
        photo = {"name": name, "mimeType": "image/png", "buffer": content}
        self.page.get_by_label(self.say("Сделать фото")).set_input_files(files=[photo])

    def report(self, text: str, minutes: str) -> None:
        """Say what was done."""
        self.page.get_by_text(self.say("Отчёт о работе")).click()
        self.page.get_by_label(self.say("Что сделано?")).fill(text)
        self.page.get_by_label(self.say("Сколько минут заняло?")).fill(minutes)

    def lose_the_line(self) -> None:
        """Go down into the cellar: neither the page nor its service worker reaches anybody."""
        context = self.page.context
        context.set_offline(True)
        for worker in context.service_workers:
            assert not worker.evaluate("fetch('/icon.svg?' + Date.now()).then(() => true, () => false)"), (
                "there is a line"
            )

    def find_the_line(self) -> None:
        """Come up again."""
        self.page.context.set_offline(False)
