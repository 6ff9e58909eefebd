"""Who works for the demo companies. Every trade of the catalogue has somebody; every trade of an emergency, at any hour."""

_DAYS = "пн-пт 08:00-20:00"
_ALWAYS = "круглосуточно"

# code, name, trades, last two digits of the phone, shifts, foreman
_ZARYA = (
    ("E01", "Кузнецов Пётр, сантехник", "сантехник", 11, _DAYS, "E17"),
    ("E02", "Соколов Андрей, сантехник", "сантехник", 12, "сб,вс 08:00-20:00", "E17"),
    ("E03", "Ночная смена", "сантехник, электрик", 13, "ежедневно 20:00-08:00", "E18"),
    ("E04", "Лебедев Игорь, электрик", "электрик", 14, f"{_DAYS}; сб 09:00-15:00", "E17"),
    (
        "E05",
        "Аварийная бригада",
        "сантехник, электрик, ремонтная бригада, кровельщик, дворник, домофонная компания",
        15,
        _ALWAYS,
        "E18",
    ),
    ("E06", "«Лифтсервис», диспетчерская", "лифтовая компания", 16, _ALWAYS, "E18"),
    ("E07", "Газовая служба", "газовая служба", 17, _ALWAYS, "E18"),
    ("E08", "«Тяга»", "вентиляция и дымоходы", 18, _ALWAYS, "E18"),
    ("E09", "«Щит»", "пожарная безопасность", 19, _ALWAYS, "E18"),
    ("E10", "«Голос», домофоны", "домофонная компания", 20, "пн-сб 09:00-21:00", "E17"),
    ("E11", "Участок уборки", "дворник, уборка подъездов", 21, "ежедневно 06:00-18:00", "E17"),
    ("E12", "Ремонтный участок", "ремонтная бригада, кровельщик", 22, "пн-пт 08:00-17:00", "E17"),
    ("E13", "Санитарная служба", "дезинсекция и дератизация", 23, "пн-пт 09:00-18:00", "E17"),
    ("E14", "Бухгалтерия", "бухгалтерия, техник по счётчикам", 24, "пн-чт 09:00-18:00; пт 09:00-16:45", "E16"),
    ("E15", "Паспортный стол", "паспортный стол", 25, "вт,чт 10:00-19:00", "E16"),
    ("E16", "Зорина Вера, координатор", "координатор", 26, _ALWAYS, None),
    ("E17", "Громов Сергей, старший мастер", "координатор", 27, _DAYS, None),
    ("E18", "Дозорный мастер смены", "координатор", 28, _ALWAYS, None),
)

_RIVERSIDE = (
    ("X01", "Tom Bexley, plumber", "plumber", 10, "mon-fri 08:00-20:00", "X09"),
    ("X02", "Emergency crew", "plumber, electrician, repair crew, roofer, janitor, door_phone", 11, "24/7", "X09"),
    ("X03", "Liz Orton, electrician", "electrician", 12, "mon-sat 08:00-18:00", "X09"),
    ("X04", "Upward Lifts", "lift company", 13, "24/7", "X09"),
    ("X05", "City gas and flues", "gas service, ventilation and flues", 14, "24/7", "X09"),
    ("X06", "Watchful Fire Safety", "fire safety", 15, "24/7", "X09"),
    ("X07", "Housekeeping", "janitor, stairway cleaner, pest control", 16, "daily 06:00-18:00", "X09"),
    ("X08", "Office", "accounting, certificates desk, meter technician", 17, "mon-fri 09:00-17:00", "X09"),
    ("X09", "Frank Odell, superintendent", "coordinator", 18, "24/7", None),
)

_SAMAL = (
    ("S01", "Ерлан Самалов, слесарь", "сантехник", 31, "пн-пт 08:00-20:00", "S08"),
    ("S02", "Апаттық бригада", "сантехник, электрик, ремонтная бригада, кровельщик, дворник, домофонная компания", 32, _ALWAYS,
     "S08"),
    ("S03", "Лифт қызметі", "лифтовая компания", 33, _ALWAYS, "S08"),
    ("S04", "Газ қызметі", "газовая служба, вентиляция и дымоходы", 34, _ALWAYS, "S08"),
    ("S05", "Өрт қауіпсіздігі", "пожарная безопасность", 35, _ALWAYS, "S08"),
    ("S06", "Тазалық", "дворник, уборка подъездов, дезинсекция и дератизация", 36, "ежедневно 06:00-18:00", "S08"),
    ("S07", "Бухгалтерия", "бухгалтерия, паспортный стол, техник по счётчикам", 37, "пн-пт 09:00-18:00", "S08"),
    ("S08", "Динара Таңатова, үйлестіруші", "координатор", 38, _ALWAYS, None),
)  # fmt: skip


# code: how many requests at once (None: as many as the company's file says), absence, who stands in
_MORE: dict[str, tuple[int | None, str | None, str | None]] = {
    "E03": (8, None, None),
    "E04": (None, "отпуск 11.01.2027-24.01.2027", "E05"),
    "E05": (12, None, None),
    "E10": (None, "отпуск 18.01.2027-31.01.2027; обучение 15.02.2027", "E05"),
    "E13": (6, None, None),
    "X02": (12, None, None),
    "X03": (None, "holiday 2027-01-11 - 2027-01-22", "X02"),
    "S01": (6, "отпуск 04.01.2027-17.01.2027", "S02"),
    "S02": (12, None, None),
}


def list_samal() -> list[list[object]]:
    """Rows of the Kazakh company's sheet; phones +7 900 000-00-xx belong to nobody."""
    return [_row(person, "8 (900) 000-00-{}") for person in _SAMAL]


def list_zarya() -> list[list[object]]:
    """Rows of the Russian sheet; phones +7 900 000-00-xx belong to nobody."""
    return [_row(person, "8 (900) 000-00-{}") for person in _ZARYA]


def list_riverside() -> list[list[object]]:
    """Rows of the English sheet; phones +1 212 555-01xx belong to nobody."""
    return [_row(person, "(212) 555-01{}") for person in _RIVERSIDE]


def _row(person: tuple[str, str, str, int, str, str | None], phone: str) -> list[object]:
    code, name, trades, digits, shifts, foreman = person
    more = _MORE.get(code, (None, None, None))
    return [code, name, trades, phone.format(digits), f"{code.lower()}@example.org", shifts, foreman, *more]
