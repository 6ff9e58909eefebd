"""The end of a term as people say it: "завтра до шести вечера", "6 pm tomorrow". Tables, one a language."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

_RU_HOURS = ("", "часа", "двух", "трёх", "четырёх", "пяти", "шести", "семи", "восьми", "девяти", "десяти", "одиннадцати",
             "двенадцати")  # fmt: skip
# The dative of a number takes after the sounds of its last word: он бірге, он алтыға, жиырмаға, елуге.
_KK_UNITS = ("", "ге", "ге", "ке", "ке", "ке", "ға", "ге", "ге", "ға")
_KK_TENS = ("", "ға", "ға", "ға", "қа", "ге")
NIGHT_ENDS, NOON, EVENING = 4, 12, 17


def say_deadline(language: str, local: datetime, today: date, say_day: Callable[[date], str]) -> str:
    """The term that ends at `local` (wall clock). say_day: a date that is neither today nor tomorrow, in the language."""
    speak = _SPEAKERS.get(language, _english)
    return speak(local, (local.date() - today).days, say_day)


def _russian(local: datetime, days: int, say_day: Callable[[date], str]) -> str:
    hour = local.hour
    if local.minute:
        until = f"до {local:%H:%M}"
    elif hour in (0, NOON):
        until = "до полудня" if hour else "до полуночи"
    else:
        part = "ночи" if hour < NIGHT_ENDS else "утра" if hour < NOON else "дня" if hour < EVENING else "вечера"
        until = f"до {_RU_HOURS[hour % 12]} {part}"
    return _join(_midnight_day(local, days, {0: "", 1: "завтра"}, say_day), until)


def _english(local: datetime, days: int, say_day: Callable[[date], str]) -> str:
    hour = local.hour
    if not local.minute and hour in (0, NOON):
        until = "noon" if hour else "midnight"
    elif local.minute:
        until = f"{local:%H:%M}"
    else:
        until = f"{hour % 12 or 12} {'am' if hour < NOON else 'pm'}"
    return _join(until, _midnight_day(local, days, {0: "", 1: "tomorrow"}, lambda day: f"on {say_day(day)}"))


def _kazakh(local: datetime, days: int, say_day: Callable[[date], str]) -> str:
    day = _midnight_day(local, days, {0: "", 1: "ертең"}, say_day)
    if local.hour == 0 and not local.minute:
        return _join(day, "түн ортасына дейін")
    last = local.minute or local.hour
    ending = _KK_UNITS[last % 10] if last % 10 else _KK_TENS[last // 10]
    return _join(day, f"сағат {local:%H:%M}-{ending} дейін" if local.minute else f"сағат {local.hour}-{ending} дейін")


def _polish(local: datetime, days: int, say_day: Callable[[date], str]) -> str:
    until = "do północy" if local.hour == 0 and not local.minute else f"do godziny {local:%H:%M}"
    return _join(_midnight_day(local, days, {0: "", 1: "jutro"}, say_day), until)


def _midnight_day(local: datetime, days: int, near: Mapping[int, str], say_day: Callable[[date], str]) -> str:
    """The day of the term; midnight belongs to the evening before it, as people say it."""
    if local.hour == 0 and local.minute == 0:
        local, days = local - timedelta(days=1), days - 1
    return near[days] if days in near else say_day(local.date())


def _join(*words: str) -> str:
    return " ".join(word for word in words if word)


_SPEAKERS = {"ru": _russian, "kk": _kazakh, "pl": _polish}
