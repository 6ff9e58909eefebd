"""What may stand in a company's file. Anything else is a mistake, not a guess."""

from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from dozor.domain.company import MenuChoice, NumberMeans
from infra.companies.assignment_model import AssignmentEntry
from infra.companies.catalogue_model import CatalogueEntry
from infra.companies.fields import (
    Currency,
    Email,
    EmergencyNumber,
    FileModel,
    Key,
    Language,
    Phone,
    Slug,
    SmsSender,
    Text,
    Zone,
    check_phone,
    wrong,
)
from infra.companies.messages_model import MessagesEntry
from infra.companies.meters_model import MetersEntry
from infra.companies.outages_model import CompanyOutages
from infra.companies.policy_model import Changes
from infra.companies.service_model import CalendarEntry, Choice, SpecialistEntry, SpecialistKey

SIDE_BY_SIDE = 2
"""Languages that a caller can choose between by one key."""


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
            raise wrong("is missing for a forwarded number", "Name the claimed number that the carrier forwards to")
        if value and "means" in info.data and not forwarded:
            raise wrong("belongs to forwarded numbers only", "Remove it, or write `means: forwarded`")
        return check_phone(value) if value else value


class ManagerEntry(FileModel):
    """The top of the ladder: who answers for the company, and above them for the centre."""

    name: Text
    phone: Phone
    email: Email
    language: Language | None = None


class RegisterEntry(FileModel):
    """The company's Excel files, relative to its own file."""

    buildings: Text | None = None
    residents: Text | None = None
    executors: Text | None = None
    meters: Text | None = None


class RatingEntry(FileModel):
    """The question after a conversation. bad: marks up to this one reach the quality service."""

    asked: bool = True
    bad: Annotated[int, Field(ge=1, le=4)] = 2


class CompanyFile(FileModel):
    """A file of `companies/`."""

    slug: Slug
    languages: tuple[Language, ...] = Field(min_length=1)
    names: dict[str, Text]
    time_zone: Zone
    currency: Currency = ""  # none: amounts are shown without one
    numbers: tuple[NumberEntry, ...] = Field(min_length=1)
    calendar: CalendarEntry | None = None  # none: always at work
    specialists: dict[SpecialistKey, SpecialistEntry] = Field(default_factory=dict)
    menu: dict[Key, Choice]
    choose_language: bool = False
    emergency_number: EmergencyNumber = "112"
    gas_number: EmergencyNumber = "104"
    manager: ManagerEntry
    supervisor: ManagerEntry | None = None  # of the centre; none: the ladder ends with the manager
    policy: Text
    changes: Changes = Changes()
    voices: dict[str, Text] = Field(default_factory=dict)
    texts: dict[str, dict[str, Text]] = Field(default_factory=dict)
    sms_sender: SmsSender = ""  # none: the account's own
    mail_from: Email
    rating: RatingEntry = RatingEntry()
    shortest_message_seconds: Annotated[int, Field(ge=0, le=60)] = 3
    resident_link_days: Annotated[int, Field(ge=1, le=366)] = 90
    meters: MetersEntry = MetersEntry()
    messages: MessagesEntry = MessagesEntry()
    catalogue: CatalogueEntry = CatalogueEntry()
    outages: CompanyOutages = CompanyOutages()
    assignment: AssignmentEntry = AssignmentEntry()
    dedicated: bool = False
    register_files: RegisterEntry = Field(default=RegisterEntry(), alias="register")

    @field_validator("languages")
    @classmethod
    def _once_each(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if len(set(value)) < len(value):
            raise wrong("names a language twice", "Name each once, the main one first")
        return value

    @field_validator("names")
    @classmethod
    def _named_in_all(cls, value: dict[str, str], info: ValidationInfo) -> dict[str, str]:
        missing = set(info.data.get("languages", ())) - set(value)
        if missing:
            raise wrong(f"there is no name in: {', '.join(sorted(missing))}", "Name the company in each language")
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
    def _emergency_first(cls, value: dict[str, str]) -> dict[str, str]:
        if next(iter(value.values()), None) != MenuChoice.EMERGENCY:
            raise wrong("does not begin with emergencies", "Put the key that leads to `emergency` first")
        return value

    @field_validator("choose_language")
    @classmethod
    def _two_to_choose(cls, value: bool, info: ValidationInfo) -> bool:
        languages = info.data.get("languages", ())
        if value and languages and len(languages) != SIDE_BY_SIDE:
            raise wrong("asks to choose, but there are not two languages", "Name two languages, or remove it")
        return value


def _only_spoken(value: dict[str, str], info: ValidationInfo) -> dict[str, str]:
    extra = set(value) - set(info.data.get("languages", value))
    if extra:
        raise wrong(
            f"speaks a language the company has not: {', '.join(sorted(extra))}", "Add it to `languages`, or remove it"
        )
    return value
