"""Shifts as people write them: `пн-пт 08:00-17:00; сб 09:00-14:00`, `daily 20:00-08:00`, `24/7`."""

import re
from datetime import time

from dozor.domain.errors import FieldProblem, Invalid
from dozor.domain.people import Shift

_DAYS = {
    name: number
    for number, names in enumerate(
        (
            "пн mon понедельник monday",
            "вт tue вторник tuesday",
            "ср wed среда wednesday",
            "чт thu четверг thursday",
            "пт fri пятница friday",
            "сб sat суббота saturday",
            "вс sun воскресенье sunday",
        )
    )
    for name in names.split()
}
_WEEK = tuple(range(7))
_GROUPS = {
    **dict.fromkeys(("ежедневно", "daily", "every day", "все дни"), _WEEK),
    **dict.fromkeys(("будни", "weekdays"), _WEEK[:5]),
    **dict.fromkeys(("выходные", "weekends"), _WEEK[5:]),
}
_ALWAYS = frozenset({"24/7", "24х7", "24x7", "круглосуточно", "always", "around the clock"})
_PART = re.compile(r"(?P<days>[^\d]*?)\s*(?P<starts>\d{1,2}(?::\d{2})?)\s*-\s*(?P<ends>\d{1,2}(?::\d{2})?)")


def parse_shifts(text: str, field: str = "shifts") -> tuple[Shift, ...]:
    """The weekly shifts that a text means, in the company's own time; empty for round the clock.

    Parts are separated by `;`: days (`пн-пт`, `sat,sun`, `daily`, none for every day), then `from-to`. A shift whose end is
    not after its start passes midnight. Raises Invalid naming `field` for anything else, an empty text too.
    """
    tidy = re.sub(r"\s+", " ", text.casefold().replace("–", "-").replace("—", "-")).strip(" ;")
    if tidy in _ALWAYS:
        return ()
    return tuple(_parse_part(part.strip(), field) for part in tidy.split(";"))


def _parse_part(part: str, field: str) -> Shift:
    found = _PART.fullmatch(part)
    if found is None:
        raise _unclear(field)
    return Shift(
        _parse_days(found["days"].strip(" :"), field),
        _parse_time(found["starts"], field),
        _parse_time(found["ends"], field),
    )


def _parse_days(text: str, field: str) -> tuple[int, ...]:
    if not text:
        return _WEEK
    if text in _GROUPS:
        return _GROUPS[text]
    days: set[int] = set()
    for piece in text.split(","):
        names = [name.strip() for name in piece.split("-")]
        if len(names) > 2 or not all(name in _DAYS for name in names):
            raise _unclear(field)
        start, end = _DAYS[names[0]], _DAYS[names[-1]]
        days.update((start + step) % 7 for step in range((end - start) % 7 + 1))
    return tuple(sorted(days))


def _parse_time(text: str, field: str) -> time:
    hours, _, minutes = text.partition(":")
    if (int(hours), int(minutes or 0)) == (24, 0):
        return time(0)
    try:
        return time(int(hours), int(minutes or 0))
    except ValueError:
        raise _unclear(field) from None


def _unclear(field: str) -> Invalid:
    return Invalid(
        [FieldProblem(field, "This is not a shift: write it as 'mon-fri 08:00-17:00; sat 09:00-14:00' or '24/7'.")]
    )
