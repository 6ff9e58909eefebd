"""The day in figures, as Connect's historical metrics define them: service level, answer time, abandons, occupancy.

Plain Python over what the router and the desks report; kept for two days of the centre's own time.
"""

from collections import deque
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from local.connect.contacts.contact import Contact
from local.connect.contacts.figures import Figures, Handled, Span, Stay

if TYPE_CHECKING:
    from local.connect.contacts.centre import ContactCentre

KEPT = timedelta(days=2)
LAST = 50
"""So many contacts of a queue make up its present answer and handle time."""


class History:
    """Takes reports, gives figures."""

    def __init__(self, centre: "ContactCentre") -> None:
        self._centre = centre
        self._queued: deque[tuple[datetime, str, str]] = deque()
        self._stays: deque[Stay] = deque()
        self._handled: deque[Handled] = deque()
        self._missed: deque[tuple[datetime, str, str]] = deque()
        self._spans: deque[Span] = deque()
        self._answer_times: dict[str, deque[float]] = {}
        self._handle_times: dict[str, deque[float]] = {}

    # --- reports ----------------------------------------------------------------------------------------------------
    def queued(self, contact: Contact) -> None:
        """It begins to wait."""
        if contact.visit is not None:
            self._queued.append((self._centre.now(), contact.visit.queue_id, contact.channel))
        self._forget()

    def dequeued(self, contact: Contact, how: str) -> None:
        """It waits no longer."""
        visit = contact.visit
        if visit is not None and visit.dequeued is not None:
            waited = (visit.dequeued - visit.enqueued).total_seconds()
            self._stays.append(Stay(visit.queue_id, contact.channel, visit.dequeued, waited, how))
            if how == "answered":
                self._answer_times.setdefault(visit.queue_id, deque(maxlen=LAST)).append(waited)

    def missed(self, contact: Contact, user_id: str) -> None:
        """An agent let it ring or rejected it."""
        self._missed.append((self._centre.now(), contact.visit.queue_id if contact.visit else "", user_id))

    def handled(self, contact: Contact) -> None:
        """An agent is done with it, after-contact work included."""
        work = contact.agent
        if work is None or work.left is None:
            return
        holds = sum(((end or work.left) - start).total_seconds() for start, end in work.holds)
        after = (work.work_ended - work.work_started).total_seconds() if work.work_ended and work.work_started else 0.0
        talk = max(0.0, (work.left - work.connected).total_seconds() - holds)
        queue = contact.visit.queue_id if contact.visit else None
        self._handled.append(Handled(queue, work.user_id, self._centre.now(), talk, holds, after))
        if queue is not None:
            self._handle_times.setdefault(queue, deque(maxlen=LAST)).append(talk + holds + after)

    def spent(self, user_id: str, kind: str, since: datetime) -> None:
        """An agent's time from `since` to now. kind: contact, idle or other."""
        if since < self._centre.now():
            self._spans.append(Span(user_id, kind, since, self._centre.now()))

    def _forget(self) -> None:
        oldest = self._centre.now() - KEPT
        while self._queued and self._queued[0][0] < oldest:
            self._queued.popleft()
        while self._stays and self._stays[0].ended < oldest:
            self._stays.popleft()
        while self._handled and self._handled[0].ended < oldest:
            self._handled.popleft()
        while self._spans and self._spans[0].until < oldest:
            self._spans.popleft()
        while self._missed and self._missed[0][0] < oldest:
            self._missed.popleft()

    # --- figures ----------------------------------------------------------------------------------------------------
    def measure(
        self,
        queue_ids: Collection[str] | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        thresholds: tuple[int, ...] = (20, 60),
        channel: str | None = None,
    ) -> Figures:
        """The figures of some queues (None: all) between two moments (UTC; None: open), by when each thing ended."""

        def counts(queue: str | None, at: datetime) -> bool:
            inside = (since is None or at >= since) and (until is None or at < until)
            return inside and (queue_ids is None or queue in queue_ids)

        stays = [stay for stay in self._stays if counts(stay.queue_id, stay.ended) and channel in (None, stay.channel)]
        answered = [stay.waited_s for stay in stays if stay.how == "answered"]
        abandoned = [stay.waited_s for stay in stays if stay.how == "abandoned"]
        handled = [item for item in self._handled if counts(item.queue_id, item.ended)]
        over = len(answered) + len(abandoned)
        return Figures(
            queued=sum(counts(queue, at) and channel in (None, kind) for at, queue, kind in self._queued),
            answered=len(answered),
            abandoned=len(abandoned),
            transferred=len(stays) - over,
            missed=sum(counts(queue, at) for at, queue, _ in self._missed),
            handled=len(handled),
            service_level={limit: _share(sum(wait <= limit for wait in answered), over) for limit in thresholds},
            abandon_rate=_share(len(abandoned), over),
            average_answer_s=_mean(answered),
            average_abandon_s=_mean(abandoned),
            longest_wait_s=max((stay.waited_s for stay in stays), default=0.0),
            average_talk_s=_mean([item.talk_s for item in handled]),
            average_hold_s=_mean([item.hold_s for item in handled]),
            average_work_s=_mean([item.work_s for item in handled]),
            average_handle_s=_mean([item.talk_s + item.hold_s + item.work_s for item in handled]),
        )

    def occupancy(
        self, user_ids: Collection[str] | None = None, since: datetime | None = None, until: datetime | None = None
    ) -> float | None:
        """The share of agents' time in which they had a contact, of all in which they had one or were available for one.

        What an agent is doing at this moment counts when it is over.
        """
        spent = {"contact": 0.0, "idle": 0.0, "other": 0.0}
        for span in self._spans:
            if user_ids is None or span.user_id in user_ids:
                began, ended = max(span.since, since or span.since), min(span.until, until or span.until)
                spent[span.kind] += max(0.0, (ended - began).total_seconds())
        return _share(spent["contact"], spent["contact"] + spent["idle"])

    def recent_answer_s(self, queue_id: str) -> float | None:
        """How long the last contacts of a queue waited for their agent, on average; None when nobody was answered yet."""
        return _mean(self._answer_times.get(queue_id, ()))

    def handle_time_s(self, queue_id: str) -> float | None:
        """How long agents were busy with each of the last contacts of a queue, on average; None when there were none."""
        return _mean(self._handle_times.get(queue_id, ()))


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def _mean(values: Collection[float]) -> float | None:
    return sum(values) / len(values) if values else None
