"""What a resident is told of an outage: on the telephone, by the operator, in a message. One source for all three."""

from dataclasses import dataclass
from datetime import datetime

from dozor.application.outages.wording import OUTAGES
from dozor.application.wording import phrase
from dozor.domain.company import Company
from dozor.domain.outage import Outage
from dozor.ports.system import Texts


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who tells. language: one of the company's; now: UTC."""

    company: Company
    language: str
    now: datetime
    texts: Texts

    def say(self, name: str, /, **values: object) -> str:
        """A sentence by its name."""
        return phrase(self.texts, self.company, self.language, name, OUTAGES[name], **values)

    def moment(self, at: datetime) -> str:
        """A moment as a person would say it."""
        return self.texts.moment(self.language, at, self.company, self.now)


def describe(outage: Outage, address: str, speaker: Speaker) -> str:
    """What, why, until when, and the operator's own words; of one that is yet to begin from when until when."""
    own = outage.texts.get(speaker.language, "")
    if outage.began_at > speaker.now:
        return " ".join(filter(None, (_announce(outage, address, speaker), own)))
    told = [
        speaker.say(f"outage_{outage.resource}", address=address),
        speaker.say(f"outage_cause_{outage.cause}"),
        _tell_end(outage, speaker),
        own,
    ]
    return " ".join(filter(None, told))


def describe_in_all(outage: Outage, company: Company, now: datetime, texts: Texts) -> dict[str, str]:
    """Language of the company -> what residents are told, at the first of the addresses."""
    address = outage.scope[0].address
    return {
        language: describe(outage, address, Speaker(company, language, now, texts)) for language in company.languages
    }


def write_news(outage: Outage, address: str, speaker: Speaker) -> str:
    """The message that begins, changes or announces it: the company's name, and what it tells."""
    return f"{speaker.company.name(speaker.language)}: {describe(outage, address, speaker)}"


def write_end(outage: Outage, address: str, speaker: Speaker) -> str:
    """The message at its end, or when it was cancelled before it began."""
    name = "outage_cancelled" if outage.cancelled else f"outage_over_{outage.resource}"
    what = speaker.say(f"outage_name_{outage.resource}")
    values = {"what": what} if outage.cancelled else {}
    return speaker.say(name, company=speaker.company.name(speaker.language), address=address, **values)


def _announce(outage: Outage, address: str, speaker: Speaker) -> str:
    name = "outage_planned_until" if outage.expected_end else "outage_planned"
    until = {"until": speaker.moment(outage.expected_end)} if outage.expected_end else {}
    what = speaker.say(f"outage_name_{outage.resource}")
    return speaker.say(name, address=address, what=what, begins=speaker.moment(outage.began_at), **until)


def _tell_end(outage: Outage, speaker: Speaker) -> str:
    if outage.expected_end is None:
        return speaker.say("outage_open")
    if outage.overdue(speaker.now):
        return speaker.say("outage_late")
    until = speaker.texts.deadline(speaker.language, outage.expected_end, speaker.company, speaker.now)
    return speaker.say("outage_expected", until=until)
