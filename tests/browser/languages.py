"""In which language people of a test read their pages: in Russian, as the words stand in the tests, or in English."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

from playwright.sync_api import Locator

# Words of the Russian page -> those of the page that is looked at; {…} is filled in by whoever says it.
Say = Callable[[str], str]

_ENGLISH = MappingProxyType(
    {
        # the telephone
        "Кто звонит": "Who calls",
        "Куда звонить": "Number to dial",
        "Позвонить": "Call",
        "Нажмите клавишу": "Press a key",
        "Клавиша {key}": "Key {key}",
        "На {number} можно позвонить": "{number} can be called",
        "На линии: {agent}": "On the line: {agent}",
        "оператор положил трубку": "the operator hung up",
        "Ответить": "Answer",
        "Положить трубку": "Hang up",
        # the desk
        "Дела": "To do",
        "Открытые заявки": "Open tickets",
        "Телефон": "Phone",
        "Новая заявка": "New ticket",
        "Электронная почта": "E-mail",
        "Пароль": "Password",
        "Войти": "Sign in",
        "На связи": "Live",
        "Моё состояние": "My state",
        "Готов": "Ready",
        "Не готов": "Not ready",
        "Входящий звонок": "Incoming call",
        "Принять": "Accept",
        "Разговор": "Talking",
        "Завершить обработку": "Finish wrap-up",
        "Завершение": "Wrap-up",
        "Ремонт": "Repair",
        "Отклонить": "Reject",
        "Отменить звонок": "Give up",
        "Передать и выйти": "Hand over and leave",
        "Выйти": "Sign out",
        "Удалить и выйти": "Delete and sign out",
        "На линии": "On the line",
        "Подключить": "Call in",
        "Имя, очередь или любой номер": "A name, a queue or any number",
        "Списки": "Lists",
        "Имя": "Name",
        "Квартира": "Flat",
        "Что случилось": "Problem",
        "Уточняющие вопросы": "Clarifying questions",
        "Кто и когда": "Who and when",
        "Исполнитель": "Executor",
        "Сохранить заявку": "Save the ticket",
        "Номер заявки": "Ticket number",
        "Заявка {number}": "Ticket {number}",
        # the executor
        "Ждёт связи": "Waits for the line",
        "Не принято": "Not taken",
        "Начать": "Start",
        "Готово. Спасибо!": "Done. Thank you!",
        "Выполнено": "Done",
        "Сделать фото": "Take a photo",
        "Отчёт о работе": "Report on the work",
        "Что сделано?": "What was done?",
        "Сколько минут заняло?": "How many minutes did it take?",
        # the resident
        "На каком этапе": "How far it is",
        "Ожидайте до": "Expected by",
        "Да, всё сделано": "Yes, it is done",
        "5 из 5": "5 of 5",
        "Назначена": "Assigned",
        "В работе": "In work",
        "Сделано": "Done",
        # what is told of a ticket
        "назначена": "assigned",
        "принята": "accepted",
        "в работе": "in progress",
        "выполнена": "done",
        "закрыта": "closed",
        "Журнал": "Journal",
        "зарегистрировано": "registered",
        "назначено": "assigned",
        "принято": "accepted",
        "начато": "started",
        "выполнено": "finished",
        "закрыто": "closed",
        "оценка": "mark",
    }
)

# On every page, whatever its language: the switch of languages, keys, and what is called so in both.
_OF_ALL = ("Рус", "Қаз", "Pol", "Eng", "Ctrl", "Enter", "Dozor", "SMS")
_LINK = re.compile(r"https?://\S+|\S+@\S+")


@dataclass(frozen=True, slots=True)
class Language:
    """locale: of the browser; say: how a page of that language puts it; foreign: letters that such a page has not.

    names: of the data, which are the same in every language.
    """

    locale: str
    say: Say
    foreign: re.Pattern[str]
    names: tuple[str, ...] = ()

    def check(self, shown: Locator, *besides: str) -> None:
        """Fail when there is a word of another language, apart from names, addresses, and what is given besides."""
        text = _LINK.sub("", shown.inner_text())
        for name in sorted((*_OF_ALL, *self.names, *besides), key=len, reverse=True):
            text = text.replace(name, "")
        found = [line for line in text.splitlines() if self.foreign.search(line)]
        assert not found, f"not in {self.locale}: {found[:8]}"


RUSSIAN = Language("ru-RU", str, re.compile("[A-Za-z]{3,}"))
ENGLISH = Language("en-US", _ENGLISH.__getitem__, re.compile("[\u0400-\u04ff]"))
