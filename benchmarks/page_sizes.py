"""What each page makes a telephone or a desk load before it can be used: gzipped script, style and words.

    .venv/bin/python -m benchmarks.page_sizes [--json]

Read from the built pages: the page's own file with all that it needs at once, the entry, the frame of signed-in pages, the
common words and the page's own in the language whose words weigh most. Antd's own words of that language come besides.
"""

import argparse
import gzip
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.support import PLAIN, Row, at_most, report
from cli.build.plan import PAGES
from cli.build.setup import ensure_built

ENTRY, FRAME = "index.html", "src/app/SignedInPage.tsx"
# Opened without an account: these stand in no frame.
OPEN = ("start", "telephone", "messages", "work", "resident")
# Opened on a telephone, in a cellar: gzipped script, kilobytes. A test holds them (tests/unit/build/test_page_budgets.py).
BUDGETS = {"resident": 200, "work": 200}
LANGUAGES = ("ru", "kk", "pl", "en")
KILO = 1024


def measure(_: argparse.Namespace) -> list[Row]:
    """The rows of this benchmark."""
    ensure_built(PLAIN)
    return weigh_pages()


def weigh_pages() -> list[Row]:
    """A row for each of the built pages, as they lie there."""
    manifest: dict[str, Any] = json.loads((PAGES / ".vite" / "manifest.json").read_text("utf-8"))
    pages = sorted(key for key in manifest if key.startswith("src/pages/") and key.endswith("Page.tsx"))
    return [_row(page, manifest) for page in pages]


def _row(page: str, manifest: dict[str, Any]) -> Row:
    name = page.split("/")[2]
    needed = _files(ENTRY, manifest) | _files(page, manifest)
    if name not in OPEN:
        needed |= _files(FRAME, manifest)
    words = max(_weigh(_words(name, language, manifest)) for language in LANGUAGES)
    script = _weigh(file for file in needed if file.endswith(".js")) + words
    style = _weigh(file for file in needed if file.endswith(".css"))
    note = f"words {words:.1f} kB among it; style {style:.1f} kB besides"
    what = f"script of {page.removeprefix('src/pages/')}"
    if name in BUDGETS:
        return at_most(what, script, BUDGETS[name], "kB", note)
    return Row(what, f"{script:,.4g} kB", note=note)


def _words(name: str, language: str, manifest: dict[str, Any]) -> set[str]:
    dictionaries = (f"src/texts/common/{language}.ts", f"src/pages/{name}/texts/{language}.ts")
    return {manifest[one]["file"] for one in dictionaries if one in manifest}


def _files(chunk: str, manifest: dict[str, Any]) -> set[str]:
    """A chunk's file and styles, and those of all that it imports at once."""
    seen, found = set[str](), set[str]()
    left = [chunk]
    while left:
        one = left.pop()
        if one in seen or one not in manifest:
            continue
        seen.add(one)
        found |= {manifest[one]["file"], *manifest[one].get("css", ())}
        left += manifest[one].get("imports", ())
    return found


def _weigh(files: Iterable[str]) -> float:
    """Kilobytes as they go over the line."""
    return sum(_gzipped(PAGES / file) for file in files) / KILO


@cache
def _gzipped(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), mtime=0))


if __name__ == "__main__":
    report(__doc__ or "", measure)
