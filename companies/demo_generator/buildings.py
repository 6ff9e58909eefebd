"""Buildings: real addresses and coordinates for one company, invented ones for the other."""

import csv
import gzip
import random
from pathlib import Path

# Neighbouring districts, as one company would have them, and how many buildings of each.
DISTRICTS = {"Невский": 90, "Фрунзенский": 80, "Красногвардейский": 50}

_STREETS = ("Willow Quay", "Mill Street", "Harbour Lane", "Old Ferry Road", "Lantern Court")

# What a caretaker would tell whoever answers for a house; every third building has such a note.
RUSSIAN_NOTES = (
    "Кран холодной воды — в подвале, вход со двора, ключ у дворника.",
    "Щитовая в первом подъезде за почтовыми ящиками, ключ в диспетчерской.",
    "Домофон во втором подъезде не работает до замены блока: звонить жителю.",
    "Во дворе шлагбаум: аварийным машинам открывает охрана.",
    "Стояки холодной воды старые: перекрывать медленно.",
    "Подвал с видеонаблюдением: предупредить охрану до входа.",
)
ENGLISH_NOTES = (
    "The water shut-off is in the basement, door from the yard; the caretaker has the key.",
    "The lift motor room is reached by the second entrance only.",
)
STEPPE_NOTES = (
    "Су кранын жертөледен жабады, кілт аула сыпырушыда. / Кран воды в подвале, ключ у дворника.",
    "Лифт бөлмесіне екінші кіреберістен ғана кіруге болады. / В машинное отделение — только через второй подъезд.",
)

_STEPPE_STREETS = ("Самал желі", "Көк тұман", "Аққу көлі", "Таң нұры")


def choose_buildings(source: Path, chance: random.Random) -> list[dict[str, object]]:
    """So many buildings of each district, by address. Only address, district and coordinates are read."""
    found: dict[str, tuple[str, float, float]] = {}
    with gzip.open(source, "rt", encoding="utf-8", newline="") as text:
        for row in csv.DictReader(text):
            if row["object"] == "Дом" and row["address"].startswith("г.Санкт-Петербург, ") and row["lat"]:
                found.setdefault(shorten(row["address"]), (row["district"], float(row["lat"]), float(row["lon"])))
    chosen: list[str] = []
    for district, wanted in DISTRICTS.items():
        candidates = sorted(address for address, facts in found.items() if facts[0] == district)
        chosen += chance.sample(candidates, wanted)
    return [_describe(f"B{n:03}", address, *found[address], chance) for n, address in enumerate(sorted(chosen), 1)]


def shorten(address: str) -> str:
    """The address as people say it: without the city and the cadastral letter A, which nearly all have."""
    return address.removeprefix("г.Санкт-Петербург, ").removesuffix(", литера А")


def invent_buildings(chance: random.Random) -> list[dict[str, object]]:
    """Ten buildings on streets that are nowhere."""
    places = [(street, number) for street in _STREETS for number in (4, 17)]
    return [
        _describe(f"R{n:02}", f"{number} {street}", "Riverside", 40.9 + n / 1000, -73.9 - n / 1500, chance)
        for n, (street, number) in enumerate(places, 1)
    ]


def invent_steppe_buildings(chance: random.Random) -> list[dict[str, object]]:
    """Eight buildings on streets that are nowhere, in Kazakh spelling."""
    places = [(street, number) for street in _STEPPE_STREETS for number in (3, 12)]
    return [
        _describe(f"S{n:02}", f"{street} көшесі, {number}", "Самал", 51.1 + n / 1000, 71.4 + n / 1500, chance)
        for n, (street, number) in enumerate(places, 1)
    ]


def _describe(
    code: str, address: str, district: str, latitude: float, longitude: float, chance: random.Random
) -> dict[str, object]:
    return {
        "id": code,
        "address": address,
        "district": district,
        "latitude": round(latitude, 6),
        "longitude": round(longitude, 6),
        "entrances": chance.randint(1, 6),
        "floors": chance.choice((5, 5, 5, 9, 9, 12, 16)),
    }


def add_notes(buildings: list[dict[str, object]], notes: tuple[str, ...]) -> list[dict[str, object]]:
    """The same buildings with a note, which of every three two do not have."""
    return [{**one, "notes": notes[n // 3 % len(notes)] if n % 3 == 0 else ""} for n, one in enumerate(buildings)]
