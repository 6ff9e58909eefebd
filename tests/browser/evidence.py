"""What the windows of one test have said and shown, for the case that the test fails."""

import re
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Request, Response, WebError

MOST_LINES, LONGEST_LINE = 25, 300
POLICY = "Content Security Policy"  # what the pages' own policy refuses is a fault of the pages, or of the policy
# The libraries of Connect try to evaluate a text, are refused, and go on; nothing of ours does.
EXPECTED = re.compile(r"unsafe-eval")
LEFT = "net::ERR_ABORTED"  # the page was left while it was on its way


class Evidence:
    """Watches windows. uncaught: errors that nobody caught on a page, and what its policy refused; they fail the test."""

    def __init__(self) -> None:
        self.began = time.time()
        self.uncaught: list[str] = []
        self._contexts: list[BrowserContext] = []
        self._said: deque[str] = deque(maxlen=MOST_LINES)

    def watch(self, context: BrowserContext) -> None:
        """From now on keep what goes wrong on its pages."""
        self._contexts.append(context)
        context.on("weberror", self._raised)
        context.on("console", self._printed)
        context.on("requestfailed", self._failed)
        context.on("response", self._answered)

    def said(self) -> str:
        """Errors of the console, requests that failed or were refused: the last ones, a line each."""
        return "\n".join(line[:LONGEST_LINE] for line in self._said)

    def pictures(self, folder: Path, name: str) -> Iterator[str]:
        """Keep a picture of every page that is open still; gives where each is, and its address."""
        folder.mkdir(parents=True, exist_ok=True)
        plain = re.sub(r"[^\w-]+", "-", name).strip("-")
        pages = [page for context in self._contexts for page in context.pages]
        for number, page in enumerate(pages, 1):
            path = folder / f"{plain}-{number}.png"
            try:
                page.screenshot(path=path, timeout=5_000)
            except Error as error:
                yield f"{page.url}: no picture ({error.message.splitlines()[0]})"
            else:
                yield f"{page.url}: {path}"

    def _note(self, line: str) -> None:
        self._said.append(f"{time.time() - self.began:6.1f} s  {line}")

    def _raised(self, event: WebError) -> None:
        self.uncaught.append(str(event.error))
        self._note(f"uncaught: {event.error}")

    def _printed(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._note(f"console {message.type}: {message.text}")
        if POLICY in message.text and not EXPECTED.search(message.text):
            self.uncaught.append(message.text)

    def _failed(self, request: Request) -> None:
        if request.failure != LEFT:
            self._note(f"{request.method} {request.url}: {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self._note(f"{response.request.method} {response.url}: {response.status}")
