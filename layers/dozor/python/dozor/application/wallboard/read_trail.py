"""What supervisors did lately, as one person may read it."""

from dataclasses import replace

from dozor.domain.centre import Sight
from dozor.domain.supervision import PLATFORM, Supervision
from dozor.ports.centre import SupervisionRepository
from dozor.ports.paging import Page


def read_trail(sight: Sight, entries: SupervisionRepository, limit: int, cursor: str) -> Page[Supervision]:
    """What was done with calls of their companies and with operators who answer for them, the latest first.

    An operator's state is no company's, so it is told to whoever sees a queue that the operator served then, as the wallboard
    shows the operator. A page may be short, with a cursor. Raises Invalid for a cursor of nobody's.
    """
    page = entries.trail((PLATFORM, *sorted(sight.companies)), limit, cursor)
    seen = tuple(one for one in page.items if one.company != PLATFORM or not sight.queues.isdisjoint(one.queues))
    return replace(page, items=seen)
