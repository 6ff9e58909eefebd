"""An administrator looks after people's accounts, and each of them finds what they were given."""

import re

import httpx
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import check_axe
from tests.browser.conftest import OpenWindow, TakePicture

ADMIN = "anna@example.org"
OWN_PASSWORD, ANOTHER = "My-own-password-1", "Another-password-2"


def sign_in(page: Page, email: str, password: str) -> None:
    page.get_by_label("Электронная почта").fill(email)
    page.get_by_label("Пароль", exact=True).fill(password)
    page.get_by_role("button", name="Войти", exact=True).click()


@pytest.fixture
def users(open_window: OpenWindow) -> Page:
    """The page of accounts, as the administrator sees it."""
    page = open_window("/users", who=ADMIN)
    expect(page.get_by_role("heading", name="Люди")).to_be_visible()
    return page


def mailed(address: str, to: str, pattern: str) -> str:
    """What the last e-mail to somebody has in the place of the group."""
    sent = httpx.get(f"{address}/laptop/messages", timeout=10).json()
    text = next(mail["text"] for mail in sent if mail["to"] == to)
    found = re.search(pattern, text)
    assert found, text
    return found[1]


def invite(page: Page, name: str, email: str, roles: tuple[str, ...], company: str) -> Locator:
    """Invite somebody; answers their card."""
    page.get_by_role("button", name="Пригласить").click()
    dialog = page.get_by_role("dialog", name="Пригласить")
    dialog.get_by_label("Электронная почта").fill(email)
    dialog.get_by_label("Имя").fill(name)
    for role in ("оператор", *roles):  # an operator is offered
        dialog.get_by_role("checkbox", name=re.compile(f"^{role} ")).click()
    dialog.get_by_role("checkbox", name=company).click()
    dialog.get_by_role("button", name="Отправить приглашение").click()
    expect(dialog).not_to_be_visible()
    return page.get_by_role("article", name=name)


def test_somebody_is_invited_chooses_a_password_and_sees_what_they_were_given(
    users: Page, open_window: OpenWindow, address: str, take_picture: TakePicture
) -> None:
    card = invite(users, "Ирина Новая", "irina@example.org", ("старший смены",), "Заря")
    expect(card.get_by_text("приглашён", exact=True)).to_be_visible()
    expect(card.get_by_role("region", name="Что делали")).to_contain_text("Анна Администратор")

    irina = open_window("/desk")
    sign_in(irina, "irina@example.org", mailed(address, "irina@example.org", r"первый пароль: (\S+) "))
    irina.get_by_label("Новый пароль").fill(OWN_PASSWORD)
    irina.get_by_role("button", name="Войти", exact=True).click()
    expect(irina.get_by_text("На связи")).to_be_visible()
    expect(irina.get_by_role("navigation", name="Страницы").get_by_role("link", name="Пульт")).to_be_visible()

    users.reload()
    expect(card.get_by_text("работает", exact=True)).to_be_visible()
    take_picture(users, "users")
    check_axe(users)


def test_whoever_is_for_all_companies_is_said_to_be(users: Page) -> None:
    svetlana = users.get_by_role("listitem").filter(has_text="svetlana@example.org")
    expect(svetlana).to_contain_text("все компании")
    expect(svetlana).not_to_contain_text("Заря")
    manager = users.get_by_role("listitem").filter(has_text="manager.zarya@example.org")
    expect(manager).to_contain_text("УК «Заря»")


def test_whose_account_is_closed_is_out_at_once_and_cannot_come_back(
    users: Page, open_window: OpenWindow, address: str
) -> None:
    card = invite(users, "Глеб Временный", "gleb@example.org", ("оператор",), "Заря")
    expect(card).to_be_visible()
    gleb = open_window("/knowledge")
    sign_in(gleb, "gleb@example.org", mailed(address, "gleb@example.org", r"первый пароль: (\S+) "))
    gleb.get_by_label("Новый пароль").fill(OWN_PASSWORD)
    gleb.get_by_role("button", name="Войти", exact=True).click()
    expect(gleb.get_by_text("На связи")).to_be_visible()

    card.get_by_role("button", name="Закрыть учётную запись").click()
    users.get_by_role("tooltip").get_by_role("button", name="Закрыть учётную запись").click()
    expect(card.get_by_text("закрыт", exact=True)).to_be_visible()

    again = gleb.get_by_role("dialog", name="Войдите ещё раз")
    expect(again).to_be_visible()
    again.get_by_label("Пароль", exact=True).fill(OWN_PASSWORD)
    again.get_by_role("button", name="Войти", exact=True).click()
    expect(again.get_by_role("alert")).to_have_text("Неверная почта или пароль.")
    again.get_by_role("button", name="Это не я: выйти").click()
    expect(gleb.get_by_role("button", name="Войти", exact=True)).to_be_visible()


def test_a_new_role_is_there_without_signing_in_again(users: Page, open_window: OpenWindow, address: str) -> None:
    card = invite(users, "Майя Растущая", "maya@example.org", ("исполнитель",), "Заря")
    expect(card).to_be_visible()
    maya = open_window("/knowledge")
    sign_in(maya, "maya@example.org", mailed(address, "maya@example.org", r"первый пароль: (\S+) "))
    maya.get_by_label("Новый пароль").fill(OWN_PASSWORD)
    maya.get_by_role("button", name="Войти", exact=True).click()
    pages = maya.get_by_role("navigation", name="Страницы").get_by_role("link")
    expect(pages).to_have_text(["Памятки"])

    card.get_by_role("checkbox", name=re.compile("^старший смены ")).click()
    card.get_by_role("button", name="Сохранить").click()

    expect(maya.get_by_role("link", name="Реестр")).to_be_visible()
    expect(card.get_by_role("region", name="Что делали")).to_contain_text(
        "роли: исполнитель → исполнитель, старший смены"
    )


def test_what_does_not_fit_into_an_invitation_is_told_at_its_field(users: Page) -> None:
    users.get_by_role("button", name="Пригласить").click()
    dialog = users.get_by_role("dialog", name="Пригласить")
    dialog.get_by_label("Электронная почта").fill("olga")
    dialog.get_by_role("button", name="Отправить приглашение").click()
    expect(dialog.get_by_text("Напишите адрес целиком")).to_be_visible()
    expect(dialog.get_by_text("Укажите, как зовут человека.")).to_be_visible()
    expect(dialog.get_by_text("Выберите хотя бы одну компанию.")).to_be_visible()
    check_axe(users, dialog)

    dialog.get_by_label("Электронная почта").fill("olga@example.org")
    dialog.get_by_label("Имя").fill("Ещё одна Ольга")
    dialog.get_by_role("checkbox", name="Заря").click()
    dialog.get_by_role("button", name="Отправить приглашение").click()
    expect(dialog.get_by_role("alert")).to_contain_text("уже есть: найдите её в списке")


def test_nobody_is_offered_to_shut_themselves_out(users: Page, take_picture: TakePicture) -> None:
    users.evaluate("localStorage.setItem('dozor.theme', 'dark')")
    users.reload()
    users.get_by_label("Найти по имени, адресу или компании").fill("anna@")
    users.get_by_role("region", name="Люди с учётной записью").get_by_role("button").click()
    card = users.get_by_role("article", name="Анна Администратор")
    expect(card.get_by_role("button", name="Сменить пароль")).to_be_visible()
    expect(card.get_by_role("button", name="Закрыть учётную запись")).to_have_count(0)
    card.get_by_role("checkbox", name=re.compile("^администратор ")).click()
    card.get_by_role("button", name="Сохранить").click()
    expect(card.get_by_role("alert")).to_contain_text("Нельзя снять роль администратора с самого себя")
    users.reload()
    expect(card.get_by_role("checkbox", name=re.compile("^администратор "))).to_be_checked()
    users.get_by_label("Найти по имени, адресу или компании").fill("")
    take_picture(users, "users-dark")
    check_axe(users)
