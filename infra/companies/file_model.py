"""What may stand in a company's file and in a policy pack. Anything else is a mistake, not a guess."""

import re
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from dozor.domain.clocks import ClockKind, Urgency
from dozor.domain.company import MenuChoice, NumberMeans
from dozor.domain.errors import Invalid
from dozor.domain.escalation import Means, Whom
from dozor.domain.phone import to_e164

# The languages that prompts and messages exist in, each with the Polly voice used unless the company names another.
VOICES = {"ru": "Tatyana", "en": "Joanna"}

_SLUG = re.compile(r"[a-z][a-z0-9-]{1,30}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


def _wrong(reason: str, remedy: str) -> PydanticCustomError:
    return PydanticCustomError("dozor", "{reason}", {"reason": reason, "remedy": remedy})


def _check_phone(text: str) -> str:
    try:
        canonical = to_e164(text, "ZZ")
    except Invalid:
        raise _wrong(
            "is not an E.164 phone number", 'Write "+", the country code and the number: "+78005550101"'
        ) from None
    if canonical != text:
        raise _wrong("is not written as E.164", f'Write "{canonical}"')
    return text


def _check_email(text: str) -> str:
    if not _EMAIL.fullmatch(text):
        raise _wrong("is not an e-mail address", "Write it as name@example.org")
    return text


def _check_slug(text: str) -> str:
    if not _SLUG.fullmatch(text):
        raise _wrong("cannot be a company's key", "Use 2 to 31 of a-z, 0-9 and -, a letter first")
    return text


def _check_zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise _wrong("there is no such time zone", "Write an IANA name such as Europe/Moscow") from None
    return text


def _check_language(text: str) -> str:
    if text not in VOICES:
        raise _wrong(f"there are no prompts in '{text}'", f"Choose from: {', '.join(sorted(VOICES))}")
    return text


def _check_key(text: str) -> str:
    if not re.fullmatch(r"[0-9]", text):
        raise _wrong("is not a key of the telephone", "Use one digit from 0 to 9 (in quotes)")
    return text


Text = Annotated[str, Field(min_length=1)]
Phone = Annotated[str, AfterValidator(_check_phone)]
Email = Annotated[str, AfterValidator(_check_email)]
Language = Annotated[str, AfterValidator(_check_language)]
Seconds = Annotated[int, Field(ge=1, le=31_536_000)]


class FileModel(BaseModel):
    """A part of a file: no unknown settings."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class NumberEntry(FileModel):
    """A number that residents dial; `forwarded` numbers say on which number Connect hears the call."""

    e164: Phone
    means: NumberMeans
    arrives_on: str = Field(default="", validate_default=True)

    @field_validator("arrives_on")
    @classmethod
    def _fits_means(cls, value: str, info: ValidationInfo) -> str:
        forwarded = info.data.get("means") is NumberMeans.FORWARDED
        if forwarded and not value:
            raise _wrong("is missing for a forwarded number", "Name the claimed number that the carrier forwards to")
        if value and "means" in info.data and not forwarded:
            raise _wrong("belongs to forwarded numbers only", "Remove it, or write `means: forwarded`")
        return _check_phone(value) if value else value


class ManagerEntry(FileModel):
    """The top of the ladder."""

    name: Text
    phone: Phone
    email: Email
    language: Language | None = None


class ClockEntry(FileModel):
    """A clock rule of a pack; see dozor.domain.clocks.ClockRule."""

    key: Text
    kind: ClockKind
    urgencies: tuple[Urgency, ...]
    seconds: Seconds
    problems: tuple[Text, ...] = ()
    source: Text

    @field_validator("problems")
    @classmethod
    def _chooses(cls, value: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        if bool(value) == bool(info.data.get("urgencies", value or None)):
            raise _wrong("a rule is for urgencies or for problems", "Fill exactly one of the two lists")
        return value


class RungEntry(FileModel):
    """A rung of a pack; see dozor.domain.escalation.Rung."""

    key: Text
    clock: ClockKind
    after_seconds: Seconds
    whom: Whom
    means: tuple[Means, ...] = Field(min_length=1)


class PolicyPack(FileModel):
    """A file of `policies/`."""

    callback_seconds: Seconds
    clocks: tuple[ClockEntry, ...] = Field(min_length=1)
    rungs: tuple[RungEntry, ...]


class ClockChange(FileModel):
    """What a company may change in a clock rule."""

    seconds: Seconds
    source: Text | None = None


class RungChange(FileModel):
    """What a company may change in a rung."""

    after_seconds: Seconds | None = None
    whom: Whom | None = None
    means: tuple[Means, ...] | None = Field(default=None, min_length=1)


class Changes(FileModel):
    """A company's own values, by the key of the pack's rule."""

    callback_seconds: Seconds | None = None
    clocks: dict[str, ClockChange] = {}
    rungs: dict[str, RungChange] = {}


class RegisterEntry(FileModel):
    """The company's Excel files, relative to its own file."""

    buildings: Text | None = None
    residents: Text | None = None
    executors: Text | None = None


class CompanyFile(FileModel):
    """A file of `companies/`."""

    slug: Annotated[str, AfterValidator(_check_slug)]
    languages: tuple[Language, ...] = Field(min_length=1)
    names: dict[str, Text]
    time_zone: Annotated[str, AfterValidator(_check_zone)]
    numbers: tuple[NumberEntry, ...] = Field(min_length=1)
    menu: dict[Annotated[str, AfterValidator(_check_key)], MenuChoice]
    manager: ManagerEntry
    policy: Text
    changes: Changes = Changes()
    voices: dict[str, Text] = {}
    texts: dict[str, dict[str, Text]] = {}
    sms_sender: str = Field(default="", pattern=r"^([A-Za-z0-9 ]{1,11})?$")
    mail_from: Email
    dedicated: bool = False
    register_files: RegisterEntry = Field(default=RegisterEntry(), alias="register")

    @field_validator("languages")
    @classmethod
    def _once_each(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(value)) < len(value):
            raise _wrong("names a language twice", "Name each once, the main one first")
        return value

    @field_validator("names")
    @classmethod
    def _named_in_all(cls, value: dict[str, str], info: ValidationInfo) -> dict[str, str]:
        missing = set(info.data.get("languages", ())) - set(value)
        if missing:
            raise _wrong(f"there is no name in: {', '.join(sorted(missing))}", "Name the company in each language")
        return _only_spoken(value, info)

    @field_validator("voices")
    @classmethod
    def _voices_spoken(cls, value: dict[str, str], info: ValidationInfo) -> dict[str, str]:
        return _only_spoken(value, info)

    @field_validator("texts")
    @classmethod
    def _texts_spoken(cls, value: dict[str, dict[str, str]], info: ValidationInfo) -> dict[str, dict[str, str]]:
        for wordings in value.values():
            _only_spoken(wordings, info)
        return value

    @field_validator("menu")
    @classmethod
    def _emergency_first(cls, value: dict[str, MenuChoice]) -> dict[str, MenuChoice]:
        if next(iter(value.values()), None) is not MenuChoice.EMERGENCY:
            raise _wrong("does not begin with emergencies", "Put the key that leads to `emergency` first")
        return value


def _only_spoken(value: dict[str, str], info: ValidationInfo) -> dict[str, str]:
    extra = set(value) - set(info.data.get("languages", value))
    if extra:
        raise _wrong(
            f"speaks a language the company has not: {', '.join(sorted(extra))}", "Add it to `languages`, or remove it"
        )
    return value
