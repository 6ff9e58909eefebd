"""Texts of cells into values. Every function raises ValueError with a sentence that says what to write instead."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation

NO_SUM = "This is not a sum of money: write it as 1234.50 or 1 234,50."
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
        raise ValueError("This is too long for a name: two hundred signs at most.")
    return text


def read_note(text: str) -> str:
    """A few sentences."""
    if len(text) > 1000:
        raise ValueError("This is too long for a note: a thousand signs at most.")
    return text


def read_account(text: str) -> str:
    """The number of an account, as its holder keys it in: digits, without the spaces and dashes of print."""
    tidy = re.sub(r"[\s-]", "", text)
    if not re.fullmatch(r"\d{1,20}", tidy):
        raise ValueError("An account number is up to 20 digits: its holder keys it in on the telephone.")
    return tidy


def read_day(text: str) -> date:
    """A date: 2026-10-20, 20.10.2026, or as a cell of dates gives it."""
    iso = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)( 00:00:00)?", text)
    dotted = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text)
    pieces = iso.groups()[:3] if iso else dotted.groups()[::-1] if dotted else ()
    try:
        return date(*map(int, pieces))
    except (ValueError, TypeError):
        raise ValueError("Write a date as 20.10.2026 or 2026-10-20.") from None


def read_units(text: str) -> int:
    """A meter's reading in whole units; what stands after the comma is left out."""
    found = re.fullmatch(r"(\d{1,12})([.,]\d+)?", re.sub(r"\s", "", text))
    if found is None:
        raise ValueError("Write the reading as digits, such as 127.")
    return int(found[1])


def read_digits(text: str) -> int:
    """How many digits a dial has before the comma."""
    if not re.fullmatch(r"[3-9]", text):
        raise ValueError("A dial has 3 to 9 digits before the comma.")
    return int(text)


def read_email(text: str) -> str:
    """An e-mail address."""
    if not _EMAIL.fullmatch(text):
        raise ValueError("This is not an e-mail address: write it as name@example.org.")
    return text


def read_language(text: str) -> str:
    """A language's two-letter code."""
    if not re.fullmatch(r"[A-Za-z]{2}", text):
        raise ValueError("Write a language as two letters: ru, en.")
    return text.lower()


def read_languages(text: str) -> tuple[str, ...]:
    """Several languages, each by its two letters."""
    return tuple(dict.fromkeys(read_language(piece) for piece in re.split(r"[;,\s]+", text) if piece))


def read_capacity(text: str) -> int:
    """How many requests somebody can have in hand at once."""
    if not re.fullmatch(r"\d{1,4}", text) or int(text) == 0:
        raise ValueError("Write how many requests at once, from 1; leave it out for as many as the company says.")
    return int(text)


def read_count(text: str) -> int:
    """How many entrances or floors."""
    if not re.fullmatch(r"\d{1,3}", text):
        raise ValueError("Write a whole number, such as 9.")
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
        raise ValueError(NO_SUM) from None
    if not amount.is_finite() or amount > 10**9:
        raise ValueError(NO_SUM)
    if amount < 0:
        raise ValueError("A debt cannot be negative: leave an overpayment out, or write 0.")
    if amount != amount.quantize(Decimal("0.01")):
        raise ValueError("A sum has at most two decimals, such as 1234.50.")
    return int(amount * 100)
