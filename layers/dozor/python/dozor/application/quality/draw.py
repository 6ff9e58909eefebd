"""Drawing talks to be listened to, and whether a talk was drawn so."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dozor.domain.errors import FieldProblem, Invalid
from dozor.domain.quality import Draw, Sample, draw_sample
from dozor.ports.contacts import ContactRepository

MOST_DAYS = 31


def draw_by(draw: Draw, slug: str, zone: ZoneInfo, contacts: ContactRepository) -> Sample:
    """What that draw gives, the same at every time. zone: the company's.

    Raises Invalid for more days than can be read at once. A talk whose record came after the draw changes one place at most.
    """
    if not draw.first <= draw.last < draw.first + timedelta(days=MOST_DAYS):
        raise Invalid([FieldProblem("last", "Name at most 31 days, the first one first.")])
    begins, ends = _midnight(draw.first, zone), _midnight(draw.last + timedelta(days=1), zone)
    return draw_sample(contacts.between(slug, begins, ends), draw.seed, draw.each, draw.at)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time.min, zone)
