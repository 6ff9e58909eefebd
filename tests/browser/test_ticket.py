"""A ticket from its form to its end: the executor's page and the desk see each other's doings."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import TELEPHONE_SIZE, OpenWindow, TakePicture
from tests.browser.desk import Desk
from tests.browser.work_page import WorkPage
from tests.unit.attachments.files import jpeg

RESIDENT = "+79000001007"


@pytest.fixture
def form(desk: Desk) -> Desk:
    """A form that was opened without a call, with the phone of somebody who is known."""
    desk.button("Новая заявка").click()
    desk.page.get_by_label("Компания", exact=True).last.click()
    desk.option("Заря").click()
    phone = desk.phone
    phone.fill(RESIDENT)
    phone.press("Tab")
    expect(desk.page.get_by_label("Квартира", exact=True)).not_to_have_value("")
    desk.choose_problem("смес", "Капает смеситель")
    return desk


def test_the_executor_is_seen_at_the_desk_without_a_reload(
    form: Desk, open_window: OpenWindow, take_picture: TakePicture
) -> None:
    number = form.save()
    card = form.open_ticket(number)
    state = card.locator("[data-state]")
    expect(state).to_have_text("назначена")

    sms = open_window("/messages").get_by_role("listitem").filter(has_text=f"Заявка {number}: Капает смеситель")
    link = sms.get_by_role("link").first.get_attribute("href")
    assert link
    executor = WorkPage(open_window(link, size=TELEPHONE_SIZE))
    expect(executor.state).to_have_text("назначена")
    take_picture(executor.page, "executor")
    executor.press("Принять")
    expect(executor.state).to_have_text("принята")
    expect(state).to_have_text("принята")
    executor.press("Начать")
    expect(state).to_have_text("в работе")
    take_picture(card, "desk-ticket")
    executor.press("Выполнено")
    expect(executor.page.get_by_text("Готово. Спасибо!")).to_be_visible()
    expect(state).to_have_text("выполнена")
    expect(card.get_by_role("region", name="Сообщения")).to_contain_text("выполнена")

    card.get_by_role("button", name="Закрыть", exact=True).click()

    expect(state).to_have_text("закрыта")
    expect(form.row(number)).not_to_be_visible()
    journal = card.get_by_role("region", name="Журнал")
    for entry in ("зарегистрировано", "назначено", "принято", "начато", "выполнено", "закрыто"):
        expect(journal.get_by_text(entry, exact=True)).to_be_visible()


def test_the_resident_sees_it_by_the_link_of_their_sms(form: Desk, open_window: OpenWindow) -> None:
    number = form.save()
    sms = (
        open_window("/messages").get_by_role("listitem").filter(has_text=f"заявка {number} (Капает смеситель) принята")
    )
    link = sms.get_by_role("link").first.get_attribute("href")
    assert link
    page = open_window(link, size=TELEPHONE_SIZE)
    page.get_by_role("button", name=f"№ {number}").click()
    journal = page.locator(".resident-journal")
    expect(journal).to_contain_text("Мы зарегистрировали вашу заявку.")

    page.get_by_label("Написать нам").fill("Код домофона 12")
    page.get_by_role("button", name="Отправить").click()
    expect(journal).to_contain_text("Вы написали: Код домофона 12")

    photo = {"name": "Кран.jpg", "mimeType": "image/jpeg", "buffer": jpeg()}
    page.get_by_label("Добавить фото").set_input_files(files=[photo])
    expect(page.get_by_role("link", name="Кран.jpg")).to_be_visible()
    expect(journal).to_contain_text("Вы приложили файл: Кран.jpg.")

    page.get_by_role("button", name="Eng").click()
    expect(journal).to_contain_text("You wrote: Код домофона 12")


def test_what_the_api_refuses_is_told_at_its_field(form: Desk) -> None:
    form.phone.fill("12")
    form.button("Сохранить заявку").click()

    expect(form.phone).to_have_accessible_description("Такого номера телефона нет: проверьте цифры.")
    expect(form.page.get_by_label("Номер заявки")).not_to_be_visible()

    form.phone.fill(RESIDENT)
    assert form.save()


def test_what_is_missing_is_told_before_anything_is_sent(desk: Desk) -> None:
    desk.button("Новая заявка").click()

    desk.button("Сохранить заявку").click()

    expect(desk.form.get_by_text("Заполните")).to_have_count(3)
    expect(desk.phone).to_be_focused()
