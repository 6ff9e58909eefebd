"""Without our desk: Connect's own workspace in little, and the ticket form as a step-by-step guide beside the call."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import check_axe
from tests.browser.conftest import OPERATOR, OpenWindow, TakePicture
from tests.browser.telephone import Telephone

ZARYA, OF_TWO_FLATS = "+78005550101", "+79000001005"
A_TIME = re.compile(r"^(\d+ \S+, )?\d\d:\d\d$")


class Workspace:
    """What an operator does and sees there. The frame is in English, the views in the language of the company."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.state = page.get_by_role("status")
        self.view = page.get_by_role("main")

    def sign_in(self, name: str) -> None:
        """Come in as one of the demo's operators; they work by the guide from then on."""
        self.page.get_by_label("Operator").select_option(label=name)
        self.press("Sign in")
        expect(self.state).to_contain_text("State: ")
        self.press_if_possible("Not ready")

    def press(self, name: str) -> None:
        """A button of the frame, or of the view."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def press_if_possible(self, name: str) -> None:
        """A button that is there at some moments only; wait until it has done what it says."""
        button = self.page.get_by_role("button", name=name, exact=True)
        if button.is_enabled():
            button.click()
            expect(button).to_be_disabled()

    def sees(self, title: str) -> None:
        """Wait for the view of that title."""
        expect(self.view.get_by_role("heading", name=title, exact=True)).to_be_visible()

    def answer(self, question: str, answer: str) -> None:
        """Choose what the caller has said."""
        self.view.get_by_role("combobox", name=question).select_option(label=answer)
        self.press("Далее")

    def told(self, name: str) -> Locator:
        """What the view tells of that."""
        return self.view.locator(f"dt:text-is('{name}') + dd")


@pytest.fixture
def workspace(open_window: OpenWindow) -> Iterator[Workspace]:
    """Another operator's than the desk's; afterwards no call comes there."""
    at_work = Workspace(open_window("/laptop/workspace"))
    yield at_work
    for end in ("Hang up", "Finish", "Not ready"):
        at_work.press_if_possible(end)


def test_a_ticket_is_saved_by_the_guide_beside_the_call(
    telephone: Telephone, workspace: Workspace, open_window: OpenWindow, take_picture: TakePicture
) -> None:
    page, view = workspace.page, workspace.view
    check_axe(page)
    workspace.sign_in("Борис Диспетчер")
    workspace.press("Ready")
    expect(workspace.state).to_have_text("State: Available")

    telephone.dial(OF_TWO_FLATS, ZARYA)
    telephone.press("2")
    expect(workspace.state).to_have_text(f"A call from {OF_TWO_FLATS}")
    workspace.press("Accept")
    expect(workspace.state).to_have_text("Talking")
    expect(telephone.state).to_have_text("На линии: Борис")

    workspace.sees("Кто звонит и где случилось?")
    caller = workspace.told("Звонит").inner_text()
    home = view.get_by_label("Где это?").locator("option").filter(has_text=caller).nth(1).inner_text()
    view.get_by_label("Где это?").select_option(label=home)
    check_axe(page)
    workspace.press("Далее")

    workspace.sees("Что случилось?")
    address = home.partition(" · ")[0]
    expect(workspace.told("Адрес")).to_have_text(address)
    view.get_by_label("Слова звонящего").fill("смеситель капает")
    workspace.press("Найти")
    problem = view.get_by_role("combobox", name="Проблема")
    expect(problem.locator("option").first).to_contain_text("Капает смеситель")
    take_picture(page, "workspace-guide")
    workspace.press("Далее")
    workspace.answer("В каком помещении?", "На кухне")
    workspace.answer("Какая вода?", "Горячая")

    workspace.sees("Проверьте и сохраните")
    for name, value in (("Звонит", caller), ("Адрес", address), ("Проблема", "Капает смеситель")):
        expect(workspace.told(name)).to_have_text(value)
    executor = workspace.told("Исполнитель").inner_text()
    expect(workspace.told("Срок")).to_have_text(A_TIME)
    view.get_by_label("Описание").fill("Код подъезда 12")
    check_axe(page)
    workspace.press("Сохранить")

    expect(view.get_by_role("heading")).to_have_text(f"Заявка {workspace.told('Номер').inner_text()} сохранена")
    number = workspace.told("Номер").inner_text()
    expect(workspace.told("Исполнитель")).to_have_text(executor)
    expect(workspace.told("Срок")).to_have_text(A_TIME)  # counted anew: a minute may have passed
    expect(view).to_contain_text("Перекройте кран перед прибором.")
    check_axe(page)
    take_picture(page, "workspace-saved")
    workspace.press("Закрыть форму")
    expect(view).to_be_empty()
    workspace.press("Hang up")
    workspace.press("Finish")
    expect(telephone.state).to_contain_text("оператор положил трубку")

    # the desk, which the other operator has, shows the same ticket and by whom it was saved
    ticket = open_window(f"/ticket/zarya/{number}", who=OPERATOR).locator("main")
    for told in ("Капает смеситель", "Код подъезда 12", "На кухне", "Горячая", caller, executor, "Борис Диспетчер"):
        expect(ticket).to_contain_text(told)
