"""Names for people who do not exist."""
# ruff: noqa: SIM905 (lists of words read better as words)

import random

_SURNAMES = (
    "Берёзов Ветров Гаврилин Долин Ежевикин Жаворонков Заречнов Ивушкин Калинов Ласточкин Мятлев Нивин Облаков Полевов "
    "Рощин Сиренев Травин Утёсов Февралёв Холмов Цветов Черёмухин Шишкарёв Щеглов Яблонев Ясенев"
).split()
_MEN = "Алексей Борис Вадим Глеб Денис Егор Иван Кирилл Леонид Максим Никита Олег Павел Роман Степан Тимур Юрий".split()
_WOMEN = "Алина Вера Галина Дарья Елена Жанна Зоя Ирина Ксения Лидия Марина Нина Ольга Полина Раиса Софья Юлия".split()
_FATHERS = "Антонов Борисов Викторов Глебов Иванов Львов Макаров Олегов Петров Романов Семёнов Фёдоров".split()
_ENGLISH_FIRST = "Ada Ben Cora Dean Edith Felix Gwen Hugo Iris Jonah Kate Leo Mabel Noel Opal Percy Ruth Silas".split()
_ENGLISH_LAST = (
    "Ashby Birchall Coldwell Dunmore Elmsley Fairlie Greenhow Hartley Inglewood Kestrel Larkin Moorby".split()
)
_KAZAKH_SURNAMES = "Аспанов Бұлақов Гүлденов Жазиров Көктемов Нұрланғов Самалов Таңатов Шыңғалов".split()
_KAZAKH_MEN = "Айдос Бауыржан Дәурен Ерлан Мұрат Нұржан Рүстем Санжар".split()
_KAZAKH_WOMEN = "Айгүл Әсел Гүлнұр Динара Жанар Меруерт Сәуле Толғанай".split()
_RUSSIAN_ABROAD = "Anna Morozova|Viktor Belov|Irina Lesova|Pavel Snegin|Olga Reznova".split("|")


def invent_russian(chance: random.Random) -> str:
    """Surname, name and patronymic."""
    surname, father = chance.choice(_SURNAMES), chance.choice(_FATHERS)
    if chance.random() < 0.5:
        return f"{surname} {chance.choice(_MEN)} {father}ич"
    return f"{surname}а {chance.choice(_WOMEN)} {father}на"


def invent_kazakh(chance: random.Random) -> str:
    """Surname and name; every third of somebody who speaks Russian at home."""
    if chance.random() < 0.33:
        return invent_russian(chance)
    if chance.random() < 0.5:
        return f"{chance.choice(_KAZAKH_SURNAMES)} {chance.choice(_KAZAKH_MEN)}"
    return f"{chance.choice(_KAZAKH_SURNAMES)}а {chance.choice(_KAZAKH_WOMEN)}"


def speaks_kazakh(name: str) -> bool:
    """Whether an invented name is of somebody who speaks Kazakh at home."""
    return name.split()[0].removesuffix("а") in _KAZAKH_SURNAMES


def invent_english(chance: random.Random) -> str:
    """Name and surname; now and then of somebody who speaks Russian."""
    if chance.random() < 0.15:
        return chance.choice(_RUSSIAN_ABROAD)
    return f"{chance.choice(_ENGLISH_FIRST)} {chance.choice(_ENGLISH_LAST)}"


def speaks_russian(name: str) -> bool:
    """Whether an invented English-written name is of somebody who speaks Russian."""
    return name in _RUSSIAN_ABROAD
