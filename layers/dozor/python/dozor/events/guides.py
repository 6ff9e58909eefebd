"""Events of guides."""

from collections.abc import Mapping

from pydantic import BaseModel

from dozor.domain.guide import Revision
from dozor.events.envelope import Envelope
from dozor.events.revisions import RevisionEventV1, describe_revision

SOURCE = "dozor.guides"


class GuideEventV1(RevisionEventV1):
    """A company has changed a guide. common: it has taken its own back, and the common one stands again; restored: the version
    that was taken back, -1 for none.
    """

    guide: str


EVENTS: Mapping[str, type[BaseModel]] = {"GuideChanged": GuideEventV1}


def describe_guide(revision: Revision) -> Envelope:
    """GuideChanged."""
    return describe_revision(revision, "guide", SOURCE, GuideEventV1)
