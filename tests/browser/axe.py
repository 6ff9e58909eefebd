"""What axe-core finds on a page: barriers for people who see, hear or move otherwise."""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

LIBRARY = Path(__file__).parents[2] / "web" / "node_modules" / "axe-core" / "axe.min.js"
FAIL = ("serious", "critical")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """([within, rules]) => axe.run(within ?? document, {
    runOnly: {type: "tag", values: rules}, resultTypes: ["violations"],
})"""


@cache
def _library() -> str:
    return LIBRARY.read_text("utf-8")


def check_axe(page: Page, within: Locator | None = None) -> None:
    """Fail when the page, or the one part of it, has a serious or critical barrier; say which, where and why.

    Call it when what is to be checked is visible. Minor findings do not fail.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(_library())
    element = within.element_handle() if within is not None else None
    found = page.evaluate(RUN, [element, RULES])
    barriers = [violation for violation in found["violations"] if violation["impact"] in FAIL]
    assert not barriers, f"{page.url}:\n" + "\n".join(map(_describe, barriers))


def _describe(violation: dict[str, Any]) -> str:
    """ "serious, color-contrast: Elements must … (help)" and each place under it."""
    head = f"{violation['impact']}, {violation['id']}: {violation['help']} ({violation['helpUrl']})"
    places = [f"    {' '.join(map(str, node['target']))}\n      {_why(node)}" for node in violation["nodes"]]
    return "\n".join([head, *places])


def _why(node: dict[str, Any]) -> str:
    summary = str(node.get("failureSummary") or "").splitlines()
    return "; ".join(line.strip() for line in summary[1:]) + f"  {str(node['html'])[:160]}"
