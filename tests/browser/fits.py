"""Whether a page fits the screen: nothing is wider than it, no word and no control is cut off."""

from playwright.sync_api import Page

# What is meant to be moved sideways: a list of columns, the ways of the top line, tabs (which have a menu of all beside them).
SIDEWAYS = ".register-grid, .top-navigation, .ant-tabs-nav-wrap"
MOST = 12
FIND = r"""(sideways) => {
    const width = innerWidth, found = [];
    const tell = (element, why) => found.push(
        `${why}: <${element.localName} class="${element.getAttribute("class") ?? ""}"> ` +
        `"${(element.innerText || element.ariaLabel || element.value || "").replaceAll(/\s+/g, " ").trim().slice(0, 50)}"`);
    const isSeen = element => element.checkVisibility({opacityProperty: true, visibilityProperty: true});
    // Those for screen readers alone are as small as a point.
    const isPoint = ({width, height}) => width <= 1 || height <= 1;
    // Who cuts an element without saying so; three dots say so.
    const cutBy = (element, box) => {
        for (let around = element; around && around !== document.body; around = around.parentElement) {
            const style = getComputedStyle(around);
            if (style.overflowX !== "hidden" && style.overflowX !== "clip") continue;
            if (style.textOverflow === "ellipsis") return undefined;
            const edges = around.getBoundingClientRect();
            if (isPoint(edges)) return undefined;
            const {left, right} = edges;
            if (box.right > right + 1.5 || box.left < left - 1.5) return around;
        }
        return undefined;
    };
    const check = (element, box, what, within) => {
        if (isPoint(box) || !isSeen(element) || element.closest(sideways)) return;
        if (box.right > width + 1 || box.left < -1) tell(element, `${what} outside, ${box.left | 0} to ${box.right | 0}`);
        else if (cutBy(within, box)) tell(element, `${what} cut`);
    };
    const wide = document.scrollingElement.scrollWidth;
    if (wide > width) found.push(`the page is ${wide} wide`);
    for (const element of document.body.querySelectorAll("*")) {
        const {overflowX} = getComputedStyle(element);
        const by = element.scrollWidth - element.clientWidth;
        if ((overflowX !== "auto" && overflowX !== "scroll") || by <= 1) continue;
        if (isSeen(element) && !element.closest(sideways)) tell(element, `moves sideways by ${by}`);
    }
    for (const element of document.querySelectorAll("a, button, input, select, textarea, [role=tab], [role=combobox]"))
        check(element, element.getBoundingClientRect(), "control", element.parentElement);
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = words.nextNode(); node; node = words.nextNode()) {
        if (!node.data.trim() || getComputedStyle(node.parentElement).textOverflow === "ellipsis") continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const box of range.getClientRects()) check(node.parentElement, box, "words", node.parentElement);
    }
    return [...new Set(found)];
}"""


def check_fits(page: Page) -> None:
    """Fail when anything of the page is wider than the window or cut without three dots; say what.

    Call it when what is to be looked at is visible.
    """
    size = page.viewport_size or {"width": 0}
    found = page.evaluate(FIND, SIDEWAYS)
    assert not found, f"{page.url} at {size['width']} px:\n" + "\n".join(found[:MOST])
