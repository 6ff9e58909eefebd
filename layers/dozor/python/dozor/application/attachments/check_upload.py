"""A file has arrived in quarantine: it is looked at, released or refused, and the journal is told.

Everything here may happen twice, late, or not to its end: the state of the attachment decides once, and whatever follows
from it is made good when the event comes again.
"""

from dataclasses import dataclass
from datetime import datetime

from dozor.application.enter_once import enter_once
from dozor.domain.attachment import Attachment, AttachmentRules, AttachmentState
from dozor.domain.errors import Conflict
from dozor.domain.file_content.judge import Verdict, judge
from dozor.domain.people import SYSTEM
from dozor.ports.attachments import AttachmentRepository, AttachmentStore, ContentSniffer
from dozor.ports.tickets import TicketRepository

ATTACHED, REFUSED = "attached", "attachment_refused"


@dataclass(frozen=True, slots=True)
class Inspection:
    """What looking at files needs at hand."""

    attachments: AttachmentRepository
    store: AttachmentStore
    sniffer: ContentSniffer
    tickets: TicketRepository
    rules: AttachmentRules


def check_upload(key: str, now: datetime, inspection: Inspection) -> Attachment | None:
    """The attachment as it stands afterwards; None for a file that nobody has announced, which is left to expire.

    key: the name of the file in quarantine. Raises TransientFailure: call again.
    """
    place = inspection.store.tell_upload(key)
    attachment = inspection.attachments.find(*place) if place else None
    if attachment is None:
        return None
    if attachment.state is AttachmentState.WAITING:
        attachment = _settle(attachment, now, inspection)
    if attachment.state in (AttachmentState.READY, AttachmentState.REFUSED):
        _tell(attachment, inspection.tickets)
    if attachment.state is not AttachmentState.WAITING:
        inspection.store.discard_upload(attachment)
    return attachment


def _settle(attachment: Attachment, now: datetime, inspection: Inspection) -> Attachment:
    upload = inspection.store.read_upload(attachment, inspection.rules.largest_bytes)
    if upload is None:  # expired or taken away: whoever wants it attached sends it again
        return attachment
    endings = inspection.rules.endings
    seen = inspection.sniffer.guess(upload.content)
    verdict: Verdict = judge(upload.content, seen, endings, inspection.rules.largest_bytes)
    if verdict.media_type:
        settled = attachment.accept(verdict.media_type, len(upload.content), endings[verdict.media_type], now)
        inspection.store.release(settled, upload)
    else:
        settled = attachment.refuse(verdict.reason, now)
    try:
        inspection.attachments.settle(attachment, settled)
    except Conflict:  # the same event at the same moment, or removed meanwhile
        return inspection.attachments.find(attachment.company, attachment.ticket, attachment.id) or settled
    return settled


def _tell(attachment: Attachment, tickets: TicketRepository) -> None:
    """The entry follows from the attachment alone, so that it is the same whoever makes it."""
    ready = attachment.state is AttachmentState.READY
    details = {
        "about": attachment.id,
        "name": attachment.name,
        "media_type": attachment.media_type,
        "size": str(attachment.size),
        "by": attachment.by.kind.value,
    }
    enter_once(
        attachment.company,
        attachment.ticket,
        ATTACHED if ready else REFUSED,
        details,
        attachment.settled_at or attachment.asked_at,
        tickets,
        actor=attachment.by if ready else SYSTEM,
        reason=attachment.reason,
    )
