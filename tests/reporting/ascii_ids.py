"""Names of parametrized tests in plain letters: "Анна" stands as "Anna", not as "\\u0410\\u043d\\u043d\\u0430"."""

import re
import unicodedata

LONGEST = 48
_CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіł",
        (
            *("a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u"),
            *("f", "kh", "ts", "ch", "sh", "sch", "", "y", "", "e", "yu", "ya"),
            *("a", "g", "k", "n", "o", "u", "u", "h", "i", "l"),
        ),
        strict=True,
    )
)


def make_ascii(text: str) -> str:
    """The text in ASCII: letters as they sound, marks dropped, anything else as a hyphen."""
    letters = "".join(_letter(letter) for letter in text)
    bare = unicodedata.normalize("NFKD", letters).encode("ascii", "replace").decode().replace("?", "")
    return re.sub(r"[^\w.,:;+/*()@ -]+", "-", bare).strip()[:LONGEST] or "-"


def _letter(letter: str) -> str:
    plain = _CYRILLIC.get(letter.lower())
    if plain is None:
        return letter
    return plain.capitalize() if letter.isupper() else plain
