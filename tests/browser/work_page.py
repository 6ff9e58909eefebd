"""An executor with the link of an SMS."""

from playwright.sync_api import Locator, Page


class WorkPage:
    """What an executor does and sees. Words are those of the Russian page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.state = page.locator("[data-state]")
        self.waiting = page.locator(".work-queue").get_by_role("listitem")
        self.refused = page.get_by_role("alert", name="Не принято")
        self.tickets = page.locator("[data-number]")

    def press(self, name: str) -> None:
        """Press a button."""
        self.button(name).click()

    def button(self, name: str) -> Locator:
        """A button by what it says."""
        return self.page.get_by_role("button", name=name, exact=True)

    def photograph(self, name: str, content: bytes) -> None:
        """Take a photo with the camera."""
        photo = {"name": name, "mimeType": "image/png", "buffer": content}
        self.page.get_by_label("Сделать фото").set_input_files(files=[photo])

    def report(self, text: str, minutes: str) -> None:
        """Say what was done."""
        self.page.get_by_text("Отчёт о работе").click()
        self.page.get_by_label("Что сделано?").fill(text)
        self.page.get_by_label("Сколько минут заняло?").fill(minutes)

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
