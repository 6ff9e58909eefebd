"""Residents who do not exist: flats, phones as people write them, debts."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from companies.demo_generator.meters import number_account
from companies.demo_generator.names import invent_english, invent_kazakh, invent_russian, speaks_kazakh, speaks_russian

FLATS_A_FLOOR = 4


@dataclass(frozen=True, slots=True)
class Style:
    """How a company's people are called and write. phones: from a range that belongs to nobody."""

    flats_a_building: int
    name: Callable[[random.Random], str]
    phones: tuple[int, ...]
    ways: tuple[str, ...]
    code: str
    language_of: Callable[[str], str | None] | None = None


# +7 900 000-10-00 … 99-99 and +1 212 555-0120 … 0199, written in all ways that sheets have.
ZARYA_STYLE = Style(
    flats_a_building=9,
    name=invent_russian,
    phones=tuple(range(79000001000, 79000009999)),
    ways=(
        "8 ({1}) {2}-{3}-{4}",
        "+7 {1} {2} {3} {4}",
        "8{1}{2}{3}{4}",
        "8-{1}-{2}-{3}-{4}",
        "{1} {2}-{3}-{4}",
        "7{1}{2}{3}{4}",
    ),
    code="P{:05}",
)
RIVERSIDE_STYLE = Style(
    flats_a_building=5,
    name=invent_english,
    phones=tuple(range(12125550120, 12125550200)),
    ways=("({1}) {2}-{3}{4}", "+1 {1} {2} {3}{4}", "{1}-{2}-{3}{4}", "1{1}{2}{3}{4}"),
    code="T{:04}",
    language_of=lambda name: "ru" if speaks_russian(name) else None,
)

# +7 900 000-04-00 … 09-99.
SAMAL_STYLE = Style(
    flats_a_building=6,
    name=invent_kazakh,
    phones=tuple(range(79000000400, 79000001000)),
    ways=("8 ({1}) {2}-{3}-{4}", "+7 {1} {2} {3} {4}", "8{1}{2}{3}{4}"),
    code="S{:04}",
    language_of=lambda name: "kk" if speaks_kazakh(name) else "ru",
)


def invent_residents(
    buildings: list[dict[str, object]], style: Style, chance: random.Random
) -> list[dict[str, object]]:
    """One row per person and flat; every twentieth person has two flats, every twelfth flat has two phones."""
    phones = iter(style.phones)
    rows: list[dict[str, object]] = []
    people: list[tuple[str, int]] = []
    for building in buildings:
        for flat in _choose_flats(building, style, chance):
            known = people and chance.random() < 0.05
            person = chance.choice(people) if known else (style.name(chance), next(phones))
            people.append(person)
            household = [person]
            if chance.random() < 1 / 12:
                household.append((style.name(chance), next(phones)))
            for member in dict.fromkeys(household):
                rows.append(_describe(len(rows) + 1, member, building, flat, style, chance))
    return rows


def _choose_flats(building: dict[str, object], style: Style, chance: random.Random) -> list[int]:
    total = int(str(building["entrances"])) * int(str(building["floors"])) * FLATS_A_FLOOR
    return sorted(chance.sample(range(1, total + 1), style.flats_a_building))


def _describe(
    number: int,
    person: tuple[str, int],
    building: dict[str, object],
    flat: int,
    style: Style,
    chance: random.Random,
) -> dict[str, object]:
    an_entrance = int(str(building["floors"])) * FLATS_A_FLOOR
    row: dict[str, object] = {
        "id": style.code.format(number),
        "name": person[0],
        "phone": write_phone(person[1], chance.choice(style.ways)),
        "building": building["id"],
        "flat": flat,
        "entrance": (flat - 1) // an_entrance + 1,
        "floor": (flat - 1) % an_entrance // FLATS_A_FLOOR + 1,
        "debt": invent_debt(chance),
    }
    if style.language_of:
        row["language"] = style.language_of(person[0])
    row["account"] = number_account(building["id"], flat)
    return row


def write_phone(phone: int, way: str) -> str:
    """An eleven-digit number in one of the ways people write it."""
    digits = str(phone)
    return way.format(digits[0], digits[1:4], digits[4:7], digits[7:9], digits[9:11])


def invent_debt(chance: random.Random) -> object:
    """Mostly nothing; else a sum, as a number or as accountants write it."""
    if chance.random() < 0.72:
        return chance.choice((None, 0, 0))
    kopecks = round(chance.lognormvariate(8.2, 1.1) * 100)
    if chance.random() < 0.15:
        return f"{kopecks // 100:,}".replace(",", " ") + f",{kopecks % 100:02}"
    return kopecks / 100
