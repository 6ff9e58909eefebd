"""Withdrawn links in memory."""

from datetime import datetime

from dozor.ports.resident_links import ResidentLinkRepository
from tests.fakes.faults import Faults, faulty


class FakeResidentLinks(ResidentLinkRepository):
    """By company and phone."""

    def __init__(self) -> None:
        self.faults = Faults()
        self._withdrawn: dict[tuple[str, str], datetime] = {}

    @faulty
    def withdraw(self, company: str, phone: str, at: datetime) -> None:
        self._withdrawn[company, phone] = at

    @faulty
    def withdrawn_at(self, company: str, phone: str) -> datetime | None:
        return self._withdrawn.get((company, phone))
