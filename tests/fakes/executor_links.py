"""What is kept of executors' links, in memory."""

from dataclasses import replace
from datetime import datetime

from dozor.events.envelope import Envelope
from dozor.ports.executor_links import ExecutorLinkRepository, ShiftLinks
from tests.fakes.faults import Faults, faulty


class FakeExecutorLinks(ExecutorLinkRepository):
    """By company and executor. published: the events of those who have asked."""

    def __init__(self) -> None:
        self.faults = Faults()
        self.published: list[Envelope] = []
        self._kept: dict[tuple[str, str], ShiftLinks] = {}

    @faulty
    def find(self, company: str, executor_id: str) -> ShiftLinks:
        return self._kept.get((company, executor_id), ShiftLinks(company, executor_id))

    @faulty
    def ask(self, before: ShiftLinks, at: datetime, event: Envelope) -> bool:
        place = (before.company, before.executor)
        if self._kept.get(place, ShiftLinks(*place)) != before:
            return False
        self._kept[place] = replace(before, asked_at=at)
        self.published.append(event)
        return True

    @faulty
    def withdraw(self, company: str, executor_id: str, at: datetime) -> None:
        self._kept[company, executor_id] = replace(self.find(company, executor_id), withdrawn_at=at)
