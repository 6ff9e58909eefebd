"""A caller wants a message when an outage is over."""

from dataclasses import dataclass
from datetime import datetime

from dozor.application.outages.homes import find_home
from dozor.application.outages.tell_outage import SEPARATOR
from dozor.application.outages.wording import OUTAGES
from dozor.application.wording import phrase
from dozor.domain.errors import Conflict, NotFound
from dozor.domain.outage import Subscription
from dozor.ports.companies import CompanyRepository
from dozor.ports.outages import OutageRepository
from dozor.ports.people import CallerRepository
from dozor.ports.system import Texts


@dataclass(frozen=True, slots=True)
class SubscribeOutage:
    """outage_id: one, or several with commas between. phone: E.164 as Connect gives it, empty or "anonymous" when withheld."""

    company: str
    language: str
    outage_id: str
    phone: str
    contact_id: str
    now: datetime


def subscribe_outage(
    command: SubscribeOutage,
    companies: CompanyRepository,
    callers: CallerRepository,
    outages: OutageRepository,
    texts: Texts,
) -> dict[str, str]:
    """{"subscribed": yes/no, "sentence": …} for the flow. A second time is as good as the first."""
    company = companies.get(command.company)
    name = _subscribe(command, callers, outages)
    sentence = phrase(texts, company, company.speak(command.language), name, OUTAGES[name])
    return {"subscribed": "yes" if name == "outage_subscribed" else "no", "sentence": sentence}


def _subscribe(command: SubscribeOutage, callers: CallerRepository, outages: OutageRepository) -> str:
    """The name of what the caller is told."""
    if not command.phone.startswith("+"):
        return "outage_no_number"
    homes = callers.caller(command.company, command.phone).residents
    told = "outage_over_already"
    for outage_id in filter(None, command.outage_id.split(SEPARATOR)):
        try:
            outage = outages.get(command.company, outage_id)
            home = find_home(outage, homes, callers)
            outages.subscribe(_describe(command, outage_id, home.address if home else outage.scope[0].address))
        except (NotFound, Conflict):  # over since the caller heard of it
            continue
        told = "outage_subscribed"
    return told


def _describe(command: SubscribeOutage, outage_id: str, address: str) -> Subscription:
    return Subscription(
        company=command.company,
        outage=outage_id,
        phone=command.phone,
        language=command.language,
        at=command.now,
        address=address,
        contact_id=command.contact_id,
    )
