"""Somebody removes an attachment: it is shown no more, and the journal says who took it away, and why."""

from datetime import datetime

from dozor.application.enter_once import enter_once
from dozor.domain.attachment import Attachment, AttachmentState
from dozor.domain.errors import FieldProblem, Invalid, NotFound
from dozor.domain.people import Actor
from dozor.ports.attachments import AttachmentRepository
from dozor.ports.tickets import TicketRepository

REMOVED = "attachment_removed"


def remove_attachment(
    place: tuple[str, str, str],
    reason: str,
    actor: Actor,
    now: datetime,
    attachments: AttachmentRepository,
    tickets: TicketRepository,
) -> Attachment:
    """The attachment afterwards; removing it again changes nothing. place: company, ticket, attachment id.

    Raises NotFound, Invalid without a reason, Conflict when it has just been looked at.
    """
    attachment = attachments.find(*place)
    if attachment is None:
        raise NotFound("There is no such file.")
    if not reason.strip():
        raise Invalid([FieldProblem("reason", "Say why it is removed: the journal will be told.")])
    if attachment.state is not AttachmentState.REMOVED:
        removed = attachment.remove(reason.strip(), now)
        attachments.settle(attachment, removed)
        attachment = removed
    details = {"about": attachment.id, "name": attachment.name}
    enter_once(
        attachment.company,
        attachment.ticket,
        REMOVED,
        details,
        attachment.settled_at or now,
        tickets,
        actor=actor,
        reason=attachment.reason,
    )
    return attachment
