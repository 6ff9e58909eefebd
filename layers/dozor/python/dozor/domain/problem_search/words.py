"""Words as they are compared: small letters, one spelling of what people spell in two ways, without their endings.

Endings are cut lightly, by tables: enough to bring the forms of a noun or verb together, with no dictionary to load. Kazakh
suffixes follow each other, so several are cut one after another. See docs/decisions/0018.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

SHORTEST_STEM = 3

_WORD = re.compile(r"[^\W_]+")
# ё and е are one letter in writing; Kazakh and Polish letters are left out on keyboards that have none.
_FOLDED = str.maketrans("ёәғқңөұүһіąćęłńóśźżй", "еагкноуухиacelnoszzи")
_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбю"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)


def fold(text: str) -> str:
    """Small letters in one spelling."""
    return text.lower().translate(_FOLDED)


def split_words(text: str) -> list[str]:
    """The folded words of a text."""
    return _WORD.findall(fold(text))


def switch_keyboard(text: str) -> str:
    """What would stand there had the keyboard been switched (ru, en): "ufp" is "газ"."""
    small = text.lower()
    return small.translate(_TO_LATIN if any(sign in _CYRILLIC for sign in small) else _TO_CYRILLIC)


def _endings(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


_RU = _endings(
    "а я о е ы и у ю ь ой ей ом ем ам ям ах ях ов ев ие ые ая яя ое ее ий ый ого его ому ему ым им ых их ую юю ами ями ия ию "
    "ии ием иям иях ет ит ут ют ат ят ешь ишь ем им ете ите ел ил ал ла ло ли ла ало али ила ило или ела ело ели ть ти ать ить "
    "еть уть ся сь ется ится утся ются лся лась лось лись тся ться ает яет ают яют ывает ен ена ено ены ан ана ано аны на но "
    "ны ний ния нию нием ние ок ка ки ку ке кой ек"
)
_KK = _endings(
    "лар лер дар дер тар тер ның нің дың дің тың тің ға ге қа ке ды ді ты ті ны ні да де та те нда нде дан ден тан тен нан нен "
    "мен бен пен ы і сы сі м ым ім мыз міз ңыз ңіз дағы дегі тағы тегі ып іп п ады еді йды йді ды ған ген қан кен мады меді "
    "майды мейді байды бейді пайды пейді сыз сіз лы лі ді ды ғы гі у"
)
_PL = _endings(
    "a e i o u y ą ę ów om ami ach em owi ie ia iu iem iami iach ego emu ej ym ymi ych im imi ich ą ć ać eć ić yć a ał ała ało "
    "ały ił iła iło iły ął ęła uje uję ują am amy ają esz ecie cie any ana ane ony ona one enia eniu enie ka ki ke ce kę kach "
    "ków ek"
)
_EN = _endings("s es ed d ing er y ies e ly 's")
_TABLES = {"ru": (_RU, 1), "kk": (_KK, 3), "pl": (_PL, 1), "en": (_EN, 1)}
_LONGEST = 5


@lru_cache(maxsize=20_000)
def stem(word: str, language: str) -> str:
    """The folded word of that language without its ending; three letters at least stay."""
    table, times = _TABLES[language]
    for _ in range(times):
        shorter = _cut(word, table)
        if shorter == word:
            break
        word = shorter
    return word


def stems(word: str, languages: Iterable[str]) -> set[str]:
    """The word itself and what remains of it by the rules of each language."""
    return {word, *(stem(word, language) for language in languages)}


def _cut(word: str, table: frozenset[str]) -> str:
    for length in range(min(_LONGEST, len(word) - SHORTEST_STEM), 0, -1):
        if word[-length:] in table:
            return word[:-length]
    return word
