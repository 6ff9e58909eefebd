"""Hours of operation: open or closed at a moment, in the hours' own time zone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from local.connect.ports import Json

DAYS = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")


@dataclass(frozen=True, slots=True)
class WeekHours:
    """Opening spans by weekday (0 Monday). A span whose end is not after its start ends on the next day."""

    zone: ZoneInfo
    spans: tuple[tuple[int, time, time], ...]

    def is_open(self, moment: datetime) -> bool:
        """Whether `moment` (aware) falls into the hours. The end is exclusive; 00:00 to 00:00 is the whole day."""
        local = moment.astimezone(self.zone)
        today, clock = local.weekday(), local.time()
        return any(
            (day == today and _covers(start, end, clock))
            or (_crosses(start, end) and (day + 1) % 7 == today and clock < end)
            for day, start, end in self.spans
        )


def read_hours(time_zone: str, config: Iterable[Json]) -> WeekHours:
    """From the API's TimeZone and Config [{Day, StartTime {Hours, Minutes}, EndTime}].

    Raises KeyError or ValueError for an unknown zone, day or time.
    """
    spans = tuple(
        (DAYS.index(str(item["Day"])), read_clock(item["StartTime"]), read_clock(item["EndTime"])) for item in config
    )
    return WeekHours(ZoneInfo(time_zone), spans)


def read_clock(item: Json) -> time:
    """The API's {Hours, Minutes}."""
    return time(int(item.get("Hours", 0)), int(item.get("Minutes", 0)))


def _crosses(start: time, end: time) -> bool:
    return end <= start


def _covers(start: time, end: time, clock: time) -> bool:
    return clock >= start if _crosses(start, end) else start <= clock < end
