"""A document or photo of a ticket: asked for, uploaded into quarantine, and shown only once its content was looked at."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from dozor.domain.errors import FieldProblem, Invalid
from dozor.domain.people import Actor

LONGEST_NAME = 100
# Controls, marks that turn the direction of writing (so that "gpj.exe" reads "exe.jpg"), and what no file system likes.
_NOT_IN_A_NAME = re.compile(r'[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069<>:"|?*;]')
# What a telephone calls the same thing.
_ALSO_CALLED = {"image/jpg": "image/jpeg", "image/pjpeg": "image/jpeg", "image/heif": "image/heic"}


class AttachmentState(StrEnum):
    """Where it stands. Only what is ready can be opened."""

    WAITING = "waiting"
    READY = "ready"
    REFUSED = "refused"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class AttachmentRules:
    """What the platform takes, as its own data.

    largest_bytes: of one file; most: of one ticket, those refused and removed included; upload_seconds, link_seconds: how
    long somebody may upload and open one. endings: media type -> endings of names, the usual one first. most_of_resident: so
    that a link that was found cannot take the places of those who work.
    """

    largest_bytes: int
    most: int
    upload_seconds: int
    link_seconds: int
    endings: Mapping[str, tuple[str, ...]]
    most_of_resident: int = 10


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file. media_type: what the uploader says, and once it is ready what it is. size: bytes. Times UTC.

    by: who attached it. reason: why it was refused, as an English message id, or why it was removed, in a person's words.
    """

    company: str
    ticket: str
    id: str
    name: str
    media_type: str
    size: int
    by: Actor
    asked_at: datetime
    state: AttachmentState = AttachmentState.WAITING
    reason: str = ""
    settled_at: datetime | None = None

    def accept(self, media_type: str, size: int, endings: tuple[str, ...], at: datetime) -> "Attachment":
        """Looked at and found to be of that type; a name that promises another type gets the usual ending of this one."""
        stem, dot, ending = self.name.rpartition(".")
        fits = dot and f".{ending.lower()}" in endings
        name = self.name if fits else f"{stem or ending}{endings[0]}"
        return replace(self, state=AttachmentState.READY, media_type=media_type, size=size, name=name, settled_at=at)

    def refuse(self, reason: str, at: datetime) -> "Attachment":
        """Looked at and not taken."""
        return replace(self, state=AttachmentState.REFUSED, reason=reason, settled_at=at)

    def remove(self, reason: str, at: datetime) -> "Attachment":
        """Shown no more; the file stays where it is kept, for an inspector."""
        return replace(self, state=AttachmentState.REMOVED, reason=reason, settled_at=at)


def clean_name(name: str) -> str:
    """The last part of a path without anything that could mislead whoever sees or saves it; "file" when nothing is left."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    plain = " ".join(_NOT_IN_A_NAME.sub(" ", last).split()).strip(". ")
    stem, dot, ending = plain.rpartition(".")
    return f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}" if dot and len(ending) < LONGEST_NAME // 2 else (
        plain[:LONGEST_NAME] or "file"
    )  # fmt: skip


def check_request(media_type: str, size: int, rules: AttachmentRules) -> str:
    """The media type as it is called here; raises Invalid for one that is not taken, and for a size out of bounds."""
    plain = media_type.partition(";")[0].strip().lower()
    known = _ALSO_CALLED.get(plain, plain)
    problems = []
    if known not in rules.endings:
        problems.append(FieldProblem("media_type", "We take photos (JPEG, PNG, WebP, HEIC), PDF and short videos."))
    if size < 1:
        problems.append(FieldProblem("size", "The file is empty."))
    if size > rules.largest_bytes:
        problems.append(FieldProblem("size", "The file is too large."))
    if problems:
        raise Invalid(problems)
    return known
