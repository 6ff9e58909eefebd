"""What is said and written to people, in their language.

English needs no catalogue: message ids are English. Babel is imported when the first moment is told, because a caller
would hear silence while a function that tells none imports it.
"""

import logging
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from gettext import NullTranslations, translation
from pathlib import Path

from dozor.adapters.gettext.spoken_time import say_deadline
from dozor.domain.company import Company
from dozor.domain.sms import fits_gsm7
from dozor.ports.system import Texts

CATALOGUES = Path(__file__).parents[2] / "locale"
DOMAIN = "dozor"
SOURCE_LANGUAGE = "en"
TYPOGRAPHY = str.maketrans(
    {"«": '"', "»": '"', "„": '"', "“": '"', "”": '"', "—": "-", "–": "-", "…": "...", "№": "No"}
)
NARROW_SPACES = str.maketrans({"\u202f": " ", "\u00a0": " ", "\u2009": " "})  # one of them makes an SMS half as long

logger = logging.getLogger(__name__)


class GettextTexts(Texts):
    """Texts of the compiled catalogues in `catalogues` (<language>/LC_MESSAGES/dozor.mo)."""

    def __init__(self, catalogues: Path = CATALOGUES) -> None:
        self._catalogues = str(catalogues)

    def say(self, language: str, message: str, /, **values: object) -> str:
        """The English text where there is no translation. Raises KeyError when a place of the text has no value."""
        text = _translations(self._catalogues, language).gettext(message)
        return text.format(**values) if values else text

    def count(self, language: str, one: str, many: str, count: int, /, **values: object) -> str:
        """By the plural forms that the catalogue declares. Raises KeyError when a place of the text has no value."""
        text = _translations(self._catalogues, language).ngettext(one, many, count)
        return text.format(count=count, **values)

    def latin(self, text: str) -> str:
        """Character by character, so that what GSM's alphabet has (a currency, a Polish or German letter) is left alone."""
        from anyascii import anyascii  # its tables are read from files: only where something is transliterated

        plain = text.translate(TYPOGRAPHY)
        return "".join(one if fits_gsm7(one) else anyascii(one).replace("'", "") for one in plain)

    def money(self, language: str, minor_units: int, currency: str) -> str:
        """By CLDR: "9 427,35 ₽", in English "$9,427.35"; a currency that the language has no sign for by its letters."""
        from babel.numbers import format_currency, format_decimal  # see the top of the module

        amount = Decimal(minor_units).scaleb(-2)
        told = (
            format_currency(amount, currency, locale=language)
            if currency
            else format_decimal(amount, "#,##0.00", language)
        )
        return told.translate(NARROW_SPACES)

    def day(self, language: str, day: date) -> str:
        """ "5 июня"."""
        from babel.dates import format_skeleton  # see the top of the module

        return format_skeleton("MMMMd", day, locale=language).translate(NARROW_SPACES)

    def moment(self, language: str, at: datetime, company: Company, now: datetime) -> str:
        """ "14:30", "5 июня, 14:30"; times aware."""
        from babel.dates import format_skeleton, format_time  # see the top of the module

        local, today = at.astimezone(company.zone), now.astimezone(company.zone).date()
        told = format_time(local, "short", locale=language)
        if local.date() != today:
            told = f"{format_skeleton('MMMMd', local, locale=language)}, {told}"
        return told.translate(NARROW_SPACES)

    def deadline(self, language: str, at: datetime, company: Company, now: datetime) -> str:
        """ "до шести вечера", "завтра до 14:30", "5 июня до полудня"; times aware."""
        local, today = at.astimezone(company.zone), now.astimezone(company.zone).date()
        return say_deadline(language, local, today, lambda day: _say_day(language, day))


def _say_day(language: str, day: date) -> str:
    from babel.dates import format_skeleton  # see the top of the module

    return str(format_skeleton("MMMMd", day, locale=language)).translate(NARROW_SPACES)


@cache
def _translations(catalogues: str, language: str) -> NullTranslations:
    found = translation(DOMAIN, catalogues, [language], fallback=True)
    if language != SOURCE_LANGUAGE and type(found) is NullTranslations:
        logger.warning(
            "no catalogue for the language %r in %s: its people are addressed in English", language, catalogues
        )
    return found
