"""Attachments of tickets: what is known of them, the files themselves, and what a file looks like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from dozor.domain.attachment import Attachment, AttachmentRules


class AttachmentRepository(Protocol):
    """What is known of attachments."""

    def add(self, attachment: Attachment) -> Attachment:
        """Keep a new one; answers the one that is there already under this id, if any."""
        ...

    def find(self, company: str, ticket: str, attachment_id: str) -> Attachment | None:
        """One attachment, whatever its state; None when there is none. Sees every earlier write."""
        ...

    def of_ticket(self, company: str, ticket: str) -> tuple[Attachment, ...]:
        """All of a ticket, whatever their state, the first one first. Sees every earlier write."""
        ...

    def settle(self, before: Attachment, after: Attachment) -> None:
        """Change one; raises Conflict when it is not in the state of `before` any more."""
        ...


@dataclass(frozen=True, slots=True)
class UploadForm:
    """A browser's upload: post `fields` and then the file (as `file`) to `address`, until `expires_at` (UTC)."""

    address: str
    fields: Mapping[str, str]
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Upload:
    """What lies in quarantine. mark: of this very content, so that nothing else is released in its place."""

    content: bytes
    mark: str


class AttachmentStore(Protocol):
    """The files: in quarantine until they were looked at, then where they can be opened."""

    def make_form(self, attachment: Attachment, rules: AttachmentRules, now: datetime) -> UploadForm:
        """The form by which this one file can be uploaded for `rules.upload_seconds` from now on."""
        ...

    def read_upload(self, attachment: Attachment, most: int) -> Upload | None:
        """The file in quarantine, up to `most` + 1 bytes of it; None when it is not there (any more)."""
        ...

    def release(self, attachment: Attachment, upload: Upload) -> None:
        """Put that very file, whatever has taken its place since, where it can be opened as `attachment.media_type`.

        Again is fine.
        """
        ...

    def discard_upload(self, attachment: Attachment) -> None:
        """Take the file out of quarantine; one that is not there is fine."""
        ...

    def make_link(self, attachment: Attachment, seconds: int) -> str:
        """A link by which a ready file can be saved, under its name, for that many seconds."""
        ...

    def tell_upload(self, key: str) -> tuple[str, str, str] | None:
        """(company, ticket, attachment id) of the name of a file in quarantine; None for any other name."""
        ...


class ContentSniffer(Protocol):
    """Knows files by their first bytes."""

    def guess(self, content: bytes) -> tuple[str, ...]:
        """The media types that it may be, the likeliest first; none when it is nothing known."""
        ...
