"""The whole way in one piece, each on their own page: from dialling to the ticket that its resident has closed and rated."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OPERATOR, TELEPHONE_SIZE, OpenWindow, sit_down
from tests.browser.desk import Desk
from tests.browser.languages import ENGLISH, RUSSIAN, Language
from tests.browser.resident_page import Resident
from tests.browser.telephone import Telephone
from tests.browser.work_page import WorkPage

Demo = Mapping[str, Any]  # a company's number, or somebody who calls, of what can be played


@dataclass(frozen=True, slots=True)
class Way:
    """A company, and what is said and read there. caller: a resident with one flat; sms: to them, and to the executor."""

    language: Language
    company: str
    caller: str
    heard: tuple[str, ...]
    typed: str
    problem: str
    answers: tuple[tuple[str, str], ...]
    advice: str
    sms: tuple[str, str]
    report: str
    reported: str
    confirmed: str


WAYS = {
    "ru": Way(
        language=RUSSIAN,
        company="zarya",
        caller="+79000001001",
        heard=("Разговоры записываются", "нажмите 2"),
        typed="смес",
        problem="Капает смеситель",
        answers=(("В каком помещении?", "На кухне"), ("Какая вода?", "Горячая")),
        advice="Перекройте кран перед прибором.",
        sms=("ваша заявка {number} (Капает смеситель) принята", "Заявка {number}: Капает смеситель"),
        report="Заменили картридж",
        reported="Заменили картридж · 25 мин",
        confirmed="Вы подтвердили, что всё сделано.",
    ),
    "en": Way(
        language=ENGLISH,
        company="riverside",
        caller="+12125550145",
        heard=("Calls are recorded", "To ask for a repair, press 4."),
        typed="dripping",
        problem="Mixer tap drips",
        answers=(("In which room?", "In the kitchen"), ("Which water?", "Hot")),
        advice="Close the tap in front of it.",
        sms=("your request {number} (Mixer tap drips) is registered", "Request {number}: Mixer tap drips"),
        report="Replaced the cartridge",
        reported="Replaced the cartridge · 25 min",
        confirmed="You confirmed that it is done.",
    ),
}


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest, demo: dict[str, Any]) -> Way:
    """Companies, and who is signed in, have the same name in every language."""
    found = WAYS[request.param]
    people = [one["name"] for one in demo["logins"]]
    names = (*people, *(name.split()[0] for name in people), *(one["name"] for one in demo["numbers"]))
    return replace(found, language=replace(found.language, names=names))


@pytest.fixture
def desk(way: Way, open_window: OpenWindow) -> Iterator[Desk]:
    """The operator's, in the language of the way."""
    yield from sit_down(OPERATOR, open_window, way.language)


def test_from_the_call_to_the_closed_ticket(
    way: Way, desk: Desk, open_window: OpenWindow, demo: dict[str, Any]
) -> None:
    company = next(one for one in demo["numbers"] if one["company"] == way.company)
    caller = next(one for one in demo["callers"] if one["phone"] == way.caller)
    phone = Telephone(open_window("/telephone", locale=way.language.locale), way.language.say)
    desk.be("Готов")
    call(way, phone, desk, company, caller)
    number, executor_name = fill(way, desk, caller)
    row = desk.row(number).filter(has_text=company["name"])  # another company may have that number, too
    expect(row).to_be_visible()
    desk.finish_call()
    expect(phone.state).to_contain_text(way.language.say("оператор положил трубку"))

    messages = open_window("/messages", locale=way.language.locale)
    to_resident, to_executor = (link_in(messages, words.format(number=number), way) for words in way.sms)
    executor = WorkPage(open_on_telephone(open_window, to_executor, way), way.language.say)
    resident = Resident(open_on_telephone(open_window, to_resident, way), way.language.say)
    begin(way, executor)
    look(way, resident, number, executor_name)
    finish(way, executor)
    confirm(way, resident, number)

    expect(row).to_have_count(0)
    register, ticket = (
        open_window(path, who=OPERATOR, locale=way.language.locale)
        for path in (f"/register?company={way.company}", f"/ticket/{way.company}/{number}")
    )
    find_closed(way, register, number)
    read_closed(way, ticket)


def call(way: Way, phone: Telephone, desk: Desk, company: Demo, caller: Demo) -> None:
    """The resident calls and presses a key; the desk rings, knows who it is, and answers."""
    repair = next(key for key, leads_to in company["menu"].items() if leads_to == "repair")
    phone.dial(way.caller, company["dial"])
    for words in way.heard:
        phone.hears(words)
    phone.press(repair)
    ringing = desk.call("Входящий звонок")
    expect(ringing).to_contain_text(caller["name"])
    expect(ringing).to_contain_text(way.language.say("Ремонт"))
    way.language.check(ringing)
    desk.accept()
    expect(phone.state).to_have_text(way.language.say("На линии: {agent}").format(agent="Ольга"))
    heard = phone.transcript.inner_text().splitlines()  # the greeting is in every language of the company
    way.language.check(phone.page.locator("main"), *heard)


def fill(way: Way, desk: Desk, caller: Demo) -> tuple[str, str]:
    """The form has filled itself; the problem and its questions are added. Gives the number, and who is to come."""
    say = way.language.say
    form = desk.page.get_by_role("form")
    expect(form.get_by_label(say("Имя"))).to_have_value(caller["name"])
    expect(form.get_by_label(say("Квартира"), exact=True)).not_to_have_value("")
    desk.choose_problem(way.typed, way.problem)
    questions = form.get_by_role("group", name=say("Уточняющие вопросы"))
    for question, answer in way.answers:
        expect(questions.locator("strong[aria-live]")).to_have_text(question)
        questions.get_by_role("button", name=answer).click()
    expect(form.get_by_role("region", name=say("Кто и когда"))).to_contain_text(way.advice)
    way.language.check(form)
    number = desk.save()
    saved = desk.page.get_by_role("region", name=say("Заявка {number}").format(number=number))
    way.language.check(saved)
    executor: str = saved.locator(f"dt:text-is('{say('Исполнитель')}') + dd").inner_text()
    return number, executor


def link_in(messages: Page, words: str, way: Way) -> str:
    """Where the SMS leads that says this."""
    sms = messages.get_by_role("listitem").filter(has_text=words).first
    link = sms.get_by_role("link")
    expect(link).to_be_visible()
    way.language.check(sms)
    return str(link.get_attribute("href"))


def open_on_telephone(open_window: OpenWindow, link: str, way: Way) -> Page:
    return open_window(link, size=TELEPHONE_SIZE, locale=way.language.locale)


def begin(way: Way, executor: WorkPage) -> None:
    """The executor reads what was asked and answered, accepts, and begins."""
    say = way.language.say
    expect(executor.state).to_have_text(say("назначена"))
    for question, answer in way.answers:
        expect(executor.page.locator("dl div").filter(has_text=question)).to_contain_text(answer)
    way.language.check(executor.page.locator("main"))
    executor.press("Принять")
    expect(executor.state).to_have_text(say("принята"))
    executor.press("Начать")
    expect(executor.state).to_have_text(say("в работе"))


def look(way: Way, resident: Resident, number: str, executor: str) -> None:
    """The resident reads what it is about, who sees to it, and until when."""
    resident.page.reload()
    resident.open(number)
    expect(resident.stage).to_have_text(way.language.say("В работе"))
    for told in (way.problem, executor, way.language.say("Ожидайте до")):
        expect(resident.shown).to_contain_text(told)
    way.language.check(resident.page.locator("main"))


def finish(way: Way, executor: WorkPage) -> None:
    executor.report(way.report, "25")
    executor.press("Выполнено")
    expect(executor.page.get_by_text(way.language.say("Готово. Спасибо!"))).to_be_visible()
    way.language.check(executor.page.locator("main"))


def confirm(way: Way, resident: Resident, number: str) -> None:
    """The resident says that it is done, and gives a mark."""
    resident.page.reload()
    resident.open(number)
    expect(resident.stage).to_have_text(way.language.say("Сделано"))
    resident.press("Да, всё сделано")
    expect(resident.journal).to_contain_text(way.confirmed)
    resident.press("5 из 5")
    expect(resident.button("5 из 5")).to_have_attribute("aria-pressed", "true")
    way.language.check(resident.page.locator("main"))


def find_closed(way: Way, register: Page, number: str) -> None:
    row = register.locator(f"[data-id='{way.company}/{number}']")
    expect(row).to_contain_text(way.problem)
    expect(row).to_contain_text(way.language.say("закрыта"))
    way.language.check(row)


def read_closed(way: Way, ticket: Page) -> None:
    """Its page tells how it ended, and every step of the way."""
    say = way.language.say
    expect(ticket.locator("header [data-state]")).to_have_text(say("закрыта"))
    for told in (way.reported, *(words for answered in way.answers for words in answered)):
        expect(ticket.locator("main")).to_contain_text(told)
    journal = ticket.get_by_role("region", name=say("Журнал"), exact=True)
    for entry in ("зарегистрировано", "назначено", "принято", "начато", "выполнено", "закрыто", "оценка"):
        expect(journal.get_by_text(say(entry), exact=True).first).to_be_visible()
    way.language.check(ticket.locator("main"))
