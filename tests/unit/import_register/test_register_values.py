"""Cells into values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dozor.application.register import values


@pytest.mark.parametrize(
    ("text", "kopecks"),
    [
        ("0", 0),
        ("1234.5", 123450),
        ("1 234,50", 123450),
        ("1 234,50 руб.", 123450),
        ("1\u202f234,50\u00a0₽", 123450),
        ("1,234.50", 123450),
        ("1.234,50", 123450),
        ("1,234", 123400),
        ("$12", 1200),
        ("500 р.", 50000),
    ],
)
def test_sums_are_read_as_accountants_write_them(text: str, kopecks: int) -> None:
    assert values.read_money(text) == kopecks


@given(st.integers(min_value=0, max_value=10**11))
def test_no_kopeck_is_lost(kopecks: int) -> None:
    assert values.read_money(f"{kopecks // 100},{kopecks % 100:02}") == kopecks


@pytest.mark.parametrize(
    "text", ["-5", "много", "1.234", "12,5,5", "1e400", "NaN", "Infinity", "#REF!", "1 000 000 001"]
)
def test_what_is_no_debt_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"sum|decimals|negative"):
        values.read_money(text)


@given(st.text(max_size=30))
def test_any_text_is_a_sum_or_refused(text: str) -> None:
    try:
        assert values.read_money(text) >= 0
    except ValueError as wrong:
        sentence = str(wrong)
        assert sentence.endswith(".")


def test_degrees_may_have_a_comma() -> None:
    assert values.read_latitude("59,8567") == 59.8567
    assert values.read_longitude("-170.5") == -170.5


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (values.read_latitude, "159.8"),
        (values.read_longitude, "север"),
        (values.read_count, "4.5"),
        (values.read_count, "-1"),
        (values.read_id, "B 1"),
        (values.read_id, "B#1"),
        (values.read_id, "B" * 65),
        (values.read_name, "x" * 201),
        (values.read_email, "nobody"),
        (values.read_language, "русский"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(read, text: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=r"\.$|such as|:"):
        read(text)
