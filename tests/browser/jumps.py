"""Whether a page jumps while it is loaded: what has been drawn stays where it is."""

from playwright.sync_api import Page

# web.dev, "Cumulative Layout Shift": good is 0.1 or less.
MOST = 0.1
# Buffered: what was moved before anybody asked is told too. What follows within half a second of a key or a press is no jump.
FIND = """() => {
    const name = node => node?.nodeType === Node.ELEMENT_NODE
        ? `<${node.localName} id="${node.id}" class="${node.getAttribute("class") ?? ""}">`
        : node?.textContent ?? "something gone";
    const place = ({left, top, width, height}) => [left, top, width, height].map(Math.round).join(" ");
    const watch = new PerformanceObserver(() => {});
    watch.observe({type: "layout-shift", buffered: true});
    return watch.takeRecords().filter(one => !one.hadRecentInput).map(one => [one.value, one.sources.map(source =>
        `${name(source.node)} from ${place(source.previousRect)} to ${place(source.currentRect)}`)]);
}"""


def check_steady(page: Page) -> None:
    """Fail when what was drawn has moved, since the page was opened, by more than people forgive; say what moved and where to.

    Call it when the page is there. Places are left, top, width and height in pixels.
    """
    moves = page.evaluate(FIND)
    whole = sum(value for value, _ in moves)
    told = [f"{value:.3f}: " + "\n       ".join(sources) for value, sources in moves]
    assert whole < MOST, f"{page.url} at {page.viewport_size} jumps by {whole:.2f}:\n" + "\n".join(told)
