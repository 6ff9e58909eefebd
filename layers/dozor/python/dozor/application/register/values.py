"""Texts of cells into values. Every function raises ValueError with a sentence that says what to write instead."""

import re
from decimal import Decimal, InvalidOperation

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_CURRENCY = re.compile(r"(руб(лей|\.)?|р\.|rub|usd|[₽$€£])", re.IGNORECASE)


def read_id(text: str) -> str:
    """An identifier, fit for keys and addresses."""
    if len(text) > 64 or re.search(r"[\s#/?]", text):
        raise ValueError("An id has at most 64 signs and neither spaces nor # / ?.")
    return text


def read_name(text: str) -> str:
    """A name."""
    if len(text) > 200:
        raise ValueError("This is too long for a name.")
    return text


def read_email(text: str) -> str:
    """An e-mail address."""
    if not _EMAIL.fullmatch(text):
        raise ValueError("This is not an e-mail address.")
    return text


def read_language(text: str) -> str:
    """A language's two-letter code."""
    if not re.fullmatch(r"[A-Za-z]{2}", text):
        raise ValueError("Write a language as two letters: ru, en.")
    return text.lower()


def read_count(text: str) -> int:
    """How many entrances or floors."""
    if not re.fullmatch(r"\d{1,3}", text):
        raise ValueError("Write a whole number.")
    return int(text)


def read_latitude(text: str) -> float:
    """Degrees north."""
    return _read_degrees(text, 90)


def read_longitude(text: str) -> float:
    """Degrees east."""
    return _read_degrees(text, 180)


def _read_degrees(text: str, most: int) -> float:
    tidy = text.replace(",", ".")
    if not re.fullmatch(r"[+-]?\d{1,3}(\.\d+)?", tidy) or abs(float(tidy)) > most:
        raise ValueError(f"Write degrees between -{most} and {most}, such as 59.8567.")
    return float(tidy)


def read_money(text: str) -> int:
    """A debt in minor units: `1 234,50 руб.`, `1,234.50`, `1234.5` -> 123450. Never negative."""
    tidy = re.sub(r"[\s']", "", _CURRENCY.sub("", text))
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", tidy):
        tidy = tidy.replace(",", "")
    elif re.fullmatch(r"-?\d{1,3}(\.\d{3})+,\d+", tidy):
        tidy = tidy.replace(".", "")
    try:
        amount = Decimal(tidy.replace(",", "."))
    except InvalidOperation:
        raise ValueError("This is not a sum of money.") from None
    if not amount.is_finite() or amount > 10**9:
        raise ValueError("This is not a sum of money.")
    if amount < 0:
        raise ValueError("A debt cannot be negative: leave an overpayment out, or write 0.")
    if amount != amount.quantize(Decimal("0.01")):
        raise ValueError("A sum has at most two decimals.")
    return int(amount * 100)
