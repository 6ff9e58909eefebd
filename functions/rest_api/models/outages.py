"""Outages on the wire. Times are UTC, ISO 8601."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, StringConstraints

from dozor.domain.outage import OutageCause, Resource
from functions.rest_api.models.base import Asked, Moment, Told

Key = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Short = Annotated[str, StringConstraints(min_length=1, max_length=20)]
Words = dict[Annotated[str, StringConstraints(pattern="^[a-z]{2}$")], Annotated[str, StringConstraints(max_length=500)]]


class ScopeAsked(Asked):
    """One building, or only some of its entrances or risers; empty means all of them."""

    building_id: Key
    entrances: tuple[Short, ...] = Field(default=(), max_length=50)
    risers: tuple[Short, ...] = Field(default=(), max_length=50)


class NewOutage(Asked):
    """A form as the operator saves it. began_at: now if it is left out; texts: language -> what residents are told besides."""

    company: Key
    resource: Resource
    scope: tuple[ScopeAsked, ...] = Field(min_length=1, max_length=200)
    cause: OutageCause = OutageCause.UNKNOWN
    began_at: Moment | None = None
    expected_end: Moment | None = None
    texts: Words = Field(default_factory=dict)


class OutageActionAsked(Asked):
    """`change` the expected end or the texts (what is left out stays), or `end`. version: what the person was looking at."""

    action: Literal["change", "end"]
    expected_end: Moment | None = None
    texts: Words | None = None
    version: int = Field(default=0, ge=0)


class ScopeTold(Told):
    """One building with its address."""

    building_id: str
    address: str
    entrances: tuple[str, ...]
    risers: tuple[str, ...]


class OutageTold(Told):
    """One outage; expected_end: null while nobody knows; ended_at: null while it lasts."""

    company: str
    id: str
    resource: Resource
    cause: OutageCause
    scope: tuple[ScopeTold, ...]
    began_at: AwareDatetime
    expected_end: AwareDatetime | None
    ended_at: AwareDatetime | None
    texts: dict[str, str]
    entered_at: AwareDatetime | None
    entered_by: str
    ended_by: str
    version: int


class OutageList(Told):
    """One page, the one that began last first (live ones: first); cursor: pass it back, empty at the end."""

    items: tuple[OutageTold, ...]
    cursor: str
