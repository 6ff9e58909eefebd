"""Zones, calendars, rules and moments for the property tests; moments crowd around the nights on which clocks are changed."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from dozor.domain.clocks import ClockKind, ClockRule, Counts, Starts, Urgency
from dozor.domain.working_calendar import WEEKDAYS, WorkingCalendar, without_lunch

# Without summer time, with it on both sides of the equator, with half an hour of it, changed at midnight, offsets of quarters.
ZONES = (
    "Europe/Moscow", "Asia/Almaty", "Asia/Irkutsk", "Asia/Vladivostok", "Europe/Warsaw", "Europe/London", "UTC",
    "America/New_York", "America/Los_Angeles", "America/St_Johns", "America/Sao_Paulo", "America/Havana",
    "America/Santiago", "Africa/Casablanca", "Asia/Beirut", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Auckland",
    "Pacific/Chatham", "Pacific/Apia", "Antarctica/Troll",
)  # fmt: skip
CHANGES = tuple(
    datetime.fromisoformat(text).replace(tzinfo=UTC)
    for text in (
        "2026-03-29T01:00", "2026-10-25T01:00",  # Europe
        "2026-03-08T07:00", "2026-11-01T06:00", "2026-03-08T10:00", "2026-11-01T09:00",  # the United States
        "2026-03-08T05:00", "2026-11-01T05:00",  # Havana
        "2026-04-05T04:00", "2026-09-06T04:00",  # Santiago, at midnight
        "2026-04-04T15:00", "2026-10-03T15:30",  # Lord Howe, half an hour
        "2026-04-04T14:00", "2026-09-26T14:00",  # New Zealand
        "2026-02-15T02:00", "2026-03-22T02:00",  # Morocco, around Ramadan
        "2026-03-28T22:00", "2026-10-24T21:00",  # Beirut, at midnight
        "2024-02-29T19:00",  # Almaty moves to another offset for good
        "2011-12-30T10:00",  # Apia leaves a whole day out
        "2018-11-04T03:00", "2018-02-18T02:00",  # Sao Paulo, at midnight
        "2014-10-25T22:00",  # Moscow gives up its summer time
        "2026-12-31T21:00",  # a year ends
    )
)  # fmt: skip

zones = st.sampled_from(ZONES)


def moments(spread: timedelta = timedelta(days=4)) -> st.SearchStrategy[datetime]:
    """Moments near a change of clocks, to the microsecond now and then."""
    seconds = int(spread.total_seconds())
    offsets = st.one_of(
        st.integers(-seconds, seconds).map(lambda value: timedelta(seconds=value)),
        st.integers(-seconds * 4, seconds * 4).map(lambda value: timedelta(seconds=value, microseconds=333_333)),
        st.integers(-96, 96).map(lambda value: timedelta(minutes=15 * value)),
    )
    return st.builds(lambda change, offset: change + offset, st.sampled_from(CHANGES), offsets)


def _span(start: int, length: int) -> tuple[int, int]:
    return start, min(start + length, 24 * 60)


spans = st.one_of(
    st.just((8 * 60, 23 * 60)),
    st.just((0, 24 * 60)),
    st.just((9 * 60, 18 * 60)),
    st.just((0, 3 * 60)),
    st.just((60, 150)),
    st.builds(_span, st.integers(0, 24 * 60 - 1), st.integers(1, 24 * 60)),
)


@st.composite
def calendars(draw: st.DrawFn) -> WorkingCalendar:
    """Hours of some weekdays with or without lunch, and holidays near the changes."""
    days = draw(st.sets(st.sampled_from(WEEKDAYS), min_size=1))
    lunch = draw(st.none() | st.just((13 * 60, 13 * 60 + 45)))
    hours = {day: without_lunch(draw(spans), lunch) for day in WEEKDAYS if day in days}
    changes = draw(st.lists(st.sampled_from(CHANGES), max_size=2))
    near = draw(st.lists(st.integers(-3, 3), max_size=3))
    holidays = {(change + timedelta(days=after)).date().isoformat() for change in changes for after in near}
    return WorkingCalendar(hours, tuple(sorted(holidays)))


@st.composite
def clock_rules(draw: st.DrawFn, kind: ClockKind = ClockKind.RESOLVE) -> ClockRule:
    """One rule, of any way to count, up to four days long."""
    counts = draw(st.sampled_from(Counts))
    hours = draw(calendars()).hours if counts in (Counts.HOURS, Counts.WORKING_DAYS) else {}
    seconds = draw(st.sampled_from([600, 1800, 7200, 14_400, 86_400, 259_200]) | st.integers(1, 259_200))
    starts = draw(st.sampled_from([Starts.REGISTERED, Starts.OCCURRED, Starts.COMPLAINT]))
    return ClockRule(
        kind,
        tuple(Urgency),
        seconds,
        key=f"{kind}-{draw(st.sampled_from('ab'))}",
        starts=starts,
        counts=counts,
        hours=hours,
        pauses=("no_access", "waiting_for_part"),
        may_agree=True,
        warn_before=draw(st.sampled_from([0, 600, 3600])),
    )


def zone_info(name: str) -> ZoneInfo:
    """The zone of that name."""
    return ZoneInfo(name)
