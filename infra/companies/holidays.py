"""Public holidays by country, as dates: which days nobody works, as far as they can be known ahead.

Transfers that a government decrees year by year are the company's own `closed_on`.
"""

from datetime import date, timedelta

YEARS = range(2026, 2032)
"""A company's record holds the days of these years; deploy anew before they are over."""

# Month and day. RU: Labour Code, article 112. KZ: Law on Holidays of 2001 (Kurban Ait moves and is the company's own).
# PL: Act of 18 January 1951 as amended. US: 5 U.S.C. 6103, those with a fixed date.
_FIXED: dict[str, tuple[tuple[int, int], ...]] = {
    "ru": (*((1, day) for day in range(1, 9)), (2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)),
    "kz": ((1, 1), (1, 2), (1, 7), (3, 8), (3, 21), (3, 22), (3, 23), (5, 1), (5, 7), (5, 9), (7, 6), (8, 30), (10, 25),
           (12, 16)),
    "pl": ((1, 1), (1, 6), (5, 1), (5, 3), (8, 15), (11, 1), (11, 11), (12, 24), (12, 25), (12, 26)),
    "us": ((1, 1), (6, 19), (7, 4), (11, 11), (12, 25)),
}  # fmt: skip
# Days after Easter Sunday (western).
_AFTER_EASTER: dict[str, tuple[int, ...]] = {"pl": (0, 1, 49, 60)}
# Month, weekday (Monday 0), which one in the month (-1: the last).
_NTH: dict[str, tuple[tuple[int, int, int], ...]] = {
    "us": ((1, 0, 3), (2, 0, 3), (5, 0, -1), (9, 0, 1), (10, 0, 2), (11, 3, 4)),
}

COUNTRIES = tuple(sorted(_FIXED))


def find_holidays(country: str) -> tuple[str, ...]:
    """The holidays of a country (one of COUNTRIES) in YEARS, ISO 8601, in order."""
    days: set[date] = set()
    for year in YEARS:
        days |= {date(year, month, day) for month, day in _FIXED[country]}
        days |= {_easter(year) + timedelta(days=after) for after in _AFTER_EASTER.get(country, ())}
        days |= {_nth(year, *rule) for rule in _NTH.get(country, ())}
    return tuple(day.isoformat() for day in sorted(days))


def _easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    g = (8 * b + 13) // 25
    h = (19 * a + b - b // 4 - g + 15) % 30
    i = (2 * (b % 4) + 2 * (c // 4) - c % 4 - h + 32) % 7
    m = (a + 11 * h + 19 * i) // 433
    month = (h + i - 7 * m + 90) // 25
    return date(year, month, (h + i - 7 * m + 33 * month + 19) % 32)


def _nth(year: int, month: int, weekday: int, which: int) -> date:
    if which < 0:
        last = date(year, month + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))
