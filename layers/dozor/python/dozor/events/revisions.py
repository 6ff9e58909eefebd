"""What is told of a new version of a thing that a company has of its own. Old consumers must parse new events, so fields are
only ever added.
"""

from pydantic import BaseModel, ConfigDict

from dozor.domain.revision import WRITTEN, Versioned
from dozor.events.envelope import Envelope


class RevisionEventV1(BaseModel):
    """Somebody of a company has changed it. common: the company has nothing of its own any more; restored: the version that was
    taken back, -1 for none.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    version: int
    common: bool
    restored: int = WRITTEN
    actor_kind: str
    actor_name: str
    note: str = ""


def describe_revision(revision: Versioned, thing: str, source: str, payload: type[RevisionEventV1]) -> Envelope:
    """The event "<Thing>Changed". payload: has the key in a field called as the thing."""
    told = {
        thing: revision.key,
        "version": revision.version,
        "common": revision.common,
        "restored": revision.restored,
        "actor_kind": revision.by.kind,
        "actor_name": revision.by.name,
        "note": revision.note,
    }
    return Envelope(
        id=f"{revision.company}-{thing}-{revision.key}-{revision.version}",
        source=source,
        type=f"{thing.capitalize()}Changed",
        company=revision.company,
        subject=revision.key,
        sequence=revision.version,
        time=revision.at,
        data=payload.model_validate(told).model_dump(mode="json"),
    )
