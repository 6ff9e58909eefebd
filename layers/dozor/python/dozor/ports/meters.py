"""Where meters and their readings are kept. Every call names the company; another company's thing is NotFound."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from dozor.domain.meter import Meter, Reading
from dozor.ports.paging import Page


class MeterRepository(Protocol):
    """Meters of accounts, and their readings."""

    def meters(self, company: str, account: str) -> tuple[Meter, ...]:
        """The meters of an account, by kind and id; empty when there is no such account."""
        ...

    def all_meters(self, company: str) -> tuple[Meter, ...]:
        """All meters of a company, by account, kind and id."""
        ...

    def save_meters(self, meters: Sequence[Meter]) -> int:
        """Write what is new or different, leave what is the same; answers how many were written.

        Raises Conflict, with some written, when a reading was taken of one of them since it was read.
        """
        ...

    def store(self, meter: Meter, reading: Reading) -> bool:
        """Write a reading and its meter as it stands with it (`Meter.take`) in one transaction.

        Answers False, and writes nothing, when the reading is there already. Raises Conflict when somebody else took a
        reading of the meter since it was read.
        """
        ...

    def readings(self, company: str, period: str, *, limit: int = 200, cursor: str = "") -> Page[Reading]:
        """The readings of a month ("2026-11"), by account and meter backwards, of one meter the latest first.

        Of one meter all but the latest are marked as superseded. Raises Invalid for a cursor of nobody's.
        """
        ...
