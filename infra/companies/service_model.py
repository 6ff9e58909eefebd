"""What a company's file says of its working hours and of its specialists, and both as the trade has them."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from dozor.domain.company import MenuChoice
from dozor.domain.specialist import SPECIALIST, LeadsTo, Specialist
from dozor.domain.working_calendar import ALWAYS, MIDNIGHT, WEEKDAYS, WorkingCalendar, without_lunch
from infra.companies.fields import FileModel, Phone, Text, wrong
from infra.companies.holidays import COUNTRIES, find_holidays
from infra.companies.mistakes import Mistake, mistake_at
from infra.companies.yaml_source import Document
from infra.connect_catalogue import FUNCTIONS

_SPAN = re.compile(r"([01]\d|2[0-4]):([0-5]\d)\s*-\s*([01]\d|2[0-4]):([0-5]\d)")
_KEY = re.compile(r"[a-z][a-z0-9_-]{1,30}")


def _read_span(text: str) -> tuple[int, int]:
    found = _SPAN.fullmatch(text)
    start, end = (int(found[n]) * 60 + int(found[n + 1]) for n in (1, 3)) if found else (0, 0)
    if not start < end <= MIDNIGHT:
        raise wrong("is no span of hours within one day", 'Write from and till of the same day: "09:00-18:00"')
    return start, end


def _check_span(text: str) -> str:
    _read_span(text)
    return text


def read_days(text: str) -> tuple[str, ...]:
    """The weekdays of `mon` or `mon-fri`; raises the mistake of what is neither."""
    first, _, last = text.partition("-")
    if first not in WEEKDAYS or (last and last not in WEEKDAYS):
        raise wrong("is no day of the week", f"Write one of {', '.join(WEEKDAYS)}, or a range such as mon-fri")
    start, end = WEEKDAYS.index(first), WEEKDAYS.index(last or first)
    if end < start:
        raise wrong("ends before it begins", "Write the days in their order: sat-sun, mon-fri")
    return WEEKDAYS[start : end + 1]


def _check_days(text: str) -> str:
    read_days(text)
    return text


def _check_date(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise wrong("is no date", 'Write year, month, day: "2026-05-11"') from None


def _check_country(text: str) -> str:
    if text not in COUNTRIES:
        raise wrong("we know no holidays of this country", f"Choose from: {', '.join(COUNTRIES)}, or use `closed_on`")
    return text


def _check_specialist_key(text: str) -> str:
    if not _KEY.fullmatch(text):
        raise wrong("cannot be a specialist's key", "Use 2 to 31 of a-z, 0-9, - and _, a letter first")
    return text


def _check_choice(text: str) -> str:
    if text not in tuple(MenuChoice) and not text.startswith(SPECIALIST):
        choices = ", ".join(MenuChoice)
        raise wrong(
            "is none of the possible values", f"Write one of: {choices}, or {SPECIALIST} and a specialist's key"
        )
    return text


Choice = Annotated[str, AfterValidator(_check_choice)]
Span = Annotated[str, AfterValidator(_check_span)]
Days = Annotated[str, AfterValidator(_check_days)]
Day = Annotated[str, AfterValidator(_check_date)]
Country = Annotated[str, AfterValidator(_check_country)]
SpecialistKey = Annotated[str, AfterValidator(_check_specialist_key)]


class CalendarEntry(FileModel):
    """Working hours in the company's zone. holidays: a country's; closed_on: further dates."""

    hours: dict[Days, Span] = Field(min_length=1)
    lunch: Span | None = None
    holidays: Country | None = None
    closed_on: tuple[Day, ...] = ()

    @field_validator("hours")
    @classmethod
    def _each_day_once(cls, value: dict[str, str]) -> dict[str, str]:
        days = [day for span in value for day in read_days(span)]
        twice = sorted({day for day in days if days.count(day) > 1})
        if twice:
            raise wrong(f"has two sets of hours for {', '.join(twice)}", "Name each day once")
        return value

    def to_domain(self) -> WorkingCalendar:
        """As the trade has it."""
        lunch = _read_span(self.lunch) if self.lunch else None
        hours = {
            day: without_lunch(_read_span(span), lunch) for days, span in self.hours.items() for day in read_days(days)
        }
        holidays = find_holidays(self.holidays) if self.holidays else ()
        return WorkingCalendar(hours, tuple(sorted({*holidays, *self.closed_on})))


class SpecialistEntry(FileModel):
    """Exactly one of queue, number, voicemail says where callers are led; `closed` what happens outside the hours."""

    names: dict[str, Text] = Field(min_length=1)
    queue: Text | None = None
    number: Phone | None = None
    voicemail: bool = False
    hours: Literal["company", "always"] | CalendarEntry = "company"
    closed: LeadsTo = LeadsTo.VOICEMAIL
    closed_number: Phone | None = Field(default=None, validate_default=True)

    @field_validator("queue")
    @classmethod
    def _is_a_queue(cls, value: str | None) -> str | None:
        if value is not None and value not in FUNCTIONS:
            raise wrong("there is no such queue", f"Choose from: {', '.join(FUNCTIONS)}")
        return value

    @field_validator("voicemail")
    @classmethod
    def _one_place(cls, value: bool, info: ValidationInfo) -> bool:
        places = [name for name in ("queue", "number") if info.data.get(name) is not None]
        if len(places) + value > 1:
            raise wrong("leads to more than one place", "Keep one of queue, number, voicemail")
        return value

    @field_validator("closed")
    @classmethod
    def _not_where_nobody_is(cls, value: LeadsTo) -> LeadsTo:
        if value is LeadsTo.QUEUE:
            raise wrong("leads to the queue that is closed", "Choose voicemail, operator, message or number")
        return value

    @field_validator("closed_number")
    @classmethod
    def _fits_closed(cls, value: str | None, info: ValidationInfo) -> str | None:
        wanted = info.data.get("closed") is LeadsTo.NUMBER
        if wanted and value is None:
            raise wrong("is missing", "Name the number to call outside the hours, or choose another `closed`")
        if value is not None and "closed" in info.data and not wanted:
            raise wrong("is never called", "Remove it, or write `closed: number`")
        return value

    def to_domain(self, key: str) -> Specialist:
        """As the trade has it."""
        leads_to = LeadsTo.NUMBER if self.number else LeadsTo.VOICEMAIL if self.voicemail else LeadsTo.QUEUE
        own = self.hours.to_domain() if isinstance(self.hours, CalendarEntry) else None
        return Specialist(
            key=key,
            names=self.names,
            leads_to=leads_to,
            target=self.number or self.queue or ("" if self.voicemail else "operator"),
            calendar=ALWAYS if self.hours == "always" else own,
            closed=self.closed,
            closed_number=self.closed_number or "",
        )


def check_specialists(document: Document) -> list[Mistake]:
    """Keys of the menu that lead to no specialist, and specialists without a name in one of the languages. Looks at the raw
    file, so that these are told together with all else.
    """
    content = document.data
    entries = _mapping(content.get("specialists"))
    mistakes = [
        mistake_at(
            document, ("menu", key), f"there is no specialist '{choice.removeprefix(SPECIALIST)}'", _offer(entries)
        )
        for key, choice in _mapping(content.get("menu")).items()
        if isinstance(choice, str) and choice.startswith(SPECIALIST) and choice.removeprefix(SPECIALIST) not in entries
    ]
    languages = content.get("languages")
    spoken = [one for one in languages if isinstance(one, str)] if isinstance(languages, list) else []
    for key, entry in entries.items():
        names = _mapping(_mapping(entry).get("names"))
        missing = sorted(set(spoken) - set(names)) if names else []
        extra = sorted(set(names) - set(spoken)) if spoken else []
        place = ("specialists", key, "names")
        if missing:
            reason = f"there is no name in: {', '.join(missing)}"
            mistakes.append(mistake_at(document, place, reason, "Name the specialist in each language"))
        if extra:
            reason = f"speaks a language the company has not: {', '.join(extra)}"
            mistakes.append(mistake_at(document, place, reason, "Add it to `languages`, or remove it"))
    return mistakes


def _offer(entries: dict[str, object]) -> str:
    return f"`specialists` has: {', '.join(entries)}" if entries else "Describe it under `specialists`"


def _mapping(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}
