"""What a country and a company have laid down about outages. Data: the policy pack, and the company's own file."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dozor.domain.resource import Resource


class TellWhom(StrEnum):
    """Who gets a message about an outage besides those who asked for it by a request."""

    SUBSCRIBERS = "subscribers"
    RESIDENTS = "residents"


@dataclass(frozen=True, slots=True)
class Permitted:
    """How long a resource may be out without the charge being less. Hours; 0: no such limit.

    at_once_hours: one interruption; month_hours: all of a month together; percent_an_hour: of the month's charge, for every
    hour above. feeds: only for buildings with so many feeds of electricity, 0 for any. indoor_from: only while it is at least
    so warm indoors (°C), None for any. source: the clause.
    """

    resource: Resource
    at_once_hours: float = 0
    month_hours: float = 0
    percent_an_hour: float = 0
    feeds: int = 0
    indoor_from: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class OutageRules:
    """tell: who gets messages. notice_days: working days between the notice of a planned outage and its begin; 0: any."""

    tell: TellWhom = TellWhom.SUBSCRIBERS
    notice_days: int = 0
    notice_source: str = ""
    permitted: tuple[Permitted, ...] = ()

    def permitted_for(self, resource: Resource, feeds: int = 0, indoor: int | None = None) -> Permitted | None:
        """The row for that resource; None when it has no limit.

        feeds: of the building, 0 when nobody has said. indoor: the lowest temperature, None when nobody has measured. What
        is not known is taken for the first row; colder than the last row is as the last row.
        """
        rows = [row for row in self.permitted if row.resource is resource]
        fed = [row for row in rows if row.feeds in (0, feeds)] or rows[:1]
        return _by_warmth(fed, indoor)


def _by_warmth(rows: Sequence[Permitted], indoor: int | None) -> Permitted | None:
    if not rows or indoor is None:
        return rows[0] if rows else None
    warm = (row for row in rows if row.indoor_from is None or indoor >= row.indoor_from)
    return next(warm, rows[-1])
