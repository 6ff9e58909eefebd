"""Files of a ticket as far as a page shows them: a film plays, a document says what it is, under the policy of the pages."""

import base64
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import check_axe
from tests.browser.conftest import OPERATOR, OpenWindow, TakePicture
from tests.browser.dispatch import Dispatch
from tests.unit.attachments.files import boxes, pdf, png

RESIDENT = "+79000001007"
# A film of a second, as telephones make them: Chromium writes one itself.
FILM = """() => new Promise(tell => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 64;
    const brush = canvas.getContext("2d");
    const camera = new MediaRecorder(canvas.captureStream(25), {mimeType: "video/mp4"});
    const parts = [];
    camera.ondataavailable = event => parts.push(event.data);
    camera.onstop = () => {
        const reader = new FileReader();
        reader.onload = () => tell(reader.result.split(",")[1]);
        reader.readAsDataURL(new Blob(parts));
    };
    let drawn = 0;
    const draw = setInterval(() => {
        brush.fillStyle = `hsl(${drawn * 20}, 90%, 50%)`;
        brush.fillRect(0, 0, 64, 64);
        if (++drawn > 20) { clearInterval(draw); camera.stop(); }
    }, 40);
    camera.start();
})"""


@pytest.fixture
def page(open_window: OpenWindow, address: str, demo: dict[str, Any]) -> Iterator[Page]:
    """A ticket's page."""
    login = next(one for one in demo["logins"] if one["email"] == OPERATOR)
    with Dispatch(address, "zarya", login) as dispatch:
        number = dispatch.register(RESIDENT, "mixer_drips")
        yield open_window(f"/ticket/zarya/{number}", who=OPERATOR)


def attach(page: Page, name: str, media_type: str, content: bytes) -> Locator:
    """Its line, once it was looked at."""
    files = page.get_by_role("region", name="Файлы")
    files.get_by_label("Приложить файл").set_input_files([{"name": name, "mimeType": media_type, "buffer": content}])
    line = files.get_by_role("listitem").filter(has_text=name)
    expect(line).to_contain_text("проверен")
    return line


def test_a_film_plays_where_it_is_listed(page: Page, take_picture: TakePicture) -> None:
    film = base64.b64decode(page.evaluate(FILM))
    line = attach(page, "Подвал.mp4", "video/mp4", film)
    player = line.locator("video")
    expect(player).to_have_accessible_name("Подвал.mp4")
    player.evaluate("film => film.play()")
    page.wait_for_function("film => film.currentTime > 0.2", arg=player.element_handle())
    own = player.get_attribute("src")

    # another file comes, the list is read anew: what plays is not begun anew
    attach(page, "Акт.pdf", "application/pdf", pdf())
    expect(player).to_have_attribute("src", own or "")
    check_axe(page, page.get_by_role("region", name="Файлы"))
    take_picture(page, "ticket-files")


def test_a_document_says_what_it_is_and_is_saved(page: Page) -> None:
    line = attach(page, "Акт осмотра.pdf", "application/pdf", pdf(b"1 0 obj\n" + b" " * 2400 + b"\nendobj\n"))
    expect(line).to_contain_text("2,5 КБ")
    with page.expect_download() as saved:
        line.get_by_text("PDF", exact=True).click()
    assert saved.value.suggested_filename == "Акт осмотра.pdf"


def test_what_the_browser_cannot_show_says_what_it_is(page: Page) -> None:
    # a film in a form that it does not know
    line = attach(page, "Крыша.mp4", "video/mp4", boxes(b"isom"))
    expect(line.get_by_text("MP4", exact=True)).to_be_visible()
    expect(line.locator("video")).to_have_count(0)
    # and a photo that it does
    photo = attach(page, "Кран.png", "image/png", png())
    expect(photo.get_by_role("img", name="Кран.png")).to_have_js_property("naturalWidth", 1)


def test_the_map_is_measured_in_the_language_of_the_page(page: Page) -> None:
    scale = page.locator(".leaflet-control-scale-line")
    expect(scale).to_have_text("500 м")
    page.get_by_role("button", name="Eng").click()
    expect(scale).to_have_text("500 m")
