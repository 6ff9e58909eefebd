"""Sums on the screens of the step-by-step guide read as on our own pages."""

import pytest

from dozor.application.ticket_guide.money import say_money


@pytest.mark.parametrize(
    ("minor_units", "language", "currency", "said"),
    [
        (942_735, "ru", "RUB", "9 427,35 ₽"),
        (123_456_705, "kk", "KZT", "1 234 567,05 ₸"),
        (42_000, "pl", "PLN", "420,00 zł"),
        (942_735, "en", "USD", "$9,427.35"),
        (5, "en", "PLN", "zł 0.05"),
        (100, "ru", "CHF", "1,00 CHF"),
        (942_735, "ru", "", "9 427,35"),
        (942_735, "en", "", "9,427.35"),
    ],
)
def test_a_sum_is_written_as_its_readers_write_it(minor_units: int, language: str, currency: str, said: str) -> None:
    assert say_money(minor_units, language, currency).replace("\u00a0", " ") == said
