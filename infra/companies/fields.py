"""The kinds of value that company files and policy packs are made of; each refuses with a reason and a remedy."""

import re
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from dozor.domain.errors import Invalid
from dozor.domain.phone import to_e164

# The languages that prompts and messages exist in, each with the Polly voice used unless the company names another.
# Polly has no Kazakh voice (Amazon Polly developer guide, "Available voices"): see docs/decisions/0013.
VOICES = {"ru": "Tatyana", "en": "Joanna", "kk": "Tatyana", "pl": "Ola"}

_CURRENCY = re.compile(r"[A-Z]{3}")
_SLUG = re.compile(r"[a-z][a-z0-9-]{1,30}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


def wrong(reason: str, remedy: str) -> PydanticCustomError:
    """The error to raise from a validator."""
    return PydanticCustomError("dozor", "{reason}", {"reason": reason, "remedy": remedy})


def check_phone(text: str) -> str:
    """The same text if it is an E.164 number."""
    try:
        canonical = to_e164(text, "ZZ")
    except Invalid:
        raise wrong(
            "is not an E.164 phone number", 'Write "+", the country code and the number: "+78005550101"'
        ) from None
    if canonical != text:
        raise wrong("is not written as E.164", f'Write "{canonical}"')
    return text


def _check_email(text: str) -> str:
    if not _EMAIL.fullmatch(text):
        raise wrong("is not an e-mail address", "Write it as name@example.org")
    return text


def _check_slug(text: str) -> str:
    if not _SLUG.fullmatch(text):
        raise wrong("cannot be a company's key", "Use 2 to 31 of a-z, 0-9 and -, a letter first")
    return text


def _check_zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise wrong("there is no such time zone", "Write an IANA name such as Europe/Moscow") from None
    return text


def _read_duration(value: object) -> object:
    found = re.fullmatch(r"(\d{1,4}) days?", value) if isinstance(value, str) else None
    return int(found[1]) * 86_400 if found else value


def _check_language(text: str) -> str:
    if text not in VOICES:
        raise wrong(f"there are no prompts in '{text}'", f"Choose from: {', '.join(sorted(VOICES))}")
    return text


def _check_currency(text: str) -> str:
    if not _CURRENCY.fullmatch(text):
        raise wrong("is no currency", "Write its three letters (ISO 4217), such as RUB, KZT or PLN")
    return text


def _check_key(text: str) -> str:
    if not re.fullmatch(r"[0-9]", text):
        raise wrong("is not a key of the telephone", "Use one digit from 0 to 9 (in quotes)")
    return text


def _check_emergency_number(text: str) -> str:
    if not re.fullmatch(r"[0-9]{2,6}", text):
        raise wrong("is no emergency number", 'Use 2 to 6 digits in quotes: "112"')
    return text


def _check_sms_sender(text: str) -> str:
    """Amazon SNS developer guide, "Sending SMS": anything else would be refused message by message."""
    if not re.fullmatch(r"(?=.*[A-Za-z])[A-Za-z0-9]{3,11}", text):
        raise wrong(
            "cannot be the sender of an SMS", "Use 3 to 11 Latin letters and digits without spaces, a letter among them"
        )
    return text


Text = Annotated[str, Field(min_length=1)]
SmsSender = Annotated[str, AfterValidator(_check_sms_sender)]
EmergencyNumber = Annotated[str, AfterValidator(_check_emergency_number)]
Phone = Annotated[str, AfterValidator(check_phone)]
Email = Annotated[str, AfterValidator(_check_email)]
Language = Annotated[str, AfterValidator(_check_language)]
Slug = Annotated[str, AfterValidator(_check_slug)]
Zone = Annotated[str, AfterValidator(_check_zone)]
Currency = Annotated[str, AfterValidator(_check_currency)]
Key = Annotated[str, AfterValidator(_check_key)]
Seconds = Annotated[int, Field(ge=1, le=31_536_000)]
Duration = Annotated[Seconds, BeforeValidator(_read_duration)]  # seconds, or days as "14 days"


class FileModel(BaseModel):
    """A part of a file: no unknown settings."""

    model_config = ConfigDict(extra="forbid", frozen=True)
