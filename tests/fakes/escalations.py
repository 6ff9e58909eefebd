"""Watches that only stand in a list."""

from datetime import datetime

from dozor.ports.gateways import EscalationRunner, WatchState
from tests.fakes.faults import Faults, faulty


class FakeEscalations(EscalationRunner):
    """running: (company, ticket, generation) -> when to look. stopped: the same -> why. One that ran is not started anew."""

    def __init__(self) -> None:
        self.faults = Faults()
        self.running: dict[tuple[str, str, int], datetime] = {}
        self.stopped: dict[tuple[str, str, int], str] = {}

    @faulty
    def start(self, company: str, ticket: str, generation: int, look_at: datetime) -> None:
        if (company, ticket, generation) not in self.stopped:
            self.running.setdefault((company, ticket, generation), look_at)

    @faulty
    def find(self, company: str, ticket: str, generation: int) -> WatchState:
        if (company, ticket, generation) in self.running:
            return WatchState.RUNNING
        return WatchState.ENDED if (company, ticket, generation) in self.stopped else WatchState.ABSENT

    @faulty
    def stop(self, company: str, ticket: str, generation: int, why: str) -> None:
        if self.running.pop((company, ticket, generation), None):
            self.stopped[company, ticket, generation] = why
