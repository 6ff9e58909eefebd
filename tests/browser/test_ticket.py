"""A ticket from its form to its end: the executor's page and the desk see each other's doings."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import TELEPHONE_SIZE, OpenWindow, TakePicture
from tests.browser.desk import Desk
from tests.browser.work_page import WorkPage
from tests.unit.attachments.files import jpeg, png

RESIDENT = "+79000001007"


@pytest.fixture
def form(desk: Desk) -> Desk:
    """A form that was opened without a call, with the phone of somebody who is known."""
    fill_form(desk)
    return desk


def fill_form(desk: Desk) -> None:
    """A new form: a known phone of Zarya, a dripping tap."""
    desk.button("Новая заявка").click()
    desk.page.get_by_label("Компания", exact=True).last.click()
    desk.option("Заря").click()
    phone = desk.phone
    phone.fill(RESIDENT)
    phone.press("Tab")
    expect(desk.page.get_by_label("Квартира", exact=True)).not_to_have_value("")
    desk.choose_problem("смес", "Капает смеситель")


def open_work(number: str, open_window: OpenWindow) -> WorkPage:
    """The executor's page, by the link of the SMS about that ticket."""
    sms = open_window("/messages").get_by_role("listitem").filter(has_text=f"Заявка {number}: Капает смеситель")
    link = sms.get_by_role("link").first.get_attribute("href")
    assert link
    return WorkPage(open_window(link, size=TELEPHONE_SIZE))


def test_the_executor_is_seen_at_the_desk_without_a_reload(
    form: Desk, open_window: OpenWindow, take_picture: TakePicture
) -> None:
    number = form.save()
    card = form.open_ticket(number)
    state = card.locator("[data-state]")
    expect(state).to_have_text("назначена")

    executor = open_work(number, open_window)
    expect(executor.state).to_have_text("назначена")
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


def test_the_executor_has_no_access_then_finishes_with_a_photo_that_the_desk_sees(
    form: Desk, open_window: OpenWindow, take_picture: TakePicture
) -> None:
    number = form.save()
    card = form.open_ticket(number)
    executor = open_work(number, open_window)
    executor.press("Принять")
    executor.press("Начать")

    executor.press("Нет доступа")
    executor.page.get_by_label("Что случилось у двери?").fill("Никто не открывает, телефон молчит")
    executor.press("Сообщить диспетчеру")
    expect(executor.page.get_by_text("Приостановлено: нет доступа. Никто не открывает")).to_be_visible()
    expect(card.get_by_role("list", name="Сроки")).to_contain_text("Никто не открывает, телефон молчит")
    executor.press("Продолжить работу")
    expect(executor.page.get_by_text("Приостановлено")).not_to_be_visible()

    photo = {"name": "После.png", "mimeType": "image/png", "buffer": png()}
    executor.page.get_by_label("Сделать фото").set_input_files(files=[photo])
    expect(executor.page.get_by_role("link", name="После.png")).to_be_visible()
    executor.page.get_by_text("Отчёт о работе").click()
    executor.page.get_by_label("Что сделано?").fill("Заменили картридж")
    executor.page.get_by_label("Сколько минут заняло?").fill("25")
    take_picture(executor.page, "executor-photo")
    executor.press("Выполнено")
    expect(executor.page.get_by_text("Готово. Спасибо!")).to_be_visible()

    expect(card).to_contain_text("Заменили картридж · 25 мин")
    card.get_by_role("tab", name="Файлы (1)").click()
    files = card.get_by_role("region", name="Файлы")
    expect(files.get_by_role("link", name="После.png")).to_be_visible()
    expect(files).to_contain_text("в отчёте")
    picture = files.get_by_role("img", name="После.png")
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth") > 0, "the browser does not show the photo"
    take_picture(form.page, "desk-files")


def test_a_note_and_a_pause_are_in_the_journal(form: Desk, take_picture: TakePicture) -> None:
    number = form.save()
    card = form.open_ticket(number)
    journal = card.get_by_role("region", name="Журнал")

    journal.get_by_label("Заметка").fill("Собака во дворе")
    form.page.keyboard.press("Enter")
    expect(journal).to_contain_text("Собака во дворе")

    card.get_by_role("button", name="Приостановить сроки…").click()
    dialog = form.page.get_by_role("dialog", name="Приостановить сроки")
    dialog.get_by_role("radio", name="ждём деталь").check()
    dialog.get_by_label("Причина", exact=True).fill("Картридж привезут завтра")
    take_picture(form.page, "desk-pause")
    form.page.keyboard.press("Control+Enter")
    expect(dialog).not_to_be_visible()
    clocks = card.get_by_role("list", name="Сроки")
    expect(clocks).to_contain_text("пауза, осталось")
    expect(clocks).to_contain_text("Картридж привезут завтра")
    expect(journal).to_contain_text("срок приостановлен")

    card.get_by_role("button", name="Возобновить сроки").click()
    expect(clocks).not_to_contain_text("пауза, осталось")
    expect(journal).to_contain_text("срок возобновлён")


def test_that_the_municipality_was_told_is_said_at_the_desk(form: Desk) -> None:
    form.choose_problem("теч хол", "Течёт труба холодной воды")
    card = form.open_ticket(form.save())
    clock = card.get_by_role("list", name="Сроки").get_by_role("listitem").filter(has_text="Муниципалитет извещён")
    expect(clock).to_have_attribute("data-standing", "running")

    clock.get_by_role("button", name="Сделано").click()

    expect(clock).to_have_attribute("data-standing", "kept")
    expect(card.get_by_role("region", name="Журнал")).to_contain_text("срок выполнен")


def test_two_operators_correct_one_ticket_and_the_second_keeps_what_was_typed(
    form: Desk, colleague: Desk, take_picture: TakePicture
) -> None:
    number = form.save()
    card = form.open_ticket(number)
    card.get_by_role("button", name="Исправить…").click()
    dialog = form.page.get_by_role("dialog", name="Исправить")
    expect(dialog.get_by_label("Этаж", exact=True)).to_have_value("5")
    dialog.get_by_label("Описание").fill("Капает на кухне")

    theirs = colleague.open_ticket(number)
    theirs.get_by_role("button", name="Исправить…").click()
    other = colleague.page.get_by_role("dialog", name="Исправить")
    other.get_by_label("Этаж", exact=True).fill("9")
    other.get_by_role("button", name="Сохранить").click()
    expect(theirs).to_contain_text("этаж 9")

    dialog.get_by_role("button", name="Сохранить").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Борис Диспетчер — исправлено")
    expect(dialog.get_by_label("Описание")).to_have_value("Капает на кухне")
    expect(dialog.get_by_label("Этаж", exact=True)).to_have_value("9")
    take_picture(form.page, "desk-conflict")
    dialog.get_by_role("button", name="Сохранить").click()
    expect(dialog).not_to_be_visible()
    expect(card).to_contain_text("Капает на кухне")
    expect(card).to_contain_text("этаж 9")


def test_a_ticket_is_given_to_somebody_else_merged_and_brought_back(form: Desk, take_picture: TakePicture) -> None:
    first = form.save()
    form.button("Закрыть").click()
    fill_form(form)
    similar = form.form.get_by_role("list", name="Похожие заявки")
    expect(similar.get_by_role("button", name=first, exact=True)).to_be_visible()
    take_picture(form.page, "desk-repeats")
    second = form.save()
    card = form.open_ticket(second)

    card.get_by_role("button", name="Назначить заново…").click()
    dialog = form.page.get_by_role("dialog", name="Кому отдать заявку")
    choice = dialog.get_by_role("radio").first
    expect(choice).to_be_visible()
    take_picture(form.page, "desk-assign")
    choice.check()
    dialog.get_by_role("button", name="Отдать").click()
    expect(dialog).not_to_be_visible()
    expect(card.get_by_role("region", name="Журнал").get_by_text("назначено", exact=True)).to_have_count(2)

    card.get_by_role("button", name="Объединить…").click()
    dialog = form.page.get_by_role("dialog", name="С какой заявкой объединить?")
    dialog.get_by_label("Номер заявки, которая останется").fill(first)
    dialog.get_by_role("button", name="Объединить").click()
    expect(card.locator("[data-state]").first).to_have_text("объединена")
    expect(card).to_contain_text(f"объединена с {first}")
    card.get_by_role("button", name="Отменить объединение").click()
    expect(card.locator("[data-state]").first).to_have_text("назначена")


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
