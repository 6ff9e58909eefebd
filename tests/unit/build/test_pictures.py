"""The pictures of the documentation are those that the tests in the browser take, and no others."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[3]
PICTURES = ROOT / "docs" / "pages"
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+\.png)\)|<img[^>]+src=\"([^\"]+\.png)\"")


def names_of(given: ast.expr) -> list[str]:
    """What a picture may be called by that argument: a text, one of two, or one of a table."""
    match given:
        case ast.Constant(str(name)):
            return [name]
        case ast.IfExp(body=body, orelse=other):
            return [*names_of(body), *names_of(other)]
        case ast.Subscript(value=ast.Dict(values=values)):
            return [name for value in values for name in names_of(value)]
    raise AssertionError(f"a picture's name is not written out: {ast.unparse(given)}")


def taken() -> Iterator[str]:
    """The names of all pictures that the tests take."""
    for file in sorted((ROOT / "tests" / "browser").glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "take_picture":
                yield from names_of(node.args[1])


def test_every_picture_that_a_test_takes_is_kept_and_every_one_kept_is_taken() -> None:
    kept = {picture.stem for picture in PICTURES.iterdir()}
    asked = set(taken())
    assert not asked - kept, f"pytest tests/browser --pictures docs/pages takes {', '.join(sorted(asked - kept))}"
    assert not kept - asked, f"no test takes {', '.join(sorted(kept - asked))} any more"


def test_no_picture_is_taken_twice() -> None:
    assert [name for name, times in Counter(taken()).items() if times > 1] == []


def test_what_the_documentation_shows_is_there() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    shown = [
        (page, link)
        for page in pages
        for both in LINK.findall(page.read_text("utf-8"))
        for link in both
        if link and "://" not in link
    ]
    assert shown, "not even README.md shows a picture"
    missing = [f"{page.relative_to(ROOT)}: {link}" for page, link in shown if not (page.parent / link).exists()]
    assert missing == []
