"""Meters and their readings: which reading can be right, and what is charged when somebody corrects it.

Only whole units are read: what a dial shows after the comma is left out, as accounting does. A period is the month that a
reading is charged for, written "2026-11".
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from dozor.domain.meter_rules import MeterRules

ROLLS_OVER_ABOVE = 0.9  # of what the dial can show: only from there may it have begun at zero again


class MeterKind(StrEnum):
    """What a meter counts. An electricity meter with two rates is two meters with one serial number."""

    COLD_WATER = "cold_water"
    HOT_WATER = "hot_water"
    ELECTRICITY = "electricity"
    ELECTRICITY_DAY = "electricity_day"
    ELECTRICITY_NIGHT = "electricity_night"
    GAS = "gas"
    HEATING = "heating"


class ReadingSource(StrEnum):
    """How a reading came."""

    REGISTER = "register"  # accounting's own, with the list of meters
    PHONE_KEYPAD = "phone_keypad"


class Verdict(StrEnum):
    """What is to be said of a reading."""

    GOOD = "good"
    WRONG_DIGITS = "wrong_digits"
    LOWER = "lower"
    TOO_HIGH = "too_high"


@dataclass(frozen=True, slots=True)
class KnownReading:
    """A reading as its meter remembers it. on: the company's own date."""

    value: int
    on: date
    period: str


@dataclass(frozen=True, slots=True)
class Meter:
    """One meter of one account (the number under which a flat is charged).

    digits: before the comma. verified_until: the last day on which its readings count; None when that is not known.
    place: where it hangs, if there are several ("kitchen"). latest: the reading that counts now; before: the one that counted
    before latest's period. version: how often a reading was taken.
    """

    company: str
    account: str
    id: str
    kind: MeterKind
    serial: str
    digits: int
    building_id: str
    flat: str
    address: str
    place: str = ""
    verified_until: date | None = None
    latest: KnownReading | None = None
    before: KnownReading | None = None
    version: int = 0

    def verified(self, today: date) -> bool:
        """Whether its readings count on that day."""
        return self.verified_until is None or today <= self.verified_until

    def baseline(self, period: str) -> KnownReading | None:
        """What a reading of that period is compared with: the last one of an earlier period; None if there is none."""
        if self.latest is not None and self.latest.period >= period:
            return self.before
        return self.latest

    def judge(self, keyed: str, today: date, period: str, rules: MeterRules) -> Verdict:
        """Whether these digits can be a reading of today. A dial that has passed all nines begins at zero again."""
        if not keyed.isdecimal() or len(keyed) > self.digits:
            return Verdict.WRONG_DIGITS
        last = self.baseline(period)
        if last is None:
            return Verdict.GOOD
        most = rules.most(self.kind, (today - last.on).days)
        if int(keyed) >= last.value:
            return Verdict.GOOD if int(keyed) - last.value <= most else Verdict.TOO_HIGH
        return Verdict.GOOD if self._rolled_over(int(keyed), last.value, most) else Verdict.LOWER

    def take(self, reading: KnownReading) -> "Meter":
        """The meter once that reading counts: of the same period the later replaces the earlier."""
        return replace(self, latest=reading, before=self.baseline(reading.period), version=self.version + 1)

    def renew(self, known: "Meter") -> "Meter":
        """This meter as the register has it now, with the readings of `known`, the kept one, unless its own is later."""
        kept = replace(self, latest=known.latest, before=known.before, version=known.version)
        if self.latest is None or (known.latest is not None and self.latest.on <= known.latest.on):
            return kept
        return replace(kept, latest=self.latest, before=known.baseline(self.latest.period))

    def _rolled_over(self, value: int, last: int, most: int) -> bool:
        full = int(10**self.digits)
        return last >= full * ROLLS_OVER_ABOVE and value + full - last <= most


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading as it was given. taken_at: UTC. id: derived from what it came with, so that the same one comes once.

    superseded: a later reading of the same meter and period counts instead.
    """

    company: str
    account: str
    meter: str
    id: str
    value: int
    period: str
    taken_at: datetime
    source: ReadingSource
    kind: MeterKind
    serial: str
    address: str
    flat: str
    contact_id: str = ""
    phone: str = ""
    resident_id: str = ""
    superseded: bool = False
