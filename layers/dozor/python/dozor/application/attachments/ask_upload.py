"""Somebody wants to attach a file: it is noted, and they get the form by which it can be uploaded."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dozor.domain.attachment import Attachment, AttachmentRules, AttachmentState, check_request, clean_name
from dozor.domain.errors import Conflict
from dozor.domain.people import Actor, ActorKind
from dozor.ports.attachments import AttachmentRepository, AttachmentStore, UploadForm


@dataclass(frozen=True, slots=True)
class AskUpload:
    """key: made by the page, the same for the same file. name, media_type, size (bytes): as the page says. now: UTC."""

    company: str
    ticket: str
    key: str
    name: str
    media_type: str
    size: int
    actor: Actor
    now: datetime


@dataclass(frozen=True, slots=True)
class Asked:
    """The attachment as it stands, the form while it waits for its file, and whether this call made it."""

    attachment: Attachment
    form: UploadForm | None
    created: bool


def ask_upload(
    command: AskUpload, attachments: AttachmentRepository, store: AttachmentStore, rules: AttachmentRules
) -> Asked:
    """Note it once per key and person. The caller has seen that the ticket is theirs.

    Raises Invalid for a type or a size that is not taken, Conflict when the ticket has as many as it may have.
    """
    wanted = Attachment(
        company=command.company,
        ticket=command.ticket,
        id=_make_id(command),
        name=clean_name(command.name),
        media_type=check_request(command.media_type, command.size, rules),
        size=command.size,
        by=command.actor,
        asked_at=command.now,
    )
    present = attachments.of_ticket(command.company, command.ticket)
    known = next((one for one in present if one.id == wanted.id), None)
    if known is None and _is_full(present, command.actor, rules):
        raise Conflict("This request has as many files as it may have.")
    attachment = known or attachments.add(wanted)
    waits = attachment.state is AttachmentState.WAITING
    form = store.make_form(attachment, rules, command.now) if waits else None
    return Asked(attachment, form, created=known is None and attachment == wanted)


def _is_full(present: Sequence[Attachment], actor: Actor, rules: AttachmentRules) -> bool:
    residents = sum(one.by.kind is ActorKind.RESIDENT for one in present)
    return len(present) >= rules.most or (actor.kind is ActorKind.RESIDENT and residents >= rules.most_of_resident)


def _make_id(command: AskUpload) -> str:
    """The same for the same key of the same person, and nothing that somebody else could guess from another one."""
    told = "\0".join((command.company, command.ticket, command.actor.kind, command.actor.id, command.key))
    return hashlib.sha256(told.encode()).hexdigest()[:24]
