"""Files of tickets for all who may attach: the desk, the executor by their link, the resident by theirs."""

from collections.abc import Iterable

from chalice.app import Request

from dozor.application.attachments.ask_upload import AskUpload, ask_upload
from dozor.bootstrap.attachments import attachment_rules, attachment_store, attachments
from dozor.bootstrap.system import clock, texts
from dozor.domain.attachment import Attachment, AttachmentState
from dozor.domain.people import Actor
from functions.rest_api.languages import language_of
from functions.rest_api.models.attachments import (
    AttachmentList,
    AttachmentTold,
    UploadAsked,
    UploadFormTold,
    UploadTold,
)
from functions.rest_api.operations import Answer
from functions.rest_api.reading import read_key


def offer_upload(request: Request, company: str, number: str, body: UploadAsked, actor: Actor) -> Answer:
    """The form by which this person may upload that file to a ticket of theirs; 201, or 200 when the key made it before."""
    command = AskUpload(
        company=company,
        ticket=number,
        key=read_key(request),
        name=body.name,
        media_type=body.media_type,
        size=body.size,
        actor=actor,
        now=clock().now(),
    )
    asked = ask_upload(command, attachments(), attachment_store(), attachment_rules())
    form = UploadFormTold.model_validate(asked.form) if asked.form else None
    told = UploadTold(attachment=show_attachment(asked.attachment, language_of(request)), upload=form)
    return Answer(told, 201 if asked.created else 200)


def show_attachments(found: Iterable[Attachment], language: str) -> AttachmentList:
    """Those that are not removed."""
    shown = tuple(show_attachment(one, language) for one in found if one.state is not AttachmentState.REMOVED)
    return AttachmentList(items=shown, link_seconds=attachment_rules().link_seconds)


def show_attachment(attachment: Attachment, language: str) -> AttachmentTold:
    """One file; only what was looked at and found good has a link."""
    told = AttachmentTold.model_validate(attachment)
    if attachment.state is AttachmentState.READY:
        link = attachment_store().make_link(attachment, attachment_rules().link_seconds)
        return told.model_copy(update={"link": link})
    if attachment.state is AttachmentState.REFUSED:
        return told.model_copy(update={"reason": texts().say(language, attachment.reason)})
    return told
