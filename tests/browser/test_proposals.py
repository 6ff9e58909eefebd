"""Similar requests from one building become a proposed outage, which an operator decides."""

from playwright.sync_api import Locator, expect

from tests.browser.conftest import TakePicture
from tests.browser.desk import Desk

STREET = "1-й Рабфаковский переулок, дом 5"
COUNT = 3  # as the catalogue says for no cold water


def register(desk: Desk, flat: str) -> str:
    """A request from that flat of the building; answers its number."""
    desk.button("Новая заявка").click()
    form = desk.page.get_by_role("form", name="Новая заявка").last
    form.get_by_label("Компания", exact=True).click()
    desk.option("Заря").click()
    form.get_by_role("textbox", name="Телефон").fill("+79000009" + flat.zfill(3))
    form.get_by_role("textbox", name="Имя").fill("Вера Водина")
    expect(form.page.get_by_text("Телефон неизвестен")).to_be_visible()  # the cursor has been put into the name now
    building = form.get_by_role("combobox", name="Дом")
    building.fill(STREET.lower())
    desk.option(STREET).click()
    form.get_by_label("Квартира", exact=True).fill(flat)
    problem = form.get_by_label("Что случилось")
    problem.fill("нет холодной")
    desk.option("Нет холодной воды").click()
    form.get_by_role("button", name="Сохранить заявку").click()
    number = desk.page.get_by_label("Номер заявки")
    expect(number).to_be_visible()
    told = number.inner_text()
    desk.page.get_by_role("button", name="Закрыть", exact=True).click()
    return told


def propose(desk: Desk, first_flat: int) -> tuple[list[str], Locator, Locator]:
    """Requests enough for a proposal: their numbers, the panel, the proposal."""
    numbers = [register(desk, str(first_flat + place)) for place in range(COUNT)]
    panel = desk.lay_out("Отключения")
    proposal = panel.get_by_role("listitem", name=f"Похоже на отключение: {STREET}")
    requests = proposal.get_by_role("region", name="Заявки")
    for number in numbers:
        expect(requests.get_by_role("button", name=number, exact=True)).to_be_visible()
    # Others of this building may be among them; only then does the proposal stand as it will.
    expect(proposal).to_contain_text(f"заявок: {requests.get_by_role('listitem').count()}")
    return numbers, panel, proposal


def test_a_proposal_is_confirmed_for_one_entrance_and_its_requests_tied_and_untied(
    desk: Desk, take_picture: TakePicture
) -> None:
    numbers, panel, proposal = propose(desk, 1)
    requests = proposal.get_by_role("region", name="Заявки")
    for number in numbers:
        expect(requests).to_contain_text(number)
    expect(requests).to_contain_text("Нет холодной воды, кв. 1, Вера Водина")
    take_picture(desk.page, "desk-proposal")

    proposal.get_by_role("button", name="Изменить границы").click()
    proposal.get_by_label(f"Подъезды: {STREET}").fill("1")
    proposal.get_by_role("button", name="Подтвердить так").click()

    outage = panel.get_by_role("listitem", name=f"Отключение: {STREET}")
    expect(outage).to_contain_text("подъезд 1")
    expect(proposal).not_to_be_visible()
    outage.get_by_text("Заявки", exact=True).click()
    tied = outage.get_by_role("region", name="Заявки")
    for number in numbers:
        expect(tied.get_by_role("button", name=number, exact=True)).to_be_visible()

    first = tied.get_by_role("button", name=numbers[0], exact=True)
    line = tied.get_by_role("listitem").filter(has=desk.page.get_by_role("button", name=numbers[0], exact=True))
    line.get_by_role("button", name="Отвязать").click()
    line.get_by_label(f"Почему {numbers[0]} сюда не относится?").fill("Кран закрыт у самого жителя")
    desk.page.keyboard.press("Enter")
    expect(first).not_to_be_visible()
    tied.get_by_label("Номер заявки").fill(numbers[0])
    desk.page.keyboard.press("Enter")
    expect(first).to_be_visible()
    take_picture(desk.page, "desk-outage-tickets")

    outage.get_by_role("button", name="Устранено").click()
    outage.get_by_role("button", name="Да, устранено").click()
    expect(outage).not_to_be_visible()
    for number in numbers:
        expect(desk.row(number)).not_to_be_visible()


def test_planned_work_without_its_notice_is_refused_until_somebody_says_why(desk: Desk) -> None:
    panel = desk.lay_out("Отключения")
    panel.get_by_role("button", name="Внести отключение").click()
    sheet = desk.page.get_by_role("form", name="Внести отключение")
    sheet.get_by_label("Компания").click()
    desk.option("Заря").click()
    buildings = sheet.get_by_role("combobox", name="Дома")
    buildings.fill(STREET.lower())
    desk.option(STREET).click()
    desk.page.keyboard.press("Escape")
    tomorrow = desk.page.evaluate("() => new Date(Date.now() + 86400000).toISOString().slice(0, 16)")
    sheet.get_by_label("Начало").fill(tomorrow)
    sheet.get_by_role("button", name="Сохранить отключение").click()
    expect(sheet.get_by_role("alert")).to_contain_text("предупредить раньше")
    sheet.get_by_label("Внести всё равно").fill("Поставщик предупредил сегодня")
    sheet.get_by_role("button", name="Сохранить отключение").click()

    outage = panel.get_by_role("listitem", name=f"Отключение: {STREET}").filter(has_text="запланировано")
    expect(outage).to_contain_text("Поставщик предупредил сегодня")
    outage.get_by_role("button", name="Устранено").click()
    outage.get_by_role("button", name="Да, устранено").click()
    expect(outage).not_to_be_visible()
