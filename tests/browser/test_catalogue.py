"""The catalogue: an administrator changes it, and an operator's desk has it at once."""

import re
from typing import Any

import httpx
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.axe import check_axe
from tests.browser.conftest import OpenWindow, TakePicture
from tests.browser.desk import Desk
from tests.browser.test_axe import wear

ADMIN, OPERATOR = "anna@example.org", "olga@example.org"
COMPANY = "zarya"
LIFT, FOUND_BY = "Лифт не работает", "лифт не едет"
FIELD = "Название, ru"
TRIES = 3  # of a reading that fails, before it is told


def open_catalogue(open_window: OpenWindow, who: str, query: str = "") -> Page:
    """The catalogue as somebody sees it, narrowed to words."""
    page = open_window(f"/directory?view=catalogue&company={COMPANY}&q={query}", who=who)
    expect(page.get_by_role("searchbox")).to_be_visible()
    return page


def choose(page: Page, name: str) -> Locator:
    """Open the card of a problem."""
    page.get_by_role("listitem").get_by_role("button", name=name).first.click()
    return page.get_by_role("article", name=name)


def begin(page: Page, name: str) -> Locator:
    """Begin to change a problem; answers the form."""
    choose(page, name).get_by_role("button", name="Изменить").click()
    form = page.get_by_role("main")
    expect(form.get_by_label(FIELD)).to_be_visible()
    return form


def save(form: Locator, note: str) -> None:
    """Save what was changed."""
    form.get_by_label("Что изменено").fill(note)
    form.get_by_role("button", name="Сохранить", exact=True).click()


def type_problem(desk: Desk, words: str) -> Locator:
    """What the desk offers for these words."""
    desk.page.get_by_label("Что случилось").fill(words)
    return desk.page.locator(".ant-select-item-option:visible")


def test_an_administrator_renames_a_problem_and_an_operators_desk_finds_it_at_once(
    desk: Desk, open_window: OpenWindow, take_picture: TakePicture
) -> None:
    desk.button("Новая заявка").click()
    desk.page.get_by_label("Компания", exact=True).last.click()
    desk.option("Заря").click()
    expect(type_problem(desk, "кабинка").filter(has_text="Кабинка застыла")).to_have_count(0)

    admin = open_catalogue(open_window, ADMIN, "лифт")
    form = begin(admin, LIFT)
    form.get_by_label(FIELD).fill("Кабинка застыла")
    form.get_by_label("Как говорят жители, ru").fill("кабина не шевелится")
    form.get_by_label("Что сказать жителю, ru").fill("Поднимитесь, пожалуйста, по лестнице.")
    form.get_by_label("Слова оператора").fill("кабина не шевел")
    preview = form.get_by_role("region", name="Как её найдёт оператор")
    expect(preview.get_by_role("status")).to_have_text("1-я в списке")
    expect(preview.get_by_role("list", name="Что найдётся").get_by_role("listitem").first).to_have_text(
        "Кабинка застыла"
    )
    check_axe(admin)
    take_picture(admin, "directory-catalogue-edit")
    save(form, "Так говорят у нас")

    expect(choose(admin, "Кабинка застыла")).to_contain_text("кабина не шевелится")
    expect(type_problem(desk, "кабинка").filter(has_text="Кабинка застыла")).to_be_visible()
    expect(type_problem(desk, "кабина не шевелится").first).to_contain_text("Кабинка застыла")

    form = begin(admin, "Кабинка застыла")
    admin.get_by_role("tab", name="Версии").click()
    versions = admin.get_by_role("list", name="Версии")
    expect(versions).to_contain_text("Так говорят у нас")
    versions.get_by_role("button", name="Как в каталоге", exact=True).click()
    difference = admin.get_by_role("region", name="Отличия")
    expect(difference).to_contain_text("Название, ru: Кабинка застыла")
    check_axe(admin)
    take_picture(admin, "directory-catalogue-versions")
    admin.get_by_role("button", name="Вернуть эту версию").click()
    expect(choose(admin, LIFT)).to_be_visible()
    expect(type_problem(desk, "кабинка").filter(has_text="Кабинка застыла")).to_have_count(0)


def test_of_two_who_change_a_problem_at_once_the_second_keeps_what_they_typed(open_window: OpenWindow) -> None:
    first, second = (open_catalogue(open_window, ADMIN, "тараканы") for _ in range(2))
    forms = [begin(page, "Тараканы") for page in (first, second)]
    forms[0].get_by_label(FIELD).fill("Усатые гости")
    save(forms[0], "Первая")
    expect(choose(first, "Усатые гости")).to_be_visible()

    forms[1].get_by_label(FIELD).fill("Прусаки")
    save(forms[1], "Вторая")

    expect(second.get_by_text("Тем временем сохранили версию 1")).to_be_visible()
    expect(forms[1].get_by_label(FIELD)).to_have_value("Прусаки")
    expect(second.get_by_role("region", name="Отличия")).to_contain_text("Усатые гости")
    second.get_by_role("button", name="Сохранить мой поверх").click()
    expect(choose(second, "Прусаки")).to_be_visible()


def test_what_is_typed_outlives_a_reading_that_fails_and_another_language(open_window: OpenWindow) -> None:
    """Somebody saves another problem meanwhile, so what a change may refer to is read anew, in vain."""
    page, other = (open_catalogue(open_window, ADMIN, query) for query in ("крысы", "блохи"))
    form = begin(page, "Крысы или мыши")
    form.get_by_label(FIELD).fill("Грызуны")
    refused: list[str] = []

    def refuse(route: Route) -> None:
        refused.append(route.request.url)
        route.fulfill(status=500, content_type="application/json", body="{}")

    page.route("**/catalogue-choices*", refuse)
    elsewhere = begin(other, "Блохи в подвале")
    elsewhere.get_by_label(FIELD).fill("Блохи")
    with page.expect_response(lambda _: len(refused) == TRIES):
        save(elsewhere, "Так понятнее")

    expect(form.get_by_label(FIELD)).to_have_value("Грызуны")
    with page.expect_response(lambda _: len(refused) == 2 * TRIES):
        page.get_by_role("button", name="Eng").click()
    expect(form.get_by_label("Name, ru")).to_have_value("Грызуны")
    page.get_by_role("button", name="Рус").click()
    expect(form.get_by_label(FIELD)).to_have_value("Грызуны")


def test_a_problem_left_in_the_middle_is_there_again(open_window: OpenWindow) -> None:
    page = open_catalogue(open_window, ADMIN, "голуби")
    form = begin(page, "Голуби")
    form.get_by_label(FIELD).fill("Птицы на балконе")
    form.get_by_label("Что изменено").fill("Не только голуби")
    page.get_by_role("navigation", name="Страницы").get_by_role("link", name="Памятки").click()
    expect(page.get_by_label("Поиск по памяткам")).to_be_visible()
    page.go_back()
    form = begin(page, "Голуби")
    expect(page.get_by_text("Восстановлено: как вы оставили")).to_be_visible()
    expect(form.get_by_label(FIELD)).to_have_value("Птицы на балконе")
    expect(form.get_by_label("Что изменено")).to_have_value("Не только голуби")
    page.get_by_role("button", name="Начать заново").click()
    expect(form.get_by_label(FIELD)).to_have_value(re.compile("Голуби"))

    page.get_by_role("button", name="Закрыть").click()
    page.get_by_role("button", name="Добавить свою проблему").click()
    page.get_by_label("Как она называется").fill("Кот на дереве")
    page.get_by_role("button", name="Дальше").click()
    form.get_by_label("Что сказать жителю, ru").fill("Не трясите дерево")
    page.get_by_role("button", name="Закрыть").click()
    page.get_by_role("button", name="Добавить свою проблему").click()
    expect(form.get_by_label(FIELD)).to_have_value("Кот на дереве")
    expect(form.get_by_label("Что сказать жителю, ru")).to_have_value("Не трясите дерево")


def test_a_problem_of_our_own_is_added_and_what_does_not_fit_is_told_at_its_field(
    open_window: OpenWindow, desk: Desk, take_picture: TakePicture
) -> None:
    admin = open_catalogue(open_window, ADMIN)
    admin.get_by_role("button", name="Добавить свою проблему").click()
    admin.get_by_label("Как она называется").fill("Пахнет газом")
    admin.get_by_role("button", name="Дальше").click()
    form = admin.get_by_role("main")
    expect(form.get_by_text("«Пахнет газом» всегда ведёт к проблеме «Пахнет газом»")).to_be_visible()
    form.get_by_label(FIELD).fill("Сломался шлагбаум у дома")
    for label, option in (("Раздел", "Парковк"), ("Чья работа", "ремонтная бригада"), ("Где бывает", "Двор")):
        form.get_by_label(label).fill(option)
        admin.locator(".ant-select-item-option:visible").filter(has_text=option).first.click()
    for language in ("kk", "pl", "en"):
        form.get_by_label(f"Название, {language}").fill(
            {"kk": "Үй жанындағы шлагбаум", "pl": "Szlaban", "en": "Barrier"}[language]
        )
    expect(form.get_by_role("alert")).to_have_count(0)
    take_picture(admin, "directory-catalogue-new")
    save(form, "Просили жители")

    card = choose(admin, "Сломался шлагбаум у дома")
    expect(card).to_contain_text("своя у компании")
    desk.button("Новая заявка").click()
    desk.page.get_by_label("Компания", exact=True).last.click()
    desk.option("Заря").click()
    expect(type_problem(desk, "шлагбаум у дома").first).to_contain_text("Сломался шлагбаум у дома")
    desk.page.keyboard.press("Escape")

    form = begin(admin, "Сломался шлагбаум у дома")
    form.get_by_label("Операторы могут её выбрать").click()
    save(form, "Шлагбаум сняли")
    admin.get_by_label("Какие показать").click()
    admin.locator(".ant-select-item-option:visible").filter(has_text="Выключенные").click()
    expect(choose(admin, "Сломался шлагбаум у дома")).to_contain_text("выключена компанией")
    expect(type_problem(desk, "шлагбаум у дома").filter(has_text="Сломался шлагбаум")).to_have_count(0)


def test_a_problem_that_was_just_begun_is_not_held_against_whoever_begins_it(open_window: OpenWindow) -> None:
    admin = open_window("/directory?view=catalogue&company=riverside", who=ADMIN)
    refused: list[str] = []
    admin.on("response", lambda answer: refused.append(answer.url) if answer.status >= 400 else None)
    admin.get_by_role("button", name="Добавить свою проблему").click()
    admin.get_by_label("Как она называется").fill("Промёрз почтовый ящик")
    with admin.expect_response(lambda answer: answer.url.endswith("/drafts")) as tried:
        admin.get_by_role("button", name="Дальше").click()
    assert tried.value.status == 200
    form = admin.get_by_role("main")
    expect(form.get_by_text("нужно на языках компании: английский, русский")).to_be_visible()
    expect(form.get_by_role("region", name="Как её найдёт оператор")).to_be_visible()
    admin.wait_for_load_state("networkidle")
    expect(form.get_by_role("alert")).to_have_count(0)
    expect(form.locator(".ant-input-status-error, .ant-select-status-error")).to_have_count(0)

    form.get_by_role("button", name="Сохранить", exact=True).click()

    expect(form.get_by_role("alert").filter(has_text="на каждом языке")).to_have_count(1)
    expect(form.get_by_role("alert").filter(has_text="Это поле обязательно")).to_have_count(3)
    form.get_by_label("Название, en").fill("Frozen mailbox")
    expect(form.get_by_role("alert").filter(has_text="на каждом языке")).to_have_count(0)
    assert refused == []


def test_an_emergency_of_the_catalogue_cannot_be_switched_off(open_window: OpenWindow) -> None:
    gas = begin(open_catalogue(open_window, ADMIN, "пахнет газом"), "Пахнет газом")
    expect(gas.get_by_role("switch", name="Операторы могут её выбрать")).to_be_disabled()
    expect(gas.get_by_text("По каталогу это авария: выключить её нельзя.")).to_be_visible()
    lift = begin(open_catalogue(open_window, ADMIN, FOUND_BY), LIFT)
    expect(lift.get_by_role("switch", name="Операторы могут её выбрать")).to_be_enabled()


def test_an_operator_reads_the_catalogue_and_may_not_change_it(
    open_window: OpenWindow, address: str, demo: dict[str, Any]
) -> None:
    page = open_catalogue(open_window, OPERATOR, "лифт")
    card = choose(page, LIFT)
    expect(card.get_by_role("region", name="Сроки")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Изменить|Добавить"))).to_have_count(0)
    token = page.evaluate("JSON.parse(sessionStorage.getItem('dozor.tokens')).id")
    api = httpx.get(f"{address}/laptop/settings", timeout=10).json()["api"].rstrip("/")
    answer = httpx.post(
        httpx.URL(address).join(f"{api}/catalogue/{COMPANY}/lift_stopped/revisions"),
        json={"version": 0, "change": {"switched": "off"}},
        headers={"Authorization": f"Bearer {token}"},
        timeout=30,
    )
    assert answer.status_code == 403


def test_the_catalogue_dark_and_in_kazakh(open_window: OpenWindow, take_picture: TakePicture) -> None:
    page = open_catalogue(open_window, ADMIN)
    page.get_by_role("button", name="Қаз").click()
    expect(page.get_by_role("button", name="Қаз")).to_have_attribute("aria-pressed", "true")  # its words have come
    wear(page, "dark")
    page.get_by_role("searchbox").fill("лифт істемейді")
    page.get_by_role("listitem").get_by_role("button").first.click()
    page.get_by_role("button", name="Өзгерту").click()
    expect(page.get_by_label("Атауы, kk")).to_be_visible()
    check_axe(page)
    take_picture(page, "directory-catalogue-dark")
