"""Contact events (default bus) -> no contact without a record, even if its contact record never comes."""

from datetime import UTC, datetime
from typing import Any

from dozor.application.settle_contact import note_contact
from dozor.bootstrap.outside import contact_centre
from dozor.bootstrap.stores import companies, contacts
from dozor.domain.contact import Contact
from dozor.domain.errors import NotFound
from dozor.entry.batches import reads_bus_events


def note(event: dict[str, Any]) -> None:
    """Note the contact of one "Amazon Connect Contact Event"; the record decides everything else.

    The event does not say who called whom (administrator guide, "Contact events data model"): Connect is asked.
    """
    detail = event["detail"]
    started_at = datetime.fromisoformat(detail.get("initiationTimestamp") or event["time"]).astimezone(UTC)
    caller, dialled = _ask_endpoints(detail["contactId"])
    contact = Contact(
        company="",
        id=detail.get("initialContactId") or detail["contactId"],
        caller=caller,
        dialled=dialled,
        started_at=started_at,
        channel=detail.get("channel", "VOICE"),
    )
    note_contact(contact, companies(), contacts())


def _ask_endpoints(contact_id: str) -> tuple[str, str]:
    try:
        return contact_centre().endpoints(contact_id)
    except NotFound:  # an event so late that Connect has forgotten: noted all the same, as the platform's own
        return "", ""


handler = reads_bus_events(note)
