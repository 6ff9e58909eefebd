"""The notice of a planned outage: so many working days before it begins residents must have been told."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from dozor.domain.seal import begin_day
from dozor.domain.working_calendar import WEEKDAYS, WorkingCalendar

WORKING_WEEK = WEEKDAYS[:5]
_A_DAY = timedelta(days=1)


def notice_due(begins_at: datetime, days: int, calendar: WorkingCalendar, zone: ZoneInfo) -> datetime:
    """Until when (UTC, excluded) an outage that begins at `begins_at` can be announced so many working days before.

    Whole days count, in the company's zone, without weekends and its holidays; neither the day of the announcement nor that
    on which the outage begins is among them (Civil Code of Russia, articles 191 and 194: a term of days begins on the day
    after the event and ends with a day).
    """
    day = begins_at.astimezone(zone).date()
    left = days
    while left > 0:
        day -= _A_DAY
        left -= WEEKDAYS[day.weekday()] in WORKING_WEEK and day.isoformat() not in calendar.holidays
    return begin_day(day, zone) if days > 0 else begins_at
