"""An operator at the desk."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.languages import Say


class Desk:
    """What an operator does and sees. say: the words of the page's language."""

    def __init__(self, page: Page, say: Say = str) -> None:
        self.page = page
        self.say = say
        self.duties = page.get_by_role("region", name=say("Дела"), exact=True)
        self.open_tickets = page.get_by_role("region", name=say("Открытые заявки"))
        self.phone = page.get_by_role("textbox", name=say("Телефон"))
        self.form = page.get_by_role("form", name=say("Новая заявка"))

    def sign_in(self, email: str, password: str) -> None:
        """Fill in the form of the page and send it."""
        self.page.get_by_label(self.say("Электронная почта")).fill(email)
        self.page.get_by_label(self.say("Пароль"), exact=True).fill(password)
        self.button("Войти").click()

    def be(self, state: str) -> None:
        """Готов, Перерыв or Не готов; the desk says so only once the contact centre has agreed."""
        expect(self.page.get_by_text(self.say("На связи"), exact=True)).to_be_visible()
        switch = self.page.get_by_role("radiogroup", name=self.say("Моё состояние"))
        switch.get_by_text(self.say(state), exact=True).click()
        expect(switch.get_by_role("radio", name=self.say(state), exact=True)).to_be_checked()

    def call(self, phase: str) -> Locator:
        """The strip of the call: Входящий звонок, Разговор or Завершение."""
        return self.page.get_by_role("region", name=self.say(phase), exact=True)

    def accept(self) -> None:
        """Take the call that rings."""
        self.call("Входящий звонок").get_by_role("button", name=self.say("Принять")).click()
        expect(self.call("Разговор")).to_be_visible()

    def finish_call(self) -> None:
        """Hang up and be done with the call."""
        self.button("Положить трубку").click()
        self.button("Завершить обработку").click()
        expect(self.call("Завершение")).not_to_be_visible()

    def duty_of(self, phone: str) -> Locator:
        """What is to be done for that phone, in the list."""
        return self.duties.get_by_role("listitem").filter(has_text=phone)

    def parties(self) -> Locator:
        """Those who take part in the call."""
        return self.page.get_by_role("list", name=self.say("На линии")).get_by_role("listitem")

    def call_in(self, how: str, whom: str) -> None:
        """Спросить or Перевести: a colleague, a queue or a number."""
        self.button("Подключить").click()
        self.page.get_by_label(self.say("Имя, очередь или любой номер")).fill(whom)
        self.page.get_by_role("button", name=f"{self.say(how)}: {whom}").first.click()

    def lay_out(self, panel: str) -> Locator:
        """Отключения, Звонки or Показания: the list, opened."""
        tools = self.page.get_by_role("navigation", name=self.say("Списки"))
        tools.get_by_role("button", name=self.say(panel)).click()
        return self.page.get_by_role("region", name=self.say(panel), exact=True)

    def leave(self) -> None:
        """Whatever a test has left: no call, not ready, signed out; or the next one's calls would ring at this desk."""
        for end in ("Отклонить", "Отменить звонок", "Передать и выйти", "Положить трубку", "Завершить обработку"):
            button = self.page.locator(".call-strip").get_by_role("button", name=self.say(end))
            if button.is_visible():
                button.click()
                expect(button).not_to_be_visible()
        self.button("Выйти").click()
        # What is not saved is asked about first.
        signed_out = self.page.get_by_label(self.say("Пароль"), exact=True)
        delete = self.button("Удалить и выйти")
        expect(signed_out.or_(delete)).to_be_visible()
        if delete.is_visible():
            delete.click()
        expect(signed_out).to_be_visible()

    def choose_problem(self, typed: str, name: str) -> None:
        """Find a problem by a part of its name."""
        field = self.page.get_by_label(self.say("Что случилось"))
        field.fill(typed)
        self.option(name).click()

    def save(self) -> str:
        """Save the form; answers the number that the caller is told."""
        self.button("Сохранить заявку").click()
        return self.number_told()

    def number_told(self) -> str:
        """The number shown after saving."""
        number = self.page.get_by_label(self.say("Номер заявки"))
        expect(number).to_be_visible()
        return number.inner_text()

    def open_ticket(self, number: str) -> Locator:
        """Open a ticket of the list; answers its card."""
        self.row(number).get_by_role("button").click()
        return self.page.get_by_role("article", name=self._ticket(number))

    def row(self, number: str) -> Locator:
        """The ticket's row in the list of open ones."""
        opens = self.page.get_by_role("button", name=self._ticket(number), exact=True)
        return self.open_tickets.get_by_role("listitem").filter(has=opens)

    def option(self, name: str) -> Locator:
        """A choice of the list that lies open."""
        return self.page.locator(".ant-select-item-option:visible").filter(has_text=name).first

    def button(self, name: str) -> Locator:
        """A button by what it says on the Russian page."""
        return self.page.get_by_role("button", name=self.say(name), exact=True)

    def _ticket(self, number: str) -> str:
        return self.say("Заявка {number}").format(number=number)
