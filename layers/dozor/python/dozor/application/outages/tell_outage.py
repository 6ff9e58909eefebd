"""What a caller hears of the outages in their building, before anything else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dozor.application.outages.homes import find_home
from dozor.application.outages.words import Speaker, describe
from dozor.domain.company import Company
from dozor.domain.outage import Outage
from dozor.domain.people import Resident
from dozor.ports.people import CallerRepository
from dozor.ports.system import Texts

MOST_TOLD = 3
SEPARATOR = ","
QUIET = {"outage": "no", "outage_id": "", "outage_words": ""}


@dataclass(frozen=True, slots=True)
class Listener:
    """Who listens. language: one of the company's. callers: where their building is looked up."""

    company: Company
    language: str
    residents: tuple[Resident, ...]
    now: datetime
    texts: Texts
    callers: CallerRepository

    @property
    def speaker(self) -> Speaker:
        """Who tells them."""
        return Speaker(self.company, self.language, self.now, self.texts)


def tell_outages(live: Sequence[Outage], listener: Listener) -> dict[str, str]:
    """`outage` (yes/no), `outage_id` (several: comma between), `outage_words` of those that last now where the caller lives."""
    touching = [(outage, address) for outage in live if (address := _where(outage, listener))][:MOST_TOLD]
    if not touching:
        return QUIET
    speaker = listener.speaker
    told = [describe(outage, address, speaker) for outage, address in touching]
    words = " ".join((*told, speaker.say("outage_offer")))
    return {"outage": "yes", "outage_id": SEPARATOR.join(one.id for one, _ in touching), "outage_words": words}


def _where(outage: Outage, listener: Listener) -> str:
    """The first of the caller's addresses that it touches; empty when none, or when it is yet to begin."""
    if not outage.lasts(listener.now):
        return ""
    home = find_home(outage, listener.residents, listener.callers)
    return home.address if home else ""
