"""A resident at the telephone page."""

from playwright.sync_api import Locator, Page, expect


class Telephone:
    """What a resident does and sees. Words are those of the Russian page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.transcript = page.get_by_role("log")
        self.state = page.locator("[data-phase]")
        # The page's own list of numbers must have come: it fills the fields.
        expect(page.get_by_label("Куда звонить")).not_to_have_value("")

    def dial(self, caller: str, number: str) -> None:
        """Call `number` from the phone `caller`, by keyboard."""
        for label, typed in (("Кто звонит", caller), ("Куда звонить", number)):
            self.page.get_by_label(label).fill(typed)
            self.page.keyboard.press("Tab")
        self.button("Позвонить").click()

    def press(self, keys: str) -> None:
        """Press keys once they are asked for."""
        expect(self.state).to_have_text("Нажмите клавишу")
        for key in keys:
            self.button(f"Клавиша {key}").click()

    def carry(self, number: str) -> None:
        """Be at that number: it rings here when somebody calls it."""
        self.page.get_by_label("Кто звонит").fill(number)
        self.page.keyboard.press("Tab")
        expect(self.page.get_by_text(f"На {number} можно позвонить")).to_be_visible()

    def answer(self) -> None:
        """Take the call that rings."""
        self.button("Ответить").click()

    def hang_up(self) -> None:
        """Hang up."""
        self.button("Положить трубку").click()

    def hears(self, words: str) -> None:
        """Wait until this was heard."""
        expect(self.transcript).to_contain_text(words)

    def button(self, name: str) -> Locator:
        """A button by what it says."""
        return self.page.get_by_role("button", name=name, exact=True)
