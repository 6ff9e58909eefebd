"""The envelope that every event travels in."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field


class Envelope(BaseModel):
    """One event. `id` is made from what happened, not from chance, so that the same happening has one id.

    source: "dozor.tickets", "dozor.contacts", …; type, version: which schema `data` follows; time: UTC;
    correlation_id: the contact or request that started it all; sequence: position within the subject (a ticket's version).
    """

    # Errors are logged, and what came in is personal: the same in every payload.
    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    id: str
    source: str
    type: str
    version: int = 1
    company: str
    subject: str
    sequence: int = 0
    time: datetime
    correlation_id: str = ""
    data: Annotated[dict[str, Any], Field(description="as `type` and `version` say")]
