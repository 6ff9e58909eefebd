"""Files of tickets on the wire. Times are UTC, ISO 8601; sizes are bytes."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from dozor.domain.attachment import AttachmentState
from dozor.domain.people import ActorKind
from functions.rest_api.models.base import Asked, Told


class UploadAsked(Asked):
    """A file that somebody wants to attach. name: as their device calls it; media_type: as it says."""

    name: Annotated[str, StringConstraints(max_length=300)] = ""
    media_type: Annotated[str, StringConstraints(min_length=1, max_length=100)]
    size: Annotated[int, Field(ge=0, le=10**12)]


class RemovalAsked(Asked):
    """Why a file is removed."""

    reason: Annotated[str, StringConstraints(max_length=4000)] = ""


class UploaderTold(Told):
    """Who attached it."""

    kind: ActorKind
    name: str


class AttachmentTold(Told):
    """One file. reason: why it was refused, in the language asked for, or removed. link: to save it, while it is ready.

    media_type: as its uploader said, and once it is ready what it was found to be.
    """

    id: str
    name: str
    media_type: str
    size: int
    state: AttachmentState
    by: UploaderTold
    asked_at: datetime
    settled_at: datetime | None
    reason: str
    link: str = ""


class AttachmentList(Told):
    """Files of a ticket, the first one first. link_seconds: how long links are good."""

    items: tuple[AttachmentTold, ...]
    link_seconds: int


class UploadFormTold(Told):
    """How to upload: post `fields` and then the file, as `file`, to `address` as multipart/form-data until `expires_at`."""

    address: str
    fields: dict[str, str]
    expires_at: datetime


class UploadTold(Told):
    """The attachment as it stands, and the form while it waits for its file."""

    attachment: AttachmentTold
    upload: UploadFormTold | None
