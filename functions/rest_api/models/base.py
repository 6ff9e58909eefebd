"""The bases of all models, and the kinds of value that many have."""

import re
from datetime import UTC, datetime
from typing import Annotated, Any, NoReturn

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT")
_FIRST, _LAST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
PAGE_SIZE = 50
MOST_A_PAGE = 200


class Asked(BaseModel):
    """Something that comes in: unknown fields are refused, texts are stripped."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, frozen=True)


class Told(BaseModel):
    """Something that goes out, read from the domain's own objects."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


def _read_flag(value: Any) -> Any:
    """A query has texts only."""
    return {"true": True, "false": False}.get(value, "") if isinstance(value, str) else value


def read_count(value: Any) -> Any:
    """A whole number as a query has it; what is none is left to be refused."""
    return value if not isinstance(value, str) or re.fullmatch(r"-?\d{1,9}", value, re.ASCII) else ""


def _read_moment(value: Any) -> Any:
    """Seconds since 1970 are no moment that anybody writes. Read here, for a strict body would not have texts read later."""
    if isinstance(value, datetime):
        return value
    try:
        return datetime.fromisoformat(value) if _MOMENT.match(value) else _refuse_moment()
    except (TypeError, ValueError):
        return _refuse_moment()


def _refuse_moment() -> NoReturn:
    raise PydanticCustomError("datetime_parsing", "no moment")


def _keep_in_reach(moment: datetime) -> datetime:
    """With its zone, and of our time: the end of the calendar cannot be told in another zone."""
    if moment.tzinfo is None:
        raise PydanticCustomError("timezone_aware", "no zone")
    if not _FIRST.replace(tzinfo=None) < moment.replace(tzinfo=None) < _LAST.replace(tzinfo=None):
        raise PydanticCustomError("datetime_parsing", "out of reach")
    return moment.astimezone(UTC)


Flag = Annotated[bool, BeforeValidator(_read_flag)]  # of a query: true or false
# Bounds stand before the reader of a text, which wraps them; behind it they would be missing from the description.
Limit = Annotated[int, Field(ge=1, le=MOST_A_PAGE), BeforeValidator(read_count)]
Moment = Annotated[datetime, BeforeValidator(_read_moment), AfterValidator(_keep_in_reach)]
Slug = Annotated[str, StringConstraints(min_length=1, max_length=100)]


class PageAsked(Asked):
    """A page of a list of a company. cursor: as the page before gave it; nothing for the first."""

    company: Slug
    limit: Limit = PAGE_SIZE
    cursor: Annotated[str, StringConstraints(max_length=500)] = ""
