"""What a resident's token says, in as few bytes as possible: a longer link is a dearer SMS.

One number, from the top: the telephone number's digits, the company's slug (letters of an alphabet of 38, its end marked by
the first of them), the minutes since the first of January 2025.
"""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(2025, 1, 1, tzinfo=UTC)
_MINUTES = 1 << 26  # 127 years
_LETTERS = "\0abcdefghijklmnopqrstuvwxyz0123456789-"
_BASE = len(_LETTERS)


def pack(company: str, phone: str, issued_at: datetime) -> bytes:
    """phone: E.164; issued_at: told to the minute, rounded down. Raises ValueError for what has no place in it."""
    minutes = (issued_at - _EPOCH) // timedelta(minutes=1)
    if not 0 <= minutes < _MINUTES or not company:
        raise ValueError("a link is made for a company, and in our time")
    number = int(phone.removeprefix("+")) * _BASE
    for letter in reversed(company):
        number = number * _BASE + _LETTERS.index(letter)
    number = number * _MINUTES + minutes
    return number.to_bytes((number.bit_length() + 7) // 8)


def unpack(content: bytes) -> tuple[str, str, datetime]:
    """(company, phone, issued_at) of what `pack` made."""
    number, minutes = divmod(int.from_bytes(content), _MINUTES)
    company = ""
    number, letter = divmod(number, _BASE)
    while letter:
        company += _LETTERS[letter]
        number, letter = divmod(number, _BASE)
    return company, f"+{number}", _EPOCH + timedelta(minutes=minutes)
