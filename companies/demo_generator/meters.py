"""Meters that do not exist, for flats that do not exist."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

LAST_READ = date(2026, 10, 18)
OVERDUE = 1 / 15  # of the meters


@dataclass(frozen=True, slots=True)
class Dial:
    """One kind of meter in a flat. kind, place: as the company writes them; a_month: usual use in units."""

    kind: str
    place: str
    letters: str
    digits: int
    a_month: int


RUSSIAN_DIALS = (
    Dial("ХВС", "ванная", "ХВ", 5, 6),
    Dial("ГВС", "ванная", "ГВ", 5, 4),
    Dial("Электроэнергия", "", "ЭЛ", 6, 180),
)
ENGLISH_DIALS = (Dial("cold water", "", "W", 5, 8), Dial("power", "", "P", 6, 240))


def number_account(building: object, flat: int) -> str:
    """The account of a flat: the same one for all who live there."""
    digits = "".join(sign for sign in str(building) if sign.isdigit())
    return f"4{int(digits):03}{flat:04}"


def invent_meters(
    residents: list[dict[str, object]],
    dials: tuple[Dial, ...],
    chance: random.Random,
    reads: Callable[[str], bool] = lambda _: True,
) -> list[dict[str, object]]:
    """Each dial once a flat. reads: whether the company reads the meters of that building."""
    flats = {str(one["account"]): one for one in residents if reads(str(one["building"]))}
    return [_describe(account, one, dial, chance) for account, one in flats.items() for dial in dials]


def _describe(account: str, flat: dict[str, object], dial: Dial, chance: random.Random) -> dict[str, object]:
    months = chance.randint(3, 90)
    verified_until = date(2027, 1, 1) + timedelta(days=chance.randint(0, 1_500))
    if chance.random() < OVERDUE:
        verified_until = date(2026, 1, 1) + timedelta(days=chance.randint(0, 250))
    return {
        "account": account,
        "building": flat["building"],
        "flat": flat["flat"],
        "kind": dial.kind,
        "serial": f"{dial.letters}{chance.randint(100_000, 999_999)}",
        "place": dial.place or None,
        "digits": dial.digits,
        "verified_until": verified_until.strftime("%d.%m.%Y"),
        "last_value": round(months * dial.a_month * chance.uniform(0.7, 1.3)),
        "last_date": LAST_READ.strftime("%d.%m.%Y"),
    }
