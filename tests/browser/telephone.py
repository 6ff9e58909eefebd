"""A resident at the telephone page."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.languages import Say


class Telephone:
    """What a resident does and sees. say: the words of the page's language."""

    def __init__(self, page: Page, say: Say = str) -> None:
        self.page = page
        self.say = say
        self.transcript = page.get_by_role("log")
        self.state = page.locator("[data-phase]")
        # The page's own list of numbers must have come: it fills the fields.
        expect(page.get_by_label(say("Куда звонить"))).not_to_have_value("")

    def dial(self, caller: str, number: str) -> None:
        """Call `number` from the phone `caller`, by keyboard."""
        for label, typed in (("Кто звонит", caller), ("Куда звонить", number)):
            self.page.get_by_label(self.say(label)).fill(typed)
            self.page.keyboard.press("Tab")
        self.button("Позвонить").click()

    def press(self, keys: str) -> None:
        """Press keys once they are asked for."""
        expect(self.state).to_have_text(self.say("Нажмите клавишу"))
        for key in keys:
            self.page.get_by_role("button", name=self.say("Клавиша {key}").format(key=key), exact=True).click()

    def carry(self, number: str) -> None:
        """Be at that number: it rings here when somebody calls it."""
        self.page.get_by_label(self.say("Кто звонит")).fill(number)
        self.page.keyboard.press("Tab")
        carried = self.say("На {number} можно позвонить").format(number=number)
        expect(self.page.get_by_text(carried)).to_be_visible()

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
        """A button by what it says on the Russian page."""
        return self.page.get_by_role("button", name=self.say(name), exact=True)
