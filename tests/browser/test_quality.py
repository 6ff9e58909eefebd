"""A supervisor marks a talk of the sample, its operator objects, the supervisor decides."""

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.axe import check_axe
from tests.browser.conftest import OpenWindow, TakePicture
from tests.browser.desk import Desk
from tests.browser.dispatch import Dispatch, wait_for
from tests.browser.telephone import Telephone
from tests.browser.test_knowledge import OPERATOR, SUPERVISOR

ZARYA, RESIDENT = "+78005550101", "+79000001008"
A_TALK_MS = 2500  # a recording is as long as it lasts


def open_quality(open_window: OpenWindow, email: str) -> Page:
    page = open_window("/quality?company=zarya", who=email)
    expect(page.get_by_role("heading", name="Качество")).to_be_visible()
    return page


def recorded_talk(address: str, login: dict[str, str]) -> str:
    """The talk with the resident, once its recording has come."""
    with Dispatch(address, "zarya", login) as dispatch:

        def find() -> str:
            calls = dispatch.ask("GET", "/contacts?company=zarya")["items"]
            return next((one["id"] for one in calls if one["caller"] == RESIDENT and one["recording"]), "")

        return wait_for(find, "recording of the talk")


def mark(page: Page, question: str, value: str) -> None:
    page.locator(f"[data-question={question}]").get_by_text(value, exact=True).click()


def test_a_talk_is_marked_objected_to_and_decided(
    telephone: Telephone,
    desk: Desk,
    open_window: OpenWindow,
    address: str,
    demo: dict[str, Any],
    take_picture: TakePicture,
) -> None:
    desk.be("Готов")
    telephone.dial(RESIDENT, ZARYA)
    telephone.press("0")
    desk.accept()
    desk.page.wait_for_timeout(A_TALK_MS)
    desk.finish_call()
    talk = recorded_talk(address, next(login for login in demo["logins"] if login["email"] == SUPERVISOR))

    # Whoever opens it for a company that nobody calls is shown the way to one that has talks, and finds it chosen then.
    supervisor = open_window("/quality?company=samal", who=SUPERVISOR)
    expect(
        supervisor.get_by_text("в эти дни разговоров не было. Выберите другие дни или другую компанию.")
    ).to_be_visible()
    supervisor.get_by_role("button", name="УК «Заря»").click()
    expect(supervisor.get_by_role("region", name="olga@example.org, ответили")).to_be_visible()
    supervisor.goto(f"{address}/quality")
    part = supervisor.get_by_role("region", name="olga@example.org, ответили")
    expect(part).to_be_visible()
    expect(supervisor.get_by_text("у каждого в своей группе равный шанс")).to_be_visible()
    check_axe(supervisor)
    take_picture(supervisor, "quality")
    expect(part.get_by_role("link", name="Оценить").first).to_be_visible()
    # Which of all are drawn is chance: of so many each it is among them. The way back leads to the same sample.
    each = supervisor.get_by_label("Разговоров на каждого")
    each.fill("50")
    supervisor.get_by_label("Номер выборки").fill("весна")
    supervisor.get_by_role("button", name="Выбрать").click()
    found = part.locator(f'a[href*="{talk}"]')
    found.click()
    supervisor.get_by_role("link", name="← К списку").click()
    expect(each).to_have_value("50")
    found.click()

    questions = supervisor.locator("[data-question]")
    expect(questions).to_have_count(11)
    for question in questions.all():
        question.get_by_text("Да", exact=True).click()
    mark(supervisor, "greeting", "Нет")
    expect(supervisor.get_by_text("95 из 100")).to_be_visible()
    supervisor.get_by_role("button", name="Eng").click()  # to look at the form in another language
    expect(questions.first).to_contain_text("Yes")
    supervisor.get_by_role("button", name="Рус").click()
    expect(supervisor.get_by_text("95 из 100")).to_be_visible()
    supervisor.get_by_role("button", name="Слушать разговор").click()
    player = supervisor.get_by_role("group", name="Слушать разговор")
    expect(player).to_be_visible()
    greeting = supervisor.locator("[data-question=greeting]")
    greeting.get_by_role("button", name="Комментарий").click()
    greeting.get_by_role("textbox").fill("Начал с вопроса")
    greeting.get_by_role("button", name="Отметить секунду").click()
    check_axe(supervisor)
    take_picture(supervisor, "quality-mark")
    # The operator has the list open before there is anything in it: what comes, comes live.
    operator = desk.page
    operator.goto(re.sub(r"/desk.*", "/quality?company=zarya", operator.url))
    expect(operator.get_by_text("Ваши разговоры ещё не оценивали.")).to_be_visible()
    supervisor.get_by_role("button", name="Сохранить оценку").click()
    expect(supervisor.locator("[data-state]")).to_have_text("ждёт ответа")
    facts = supervisor.get_by_role("region", name="О разговоре")
    expect(facts).to_contain_text(re.compile(r"жребием: по 50, с \d{4}-\d\d-\d\d по \d{4}-\d\d-\d\d · номер «весна»"))

    row = operator.get_by_role("row").filter(has_text="95 из 100")
    row.get_by_role("link", name="Ответить").click()
    expect(operator.get_by_text("Начал с вопроса")).to_be_visible()
    operator.get_by_label("Ваши слова").fill("Я поздоровалась, это слышно в начале")
    check_axe(operator)
    take_picture(operator, "quality-own")
    operator.get_by_role("button", name="Возражаю").click()
    expect(operator.locator("[data-state]")).to_have_text("возражение")

    expect(supervisor.locator("[data-state]")).to_have_text("возражение")
    expect(supervisor.get_by_text("Я поздоровалась, это слышно в начале")).to_be_visible()
    mark(supervisor, "greeting", "Да")
    supervisor.get_by_role("textbox", name="Решение").fill("Верно, слышно на первой секунде")
    supervisor.get_by_role("button", name="Изменить оценку").click()
    expect(supervisor.locator("[data-state]")).to_have_text("изменена")
    expect(operator.locator("[data-state]")).to_have_text("изменена")
    expect(operator.get_by_text("Верно, слышно на первой секунде")).to_be_visible()

    supervisor.get_by_role("link", name="← К списку").click()
    supervisor.get_by_text("Итоги", exact=True).click()
    operators = supervisor.get_by_role("region", name="Операторы")
    expect(operators.get_by_role("row").filter(has_text="olga@example.org")).to_contain_text("100")
    expect(operators.get_by_role("columnheader", name="Из выборки")).to_be_visible()
    check_axe(supervisor)
    take_picture(supervisor, "quality-figures")
    operator.goto(re.sub(r"/quality.*", "/desk", operator.url))


def test_an_operator_sees_their_own_alone(open_window: OpenWindow) -> None:
    page = open_quality(open_window, OPERATOR)
    expect(page.get_by_role("radio", name="Мои разговоры")).to_be_checked()
    expect(page.get_by_role("radio", name="Выборка")).to_have_count(0)
    expect(page.get_by_text("Ваши разговоры ещё не оценивали.")).to_be_visible()
    check_axe(page)
