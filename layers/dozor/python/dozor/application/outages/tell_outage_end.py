"""An outage is over: everybody who asked gets one message.

In two stages, so that a thousand people do not hang on one process: the end plans batches, each with an event of its own;
each batch is told by a call of its own, which may be killed and come again, because every message is claimed before it
is sent.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from dozor.application.outages.wording import OUTAGES
from dozor.application.send_message import Carriers, send_message
from dozor.application.wording import phrase
from dozor.domain.company import Company
from dozor.domain.errors import TransientFailure
from dozor.domain.message import Message, MessageChannel
from dozor.domain.outage import Outage, Subscription
from dozor.events.envelope import Envelope
from dozor.events.outages import OutageTellingV1, describe_telling
from dozor.ports.companies import CompanyRepository
from dozor.ports.messages import MessageRepository
from dozor.ports.outages import OutageRepository
from dozor.ports.system import Texts

BATCH = 20


def plan_telling(event: Envelope, outages: OutageRepository) -> int:
    """Make batches of everybody who is to be told; answers how many are new. The same event again makes none."""
    subscriptions = outages.subscriptions(event.company, event.subject)
    phones = [one.phone for one in subscriptions]
    batches = [phones[start : start + BATCH] for start in range(0, len(phones), BATCH)]
    events = [describe_telling(event, number, batch) for number, batch in enumerate(batches, 1)]
    return outages.plan_telling(event.company, event.subject, events)


def tell_batch(
    event: Envelope,
    now: datetime,
    companies: CompanyRepository,
    outages: OutageRepository,
    messages: MessageRepository,
    carriers: Carriers,
    texts: Texts,
) -> tuple[Message, ...]:
    """Send what this batch has not been sent yet; the messages as they stand.

    Raises TransientFailure, after everybody else was told, when some could not be sent but may later: call again.
    """
    phones = frozenset(OutageTellingV1.model_validate(event.data).phones)
    company = companies.get(event.company)
    outage = outages.get(event.company, event.subject)
    subscriptions = [one for one in outages.subscriptions(event.company, event.subject) if one.phone in phones]
    wanted = list(_compose(company, outage, subscriptions, texts))
    return _send(wanted, now, messages, carriers)


def _compose(
    company: Company, outage: Outage, subscriptions: Sequence[Subscription], texts: Texts
) -> Iterator[Message]:
    name = f"outage_over_{outage.resource}"
    for one in subscriptions:
        language = company.speak(one.language)
        text = phrase(
            texts, company, language, name, OUTAGES[name], company=company.name(language), address=one.address
        )
        yield Message(
            company=company.slug,
            id=f"outage-{outage.id}-over-{one.phone}-sms",
            channel=MessageChannel.SMS,
            to=one.phone,
            kind="outage_over",
            text=text,
        )


def _send(
    wanted: Sequence[Message], now: datetime, messages: MessageRepository, carriers: Carriers
) -> tuple[Message, ...]:
    sent: list[Message] = []
    put_off: TransientFailure | None = None
    for message in wanted:
        try:
            sent.append(send_message(message, now, messages, carriers))
        except TransientFailure as failure:
            put_off = failure
    if put_off is not None:
        raise put_off
    return tuple(sent)
