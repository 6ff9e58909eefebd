"""What the journal and the event tell of a page."""

from dozor.application.find_recipients import Recipient
from dozor.domain.escalation import Page


def describe_page(page: Page, recipient: Recipient) -> dict[str, str]:
    """Which rung, and who is told by which means."""
    return {
        "rung": page.rung.key,
        "clock": page.rung.clock,
        "after_seconds": str(page.rung.after_seconds),
        **({"time": str(page.time)} if page.time > 1 else {}),
        **describe_recipient(recipient),
    }


def describe_recipient(recipient: Recipient) -> dict[str, str]:
    """Who is told, by which means."""
    return {
        "whom": recipient.whom,  # who is told, in their own words: an executor's link goes to nobody else
        "instead_of": recipient.instead_of,
        "name": recipient.name,
        "means": ",".join(recipient.means),
        "phone": recipient.phone,
        "email": recipient.email,
        "language": recipient.language,
        "recipient_id": recipient.id,
    }
