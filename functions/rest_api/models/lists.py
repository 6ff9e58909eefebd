"""What lists are asked for: pages, filters, months. Every list of the API is read page by page in the same way."""

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from dozor.domain.clocks import Urgency
from dozor.domain.outage import OutageState, Resource
from dozor.domain.ticket import TicketState
from functions.rest_api.models.base import MOST_A_PAGE, Asked, Flag, Limit, Moment, PageAsked, Slug, read_count

LONGEST_CURSOR = 6000  # of changes; an address and its headers may have 10,240 bytes (quotas of HTTP APIs)
Key = Annotated[str, StringConstraints(max_length=100)]
Named = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Month = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]
Typed = Annotated[str, StringConstraints(max_length=200)]
AsOf = Annotated[str, StringConstraints(pattern=r"^([a-z0-9_]{1,100}:[0-9]{1,6})?$")]


class Order(StrEnum):
    """By the moment of registration."""

    NEWEST = "newest"
    OLDEST = "oldest"


class CompanyAsked(Asked):
    """A list that is told whole."""

    company: Slug


class TicketsAsked(PageAsked):
    """Of the register. open: only those that are not over. Several of state, urgency, category, problem: any of them.

    registered_from belongs to it, registered_to does not. late: only with a limit that has passed and is still to be kept;
    due_before: that passes before then.
    words: all of them in what the ticket says, or in its problem's name; they are looked through, so pages are short.
    """

    open: Flag = False
    state: tuple[TicketState, ...] = Field(default=(), max_length=20)
    urgency: tuple[Urgency, ...] = Field(default=(), max_length=20)
    category: tuple[Named, ...] = Field(default=(), max_length=20)
    problem: tuple[Named, ...] = Field(default=(), max_length=20)
    executor: Key = ""
    building: Key = ""
    phone: Key = ""
    number: Key = ""
    outage: Key = ""
    registered_from: Moment | None = None
    registered_to: Moment | None = None
    late: Flag = False
    due_before: Moment | None = None
    words: Typed = ""
    order: Order = Order.NEWEST


class ChangesAsked(Asked):
    """Of a company's tickets, since a moment or since the page before; with neither since now.

    cursor: as the page before gave it, which goes on from there. limit: entries of journals that are read for a page.
    """

    company: Slug
    after: Moment | None = None
    cursor: Annotated[str, StringConstraints(max_length=LONGEST_CURSOR)] = ""
    limit: Limit = MOST_A_PAGE


class ReadingsAsked(PageAsked):
    """Of a month, such as 2026-11."""

    month: Month
    limit: Limit = 200


class MonthAsked(Asked):
    """A month, such as 2026-11."""

    company: Slug
    month: Month


class OutagesAsked(PageAsked):
    """live: only those that have not ended, all at once. proposed: those that wait for a decision, too.

    Several of state or resource: any of them; building: only those that reach it. They are looked through: pages may be short.
    """

    live: Flag = False
    proposed: Flag = False
    state: tuple[OutageState, ...] = Field(default=(), max_length=5)
    resource: tuple[Resource, ...] = Field(default=(), max_length=10)
    building: Key = ""


class BuildingsAsked(PageAsked):
    """query: words of an address; id: the one building that is asked about."""

    limit: Limit = 20
    query: Typed = ""
    id: Typed = ""


class CallerAsked(Asked):
    """phone: as it was shown or dictated."""

    company: Slug
    phone: Annotated[str, StringConstraints(min_length=1, max_length=40)]


class ProblemsAsked(Asked):
    """query: any words, endings and slips forgiven. limit: so many at most; all of them unless it is given.

    as_of: "<problem>:<version>", a change of the catalogue that one has been told of: the answer is no older.
    """

    company: Slug
    query: Typed = ""
    as_of: AsOf = ""
    limit: Annotated[int, Field(ge=1, le=1000), BeforeValidator(read_count)] | None = None
