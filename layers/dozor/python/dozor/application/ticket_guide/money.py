"""Sums of money as the pages write them (`web/src/time/format.ts`), for screens that Connect draws from plain text."""

_SIGNS = {"RUB": "₽", "KZT": "₸", "PLN": "zł", "USD": "$"}
_NO_BREAK = "\u00a0"


def say_money(minor_units: int, language: str, currency: str) -> str:
    """As people write it: "9 427,35 ₽", in English "$9,427.35".

    minor_units: kopecks, cents, not negative; currency: ISO 4217, empty where unknown.
    """
    whole, rest = divmod(minor_units, 100)
    sign = _SIGNS.get(currency, currency)
    if language == "en":
        before = f"{sign}{_NO_BREAK}" if len(sign) > 1 else sign
        return f"{before}{whole:,}.{rest:02}"
    number = f"{whole:,}".replace(",", _NO_BREAK) + f",{rest:02}"
    return f"{number}{_NO_BREAK}{sign}" if sign else number
