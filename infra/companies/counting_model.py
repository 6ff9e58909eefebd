"""Which time a clock counts, as a policy pack says it: always, within hours of the day, in business hours, on working days."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from dozor.domain.clocks import Counts
from dozor.domain.working_calendar import MIDNIGHT, WEEKDAYS
from infra.companies.fields import FileModel, wrong
from infra.companies.service_model import Days, read_days

_TIMES = re.compile(r"([01]\d|2[0-4]):([0-5]\d)\s*-\s*([01]\d|2[0-4]):([0-5]\d)")
_EVERY_DAY, _WORKING_WEEK = "mon-sun", "mon-fri"
_OWN_DAYS = (Counts.HOURS, Counts.WORKING_DAYS)
_WHOLE_DAY = ((0, MIDNIGHT),)

Spans = tuple[tuple[int, int], ...]


def read_hours(text: str) -> Spans:
    """The minutes after midnight of `08:00-23:00`; `22:00-06:00` goes on after midnight, of the same day's date."""
    found = _TIMES.fullmatch(text)
    start, end = (int(found[n]) * 60 + int(found[n + 1]) for n in (1, 3)) if found else (0, 0)
    if start == end or max(start, end) > MIDNIGHT:
        raise wrong("is no span of hours", 'Write from and till: "08:00-23:00"')
    if start < end:
        return ((start, end),)
    return tuple(span for span in ((0, end), (start, MIDNIGHT)) if span[0] < span[1])


def _check_hours(text: str) -> str:
    read_hours(text)
    return text


Hours = Annotated[str, AfterValidator(_check_hours)]


class CountingEntry(FileModel):
    """counts: which time; hours: for `hours`; days: for `hours` (else every day) and `working_days` (else Monday to Friday)."""

    counts: Counts = Counts.ALWAYS
    hours: Hours | None = Field(default=None, validate_default=True)
    days: Days | None = None

    @field_validator("hours")
    @classmethod
    def _fits_counts(cls, value: str | None, info: ValidationInfo) -> str | None:
        if "counts" not in info.data:
            return value
        by_hours = info.data["counts"] is Counts.HOURS
        if by_hours and value is None:
            raise wrong("is missing", 'Write `hours: "08:00-23:00"`, or another `counts`')
        if value is not None and not by_hours:
            raise wrong("is not counted", "Write `counts: hours`, or remove it")
        return value

    @field_validator("days")
    @classmethod
    def _has_days(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is not None and "counts" in info.data and info.data["counts"] not in _OWN_DAYS:
            raise wrong("are not counted", "Write `counts: hours` or `counts: working_days`, or remove them")
        return value

    @property
    def week(self) -> dict[str, Spans]:
        """Weekday -> spans in minutes after midnight; none where the rule has no days of its own."""
        if self.counts is Counts.WORKING_DAYS:
            return dict.fromkeys(read_days(self.days or _WORKING_WEEK), _WHOLE_DAY)
        if self.counts is Counts.HOURS and self.hours:
            spans = read_hours(self.hours)
            return {day: spans for day in WEEKDAYS if day in read_days(self.days or _EVERY_DAY)}
        return {}
