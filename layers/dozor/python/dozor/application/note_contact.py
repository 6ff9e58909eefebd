"""A call has begun: no contact is without a record, even one whose contact record is late."""

from datetime import datetime

from dozor.domain.contact import Contact
from dozor.ports.contacts import ContactRepository

PLATFORM = "_"


def note_contact(
    contact_id: str, company: str, caller: str, dialled: str, now: datetime, contacts: ContactRepository
) -> None:
    """Note that a contact exists; twice, or after its record, is no harm. The record decides everything else.

    contact_id: the initial one. company: whose number was dialled, PLATFORM for nobody's. caller, dialled: E.164, caller
    empty when withheld. now: the flow's first step, which comes a moment after the call began; the record knows better.
    """
    contacts.begin(Contact(company=company, id=contact_id, caller=caller, dialled=dialled, started_at=now))
