"""The message that brings an executor the link to their own list. Pure: the same event, the same message."""

from dozor.application.wording import WRITTEN, phrase
from dozor.domain.company import Company
from dozor.domain.message import Message, MessageChannel
from dozor.domain.secret_links import SHIFT
from dozor.events.envelope import Envelope
from dozor.events.people import LINK_ASKED, ShiftLinkAskedV1
from dozor.ports.system import LinkSigner, ShiftLink, Texts

KIND = "shift_link"


def compose_shift_link(
    event: Envelope, company: Company, texts: Texts, links: LinkSigner, pages_address: str
) -> tuple[Message, ...]:
    """An SMS, once; none for any other event."""
    if event.type != LINK_ASKED:
        return ()
    asked = ShiftLinkAskedV1.model_validate(event.data)
    language = company.speak(asked.language)
    token = links.sign_for_shift(ShiftLink(event.company, asked.executor, event.time))
    link = f"{pages_address}{SHIFT}{token}"
    text = phrase(texts, company, language, KIND, WRITTEN[KIND], company=company.name(language), link=link)
    message = Message(
        company=event.company,
        id=f"{event.id}-{MessageChannel.SMS}",
        channel=MessageChannel.SMS,
        to=asked.phone,
        kind=KIND,
        text=text,
        recipient=asked.name,
        made_at=event.time,
        language=language,
    )
    return (message,)
