"""Events of guides. Old consumers must parse new events, so fields are only ever added."""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict

from dozor.domain.guide import Revision
from dozor.events.envelope import Envelope

SOURCE = "dozor.guides"


class GuideEventV1(BaseModel):
    """A company has changed a guide. common: it has taken its own back, and the common one stands again."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    guide: str
    version: int
    common: bool
    actor_kind: str
    actor_name: str
    note: str = ""


EVENTS: Mapping[str, type[BaseModel]] = {"GuideChanged": GuideEventV1}


def describe_guide(revision: Revision) -> Envelope:
    """GuideChanged."""
    payload = GuideEventV1(
        guide=revision.key,
        version=revision.version,
        common=revision.common,
        actor_kind=revision.by.kind,
        actor_name=revision.by.name,
        note=revision.note,
    )
    return Envelope(
        id=f"{revision.company}-guide-{revision.key}-{revision.version}",
        source=SOURCE,
        type="GuideChanged",
        company=revision.company,
        subject=revision.key,
        sequence=revision.version,
        time=revision.at,
        data=payload.model_dump(mode="json"),
    )
