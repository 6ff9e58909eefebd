"""The photos of a work report are files of its ticket."""

from collections.abc import Callable

from dozor.domain.attachment import AttachmentState
from dozor.domain.errors import FieldProblem, Invalid
from dozor.domain.ticket import WorkReport
from dozor.ports.attachments import AttachmentRepository

_SHOWN = frozenset({AttachmentState.WAITING, AttachmentState.READY})


def check_photos(
    company: str, number: str, report: WorkReport | None, attachments: Callable[[], AttachmentRepository]
) -> None:
    """Raises Invalid for an id that is no file of the ticket, or of one that was refused or removed.

    One that is still being looked at will do. attachments: asked for only where there are photos.
    """
    for photo in report.photos if report else ():
        found = attachments().find(company, number, photo)
        if found is None or found.state not in _SHOWN:
            raise Invalid([FieldProblem("photos", "This photo is not there, or was not taken: send it again.")])
