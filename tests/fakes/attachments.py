"""Attachments in memory; files that a test puts into quarantine as a browser would."""

import hashlib
from datetime import datetime, timedelta

from dozor.domain.attachment import Attachment, AttachmentRules
from dozor.domain.errors import Conflict
from dozor.ports.attachments import (
    AttachmentRepository,
    AttachmentStore,
    ContentSniffer,
    Upload,
    UploadForm,
)
from tests.fakes.faults import Faults, faulty

QUARANTINE, CLEAN = "quarantine", "clean"


class FakeAttachments(AttachmentRepository):
    """What is known of them."""

    def __init__(self) -> None:
        self.faults = Faults()
        self.kept: dict[tuple[str, str, str], Attachment] = {}

    @faulty
    def add(self, attachment: Attachment) -> Attachment:
        return self.kept.setdefault((attachment.company, attachment.ticket, attachment.id), attachment)

    @faulty
    def find(self, company: str, ticket: str, attachment_id: str) -> Attachment | None:
        return self.kept.get((company, ticket, attachment_id))

    @faulty
    def of_ticket(self, company: str, ticket: str) -> tuple[Attachment, ...]:
        found = [one for (slug, number, _), one in self.kept.items() if (slug, number) == (company, ticket)]
        return tuple(sorted(found, key=lambda one: (one.asked_at, one.id)))

    @faulty
    def settle(self, before: Attachment, after: Attachment) -> None:
        place = (before.company, before.ticket, before.id)
        if self.kept[place].state is not before.state:
            raise Conflict("This file has changed meanwhile: look again.")
        self.kept[place] = after


class FakeAttachmentStore(AttachmentStore):
    """Files by folder and place. clean: content and media type."""

    def __init__(self) -> None:
        self.faults = Faults()
        self.quarantine: dict[str, bytes] = {}
        self.versions: dict[str, bytes] = {}
        self.clean: dict[str, tuple[bytes, str]] = {}

    def upload(self, attachment: Attachment, content: bytes) -> str:
        """As a browser does it with the form; answers the key."""
        self.quarantine[_place(attachment)] = self.versions[_mark(content)] = content
        return f"{QUARANTINE}/{_place(attachment)}"

    @faulty
    def make_form(self, attachment: Attachment, rules: AttachmentRules, now: datetime) -> UploadForm:
        fields = {"key": f"{QUARANTINE}/{_place(attachment)}", "Content-Type": attachment.media_type}
        return UploadForm("https://files.example/", fields, now + timedelta(seconds=rules.upload_seconds))

    @faulty
    def read_upload(self, attachment: Attachment, most: int) -> Upload | None:
        content = self.quarantine.get(_place(attachment))
        return None if content is None else Upload(content[: most + 1], _mark(content))

    @faulty
    def release(self, attachment: Attachment, upload: Upload) -> None:
        self.clean[_place(attachment)] = (self.versions[upload.mark], attachment.media_type)

    @faulty
    def discard_upload(self, attachment: Attachment) -> None:
        self.quarantine.pop(_place(attachment), None)

    @faulty
    def make_link(self, attachment: Attachment, seconds: int) -> str:
        return f"https://files.example/{CLEAN}/{_place(attachment)}?name={attachment.name}&seconds={seconds}"

    @faulty
    def tell_upload(self, key: str) -> tuple[str, str, str] | None:
        match key.split("/"):
            case ["quarantine", company, ticket, attachment_id] if company and ticket and attachment_id:
                return company, ticket, attachment_id
        return None


class FakeSniffer(ContentSniffer):
    """Knows what begins as a photo, and nothing else."""

    def guess(self, content: bytes) -> tuple[str, ...]:
        return ("image/jpeg",) if content.startswith(b"\xff\xd8\xff") else ()


def _place(attachment: Attachment) -> str:
    return f"{attachment.company}/{attachment.ticket}/{attachment.id}"


def _mark(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
