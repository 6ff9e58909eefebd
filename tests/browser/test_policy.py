"""The pages' content security policy is in force here as it is on AWS: what it refuses does not happen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

LISTEN = (
    "addEventListener('securitypolicyviolation', (event) => (window.refused ??= []).push(event.effectiveDirective))"
)
INJECT = {
    "script-src-elem": "document.head.append(Object.assign(document.createElement('script'), {textContent: 'stolen = 1'}))",
    "script-src-attr": "document.body.insertAdjacentHTML('beforeend', '<img src=\"/icon.svg\" onload=\"stolen = 1\">')",
    "style-src-attr": "document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">')",
    "connect-src": "fetch('https://elsewhere.example/').catch(() => 0)",
    "frame-src": "document.body.insertAdjacentHTML('beforeend', '<iframe src=\"https://elsewhere.example/\"></iframe>')",
    "img-src": "document.body.insertAdjacentHTML('beforeend', '<img src=\"https://elsewhere.example/a.png\">')",
}


@pytest.fixture
def start_page(browser: Browser, address: str) -> Iterator[Page]:
    """A page in a window that nobody watches: here refusals are what is wanted."""
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(LISTEN)
    page.goto(address)
    yield page
    context.close()


@pytest.mark.parametrize("directive", INJECT)
def test_what_the_policy_does_not_name_is_refused(start_page: Page, directive: str) -> None:
    start_page.evaluate(f"() => {{ {INJECT[directive]}; }}")

    start_page.wait_for_function("() => window.refused?.length")
    assert set(start_page.evaluate("window.refused")) == {directive}
    assert start_page.evaluate("typeof stolen") == "undefined"
