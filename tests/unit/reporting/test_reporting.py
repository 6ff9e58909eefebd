"""What a failing test tells is short, in plain letters, and says why."""

import pytest

from tests.reporting.ascii_ids import LONGEST, make_ascii
from tests.reporting.short_failure import OUTLINE_LINES, cut_outline, reason_of

PLAYWRIGHT = """Locator expected to be visible
Actual value: None
Error: element(s) not found
Call log:
  - Expect "to_be_visible" locator("a[href='/users']") with timeout 20000ms
  - waiting for locator("a[href='/users']")

Aria snapshot:
- banner:
"""


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Светлана Старшая", "Svetlana Starshaya"),
        ("Қаз", "Kaz"),
        ("Zgłoszenia ążźćę", "Zgloszenia azzce"),
        ("Щука", "Schuka"),
        ("«»", "-"),
        ("ю" * 100, "yu" * (LONGEST // 2)),
    ],
)
def test_names_of_tests_are_in_plain_letters(written: str, read: str) -> None:
    assert make_ascii(written) == read


def test_a_long_outline_is_cut_and_says_so() -> None:
    message = PLAYWRIGHT + "\n".join(f"  - listitem {number}" for number in range(500))

    cut = cut_outline(message).splitlines()

    assert cut[0] == "Locator expected to be visible"
    assert len(cut) < OUTLINE_LINES + 12
    assert "lines more" in cut[-1]
    assert cut_outline(PLAYWRIGHT) == PLAYWRIGHT


def test_the_reason_is_one_line_with_what_was_waited_for() -> None:
    assert reason_of("AssertionError: " + PLAYWRIGHT) == (
        "AssertionError: Locator expected to be visible | "
        """Expect "to_be_visible" locator("a[href='/users']") with timeout 20000ms"""
    )
    assert reason_of("AssertionError: assert 1 == 2\n  +  where 1 = f()") == (
        "AssertionError: assert 1 == 2 | +  where 1 = f()"
    )
