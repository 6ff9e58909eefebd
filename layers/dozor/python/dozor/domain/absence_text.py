"""Absences as people write them: `отпуск 01.07.2026-14.07.2026; болезнь с 20.07.2026`, `holiday 2026-07-01 - 2026-07-14`."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dozor.domain.absence import Absence, AbsenceReason
from dozor.domain.errors import FieldProblem, Invalid

_REASONS = {
    name: reason
    for reason, names in {
        AbsenceReason.HOLIDAY: "отпуск vacation leave",
        AbsenceReason.ILLNESS: "болезнь больничный болеет больничном sick sickness",
        AbsenceReason.TRAINING: "учёба учеба обучение курсы course study",
        AbsenceReason.OTHER: "отсутствие отсутствует другое прочее absent away",
    }.items()
    for name in (reason.value, *names.split())
} | {"": AbsenceReason.OTHER}
_DAY = r"\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}\.\d{4}"
_PART = re.compile(
    rf"(?P<why>[^\d]*?)\s*(?P<since>\b(?:с|со|from|since)\s+)?(?P<first>{_DAY})"
    rf"(?:\s*(?:-|до|по|to|till|until)\s*(?P<last>{_DAY})?)?"
)
_OPEN = re.compile(r"(?:-|до|по|to|till|until)\s*$")


def parse_absences(text: str, zone: ZoneInfo, stand_in_id: str = "", field: str = "absence") -> tuple[Absence, ...]:
    """The absences that a text means, by beginning: whole days of the company's zone, the last one included.

    Parts are separated by `;`: a reason (or none), then a day, or the first and the last one; `from` a day, or a dash after
    it, is until nobody knows when. The same text gives the same absences, ids too. Raises Invalid naming `field`.
    """
    tidy = re.sub(r"\s+", " ", text.casefold().replace("–", "-").replace("—", "-")).strip(" ;")
    absences = [_parse_part(part.strip(), zone, stand_in_id, field) for part in tidy.split(";")]
    if len({absence.id for absence in absences}) < len(absences):
        raise Invalid([FieldProblem(field, "Two absences begin on the same day.")])
    return tuple(sorted(absences, key=lambda absence: absence.starts_at))


def _parse_part(part: str, zone: ZoneInfo, stand_in_id: str, field: str) -> Absence:
    found = _PART.fullmatch(part)
    if found is None:
        raise _unclear(field)
    reason = _REASONS.get(found["why"].strip(" :,"))
    if reason is None:
        raise _unclear(field)
    first = _parse_day(found["first"], field)
    is_open = not found["last"] and (bool(found["since"]) or bool(_OPEN.search(part)))
    last = None if is_open else _parse_day(found["last"] or found["first"], field)
    if last is not None and last < first:
        raise Invalid([FieldProblem(field, "The last day lies before the first.")])
    return Absence(
        id=f"sheet-{first.isoformat()}",
        starts_at=_midnight(first, zone),
        ends_at=_midnight(last + timedelta(days=1), zone) if last else None,
        reason=reason,
        stand_in_id=stand_in_id,
    )


def _parse_day(text: str, field: str) -> date:
    try:
        return date.fromisoformat(text) if "-" in text else date(*map(int, reversed(text.split("."))))
    except ValueError:
        raise _unclear(field) from None


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(0), zone).astimezone(UTC)


def _unclear(field: str) -> Invalid:
    return Invalid(
        [
            FieldProblem(
                field, "This is no absence: write it as 'holiday 01.07.2026-14.07.2026; illness from 20.07.2026'."
            )
        ]
    )
