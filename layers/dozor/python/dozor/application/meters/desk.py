"""What one turn of a conversation about readings has at hand."""

from dataclasses import dataclass, field
from datetime import date, datetime

from dozor.application.meters.wording import METERS
from dozor.application.wording import SPOKEN, phrase
from dozor.domain.company import Company
from dozor.domain.meter import Meter
from dozor.domain.meter_rules import Window
from dozor.ports.meters import MeterRepository
from dozor.ports.people import CallerRepository
from dozor.ports.system import Texts

MOST_CHOICES = 9
SILENCE = "Timeout"  # what Connect stores when no key was pressed
LAST_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Desk:
    """phone: E.164, empty or "anonymous" when withheld; now: UTC; language: one of the company's.

    For one turn: what was read once is not read again, because the caller waits.
    """

    company: Company
    language: str
    phone: str
    contact_id: str
    now: datetime
    callers: CallerRepository
    meters: MeterRepository
    texts: Texts
    _meters: dict[str, tuple[Meter, ...]] = field(default_factory=dict, compare=False, repr=False)
    _accounts: list[tuple[tuple[str, str], ...]] = field(default_factory=list, compare=False, repr=False)

    @property
    def today(self) -> date:
        """The company's own date."""
        return self.now.astimezone(self.company.zone).date()

    @property
    def window(self) -> Window:
        """Whether readings are taken."""
        return self.company.meters.window(self.today)

    def say(self, name: str, /, **values: object) -> str:
        """A sentence by its name."""
        message = METERS[name] if name in METERS else SPOKEN[name]
        return phrase(self.texts, self.company, self.language, name, message, **values)

    def day(self, day: date) -> str:
        """A day as a person says it."""
        return self.texts.day(self.language, day)

    def name(self, meter: Meter) -> str:
        """A meter as a person tells it from others: what it counts, where it hangs, its last digits."""
        kind = self.say(f"meter_kind_{meter.kind}")
        digits = spell_digits(meter.serial[-LAST_DIGITS:])
        if meter.place:
            return self.say("meter_name_place", kind=kind, place=meter.place, digits=digits)
        return self.say("meter_name", kind=kind, digits=digits)

    def accounts(self) -> tuple[tuple[str, str], ...]:
        """(account, address with flat) of the caller's flats that have an account, each once, at most as there are keys."""
        if not self._accounts:
            self._accounts.append(self._find_accounts())
        return self._accounts[0]

    def meters_of(self, account: str) -> tuple[Meter, ...]:
        """The meters of an account, at most as there are keys."""
        if account and account not in self._meters:
            self._meters[account] = self.meters.meters(self.company.slug, account)[:MOST_CHOICES]
        return self._meters.get(account, ())

    def _find_accounts(self) -> tuple[tuple[str, str], ...]:
        if not self.phone.startswith("+"):
            return ()
        residents = self.callers.caller(self.company.slug, self.phone).residents
        found = {one.account: f"{one.address}, {one.flat}" for one in residents if one.account}
        return tuple(found.items())[:MOST_CHOICES]


def spell_digits(digits: str) -> str:
    """One after another, as they are read out."""
    return " ".join(digits)
