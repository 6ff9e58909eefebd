"""Contact events (default bus) -> no contact without a record, even if its contact record never comes."""

from datetime import UTC, datetime
from typing import Any

from dozor.application.settle_contact import note_contact
from dozor.bootstrap.stores import companies, contacts
from dozor.domain.contact import Contact
from dozor.entry.batches import reads_bus_events


def note(event: dict[str, Any]) -> None:
    """Note the contact of one "Amazon Connect Contact Event"; the record decides everything else."""
    detail = event["detail"]
    started_at = datetime.fromisoformat(detail.get("initiationTimestamp") or event["time"]).astimezone(UTC)
    contact = Contact(
        company="",
        id=detail.get("initialContactId") or detail["contactId"],
        caller=(detail.get("customerEndpoint") or {}).get("address", ""),
        dialled=_dialled(detail),
        started_at=started_at,
        channel=detail.get("channel", "VOICE"),
    )
    note_contact(contact, companies(), contacts())


def _dialled(detail: dict[str, Any]) -> str:
    """The number that was dialled, by which the company is known: contact events tell it, if at all, as Connect's own tag.

    Amazon Connect administrator guide, "Contact events data model", and "Set up granular billing" for the tag.
    """
    endpoint = (detail.get("systemEndpoint") or {}).get("address", "")
    return str(endpoint or (detail.get("tags") or {}).get("aws:connect:systemEndpoint", ""))


handler = reads_bus_events(note)
