"""Events of people at work. Old consumers must parse new events, so fields are only ever added."""

from collections.abc import Mapping
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from dozor.domain.people import Executor
from dozor.events.envelope import Envelope

SOURCE = "dozor.people"
LINK_ASKED = "ShiftLinkAsked"


class ShiftLinkAskedV1(BaseModel):
    """An executor wants the link to the list of their own tickets, on their own telephone (E.164)."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    executor: str
    name: str
    phone: str
    email: str = ""
    language: str = ""


EVENTS: Mapping[str, type[BaseModel]] = {LINK_ASKED: ShiftLinkAskedV1}


def describe_asking(executor: Executor, at: datetime) -> Envelope:
    """ShiftLinkAsked: of one executor and moment there is one."""
    payload = ShiftLinkAskedV1(
        executor=executor.id,
        name=executor.name,
        phone=executor.phone,
        email=executor.email,
        language=executor.language,
    )
    return Envelope(
        id=f"{executor.company}-executor-{executor.id}-{LINK_ASKED}-{int(at.timestamp())}",
        source=SOURCE,
        type=LINK_ASKED,
        company=executor.company,
        subject=executor.id,
        time=at,
        data=payload.model_dump(mode="json"),
    )
